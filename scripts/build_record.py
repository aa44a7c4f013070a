"""Write docs/record.md: the keys of a mission's record, from its schema.

    python scripts/build_record.py [--check]

The descriptions and examples stand in src/unassemble/missions/mission.schema.json.
"""

import json
import sys
from collections.abc import Iterator
from typing import Any

from generated import ROOT, settle
from unassemble.missions import mission_schema
from unassemble.missions.complete import name_in_wording

FOLDER = ROOT / "docs"
_HEAD = """\
# The keys of a mission's record

<!-- Written by scripts/build_record.py: correct mission.schema.json in src/unassemble/missions,
     not this. -->

A record holds what stays the same from letter to letter of a mission. It is a YAML file, such as
`missions/kenya.yaml`; [your mission's template](howto/mission-template.md) shows how to make one.
`unassemble missions check FILE` checks it, `unassemble missions schema` writes the schema for
editors. Wherever a text may be given by language, one key may serve several:
`{en fr: Ann **Otieno**, ru: …}`.
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
_PARTS = (
    ("signatories", "MissionSignatory"),
    ("names", "NameForms"),
    ("agenda_items", "UsualItem"),
    ("wording", "TextByGender"),
)
_LETTER = "reference/letter.md"
_TITLE = f"the [title]({_LETTER}#letterfrom)"
_SIGNED = f"the [signature]({_LETTER}#lettersignatories)"
_ITEMS = f"the [session block]({_LETTER}#an-agenda-item)"
_PRINTED = {
    "state": _TITLE, "names": _TITLE, "seat": "nowhere",
    "language": f"the [whole page]({_LETTER}#language) of letters that `new` writes",
    "organs": f"the [masthead]({_LETTER}#organs)", "to": f"the [title]({_LETTER}#letterto)",
    "signatories": _SIGNED, "agenda_items": _ITEMS,
    "wording": f"the [text]({_LETTER}#wording), where it is inserted",
    "signatories.name": _SIGNED, "signatories.titles": _SIGNED, "signatories.office": _TITLE,
    "signatories.gender": f"the form of words in the [title]({_LETTER}#letterfromgender)",
    "signatories.since": "nowhere", "signatories.until": "nowhere",
    "names.name": f"below a [signature]({_LETTER}#lettersignatoriesfor)",
    "names.of": f"{_TITLE}; where a text inserts `{{{{ state_of }}}}`", "names.source": "nowhere",
    "signatories.source": "nowhere", "agenda_items.source": "nowhere",
    "agenda_items.number": _ITEMS, "agenda_items.title": _ITEMS,
    "wording.masculine": f"the [text]({_LETTER}#wording)",
    "wording.feminine": f"the [text]({_LETTER}#wording)",
}  # fmt: skip
_FORMS = {
    "State code": "StateCode", "text": "PlainText", "text, also by language": "Text",
    "name, also by language": "Name", "list of lines, also by language": "Titles",
    "date": "Date", "language": "Language", "number, or number and letter": "ItemNumber",
}  # fmt: skip


def record_file() -> dict[str, bytes]:
    """The page, by its name."""
    schema = mission_schema()
    parts = [_HEAD, "## The record\n", _table("", schema), ""]
    for key, definition in _PARTS:
        one = schema["definitions"][definition]
        parts += [f"## Under `{key}`\n", f"{one.get('description') or _forms_of_names()}\n"]
        parts += [_table(f"{key}.", one), ""]
    parts.append(_TAIL)
    return {"record.md": "\n".join(parts).rstrip("\n").encode() + b"\n"}


def _forms_of_names() -> str:
    return "Forms of the State's name in one language."


def _table(above: str, schema: dict[str, Any]) -> str:
    rows = ["| key | holds | meaning | example | printed |", "|---|---|---|---|---|"]
    required = schema.get("required", ())
    for key, value in schema["properties"].items():
        must = " (required)" if key in required else ""
        example = json.dumps(value["examples"][0], ensure_ascii=False)
        cells = (
            f"`{key}`{must}",
            _form(value),
            _cell(value["description"]),
            f"`{_cell(example)}`",
            _PRINTED.get(above + key) or f"where a text inserts `{{{{ {name_in_wording(key)} }}}}`",
        )
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def _form(value: dict[str, Any]) -> str:
    """What a value is, in words."""
    for one in _inside(value):
        name = one.get("$ref", "").removeprefix("#/definitions/")
        known = next((words for words, form in _FORMS.items() if form == name), None)
        if known:
            return known
        if name:
            words = mission_schema()["definitions"][name].get("enum")
            if words:
                many = " or several" if "anyOf" in value else ""
                return f"one{many} of " + ", ".join(f"`{word}`" for word in words)
    return {"array": "list", "object": "mapping"}.get(value.get("type", ""), "value or list")


def _inside(value: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield value
    yield from value.get("allOf", ())
    yield from value.get("anyOf", ())


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    raise SystemExit(settle(record_file(), FOLDER, "--check" in sys.argv[1:]))
