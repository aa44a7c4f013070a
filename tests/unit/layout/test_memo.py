"""Lines that are remembered are those of their own styles, whoever asks meanwhile."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from unassemble.fonts import FontBook
from unassemble.layout import memo as module
from unassemble.layout.fragments import LineBox
from unassemble.layout.memo import ParagraphMemo
from unassemble.layout.paragraph import set_paragraph
from unassemble.story import Characters, StoryParagraph
from unassemble.styles import StyleSheet

WORDS = "The quick brown fox jumps over the lazy dog. " * 6
PARAGRAPH = StoryParagraph("SingleTxt", (Characters(WORDS, "en"),), "en")


def texts(lines: list[LineBox]) -> list[str]:
    return [line.text for line in lines]


def test_lines_of_another_distance_are_others(styles: StyleSheet, fonts: FontBook) -> None:
    memo = ParagraphMemo()
    for paragraph in (PARAGRAPH, replace(PARAGRAPH, line_spacing=11.6)):
        heights = {line.height for line in memo(paragraph, styles, fonts, (), [])}
        assert heights == {paragraph.line_spacing or 12.0}


def test_another_builds_styles_do_not_get_in(
    styles: StyleSheet, fonts: FontBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = styles.with_body_size(14)
    small_lines = texts(set_paragraph(PARAGRAPH, styles, fonts, (), []))
    large_lines = texts(set_paragraph(PARAGRAPH, large, fonts, (), []))
    assert small_lines != large_lines
    memo = ParagraphMemo()
    inside: list[bool] = []

    def interrupted(*given: object) -> list[LineBox]:
        """While a paragraph is being set another thread sets one in other styles."""
        if not inside:
            inside.append(True)
            memo(PARAGRAPH, large, fonts, (), [])
        return set_paragraph(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "set_paragraph", interrupted)
    assert texts(memo(PARAGRAPH, styles, fonts, (), [])) == small_lines
    assert texts(memo(PARAGRAPH, large, fonts, (), [])) == large_lines
    assert texts(memo(PARAGRAPH, styles, fonts, (), [])) == small_lines
