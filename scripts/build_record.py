"""Write docs/record.md: the keys of a mission's record, and where their values are printed.

    python scripts/build_record.py [--check]

Meaning and example stand in src/unassemble/missions/mission.schema.json, the place on the page in
scripts/keys/record.yaml; scripts/keys_pictures.py draws the pictures.
"""

import json
import sys
from collections.abc import Iterator
from typing import Any

from generated import ROOT, settle, table
from key_places import RECORD, KeyHolder, mappings, picture, places, printed, titles
from schema_words import value_words
from unassemble.missions import mission_schema

FOLDER = ROOT / "docs"
_HEAD = """\
# The keys of a mission's record

<!-- Written by scripts/build_record.py: correct mission.schema.json in src/unassemble/missions, or
     scripts/keys/record.yaml, not this. -->

A record holds what stays the same from letter to letter of a mission. It is a YAML file, such as
`missions/kenya.yaml`; [your mission's template](howto/mission-template.md) shows how to make one.
`unassemble missions check FILE` checks it, `unassemble missions schema` writes the schema for
editors. Where a text may be given by language, one key may serve several:
`{en fr: Ann **Otieno**, ru: …}`. The pictures show a letter that gives only its organs, dates,
numbers and text; what is marked comes from the record, the organs when `new` writes the letter.
"""
_TAIL = """\
## Where records are found

In this order: `--missions DIR`, the folder that `UNASSEMBLE_MISSIONS` names, the folder `missions/`
beside the letter, the folder `unassemble/missions` in your data folder (`~/.local/share` on Linux,
`~/Library/Application Support` on macOS, `AppData\\Local` on Windows), and those of the program.
The first that has a record of the name is used. A draft says `mission: kenya` if the record is
found from where the draft lies without `--missions`; a letter that names a mission may leave out
`from`, `to`, `signatories` and the titles of usual agenda items. What the letter says itself wins.
"""


def record_file() -> dict[str, bytes]:
    """The page, by its name."""
    known = mappings(RECORD)
    parts = [_HEAD.rstrip()]
    for name, holder in places(RECORD).objects.items():
        parts += _holder(name, holder, known[name])
    return {"record.md": ("\n\n".join([*parts, _TAIL.rstrip()]) + "\n").encode()}


def _holder(name: str, holder: KeyHolder, mapping: dict[str, Any]) -> Iterator[str]:
    yield f"## {holder.title}"
    if holder.at:
        yield " ".join(holder.at.split())
    for one in holder.pictures:
        yield picture(RECORD, one, "images/keys", lambda key: f"`{key}`")
    must = mapping.get("required", ())
    rows = (_row(name, key, value, key in must) for key, value in mapping["properties"].items())
    yield table(("key", "holds", "meaning", "example", "printed"), rows)


def _row(name: str, key: str, value: dict[str, Any], must: bool) -> tuple[str, ...]:
    examples = (json.dumps(one, ensure_ascii=False) for one in value["examples"])
    return (
        f"`{key}` (required)" if must else f"`{key}`",
        value_words(value, mission_schema(), titles(RECORD)),
        value["description"],
        ", ".join(f"`{one}`" for one in examples),
        printed(RECORD, name, key),
    )


if __name__ == "__main__":
    raise SystemExit(settle(record_file(), FOLDER, "--check" in sys.argv[1:]))
