"""Each command, option, rule, phrase and public name has its entry in the reference."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import click
import pytest

import unassemble
from build_api import api_file, members
from build_commands import all_commands, commands_file
from build_keys import keys_file
from build_phrases import phrases_file
from build_record import record_file
from build_rules import reference
from conftest import ROOT
from generated import settle
from unassemble.checks.manual import manual_pages
from unassemble.cli import main
from unassemble.languages import LANGUAGES, phrase_table

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
