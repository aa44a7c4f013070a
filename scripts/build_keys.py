"""Write docs/reference/letter.md: every key of the letter file, and where it is printed.

    python scripts/build_keys.py [--check]

Meaning and example stand in src/unassemble/letter/letter.schema.json, the place on the page in
scripts/keys/places.yaml; scripts/keys_pictures.py draws the pictures.
"""

import sys
from collections.abc import Iterator
from itertools import takewhile
from typing import Any

import yaml

from generated import ROOT, settle, table
from key_places import (
    LETTER,
    KeyHolder,
    example_file,
    full_key,
    mappings,
    picture,
    places,
    printed,
    titles,
)
from schema_words import anchor, value_words
from unassemble.letter.schema import letter_schema

FOLDER = ROOT / "docs" / "reference"
LONG = 60
_HEAD = """\
# The keys of the letter file

<!-- Written by scripts/build_keys.py: correct letter.schema.json in src/unassemble/letter, or
     scripts/keys/places.yaml, not this page. -->

A letter file is a mapping in YAML. `language`, `organs` and `letter` must be there; all else may be
left out. Each key has what it holds, an example, and where its value is printed; the numbers are
those of the pictures. Most texts may be given by language, `{en: …, fr: …}`, and hold
[Markdown](../text.md). `unassemble schema` prints the schema itself, and
[editors](../editors.md) complete and check by it.
"""


def keys_file() -> dict[str, bytes]:
    """The page, by its name."""
    known = mappings(LETTER)
    parts = [_HEAD.rstrip(), _contents(known)]
    for name, holder in places(LETTER).objects.items():
        parts += _holder(name, holder, known[name])
    return {"letter.md": ("\n\n".join(parts) + "\n").encode()}


def _contents(known: dict[str, dict[str, Any]]) -> str:
    rows = []
    for name, holder in places(LETTER).objects.items():
        keys = (full_key(LETTER, name, key) for key in known[name]["properties"])
        at = f"`{holder.path.replace('[]', '')}`" if holder.path else "the top"
        rows.append((f"[{holder.title}](#{anchor(holder.title)})", at, ", ".join(map(_own, keys))))
    return table(("mapping", "stands at", "keys"), rows)


def _own(key: str) -> str:
    """A key without those that lead to it, with a link to its entry."""
    return f"[`{key.rpartition('.')[2]}`](#{anchor(key)})"


def _linked(key: str) -> str:
    return f"[`{key}`](#{anchor(key)})"


def _holder(name: str, holder: KeyHolder, mapping: dict[str, Any]) -> Iterator[str]:
    yield f"## {holder.title}"
    for one in holder.pictures:
        yield picture(LETTER, one, "../images/keys", _linked)
    for key, value in mapping["properties"].items():
        yield from _key(name, key, value, must=key in mapping.get("required", ()))


def _key(name: str, key: str, value: dict[str, Any], must: bool) -> Iterator[str]:
    yield f"### `{full_key(LETTER, name, key)}`"
    yield _meaning(name, key, value)
    lines = [
        f"- Holds: {value_words(value, letter_schema(), titles(LETTER))}",
        f"- Printed: {printed(LETTER, name, key)}.",
    ]
    yield "\n".join(["- Required.", *lines] if must else lines)
    for example in value["examples"]:
        yield f"```yaml\n{_yaml(example_file(LETTER, name, key, example))}```"


class _Dumper(yaml.SafeDumper):
    """Indents lists inside mappings, as the letters of the examples do."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _meaning(name: str, key: str, value: dict[str, Any]) -> str:
    """What a key means; a long description that stands above already is not said again."""
    said = value["description"]
    for earlier in takewhile(lambda one: one != name, places(LETTER).objects):
        above = mappings(LETTER)[earlier]["properties"].get(key, {})
        if len(said) > LONG and above.get("description") == said:
            return f"The same as {_linked(full_key(LETTER, earlier, key))}, for this part."
    return str(said).replace("[^", "\\[^")


def _yaml(value: object) -> str:
    return yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6)


if __name__ == "__main__":
    raise SystemExit(settle(keys_file(), FOLDER, "--check" in sys.argv[1:]))
