"""Any value anywhere in a letter file gives findings, never a traceback."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from unassemble.base.errors import LetterError, UnreadableError
from unassemble.pipeline.building import build_version
from unassemble.pipeline.checking import all_findings
from unassemble.pipeline.letter_file import LetterFile

EVERYTHING = yaml.load(
    (Path(__file__).parent / "data" / "everything.yaml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,
)
ODD: list[Any] = [
    "", "x", "-1", "0", "99999", "2025-01-01", "qqqq{", [], ["x"], {}, {"x": "y"}, {"en": "a"},
    {"en": ["a"]}, {"fr": "z"}, [[["q"]]], {"name": {}}, {"office": "x"}, {"number": "1"}, "{{ x",
    "{% for a in b %}", "*", "^[", "[^x]", "![a](b)", "|", "é" * 5000, "A/" + "9" * 400,
    "\u200f\u0e01",
]  # fmt: skip
Path_ = tuple[str | int, ...]


def places(node: Any, above: Path_ = ()) -> Iterator[Path_]:
    """Every path in a document, except the empty one."""
    if above:
        yield above
    children = node.items() if isinstance(node, dict) else enumerate(node)
    if not isinstance(node, str):
        for key, child in children:
            yield from places(child, (*above, key))


PLACES = list(places(EVERYTHING))


def with_odd(place: Path_, odd: Any) -> LetterFile:
    document = copy.deepcopy(EVERYTHING)
    node = document
    for key in place[:-1]:
        node = node[key]
    node[place[-1]] = odd
    return LetterFile(
        json.dumps(document, ensure_ascii=False).encode(), "l.yaml", Path("/nonexistent")
    )


def findings(source: LetterFile) -> bool:
    """Whether the source has errors; only the two exceptions with findings are expected."""
    try:
        return any(finding.severity == "error" for finding in all_findings(source))
    except UnreadableError as error:
        return bool(error.findings)


def made_or_refused(source: LetterFile) -> bool:
    """Whether the source gives both files, or else findings."""
    try:
        made = build_version(source)
    except (LetterError, UnreadableError) as error:
        return bool(error.findings)
    return bool(made.pdf and made.docx)


# An odd value at every place, a different one from place to place.
@pytest.mark.parametrize("shift", [0, 7])
def test_every_place_takes_an_odd_value(shift: int) -> None:
    for index, place in enumerate(PLACES):
        findings(with_odd(place, ODD[(index + shift) % len(ODD)]))


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(PLACES), st.sampled_from(ODD))
def test_any_place_takes_any_odd_value(place: Path_, odd: Any) -> None:
    assert made_or_refused(with_odd(place, odd))


@pytest.mark.parametrize(
    ("place", "odd"),
    [
        (("letter", "to"), {}),
        (("letter", "to"), {"x": "y"}),
        (("letter", "to", 0), {"office": "x"}),
        (("symbols", 0), ""),
        (("symbols", 0), "é" * 5000),
        (("reissue",), ""),
        (("emblem",), "é" * 5000),
        (("annexes", 1, "date_format"), "qqqq{"),
        (("organs", 0, "session"), "99999"),
    ],
)
def test_values_that_once_raised_are_errors(place: Path_, odd: Any) -> None:
    assert findings(with_odd(place, odd))
