"""Pictures and tables of the text as both outputs print them: sizes, rules and gaps."""

from __future__ import annotations

import pytest

import stories
from letter_files import assembled, changed
from unassemble.layout import Typesetter
from unassemble.model import Document, Figure, Part, Table, TableCell, Text
from unassemble.story import Picture, StoryTable, TableRules, build_story
from unassemble.story.pieces import Keys
from unassemble.story.tables import table_item
from unassemble.styles import PAGE, StyleSheet
from unassemble.text.fonts import FontBook

TABLE = """\
I have the honour to write.

    | Item | Figure |
    |---|---|
    | Letters | 97 |
"""


def document(figure: Figure) -> Document:
    part = Part("letter", (), "en", "en", (figure,))
    return stories.document(parts=(part,))


@pytest.mark.parametrize(
    ("size", "printed"), [((100.0, 50.0), (100.0, 50.0)), ((730.6, 100.0), (365.3, 50.0))]
)
def test_a_picture_is_never_wider_than_the_column(
    size: tuple[float, float], printed: tuple[float, float]
) -> None:
    story = build_story(document(Figure(stories.image(*size), "A map", "en")))
    (picture,) = (item for item in story.items if isinstance(item, Picture))
    assert (picture.width, picture.height) == pytest.approx(printed)


def test_a_table_has_a_thin_rule_above_its_head_and_thick_ones_below_it_and_at_its_end() -> None:
    text = changed("I have the honour to write.", TABLE)
    (table,) = (
        item
        for item in build_story(assembled(text)).items
        if isinstance(item, StoryTable) and item.kind == "grid"
    )
    assert table.rules == TableRules(0.5, 1.5, 1.5, below_spanner=0.5)
    assert table.gap == 4.0


def test_the_session_block_has_no_rules() -> None:
    assert stories.session_block().rules == TableRules()


def test_no_column_is_narrower_than_its_longest_word(styles: StyleSheet, fonts: FontBook) -> None:
    def cell(text: str) -> TableCell:
        return TableCell((Text(text, "en"),), "en")

    long = cell("The Government recalls its earlier communications. " * 8)
    rows = ((cell("12\u00a0September 2024"), cell("Aghdam"), cell("103,65"), long),)
    table = Table(("left",) * 4, tuple(map(cell, ("Date", "Place", "Area", "Event"))), rows, "en")
    item = table_item(table, (), Keys())
    assert sum(item.widths) == pytest.approx(PAGE.column_right - PAGE.column_left)
    setter = Typesetter(styles, fonts)
    words = []
    for content, width in zip(item.rows[1].cells, item.widths, strict=True):
        [made] = content.paragraphs
        words.append([line.text.strip() for line in setter.lines(made, (0.0, width - item.gap))])
    assert words[:3] == [["12\u00a0September", "2024"], ["Aghdam"], ["103,65"]]
