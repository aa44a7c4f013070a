"""Babel and Jinja2 write the words of a letter: seen while one is built."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from letter_files import assembled, build_file
from unassemble.model import Dateline, Inline, plain

LETTER = """\
language: en
original: [fr, en]
symbols: [A/79/1]
date: 2025-04-02
organs:
  - organ: general-assembly
    session: 79
    agenda_items:
      - {number: 14, title: Culture of peace}
      - {number: 35, title: Conflicts}
letter:
  dated: 2025-04-01
  from: {state: AZ, office: permanent-representative}
  to: [secretary-general]
  text: "{{ sender }} writes.^[A note.]"
  signatories:
    - {name: Ann **Lee**, titles: [Ambassador]}
annexes:
  - title: Statements
    sections:
      - heading: I. First
        entries:
          - statements:
              - {place: Istanbul, date: 2020-03-31, text: A statement.}
"""

ENGINES = {
    "babel.dates.format_date",
    "babel.lists.format_list",
    "babel.numbers.format_decimal",
    "babel.core.Locale.languages",
    "babel.core.Locale.territories",
    "jinja2.environment.Template.generate",
}


def called(make: Callable[[], object]) -> set[str]:
    """The functions that are called meanwhile, by module and name."""
    seen: set[str] = set()

    def note(frame: FrameType, event: str, _: Any) -> None:
        if event == "call":
            seen.add(f"{frame.f_globals.get('__name__')}.{frame.f_code.co_qualname}")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        make()
    finally:
        sys.setprofile(before)
    return seen


@pytest.mark.parametrize("language", ["ar", "zh", "en", "fr", "ru", "es"])
def test_a_build_has_its_words_from_babel_and_jinja2(tmp_path: Path, language: str) -> None:
    path = tmp_path / "letter.yaml"
    path.write_text(LETTER.replace("language: en", f"language: {language}"), "utf-8")
    assert called(lambda: build_file(path)) >= ENGINES


def test_the_letter_that_is_traced_has_those_words() -> None:
    document = assembled(LETTER)

    def words(inlines: tuple[Inline, ...]) -> str:
        return plain(inlines).replace("\u00a0", " ")

    (column,) = document.session
    assert words(column.agenda) == "Agenda items 14 and 35"
    assert document.masthead.original_lines == ("Original: French and English",)
    assert document.title == (
        "Letter dated 1 April 2025 from the Permanent Representative of Azerbaijan to the United"
        " Nations addressed to the Secretary-General"
    )
    (dateline,) = (one for one in document.parts[1].blocks if isinstance(one, Dateline))
    assert words(dateline.inlines) == "Istanbul, 31 March 2020"
