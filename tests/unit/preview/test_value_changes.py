"""What differs between two versions of a letter, by value and word."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from unassemble.preview.value_changes import value_changes, word_changes


def told(old: Any, new: Any) -> list[tuple[str, tuple[str | int, ...], str]]:
    signs = {"same": "", "del": "-", "ins": "+"}
    return [
        (one.what, one.path, "".join(f"{signs[word.op]}[{word.text}]" for word in one.words))
        for one in value_changes(old, new)
    ]


def test_words_of_a_text() -> None:
    assert told({"text": "The States agree."}, {"text": "The two States agreed."}) == [
        ("changed", ("text",), "[The]+[ two][ States ]-[agree]+[agreed][.]")
    ]


def test_chinese_is_compared_character_by_character() -> None:
    assert told(["常驻代表"], ["常驻观察员代表"]) == [("changed", (0,), "[常驻]+[观察员][代表]")]


def test_words_far_from_a_change_are_left_out() -> None:
    words = " ".join(f"w{number}" for number in range(60))
    (one,) = value_changes(words, words.replace("w30 ", "other "))
    assert [word.text for word in one.words if word.op != "same"] == ["w30", "other"]
    shown = "".join(word.text for word in one.words)
    assert "w29" in shown
    assert "w31" in shown
    assert "w1 " not in shown
    assert "w59" not in shown


def test_a_card_that_is_put_in_between_is_one_change() -> None:
    old = [{"title": "First of all"}, {"title": "Second after it"}]
    new = [old[0], {"title": "Something else entirely"}, old[1]]
    assert told(old, new) == [("added", (1,), "+[Something else entirely]")]
    assert told(new, old) == [("removed", (1,), "-[Something else entirely]")]


def test_a_card_that_is_moved_and_changed() -> None:
    old = [{"t": "One two three"}, {"t": "Four five six"}, {"t": "Seven eight nine"}]
    new = [old[2], old[0], {"t": "Four five seven"}]
    assert told(old, new) == [
        ("moved", (0,), "[Seven eight nine]"),
        ("changed", (2, "t"), "[Four five ]-[six]+[seven]"),
    ]


def test_keys_that_serve_several_languages_are_compared_by_language() -> None:
    old = {"name": {"en fr es": "Tofig **Musayev**", "ru": "Тофиг **Мусаев**"}}
    new = {"name": {"fr es": "Tofig **Musayev**", "en": "Tofig **Musa**", "zh": "托"}}
    assert told(old, new) == [
        ("added", ("name", "zh"), "+[托]"),
        ("changed", ("name", "en"), "[Tofig ]-[Musayev]+[Musa]"),
        ("removed", ("name", "ru"), "-[Тофиг Мусаев]"),
    ]
    old, new = {"n": {"en": "A b", "fr": "A b"}}, {"n": {"en fr": "A c"}}
    assert told(old, new) == [("changed", ("n", "en fr"), "[A ]-[b]+[c]")]


def test_only_marks_changed() -> None:
    assert told("the **State**", "the State") == [
        ("changed", (), "[the ]-[**][State]-[**]"),
    ]


def test_codes_are_told_whole_or_not_at_all() -> None:
    old = {"office": "permanent-representative"}
    new = {"office": "permanent-observer", "from": {"office": "x", "name": "Ann **Lee**"}}
    assert told(old, new) == [
        ("changed", ("office",), "-[permanent-representative]+[permanent-observer]"),
        ("added", ("from",), "+[Ann Lee]"),
    ]


def test_keys_added_and_removed() -> None:
    old, new = {"a": "1", "b": {"c": "2"}}, {"a": "1", "d": ["3", "4"]}
    assert told(old, new) == [("removed", ("b",), "-[2]"), ("added", ("d",), "+[3\n4]")]


def test_a_text_that_becomes_one_by_language() -> None:
    assert told({"t": "A"}, {"t": {"en": "A", "fr": "B"}}) == [("changed", ("t",), "-[A]+[A\nB]")]


VALUES = st.recursive(
    st.text("ab 你\n", max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from("xyz"), inner),
    max_leaves=12,
)


@given(VALUES, VALUES)
@settings(max_examples=300, deadline=None)
def test_equal_values_have_no_changes_and_others_have_some(old: Any, new: Any) -> None:
    assert value_changes(old, old) == ()
    if old != new:
        assert value_changes(old, new)


@given(st.text("ab c你", max_size=30), st.text("ab c你", max_size=30))
def test_the_words_make_both_texts(old: str, new: str) -> None:
    words = word_changes(old, new)
    if not any(word.text == "…" for word in words) and old and new:
        after = "".join(word.text for word in words if word.op != "del")
        before = "".join(word.text for word in words if word.op != "ins")
        assert after in new
        assert before in old
