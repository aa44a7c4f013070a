"""A computer on which the program was just installed: an empty environment, and its first commands.

Used by `release.py` before every release, and by the tests.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements" / "run.lock"
CARRIED = {"src/unassemble": "unassemble", "templates": "unassemble/_data/templates"} | {
    "fonts": "unassemble/_data/fonts"
}
"""Folders of the repository, and where the wheel has them."""
_PIP = ("-m", "pip", "--quiet", "--disable-pip-version-check")


class CommandError(Exception):
    """A command failed; the message has what it printed."""


def run(command: Sequence[str | Path], folder: Path, environment: Mapping[str, str]) -> str:
    """What a command prints.

    Raises:
        CommandError: its exit status is not 0.
    """
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        line = " ".join(str(part) for part in command)
        raise CommandError(f"{line}\n{done.stdout}{done.stderr}")
    return done.stdout


class Office:
    """Its Python, and a folder with letters; called, it runs that Python and gives what it prints.

    Without a network only the program is new, beside the libraries of this environment.
    """

    def __init__(self, wheel: Path, folder: Path) -> None:
        """Install a wheel, and exactly the libraries of the lock file, below a folder."""
        self.folder = folder / "letters"
        self.folder.mkdir()
        self.environment = {**os.environ, "PYTHONUTF8": "1"}
        self.environment.pop("PYTHONPATH", None)
        here = Path(sys.executable)
        run([here, "-m", "venv", folder / "new"], folder, self.environment)
        windows = sys.platform == "win32"
        self.python = folder / "new" / ("Scripts/python.exe" if windows else "bin/python")
        try:
            self(*_PIP, "install", "--require-hashes", "-r", str(LOCK))
            self.is_empty = True
        except CommandError:
            self.is_empty = False
        if self.is_empty:
            # The lock has all that the wheel asks for: nothing is left to fetch.
            self(*_PIP, "install", "--no-index", str(wheel))
            self(*_PIP, "check")
        else:
            target = folder / "target"
            self.python = here
            self(*_PIP, "install", "--no-deps", "--target", str(target), str(wheel))
            self.environment["PYTHONPATH"] = str(target)

    def __call__(self, *arguments: str) -> str:
        """What its Python prints.

        Raises:
            CommandError: its exit status is not 0.
        """
        return run([self.python, *arguments], self.folder, self.environment)

    def program(self, line: str) -> str:
        """What a line prints that begins with ``unassemble``.

        Raises:
            CommandError: its exit status is not 0.
        """
        return self("-m", *line.split())


def build(folder: Path, source: Path = ROOT, epoch: int | None = None) -> tuple[Path, Path]:
    """Build the source distribution, and from that the wheel.

    Args:
        folder: where they are written.
        source: the folder of the project.
        epoch: the time that the archives give their files, in seconds since 1970.

    Returns:
        The wheel and the source distribution.
    """
    environment = {**os.environ, **({} if epoch is None else {"SOURCE_DATE_EPOCH": str(epoch)})}
    command = (sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, source)
    run(command, source, environment)
    (wheel,), (sdist,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
    return wheel, sdist


def carried_files(source: Path = ROOT) -> set[str]:
    """The names in the wheel of all files that it has to carry."""
    return {
        f"{there}/{path.relative_to(source / here).as_posix()}"
        for here, there in CARRIED.items()
        for path in (source / here).rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
