"""templates/circulation.docx: a Word file of its own, and what every DOCX begins with."""

from __future__ import annotations

import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

import stories
from conftest import ROOT
from docx_parts import find, parts_of
from stories import note, paragraph, story
from unassemble.model import NoteNumbering
from unassemble.styles import letter_styles
from unassemble.styles.word import WORD_STYLES

TEMPLATE = ROOT / "templates" / "circulation.docx"
UNCHANGED = ("styles.xml", "settings.xml", "fontTable.xml", "theme/theme1.xml")


def canonical(data: bytes) -> bytes:
    out: bytes = etree.tostring(etree.fromstring(data), method="c14n2")
    return out


def test_it_has_all_styles_and_no_text() -> None:
    opened = docx.Document(str(TEMPLATE))
    ids = {style.style_id for style in opened.styles}
    wanted = {style.id for style in (*letter_styles().paragraphs.values(), *WORD_STYLES)}
    assert wanted <= ids
    assert "".join(paragraph.text for paragraph in opened.paragraphs) == ""
    assert [len(opened.tables), len(opened.inline_shapes)] == [0, 0]


def test_it_has_no_traces_of_a_person_or_a_program() -> None:
    properties = docx.Document(str(TEMPLATE)).core_properties
    assert (properties.last_modified_by, properties.revision) == ("", 0)
    names = zipfile.ZipFile(TEMPLATE).namelist()
    assert not [name for name in names if "thumbnail" in name or "customXml" in name]


def test_its_page_set_up_is_that_of_page_1_and_of_the_text() -> None:
    first, text = docx.Document(str(TEMPLATE)).sections
    assert [section.page_width.pt for section in (first, text)] == [612, 612]
    assert [section.bottom_margin.twips for section in (first, text)] == [1728, 1152]
    assert first.different_first_page_header_footer
    assert not first.first_page_header.is_linked_to_previous
    assert text.header.is_linked_to_previous


def test_openxml_audit_finds_nothing(docx_faults: Callable[[bytes], list[str]]) -> None:
    assert docx_faults(TEMPLATE.read_bytes()) == []


def test_libreoffice_opens_it(in_libreoffice: Callable[[bytes], bytes]) -> None:
    assert in_libreoffice(TEMPLATE.read_bytes()).startswith(b"%PDF")


@pytest.mark.parametrize("language", ["en", "zh", "ar"])
def test_a_letter_has_its_parts_as_they_are(language: str) -> None:
    template, letter = zipfile.ZipFile(TEMPLATE), parts_of(stories.letter(language)).archive
    for name in UNCHANGED:
        part = f"word/{name}"
        # All three letters have a Chinese paragraph.
        expected = template.read(part).replace(b"doNotCompress", b"compressPunctuation")
        if language == "zh":
            expected = expected.replace(b"<w:suppressTopSpacing/>", b"")
        assert canonical(letter.read(part)) == canonical(expected), name


def test_every_section_of_a_letter_has_its_page_set_up() -> None:
    letters = NoteNumbering("letters", restart=True)
    annexes = (paragraph("b", page_break_before=True, numbering=letters) for _ in range(2))
    body = parts_of(story(paragraph("a"), *annexes, notes=(note(0, "*"),)))["word/document.xml"]
    own = docx.Document(str(TEMPLATE)).element.sectPr_lst
    first, *texts = find(body, "//w:sectPr")
    wanted = [qn("w:pgSz"), qn("w:pgMar"), qn("w:cols"), qn("w:docGrid")]
    assert len(texts) == 3
    for made, template in ((first, own[0]), *((text, own[1]) for text in texts)):
        for name in wanted:
            assert dict(made.find(name).attrib) == dict(template.find(name).attrib)
