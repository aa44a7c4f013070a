"""The caches of the preview change no byte; pages that look the same have the same key."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from conftest import EXAMPLE
from letter_files import GOOD
from test_contract import write_letter
from unassemble.images.rasterize import draw_page
from unassemble.pipeline.building import build_version
from unassemble.pipeline.letter_file import LetterFile
from unassemble.preview.building import Builder, Built, Failed
from unassemble.preview.letters import line_before
from unassemble.writers.plain import pages_as_text


def built(builder: Builder, text: str, folder: Path = Path("/nonexistent")) -> Built:
    made = builder.build(LetterFile(text.encode(), "letter.yaml", folder))
    assert isinstance(made, Built), made
    return made


def whole(text: str, folder: Path = Path("/nonexistent")) -> bytes:
    return build_version(LetterFile(text.encode(), "letter.yaml", folder), None, ("pdf",)).pdf


TEXT = EXAMPLE.read_text("utf-8")
EDITS = {
    "one word": TEXT.replace("condemns", "strongly condemns", 1),
    "a new line above all": TEXT.replace("language: zh", "# new\nlanguage: zh", 1),
    "a character no page had": TEXT.replace("condemns", "condemns Ǆ ʕ 鿄"[:12], 1),
    "a note taken out": TEXT.replace("^[<https://www.turkkon.org", "[<https://www.turkkon.org", 1),
    "a note put in": TEXT.replace("condemns", "condemns^[New.]", 1),
    "a paragraph put in": TEXT.replace("    请将本函", "    新的一段。\n\n    请将本函", 1),
    "another title": TEXT.replace("COUNCIL OF EUROPE", "COUNCIL OF EUROPE AND MORE", 1),
    "as it was": TEXT,
}


def test_a_rebuild_is_a_full_build_byte_for_byte() -> None:
    builder = Builder()
    built(builder, TEXT)
    for name, text in EDITS.items():
        assert built(builder, text).pdf == whole(text), name


def test_all_of_the_format_too(tmp_path: Path) -> None:
    path = write_letter(tmp_path)
    text = path.read_text("utf-8")
    builder = Builder()
    for changed in (text, text.replace("A note in a table.", "A changed note."), text):
        assert built(builder, changed, tmp_path).pdf == whole(changed, tmp_path)


def test_a_page_by_itself_is_that_of_the_whole_pdf(tmp_path: Path) -> None:
    everything = write_letter(tmp_path).read_text("utf-8")
    for made in (built(Builder(), TEXT), built(Builder(), everything, tmp_path)):
        document = pypdfium2.PdfDocument(made.pdf)
        for index, color in enumerate(made.colored):
            alone = pypdfium2.PdfDocument(made.page_pdf(index))
            assert len(alone) == 1
            assert draw_page(alone, 0, 1.5, color) == draw_page(document, index, 1.5, color), index
            assert words_of(alone, 0) == words_of(document, index)


def words_of(document: pypdfium2.PdfDocument, page: int) -> str:
    text: str = document[page].get_textpage().get_text_range()
    return text


def test_only_what_changed_is_laid_out() -> None:
    builder = Builder()
    built(builder, TEXT)
    assert builder.renderer.lines.misses > 200
    built(builder, EDITS["one word"])
    assert builder.renderer.lines.misses == 1
    built(builder, EDITS["a new line above all"])
    assert builder.renderer.lines.misses == 1  # the paragraph with its original text again


def test_only_pages_that_changed_have_new_keys() -> None:
    builder = Builder()
    before = built(builder, TEXT)
    after = built(builder, EDITS["one word"])
    different = [index for index, key in enumerate(after.keys) if key != before.keys[index]]
    assert 1 in different
    assert len(different) < len(after.keys)
    assert built(Builder(), TEXT).keys == before.keys
    assert len(set(before.keys)) == len(before.keys)


def test_pages_with_links_and_pictures_are_colored(tmp_path: Path) -> None:
    assert built(Builder(), GOOD).colored == (False,)
    assert built(Builder(), TEXT).colored[:2] == (True, True), "a cited document, addresses"
    path = write_letter(tmp_path)
    everything = built(Builder(), path.read_text("utf-8"), tmp_path)
    assert everything.colored[0]


@pytest.mark.parametrize(
    ("text", "rule", "unreadable"),
    [
        (GOOD.replace("language: en\n", ""), "missing-key", False),
        (GOOD.replace("[A/79/1]", "[A/79/1"), "not-yaml", True),
        (GOOD.replace("I have", "I have \U0001f600"), "missing-glyph", False),
    ],
)
def test_a_letter_with_errors_has_findings(text: str, rule: str, unreadable: bool) -> None:
    builder = Builder()
    built(builder, GOOD)
    made = builder.build(LetterFile(text.encode(), "letter.yaml", Path("/nonexistent")))
    assert isinstance(made, Failed)
    assert rule in [finding.rule for finding in made.findings]
    assert made.unreadable is unreadable
    assert built(builder, GOOD).pdf == whole(GOOD)


def test_pages_as_text() -> None:
    rows = pages_as_text(built(Builder(), GOOD).pages).splitlines()
    assert rows[0] == "--- 1/1 ---"
    assert rows[1].split() == ["United", "Nations", "A/79/1"]
    (text,) = [row for row in rows if "I have the honour" in row]
    (name,) = [row for row in rows if "Ann Lee" in row]
    assert len(name) - len(name.lstrip()) > len(text) - len(text.lstrip()) > 8


def test_a_line_is_found_in_the_text_before() -> None:
    old = b"a\nb\nc\nd"
    assert line_before(old, b"new\na\nb\nc\nd", 4) == 3
    assert line_before(old, b"a\nB\nc\nd", 2) == 2
    assert line_before(old, b"a\nc\nd", 2) == 3
    assert line_before(old, b"a\nb\nc\nd\nnew", 5) == 4
