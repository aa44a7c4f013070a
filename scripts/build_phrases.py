"""Write docs/reference/phrases.md: the fixed phrases of the format, with their sources.

    python scripts/build_phrases.py [--check]

The phrases stand in src/unassemble/languages, a file for each language.
"""

import sys

from generated import ROOT, settle, table
from unassemble.languages import LANGUAGES, Language, phrase_table

FOLDER = ROOT / "docs" / "reference"
_NAMES: dict[Language, str] = {
    "ar": "Arabic", "zh": "Chinese", "en": "English", "fr": "French", "ru": "Russian",
    "es": "Spanish",
}  # fmt: skip
_HEAD = """\
# Phrases

<!-- Written by scripts/build_phrases.py: correct the files of src/unassemble/languages, not this
     page. -->

The words that the program writes itself, in the six official languages, each with its source.
Words in `{{ braces }}` are filled in. `unassemble phrases` prints the same.

| source | is |
|---|---|
| M 97 | 97 letters circulated in New York in 2025, as printed |
| M and a symbol | that document, as printed |
| V and a symbol | seen in that document, not as printed |
| seed | the letter of Azerbaijan of 13 May 2020 (`examples/azerbaijan-2020`) |
| K | general knowledge, seen in no document yet: please check |

"""


def phrases_file() -> dict[str, bytes]:
    """The page, by its name."""
    parts = [_HEAD, _contents()]
    parts += [_language(one) for one in LANGUAGES]
    return {"phrases.md": ("\n".join(parts).rstrip("\n") + "\n").encode()}


def _contents() -> str:
    rows = []
    for language in LANGUAGES:
        found = phrase_table(language).values()
        unverified = sum(not one.verified for one in found)
        name = _NAMES[language]
        rows.append((f"[{name}](#{name.lower()})", str(len(found)), str(unverified)))
    figures = ("phrases", "to be checked (K)")
    return table(("language", *figures), rows, right=figures) + "\n"


def _language(language: Language) -> str:
    rows = [
        (f"`{one.key}`", _literal(one.text), one.source) for one in phrase_table(language).values()
    ]
    return f"## {_NAMES[language]}\n\n{table(('key', 'words', 'source'), rows)}\n"


def _literal(text: str) -> str:
    """Words as they are; Markdown reads nothing into them."""
    for mark in "*_[]<`":
        text = text.replace(mark, f"\\{mark}")
    return text


if __name__ == "__main__":
    raise SystemExit(settle(phrases_file(), FOLDER, "--check" in sys.argv[1:]))
