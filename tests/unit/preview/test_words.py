"""The texts of the interface: complete in every language, and every text that is used exists."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import unassemble.preview
from unassemble.languages import LANGUAGES
from unassemble.letter.schema import letter_schema

FOLDER = Path(unassemble.preview.__file__).parent
NAMES = re.compile(r"\{\w+\}")
ASKED = re.compile(r"""\bt\("([\w.]+)"|data-(?:t|label)="([\w.]+)\"""")
UNCHECKED = "[K]"


SCREENS = sorted(path.name for path in (FOLDER / "words").iterdir())


def screen_words(screen: str, language: str) -> dict[str, str]:
    path = FOLDER / "words" / screen / f"{language}.json"
    made: dict[str, str] = json.loads(path.read_text("utf-8"))
    return made


def words(language: str) -> dict[str, str]:
    return {key: text for one in SCREENS for key, text in screen_words(one, language).items()}


def properties(schema: Any) -> set[str]:
    """All keys that a letter file can have."""
    found: set[str] = set()
    if isinstance(schema, dict):
        found |= set(schema.get("properties", {}))
        for one in schema.values():
            found |= properties(one)
    elif isinstance(schema, list):
        for one in schema:
            found |= properties(one)
    return found


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
@pytest.mark.parametrize("screen", SCREENS)
def test_every_language_has_every_text(screen: str, language: str) -> None:
    english, own = screen_words(screen, "en"), screen_words(screen, language)
    assert own.pop(UNCHECKED), "who has checked them?"
    assert list(own) == list(english)
    for key, text in english.items():
        assert own[key].strip(), key
        assert sorted(NAMES.findall(own[key])) == sorted(NAMES.findall(text)), key


def test_every_text_that_the_page_uses_exists() -> None:
    known = words("en")
    asked = {
        key
        for path in (FOLDER / "web").rglob("*.*")
        if "vendor" not in path.parts
        for found in ASKED.findall(path.read_text("utf-8"))
        for key in found
        if key
    }
    assert len(asked) > 50
    assert asked <= set(known), asked - set(known)


def test_no_text_is_on_two_screens() -> None:
    keys = [key for screen in SCREENS for key in screen_words(screen, "en")]
    assert len(keys) == len(set(keys))


def test_refusals_have_texts() -> None:
    known = words("en")
    for path in FOLDER.rglob("*.py"):
        for key in re.findall(r'"(refused\.\w+)"', path.read_text("utf-8")):
            assert key in known, key


def test_every_key_of_a_letter_file_has_a_name() -> None:
    named = {key.removeprefix("field.") for key in words("en") if key.startswith("field.")}
    assert properties(letter_schema()) - named == set()


def values(schema: Any, field: str = "") -> set[tuple[str, str]]:
    """All words that a letter file can have as a value, each with the field it is known by."""
    found: set[tuple[str, str]] = set()
    if isinstance(schema, dict):
        found |= {(field, word) for word in schema.get("enum", ())}
        for key, one in schema.items():
            found |= values(one, field if key in ("anyOf", "items", "enum") else key)
    elif isinstance(schema, list):
        for one in schema:
            found |= values(one, field)
    return found


def test_every_value_of_a_letter_file_has_words() -> None:
    known = words("en")
    names = {
        "AddresseeOffice": "to",
        "SenderOffice": "office",
        "Gender": "gender",
        "Language": "language",
        "OrganName": "organ",
    }
    found = values(letter_schema())
    assert len(found) > 30
    for field, word in found:
        assert f"value.{names.get(field, field)}.{word}" in known
