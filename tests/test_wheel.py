"""The wheel works from anywhere: installed alone, it builds the example from another folder."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from conftest import EXAMPLE, ROOT


def test_the_wheel_carries_all_it_needs(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path)]
    subprocess.run([*build, str(ROOT)], check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert "unassemble/_data/fonts/NotoSerifSC-Light.ttf" in names
    assert "unassemble/_data/templates/marks/un-emblem.json" in names
    assert "unassemble/languages/zh.yaml" in names

    environment = tmp_path / "empty"
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    python = environment / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    lock = ROOT / "requirements" / "run.lock"
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run(
        [*install, "--require-hashes", "-r", str(lock)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.skip(f"the package registry cannot be reached: {done.stderr[-200:]}")
    subprocess.run([*install, "--no-deps", str(wheel)], check=True, capture_output=True)

    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.copy(EXAMPLE, elsewhere / "my-letter.yaml")
    command = [str(python), "-m", "unassemble", "build", "my-letter.yaml"]
    built = subprocess.run(command, cwd=elsewhere, capture_output=True, text=True, check=True)
    assert built.stdout.split() == ["my-letter-zh.docx", "my-letter-zh.pdf"]
