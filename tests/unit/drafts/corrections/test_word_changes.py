"""Two texts of a paragraph: the words that a corrigendum names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unassemble.drafts.corrections.apply import apply
from unassemble.drafts.corrections.records import Rewording, Unit, WordChange
from unassemble.drafts.corrections.words import edits_between


def pairs(old: str, new: str) -> list[tuple[str, str]]:
    edits = edits_between(old, new)
    assert edits is not None
    return [(edit.old, edit.new) for edit in edits]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("In 2019 it rose by 25 per cent.", "In 2019 it rose by 35 per cent.", [("25", "35")]),
        # "the" stands twice: a word more makes it plain which is meant.
        (
            "He saw the house and left the village at noon.",
            "He saw the house and left a village at noon.",
            [("the village", "a village")],
        ),
        # Words that come in are told by a word beside them.
        (
            "The parties met in Geneva on Tuesday.",
            "The parties met in Geneva again on Tuesday.",
            [("Geneva ", "Geneva again ")],
        ),
        # Changes side by side are one.
        (
            "It was said by the first Minister of the Republic in the long debate of May.",
            "It was told by a second Minister of the Republic in the long debate of May.",
            [("said by the first", "told by a second")],
        ),
        ("安全理事会第822号决议", "安全理事会第853号决议", [("822", "853")]),
        ("他们于五月在日内瓦会晤。", "他们于六月在日内瓦会晤。", [("五", "六")]),
    ],
)
def test_the_words_that_change_and_no_more_around_them_than_needed(
    old: str, new: str, expected: list[tuple[str, str]]
) -> None:
    found = [(one.strip(), other.strip()) for one, other in pairs(old, new)]
    assert found == [(one.strip(), other.strip()) for one, other in expected]


def test_where_most_changes_a_new_text_is_plainer() -> None:
    assert edits_between("All of this is new.", "Nothing here was ever old, they say.") is None


TOKENS = [*"the a cat sat . , 25 per cent".split(), *"《联合国》"]  # noqa: SIM905
WORDS = st.lists(st.sampled_from(TOKENS), max_size=30)


@given(WORDS, WORDS, st.integers(0, 30), st.integers(0, 4))
def test_changes_carried_out_give_the_new_text(
    words: list[str], others: list[str], start: int, length: int
) -> None:
    old = " ".join(words)
    new = " ".join((*words[:start], *others[:length], *words[start + length :]))
    edits = edits_between(old, new)
    if edits:
        (made,) = apply([Unit((), "paragraph", (), old)], [Rewording(0, edits)])
        assert made.text == new


def test_words_that_stand_twice_are_refused() -> None:
    unit = Unit((), "paragraph", (), "ha ha ha")
    with pytest.raises(ValueError, match="does not stand once"):
        apply([unit], [Rewording(0, (WordChange("ha ha", "ho"),))])
