"""Numbered paragraphs: their forms, and where the next begins."""

from __future__ import annotations

import pytest

from markdown_texts import Notes, Pictures, blocks, outline, text, words
from unassemble.base.diagnostics import Findings
from unassemble.base.source import Span
from unassemble.letter import markup
from unassemble.model import (
    Paragraph,
)


def test_numbers_are_kept_as_written() -> None:
    (block,) = blocks("3. Three\n\n5. Five\n\n5. Five again")
    assert outline(block) == [("3.", "Three"), ("5.", "Five"), ("5.", "Five again")]


@pytest.mark.parametrize("label", ["1.", "(1)", "(a)", "(i)", "a)", "(أ)", "（一）", "1．"])
def test_the_forms_of_numbers(label: str) -> None:
    (block,) = blocks(f"{label} Text")
    assert outline(block) == [(label, "Text")]


def test_forms_nest() -> None:
    (block,) = blocks("1. One\n\n(a) A\n\n(i) I\n\n(ii) II\n\n(b) B\n\n2. Two")
    inner = [("(i)", "I"), ("(ii)", "II")]
    assert outline(block) == [
        ("1.", "One", [("(a)", "A", inner), ("(b)", "B")]),
        ("2.", "Two"),
    ]


def test_the_letter_i_after_h_is_a_letter() -> None:
    (block,) = blocks("(h) H\n\n(i) I\n\n(j) J")
    assert outline(block) == [("(h)", "H"), ("(i)", "I"), ("(j)", "J")]


@pytest.mark.parametrize(
    "written",
    [
        "1. Resolutions 822\n(1993) and 853\n(1993) hold.",
        "1. See item\n35. It is new.",
        "4. See item\n   5. It is new.",
        "1. The directive of the Union\n(EU) 2016/680 and paragraph 2\n(c) of it.",
        "(b) Under article 7\n(a) of the Charter.",
        "(a) As the Council\n(ii) says.",
    ],
)
def test_a_wrapped_line_that_begins_with_a_number_goes_on(written: str) -> None:
    (block,) = blocks(written)
    label, _, rest = written.replace("\n   ", " ").replace("\n", " ").partition(" ")
    assert outline(block) == [(label, rest)]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("1. One\n2. Two", [("1.", "One"), ("2.", "Two")]),
        (" 9. Nine\n10. Ten", [("9.", "Nine"), ("10.", "Ten")]),
        ("(z) Z\n(aa) AA", [("(z)", "Z"), ("(aa)", "AA")]),
        ("(د) د\n(هـ) ه", [("(د)", "د"), ("(هـ)", "ه")]),
        ("(九) 甲\n(十) 乙\n(十一) 丙", [("(九)", "甲"), ("(十)", "乙"), ("(十一)", "丙")]),
        (
            "1. On:\n   (a) A;\n   (b) B.\n2. Two",
            [("1.", "On:", [("(a)", "A;"), ("(b)", "B.")]), ("2.", "Two")],
        ),
        (
            "(a) On:\n(i) I;\n(ii) II.\n(b) B",
            [("(a)", "On:", [("(i)", "I;"), ("(ii)", "II.")]), ("(b)", "B")],
        ),
    ],
)
def test_the_next_number_in_sequence_needs_no_empty_line(written: str, expected: object) -> None:
    assert outline(blocks(written)[0]) == expected


def test_a_number_out_of_sequence_after_a_full_stop_is_told() -> None:
    found = Findings()
    markup.blocks(text("3. Three.\n5. Five."), Notes(), Pictures(), found)
    (one,) = found.items
    assert (one.rule, one.severity, one.span) == (
        *("number-in-paragraph", "warning"),
        Span("l.yaml", 11, 5),
    )


@pytest.mark.parametrize("written", ["(EU) 2016/680", "(1993) and", "(see) it", "(the) rest"])
def test_what_only_stands_in_parentheses_is_no_number(written: str) -> None:
    assert words(blocks(written)[0]) == written


def test_an_indented_paragraph_goes_on_with_its_number() -> None:
    block, after = blocks("1. One\n\n   More.\n\nAfter")
    assert outline(block) == [("1.", "One", "More.")]
    assert words(after) == "After"


def test_what_only_looks_like_a_number_is_text() -> None:
    assert isinstance(blocks("1986. A year")[0], Paragraph)
    assert isinstance(blocks("1\\. Not a number")[0], Paragraph)
    assert words(blocks("In line\n2. it is text")[0]) == "In line 2. it is text"
