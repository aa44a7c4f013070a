"""The wheel works from anywhere: installed by itself, it does a day's work in another folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from conftest import EXAMPLE, ROOT
from letter_files import build_file

NEEDED = (
    "unassemble/_data/fonts/NotoSerifSC-Light.ttf",
    "unassemble/_data/fonts/NotoSansSC-Regular.ttf",
    "unassemble/_data/fonts/LXGWWenKai-Light.ttf",
    "unassemble/_data/fonts/scripts/NotoSerifThai-Regular.ttf",
    "unassemble/_data/templates/marks/un-emblem.json",
    "unassemble/languages/zh.yaml",
    "unassemble/preview/web/start/start.html",
    "unassemble/py.typed",
)
PIP = ("-m", "pip", "--quiet", "--disable-pip-version-check")


class Office:
    """A computer on which the wheel was installed: its Python, and a folder with letters."""

    def __init__(self, python: Path, folder: Path, environment: Mapping[str, str]) -> None:
        self.python, self.folder, self.environment = python, folder, environment

    def __call__(self, *arguments: str) -> str:
        """What a Python prints that must end well."""
        done = subprocess.run(
            [str(self.python), *arguments],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


def build_wheel(folder: Path) -> Path:
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    subprocess.run([*command, str(ROOT)], check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


def pip(python: Path, *arguments: str | Path) -> int:
    command: Sequence[str] = [str(python), *PIP, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False).returncode


def office(wheel: Path, folder: Path) -> Office:
    """A new environment of what the lock has and the wheel; without a network the wheel alone is
    new, beside the libraries of the tests."""
    letters = folder / "letters"
    letters.mkdir()
    environment = {**os.environ, "PYTHONUTF8": "1"}
    subprocess.run([sys.executable, "-m", "venv", str(folder / "new")], check=True)
    windows = sys.platform == "win32"
    python = folder / "new" / ("Scripts/python.exe" if windows else "bin/python")
    lock = ROOT / "requirements" / "run.lock"
    if pip(python, "install", "--require-hashes", "-r", lock) == 0:
        # The lock has all that the wheel asks for: nothing is left to fetch.
        assert pip(python, "install", "--no-index", wheel) == 0
        assert pip(python, "check") == 0
        return Office(python, letters, environment)
    target = folder / "target"
    assert pip(Path(sys.executable), "install", "--no-deps", "--target", target, wheel) == 0
    return Office(Path(sys.executable), letters, {**environment, "PYTHONPATH": str(target)})


def test_the_wheel_carries_all_it_needs_and_works_elsewhere(tmp_path: Path) -> None:
    wheel = build_wheel(tmp_path)
    with zipfile.ZipFile(wheel) as archive:
        assert set(NEEDED) <= set(archive.namelist())

    run = office(wheel, tmp_path)
    shutil.copy(EXAMPLE, run.folder / "my-letter.yaml")
    where = run("-c", "import unassemble; print(unassemble.__file__)")
    assert Path(where.strip()).is_relative_to(tmp_path)

    assert "missing" not in run("-m", "unassemble", "doctor")

    made = run("-m", "unassemble", "build", "my-letter.yaml").split()
    assert made == ["my-letter-zh.docx", "my-letter-zh.pdf"]
    here = build_file(EXAMPLE)
    assert (run.folder / made[0]).read_bytes() == here.docx
    assert (run.folder / made[1]).read_bytes() == here.pdf

    run("-m", "unassemble", "check", "my-letter.yaml")
    assert "阿塞拜疆" in run("-m", "unassemble", "preview", "--text", "my-letter.yaml")
    run("-m", "unassemble", "preview", "--png", "pages", "my-letter.yaml")
    assert len(list((run.folder / "pages").glob("*.png"))) == here.pages

    assert "azerbaijan" in run("-m", "unassemble", "missions")
    run("-m", "unassemble", "new", "azerbaijan", "-o", "next.yaml")
    assert "state: AZ" in (run.folder / "next.yaml").read_text("utf-8")
