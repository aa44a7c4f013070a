"""Write docs/names.md: the States whose name here is not CLDR's, by language.

python scripts/build_names.py [--check]
"""

from __future__ import annotations

import sys

from babel import Locale

from generated import ROOT, settle
from unassemble.languages import LANGUAGES, Language, known_states, state_name

FOLDER = ROOT / "docs"
_HEAD = """\
# Names of States that are not CLDR's

<!-- Written by scripts/build_names.py: correct src/unassemble/languages/states.yaml, not this. -->

The names of Member and observer States are CLDR's where the United Nations uses the same; these are
the others. They are from knowledge of documents of the United Nations, not compared row by row with
its terminology database: [K] unless a document says so.
"""


def differing(language: Language) -> list[tuple[str, str, str]]:
    """Code, our name and CLDR's, of each State where they differ."""
    theirs = Locale.parse(language).territories
    rows = []
    for code in sorted(known_states()):
        ours = state_name(code, language)
        if ours is not None and ours.text != theirs.get(code):
            rows.append((code, ours.text, theirs.get(code, "")))
    return rows


def names_file() -> dict[str, bytes]:
    """The page, by its name."""
    parts = [_HEAD]
    for language in LANGUAGES:
        rows = differing(language)
        parts += ["", f"## {language}: {len(rows)}", "", "| code | here | CLDR |", "|---|---|---|"]
        parts += [f"| {code} | {ours} | {theirs} |" for code, ours, theirs in rows]
    return {"names.md": ("\n".join(parts) + "\n").encode()}


if __name__ == "__main__":
    raise SystemExit(settle(names_file(), FOLDER, "--check" in sys.argv[1:]))
