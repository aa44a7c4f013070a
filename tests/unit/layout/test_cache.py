"""Lines taken from the cache are the lines that a build without a cache makes."""

from __future__ import annotations

from msgspec.structs import replace

from unassemble.layout.cache import ParagraphCache
from unassemble.layout.fragments import LineBox
from unassemble.layout.typesetter import Typesetter
from unassemble.story import Characters, NoteCall, StoryParagraph
from unassemble.styles import StyleSheet
from unassemble.text.fonts import FontBook

WORDS = "The quick brown fox jumps over the lazy dog. " * 6
PARAGRAPH = StoryParagraph("SingleTxt", (Characters(WORDS, "en"), NoteCall(0, "en")), "en")


def summary(lines: list[LineBox]) -> list[tuple[str, float, float]]:
    return [(line.text, line.height, line.runs[0].x) for line in lines]


def test_a_paragraph_is_set_once(styles: StyleSheet, fonts: FontBook) -> None:
    cache = ParagraphCache()
    first = Typesetter(styles, fonts, ("1",), cache).lines(PARAGRAPH)
    again = Typesetter(styles, fonts, ("1",), cache).lines(PARAGRAPH)
    assert again is first
    assert cache.misses == 0


def test_everything_that_lines_depend_on_is_part_of_the_key(
    styles: StyleSheet, fonts: FontBook
) -> None:
    cache = ParagraphCache()
    others = [
        (PARAGRAPH, ("12",), None),
        (PARAGRAPH, ("1",), (100.0, 400.0)),
        (replace(PARAGRAPH, line_spacing=11.6), ("1",), None),
        (replace(PARAGRAPH, style="FootnoteText"), ("1",), None),
        (replace(PARAGRAPH, language="fr"), ("1",), None),
    ]
    Typesetter(styles, fonts, ("1",), cache).lines(PARAGRAPH)
    for paragraph, marks, area in others:
        kept = Typesetter(styles, fonts, marks, cache).lines(paragraph, area)
        assert summary(kept) == summary(Typesetter(styles, fonts, marks).lines(paragraph, area))
        assert cache.misses == 1


def test_entries_that_two_builds_did_not_use_are_dropped(
    styles: StyleSheet, fonts: FontBook
) -> None:
    cache = ParagraphCache()
    other = StoryParagraph("SingleTxt", (Characters("Other words.", "en"),), "en")
    Typesetter(styles, fonts, ("1",), cache).lines(PARAGRAPH)
    for _ in range(2):
        Typesetter(styles, fonts, ("1",), cache).lines(other)
    Typesetter(styles, fonts, ("1",), cache).lines(PARAGRAPH)
    assert cache.misses == 1
