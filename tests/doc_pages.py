"""The code blocks of the pages in docs/, and a folder in which they are carried out."""

from __future__ import annotations

import glob
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from click.testing import CliRunner

ROOT = Path(__file__).resolve().parent.parent
FENCE = re.compile(r"^( *)(```+|:::+)\{?([\w-]*)\}?.*?\n(.*?)^\1\2 *$", re.MULTILINE | re.DOTALL)
NAMED = re.compile(r"`([^`\s]+\.\w+)`:$")
WAIT = 60


class Block(NamedTuple):
    """A code block: its language, its text, its line, and the file that holds it, where the
    paragraph before ends with the file's name, such as "Save it as `letter.yaml`:"."""

    language: str
    text: str
    line: int
    file: str | None


def pages() -> list[str]:
    """README and all pages of docs/, as paths below the root."""
    found = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    return [path.relative_to(ROOT).as_posix() for path in found]


def blocks(page: str) -> list[Block]:
    """The code blocks of a page, from its beginning."""
    text = (ROOT / page).read_text("utf-8")
    return [_block(text, found) for found in FENCE.finditer(text)]


def _block(text: str, found: re.Match[str]) -> Block:
    before = text[: found.start()].rstrip()
    named = NAMED.search(before)
    line = text.count("\n", 0, found.start()) + 1
    body = textwrap.dedent(found[4])
    return Block(found[3], body, line, named[1] if named else None)


class Step(NamedTuple):
    """A command of a console block, and the lines shown below it."""

    command: str
    shown: tuple[str, ...]


def steps(text: str) -> Iterator[Step]:
    """The commands of a console block; one that ends with a backslash goes on in the next line."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, rest = part.replace("\\\n", " ").partition("\n")
        yield Step(command, tuple(rest.rstrip("\n").splitlines()))


def as_shown(shown: Sequence[str], printed: Sequence[str]) -> bool:
    """Whether lines were printed as a page shows them: `…` stands for any words, and alone in a
    line for any lines."""
    pattern = "".join(
        r"(?:.*\n)*" if line.strip() == "…" else f"{_pattern(line)}\n" for line in shown
    )
    return re.fullmatch(pattern, "".join(f"{line.rstrip()}\n" for line in printed)) is not None


def _pattern(line: str) -> str:
    return ".*".join(re.escape(part) for part in line.rstrip().split("…"))


class Printed(NamedTuple):
    """What a command printed, and how it ended."""

    text: str
    status: int


def merged(old: Any, new: Any) -> Any:
    """A mapping with the keys of another put into it, at every depth."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        return {**old, **{key: merged(old.get(key), value) for key, value in new.items()}}
    return new


class Desk:
    """A folder in which the blocks of a page are carried out. The current folder must be it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def save(self, block: Block) -> None:
        """Write the file that a block shows; keys of a letter file go into the one that is there,
        unless the block is a whole letter."""
        assert block.file is not None
        path = self.folder / block.file
        path.parent.mkdir(parents=True, exist_ok=True)
        text = block.text
        if block.language == "yaml" and path.exists() and not is_whole(text):
            whole = merged(yaml.safe_load(path.read_text("utf-8")), yaml.safe_load(text))
            text = yaml.safe_dump(whole, allow_unicode=True, sort_keys=False)
        path.write_text(text, "utf-8")

    def run(self, command: str) -> Printed:
        """Carry out one command.

        Raises:
            AssertionError: it is none of those that a page may show in a console block.
        """
        words = [
            one for word in shlex.split(command, comments=True) for one in self._expanded(word)
        ]
        target = None
        if ">" in words:
            at = words.index(">")
            words, target = words[:at], words[at + 1]
        done = self._done(words)
        if target is not None:
            (self.folder / target).write_text(done.text, "utf-8")
            return Printed("", done.status)
        return done

    def _expanded(self, word: str) -> list[str]:
        found = sorted(glob.glob(word, root_dir=self.folder)) if "*" in word else []
        return [one.replace("\\", "/") for one in found] or [word]

    def _done(self, words: Sequence[str]) -> Printed:
        match words:
            case ["unassemble", *given]:
                return self.program(given)
            case ["python", *given]:
                return self._python(given)
            case ["cd", name]:
                self.folder = self.folder / name
                os.chdir(self.folder)
            case ["mkdir", name]:
                (self.folder / name).mkdir()
            case ["cp", old, new]:
                shutil.copy(self.folder / old, self.folder / new)
            case _:
                raise AssertionError(f"not a command of a console block: {words}")
        return Printed("", 0)

    def program(self, words: Sequence[str]) -> Printed:
        """Run the program, in this process unless it serves until it is stopped."""
        if serves(words):
            more = ["--no-browser"] if words[0] == "preview" else []  # a test has none to open
            return first_line([sys.executable, "-m", "unassemble", *words, *more], self.folder)
        from unassemble.cli import main

        done = CliRunner().invoke(main, list(words))
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return Printed(done.output, done.exit_code)

    def _python(self, words: Sequence[str]) -> Printed:
        done = subprocess.run(
            [sys.executable, *words], cwd=self.folder, capture_output=True, encoding="utf-8"
        )
        return Printed(done.stdout + done.stderr, done.returncode)


def first_line(
    words: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None
) -> Printed:
    """The first line of a program that runs until it is stopped, and its end after Ctrl+C."""
    with subprocess.Popen(
        words, cwd=folder, env=environment, stdout=subprocess.PIPE, encoding="utf-8"
    ) as running:
        assert running.stdout is not None
        first = running.stdout.readline()
        if sys.platform == "win32":  # no signal there ends one process alone
            running.terminate()
        else:
            running.send_signal(signal.SIGINT)
        rest, _ = running.communicate(timeout=WAIT)
    return Printed(first + rest, 0 if first else running.returncode)


def serves(words: Sequence[str]) -> bool:
    """Whether a command runs until it is stopped."""
    given = set(words)
    return "--watch" in given or (words[0] == "preview" and not given & {"--png", "--text"})


def is_whole(text: str) -> bool:
    """Whether a text in YAML is a whole letter."""
    values = yaml.safe_load(text)
    return isinstance(values, dict) and {"letter", "organs"} <= set(values)
