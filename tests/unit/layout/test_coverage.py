"""Characters that no font has: `check` and `build` report the same ones."""

from __future__ import annotations

import pytest

from letter_files import GOOD, findings, source
from stories import document, masthead, story
from unassemble.base.errors import LetterError
from unassemble.layout.coverage import missing_glyphs
from unassemble.model import CustomMark, Footer, Symbol
from unassemble.pipeline.building import build_version
from unassemble.story import Characters, NoteCall, RunStyle, StoryNote, StoryParagraph
from unassemble.styles import StyleSheet
from unassemble.text.fonts import FontBook

ARABIC_MATHEMATICAL_ALEF = "\U0001ee00"
"""The regular Naskh face has it, the bold one does not."""


def rules(text: str) -> set[str]:
    return {finding.rule for finding in findings(text) if finding.severity == "error"}


def built(text: str) -> set[str]:
    try:
        build_version(source(text), formats=("pdf",))
    except LetterError as error:
        return {finding.rule for finding in error.findings}
    return set()


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        ("write", False),
        ("write \u0e01", True),
        (f"write {ARABIC_MATHEMATICAL_ALEF}", False),
        (f"write **{ARABIC_MATHEMATICAL_ALEF}**", True),
    ],
)
def test_check_and_build_report_the_same_characters(words: str, missing: bool) -> None:
    text = GOOD.replace("honour to write", f"honour to {words}")
    expected = {"missing-glyph"} if missing else set()
    assert rules(text) == built(text) == expected


def test_the_finding_points_at_the_character(styles: StyleSheet, fonts: FontBook) -> None:
    text = GOOD.replace("honour to write", "honour to \u0e01 write")
    (found,) = [one for one in findings(text) if one.rule == "missing-glyph"]
    line = text.splitlines()[found.span.line - 1]
    assert line[found.span.column - 1] == "\u0e01"


def test_a_mark_in_bold_text_is_bold(styles: StyleSheet, fonts: FontBook) -> None:
    call = NoteCall(0, "en", style=RunStyle(bold=True))
    paragraph = StoryParagraph("SingleTxt", (Characters("a", "en"), call), "en")
    note = StoryNote(CustomMark(ARABIC_MATHEMATICAL_ALEF), ())
    made = story(paragraph, notes=(note,))
    assert [one.character for one in missing_glyphs(made, styles, fonts)] == [
        ARABIC_MATHEMATICAL_ALEF
    ]


@pytest.mark.parametrize("changes", [
    {"masthead": masthead(organs=("General \u0e01ssembly",))},
    {"masthead": masthead(distribution="Distr.: \u0e01")},
    {"masthead": masthead(symbols=(Symbol("A/\u0e01/1"),))},
    {"footer": Footer(job_number="25-\u0e01")},
    {"footer": Footer(recycle="Please re\u0e01ycle")},
])  # fmt: skip
def test_what_stands_around_the_text_is_looked_at(
    changes: dict[str, object], styles: StyleSheet, fonts: FontBook
) -> None:
    made = story(of=document(**changes))
    assert [one.character for one in missing_glyphs(made, styles, fonts)] == ["\u0e01"]
