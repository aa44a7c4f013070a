"""A position in a letter file → completions: keys, values, agenda items, names of States."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from msgspec import Struct

from unassemble.base.diagnostics import Findings
from unassemble.base.lines import lines_of
from unassemble.base.source import Span
from unassemble.languages import Language, is_language, known_states, state_name
from unassemble.lsp.cursor import Cursor, cursor_at
from unassemble.lsp.schema import entry_at
from unassemble.missions import MissionFolders, mission_folders

CompletionKind = Literal["key", "word", "item", "state"]
_MIN_PREFIX = 2
"""How many letters of a State's name must be typed in a text before names are offered."""


class Completion(Struct, frozen=True):
    """One completion: its label, and the text that replaces ``replaced`` characters of the line.

    ``detail`` is shown next to the label, and ``page`` (Markdown) when the completion is selected.
    Keys that are ``required`` are listed first.
    """

    kind: CompletionKind
    label: str
    text: str
    replaced: int
    detail: str = ""
    page: str = ""
    required: bool = False


def completions(
    text: str, line: int, column: int, missions: MissionFolders | None = None
) -> tuple[Completion, ...]:
    """The completions at a position.

    Args:
        text: the letter file, complete or not.
        line: counted from 0.
        column: the number of characters before the cursor.
        missions: the records of missions; by default those of the program.
    """
    records = missions or mission_folders()
    cursor = cursor_at(text, line, column)
    if cursor.prose:
        return tuple(_names(cursor, _language(text)))
    if cursor.key:
        return tuple(_values(cursor, text, records))
    return (*_keys(cursor), *_items(cursor, text, line, records))


def _keys(cursor: Cursor) -> Iterator[Completion]:
    entry = entry_at(cursor.path)
    if entry is None:
        return
    for key, schema in entry.properties.items():
        if key in cursor.keys or not key.startswith(cursor.word):
            continue
        page = str(schema.get("description", ""))
        required = key in entry.required
        detail = "required" if required else ""
        yield Completion("key", key, f"{key}: ", len(cursor.word), detail, page, required)


def _values(cursor: Cursor, text: str, missions: MissionFolders) -> Iterator[Completion]:
    entry = entry_at((*cursor.path, cursor.key))
    if entry is None:
        return
    opened = re.search(r"[^\[,\s]*$", cursor.word)
    word = opened.group() if opened else cursor.word
    if cursor.key == "state" or (cursor.key == "code" and "state" in cursor.path):
        yield from _states(word, _language(text))
    elif cursor.key == "mission":
        names = missions.names()
        yield from (
            Completion("word", name, name, len(word)) for name in names if name.startswith(word)
        )
    for value in entry.words:
        if value.startswith(word):
            yield Completion("word", value, value, len(word), page=entry.description)


def _states(word: str, language: Language) -> Iterator[Completion]:
    """The codes of States whose code or name begins with ``word``."""
    for code, name in _state_names(language):
        if code.startswith(word.upper()) or name.casefold().startswith(word.casefold()):
            yield Completion("state", code, code, len(word), name)


def _names(cursor: Cursor, language: Language) -> Iterator[Completion]:
    """The names of States that begin with the last words of a text."""
    for found in re.finditer(r"(?<![^\W_])[^\W_]", cursor.word):
        prefix = cursor.word[found.start() :]
        if len(prefix) < _MIN_PREFIX or not (prefix[0].isupper() or not prefix.isascii()):
            continue
        for code, name in _state_names(language):
            if name.startswith(prefix) and name != prefix:
                yield Completion("state", name, name, len(prefix), code)


@cache
def _state_names(language: Language) -> tuple[tuple[str, str], ...]:
    found = ((code, state_name(code, language)) for code in known_states())
    return tuple((code, str(name)) for code, name in found if name is not None)


def _items(cursor: Cursor, text: str, line: int, missions: MissionFolders) -> Iterator[Completion]:
    """The usual items of the letter's mission, for the session that is given above the line."""
    if cursor.path[-2:-1] != ("agenda_items",) or cursor.keys:
        return
    above = "\n".join(lines_of(text)[: line + 1])
    sessions = re.findall(r"^\s*(?:- )?session:\s*(\d+)", above, re.MULTILINE)
    mission = re.search(r"^mission:\s*[\"']?([\w-]+)", text, re.MULTILINE)
    if mission is None or not sessions:
        return
    record = missions.find(mission.group(1), Span("", 1, 1), Findings())
    if record is None:
        return
    session, items = record.items_of(int(sessions[-1]))
    language = _language(text)
    for item in items:
        title = item.title.get(language) or next(iter(item.title.values()), "")
        number = f'"{item.written}"' if item.sub else item.written
        page = f"Agenda of session {session}."
        label = f"{item.written} {title}"
        yield Completion("item", label, f"number: {number}", len(cursor.word), str(session), page)


def _language(text: str) -> Language:
    """The letter's own language; English if the file does not give it."""
    found = re.search(r"^language:\s*[\"']?(\w+)", text, re.MULTILINE)
    code = found.group(1) if found else ""
    return code if is_language(code) else "en"
