"""`build --watch`: a letter is built again whenever it is saved, until Ctrl+C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from letter_files import GOOD

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no signals on this system")
COMMAND = [sys.executable, "-m", "unassemble", "build", "letter.yaml", "-o", "out", "--watch"]


def until(condition: Callable[[], bool]) -> None:
    for _ in range(400):
        if condition():
            return
        time.sleep(0.025)
    raise AssertionError("it did not happen")


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[tuple[Path, subprocess.Popen[str]]]:
    """A letter that is being watched, built once."""
    letter = tmp_path / "letter.yaml"
    letter.write_text(GOOD, "utf-8")
    process = subprocess.Popen(
        COMMAND, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    assert "Ctrl+C" in process.stderr.readline()
    time.sleep(0.3)  # until the system reports changes
    with process:
        yield letter, process
        process.kill()


def test_a_saved_letter_is_built_again(watched: tuple[Path, subprocess.Popen[str]]) -> None:
    letter, process = watched
    made = letter.parent / "out" / "letter-en.pdf"
    before = made.read_bytes()
    letter.write_text(GOOD.replace("honour to write", "honour to write again"), "utf-8")
    until(lambda: made.read_bytes() != before)
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate(timeout=20)
    assert process.returncode == 0
    assert out.split() == 2 * [f"out{os.sep}letter-en.docx", f"out{os.sep}letter-en.pdf"]


def test_errors_are_reported_and_the_last_files_stay(
    watched: tuple[Path, subprocess.Popen[str]],
) -> None:
    letter, process = watched
    made = letter.parent / "out" / "letter-en.pdf"
    before = made.read_bytes()
    assert process.stderr is not None
    letter.write_text(GOOD.replace("session:", "sesion:"), "utf-8")
    assert "error[unknown-key]" in process.stderr.readline()
    assert made.read_bytes() == before
    letter.write_text(GOOD.replace("honour", "honor"), "utf-8")
    until(lambda: made.read_bytes() != before)


def test_standard_input_cannot_be_watched() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "unassemble", "build", "-", "--watch"],
        capture_output=True, text=True, input="", check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "not standard input" in done.stderr
