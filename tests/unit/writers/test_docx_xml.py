"""Text as XML: whatever an author writes stays text, and comes back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from docx_parts import parts_of
from stories import paragraph, story
from unassemble.letter.encoding import MAX_BYTES
from unassemble.writers.docx.xmltext import element, escaped, root, run_text, text, value

TEXTS = st.text(
    st.characters(
        exclude_categories=["Cs"],
        exclude_characters=[*map(chr, (*range(9), 11, 12, *range(14, 32))), "\ufffe", "\uffff"],
    )
)


@given(TEXTS)
def test_text_comes_back_from_elements_and_attributes(given: str) -> None:
    written = (element("w:p", attributes={"w:val": given}), value("w:p", given))
    first, second, *texts = etree.fromstring(
        root("w:document", *written, text("w:t", given), run_text(given))
    )
    assert list(first.attrib.values()) == list(second.attrib.values()) == [given]
    assert [one.text or "" for one in texts] == [given, given]


@pytest.mark.parametrize("character", ["\0", "\x0b", "\x1f", "\ufffe", "\ud800"])
def test_what_no_xml_may_have_is_refused(character: str) -> None:
    with pytest.raises(ValueError, match=r"U\+[0-9A-F]{4} cannot stand in XML"):
        escaped(f"a{character}b")


def test_a_text_may_be_as_long_as_a_letter_file() -> None:
    long = "a" * (MAX_BYTES + 1)
    body = parts_of(story(paragraph(long))).archive.read("word/document.xml")
    assert long.encode() in body
