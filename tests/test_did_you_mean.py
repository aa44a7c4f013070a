"""A misspelt command or option is told in one sentence, with what was meant."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

CASES = {
    "buil letter.yaml": "unknown command “buil” (did you mean build?)",
    "previw": "unknown command “previw” (did you mean preview?)",
    "Check letter.yaml": "unknown command “Check” (did you mean check?)",
    "missions lern a.yaml": "unknown command “lern” (did you mean learn?)",
    "xyzzy": "unknown command “xyzzy”",
    "letter.yaml": "unknown command “letter.yaml”"
    " (to build a letter: unassemble build letter.yaml)",
    "missions letter.yaml": "unknown command “letter.yaml”",
    "build letter.yaml --langage en": "unknown option --langage (did you mean --language?)",
    "missions new kenya --feminin": "unknown option --feminin (did you mean --feminine?)",
    "--verson": "unknown option --verson (did you mean --version?)",
    "build --qqq x": "unknown option --qqq",
}


@pytest.mark.parametrize("line", CASES)
def test_what_was_meant(line: str, tmp_path: Path) -> None:
    script = "import sys; sys.argv[0] = 'unassemble'; from unassemble.__main__ import run; run()"
    done = subprocess.run(
        [sys.executable, "-c", script, *line.split()],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1] == f"Error: {CASES[line]}"
    assert "Traceback" not in done.stderr
