"""Each key of letter files and records has its entry: an example that is right, and its place."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

import unassemble
from conftest import ROOT
from key_places import (
    IMAGES,
    KEYS,
    LETTER,
    RECORD,
    Described,
    example_file,
    full_key,
    mappings,
    places,
)
from keys_pictures import rectangles
from unassemble.base.diagnostics import Findings
from unassemble.missions.inspect import inspect_mission
from unassemble.missions.read import read_mission

DOCS = ROOT / "docs"
BOTH = pytest.mark.parametrize("of", [LETTER, RECORD], ids=lambda of: of.whole)


def keys(of: Described) -> list[tuple[str, str]]:
    """Every key with the mapping that holds it."""
    return [(name, key) for name, one in mappings(of).items() for key in one["properties"]]


def each(of: Described) -> pytest.MarkDecorator:
    known = keys(of)
    return pytest.mark.parametrize(("name", "key"), known, ids=[".".join(one) for one in known])


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
RECORD_BASE = """
state: KE
agenda_items: {"79": [{number: 14, title: Peace}]}
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


@BOTH
def test_no_key_is_overlooked(of: Described) -> None:
    assert {*places(of).objects} == {*mappings(of)}
    for name, holder in places(of).objects.items():
        assert {*holder.prints} == {*mappings(of)[name]["properties"]}, name
    if of is LETTER:  # a record's schema lends definitions from that of the letter file
        assert len(keys(of)) == count_of_properties(of.schema())


@each(LETTER)
def test_every_key_of_a_letter_has_its_entry_whose_examples_are_right(name: str, key: str) -> None:
    text = (DOCS / "reference" / "letter.md").read_text("utf-8")
    entry = text.partition(f"### `{full_key(LETTER, name, key)}`\n")[2].partition("\n#")[0]
    for said in ("- Holds: ", "- Printed: "):
        assert len(entry.partition(said)[2].partition("\n")[0]) > 3
    examples = mappings(LETTER)[name]["properties"][key]["examples"]
    shown = re.findall(r"```yaml\n(.*?)```", entry, re.DOTALL)
    assert [yaml.safe_load(one) for one in shown] == [
        yaml.safe_load(yaml.safe_dump(example_file(LETTER, name, key, one))) for one in examples
    ]
    for one in shown:
        base = BASE.replace("to write.", "to write.[^id]") if name == "Note" else BASE
        letter = merged(yaml.safe_load(base), yaml.safe_load(one))
        found = unassemble.loads(yaml.safe_dump(letter, allow_unicode=True)).findings()
        assert not [str(two) for two in found if two.severity == "error"]


@each(RECORD)
def test_every_key_of_a_record_has_its_entry_whose_examples_are_right(name: str, key: str) -> None:
    """`missions check` finds nothing in a record with the example but languages not given."""
    title = places(RECORD).objects[name].title
    below = (DOCS / "record.md").read_text("utf-8").partition(f"\n## {title}\n")[2]
    (row,) = re.findall(rf"^\| `{key}`.*$", below.partition("\n## ")[0], re.MULTILINE)
    cells = re.split(r" (?<!\\)\| ", row.strip("| "))
    assert len(cells) == 5
    assert all(cells)
    shown = [json.loads(one) for one in cells[3].replace("\\|", "|").strip("`").split("`, `")]
    assert shown == mappings(RECORD)[name]["properties"][key]["examples"]
    for one in shown:
        record = merged(yaml.safe_load(RECORD_BASE), example_file(RECORD, name, key, one))
        text = yaml.safe_dump(record, allow_unicode=True)
        found = Findings()
        mission = read_mission(text.encode(), "record.yaml", "record", found)
        assert mission is not None
        inspect_mission(mission, found)
        usual = ("missing-language", "no-signatory", "unverified", "unused-wording")
        assert not [str(two) for two in found.items if two.rule not in usual], text


def test_every_picture_of_a_place_is_there_and_shows_what_it_says() -> None:
    """If not: python scripts/keys_pictures.py.  What is marked must stand on the page."""
    drawn: set[str] = set()
    for of in (LETTER, RECORD):
        shown = [one for holder in places(of).objects.values() for one in holder.pictures]
        assert sorted(shown) == sorted(places(of).pictures)
        drawn.update(shown)
        for place in places(of).pictures.values():
            assert {tuple(key.rsplit(".", 1)) for key in place.marks} <= {*keys(of)}
            assert all(rectangles(place).values())
    assert {path.stem for path in IMAGES.glob("*.png")} == drawn
    assert sum(path.stat().st_size for path in IMAGES.glob("*.png")) < 1_500_000


@BOTH
def test_every_key_prints_nowhere_or_is_in_a_picture_or_says_why_not(of: Described) -> None:
    marked = {key for place in places(of).pictures.values() for key in place.marks}
    for name, key in keys(of):
        holder = places(of).objects[name]
        prints = not holder.prints[key].startswith("Nowhere")
        ways = [f"{name}.{key}" in marked, key in holder.unseen, not prints]
        assert ways.count(True) == 1, (name, key, ways)


@pytest.mark.parametrize(
    ("of", "name", "key"),
    [
        (of, name, key)
        for of in (LETTER, RECORD)
        for name, key in keys(of)
        if places(of).objects[name].prints[key].split(";")[0].rstrip(".") == "Nowhere"
    ],
    ids=lambda one: one.whole if isinstance(one, Described) else one,
)
def test_what_prints_nowhere_changes_no_page(
    of: Described, name: str, key: str, tmp_path: Path
) -> None:
    example = mappings(of)[name]["properties"][key]["examples"][0]
    added = yaml.safe_dump(example_file(of, name, key, example))
    for other, own in (("lee:", "aliyeva:"), ("en:", "fr:")):
        added = added.replace(other, own)
    written = {one: (KEYS / path).read_text("utf-8") for one, path in FILES.items()}
    before = in_folder(tmp_path / "before", written)
    more = merged(yaml.safe_load(added), yaml.safe_load(written[of]))
    assert more != yaml.safe_load(written[of])
    after = in_folder(tmp_path / "after", {**written, of: yaml.safe_dump(more, sort_keys=False)})
    assert before == after


FILES = {LETTER: "mission.yaml", RECORD: "missions/example.yaml"}


def in_folder(folder: Path, written: Mapping[Described, str]) -> bytes:
    """The PDF of a letter and its mission's record."""
    (folder / "missions").mkdir(parents=True)
    for one, path in FILES.items():
        (folder / path).write_text(written[one], "utf-8")
    return unassemble.load(folder / FILES[LETTER]).build(formats=["pdf"]).pdf
