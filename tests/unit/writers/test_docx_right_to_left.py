"""Arabic in DOCX: what Word must be told, in the document, its styles, tables and sections."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import etree

from docx_parts import NAMES, W, body_paragraphs, brief, find, parts_of
from stories import (
    FULL_FOOTER,
    automatic,
    call,
    document,
    masthead,
    note,
    paragraph,
    story,
    text,
)
from unassemble.model import Document
from unassemble.story import CellParagraphs, Piece, Story, StoryParagraph, StoryTable, TableRow
from unassemble.writers.docx import write_docx

ARABIC = "rtl lang"


def arabic(*content: Piece | str, style: str = "SingleTxtAr") -> StoryParagraph:
    return paragraph(*content, style=style, language="ar")


def arabic_document() -> Document:
    head = masthead(united_nations="الأمم المتحدة", organs=("الجمعية العامة", "مجلس الأمن"))
    return document("ar", masthead=head, footer=FULL_FOOTER)


def table() -> StoryTable:
    cells = tuple(CellParagraphs((arabic(word, style="TableTxtAr"),)) for word in ("أ", "ب"))
    return StoryTable("grid", 63.35, (200.0, 165.3), (TableRow(cells),), rtl=True)


@pytest.fixture(scope="module")
def whole() -> Story:
    first = note(0, automatic(1), "حاشية", language="ar")
    items = (arabic("نص", call(0)), table())
    return story(*items, notes=(first,), of=arabic_document())


def style_of(made: Story, name: str) -> etree._Element:
    styles = parts_of(made)["word/styles.xml"]
    (style,) = find(styles, f"//w:style[@w:styleId='{name}']")
    return style


class TestRuns:
    def test_figures_and_latin_words_are_runs_from_left_to_right(self) -> None:
        (element,) = body_paragraphs(story(arabic("المؤرخة 13 أيار 2020 (A/74/805)")))
        assert brief(element) == (
            f"pPr pStyle=SingleTxtAr bidi r rPr {ARABIC} t'المؤرخة ' r t'13' "
            f"r rPr {ARABIC} t' أيار ' r t'2020' r rPr {ARABIC} t' (' r t'A/74/805' "
            f"r rPr {ARABIC} t')'"
        )

    def test_the_language_is_the_one_for_complex_scripts(self) -> None:
        (element,) = body_paragraphs(story(arabic("نص")))
        (language,) = find(element, ".//w:lang")
        assert dict(language.attrib) == {f"{W}bidi": "ar-SA"}

    def test_bold_is_bold_for_complex_scripts_and_italic_is_not(self) -> None:
        (element,) = body_paragraphs(
            story(arabic(text("علي", "ar", bold=True), text("توقيع", "ar", italic=True)))
        )
        assert brief(element).split("bidi ")[1] == (
            f"r rPr b bCs {ARABIC} t'علي' r rPr {ARABIC} t'توقيع'"
        )

    def test_latin_italics_in_arabic_stay(self) -> None:
        (element,) = body_paragraphs(
            story(arabic("انظر ", text("Europe Report", "ar", italic=True)))
        )
        assert brief(element).endswith("r rPr i t'Europe Report'")

    def test_a_latin_reference_keeps_its_full_stop(self) -> None:
        (element,) = body_paragraphs(story(arabic("Europe Report No. 255.")))
        assert brief(element).endswith("bidi r t'Europe Report No. 255.'")

    def test_an_arabic_word_in_an_english_paragraph_says_its_font_and_size(self) -> None:
        (element,) = body_paragraphs(story(paragraph("the word سلام here")))
        assert brief(element) == (
            f"pPr pStyle=SingleTxt r t'the word ' r rPr rFonts szCs=24 {ARABIC} t'سلام' r t' here'"
        )
        (fonts,) = find(element, ".//w:rFonts")
        assert dict(fonts.attrib) == {f"{W}cs": "Traditional Arabic"}

    def test_the_call_of_a_note_goes_with_the_arabic(self) -> None:
        first = note(0, automatic(1), "حاشية", language="ar")
        made = story(arabic("عام 2019", call(0), " فقط"), notes=(first,))
        assert "r t'2019' r rPr rStyle=FootnoteReference rtl footnoteReference" in brief(
            body_paragraphs(made)[0]
        )


class TestStyles:
    def test_complex_scripts_have_their_font_weight_and_size(self, whole: Story) -> None:
        title = brief(style_of(whole, "TitleH1Ar"))
        assert "bidi" in title
        assert "rPr rFonts bCs i=0 spacing=0 sz=26 szCs=30" in title
        body = brief(style_of(whole, "SingleTxtAr"))
        assert "rPr rFonts i=0 spacing=0 sz=22 szCs=26" in body
        (fonts,) = find(style_of(whole, "SingleTxtAr"), ".//w:rFonts")
        assert dict(fonts.attrib) == {f"{W}cs": "Traditional Arabic"}

    def test_the_font_has_an_alternative(self, whole: Story) -> None:
        (font,) = find(
            parts_of(whole)["word/fontTable.xml"], "//w:font[@w:name='Traditional Arabic']"
        )
        assert brief(font).startswith("altName=Simplified Arabic charset=B2")


class TestPages:
    def test_sections_run_from_right_to_left(self, whole: Story) -> None:
        sections = find(parts_of(whole)["word/document.xml"], "//w:sectPr")
        assert len(sections) == 2
        for section in sections:
            names = [etree.QName(child).localname for child in section]
            assert names[-2:] == ["bidi", "docGrid"]

    @pytest.mark.parametrize("part", ["document", "header1", "header2", "header3",
                                      "footer1", "footer2", "footer3"])  # fmt: skip
    def test_tables_do_too(self, whole: Story, part: str) -> None:
        tables = find(parts_of(whole)[f"word/{part}.xml"], "//w:tbl")
        assert tables
        for element in tables:
            assert etree.QName(element[0][0]).localname == "bidiVisual"

    def test_the_separators_of_notes_begin_at_the_right(self, whole: Story) -> None:
        notes = parts_of(whole)["word/footnotes.xml"]
        for separator in find(notes, "//w:footnote[@w:type]/w:p"):
            assert brief(separator).startswith("pPr pStyle=FootnoteRule bidi")

    def test_symbols_and_page_numbers_are_on_the_other_side(self, whole: Story) -> None:
        parts = parts_of(whole)

        def styles(name: str) -> list[str]:
            found = find(parts[f"word/{name}.xml"], "//w:tbl//w:pStyle/@w:val")
            return [str(value) for value in found]

        assert styles("header1") == ["RunningSymbolRight", "Header"]
        assert styles("header2") == ["Header", "RunningSymbol"]
        assert styles("footer1") == ["FooterPageRight", "FooterJob"]
        assert styles("footer2") == ["FooterJobRight", "FooterPage"]

    def test_the_masthead_is_arabic_but_for_its_cell(self, whole: Story) -> None:
        head = parts_of(whole)["word/header3.xml"]
        paragraphs = {brief(p).split("'")[1]: p for p in find(head, "//w:p[.//w:t]")}
        assert find(paragraphs["الأمم المتحدة"], "w:pPr/w:bidi")
        assert not find(paragraphs["Distr.: General"], "w:pPr/w:bidi")
        assert "MastheadSymbolAr" in brief(paragraphs["A"])

    def test_pictures_of_the_foot_are_mirrored(self, whole: Story) -> None:
        def places(made: Story) -> list[tuple[int, int]]:
            foot = parts_of(made)["word/footer3.xml"]
            lefts = foot.xpath("//wp:positionH/wp:posOffset/text()", namespaces=NAMES)
            widths = foot.xpath("//wp:extent/@cx", namespaces=NAMES)
            return [(int(left), int(width)) for left, width in zip(lefts, widths, strict=True)]

        english = places(story(paragraph(), of=document(footer=FULL_FOOTER)))
        for (left, width), (other, _) in zip(english, places(whole), strict=True):
            assert left + width + other == pytest.approx(612 * 12700, abs=2)

    def test_an_english_letter_with_an_arabic_annex_stays_english(self) -> None:
        parts = parts_of(story(paragraph("Text"), arabic("نص"), table()))
        body = parts["word/document.xml"]
        assert not find(body, "//w:sectPr/w:bidi")
        english, annex = find(body, "/w:document/w:body/w:p")[1:3]
        assert not find(english, "w:pPr/w:bidi")
        assert find(annex, "w:pPr/w:bidi")
        assert find(body, "//w:tbl//w:bidiVisual")
        assert not find(parts["word/header2.xml"], "//w:bidiVisual")
        assert find(parts["word/styles.xml"], "//w:style[@w:styleId='SingleTxtAr']")


def test_it_is_sound(whole: Story, docx_faults: Callable[[bytes], list[str]]) -> None:
    assert docx_faults(write_docx(whole)) == []
