"""Pictures and tables of the text as both outputs print them: sizes, rules and gaps."""

from __future__ import annotations

import pytest

import stories
from letter_files import assembled, changed
from unassemble.model import Document, Figure, Part
from unassemble.story import Picture, StoryTable, TableRules, build_story

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
    assert table.rules == TableRules(above_head=0.5, below_head=1.5, end=1.5)
    assert table.gap == 4.0


def test_the_session_block_has_no_rules() -> None:
    assert stories.session_block().rules == TableRules()
