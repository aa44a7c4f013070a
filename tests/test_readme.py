"""What README says runs, as it stands there."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT

README = (ROOT / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.S)


def run(folder: Path, *arguments: str) -> list[str]:
    command = [sys.executable, "-m", "unassemble", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.splitlines()


def printed_after(command: str) -> list[str]:
    """The lines that README shows below a command."""
    found = re.search(rf"^\$ {re.escape(command)}.*\n((?:[^$`\n].*\n)*)", README, re.M)
    assert found is not None, f"README has no command {command}"
    return found.group(1).splitlines()


def test_the_letter_builds_the_files_that_are_shown(tmp_path: Path) -> None:
    (letter,) = blocks("yaml")
    (tmp_path / "letter.yaml").write_text(letter, "utf-8")
    command = "unassemble build letter.yaml"
    assert run(tmp_path, *command.split()[1:]) == printed_after(command)


def test_the_misspelt_key_is_found_as_shown(tmp_path: Path) -> None:
    (letter,) = blocks("yaml")
    wrong = letter.replace("signatories", "signatorys")
    (tmp_path / "letter.yaml").write_text(wrong, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "unassemble", "check", "letter.yaml"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    (shown,) = printed_after("unassemble check letter.yaml")
    assert shown in done.stderr.splitlines()


def test_python_runs_after_the_example_was_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    example = "examples/azerbaijan-2020/letter.yaml"
    assert run(tmp_path, "build", example, "-o", "out") == printed_after("make example")
    made = Path("out/letter-zh.pdf").read_bytes()
    Path("out/letter-zh.pdf").unlink()
    for block in blocks("python"):
        exec(compile(block, "README.md", "exec"), {})
    assert Path("out/letter-zh.pdf").read_bytes() == made
    assert "zh 15" in capsys.readouterr().out


def test_links_lead_somewhere() -> None:
    links = re.findall(r"\]\(([^)]+)\)", re.sub(r"`[^`]*`", "", README))
    assert [link for link in links if not (ROOT / link).exists()] == []
