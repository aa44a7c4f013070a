"""Line ends, tabs and calls in Markdown: what is a space, and what is none."""

from __future__ import annotations

import pytest

from markdown_texts import Notes, Pictures, blocks, outline, text, words
from unassemble.base.diagnostics import Findings
from unassemble.base.source import SourceText, Span
from unassemble.letter import markup
from unassemble.letter.compose import compose
from unassemble.letter.nodes import Scalar
from unassemble.model import (
    BlockQuote,
    Emphasis,
    FootnoteCall,
    LineBreak,
    List,
    Paragraph,
    Text,
    plain,
)


def test_a_line_end_is_a_space_and_nothing_between_chinese_characters() -> None:
    assert words(blocks("one\ntwo")[0]) == "one two"
    assert words(blocks("一二\n三四，\n五 5\n6", "zh")[0]) == "一二三四，五 5 6"


@pytest.mark.parametrize(
    "written",
    [
        "中文的\n“双引号”\n两边",
        "以及\n‘单引号’\n两边",
        "亚沙尔·\n阿利耶夫",
        "先生，**附件**\n所载",
        "声明。^[注文]\n下一句",
        "声明\n[^n]\n[^m]\n所载",
        "见[网页](https://example.org/)\n所载，\n*斜体*\n之后",
        "一——\n“二”……\n‘三’",
        "一[二\n三]{lang=zh}\n四",
    ],
)
def test_a_line_end_between_chinese_characters_is_nothing_through_markup(written: str) -> None:
    for kind in (
        written,
        "> " + written.replace("\n", "\n> "),
        "- " + written.replace("\n", "\n  "),
    ):
        (block,) = blocks(kind, "zh")
        inner = block.blocks[0] if isinstance(block, BlockQuote) else block
        inner = inner.items[0].blocks[0] if isinstance(inner, List) else inner
        assert " " not in words(inner)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("the States’\n“rights”\n‘so’", "the States’ “rights” ‘so’"),
        ("one—\n“two”\n…", "one— “two” …"),
        ("*one*\n[two](https://a.org)\nthree", "one two three"),
    ],
)
def test_a_line_end_beside_marks_of_other_languages_is_a_space(written: str, printed: str) -> None:
    assert words(blocks(written)[0]) == printed


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("available\n^[Here.] and\n[^n]. A", "available and. A"),
        ("one\n*[^n]*\ntwo", "one two"),
    ],
)
def test_no_space_before_a_call_at_the_head_of_a_line(written: str, printed: str) -> None:
    (block,) = blocks(written)
    assert isinstance(block, Paragraph)
    texts = "".join(plain((one,)) for one in block.inlines if not isinstance(one, FootnoteCall))
    assert texts == printed


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("one\ttwo \t three", "one two three"),
        ("\tone\t\n\ttwo\t", "one two"),
        ("*one\ttwo*\t`three\tfour`", "one two three four"),
        ("one  two\tthree", "one  two three"),
        ("一\t\n二\t三", "一二 三"),
    ],
)
def test_a_tab_is_white_space(written: str, printed: str) -> None:
    assert words(blocks(written)[0]) == printed


def test_a_tab_in_a_title_and_after_a_number_is_white_space() -> None:
    title = markup.inlines(text("\tCulture\tof peace\t"), Notes(), Findings())
    assert plain(title) == "Culture of peace"
    assert outline(blocks("1.\tOne\n\n\tMore.\n\n-\ttwo")[0]) == [
        ("1.", "One", "More."),
    ]


def test_a_word_after_a_tab_knows_its_place() -> None:
    (block,) = blocks("a\t\tb *c*")
    assert isinstance(block, Paragraph)
    emphasised = block.inlines[1]
    assert isinstance(emphasised, Emphasis)
    (inner,) = emphasised.children
    assert isinstance(inner, Text)
    assert inner.span == Span("l.yaml", 10, 11)


def test_a_hard_line_break() -> None:
    (block,) = blocks("one\\\ntwo")
    assert isinstance(block, Paragraph)
    assert [type(inline) for inline in block.inlines] == [Text, LineBreak, Text]


def written(yaml: str) -> SourceText:
    """The text of a value in a YAML file."""
    root, _ = compose(yaml.encode(), "l.yaml")
    (value,) = (node for _, node in root.pairs.values())
    assert isinstance(value, Scalar)
    return value.text("zh")


def test_a_character_of_a_plain_value_on_one_line_knows_its_place() -> None:
    assert written("title: Culture of peace").at(11) == Span("l.yaml", 1, 19)


@pytest.mark.parametrize(
    ("yaml", "word", "line", "column"),
    [
        (r'a: "\u5e74\u6708 day"', "day", 1, 18),
        (r'a: "\u5e74\u6708 day"', "月", 1, 11),
        ('a: "one\\ttwo\n   three \\\n   \\"four\\"\n\n   five"', "three", 2, 4),
        ('a: "one\\ttwo\n   three \\\n   \\"four\\"\n\n   five"', "four", 3, 6),
        ('a: "one\\ttwo\n   three \\\n   \\"four\\"\n\n   five"', "five", 5, 4),
        ('{"a": "one\\n\\ntwo \\u201ctwo\\u201d"}', "two”", 1, 25),
    ],
)
def test_a_character_after_escapes_knows_its_place(
    yaml: str, word: str, line: int, column: int
) -> None:
    made = written(yaml)
    assert made.at(made.value.index(word)) == Span("l.yaml", line, column)


@pytest.mark.parametrize(
    "yaml",
    [
        "a: 甲乙\n  丙丁，**戊**\n  己“\n  庚”[^n]\n  辛",
        "a: >\n  甲乙\n  丙丁，**戊**\n  己“\n  庚”[^n]\n  辛\n",
        "a: '甲乙\n  丙丁，**戊**\n  己“\n  庚”[^n]\n  辛'",
        'a: "甲乙\n  丙丁，**戊**\n  己“\n  庚”[^n]\n  辛"',
    ],
)
def test_a_line_that_yaml_folds_between_chinese_characters_is_nothing(yaml: str) -> None:
    value = written(yaml)
    (block,) = markup.blocks(value, Notes(), Pictures(), Findings())
    assert words(block) == "甲乙丙丁，戊己“庚”辛"
    assert plain(markup.inlines(value, Notes(), Findings())) == "甲乙丙丁，戊己“庚”辛"


def test_a_folded_line_of_latin_text_is_a_space_and_begins_no_list() -> None:
    value = written("a: >\n  five\n  - two is three,\n  甲 and\n  乙\n")
    (block,) = markup.blocks(value, Notes(), Pictures(), Findings())
    assert words(block) == "five - two is three, 甲 and 乙"


@pytest.mark.parametrize(
    ("language", "value", "printed"),
    [
        ("en", "available [^1] and **so** ^[Two.] [^3].", "available and so."),
        ("fr", "disponible\u00a0[^1]. Ensuite  [^2]", "disponible. Ensuite"),
        ("zh", "声明 [^1] 所载", "声明 所载"),
    ],
)
def test_a_space_before_a_call_is_not_printed(language: str, value: str, printed: str) -> None:
    (block,) = blocks(value, language)
    assert isinstance(block, Paragraph)
    assert "".join(plain((one,)) for one in block.inlines) == printed
    last = [one for one in block.inlines if isinstance(one, Text)][-1]
    assert last.span is not None
    assert value[last.span.column - 5 :].startswith(last.text)
