"""Texts by language: what is missing, and what is older than its source."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from preview_server import LETTER
from unassemble.preview.editing import Step, apply
from unassemble.preview.private_folder import PrivateFolder
from unassemble.preview.translations import (
    Translated,
    TranslationMemory,
    letter_languages,
    texts_by_language,
)
from unassemble.preview.values import values_of

TEXT = ("letter", "text")
ITEM = ("organs", 0, "agenda_items", 0, "title")


def edited(*steps: tuple[list[Any], Any], text: str = LETTER) -> Any:
    return values_of(apply(text, [Step("set", path, value) for path, value in steps]))


def changed(rows: list[Translated]) -> list[tuple[tuple[str | int, ...], tuple[str, ...]]]:
    return [(row.path, row.changed) for row in rows if row.changed]


def test_texts_that_may_be_given_by_language() -> None:
    paths = [tuple(path) for path, _ in texts_by_language(values_of(LETTER))]
    assert paths == [
        ITEM,
        TEXT,
        ("letter", "signatories", 0, "name"),
        ("letter", "signatories", 0, "titles", 0),
    ]  # nothing of the annex: it has a language of its own


def test_missing_texts_are_told_and_never_filled_in() -> None:
    values = values_of(LETTER.replace("          fr: Culture de paix\n", ""))
    before = repr(values)
    (row,) = TranslationMemory(None).look(values)
    assert (row.path, row.missing) == (ITEM, ("fr",))
    assert repr(values) == before
    assert letter_languages(values) == ("en", "fr")


def test_a_plain_text_is_missing_in_the_other_languages() -> None:
    values = edited((["letter", "title"], "Letter from us"))
    (row,) = TranslationMemory(None).look(values)
    assert (row.path, row.missing) == (("letter", "title"), ("fr",))


def test_a_language_that_the_letter_does_not_have_yet() -> None:
    rows = TranslationMemory(None).look(values_of(LETTER), ("ru",))
    assert [row.missing for row in rows] == [("ru",)] * 4


def test_a_text_is_older_until_it_is_still_right_or_written_anew() -> None:
    memory = TranslationMemory(None)
    assert memory.look(values_of(LETTER)) == []
    now = edited(([*ITEM, "en"], "Culture of war"))
    assert changed(memory.look(now)) == [(ITEM, ("fr",))]
    assert changed(memory.look(now)) == [(ITEM, ("fr",))]
    assert memory.look(values_of(LETTER)) == []  # undone
    memory.confirm({"en": "Culture of war", "fr": "Culture de paix"}, "fr", "en")
    assert memory.look(now) == []
    later = edited(([*ITEM, "en"], "Peace"))
    assert changed(memory.look(later)) == [(ITEM, ("fr",))]
    written = edited(([*ITEM, "en"], "Peace"), ([*ITEM, "fr"], "Paix"))
    assert memory.look(written) == []


@pytest.mark.parametrize("text", ["Culture of peace,", "culture  of\npeace", "“Culture of peace”"])
def test_spaces_case_and_punctuation_do_not_count(text: str) -> None:
    memory = TranslationMemory(None)
    memory.look(values_of(LETTER))
    assert memory.look(edited(([*ITEM, "en"], text))) == []


def test_a_text_that_is_moved_is_still_known() -> None:
    memory = TranslationMemory(None)
    memory.look(values_of(LETTER))
    item = {"number": 1, "title": {"en": "Another", "fr": "Un autre"}}
    moved = apply(LETTER, [Step("insert", ["organs", 0, "agenda_items", 0], item)])
    at = ["organs", 0, "agenda_items", 1, "title", "en"]
    now = edited((at, "Culture of war"), text=moved)
    assert changed(memory.look(now)) == [(tuple(at[:-1]), ("fr",))]


def test_one_text_for_two_languages_is_never_older() -> None:
    memory = TranslationMemory(None)
    memory.look(values_of(LETTER))
    name = ["letter", "signatories", 0, "name", "en fr"]
    assert memory.look(edited((name, "Ann **Li**"))) == []


def test_it_is_kept_beyond_the_run_and_a_damaged_file_is_as_none(tmp_path: Path) -> None:
    TranslationMemory(PrivateFolder(tmp_path / "data")).look(values_of(LETTER))
    now = edited(([*ITEM, "en"], "Culture of war"))
    again = TranslationMemory(PrivateFolder(tmp_path / "data"))
    assert changed(again.look(now)) == [(ITEM, ("fr",))]
    (tmp_path / "data" / "translations.json").write_text("{")
    assert TranslationMemory(PrivateFolder(tmp_path / "data")).look(now) == []


@pytest.mark.parametrize("values", [None, [], "text", {}, {"letter": []}, {"letter": {"text": 1}}])
def test_values_of_no_letter(values: Any) -> None:
    assert TranslationMemory(None).look(values) == []
