"""The keys and indexes that lead to a text of a letter file → what the text is."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from msgspec import Struct

from unassemble.languages import LANGUAGES, is_language
from unassemble.letter.compose import compose
from unassemble.letter.nodes import Mapping, Node, Scalar, Sequence
from unassemble.preview.texts.reading import TextReading, ValueKind, read_text

TextPath = tuple[str | int, ...]
Anchors = tuple[tuple[int, int, int], ...]


class NoTextError(LookupError):
    """There is no text at a path, and none can be put there."""


class CallableNote(Struct, frozen=True):
    """A note that a text may call by its id: the path to its text, and its own mark if it has
    one."""

    id: str
    path: TextPath
    mark: str = ""


class TextAt(Struct, frozen=True):
    """A text of a letter file: what it may hold, its language, and the notes it may call."""

    path: TextPath
    kind: ValueKind
    language: str
    scalar: Scalar | None
    notes: tuple[CallableNote, ...] = ()

    @property
    def value(self) -> str:
        """The text as YAML reads it; empty where there is none yet."""
        return self.scalar.value if self.scalar else ""

    def read(self) -> TextReading:
        """Its tree."""
        anchors = self.scalar.anchors if self.scalar else ()
        return self.read_as(self.value, anchors)

    def read_as(self, value: str, anchors: Anchors) -> TextReading:
        """The tree of another value in its place."""
        filled = self.path[:2] == ("letter", "text")
        return read_text(value, self.language, self.kind, anchors, filled)


@lru_cache(maxsize=4)
def _root(text: str) -> Mapping:
    return compose(text.encode(), "")[0]


def text_at(text: str, path: TextPath, language: str = "") -> TextAt:
    """The text at a path of a letter file.

    Args:
        text: the letter file.
        path: keys and indexes.
        language: the language wanted where a key names several.

    Raises:
        NoTextError: something else is there, or nothing that could hold it.
        UnreadableError: the file is no YAML.
    """
    node: Node | None = _root(text)
    spoken = "en"
    notes: dict[str, CallableNote] = {}
    for index, step in enumerate(path):
        if isinstance(node, Mapping):
            spoken = _language_of(node) or spoken
            notes |= _notes(node, path[:index], language or spoken)
        is_last = index == len(path) - 1
        node = _child(node, step, is_last)
        codes = str(step).split()
        if codes and all(map(is_language, codes)):
            spoken = language if language in codes else codes[0]
    if not path or not (node is None or isinstance(node, Scalar)):
        raise NoTextError(path)
    kind = _kind(path)
    mine = () if kind == "note" else tuple(notes.values())
    return TextAt(path, kind, spoken, node, mine)


def _child(node: Node | None, step: str | int, is_last: bool) -> Node | None:
    """The node at a step; None for a key that is not there yet, as the last step may be."""
    match node, step:
        case Mapping(), str():
            found = node.get(step)
            if found is not None or is_last:
                return found
        case Sequence(items=items), int() if 0 <= step < len(items):
            return items[step]
    raise NoTextError(step)


def _language_of(node: Mapping) -> str:
    found = node.get("language")
    return found.value if isinstance(found, Scalar) and found.value in LANGUAGES else ""


def _kind(path: TextPath) -> ValueKind:
    """What a text may hold, by the last of its keys that is no language."""
    keys = [one for one in path if isinstance(one, str) and not all(map(is_language, one.split()))]
    if "notes" in keys[-3:-1]:
        return "note"
    return "block" if keys and keys[-1] == "text" else "inline"


def _notes(node: Mapping, path: TextPath, language: str) -> dict[str, CallableNote]:
    """The notes that a part of the letter defines for the texts in it."""
    found = node.get("notes")
    out: dict[str, CallableNote] = {}
    for id, (_, value) in found.pairs.items() if isinstance(found, Mapping) else ():
        place: list[Any] = [*path, "notes", id]
        mark = ""
        if isinstance(value, Mapping) and "text" in value.pairs:
            given = value.get("mark")
            mark = given.value.strip() if isinstance(given, Scalar) else ""
            place.append("text")
            value = value.pairs["text"][1]
        if isinstance(value, Mapping):
            spoken = next((key for key in value.pairs if language in key.split()), None)
            place.append(spoken or language)
        out[id] = CallableNote(id, tuple(place), mark)
    return out
