"""Completions in an unfinished letter; ‸ is the cursor."""

from __future__ import annotations

import pytest

from unassemble.lsp.completion import Completion, completions
from unassemble.lsp.cursor import cursor_at, key_at
from unassemble.lsp.hover import key_page
from unassemble.lsp.notes import definition_of

HEAD = "language: fr\nmission: azerbaijan\n"


def offered(text: str) -> list[Completion]:
    before, _, after = text.partition("‸")
    line, column = before.count("\n"), len(before.rpartition("\n")[2])
    return list(completions(before + after, line, column))


@pytest.mark.parametrize(
    ("text", "label", "written", "replaced"),
    [
        ("lang‸", "language", "language: ", 4),
        ("language: en\nsy‸\norgans: []\n", "symbols", "symbols: ", 2),
        ("language: ‸", "zh", "zh", 0),
        ("organs:\n  - organ: gen‸", "general-assembly", "general-assembly", 3),
        ("organs:\n  - organ: general-assembly\n    sess‸", "session", "session: ", 4),
        ("organs:\n- organ: security-council\n  ye‸\nletter:", "year", "year: ", 2),
        ("letter:\n  from: {state: AZ, off‸}", "office", "office: ", 3),
        ("letter:\n  from: {office: perm‸}", "permanent-mission", "permanent-mission", 4),
        ("letter:\n  from:\n    state: Azer‸", "AZ", "AZ", 4),
        ("letter:\n  to: [a, secretary‸]", "secretary-general", "secretary-general", 9),
        ("annexes:\n  - sections:\n      - entries:\n          - pa‸", "party", "party: ", 2),
        ("recycle: t‸", "true", "true", 1),
        (HEAD + "letter:\n  text: |\n    La délégation de l’Aze‸", "Azerbaïdjan", "Azerbaïdjan", 3),
        ("letter:\n  text: |\n    the State of Viet N‸", "Viet Nam", "Viet Nam", 6),
        ("mission: aze‸", "azerbaijan", "azerbaijan", 3),
    ],
)  # fmt: skip
def test_completions(text: str, label: str, written: str, replaced: int) -> None:
    (one,) = (one for one in offered(text) if one.label == label)
    assert (one.text, one.replaced) == (written, replaced)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("language: en\nlang‸", "language"),
        ("letter:\n  text: |\n    sig‸", "signatories"),
        ("letter:\n  from: {state: AZ, st‸}", "state"),
        ("organs:\n  - organ: general-assembly\n    or‸", "organ"),
        ("nonsense:\n  a‸", "annexes"),
    ],
)
def test_no_completions(text: str, label: str) -> None:
    assert label not in [one.label for one in offered(text)]


def test_the_items_of_the_mission_for_the_session_above() -> None:
    text = (
        HEAD + "organs:\n  - organ: general-assembly\n    session: 79\n    agenda_items:\n      - ‸"
    )
    items = [one for one in offered(text) if one.kind == "item"]
    assert items
    assert all(one.text.startswith("number: ") for one in items)
    assert not [
        one for one in offered(text.replace("mission: azerbaijan\n", "")) if one.kind == "item"
    ]


def test_keys_that_must_be_there_come_first() -> None:
    (organ,) = (one for one in offered("organs:\n  - ‸") if one.label == "organ")
    assert organ.required


SCOPES = """\
letter:
  text: A[^a]
  notes: {a: Of the letter.}
annexes:
  - text: B[^a]
    notes:
      a: Of the first annex.
  - text: C[^a], D[^b]
"""


@pytest.mark.parametrize(
    ("line", "column", "place"),
    [(1, 10, (3, 11)), (4, 12, (7, 7)), (7, 12, None), (7, 19, None), (0, 0, None)],
)
def test_a_call_leads_to_the_note_in_its_scope(
    line: int, column: int, place: tuple[int, int] | None
) -> None:
    span = definition_of(SCOPES, line, column)
    assert (span and (span.line, span.column)) == place


def test_no_definition_in_a_text_that_is_no_yaml() -> None:
    assert definition_of("text: A[^a]\n- x", 0, 9) is None


def test_the_page_of_a_key() -> None:
    shown = key_page("organs:\n  - organ: general-assembly\n", 1, 6)
    assert shown is not None
    assert (shown.start, shown.end) == (4, 9)
    assert "`security-council`" in shown.text
    assert key_page("letter:\n  text: |\n    organ: x\n", 2, 5) is None


@pytest.mark.parametrize(
    "text", ["", "\n", "- - - a:", "{", "a: {b: {c", "'", "\t: x", ":", "- \n -"]
)
def test_no_text_raises_an_exception(text: str) -> None:
    for line in range(3):
        for column in range(len(text) + 2):
            cursor_at(text, line, column)
            key_at(text, line, column)
            completions(text, line, column)
