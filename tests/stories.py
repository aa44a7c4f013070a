"""Small stories made by hand, for tests of the writers."""

from __future__ import annotations

import struct
import zlib

from unassemble.model import (
    AutoMark,
    CustomMark,
    Document,
    Emblem,
    Footer,
    ImageData,
    Mark,
    Masthead,
    Symbol,
)
from unassemble.story import (
    CellParagraphs,
    Characters,
    NoteCall,
    NoteMark,
    Picture,
    Piece,
    RunStyle,
    Story,
    StoryItem,
    StoryNote,
    StoryParagraph,
    StoryTable,
    Tab,
    TableRow,
    build_furniture,
)
from unassemble.story.tables import CELL_GAP, GRID_RULES

EMPTY_FOOTER = Footer()
NO_EMBLEM = Emblem("none")


def png(width: int = 2, height: int = 2) -> bytes:
    """A white picture."""
    rows = b"".join(b"\0" + b"\xff" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


def image(width: float = 100.0, height: float = 50.0) -> ImageData:
    return ImageData(png(), "png", (2, 2), width, height)


def text(content: str, language: str = "en", **style: object) -> Characters:
    return Characters(content, language, RunStyle(**style))  # type: ignore[arg-type]


def link(address: str, content: str = "", language: str = "en") -> Characters:
    return text(content or address, language, character_style="Hyperlink", link=address)


def paragraph(
    *pieces: Piece | str, style: str = "SingleTxt", language: str = "en", **more: object
) -> StoryParagraph:
    whole = tuple(text(piece, language) if isinstance(piece, str) else piece for piece in pieces)
    return StoryParagraph(style, whole, language, **more)  # type: ignore[arg-type]


def call(note: int, first: bool = True) -> NoteCall:
    return NoteCall(note, "en", first)


def note(index: int, mark: Mark | str, *pieces: Piece | str, language: str = "en") -> StoryNote:
    """A footnote; a mark given as text is one outside the sequence."""
    if isinstance(mark, str):
        mark = CustomMark(mark)
    whole = (Tab(), NoteMark(index), Tab())
    body = tuple(text(piece, language) if isinstance(piece, str) else piece for piece in pieces)
    style = "FootnoteTxtZh" if language == "zh" else "FootnoteTxt"
    paragraphs = (StoryParagraph(style, (*whole, *body), language),)
    asterisk = isinstance(mark, CustomMark) and set(mark.text) == {"*"}
    return StoryNote(mark, paragraphs, asterisk)


def automatic(number: int) -> AutoMark:
    return AutoMark(number, str(number))


def masthead(**changes: object) -> Masthead:
    values: dict[str, object] = {
        "united_nations": "United Nations",
        "symbols": (Symbol("A/79/844"), Symbol("S/2025/196")),
        "joiner": "-",
        "organs": ("General Assembly", "Security Council"),
        "distribution": "Distr.: General",
        "date": "1 April 2025",
        "language_line": "",
        "original_lines": ("Original: English",),
        "language": "en",
        "emblem": NO_EMBLEM,
    }
    return Masthead(**(values | changes))  # type: ignore[arg-type]


FULL_FOOTER = Footer(
    job_number="25-05286",
    job_line="25-05286 (E)",
    date_codes=("110425",),
    web_address="https://docs.un.org/en/A/79/844",
)


def document(language: str = "en", **changes: object) -> Document:
    values: dict[str, object] = {
        "language": language,
        "title": "Letter dated 28 March 2025",
        "date": "2025-04-01",
        "masthead": masthead(),
        "session": (),
        "parts": (),
        "notes": (),
        "page_notes": (),
        "footer": EMPTY_FOOTER,
    }
    return Document(**(values | changes))  # type: ignore[arg-type]


def story(
    *items: StoryItem,
    notes: tuple[StoryNote, ...] = (),
    page_notes: tuple[StoryNote, ...] = (),
    of: Document | None = None,
) -> Story:
    source = of or document()
    return Story(source, items, notes, page_notes, build_furniture(source))


def session_block() -> StoryTable:
    """Two organs side by side."""
    left = CellParagraphs(
        (
            paragraph("General Assembly", style="Session"),
            paragraph("Seventy-ninth session", style="Session"),
            paragraph("Agenda item 62", style="AgendaItemNormal"),
            paragraph("General and complete disarmament", style="AgendaTitleColumn"),
        )
    )
    right = CellParagraphs(
        (
            paragraph("Security Council", style="Session"),
            paragraph("Eightieth year", style="Session"),
        )
    )
    return StoryTable("session", 0.0, (288.1, 203.9), (TableRow((left, right)),))


def grid() -> StoryTable:
    """A table of the text: a head and two rows."""
    rows = tuple(
        TableRow(
            tuple(CellParagraphs((paragraph(word, style=style),)) for word in words),
            header=style == "TableHead",
        )
        for style, words in (
            ("TableHead", ("Item", "Figure")),
            ("TableTxt", ("Letters", "97")),
            ("TableTxt", ("Reports", "3")),
        )
    )
    return StoryTable("grid", 63.35, (200.0, 165.3), rows, rules=GRID_RULES, gap=CELL_GAP)


def letter(language: str = "en") -> Story:
    """A letter with all that a letter can have, and an annex."""
    notes = (
        note(0, "*", "Circulated in the language of submission only."),
        note(1, automatic(1), "Available at ", link("https://example.org/a"), "."),
        note(2, "1", "A quoted note’s own mark."),
        note(3, automatic(2), "另见。", language="zh"),
    )
    page_notes = (note(4, "*", "Reissued for technical reasons on 25 April 2025."),)
    items = (
        session_block(),
        *(paragraph(style="Spacer") for _ in range(3)),
        paragraph(Tab(), Tab(), "Letter dated 28 March 2025", style="TitleH1"),
        paragraph(Tab(), "I have the honour to draw attention to the annex.", call(0)),
        paragraph("所谓的“选举”(见附件)。", style="SingleTxtZh", language="zh"),
        paragraph(text("("), text("Signed", italic=True), text(") "), text("Name", bold=True)),
        paragraph(Tab(), Tab(), "Annex", style="TitleH1", page_break_before=True),
        paragraph(Tab(), "I.", Tab(), "Statements", call(1), style="HeadingHCh"),
        paragraph(
            "See ", link("https://docs.un.org/en/A/74/805"), call(2), call(3), call(1, False)
        ),
        grid(),
        Picture(image(), 100.0, 50.0, "A white field"),
        paragraph(style="EndRule", rule=72.0),
    )
    made = document(language, footer=FULL_FOOTER)
    return story(*items, notes=notes, page_notes=page_notes, of=made)
