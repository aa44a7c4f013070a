"""Signs of emphasis: beside Chinese, and where one is left over."""

from __future__ import annotations

import pytest

from markdown_texts import Notes, Pictures, text
from unassemble.base.diagnostics import Findings
from unassemble.letter import markup
from unassemble.model import (
    Emphasis,
    Paragraph,
    Strong,
    plain,
)


def strong(value: str, language: str = "zh") -> list[str]:
    """The words set strong or emphasised, and what is left over of their signs."""
    found = Findings()
    (block,) = markup.blocks(text(value, language), Notes(), Pictures(), found)
    assert isinstance(block, Paragraph)
    marked = [plain((one,)) for one in block.inlines if isinstance(one, Strong | Emphasis)]
    return marked + [f"{one.rule} {one.span.column}" for one in found.items]


@pytest.mark.parametrize(
    ("written", "marked"),
    [
        ("**重要提示：**请注意", ["重要提示："]),
        ("载有**《宪章》**第二条", ["《宪章》"]),
        ("以及**“自决权”**一词", ["“自决权”"]),
        ("一词。*（见附件）*其余", ["（见附件）"]),
        ("甲**“乙”**丙**丁：**戊。", ["“乙”", "丁："]),
        ("甲**——乙·**丙**ABC.**丁", ["——乙·", "ABC."]),
        ("（**甲**）、**乙**，*“丙”*。", ["甲", "乙", "“丙”"]),
        ("第**822(1993)**号", ["822(1993)"]),
    ],
)
def test_emphasis_beside_chinese_marks(written: str, marked: list[str]) -> None:
    assert strong(written) == marked


@pytest.mark.parametrize(
    ("written", "marked"),
    [
        ("“*Ibid.*”, (*Signed*), **a**-**b**", ["Ibid.", "Signed", "a", "b"]),
        ("re*emphasis*ed, «**gras**»et", ["emphasis", "gras"]),
        ("5 * 3 * 2, file_name, A/79/1* and S/2025/2*, \\*", []),
        ("**bold **text", ["leftover-marker 5", "leftover-marker 12"]),
        ("**Note:**text", ["leftover-marker 5", "leftover-marker 12"]),
        ("an**“inner”**word", ["leftover-marker 7", "leftover-marker 16"]),
        ("one *two", ["leftover-marker 9"]),
        ("**one*", ["one", "leftover-marker 5"]),
        ("***", ["leftover-marker 5"]),
        ("[_one]{lang=fr} two", ["leftover-marker 6"]),
    ],
)
def test_signs_left_over_are_told(written: str, marked: list[str]) -> None:
    assert strong(written, "en") == marked


def test_signs_left_over_in_notes_titles_and_cells_are_told() -> None:
    found = Findings()
    markup.note_blocks(text("One\n\n**two **three"), found)
    assert [one.span.line for one in found.items] == [12, 12]
    markup.heading(text("**Two **three"), 1, Notes(), found)
    markup.blocks(text("| **aa **b |\n|---|"), Notes(), Pictures(), found)
    assert [one.span.column for one in found.items] == [5, 11, 5, 11, 7, 12]
