"""Each command, option, rule, phrase and public name has its entry in the reference."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import click
import pytest
import yaml

import unassemble
from build_api import api_file, members
from build_commands import all_commands, commands_file
from build_keys import keys_file
from build_phrases import phrases_file
from build_record import record_file
from build_rules import reference
from conftest import ROOT
from generated import settle
from keys_pictures import FOLDER, rectangles
from letter_keys import WHOLE, example_letter, full_key, mappings, places
from unassemble.checks.manual import manual_pages
from unassemble.cli import main
from unassemble.languages import LANGUAGES, phrase_table
from unassemble.letter.schema import letter_schema
from unassemble.missions import mission_schema

DOCS = ROOT / "docs"
REFERENCE = DOCS / "reference"


def headings(path: Path) -> list[str]:
    text = re.sub(r"^```.*?^```", "", path.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    return [one.strip("`") for one in re.findall(r"^#+ (.*)$", text, re.MULTILINE)]


def section(path: Path, heading: str) -> str:
    """The text below a heading, up to the next of its level."""
    text = path.read_text("utf-8")
    found = re.search(
        rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL
    )
    assert found is not None, heading
    return found[1]


def cells(text: str) -> list[list[str]]:
    """The rows of the tables of a text."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return [re.split(r" ?(?<!\\)\| ?", line)[1:-1] for line in lines]


@pytest.mark.parametrize(
    ("made", "folder"),
    [
        (commands_file, REFERENCE),
        (phrases_file, REFERENCE),
        (api_file, REFERENCE),
        (keys_file, REFERENCE),
        (record_file, DOCS),
        (lambda: {"rules.md": reference()}, DOCS),
    ],
    ids=["commands", "phrases", "api", "keys", "record", "rules"],
)
def test_the_page_is_that_of_the_code(
    made: Callable[[], Mapping[str, bytes]], folder: Path
) -> None:
    """If not: make reference."""
    assert settle(made(), folder, check=True) == 0


def test_every_command_has_its_entry() -> None:
    names = [name for name, _, _ in all_commands()]
    assert headings(REFERENCE / "commands.md")[1:] == names
    assert set(main.list_commands(click.Context(main))) <= {name.split()[-1] for name in names}


def test_every_option_and_argument_has_its_entry_in_words() -> None:
    page = REFERENCE / "commands.md"
    for name, command, context in all_commands():
        entry = section(page, name)
        rows = {row[0]: row[1] for row in cells(entry) if row[0].startswith("`-")}
        for one in command.get_params(context):
            if isinstance(one, click.Argument):
                assert one.make_metavar(context) in entry, (name, one.name)
                continue
            for option in (*one.opts, *one.secondary_opts):
                found = [row for row in rows if re.search(rf"`{option}[` ]", row)]
                assert len(found) == 1, (name, option)
                assert rows[found[0]].strip(), (name, option)


def test_every_rule_has_its_entry() -> None:
    page = DOCS / "rules.md"
    assert {*manual_pages()} <= {*headings(page)}
    assert {*manual_pages()} == {row[0][1:].split("]")[0] for row in cells(page.read_text("utf-8"))
                                 if row[0].startswith("[")}  # fmt: skip


def test_every_phrase_has_its_entry_with_its_source() -> None:
    text = (REFERENCE / "phrases.md").read_text("utf-8")
    parts = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL))
    assert len(parts) == len(LANGUAGES)
    for language, part in zip(LANGUAGES, parts.values(), strict=True):
        rows = {row[0]: row for row in cells(part)}
        for one in phrase_table(language).values():
            assert rows[f"`{one.key}`"][2] == one.source, (language, one.key)


def test_every_public_name_and_member_has_its_entry_in_words() -> None:
    page = REFERENCE / "api.md"
    listed = headings(page)
    for name in unassemble.__all__:
        assert name in listed
        value = getattr(unassemble, name)
        known = [f"{name}.{one}" for one, _ in members(value)] if isinstance(value, type) else []
        for heading in (name, *known):
            assert heading in listed
            below = page.read_text("utf-8").partition(f"# `{heading}`\n")[2].partition("\n#")[0]
            words = re.sub(r"```.*?```", "", below, flags=re.DOTALL).strip()
            assert words, heading


EVERY_KEY = [(name, key) for name, one in mappings().items() for key in one["properties"]]

BASE = """
language: en
date: 2025-04-02
organs: [{organ: general-assembly, session: 79, agenda_items: [{number: 14, title: Peace}]}]
letter:
  dated: 2025-04-01
  from: {state: AZ, office: permanent-representative}
  to: [secretary-general]
  text: I have the honour to write.
  signatories: [{name: Ann **Lee**, titles: [Ambassador]}]
"""


def count_of_properties(schema: object) -> int:
    """All keys that a schema names, wherever they stand in it."""
    if isinstance(schema, dict):
        own = schema.get("properties")
        named = len(own) if isinstance(own, dict) and "type" in schema else 0
        return named + sum(map(count_of_properties, schema.values()))
    return sum(map(count_of_properties, schema)) if isinstance(schema, list) else 0


def merged(base: object, over: object) -> object:
    """A letter with some of its values replaced; lists are merged item by item."""
    if isinstance(base, dict) and isinstance(over, dict):
        return {**base, **{key: merged(base.get(key), one) for key, one in over.items()}}
    if isinstance(base, list) and isinstance(over, list) and len(over) == 1 and base:
        return [merged(base[0], over[0])]
    return over


def test_no_key_of_the_letter_file_is_overlooked() -> None:
    assert len(EVERY_KEY) == count_of_properties(letter_schema())
    assert {*places().objects} == {*mappings()}
    for name, holder in places().objects.items():
        assert {*holder.prints} == {*mappings()[name]["properties"]}, name


@pytest.mark.parametrize(("name", "key"), EVERY_KEY, ids=[".".join(one) for one in EVERY_KEY])
def test_every_key_has_its_entry_whose_examples_are_right(name: str, key: str) -> None:
    text = (REFERENCE / "letter.md").read_text("utf-8")
    entry = text.partition(f"### `{full_key(name, key)}`\n")[2].partition("\n#")[0]
    for said in ("- Holds: ", "- Printed: "):
        assert len(entry.partition(said)[2].partition("\n")[0]) > 3
    examples = mappings()[name]["properties"][key]["examples"]
    shown = re.findall(r"```yaml\n(.*?)```", entry, re.DOTALL)
    assert [yaml.safe_load(one) for one in shown] == [
        yaml.safe_load(yaml.safe_dump(example_letter(name, key, one))) for one in examples
    ]
    for one in shown:
        base = BASE.replace("to write.", "to write.[^id]") if name == "Note" else BASE
        letter = merged(yaml.safe_load(base), yaml.safe_load(one))
        found = unassemble.loads(yaml.safe_dump(letter, allow_unicode=True)).findings()
        assert not [str(two) for two in found if two.severity == "error"]


def test_every_picture_of_a_place_is_there_and_shows_what_it_says() -> None:
    """If not: python scripts/keys_pictures.py.  What is marked must stand on the page."""
    known = {(name, key) for name, key in EVERY_KEY}
    shown = {one for holder in places().objects.values() for one in holder.pictures}
    assert shown == {*places().pictures}
    assert {path.stem for path in FOLDER.glob("*.png")} == shown
    assert sum(path.stat().st_size for path in FOLDER.glob("*.png")) < 1_500_000
    for place in places().pictures.values():
        assert {tuple(key.rsplit(".", 1)) for key in place.marks} <= known
        assert all(rectangles(place).values())


def test_every_key_that_is_printed_is_in_a_picture_or_leads_to_one() -> None:
    """But for those of the whole file that print nowhere, or hold mappings of their own."""
    marked = {key for place in places().pictures.values() for key in place.marks}
    nowhere = ("Nowhere", "After the letter", "Everything between", "The foot of the page")
    for key, prints in places().objects[WHOLE].prints.items():
        assert f"{WHOLE}.{key}" in marked or prints.startswith(nowhere), key


def test_every_key_of_a_record_has_its_entry() -> None:
    text = (DOCS / "record.md").read_text("utf-8")
    named = {row[0].split("`")[1]: row for row in cells(text) if "`" in row[0]}
    schema = mission_schema()
    keys = {*schema["properties"]}
    for name in ("MissionSignatory", "NameForms", "UsualItem", "TextByGender"):
        keys |= {*schema["definitions"][name]["properties"]}
    assert keys == {*named}
    assert all(len(row) == 5 and all(row) for row in named.values())
