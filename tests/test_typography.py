"""No-break spaces and hyphens, from the letter file to DOCX and PDF."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from jsonschema import Draft7Validator
from lxml import etree

from letter_files import build_file
from unassemble.letter.schema import letter_schema
from unassemble.pipeline.building import Outputs

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FILLER = "We" + " words" * 10
"""The day fits on the line, the month does not."""
LETTER = f"""
language: en
organs: [{{organ: security-council}}]
letter:
  kind: note-verbale
  title: Note verbale dated 3 March 2025 addressed to the Secretary-General
  text: |
    See Security Council resolution 853 (1993), para. 3, of 29&nbsp;July 1993^[Ibid., p. 12.].

    {FILLER} on 13 March.
annexes:
  - typography: as-received
    title: Of 3 March
    text: |
      See para. 3.^[See para. 4.]
    enclosures:
      - text: See para. 5.
      - typography: house
        text: See para. 6.
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Outputs:
    path = tmp_path_factory.mktemp("letter") / "letter.yaml"
    path.write_text(LETTER, encoding="utf-8")
    return build_file(path)


def docx_text(built: Outputs, part: str = "document") -> str:
    with zipfile.ZipFile(io.BytesIO(built.docx)) as archive:
        root = etree.fromstring(archive.read(f"word/{part}.xml"))
    texts = root.iter(f"{W}t", f"{W}noBreakHyphen")
    words = "".join("=" if e.tag == f"{W}noBreakHyphen" else e.text or "" for e in texts)
    return words.replace("\u00a0", "~")


def pdf_text(built: Outputs) -> str:
    document = pypdfium2.PdfDocument(built.pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_word_gets_no_break_spaces_and_hyphens(built: Outputs) -> None:
    text = docx_text(built)
    assert "dated 3~March 2025 addressed to the Secretary=General" in text
    assert "resolution 853 (1993), para. 3, of 29~July 1993" in text
    assert "on 13~March" in text, "a line would end there"
    assert "Ibid., p.~12." in docx_text(built, "footnotes")


def test_a_text_as_received_is_unchanged_in_word(built: Outputs) -> None:
    text = docx_text(built)
    assert "Of 3 March" in text
    assert "See para. 3." in text
    assert "See para. 5." in text
    assert "See para. 6." in text, "no line would end there"
    assert "See para. 4." in docx_text(built, "footnotes")


def test_the_pdf_ends_no_line_at_a_no_break_space_or_hyphen(built: Outputs) -> None:
    assert any(line.startswith("13 March") for line in pdf_text(built).splitlines())


def test_the_pdf_ends_lines_there_without_the_rules(tmp_path: Path) -> None:
    path = tmp_path / "letter.yaml"
    path.write_text(
        LETTER.replace("  kind:", "  typography: as-received\n  kind:"), encoding="utf-8"
    )
    assert any(line.rstrip().endswith("on 13") for line in pdf_text(build_file(path)).splitlines())


def test_the_words_of_the_pdf_are_found_with_plain_spaces_and_hyphens(built: Outputs) -> None:
    text = " ".join(pdf_text(built).split())
    assert "resolution 853 (1993), para. 3, of 29 July 1993" in text
    assert "3 March 2025 addressed to the Secretary-General" in text


def test_the_schema_knows_the_key() -> None:
    validator = Draft7Validator(letter_schema())
    base = {"language": "en", "organs": [{"organ": "security-council"}]}
    letter = {"title": "T", "text": "x", "signatories": [], "typography": "as-received"}
    annex = {"text": "x", "typography": "house"}
    assert not list(validator.iter_errors({**base, "letter": letter, "annexes": [annex]}))
    wrong = {**letter, "typography": "none"}
    assert list(validator.iter_errors({**base, "letter": wrong}))


def test_another_value_is_a_finding(tmp_path: Path) -> None:
    from unassemble.pipeline.checking import all_findings
    from unassemble.pipeline.letter_file import read_letter_file

    path = tmp_path / "letter.yaml"
    path.write_text(LETTER.replace("as-received", "received"), encoding="utf-8")
    (finding,) = [one for one in all_findings(read_letter_file(path)) if one.severity == "error"]
    assert "received" in finding.message
    assert "as-received" in (finding.hint or finding.message)
