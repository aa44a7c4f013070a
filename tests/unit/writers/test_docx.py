"""A story as Word's parts: what stands in each, and that Word and LibreOffice can read it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import pytest
from lxml import etree

import stories
from docx_parts import NAMES, R, W, body_paragraphs, brief, find, parts_of
from stories import automatic, call, link, note, paragraph, story, text
from unassemble.model import Table, TableCell, Text
from unassemble.story import LineEnd, Tab
from unassemble.story.pieces import Keys
from unassemble.story.tables import table_item
from unassemble.styles import Properties, Style, StyleSheet, letter_styles
from unassemble.writers.docx import write_docx
from word_template.styles import styles_part


def runs(*pieces: object) -> str:
    (element,) = body_paragraphs(story(paragraph(*pieces)))  # type: ignore[arg-type]
    return brief(element).removeprefix("pPr pStyle=SingleTxt").strip()


class TestParagraphs:
    def test_a_paragraph_has_its_style_and_nothing_else(self) -> None:
        assert runs() == ""

    def test_text_keeps_its_spaces(self) -> None:
        (element,) = body_paragraphs(story(paragraph(" a  b ")))
        (run_text,) = find(element, ".//w:t")
        assert run_text.text == " a  b "
        assert run_text.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"

    def test_bold_italic_tab_and_line_end(self) -> None:
        pieces = (Tab(), text("a", bold=True), text("b", italic=True), LineEnd(), "c")
        assert runs(*pieces) == "r tab r rPr b t'a' r rPr i t'b' r br r t'c'"

    def test_lines_of_another_distance_are_a_property_of_their_paragraph(self) -> None:
        (element,) = body_paragraphs(story(paragraph("a", line_spacing=11.6)))
        (spacing,) = find(element, "./w:pPr/w:spacing")
        assert (spacing.get(f"{W}line"), spacing.get(f"{W}lineRule")) == ("232", "exact")

    def test_letters_set_closer_have_the_spacing_of_their_style_less_that(self) -> None:
        closer = text("a", condensed=0.1)
        assert runs("w", closer) == "r t'w' r rPr spacing=2 t'a'"
        (element,) = body_paragraphs(story(paragraph(closer, style="FootnoteText")))
        assert brief(element) == "pPr pStyle=FootnoteText r rPr spacing=3 t'a'"
        linked = text("b", condensed=0.25, character_style="Hyperlink", italic=True)
        assert runs(linked) == "r rPr rStyle=Hyperlink i spacing=-1 t'b'"

    def test_raised_lowered_underlined_and_struck_text(self) -> None:
        raised, lowered = text("er", vertical="superscript"), text("2", vertical="subscript")
        assert runs("1", raised) == "r t'1' r rPr vertAlign=superscript t'er'"
        assert runs("CO", lowered) == "r t'CO' r rPr vertAlign=subscript t'2'"
        lined = text("a", underline=True, strike=True, vertical="subscript", bold=True)
        assert runs(lined) == "r rPr b strike u=single vertAlign=subscript t'a'"

    def test_no_break_hyphen_is_an_element_and_no_break_space_a_character(self) -> None:
        assert runs("a\u2011b\u00a0c") == "r t'a' noBreakHyphen t'b\u00a0c'"

    def test_markup_in_text_stays_text(self) -> None:
        evil = '</w:t><w:br w:type="page"/>&<'
        assert runs(evil) == f"r t'{evil}'"

    def test_a_page_break_is_a_property_of_its_paragraph(self) -> None:
        (element,) = body_paragraphs(
            story(paragraph("a", style="TitleH1", page_break_before=True, keep_next=True))
        )
        assert brief(element[0]) == "pStyle=TitleH1 keepNext pageBreakBefore"

    def test_no_formatting_by_hand_in_the_body(self) -> None:
        tree = parts_of(stories.letter())["word/document.xml"]
        names = {etree.QName(child).localname for child in find(tree, "//w:pPr/*")}
        assert names <= {"pStyle", "keepNext", "pageBreakBefore", "sectPr", "bidi"}
        names = {etree.QName(child).localname for child in find(tree, "//w:rPr/*")}
        assert names <= {"rStyle", "rFonts", "b", "i", "vertAlign", "rtl", "lang"}


class TestLanguages:
    def test_english_is_the_default(self) -> None:
        assert runs("a") == "r t'a'"

    @pytest.mark.parametrize(
        ("language", "tag"), [("fr", "fr-FR"), ("es", "es-ES"), ("ru", "ru-RU")]
    )
    def test_other_latin_and_cyrillic_runs_say_theirs(self, language: str, tag: str) -> None:
        assert runs(text("a", language)) == f"r rPr lang={tag} t'a'"

    def test_chinese_runs_have_the_east_asian_hint(self) -> None:
        (element,) = body_paragraphs(story(paragraph(text("“选举”", "zh"))))
        (fonts,) = find(element, ".//w:rFonts")
        assert fonts.get(f"{W}hint") == "eastAsia"
        (language,) = find(element, ".//w:lang")
        assert dict(language.attrib) == {f"{W}eastAsia": "zh-CN"}

    def test_arabic_runs_and_paragraphs_go_from_right_to_left(self) -> None:
        (element,) = body_paragraphs(story(paragraph("أ", language="ar")))
        assert brief(element) == ("pPr pStyle=SingleTxt bidi r rPr rFonts szCs=24 rtl lang t'أ'")

    def test_defaults_name_three_languages_and_two_fonts(self) -> None:
        (defaults,) = find(parts_of(story())["word/styles.xml"], "//w:rPrDefault/w:rPr")
        fonts, kern, *_, language = defaults
        assert fonts.get(f"{W}eastAsia") == "SimSun"
        assert {fonts.get(f"{W}{a}") for a in ("ascii", "hAnsi", "cs")} == {"Times New Roman"}
        assert kern.get(f"{W}val") == "2"
        assert sorted(language.attrib.values()) == ["ar-SA", "en-GB", "zh-CN"]


class TestLinks:
    def test_one_address_is_one_link(self) -> None:
        address = "https://docs.un.org/en/A/74/805?x=1&y=2"
        parts = parts_of(story(paragraph(link(address, "A/"), link(address, "74")), paragraph()))
        (element,) = find(parts["word/document.xml"], "//w:hyperlink")
        assert brief(element) == "r rPr rStyle=Hyperlink t'A/' r rPr rStyle=Hyperlink t'74'"
        targets = parts.relations("word/document.xml")
        assert targets[element.get(f"{R}id")] == address

    def test_links_in_notes_and_headings(self) -> None:
        address = "https://example.org/"
        heading = paragraph(link(address), call(0), style="HeadingHCh")
        parts = parts_of(story(heading, notes=(note(0, automatic(1), link(address)),)))
        for name in ("word/document.xml", "word/footnotes.xml"):
            (element,) = find(parts[name], "//w:hyperlink")
            assert parts.relations(name)[element.get(f"{R}id")] == address


class TestNotes:
    def notes_of(self, *notes: object) -> list[etree._Element]:
        calls = tuple(call(index) for index in range(len(notes)))
        made = story(paragraph("a", *calls), notes=notes)  # type: ignore[arg-type]
        return find(parts_of(made)["word/footnotes.xml"], "//w:footnote")

    def test_separators_are_those_of_the_template(self) -> None:
        separator, continuation = self.notes_of()
        assert [separator.get(f"{W}id"), continuation.get(f"{W}id")] == ["-1", "0"]
        for element in (separator, continuation):
            assert brief(element) == f"p pPr pStyle=FootnoteRule r t'{'_' * 18}'"
        settings = parts_of(story())["word/settings.xml"]
        assert [n.get(f"{W}id") for n in find(settings, "//w:footnotePr/w:footnote")] == ["-1", "0"]

    def test_an_automatic_note_is_numbered_by_word(self) -> None:
        element = self.notes_of(note(0, automatic(1), "Text."))[2]
        assert element.get(f"{W}id") == "1"
        assert brief(element) == (
            "p pPr pStyle=FootnoteTxt r tab r rPr rStyle=FootnoteReference footnoteRef "
            "r t' ' r tab r t'Text.'"
        )
        assert runs_with(note(0, automatic(1))) == (
            "r rPr rStyle=FootnoteReference footnoteReference"
        )

    def test_a_custom_mark_is_typed_in_text_and_note(self) -> None:
        element = self.notes_of(note(0, "1", "Text."))[2]
        assert "rStyle=FootnoteReference t'1' r t' '" in brief(element)
        assert runs_with(note(0, "1")) == ("r rPr rStyle=FootnoteReference footnoteReference t'1'")
        (element,) = body_paragraphs(story(paragraph(call(0)), notes=(note(0, "1"),)))
        (reference,) = find(element, ".//w:footnoteReference")
        assert reference.get(f"{W}customMarkFollows") == "1"

    def test_an_asterisk_is_full_size(self) -> None:
        element = self.notes_of(note(0, "*", "Text."))[2]
        mark = "rPr rStyle=FootnoteReference vertAlign=baseline"
        assert f"{mark} t'*'" in brief(element)
        assert runs_with(note(0, "*")) == f"r {mark} footnoteReference t'*'"

    def test_a_repeated_automatic_mark_refers_to_the_first(self) -> None:
        made = story(
            paragraph("a", call(0)), paragraph("b", call(0, False)), notes=(note(0, automatic(1)),)
        )
        first, second = body_paragraphs(made)
        (bookmark,) = find(first, ".//w:bookmarkStart")
        (instruction,) = find(second, ".//w:instrText")
        assert bookmark.get(f"{W}name") in instruction.text.split()
        assert instruction.text.split()[0] == "NOTEREF"
        assert not find(second, ".//w:footnoteReference")
        assert find(second, ".//w:t")[-1].text == "1"

    def test_a_repeated_custom_mark_is_text(self) -> None:
        made = story(paragraph("a", call(0), call(0, False)), notes=(note(0, "*"),))
        (element,) = body_paragraphs(made)
        assert brief(element).endswith("r rPr rStyle=FootnoteReference vertAlign=baseline t'*'")

    def test_page_notes_stand_in_the_footer_of_page_1(self) -> None:
        parts = parts_of(story(page_notes=(note(0, "*", "Reissued."),)))
        assert "pStyle=FootnoteTxt" in brief(parts["word/footer3.xml"])
        assert "t'Reissued.'" in brief(parts["word/footer3.xml"])
        assert len(find(parts["word/footnotes.xml"], "//w:footnote")) == 2


def runs_with(one: object) -> str:
    (element,) = body_paragraphs(story(paragraph(call(0)), notes=(one,)))  # type: ignore[arg-type]
    return brief(element).removeprefix("pPr pStyle=SingleTxt").strip()


class TestStyles:
    """What a style says itself stands in the styles part, and nothing else."""

    def properties(self, own: Properties, base: str = "H1") -> str:
        sheet = letter_styles()
        made = Style("Mine", "Mine", own, base)
        own = StyleSheet({**sheet.paragraphs, "Mine": made}, sheet.characters)
        part = etree.fromstring(styles_part(own))
        (element,) = find(part, "//w:style[@w:styleId='Mine']")
        return brief(element).partition("qFormat")[2].strip()

    def test_what_it_does_not_say_is_inherited(self) -> None:
        assert self.properties(Properties()) == ""

    def test_bold_can_be_taken_back(self) -> None:
        assert self.properties(Properties(bold=False)) == "rPr b=0"

    def test_a_threshold_for_kerning_is_in_half_points(self) -> None:
        assert self.properties(Properties(kern=7)) == "rPr kern=14"

    def test_lowered_characters_are_in_half_points(self) -> None:
        assert self.properties(Properties(position=-2)) == "rPr position=-4"

    @pytest.mark.parametrize(
        ("style", "expected"),
        [
            (
                "FootnoteReference",
                "color=auto spacing=5 w=103 kern=14 position=0 vertAlign=superscript",
            ),
            ("Hyperlink", "color=0000FF u=none"),
        ],
    )
    def test_character_styles_are_the_templates(self, style: str, expected: str) -> None:
        (element,) = find(
            etree.fromstring(styles_part(letter_styles())), f"//w:style[@w:styleId='{style}']"
        )
        assert brief(element).partition("rPr ")[2] == expected

    def test_no_automatic_space_between_chinese_and_latin(self) -> None:
        assert self.properties(Properties(auto_space=False)) == "pPr autoSpaceDE=0 autoSpaceDN=0"

    @pytest.mark.parametrize(
        ("line", "expected"), [(0.0, ("240", "auto")), (13.5, ("270", "exact"))]
    )
    def test_lines_are_exact_or_single(self, line: float, expected: tuple[str, str]) -> None:
        sheet = letter_styles()
        made = Style("Mine", "Mine", Properties(line=line), "H1")
        own = StyleSheet({**sheet.paragraphs, "Mine": made}, sheet.characters)
        part = etree.fromstring(styles_part(own))
        (spacing,) = find(part, "//w:style[@w:styleId='Mine']/w:pPr/w:spacing")
        assert (spacing.get(f"{W}line"), spacing.get(f"{W}lineRule")) == expected

    def test_the_end_rule_is_a_border_of_its_style(self) -> None:
        part = parts_of(story())["word/styles.xml"]
        (border,) = find(part, "//w:style[@w:styleId='EndRule']/w:pPr/w:pBdr/w:bottom")
        assert border.get(f"{W}sz") == "2"


class TestPackage:
    def test_core_properties(self) -> None:
        made = stories.document("zh", title="信" * 300, date="2020-05-15")
        core = parts_of(story(of=made))["docProps/core.xml"]
        found = {etree.QName(child).localname: child.text for child in core}
        assert found == {
            "title": "信" * 300,
            "creator": "United Nations",
            "language": "zh-CN",
            "created": "2020-05-15T00:00:00Z",
            "modified": "2020-05-15T00:00:00Z",
        }

    def test_no_date_is_1980(self) -> None:
        core = parts_of(story(of=stories.document(date="")))["docProps/core.xml"]
        assert core[-1].text == "1980-01-01T00:00:00Z"

    def test_same_story_same_bytes(self) -> None:
        script = (
            "import hashlib, sys; import stories; from unassemble.writers.docx import write_docx;"
            "sys.stdout.write(hashlib.sha256(write_docx(stories.letter())).hexdigest())"
        )
        digests = set()
        for seed in ("1", "2"):
            path = os.pathsep.join(sys.path)
            environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path}
            run = subprocess.run(
                [sys.executable, "-c", script], env=environment, capture_output=True, check=True
            )
            digests.add(run.stdout)
        assert len(digests) == 1

    def test_every_relationship_is_used_and_every_use_has_one(self) -> None:
        parts = parts_of(stories.letter())
        for name in ("word/document.xml", "word/footnotes.xml", "word/footer3.xml"):
            used = set(parts[name].xpath("//@r:id | //@r:embed", namespaces=NAMES))
            assert used <= set(parts.relations(name))

    def test_styles_named_in_the_parts_exist(self) -> None:
        parts = parts_of(stories.letter())
        known = set(find(parts["word/styles.xml"], "//w:style/@w:styleId"))
        for name in parts.archive.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                assert set(find(parts[name], "//w:pStyle/@w:val | //w:rStyle/@w:val")) <= known

    def test_inherited_tab_stops_are_cleared(self) -> None:
        part = parts_of(story())["word/styles.xml"]
        tabs = find(part, "//w:style[@w:styleId='FootnoteTxt']//w:tab")
        assert [tab.get(f"{W}val") for tab in tabs[:3]] == ["clear", "right", "left"]
        assert [tab.get(f"{W}pos") for tab in tabs[:2]] == ["418", "1195"]

    @pytest.mark.parametrize("language", ["en", "zh"])
    def test_openxml_audit_finds_nothing(
        self, language: str, docx_faults: Callable[[bytes], list[str]]
    ) -> None:
        assert docx_faults(write_docx(stories.letter(language))) == []

    def test_libreoffice_renders_it(self, in_libreoffice: Callable[[bytes], bytes]) -> None:
        assert in_libreoffice(write_docx(stories.letter())).startswith(b"%PDF")


def test_a_row_taller_than_a_page_may_break_across_pages() -> None:
    texts = ("Short.", "A sentence of the text. " * 300)
    rows = tuple((TableCell((Text(text, "en"),), "en"),) for text in texts)
    table = Table(("left",), (TableCell((Text("Head", "en"),), "en"),), rows, "en")
    item = table_item(table, (), Keys())
    body = parts_of(story(item))["word/document.xml"]
    rows_made = body.iter(f"{W}tr")
    assert [row.find(f".//{W}cantSplit") is not None for row in rows_made] == [True, True, False]
