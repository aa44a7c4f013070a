"""Standard input, output and error of the commands.

Text for people goes through `say`, which sends no control character to a terminal; data for other
programs through `give`.  A stream that cannot be written to does not stop the work: it is told, and
remembered for the exit status (`closed`).  A reader that has gone away, as ``head`` does, is no
error.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO

import click

from unassemble.base.printable import printable, printable_lines

_failed: list[str] = []
"""What prevented the writing of standard output, in this run."""


def keep_open() -> None:
    """Open the null device in place of standard streams that are closed.

    Otherwise the next file that is opened would be taken for standard output.
    """
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            with suppress(OSError):
                os.open(os.devnull, os.O_RDONLY if number == 0 else os.O_WRONLY)


def say(text: object, *, error: bool = False) -> None:
    """Print one line for people; ``error`` sends it to standard error."""
    _write(f"{printable(str(text))}\n", error)


def say_lines(text: str, *, error: bool = False) -> None:
    """Print lines for people; the text ends its last line itself."""
    _write(printable_lines(text), error)


def say_colored(text: str) -> None:
    """Print to standard error a text that is printable but for colours of the program's own."""
    _write(text, True)


def is_terminal() -> bool:
    """Whether standard error is a terminal."""
    return sys.stderr is not None and sys.stderr.isatty()


def give(text: str) -> None:
    """Write data for another program to standard output; on a terminal, made printable."""
    if sys.stdout is None:
        _failed.append("it is closed")
        return
    _write(printable_lines(text) if sys.stdout.isatty() else text, False)


def give_bytes(data: bytes) -> None:
    """Write bytes for another program to standard output."""
    if sys.stdout is None:
        _failed.append("it is closed")
        return
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
    except OSError as problem:
        _note(problem)


def say_path(path: Path) -> None:
    """Print the path of a file that was written: exactly to another program, printable to a person.

    A name that is not UTF-8 (POSIX allows any bytes) has no exact text.
    """
    if sys.stdout is not None and not sys.stdout.isatty() and not str(path).isprintable():
        give_bytes(os.fsencode(path) + b"\n")
    else:
        say(path)


def standard_input() -> bytes:
    """All of standard input.

    Raises:
        OSError: it is closed, or cannot be read.
    """
    if sys.stdin is None:
        raise OSError(errno.EBADF, "standard input is closed")
    return sys.stdin.buffer.read()


def closed() -> str:
    """Flush the streams; why standard output could not be written, or nothing."""
    for stream in (sys.stdout, sys.stderr):
        if stream is None:
            continue
        try:
            stream.flush()
        except OSError as problem:
            if stream is sys.stdout:
                _note(problem)
            _to_nowhere(stream)
    if not _failed:
        return ""
    message = f"standard output cannot be written: {_failed[0]}"
    _failed.clear()
    say(message, error=True)
    with suppress(OSError):
        sys.stderr.flush()
    return message


def _write(text: str, error: bool) -> None:
    stream = sys.stderr if error else sys.stdout
    if stream is None:
        return
    encoding = stream.encoding or "utf-8"
    # A lone surrogate, of a file name that is not UTF-8, becomes \udc… as JSON wants it.
    safe = text.encode(encoding, "backslashreplace").decode(encoding)
    try:
        click.echo(safe, nl=False, err=error)
    except OSError as problem:
        if not error:
            _note(problem)
        _to_nowhere(stream)


def _note(problem: OSError) -> None:
    if problem.errno != errno.EPIPE:
        _failed.append(problem.strerror or str(problem))


def _to_nowhere(stream: IO[str]) -> None:
    """Send what else is written to a stream to the null device, so that no later flush fails."""
    with suppress(OSError, ValueError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, stream.fileno())
        os.close(null)
        stream.flush()
