"""Texts by language: which are missing, and which are older than the text they were written from.

The letter's own language is the source of the others.  For each text in another language it is kept
which source it was last right for, by the digests of both: a text that is moved is still known, and
undo brings back what was known before.  Changes of spaces and punctuation alone do not count.  This
is kept among the user's own data, beside the versions; the letter file has no place for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from threading import Lock
from typing import Any

import msgspec
from msgspec import Struct

from unassemble.languages import Language
from unassemble.letter.schema import Json, letter_schema
from unassemble.preview.by_language import is_by_language, language_of, languages_in, value_in
from unassemble.preview.editing import Path
from unassemble.preview.private_folder import PrivateFolder

_FILE = "translations.json"
_MOST = 20_000
"""How many texts are kept in mind; those that were seen longest ago are forgotten first."""
_LETTERS = re.compile(r"[\W_]+")
_TEXTS = ("Text", "Name", "Note", "Titles")
"""Definitions of the schema whose values may be given by language."""


class Translated(Struct, frozen=True):
    """A text by language: where it is, in which languages it is missing, and in which it is older
    than its source."""

    path: tuple[str | int, ...]
    missing: tuple[Language, ...]
    changed: tuple[Language, ...]


class TranslationMemory:
    """Knows for each text in another language for which source it was last right."""

    def __init__(self, folder: PrivateFolder | None) -> None:
        """``folder`` keeps it beyond this run; None keeps it in memory alone."""
        self._folder, self._lock = folder, Lock()
        self._known: dict[str, list[str]] = self._read()

    def look(self, values: Any, wanted: tuple[Language, ...] = ()) -> list[Translated]:
        """The texts that are missing or older than their source, in the order of the file.

        A text that was not seen before counts as right for its source now.

        Args:
            values: those of the letter file.
            wanted: languages that the letter does not have yet, for which texts are to be counted.
        """
        own = language_of(values)
        versions = (*letter_languages(values), *wanted)
        with self._lock:
            before, rows = dict(self._known), []
            for path, value in texts_by_language(values):
                there = languages_in(value, own)
                changed = []
                source = _digest(value_in(value, own, own))
                for language in there if own in there else ():
                    key = _key(language, value_in(value, language, own))
                    if language == own or _is_shared(value, own, language):
                        continue
                    right = before.get(key)
                    if right is None:
                        self._add(key, source)
                    elif source not in right:
                        changed.append(language)
                missing = [one for one in dict.fromkeys(versions) if one not in there]
                if missing or changed:
                    rows.append(Translated(tuple(path), tuple(missing), tuple(changed)))
            if self._known != before:
                self._write()
        return rows

    def confirm(self, value: Any, language: Language, own: Language) -> None:
        """Say that a text in a language is still right for its source.

        Args:
            value: the text by language.
            language: of the text that is right.
            own: the letter's own language.
        """
        with self._lock:
            key = _key(language, value_in(value, language, own))
            self._add(key, _digest(value_in(value, own, own)))
            self._write()

    def _add(self, key: str, source: str) -> None:
        self._known[key] = [*self._known.pop(key, []), source]
        while len(self._known) > _MOST:
            del self._known[next(iter(self._known))]

    def _read(self) -> dict[str, list[str]]:
        data = self._folder.read(_FILE) if self._folder is not None else None
        try:
            return msgspec.json.decode(data or b"{}", type=dict[str, list[str]])
        except msgspec.DecodeError:
            return {}

    def _write(self) -> None:
        if self._folder is not None:
            self._folder.write(_FILE, msgspec.json.encode(self._known))


def letter_languages(values: Any) -> tuple[Language, ...]:
    """The versions of a letter: its own language, and those in which its text is written."""
    own = language_of(values)
    letter = values.get("letter") if isinstance(values, Mapping) else None
    text = letter.get("text") if isinstance(letter, Mapping) else None
    return tuple(dict.fromkeys((own, *languages_in(text, own))))


def texts_by_language(values: Any) -> Iterator[tuple[Path, Any]]:
    """The texts of a letter that may be given by language, with their paths.

    An annex in a language of its own is left out: it stays in it in every version.
    """
    if isinstance(values, Mapping):
        yield from _texts(values, [letter_schema()], [], is_root=True)


def _texts(
    value: Any, schemas: list[Json], path: Path, is_root: bool = False
) -> Iterator[tuple[Path, Any]]:
    if value in (None, "", [], {}):
        return
    found = [(name, schema) for one in schemas for name, schema in _alternatives(one)]
    is_text = any(name in _TEXTS for name, _ in found)
    if is_text and (isinstance(value, str) or is_by_language(value)):
        yield path, value
        return
    if isinstance(value, Mapping):
        if not is_root and value.get("language"):
            return
        for key, inner in value.items():
            below = [schema["properties"][key] for _, schema in found if key in _keys(schema)]
            below = below or [
                schema["additionalProperties"]
                for _, schema in found
                if isinstance(schema.get("additionalProperties"), dict)
            ]
            yield from _texts(inner, below, [*path, key])
    elif isinstance(value, list):
        below = [schema["items"] for _, schema in found if isinstance(schema.get("items"), dict)]
        for index, inner in enumerate(value):
            yield from _texts(inner, below, [*path, index])


def _keys(schema: Json) -> Mapping[str, Any]:
    properties = schema.get("properties")
    return properties if isinstance(properties, dict) else {}


def _alternatives(schema: Json, name: str = "") -> Iterator[tuple[str, Json]]:
    """A schema and all that it refers to or offers, each with the name of its definition."""
    yield name, schema
    reference = schema.get("$ref")
    if isinstance(reference, str):
        named = reference.rpartition("/")[2]
        yield from _alternatives(letter_schema()["definitions"][named], named)
    for key in ("allOf", "anyOf"):
        for one in schema.get(key, ()):
            yield from _alternatives(one)


def _is_shared(value: Any, own: Language, language: Language) -> bool:
    """Whether one text serves both languages: it is its own source."""
    return is_by_language(value) and any({own, language} <= set(key.split()) for key in value)


def _key(language: Language, text: Any) -> str:
    return f"{language} {_digest(text)}"


def _digest(text: Any) -> str:
    """A digest of the letters and figures of a text."""
    bare = _LETTERS.sub("", str(text)).casefold()
    return blake2b(bare.encode("utf-8", "replace"), digest_size=8).hexdigest()
