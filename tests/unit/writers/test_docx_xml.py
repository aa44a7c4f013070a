"""Text as XML: whatever an author writes stays text, and comes back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from unassemble.writers.docx.elements import child, escaped, root, serialize, text

TEXTS = st.text(
    st.characters(
        exclude_categories=["Cs"],
        exclude_characters=[*map(chr, (*range(9), 11, 12, *range(14, 32))), "\ufffe", "\uffff"],
    )
)


@given(TEXTS)
def test_text_comes_back_from_elements_and_attributes(given: str) -> None:
    part = root("w:document")
    child(part, "w:p", {"w:val": given})
    text(part, "w:t", given)
    first, second = etree.fromstring(serialize(part))
    assert list(first.attrib.values()) == [given]
    assert (second.text or "") == given


@pytest.mark.parametrize("character", ["\0", "\x0b", "\x1f", "\ufffe", "\ud800"])
def test_what_no_xml_may_have_is_refused(character: str) -> None:
    with pytest.raises(ValueError, match=r"U\+[0-9A-F]{4} cannot stand in XML"):
        escaped(f"a{character}b")
