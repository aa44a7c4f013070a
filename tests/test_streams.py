"""Standard streams that are closed, full or gone, and names that a terminal would obey."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from letter_files import GOOD
from unassemble.base.printable import printable, printable_lines

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the tests need a POSIX shell")
FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
PROGRAM = f"{shlex.quote(sys.executable)} -m unassemble"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "letter.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad.yaml").write_text(GOOD + "datum: x\n", encoding="utf-8")
    return tmp_path


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """Run a command line; ``$U`` is the program.  It never ends in a traceback."""
    environment = {**os.environ, "U": PROGRAM, "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}
    line = command.replace("$U", PROGRAM)
    done = subprocess.run(
        ["/bin/sh", "-c", line], cwd=folder, env=environment, capture_output=True, check=False
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode("utf-8", "replace")
    assert b"Exception ignored" not in done.stderr
    return done


@FULL
@pytest.mark.parametrize("command", ["build letter.yaml", "check --format json bad.yaml", "schema"])
def test_a_full_standard_output_is_told(folder: Path, command: str) -> None:
    done = shell(f"$U {command} >/dev/full", folder)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"standard output cannot be written: No space left on device\n"


@FULL
def test_the_files_are_whole_if_only_their_names_cannot_be_printed(folder: Path) -> None:
    shell("$U build letter.yaml >/dev/full", folder)
    assert (folder / "letter-en.pdf").read_bytes().endswith(b"%%EOF\n")
    assert (folder / "letter-en.docx").exists()


def test_a_closed_standard_output_is_told_where_something_is_asked_of_it(folder: Path) -> None:
    done = shell("$U check --format json bad.yaml >&-", folder)
    assert (done.returncode, done.stderr) == (
        2,
        b"standard output cannot be written: it is closed\n",
    )
    assert shell("$U build letter.yaml >&-", folder).returncode == 0
    assert (folder / "letter-en.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("closed", ["2>&-", pytest.param("2>/dev/full", marks=FULL)])
def test_without_standard_error_the_status_tells(folder: Path, closed: str) -> None:
    assert shell(f"$U check bad.yaml {closed}", folder).returncode == 1
    assert shell(f"$U check letter.yaml {closed}", folder).returncode == 0


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_closed_standard_input_is_a_finding(folder: Path, command: str) -> None:
    done = shell(f"$U {command} - <&-", folder)
    assert done.returncode == 2
    assert done.stderr.startswith(
        b"letter.yaml:1:1: error[unreadable-file]: standard input cannot be read: "
    )


def test_a_reader_that_goes_away_is_no_error(folder: Path) -> None:
    done = shell("{ $U check --format sarif bad.yaml; echo $? >&2; } | head -1", folder)
    assert (done.stdout, done.stderr) == (b"{\n", b"1\n")
    done = shell("{ $U explain; echo $? >&2; } | head -1", folder)
    assert done.stderr == b"0\n"


@pytest.mark.parametrize("most", [6, 8, 9, 10, 12, 20])
def test_few_open_files_end_with_a_sentence(folder: Path, most: int) -> None:
    done = shell(f"ulimit -n {most}; $U build letter.yaml -o out", folder)
    if done.returncode == 0:
        assert (folder / "out/letter-en.pdf").exists()
        return
    assert done.returncode == 2
    if b"Fatal Python error" not in done.stderr:  # too few for Python itself
        assert b"out:" not in done.stderr
        assert done.stderr.count(b"\n") == 1


def test_an_interrupt_while_modules_are_loaded_is_quiet(folder: Path) -> None:
    program = (
        "import sys\n"
        "class Loading:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'unassemble.cli.building':\n"
        "            raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Loading())\n"
        "sys.argv = ['unassemble', 'build', 'letter.yaml']\n"
        "from unassemble.__main__ import run\n"
        "run()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=folder, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr.strip()) == (130, b"", b"")


STRANGE = os.fsdecode(b"l\xff\x1b[31m.yaml")


@pytest.fixture
def strange(folder: Path) -> Path:
    try:
        (folder / STRANGE).write_text(GOOD + "datum: x\n", encoding="utf-8")
    except OSError:
        pytest.skip("the file system takes no such name")
    return folder


def test_a_name_that_is_not_utf_8_is_printed_without_commands(strange: Path) -> None:
    done = shell("$U check l*31m.yaml", strange)
    assert done.returncode == 1
    assert done.stderr.startswith("l··[31m.yaml:17:1: error[unknown-key]".encode())
    assert b"\x1b" not in done.stderr


def test_a_name_that_is_not_utf_8_is_exact_in_data(strange: Path) -> None:
    done = shell("$U check --format sarif l*31m.yaml", strange)
    [result] = json.loads(done.stdout)["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "l%FF%1B%5B31m.yaml"
    done = shell("$U check --format json l*31m.yaml", strange)
    assert json.loads(done.stdout)[0]["file"] == STRANGE


def test_a_letter_of_any_name_is_built(strange: Path) -> None:
    (strange / STRANGE).write_text(GOOD, encoding="utf-8")
    done = shell("$U build l*31m.yaml --format pdf", strange)
    assert done.stdout == b"l\xff\x1b[31m-en.pdf\n"
    assert (strange / os.fsdecode(done.stdout.strip())).exists()


@pytest.mark.parametrize(
    "command", ["check x\x1b[31m.yaml", "explain \x1b[31m", "frob\x1b[31m", "build --\x1b[31m x"]
)
def test_arguments_are_not_sent_to_the_terminal_as_they_are(folder: Path, command: str) -> None:
    words = " ".join(shlex.quote(word) for word in command.split())
    done = shell(f"$U {words}", folder)
    assert done.returncode == 2
    assert b"\x1b" not in done.stderr + done.stdout


def test_what_a_terminal_would_obey_becomes_a_dot() -> None:
    assert printable("a\x1b[31m\u202eb\u2028\u009b\udcff\n") == "a·[31m·b····"
    assert printable("Añ 中文 العربية") == "Añ 中文 العربية"
    assert printable_lines("a\tb\x07\nc") == "a\tb·\nc"
