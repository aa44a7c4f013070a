"""The program: ``unassemble``, or ``python -m unassemble``."""

from __future__ import annotations

import gc
import os
import sys

_SHORT = ("build", "check")
"""Commands that end when their work is done."""
KEEP_INTERPRETER = "UNASSEMBLE_KEEP_INTERPRETER"
"""Set this variable for profilers and debuggers, which work when the interpreter ends."""
_FAILED, _INTERRUPTED = 2, 130
"""Exit statuses: the machine failed; Ctrl+C, as shells count it (128 and the signal's number)."""


def run() -> None:
    """Run the command line.

    Commands that only build or check run without garbage collection and end without taking the
    interpreter down: a letter's records hold no cycles, and the system frees all memory at once.
    """
    short = sys.argv[1:2] in ([name] for name in _SHORT)
    ends = short and not os.environ.get(KEEP_INTERPRETER)
    if ends:
        gc.disable()
    status = _FAILED
    try:
        from unassemble.cli.entry import run_command

        status = run_command()
    except KeyboardInterrupt:
        status = _INTERRUPTED
    except (ImportError, MemoryError, OSError) as error:
        _tell(error)
    if ends:
        os._exit(status)
    sys.exit(status)


def _tell(error: Exception) -> None:
    """Say in one line what the machine could not do; nothing else of the program is needed."""
    if isinstance(error, MemoryError):
        reason = "there is not enough memory"
    elif isinstance(error, ImportError):
        reason = f"a part of the program cannot be loaded: {error}"
    elif isinstance(error, OSError) and error.filename:
        reason = f"{error.filename}: {error.strerror}"
    else:
        reason = getattr(error, "strerror", None) or str(error)
    try:
        shown = "".join(one if one.isprintable() else "·" for one in f"unassemble: {reason}")
        sys.stderr.write(f"{shown}\n")
        sys.stderr.flush()
    except (OSError, AttributeError):  # standard error is closed or full: the status tells
        return


if __name__ == "__main__":
    run()
