"""Write docs/names.md: the names of States and territories, with those that are not CLDR's.

python scripts/build_names.py [--check]
"""

from __future__ import annotations

import sys

from generated import ROOT, settle, table
from unassemble.languages import LANGUAGES, Language, known_states, state_name
from unassemble.languages.cldr import territory_in
from unassemble.languages.territories import territory_codes

FOLDER = ROOT / "docs"
_HEAD = """\
# Names of States and territories

<!-- Written by scripts/build_names.py: correct states.yaml and territories.yaml in
     src/unassemble/languages, not this. -->

Names are CLDR's, by Babel, where the United Nations uses the same. First come the others, by
language: names of Member and observer States, then of other codes of ISO 3166-1. They are from
knowledge of documents of the United Nations, not compared row by row with its terminology database:
[K] unless a document says so. All names, as they are printed, are at the end.
"""


def names_in(language: Language) -> list[tuple[str, str, str]]:
    """Code, our name and CLDR's: of States, then of other codes, each in the order of the codes."""
    codes = (*sorted(known_states()), *sorted(territory_codes()))
    named = ((code, state_name(code, language)) for code in codes)
    return [(code, ours.text, territory_in(code, language)) for code, ours in named if ours]


def names_file() -> dict[str, bytes]:
    """The page, by its name."""
    parts = [_HEAD.rstrip("\n")]
    for language in LANGUAGES:
        rows = [row for row in names_in(language) if row[1] != row[2]]
        parts += [f"## {language}: {len(rows)}", table(("code", "printed", "CLDR"), rows)]
    columns = zip(*map(names_in, LANGUAGES), strict=True)
    every = [(row[0][0], *(ours for _, ours, _ in row)) for row in columns]
    parts += ["## All", table(("code", *LANGUAGES), every)]
    return {"names.md": ("\n\n".join(parts) + "\n").encode()}


if __name__ == "__main__":
    raise SystemExit(settle(names_file(), FOLDER, "--check" in sys.argv[1:]))
