"""Write docs/cldr.md: the forms of the United Nations that are not CLDR's, beside CLDR's.

python scripts/build_cldr.py [--check]

Names of States are in docs/names.md (scripts/build_names.py).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from typing import Any

from generated import ROOT, settle, table
from unassemble.languages import LANGUAGES, Language, format_date, join_list
from unassemble.languages.cldr import date_in, date_pattern, language_in, list_in
from unassemble.languages.data import document
from unassemble.languages.lines import language_name

FOLDER = ROOT / "docs"
_HEAD = """\
# Forms that are not CLDR's

<!-- Written by scripts/build_cldr.py: correct src/unassemble/languages/*.yaml, not this. -->

Dates, lists, figures and names of languages are printed as the Unicode Common Locale Data
Repository (CLDR) has them, by Babel, wherever that is the form of the United Nations. English
follows CLDR's forms for the United Kingdom. These are the others, each with its source: V, seen in
the document named; seed, the letter of Azerbaijan of 13 May 2020 as printed; K, general knowledge.
Names of States are in [names.md](names.md). Babel spells out no ordinals: those are ICU's, with the
corrections of `scripts/ordinals_corrections.yaml`.
"""

Row = tuple[str, str, str, str]
"""Language, the form printed, CLDR's, and the source of the first."""

_DAY, _FIRST = date(2020, 5, 13), date(2020, 5, 1)
_LISTS: dict[Language, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "ar": (("figures-joiner", ("32", "37", "68")),),
    "es": (
        ("last-joint", ("Francia", "Italia")),
        ("last-joint", ("España", "Hielo y nieve", "hijos")),
    ),
    "zh": (
        ("last-joint", ("32", "37", "68")),
        ("last-joint", ("安全理事会", "OSCE")),
        ("last-joint", ("OSCE", "安全理事会")),
    ),
}
"""Lists that take the own forms of a language: the form's key, and the members."""


def _own(language: Language, key: str) -> Any:
    """The row of an own form; None where the language has none."""
    return document(language)["own-forms"].get(key)


def dates() -> Iterator[Row]:
    """The thirteenth and the first of a month in running text."""
    for language in LANGUAGES:
        pattern = date_pattern("long", language)
        for day, key in ((_DAY, "date"), (_FIRST, "first-of-month")):
            if row := _own(language, key):
                theirs = date_in(day, pattern, language)
                yield language, format_date(day, language), theirs, row["source"]


def months() -> Iterator[Row]:
    """The months as they stand in a date."""
    for language in LANGUAGES:
        for month, row in enumerate(_own(language, "months") or (), 1):
            day = date(2020, month, 1)
            ours, theirs = format_date(day, language, "MMMM"), date_in(day, "MMMM", language)
            yield language, ours, theirs, row["source"]


def lists() -> Iterator[Row]:
    """Lists in words and of figures."""
    for language, examples in _LISTS.items():
        for key, members in examples:
            ours, theirs = join_list(members, language), list_in(members, language)
            yield language, ours, theirs, _own(language, key)["source"]


def languages() -> Iterator[Row]:
    """The names of the languages in the line "Original: …"."""
    for language in LANGUAGES:
        for code, row in (_own(language, "language-names") or {}).items():
            ours, theirs = language_name(code, language), language_in(code, language)
            yield language, ours, theirs, row["source"]


TABLES = {
    "Dates": dates,
    "Months": months,
    "Lists": lists,
    "Languages": languages,
}


def cldr_file() -> dict[str, bytes]:
    """The page, by its name."""
    parts = [_HEAD.rstrip("\n")]
    for title, rows in TABLES.items():
        parts += [f"## {title}", table(("language", "printed", "CLDR", "source"), rows())]
    return {"cldr.md": ("\n\n".join(parts) + "\n").encode()}


if __name__ == "__main__":
    raise SystemExit(settle(cldr_file(), FOLDER, "--check" in sys.argv[1:]))
