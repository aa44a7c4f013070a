"""Changes made in the form change only their own values."""

from __future__ import annotations

import difflib
from typing import Any

import msgspec
import pytest

from unassemble.preview.editing import RefusedError, Step, apply
from unassemble.preview.values import PathOffset, file_place, value_place, values_of

LETTER = """\
# A draft.
language: en  # ours
organs:
  - organ: general-assembly
    agenda_items:
      # first
      - {number: 14, title: Culture of peace}

      - number: 32   # second
        title: Armed conflict
letter:
  kind: letter
  text: |
    I have the honour.
    # no comment
  unknown_key: kept
  signatories: &who
    - name: Ann **Lee**
annexes:
  - signatories: *who
    text: An annex
"""


def steps(*rows: dict[str, Any]) -> list[Step]:
    return msgspec.convert(list(rows), list[Step])


def changes(after: str) -> list[str]:
    rows = difflib.ndiff(LETTER.splitlines(), after.splitlines())
    return [row for row in rows if row[0] in "+-"]


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        (
            {"do": "set", "path": ["language"], "value": "fr"},
            ["- language: en  # ours", "+ language: fr  # ours"],
        ),
        (
            {"do": "set", "path": ["date"], "value": "2025-04-02", "before": ["organs", "letter"]},
            ["+ date: 2025-04-02"],
        ),
        (
            {"do": "set", "path": ["letter", "text"], "value": "One.\n\nTwo.\n"},
            [
                "-     I have the honour.",
                "-     # no comment",
                "+     One.",
                "+ ",
                "+     Two.",
            ],
        ),
        (
            {"do": "set", "path": ["letter", "from", "state"], "value": "NO", "before": []},
            ['+   from: {state: "NO"}'],
        ),
        (
            {"do": "insert", "path": ["organs", 1], "value": {"organ": "security-council"}},
            ["+   - organ: security-council"],
        ),
        (
            {
                "do": "insert",
                "path": ["annexes", 0],
                "value": {"title": "", "text": "a\nb\n"},
            },
            ['+   - title: ""', "+     text: |", "+       a", "+       b"],
        ),
        ({"do": "remove", "path": ["letter", "kind"]}, ["-   kind: letter"]),
        ({"do": "insert", "path": ["symbols", 0], "value": "A/79/1"}, ["+ symbols: [A/79/1]"]),
    ],
)
def test_a_step_changes_only_its_lines(step: dict[str, Any], expected: list[str]) -> None:
    assert sorted(changes(apply(LETTER, steps(step)))) == sorted(expected)


def test_a_card_moves_with_its_comments() -> None:
    path = ["organs", 0, "agenda_items", 0]
    moved = apply(LETTER, steps({"do": "move", "path": path, "to": 1}))
    assert moved.index("# second") < moved.index("# first") < moved.index("Culture of peace")
    back = apply(moved, steps({"do": "move", "path": path, "to": 1}))
    assert back == LETTER


def test_what_would_be_lost_or_changed_elsewhere_is_refused() -> None:
    shared = {"do": "set", "path": ["annexes", 0, "signatories", 0, "name"], "value": "Bo"}
    with pytest.raises(RefusedError, match=r"refused\.shared"):
        apply(LETTER, steps(shared))
    with pytest.raises(RefusedError, match=r"refused\.place"):
        apply(LETTER, steps({"do": "remove", "path": ["organs", 7]}))
    with pytest.raises(RefusedError, match=r"refused\.place"):
        apply(LETTER, steps({"do": "set", "path": ["language", "x", "y"], "value": "z"}))
    with pytest.raises(RefusedError, match=r"refused\.place"):
        apply(LETTER, steps({"do": "remove", "path": ["language", 0]}))
    with pytest.raises(RefusedError, match=r"refused\.unreadable"):
        apply("a: [", steps({"do": "set", "path": ["a"], "value": "b"}))
    single = "to:\n  # him\n  office: secretary-general\n"
    with pytest.raises(RefusedError, match=r"refused\.comments"):
        apply(single, steps({"do": "insert", "path": ["to", 1], "value": "x"}))


def test_one_record_becomes_a_list_of_two() -> None:
    made = apply("from: {state: AZ}\n", steps({"do": "insert", "path": ["from", 1], "value": "b"}))
    assert values_of(made) == {"from": [{"state": "AZ"}, "b"]}


@pytest.mark.parametrize("value", ["a\tb", "  lead", "x: y", "# x", "é\u200b", "\n\n", '"', "null"])
def test_any_text_comes_back_as_it_was_written(value: str) -> None:
    made = apply(LETTER, steps({"do": "set", "path": ["letter", "text"], "value": value}))
    assert values_of(made)["letter"]["text"] == value
    assert "# A draft." in made
    assert "unknown_key: kept" in made


def test_line_ends_and_the_mark_of_utf8_stay() -> None:
    text = "\ufeff" + LETTER.replace("\n", "\r\n")
    made = apply(text, steps({"do": "set", "path": ["language"], "value": "fr"}))
    assert made == text.replace("language: en", "language: fr")


def test_the_path_and_offset_of_a_place() -> None:
    data = LETTER.encode()
    assert value_place(data, 2, 1) == PathOffset(("language",))
    assert value_place(data, 10, 16) == PathOffset(("organs", 0, "agenda_items", 1, "title"))
    assert value_place(data, 14, 7) == PathOffset(("letter", "text"), 2)
    assert value_place(data, 15, 5) == PathOffset(("letter", "text"), 19)
    assert value_place(data, 15, 99) == PathOffset(("letter", "text"), 31)
    assert file_place(data, PathOffset(("letter", "text"), 19)) == (15, 5)
    assert file_place(data, PathOffset(("organs", 0))) == (4, 5)
    for path in (("organs", 9), ("nothing",), ("language", "x"), ("organs", "x")):
        assert file_place(data, PathOffset(path)) is None
    assert value_place(b"[", 1, 1) == PathOffset(())
    assert file_place(b"[", PathOffset(())) is None


VALUES = r"""plain: A text é 中
single: 'It''s one'
double: "A \u0041 \"b\" \\ c\n d"
literal: |2-
   One
  two 中

  three
folded: >
  A folded
  text of

  two
lines: A plain
  text of two
"""


def test_every_character_of_a_value_leads_to_its_place_and_back() -> None:
    data = VALUES.encode()
    for key, value in values_of(VALUES).items():
        for offset, character in enumerate(value.rstrip("\n")):
            place = file_place(data, PathOffset((key,), offset))
            assert place is not None
            if not character.isspace():
                assert value_place(data, *place) == PathOffset((key,), offset), (key, offset)
