"""Small documents for tests, made in code without a letter file."""

from __future__ import annotations

from msgspec.structs import replace

from unassemble.layout import Typesetter, lay_out
from unassemble.layout.fragments import Page
from unassemble.model import (
    AutoMark,
    Block,
    CustomMark,
    Document,
    Emblem,
    Emphasis,
    Footer,
    FootnoteCall,
    Heading,
    Inline,
    Masthead,
    Note,
    Paragraph,
    Part,
    SessionColumn,
    Signatory,
    SignatureBlock,
    Strong,
    Symbol,
    Text,
)
from unassemble.story import Characters, Story, StoryParagraph, Tab
from unassemble.styles import StyleSheet
from unassemble.text.fonts import FontBook


def set_pages(story: Story, styles: StyleSheet, fonts: FontBook) -> tuple[Page, ...]:
    """The pages of a story."""
    return lay_out(story, Typesetter(styles, fonts, story.marks)).pages


def with_body_size(sheet: StyleSheet, size: float) -> StyleSheet:
    """A style sheet with body text of ``size`` points and lines in proportion.

    Notes, headers and footers keep their sizes.
    """
    factor = size / 10
    body = {"SingleTxt", "Normal", "H1", "H23", "HCh", "SingleTxtZh", "TitleH1"}
    changed = dict(sheet.paragraphs)
    for name in body & set(changed):
        own = changed[name].own
        scaled = replace(
            own,
            size=None if own.size is None else own.size * factor,
            line=None if own.line is None else own.line * factor,
        )
        if name == "SingleTxt":
            scaled = replace(scaled, size=size, line=12 * factor)
        changed[name] = replace(changed[name], own=scaled)
    return StyleSheet(changed, sheet.characters)


def plain_lines(text: str, style: str, language: str, typesetter: Typesetter) -> list[str]:
    """The lines of a plain text, with tabs kept."""
    pieces: list[Characters | Tab] = []
    for index, part in enumerate(text.split("\t")):
        if index:
            pieces.append(Tab())
        if part:
            pieces.append(Characters(part, language))
    lines = typesetter.lines(StoryParagraph(style, tuple(pieces), language))
    return [line.text for line in lines]


def words(text: str, language: str = "en") -> tuple[Inline, ...]:
    return (Text(text, language),)


def paragraph(text: str, *notes: int, language: str = "en") -> Paragraph:
    calls = tuple(FootnoteCall(note, language) for note in notes)
    return Paragraph((*words(text, language), *calls), language)


def heading(text: str, level: int = 3, *notes: int, language: str = "en") -> Heading:
    calls = tuple(FootnoteCall(note, language) for note in notes)
    return Heading(level, (*words(text, language), *calls), language)


def note(number: int, text: str = "", language: str = "en") -> Note:
    mark = str(number)
    return Note(
        AutoMark(number, mark),
        (Paragraph(words(text or f"Note {mark}.", language), language),),
        language,
    )


def custom_note(mark: str, text: str, language: str = "en") -> Note:
    return Note(CustomMark(mark), (Paragraph(words(text, language), language),), language)


def signature(language: str = "en") -> SignatureBlock:
    name = (
        Text("(", language),
        Emphasis(words("Signed", language)),
        Text(") Ann ", language),
        Strong(words("Lee", language)),
    )
    lines = (name, words("Ambassador", language))
    return SignatureBlock((Signatory(lines, language),), language)


def document(
    *blocks: Block,
    notes: tuple[Note, ...] = (),
    page_notes: tuple[Note, ...] = (),
    language: str = "en",
    annexes: tuple[Part, ...] = (),
    session: tuple[SessionColumn, ...] | None = None,
    footer: Footer | None = None,
) -> Document:
    """A letter to the General Assembly, of one page or more."""
    head = Masthead(
        "United Nations",
        (Symbol("A/79/1"),),
        "-",
        ("General Assembly",),
        "Distr.: General",
        "1 April 2025",
        "",
        ("Original: English",),
        "en",
        Emblem("un"),
    )
    columns = (SessionColumn("", ("Seventy-ninth session",)),) if session is None else session
    part = Part("letter", words("Letter dated 1 April 2025"), language, "en", blocks)
    return Document(
        language,
        "Letter dated 1 April 2025",
        "2025-04-01",
        head,
        columns,
        (part, *annexes),
        notes,
        page_notes,
        footer or Footer("25-05275", "25-05275 (E)", ("110425",), "Please recycle"),
    )
