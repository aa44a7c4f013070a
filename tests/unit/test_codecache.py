"""The program's modules from one file are the program's modules."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import unassemble
from conftest import EXAMPLE

pytestmark = pytest.mark.skipif(not hasattr(os, "pread"), reason="this system has no pread")

SCRIPT = "from unassemble.__main__ import run\nrun()\n"
LOADED = """
from unassemble import codecache
cache = codecache.use()
from unassemble import units
import pickle
print(type(units.__spec__.loader).__name__, type(pickle.__spec__.loader).__name__,
      getattr(units, "ADDED", 0), cache.stale)
"""


class Installed:
    """A copy of the program, in which a build has made the file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        package = Path(unassemble.__file__).parent
        leave = shutil.ignore_patterns("__pycache__")
        shutil.copytree(package, folder / "src" / "unassemble", ignore=leave)
        for name in ("fonts", "templates"):
            (folder / name).symlink_to(package.parent.parent / name)

    @property
    def files(self) -> list[Path]:
        return list(self.folder.glob("src/unassemble/__pycache__/modules.*"))

    def run(self, script: str, *arguments: str, path: str = "", **more: str) -> str:
        """What a script prints."""
        place = self.folder / "script"
        place.write_text(script, encoding="utf-8")
        writing = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPATH": f"{self.folder / 'src'}{path}"}
        environment = {**os.environ, **writing, **more}
        done = subprocess.run(
            [sys.executable, str(place), *arguments],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def build(self, name: str, **more: str) -> dict[str, bytes]:
        """The files of the example."""
        out = self.folder / name
        self.run(SCRIPT, "build", str(EXAMPLE), "-o", str(out), **more)
        return {path.name: path.read_bytes() for path in out.iterdir()}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Installed, dict[str, bytes]]:
    """A program that has built once, and what it built."""
    program = Installed(tmp_path_factory.mktemp("program"))
    return program, program.build("first")


@pytest.fixture
def program(made: tuple[Installed, dict[str, bytes]]) -> Iterator[Installed]:
    """That program; its file is put back afterwards."""
    program, _ = made
    (file,) = program.files
    data = file.read_bytes()
    yield program
    file.write_bytes(data)


def test_the_first_build_makes_the_file_and_the_next_gives_the_same(
    program: Installed, made: tuple[Installed, dict[str, bytes]]
) -> None:
    assert program.run(LOADED) == "_Kept _Kept 0 False"
    assert program.build("second") == made[1]


def test_a_module_that_has_changed_is_loaded_as_ever(program: Installed) -> None:
    source = program.folder / "src" / "unassemble" / "units.py"
    before = source.read_text(encoding="utf-8")
    source.write_text(before + "ADDED = 1\n", encoding="utf-8")
    assert program.run(LOADED) == "SourceFileLoader _Kept 1 True"
    program.build("changed")
    assert program.run(LOADED) == "_Kept _Kept 1 False"
    source.write_text(before, encoding="utf-8")
    assert program.run(LOADED) == "SourceFileLoader _Kept 0 True"


@pytest.mark.parametrize("spoil", [b"", b"\0" * 7, b"\xff" * 64, b"\0" * 7 + b"\x08" + b"x" * 64])
def test_a_spoiled_file_is_made_anew(program: Installed, spoil: bytes) -> None:
    (file,) = program.files
    file.write_bytes(spoil)
    assert program.run(LOADED) == "SourceFileLoader SourceFileLoader 0 True"
    program.build("spoiled")
    assert program.run(LOADED) == "_Kept _Kept 0 False"


def test_where_modules_are_looked_for_elsewhere_it_is_not_used(
    program: Installed, tmp_path: Path
) -> None:
    printed = program.run(LOADED, path=f"{os.pathsep}{tmp_path}")
    assert printed == "SourceFileLoader SourceFileLoader 0 False"


def test_where_python_writes_no_bytecode_none_is_written(tmp_path: Path) -> None:
    program = Installed(tmp_path)
    program.build("out", PYTHONDONTWRITEBYTECODE="1")
    assert not program.files


def test_it_can_be_made_by_a_command(tmp_path: Path) -> None:
    program = Installed(tmp_path)
    command = [sys.executable, "-m", "unassemble.codecache"]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "src")}
    subprocess.run(command, env=environment, check=True, cwd=tmp_path)
    assert program.run(LOADED) == "_Kept _Kept 0 False"
