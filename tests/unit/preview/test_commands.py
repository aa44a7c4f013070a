"""The preview without a browser: pages as pictures, pages as text."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from click.testing import CliRunner

from letter_files import GOOD
from unassemble.cli import main


def test_pages_are_written_as_pictures(tmp_path: Path) -> None:
    letter = tmp_path / "letter.yaml"
    letter.write_text(GOOD, "utf-8")
    done = CliRunner().invoke(main, ["preview", "--png", str(tmp_path / "pages"), str(letter)])
    assert done.exit_code == 0, done.output
    (path,) = (tmp_path / "pages").iterdir()
    assert done.stdout.split() == [str(path)]
    assert path.read_bytes().startswith(b"\x89PNG")
    assert CliRunner().invoke(main, ["build", str(letter), "--format", "pdf"]).exit_code == 0
    (page,) = pypdfium2.PdfDocument(tmp_path / "letter-en.pdf")
    shape = page.get_size()
    width, height = (int.from_bytes(path.read_bytes()[at : at + 4], "big") for at in (16, 20))
    assert abs(width / height - shape[0] / shape[1]) < 0.002


def test_pages_are_printed_as_text(tmp_path: Path) -> None:
    letter = tmp_path / "letter.yaml"
    letter.write_text(GOOD, "utf-8")
    done = CliRunner().invoke(main, ["preview", "--text", str(letter)])
    assert done.exit_code == 0, done.output
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert "United Nations A/79/1" in lines
    assert "I have the honour to write." in lines
    assert lines.index("Culture of peace") < lines.index("I have the honour to write.")


def test_errors_are_reported_instead(tmp_path: Path) -> None:
    letter = tmp_path / "letter.yaml"
    letter.write_text(GOOD.replace("session:", "sesion:"), "utf-8")
    done = CliRunner().invoke(main, ["preview", "--text", str(letter)])
    assert (done.exit_code, done.stdout) == (1, "")
    assert "error[unknown-key]" in done.stderr
