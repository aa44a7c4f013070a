"""What stands around a story in Word: sections, headers, footers, tables and pictures."""

from __future__ import annotations

import pytest
from lxml import etree
from msgspec.structs import replace

import stories
from docx_parts import W, body_paragraphs, brief, find, parts_of
from stories import call, note, paragraph, story
from unassemble.model import Emblem, Footer, NoteNumbering, Symbol
from unassemble.story import Picture, Story


class TestSections:
    def sections(self, made: Story) -> list[etree._Element]:
        return find(parts_of(made)["word/document.xml"], "//w:sectPr")

    def margins(self, section: etree._Element) -> tuple[str, ...]:
        (margin,) = find(section, "w:pgMar")
        sides = ("top", "right", "bottom", "left", "header", "footer")
        return tuple(margin.get(f"{W}{side}") for side in sides)

    def test_two_sections_as_in_the_template(self) -> None:
        first, second = self.sections(story(paragraph("a")))
        assert self.margins(first) == ("1440", "1200", "1728", "1200", "432", "504")
        assert self.margins(second) == ("1440", "1200", "1152", "1200", "432", "504")
        assert find(first, "w:titlePg")
        assert not find(second, "w:titlePg")
        assert find(second, "w:type")[0].get(f"{W}val") == "continuous"
        kinds = [element.get(f"{W}type") for element in find(first, "w:headerReference")]
        assert kinds == ["even", "default", "first"]
        assert len(find(first, "w:footerReference")) == 3

    def test_page_1_has_room_for_an_asterisk_note(self) -> None:
        notes = (note(0, "*"),)
        on_page_1 = story(paragraph("a", call(0)), notes=notes)
        assert self.margins(self.sections(on_page_1)[0])[2] == "1360"
        later = story(paragraph("a", call(0), page_break_before=True), notes=notes)
        assert self.margins(self.sections(later)[0])[2] == "1728"

    def test_another_numbering_starts_a_section(self) -> None:
        letters = NoteNumbering("letters", restart=True)
        annex = paragraph("b", page_break_before=True, numbering=letters)
        _, second, third = self.sections(story(paragraph("a"), annex))
        assert not find(second, "w:footnotePr")
        assert brief(third).startswith(
            "footnotePr numFmt=lowerLetter numRestart=eachSect type=nextPage"
        )
        (last,) = body_paragraphs(story(paragraph("a"), annex))[-1:]
        assert not find(last, ".//w:pageBreakBefore")

    def test_numbering_of_the_first_part_needs_no_new_section(self) -> None:
        made = story(paragraph("a", numbering=NoteNumbering("letters")))
        _, second = self.sections(made)
        assert brief(second).startswith("footnotePr numFmt=lowerLetter numRestart=continuous")

    def test_settings(self) -> None:
        found = brief(parts_of(story())["word/settings.xml"])
        for setting in (
            "defaultTabStop=475",
            "doNotHyphenateCaps",
            "evenAndOddHeaders",
            "characterSpacingControl=doNotCompress",
            "suppressBottomSpacing suppressTopSpacing useFELayout compatSetting=15",
        ):
            assert setting in found


class TestHeaders:
    def test_masthead(self) -> None:
        head = parts_of(story())["word/header3.xml"]
        heights = [element.get(f"{W}val") for element in find(head, "//w:trHeight")]
        assert heights == ["864", "2880"]
        widths = [element.get(f"{W}w") for element in find(head, "//w:gridCol")]
        assert widths == ["1267", "1872", "245", "3110", "245", "3096", "15"]
        styles = [element.get(f"{W}val") for element in find(head, "//w:pStyle")]
        assert styles.count("MastheadOrganFirst") == styles.count("MastheadOrgan") == 1
        # Distribution, date, the empty line of the original version, original language.
        cell = find(head, "//w:tc")[-1]
        lines = ["".join(find(line, ".//w:t/text()")) for line in find(cell, "w:p")]
        assert lines == ["Distr.: General", "1 April 2025", "", "Original: English"]

    def test_organ_letters_are_large(self) -> None:
        symbols = (Symbol("A/79/844", "*"), Symbol("S/2025/196", "*"), Symbol("CEDAW/C/1"))
        head = stories.masthead(symbols=symbols)
        part = parts_of(story(of=stories.document(masthead=head)))["word/header3.xml"]
        (line,) = find(part, "//w:p[w:pPr/w:pStyle[@w:val='MastheadSymbol']]")
        assert "".join(find(line, ".//w:t/text()")) == "A/79/844*-S/2025/196*-CEDAW/C/1"
        large = find(line, "w:r[w:rPr/w:rStyle[@w:val='SymbolLetter']]/w:t/text()")
        assert large == ["A", "S"]
        assert set(find(line, "w:r/w:rPr/w:position/@w:val")) == {"-4"}

    @pytest.mark.parametrize(
        ("name", "cell", "style"),
        [("header1", 0, "RunningSymbol"), ("header2", 1, "RunningSymbolRight")],
    )
    def test_running_symbols_stand_on_the_outer_side(
        self, name: str, cell: int, style: str
    ) -> None:
        symbols = (Symbol("A/79/844", "*"), Symbol("S/2025/196", "*"))
        made = stories.document(masthead=stories.masthead(symbols=symbols))
        part = parts_of(story(of=made))[f"word/{name}.xml"]
        found = brief(find(part, "//w:tc")[cell])
        assert f"pStyle={style} r t'A/79/844' r br r t'S/2025/196'" in found
        assert find(part, "//w:tblBorders/w:bottom")[0].get(f"{W}sz") == "2"

    def test_the_emblem_fits_its_cell_and_has_words(self) -> None:
        emblem = Emblem("file", stories.image(100, 50), "A crest")
        made = stories.document(masthead=stories.masthead(emblem=emblem))
        part = parts_of(story(of=made))["word/header3.xml"]
        (size,) = find(part, "//wp:inline/wp:extent")
        assert (size.get("cx"), size.get("cy")) == ("713232", "356616")
        assert find(part, "//wp:docPr")[0].get("descr") == "A crest"


class TestFooters:
    @pytest.mark.parametrize(("name", "page"), [("footer1", 0), ("footer2", 1)])
    def test_page_and_total_stand_on_the_outer_side(self, name: str, page: int) -> None:
        made = stories.document(footer=stories.FULL_FOOTER)
        part = parts_of(story(of=made))[f"word/{name}.xml"]
        cells = find(part, "//w:tc")
        assert find(cells[page], ".//w:instrText/text()") == [" PAGE ", " NUMPAGES "]
        assert find(cells[1 - page], ".//w:t/text()") == ["25-05286"]

    def test_page_1(self) -> None:
        made = stories.document(footer=stories.FULL_FOOTER)
        part = parts_of(story(of=made))["word/footer3.xml"]
        assert "t'25-05286 (E)    110425'" in brief(part)
        words = [element.get("descr") for element in find(part, "//wp:docPr")]
        assert words == ["*2505286*", "https://docs.un.org/en/A/79/844"]
        places = find(part, "//wp:anchor/wp:positionH")
        assert {place.get("relativeFrom") for place in places} == {"page"}

    def test_every_picture_of_the_first_page_has_words(self) -> None:
        foot = replace(stories.FULL_FOOTER, recycle="Please recycle")
        head = stories.masthead(emblem=Emblem("un", alternative="Emblem of the United Nations"))
        parts = parts_of(story(of=stories.document(masthead=head, footer=foot)))
        words = [
            element.get("descr")
            for name in ("word/header3.xml", "word/footer3.xml")
            for element in find(parts[name], "//wp:docPr")
        ]
        assert words == [
            "Emblem of the United Nations",
            "*2505286*",
            "Please recycle",
            "https://docs.un.org/en/A/79/844",
        ]

    def test_nothing_known_prints_nothing(self) -> None:
        part = parts_of(story(of=stories.document(footer=Footer())))["word/footer3.xml"]
        assert not find(part, "//w:t")
        assert not find(part, "//wp:docPr")


class TestTablesAndPictures:
    def test_the_session_block(self) -> None:
        tree = parts_of(story(stories.session_block()))["word/document.xml"]
        widths = [element.get(f"{W}w") for element in find(tree, "//w:gridCol")]
        assert widths == ["5762", "4078"]
        assert not find(tree, "//w:tcBorders")

    def test_a_table_of_the_text_has_its_rules_and_repeats_its_head(self) -> None:
        rows = find(parts_of(story(stories.grid()))["word/document.xml"], "//w:tr")
        assert [bool(find(row, "w:trPr/w:tblHeader")) for row in rows] == [True, False, False]
        rules = [
            {
                etree.QName(rule).localname: rule.get(f"{W}sz")
                for rule in find(row, "w:tc[1]/w:tcPr/w:tcBorders/*")
            }
            for row in rows
        ]
        assert rules == [{"top": "4", "bottom": "12"}, {"top": "12"}, {"bottom": "12"}]

    def test_a_picture_has_words_and_its_size(self) -> None:
        picture = Picture(stories.image(), 365.3, 100.0, "Two & <three>")
        tree = parts_of(story(picture, picture))["word/document.xml"]
        first, second = find(tree, "//wp:inline")
        assert find(first, "wp:docPr")[0].get("descr") == "Two & <three>"
        numbers = {find(one, "wp:docPr")[0].get("id") for one in (first, second)}
        assert len(numbers) == 2
        (extent,) = find(first, "wp:extent")
        assert (extent.get("cx"), extent.get("cy")) == ("4639310", "1270000")
