"""Two changes of one text are merged, or refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unassemble.preview.merge import ConflictError, merge

BASE = "a\nb\nc\nd\ne\n"


@pytest.mark.parametrize(
    ("ours", "theirs", "both"),
    [
        ("A\nb\nc\nd\ne\n", "a\nb\nc\nd\nE\n", "A\nb\nc\nd\nE\n"),
        ("a\nb\nc\nd\n", "x\na\nb\nc\nd\ne\n", "x\na\nb\nc\nd\n"),
        ("a\nb\nc\nd\ne\nf\n", "b\nc\nd\ne\n", "b\nc\nd\ne\nf\n"),
        ("a\nB\nc\nd\ne\n", "a\nB\nc\nd\ne\n", "a\nB\nc\nd\ne\n"),
        ("a\nB\nc\nD\ne\n", "a\nB\nc\nd\ne\n", "a\nB\nc\nD\ne\n"),
        (BASE, "", ""),
    ],
)
def test_changes_in_different_lines_are_both_kept(ours: str, theirs: str, both: str) -> None:
    assert merge(BASE, ours, theirs) == both
    assert merge(BASE, theirs, ours) == both


@pytest.mark.parametrize(
    ("ours", "theirs", "line"),
    [
        ("a\nB\nc\nd\ne\n", "a\nX\nc\nd\ne\n", 2),
        ("a\nc\nd\ne\n", "0\na\nX\nc\nd\ne\n", 3),
        ("a\nb\nc\nd\ne\nf\n", "a\nb\nc\nd\ne\ng\n", 6),
    ],
)
def test_the_same_lines_changed_in_two_ways_are_refused(ours: str, theirs: str, line: int) -> None:
    with pytest.raises(ConflictError) as refused:
        merge(BASE, ours, theirs)
    assert refused.value.line == line


TEXTS = st.lists(st.sampled_from(["a\n", "b\n", "c\n", "\n"]), max_size=8).map("".join)


@given(TEXTS, TEXTS)
def test_a_change_of_one_side_is_taken_unchanged(base: str, changed: str) -> None:
    assert merge(base, changed, base) == changed
    assert merge(base, base, changed) == changed
    assert merge(base, changed, changed) == changed


@given(TEXTS, TEXTS, TEXTS)
def test_no_line_is_made_up_and_the_order_of_sides_does_not_count(
    base: str, ours: str, theirs: str
) -> None:
    try:
        made = merge(base, ours, theirs)
    except ConflictError:
        with pytest.raises(ConflictError):
            merge(base, theirs, ours)
        return
    assert merge(base, theirs, ours) == made
    assert set(made.splitlines()) <= {*base.splitlines(), *ours.splitlines(), *theirs.splitlines()}
