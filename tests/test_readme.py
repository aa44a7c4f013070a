"""README is short, and what it shows of `make` is so.  Its commands are run with those of docs/."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from conftest import ROOT

README = (ROOT / "README.md").read_text("utf-8")


def test_it_is_read_in_two_minutes() -> None:
    assert len(README.splitlines()) <= 70
    assert len(README.split()) <= 550
    (use,) = re.findall(r"```console\n(.*?)```", README, re.DOTALL)
    assert use.count("\n") == 5


def test_make_example_prints_what_is_shown(tmp_path: Path) -> None:
    found = re.search(r"^\$ make example .*\n((?:[^$`\n].*\n)+)", README, re.MULTILINE)
    assert found is not None
    recipe = re.search(
        r"^example:.*\n\t\$\(BIN\)/unassemble (.+)",
        (ROOT / "Makefile").read_text("utf-8"),
        re.MULTILINE,
    )
    assert recipe is not None
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    command = [sys.executable, "-m", "unassemble", *shlex.split(recipe[1])]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == found[1]
