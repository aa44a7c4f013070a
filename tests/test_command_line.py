"""The command line as a person uses it: exit status, messages, files."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from conftest import EXAMPLE

SMALL = """\
language: en
symbols: [A/79/1]
date: 2025-04-02
organs:
  - organ: general-assembly
    session: 79
letter:
  dated: 2025-04-01
  from: {state: AZ, office: permanent-representative}
  to: [secretary-general]
  text:
    en: I have the honour to write.
    zh: 谨此致函。
  signatories:
    - name: {en: Ann **Lee**, zh: 李安}
      titles: {en: [Ambassador], zh: [大使]}
"""


def run(*arguments: str, cwd: Path, **options: object) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "NO_COLOR": "1"}
    environment.pop("SOURCE_DATE_EPOCH", None)
    command = [sys.executable, "-m", "unassemble", *arguments]
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False, **options
    )


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return path


def test_build_writes_beside_the_letter_and_names_the_files(letter: Path) -> None:
    done = run("build", "letter.yaml", cwd=letter.parent)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == ["letter-en.docx", "letter-en.pdf"]
    assert (letter.parent / "letter-en.pdf").read_bytes().startswith(b"%PDF-1.7")


def test_build_takes_a_folder_a_format_and_languages(letter: Path) -> None:
    done = run(
        "build", "letter.yaml", "-o", "out", "--format", "pdf", "--language", "all",
        cwd=letter.parent,
    )  # fmt: skip
    assert done.returncode == 0
    made = sorted(path.name for path in (letter.parent / "out").iterdir())
    assert made == ["letter-en.pdf", "letter-zh.pdf"]


def test_a_version_that_lacks_a_text_is_refused_with_its_place(letter: Path) -> None:
    done = run("build", "letter.yaml", "--language", "fr", cwd=letter.parent)
    assert done.returncode == 1
    assert "letter.yaml:12:5: error[missing-language]" in done.stderr
    assert "it is given in en, zh" in done.stderr


def test_errors_stop_the_build_and_leave_older_files(letter: Path) -> None:
    run("build", "letter.yaml", cwd=letter.parent)
    older = (letter.parent / "letter-en.pdf").read_bytes()
    letter.write_text(SMALL.replace("2025-04-01", "soon"), encoding="utf-8")
    done = run("build", "letter.yaml", cwd=letter.parent)
    assert done.returncode == 1
    assert "letter.yaml:8:10: error[not-a-date]" in done.stderr
    assert (letter.parent / "letter-en.pdf").read_bytes() == older
    assert sorted(p.name for p in letter.parent.iterdir()) == [
        "letter-en.docx",
        "letter-en.pdf",
        "letter.yaml",
    ]


def test_a_file_that_cannot_be_read_is_status_2(letter: Path) -> None:
    done = run("build", "missing.yaml", cwd=letter.parent)
    assert done.returncode == 2
    assert "missing.yaml:1:1: error[unreadable-file]" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments", [("build",), ("build", "letter.yaml", "--format", "odt"), ("unknown",)]
)
def test_wrong_usage_is_status_2(letter: Path, arguments: tuple[str, ...]) -> None:
    done = run(*arguments, cwd=letter.parent)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_standard_input(letter: Path) -> None:
    done = run("build", "-", "--format", "pdf", cwd=letter.parent, input=SMALL)
    assert done.returncode == 0
    assert done.stdout.split() == [str(letter.parent / "letter-en.pdf")]


def test_a_letter_file_in_json_gives_the_same_files(letter: Path) -> None:
    import yaml

    run("build", "letter.yaml", "-o", "yaml", cwd=letter.parent)
    document = yaml.load(SMALL, Loader=yaml.BaseLoader)
    path = letter.with_suffix(".json")
    path.write_text(json.dumps(document, ensure_ascii=False, indent=2), encoding="utf-8")
    done = run("build", "letter.json", "-o", "json", cwd=letter.parent)
    assert (done.returncode, done.stderr) == (0, "")
    for name in ("letter-en.docx", "letter-en.pdf"):
        made = (letter.parent / "json" / name).read_bytes()
        assert made == (letter.parent / "yaml" / name).read_bytes()


def test_findings_in_json_have_their_place(letter: Path) -> None:
    path = letter.with_suffix(".json")
    path.write_text('{\n  "language": "en",\n  "lettre": {}\n}\n', encoding="utf-8")
    done = run("check", "letter.json", cwd=letter.parent)
    assert done.returncode == 1
    assert "letter.json:3:3: error[unknown-key]" in done.stderr
    assert "did you mean `letter`" in done.stderr


@pytest.fixture
def on_terminal(tmp_path: Path) -> Callable[..., tuple[str, str]]:
    """Run a command whose standard error is a terminal; returns its output and the terminal's."""
    pty = pytest.importorskip("pty", reason="there are no pseudo-terminals")

    def run_(*arguments: str, **environment: str) -> tuple[str, str]:
        terminal, theirs = pty.openpty()
        whole = {**os.environ, "TERM": "xterm", "COLUMNS": "80", **environment}
        if "NO_COLOR" not in environment:
            whole.pop("NO_COLOR", None)
        command = [sys.executable, "-m", "unassemble", *arguments]
        with subprocess.Popen(
            command, cwd=tmp_path, env=whole, stdout=subprocess.PIPE, stderr=theirs
        ) as process:
            os.close(theirs)
            shown = b""
            try:
                while part := os.read(terminal, 4096):
                    shown += part
            except OSError:  # the other end was closed
                pass
            finally:
                os.close(terminal)
            assert process.stdout is not None
            return process.stdout.read().decode(), shown.decode()

    return run_


def test_a_bar_shows_progress_on_a_terminal(
    letter: Path, on_terminal: Callable[..., tuple[str, str]]
) -> None:
    other = letter.with_name("other.yaml")
    other.write_text(SMALL, encoding="utf-8")
    printed, shown = on_terminal("build", "letter.yaml", "other.yaml", "--format", "pdf")
    assert printed.split() == ["letter-en.pdf", "other-en.pdf"]
    percents = [int(percent) for percent in re.findall(r"(\d+)%", shown)]
    assert percents == sorted(percents)
    assert percents[0] <= 50
    assert percents[-1] == 100


def test_the_bar_tells_letters_and_pages_and_makes_room_for_findings(
    letter: Path, on_terminal: Callable[..., tuple[str, str]]
) -> None:
    letter.write_text(SMALL.replace("symbols: [A/79/1]\n", ""), encoding="utf-8")
    letter.with_name("other.yaml").write_bytes(letter.read_bytes())
    arguments = ("build", "letter.yaml", "other.yaml", "--format", "pdf", "--language", "all")
    _, shown = on_terminal(*arguments)
    assert "2 of 2 letters, 4 pages" in shown
    before = re.findall(r"(.*)(?:letter|other)\.yaml:1:1", shown)
    assert len(before) == 4
    assert before[0].endswith("\r\x1b[2K")


def test_there_is_no_bar_for_short_work_or_beside_a_terminal(
    letter: Path, on_terminal: Callable[..., tuple[str, str]]
) -> None:
    _, shown = on_terminal("build", "letter.yaml", "--format", "pdf")
    assert shown == ""
    letter.with_name("other.yaml").write_bytes(letter.read_bytes())
    done = run("build", "letter.yaml", "other.yaml", "--format", "pdf", cwd=letter.parent)
    assert done.stderr.startswith("2 letters: 2 built; 2 pages in ")


def test_colours_are_for_terminals_without_no_color(
    letter: Path, on_terminal: Callable[..., tuple[str, str]]
) -> None:
    letter.write_text(SMALL.replace("symbols: [A/79/1]\n", ""), encoding="utf-8")
    _, shown = on_terminal("check", "letter.yaml")
    assert "\x1b[36m\x1b[1mnote[no-symbol]\x1b[0m" in shown
    _, plain = on_terminal("check", "letter.yaml", NO_COLOR="1")
    assert "\x1b" not in plain
    assert "note[no-symbol]" in plain


def test_check_prints_findings_as_text_and_as_json(letter: Path) -> None:
    letter.write_text(SMALL.replace("symbols: [A/79/1]\n", ""), encoding="utf-8")
    done = run("check", "letter.yaml", cwd=letter.parent)
    assert done.returncode == 0
    assert "letter.yaml:1:1: note[no-symbol]" in done.stderr
    as_json = run("check", "letter.yaml", "--format", "json", cwd=letter.parent)
    assert [row["rule"] for row in json.loads(as_json.stdout)] == ["no-symbol"]
    assert run("check", "letter.yaml", "--ignore", "no-symbol", cwd=letter.parent).stderr == ""


def test_a_code_of_iso_3166_without_a_record_is_named_and_the_guess_is_noted(letter: Path) -> None:
    letter.write_text(SMALL.replace("state: AZ", "state: GL"), encoding="utf-8")
    done = run("check", "letter.yaml", cwd=letter.parent)
    assert done.returncode == 0
    assert done.stderr.startswith(
        "letter.yaml:9:9: note[guessed-form]: the form “Greenland” of a State’s"
    )


def test_source_date_epoch_stands_for_the_clock(letter: Path) -> None:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000"}
    command = [sys.executable, "-m", "unassemble", "build", "letter.yaml", "--format", "pdf"]
    subprocess.run(command, cwd=letter.parent, env=environment, check=True, capture_output=True)
    assert b"(D:20231114000000Z)" in (letter.parent / "letter-en.pdf").read_bytes()


def test_the_schema_is_written_into_a_file_or_the_reason_is_told(tmp_path: Path) -> None:
    (tmp_path / "s.json").write_text("older")
    done = run("schema", "-o", "s.json", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "s.json\n")
    assert (tmp_path / "s.json").read_text("utf-8") == run("schema", cwd=tmp_path).stdout
    failed = run("schema", "-o", "nowhere/s.json", cwd=tmp_path)
    assert (failed.returncode, failed.stdout) == (2, "")
    assert "nowhere/s.json: No such file or directory" in failed.stderr


def test_the_published_schema_accepts_the_example(tmp_path: Path) -> None:
    import yaml

    done = run("schema", cwd=tmp_path)
    schema = json.loads(done.stdout)
    Draft7Validator.check_schema(schema)
    assert schema["$schema"].startswith("http://json-schema.org/draft-07")
    document = yaml.load(EXAMPLE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert [error.message for error in Draft7Validator(schema).iter_errors(document)] == []
    document["letter"]["txet"] = "x"
    assert any("txet" in e.message for e in Draft7Validator(schema).iter_errors(document))


def test_doctor_finds_all_parts(tmp_path: Path) -> None:
    done = run("doctor", cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    assert "missing" not in done.stdout


ENGINES = (
    "reportlab",
    "docx",
    "lxml",
    "icu",
    "markdown_it",
    "starlette",
    "pygls",
    "pypdfium2",
)
RECORDS = ("msgspec", "jinja2", "babel")


@pytest.mark.parametrize(
    ("line", "not_loaded"),
    [
        *((line, ENGINES + RECORDS) for line in ("", "build", "missions", "explain", "lsp")),
        *((line, ENGINES + RECORDS[1:]) for line in ("new", "schema")),
        *((line, ENGINES) for line in ("check", "preview", "cited", "phrases", "doctor")),
    ],
)
def test_help_is_quick(line: str, not_loaded: tuple[str, ...], tmp_path: Path) -> None:
    code = (
        "import sys; from unassemble.cli import main\n"
        f"try: main([*{line.split()}, '--help'])\n"
        "except SystemExit: pass\n"
        f"print([name for name in {not_loaded} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.rstrip().endswith("[]")
    assert "Examples:" in done.stdout
    assert line or "Build the DOCX and the PDF of letters." in done.stdout
