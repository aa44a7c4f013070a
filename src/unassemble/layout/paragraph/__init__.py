"""Paragraph → lines: collect the text, find where it may break, fill lines as Word does, finish.

Each step is a module with one function; all are pure but for what the faces remember.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec.structs import replace

from unassemble.fonts import FontBook
from unassemble.layout.fragments import LineBox, MissingGlyph
from unassemble.layout.paragraph.breaks import learn
from unassemble.layout.paragraph.collect import Content, breaking_text, collect
from unassemble.layout.paragraph.fill import Line, fill
from unassemble.layout.paragraph.finish import finish
from unassemble.layout.paragraph.frame import Frame, frame
from unassemble.story import Characters, StoryParagraph, Tab
from unassemble.styles import PAGE, StyleSheet

__all__ = [
    "Content",
    "Frame",
    "Line",
    "SetLines",
    "break_plain",
    "learn_breaks",
    "set_paragraph",
]

SetLines = Callable[
    [
        StoryParagraph,
        StyleSheet,
        FontBook,
        Sequence[str],
        list[MissingGlyph],
        tuple[float, float] | None,
    ],
    list[LineBox],
]
"""What breaks a paragraph into lines: `set_paragraph`, or what remembers its answers."""


def learn_breaks(paragraphs: Iterable[StoryParagraph], marks: Sequence[str]) -> None:
    """Find the break opportunities of all paragraphs at once, before they are set one by one."""
    texts: dict[str, list[str]] = {}
    for paragraph in paragraphs:
        texts.setdefault(paragraph.language, []).append(breaking_text(paragraph, marks))
    for language, found in texts.items():
        learn(found, language)


def set_paragraph(
    paragraph: StoryParagraph,
    styles: StyleSheet,
    fonts: FontBook,
    marks: Sequence[str],
    missing: list[MissingGlyph],
    area: tuple[float, float] | None = None,
) -> list[LineBox]:
    """Break a paragraph into lines.

    Args:
        paragraph: the paragraph.
        styles: the style sheet its style is looked up in.
        fonts: the faces.
        marks: the printed mark of every note, by index.
        missing: gets the characters that no face has.
        area: left and right edge of the column the paragraph stands in; None for the page's
            text area.

    Returns:
        The lines from top to bottom; an empty paragraph is one empty line.
    """
    properties = styles.resolved(paragraph.style)
    if paragraph.line_spacing:
        properties = replace(properties, line=paragraph.line_spacing)
    left, right = area or (PAGE.left, PAGE.right)
    content = collect(paragraph, properties, styles.characters, fonts, marks, missing)
    box = frame(properties, left, right, paragraph.rtl)
    return [finish(content, line, box, properties) for line in fill(content, box, properties)]


def break_plain(
    text: str, style_id: str, language: str, styles: StyleSheet, fonts: FontBook
) -> list[str]:
    """The lines of a plain text (tabs kept) in a style, as texts: for measuring against Word."""
    pieces: list[Characters | Tab] = []
    for index, part in enumerate(text.split("\t")):
        if index:
            pieces.append(Tab())
        if part:
            pieces.append(Characters(part, language))
    paragraph = StoryParagraph(style_id, tuple(pieces), language)
    return [line.text for line in set_paragraph(paragraph, styles, fonts, (), [])]
