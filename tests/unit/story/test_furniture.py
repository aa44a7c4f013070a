"""What stands around the text: its words, styles and order, decided once for both outputs."""

from __future__ import annotations

import pytest

import stories
from stories import FULL_FOOTER, document, masthead
from unassemble.model import CustomMark, Document, Emblem, Footer, Note, Paragraph, Symbol, Text
from unassemble.story import (
    Characters,
    Element,
    NoteCall,
    StoryParagraph,
    build_furniture,
    spoken,
)
from unassemble.styles import PAGE
from unassemble.styles.places import places

REISSUE = Note(CustomMark("*"), (Paragraph((Text("Reissued.", "en"),), "en"),), "en")


def words(*paragraphs: StoryParagraph) -> list[tuple[str, str, str]]:
    """Style, language and words of each."""
    return [(one.style, one.language, spoken(one.pieces)) for one in paragraphs]


def pieces_of(made: Document) -> list[str]:
    """The symbols of the masthead: large letters in brackets, calls of notes by their number."""
    out = []
    for piece in build_furniture(made).masthead.symbols.pieces:
        match piece:
            case Characters(text=text, style=style):
                out.append(f"[{text}]" if style.character_style == "SymbolLetter" else text)
            case NoteCall(note=note):
                out.append(f"note {note}")
    return out


class TestMasthead:
    def test_lines_in_the_order_in_which_they_are_read(self) -> None:
        head = build_furniture(document()).masthead
        assert words(*head.paragraphs()) == [
            ("MastheadNations", "en", "United Nations"),
            ("MastheadSymbol", "en", "A/79/844-S/2025/196"),
            ("MastheadOrganFirst", "en", "General Assembly"),
            ("MastheadOrgan", "en", "Security Council"),
            ("MastheadDistribution", "en", "Distr.: General"),
            ("MastheadLine", "en", "1 April 2025"),
            ("MastheadLanguage", "en", ""),
            ("MastheadLine", "en", "Original: English"),
        ]

    def test_an_arabic_one_has_its_right_hand_cell_in_english(self) -> None:
        head = build_furniture(document("ar")).masthead
        assert (head.nations.style, head.nations.language) == ("MastheadNationsAr", "ar")
        assert head.symbols.style == "MastheadSymbolAr"
        assert [organ.style for organ in head.organs] == ["MastheadOrganFirstAr", "MastheadOrganAr"]
        assert {line.language for line in head.lines} == {"en"}

    def test_organ_letters_are_large(self) -> None:
        symbols = (Symbol("A/79/844"), Symbol("S/2025/196"), Symbol("CEDAW/C/1"))
        assert pieces_of(document(masthead=masthead(symbols=symbols))) == [
            "[A]", "/79/844", "-", "[S]", "/2025/196", "-", "CEDAW/C/1",
        ]  # fmt: skip

    def test_asterisks_call_the_note_of_the_page(self) -> None:
        head = masthead(symbols=(Symbol("A/79/844", "*"),))
        assert pieces_of(document(masthead=head, page_notes=(REISSUE,))) == [
            "[A]", "/79/844", "note 0",
        ]  # fmt: skip

    def test_asterisks_without_a_note_are_text(self) -> None:
        head = masthead(symbols=(Symbol("A/79/844", "*"),))
        assert pieces_of(document(masthead=head)) == ["[A]", "/79/844*"]

    @pytest.mark.parametrize("size", [(100, 50), (50, 100), (10_000, 10_000)])
    def test_the_emblem_fits_its_cell(self, size: tuple[float, float]) -> None:
        head = masthead(emblem=Emblem("file", stories.image(*size), "A crest"))
        emblem = build_furniture(document(masthead=head)).masthead.emblem
        assert emblem is not None
        assert emblem.width / emblem.height == pytest.approx(size[0] / size[1])
        room = (PAGE.emblem_width, PAGE.emblem_height)
        full = max(emblem.width / room[0], emblem.height / room[1])
        assert full == pytest.approx(1)

    def test_the_united_nations_emblem_fills_it(self) -> None:
        head = masthead(emblem=Emblem("un", alternative="Emblem"))
        emblem = build_furniture(document(masthead=head)).masthead.emblem
        assert emblem is not None
        assert emblem.image is None
        assert (emblem.width, emblem.height) == (PAGE.emblem_width, PAGE.emblem_height)

    @pytest.mark.parametrize("emblem", [Emblem("none"), Emblem("file")])
    def test_there_can_be_none(self, emblem: Emblem) -> None:
        assert build_furniture(document(masthead=masthead(emblem=emblem))).masthead.emblem is None

    def test_each_line_is_an_element_of_its_own_below_those_around(self) -> None:
        around = (Element("Sect", 7), Element("Div", 8))
        head = build_furniture(document(), around).masthead
        paths = [one.path for one in head.paragraphs()]
        assert {path[:-1] for path in paths} == {around}
        assert len({path[-1].key for path in paths}) == len(paths)


class TestRunningLines:
    @pytest.mark.parametrize(
        ("language", "number", "symbol", "page", "job"),
        [
            ("en", 2, "RunningSymbol", "FooterPage", "FooterJobRight"),
            ("en", 3, "RunningSymbolRight", "FooterPageRight", "FooterJob"),
            ("ar", 2, "RunningSymbolRight", "FooterPageRight", "FooterJob"),
            ("ar", 3, "RunningSymbol", "FooterPage", "FooterJobRight"),
        ],
    )
    def test_symbols_and_page_are_on_the_outer_side_and_the_job_number_on_the_inner(
        self, language: str, number: int, symbol: str, page: str, job: str
    ) -> None:
        lines = build_furniture(document(language, footer=FULL_FOOTER)).running(number)
        assert words(*lines.symbols) == [(symbol, "en", "A/79/844"), (symbol, "en", "S/2025/196")]
        assert words(lines.number.line(number, 12)) == [(page, "en", f"{number}/12")]
        assert words(lines.job) == [(job, "en", "25-05286")]

    def test_symbols_have_no_asterisks(self) -> None:
        head = masthead(symbols=(Symbol("A/79/844", "*"),))
        (symbol,) = build_furniture(document(masthead=head)).even.symbols
        assert spoken(symbol.pieces) == "A/79/844"


class TestFirstFooter:
    def test_job_line_and_codes(self) -> None:
        foot = build_furniture(document(footer=FULL_FOOTER)).first_footer
        assert words(foot.job_line) == [("ReleaseDate0", "en", "25-05286 (E) 110425")]
        assert [(one.kind, one.content, one.alternative) for one in foot.drawings] == [
            ("code39", "2505286", "*2505286*"),
            ("qr", "https://docs.un.org/en/A/79/844", "https://docs.un.org/en/A/79/844"),
        ]

    def test_the_recycling_mark_is_described_by_the_words_beside_it(self) -> None:
        footer = Footer(recycle="请回收")
        foot = build_furniture(document("zh", footer=footer)).first_footer
        assert words(foot.recycle) == [("FooterRecycleZh", "zh", "请回收")]
        (mark,) = foot.drawings
        box = places("zh").recycle
        assert (mark.kind, mark.alternative, mark.box) == ("recycle", "请回收", box)

    def test_an_arabic_page_is_mirrored(self) -> None:
        foot = build_furniture(document("ar", footer=FULL_FOOTER)).first_footer
        assert words(foot.job_line) == [("ReleaseDate0Ar", "en", "110425 25-05286 (E)")]
        left, _, width, _ = foot.drawings[0].box
        assert left + width == pytest.approx(PAGE.width - PAGE.barcode[0])

    def test_what_is_not_known_is_not_printed(self) -> None:
        foot = build_furniture(document(footer=Footer())).first_footer
        assert foot.drawings == ()
        assert words(foot.job_line, foot.recycle) == [
            ("ReleaseDate0", "en", ""),
            ("FooterRecycle", "en", ""),
        ]
