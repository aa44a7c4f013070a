"""Caches kept between builds change no byte."""

from __future__ import annotations

import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from conftest import EXAMPLE
from letter_files import build_file
from test_contract import write_letter
from unassemble.pipeline.building import Outputs

_ALONE = """
import hashlib, sys
from unassemble import load
made = load(sys.argv[1]).build()
print(hashlib.sha256(made.pdf + made.docx).hexdigest())
"""


def digest(made: Outputs) -> str:
    return sha256(made.pdf + made.docx).hexdigest()


def alone(path: Path) -> str:
    command = [sys.executable, "-c", _ALONE, str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_a_build_after_other_builds_has_the_bytes_of_a_new_process(tmp_path: Path) -> None:
    changed = tmp_path / "changed.yaml"
    changed.write_text(EXAMPLE.read_text("utf-8").replace("condemns", "deplores"), "utf-8")
    letters = [EXAMPLE, changed, write_letter(tmp_path)]
    for path in letters * 2:
        build_file(path)
    warm = [digest(build_file(path)) for path in letters]
    assert warm == [alone(path) for path in letters]
    assert len(set(warm)) == 3
