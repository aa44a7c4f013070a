"""Characters that no font has: `check` and `build` report the same ones."""

from __future__ import annotations

import io
import zipfile

import pytest

from letter_files import GOOD, findings, source
from stories import document, masthead, story
from unassemble.base.diagnostics import Diagnostic
from unassemble.base.errors import LetterError
from unassemble.layout.coverage import missing_passages
from unassemble.model import CustomMark, Footer, Symbol
from unassemble.pipeline.building import build_version
from unassemble.story import Characters, NoteCall, RunStyle, StoryNote, StoryParagraph
from unassemble.styles import StyleSheet
from unassemble.text.fonts import FontBook

ARABIC_MATHEMATICAL_ALEF = "\U0001ee00"
"""The regular Naskh face has it, the bold one does not."""

MONGOLIAN_A = "\u1820"


def is_missing(finding: Diagnostic) -> bool:
    return finding.rule == "missing-glyph"


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
        ("write \u1821", True),
        (f"write {ARABIC_MATHEMATICAL_ALEF}", False),
        (f"write **{ARABIC_MATHEMATICAL_ALEF}**", True),
    ],
)
def test_check_and_build_report_the_same_characters(words: str, missing: bool) -> None:
    text = GOOD.replace("honour to write", f"honour to {words}")
    expected = {"missing-glyph"} if missing else set()
    assert rules(text) == built(text) == expected


def test_the_finding_points_at_the_character(styles: StyleSheet, fonts: FontBook) -> None:
    text = GOOD.replace("honour to write", "honour to \u1821 write")
    (found,) = filter(is_missing, findings(text))
    line = text.splitlines()[found.span.line - 1]
    assert line[found.span.column - 1] == "\u1821"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("\u13a0\u1820", "the characters of “\u13a0\u1820” (Cherokee and Mongolian)"),
        ("\u1820\u1821, \u1822", "the characters of “\u1820\u1821, \u1822” (Mongolian)"),
        ("\U0001f600", "the character “\U0001f600” (U+1F600, a symbol)"),
        ("\U00013080", "the character “\U00013080” (U+13080, Egyptian)"),
        ("\U0002ffff", "the character “\U0002ffff” (U+2FFFF, a symbol)"),
        ("\U00020001", "the character “\U00020001” (U+20001, rare Chinese characters)"),
        (MONGOLIAN_A * 50, f"the characters of “{MONGOLIAN_A * 40}…” (Mongolian)"),
    ],
)
def test_a_passage_is_one_finding_and_its_scripts_have_names(words: str, shown: str) -> None:
    found = [
        one for one in findings(GOOD.replace("write", f"write {words} here")) if is_missing(one)
    ]
    assert [shown in one.message for one in found] == [True]
    assert "--format docx" in (found[0].hint or "")


def test_words_that_come_again_are_told_once() -> None:
    text = GOOD.replace("honour to write", "\u1820\u1821 to \u1820\u1821 write \u1822")
    found = [one.message for one in findings(text) if is_missing(one)]
    assert len(found) == 2
    assert "“\u1820\u1821” (Mongolian), 2 times in the letter" in found[0]


def test_names_among_chinese_words_are_a_finding_each() -> None:
    """What the fonts have beside them is printed: rare characters, Korean, kana, Thai."""
    names = "𠮷、喆、堃、犇、𬭎、한국、日本語かな、ไทย"
    text = GOOD.replace("language: en", "language: zh").replace(
        "I have the honour to write.", f"姓名用字{names}以及🙂和ꦄ。"
    )
    assert names in text
    found = [one.message for one in findings(text) if is_missing(one)]
    assert [one.partition("“")[2] for one in found] == [
        "𠮷” (U+20BB7, rare Chinese characters)",
        "🙂” (U+1F642, a symbol)",
        "ꦄ” (U+A984, Javanese)",
    ]


def test_the_docx_can_be_built_without_the_glyphs() -> None:
    text = GOOD.replace("honour to write", f"honour to write {MONGOLIAN_A * 3}")
    assert built(text) == {"missing-glyph"}
    made = build_version(source(text), formats=("docx",))
    with zipfile.ZipFile(io.BytesIO(made.docx)) as archive:
        assert MONGOLIAN_A * 3 in archive.read("word/document.xml").decode()


def test_a_mark_in_bold_text_is_bold(styles: StyleSheet, fonts: FontBook) -> None:
    call = NoteCall(0, "en", style=RunStyle(bold=True))
    paragraph = StoryParagraph("SingleTxt", (Characters("a", "en"), call), "en")
    note = StoryNote(CustomMark(ARABIC_MATHEMATICAL_ALEF), ())
    made = story(paragraph, notes=(note,))
    assert [one.text for one in missing_passages(made, styles, fonts)] == [ARABIC_MATHEMATICAL_ALEF]


@pytest.mark.parametrize("changes", [
    {"masthead": masthead(organs=("General \u1821ssembly",))},
    {"masthead": masthead(distribution="Distr.: \u1821")},
    {"masthead": masthead(symbols=(Symbol("A/\u1821/1"),))},
    {"footer": Footer(job_number="25-\u1821")},
    {"footer": Footer(recycle="Please re\u1821ycle")},
])  # fmt: skip
def test_what_stands_around_the_text_is_looked_at(
    changes: dict[str, object], styles: StyleSheet, fonts: FontBook
) -> None:
    made = story(of=document(**changes))
    assert [one.text for one in missing_passages(made, styles, fonts)] == ["\u1821"]
