"""YAML as people write it: what is emitted reads back the same; what is edited changes alone."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from conftest import EXAMPLE
from unassemble.yamltext import PathError, YamlText, emit_pair


def read(text: str) -> Any:
    return yaml.load(text, Loader=yaml.BaseLoader)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("AZ", "k: AZ"),
        ("NO", 'k: "NO"'),
        ("050520", 'k: "050520"'),
        ("2020-05-13", 'k: "2020-05-13"'),
        (date(2020, 5, 13), "k: 2020-05-13"),
        (74, "k: 74"),
        (True, "k: true"),
        ("*", 'k: "*"'),
        ("a: b", 'k: "a: b"'),
        ("a # b", 'k: "a # b"'),
        ("Yashar **Aliyev**", "k: Yashar **Aliyev**"),
        ("", 'k: ""'),
        ([], "k: []"),
        ({}, "k: {}"),
        (["secretary-general"], "k: [secretary-general]"),
        (
            {"state": "AZ", "office": "permanent-mission"},
            "k: {state: AZ, office: permanent-mission}",
        ),
        ({"en": "a, b"}, 'k: {en: "a, b"}'),
        ("one\ntwo\n", "k: |\n  one\n  two"),
        ("one\ntwo", "k: |-\n  one\n  two"),
        ("one\n\ntwo\n\n", "k: |+\n  one\n\n  two\n"),
        ({"a": {"b": "c"}}, "k:\n  a: {b: c}"),
        (
            [{"number": 14, "title": "Culture of peace"}],
            "k:\n  - {number: 14, title: Culture of peace}",
        ),
        ([{"title": "a\nb\n", "number": 1}], "k:\n  - title: |\n      a\n      b\n    number: 1"),
        ({"zero\u200bwidth": "\u202eright"}, 'k: {"zero\\u200bwidth": "\\u202eright"}'),
    ],
)
def test_values_are_written_as_a_person_would(value: Any, expected: str) -> None:
    assert emit_pair("k", value) == expected


VALUES = st.recursive(
    st.text(st.characters(exclude_categories=("Cs",)), max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text("ab: #-*'", max_size=4), inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(deadline=None, max_examples=300)
@given(VALUES)
@example(["0?"])
def test_what_is_written_reads_back_the_same(value: Any) -> None:
    assert read(emit_pair("k", value) + "\n") == {"k": value}


LETTER = """\
# A letter.
language: en   # of this version
symbols: [A/79/1, S/2025/2]

# The organs.
organs:
  - organ: general-assembly
    # The items.
    agenda_items:
      - {number: 14, title: Culture of peace}
      - number: 32
        title: >-
          Prevention of
          armed conflict
  - organ: security-council
letter:
  text: |
    I have the honour.

    Please circulate.

  # Who signs.
  signatories: &who
    - name: Ann **Lee**   # new
annexes:
  - signatories: *who
    title: An annex
"""


def edited(*steps: tuple[Any, ...], text: str = LETTER) -> str:
    made = YamlText(text)
    for name, *arguments in steps:
        getattr(made, name)(*arguments)
    return str(made)


def changes(before: str, after: str) -> list[str]:
    """The lines taken out and put in."""
    import difflib

    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in lines if line[0] in "+-"]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        (
            [("set", ["language"], "fr")],
            ["- language: en   # of this version", "+ language: fr   # of this version"],
        ),
        ([("delete", ["symbols"])], ["- symbols: [A/79/1, S/2025/2]"]),
        ([("delete", ["symbols", 1])], ["- symbols: [A/79/1, S/2025/2]", "+ symbols: [A/79/1]"]),
        ([("delete", ["symbols", 0])], ["- symbols: [A/79/1, S/2025/2]", "+ symbols: [S/2025/2]"]),
        (
            [("set", ["symbols", 1], "S/2025/3")],
            ["- symbols: [A/79/1, S/2025/2]", "+ symbols: [A/79/1, S/2025/3]"],
        ),
        (
            [("append", ["symbols"], "E/2025/4")],
            ["- symbols: [A/79/1, S/2025/2]", "+ symbols: [A/79/1, S/2025/2, E/2025/4]"],
        ),
        ([("set", ["date"], date(2025, 4, 2))], ["+ date: 2025-04-02"]),
        ([("add", ["organs", 0], "session", 79)], ["+     session: 79"]),
        (
            [("append", ["organs", 0, "agenda_items"], {"number": 40, "title": "x"})],
            ["+       - {number: 40, title: x}"],
        ),
        (
            [("delete", ["organs", 0, "agenda_items", 0])],
            ["-       - {number: 14, title: Culture of peace}"],
        ),
        (
            [("delete", ["organs", 0, "organ"])],
            [
                "-   - organ: general-assembly",
                "-     # The items.",
                "-     agenda_items:",
                "+   - agenda_items:",
            ],
        ),
        ([("delete", ["organs", 1, "organ"])], ["-   - organ: security-council"]),
        (
            [("delete", ["letter", "text"])],
            ["-   text: |", "-     I have the honour.", "- ", "-     Please circulate."],
        ),
        (
            [("set", ["letter", "text"], "New.\nText.\n")],
            [
                "-     I have the honour.",
                "+     New.",
                "- ",
                "-     Please circulate.",
                "+     Text.",
            ],
        ),
        (
            [("set", ["letter", "signatories", 0, "name"], "a\nb")],
            [
                "-     - name: Ann **Lee**   # new",
                "+     # new",
                "+     - name: |-",
                "+         a",
                "+         b",
            ],
        ),
        (
            [("delete", ["annexes", 0, "signatories"])],
            ["-   - signatories: *who", "-     title: An annex", "+   - title: An annex"],
        ),
        (
            [("set", ["annexes", 0, "signatories"], [])],
            ["-   - signatories: *who", "+   - signatories: []"],
        ),
        ([("delete", ["nothing", "here"])], []),
        ([("comment_above", ["annexes"], "Two\nlines")], ["+ # Two", "+ # lines"]),
    ],
)
def test_only_what_is_changed_changes(steps: list[tuple[Any, ...]], expected: list[str]) -> None:
    assert sorted(changes(LETTER, edited(*steps))) == sorted(expected)


def test_a_key_is_added_above_the_comments_of_another() -> None:
    made = YamlText(LETTER)
    made.add((), "original", "en", before="organs", comment="As submitted.")
    assert changes(LETTER, str(made)) == ["+ # As submitted.", "+ original: en"]
    assert str(made).index("original") < str(made).index("# The organs.")
    made.add(("organs", 0), "name", "x", before="organ")
    assert "  - name: x\n    organ: general-assembly\n" in str(made)


def test_a_line_of_a_text_that_looks_like_a_comment_stays_in_it() -> None:
    text = "a: |\n  one\n\n  # two\n\nb: 1\n"
    made = YamlText(text)
    made.add((), "new", "x", before="b")
    assert read(str(made)) == {"a": "one\n\n# two\n", "new": "x", "b": "1"}
    made = YamlText("a: |\n  # one\n# of b\nb: 1\n")
    made.add((), "new", "x", before="b")
    assert str(made) == "a: |\n  # one\nnew: x\n# of b\nb: 1\n"


def test_json_is_edited_too() -> None:
    text = json.dumps({"language": "en", "letter": {"dated": "2025-04-01", "to": ["a"]}}, indent=1)
    made = edited(
        ("set", ["letter", "dated"], date(2026, 1, 2)),
        ("set", ["letter", "text"], "One\ntwo\n"),
        ("append", ["letter", "to"], "b"),
        ("delete", ["language"]),
        text=text,
    )
    assert read(made) == {"letter": {"dated": "2026-01-02", "to": ["a", "b"], "text": "One\ntwo\n"}}


def test_the_example_keeps_every_byte_that_is_not_changed() -> None:
    text = EXAMPLE.read_text("utf-8")
    made = YamlText(text)
    made.set(("letter", "dated"), date(2021, 1, 2))
    assert str(made) == text.replace("dated: 2020-05-13", "dated: 2021-01-02")
    made.delete(("annexes",))
    assert read(str(made)) == {
        key: value
        for key, value in read(text.replace("2020-05-13", "2021-01-02")).items()
        if key != "annexes"
    }


def test_a_place_that_is_not_there() -> None:
    made = YamlText(LETTER)
    with pytest.raises(PathError, match=r"organs\.9"):
        made.add(("organs", 9), "a", "b")
    with pytest.raises(PathError, match="no list at language"):
        made.append(("language",), "b")
    assert not made.has(("letter", "text", "en"))
    assert made.keys(("letter",)) == ("text", "signatories")
    assert made.count(("organs",)) == 2
