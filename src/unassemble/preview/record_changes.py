"""Changes of a mission's record, as its screen names them → steps on the record's file.

The screen sends what a person did; where that stands in the file, and in which of its forms (a key
that serves several languages, a name as one text or as given and family name), is decided here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, assert_never

from msgspec import Struct

from unassemble.languages import LANGUAGES, Language, signature_titles
from unassemble.letter.access import item_number
from unassemble.missions.write import id_of
from unassemble.preview.by_language import (
    divided,
    is_by_language,
    key_of,
    language_of,
    put_steps,
    value_in,
)
from unassemble.preview.editing import Path, RefusedError, Step

_MARKED = re.compile(r"(?s)(?P<before>.*?)\*\*(?P<family>.+?)\*\*(?P<after>.*)")
_WORDING = re.compile(r"[a-z][a-z0-9_]{0,63}")
_ORDER = ["organs", "to", "signatories", "agenda_items", "wording"]
"""Keys before which a missing one is put, in the order of a record."""


class PutValue(Struct, frozen=True, forbid_unknown_fields=True, tag="value"):
    """A value that is the same in every language: an office, a day, a list of organs."""

    path: Path
    value: Any


class PutText(Struct, frozen=True, forbid_unknown_fields=True, tag="text"):
    """A text in one language: the title of an item, the seat; an empty one is taken away."""

    path: Path
    language: Language
    value: str


class PutForm(Struct, frozen=True, forbid_unknown_fields=True, tag="form"):
    """A form of the State's name in one language."""

    language: Language
    form: str
    value: str


class PutName(Struct, frozen=True, forbid_unknown_fields=True, tag="name"):
    """The given and the family name of who signs, in one language."""

    id: str
    language: Language
    given: str
    family: str


class PutTitles(Struct, frozen=True, forbid_unknown_fields=True, tag="titles"):
    """The lines under a name in one language."""

    id: str
    language: Language
    lines: list[str]


class PutSentence(Struct, frozen=True, forbid_unknown_fields=True, tag="sentence"):
    """A standing sentence in one language; ``feminine`` if it differs where a woman signs."""

    name: str
    language: Language
    value: str
    feminine: str | None = None


class AddSignatory(Struct, frozen=True, forbid_unknown_fields=True, tag="add-signatory"):
    """Another person who signs, from a day on."""

    language: Language
    given: str
    family: str
    office: str
    since: str = ""


class AddItem(Struct, frozen=True, forbid_unknown_fields=True, tag="add-item"):
    """Another usual item of a session."""

    session: int
    number: str
    language: Language
    title: str


class Remove(Struct, frozen=True, forbid_unknown_fields=True, tag="remove"):
    """Take away a person, an item, a session's items, a sentence."""

    path: Path


RecordChange = (
    PutValue
    | PutText
    | PutForm
    | PutName
    | PutTitles
    | PutSentence
    | AddSignatory
    | AddItem
    | Remove
)


def steps_of(change: RecordChange, values: Any) -> list[Step]:
    """The steps of a change.

    Args:
        change: what a person did.
        values: those of the record's file.

    Raises:
        RefusedError: what is given cannot be, such as an item's number that is none.
    """
    own = language_of(values)
    match change:
        case PutValue(path=path, value=value):
            return _put_value(values, path, value)
        case PutText(path=path, language=language, value=value):
            return put_steps(value_at(values, path), path, language, value.strip(), own)
        case PutForm():
            return _put_form(value_at(values, ["names"]), change)
        case PutName(id=name):
            named: Path = ["signatories", name, "name"]
            return _put_name(value_at(values, named), named, change, own)
        case PutTitles():
            return _put_titles(values, change, own)
        case PutSentence():
            return _put_sentence(values, change, own)
        case AddSignatory():
            return _add_signatory(values, change)
        case AddItem():
            return _add_item(values, change)
        case Remove(path=path):
            return [Step("remove", _alone(values, path))]
        case _:
            assert_never(change)


def name_parts(text: str) -> tuple[str, str, bool] | None:
    """Given and family name of a marked text, and whether the family name comes first.

    None for a text in which something stands on both sides of the family name.
    """
    found = _MARKED.fullmatch(text.strip())
    if found is None:
        return (text.strip(), "", False) if "**" not in text else None
    before, after = found["before"].strip(), found["after"].strip()
    if before and after:
        return None
    return (after or before), found["family"], bool(after)


def _put_value(values: Any, path: Path, value: Any) -> list[Step]:
    there = value_at(values, path)
    if value in ("", [], None):
        return [Step("remove", path)] if there is not None else []
    if path[-1] in ("since", "until"):
        value = _day(str(value))
    before = _ORDER[_ORDER.index(str(path[0])) :] if path[0] in _ORDER else _ORDER
    return [Step("set", path, value, before=before if len(path) == 1 else [])]


def _put_form(names: Any, change: PutForm) -> list[Step]:
    """A form is within what a language has of forms; the last one takes the language away."""
    path: Path = ["names"]
    value = change.value.strip()
    key = key_of(names, change.language) if is_by_language(names) else None
    if key is None:
        made = {change.form: value}
        return [Step("set", [*path, change.language], made, before=_ORDER)] if value else []
    steps, own_key = divided(names, path, change.language)
    inside = [*path, own_key, change.form]
    if value:
        return [*steps, Step("set", inside, value)]
    if change.form not in names[key]:
        return []
    if set(names[key]) - {"source"} == {change.form}:
        return [*steps, Step("remove", _alone({"names": names}, [*path, own_key]))]
    return [*steps, Step("remove", inside)]


def _put_name(value: Any, path: Path, change: PutName, own: Language) -> list[Step]:
    given, family = change.given.strip(), change.family.strip()
    if isinstance(value, Mapping) and not is_by_language(value):
        known = value.get("given"), value.get("family")
        return [
            *put_steps(known[0], [*path, "given"], change.language, given, own),
            *put_steps(known[1], [*path, "family"], change.language, family, own),
        ]
    before = value_in(value, change.language, own)
    text = _marked(given, family, before if isinstance(before, str) else "", change.language)
    steps = put_steps(value, path, change.language, text, own)
    if any(step.do == "remove" and step.path == path for step in steps):
        return [Step("set", path, {change.language: ""})]  # a person keeps a name, if an empty one
    return steps


def _marked(given: str, family: str, before: str, language: Language) -> str:
    """A name as one text with its family name marked, in the order that it had before."""
    parts = name_parts(before)
    is_first = parts is not None and parts[2]
    strong = f"**{family}**" if family else ""
    joint = "" if language == "zh" else " "
    return joint.join(filter(None, [strong, given] if is_first else [given, strong]))


def _put_titles(values: Any, change: PutTitles, own: Language) -> list[Step]:
    person = value_at(values, ["signatories", change.id]) or {}
    path: Path = ["signatories", change.id, "titles"]
    lines = [line.strip() for line in change.lines if line.strip()]
    there = person.get("titles")
    if there in (None, "", [], {}):
        office = str(person.get("office") or "permanent-representative")
        hers = person.get("gender") == "feminine"
        usual = {one: list(signature_titles(office, hers, one)) for one in LANGUAGES}
        made = {**usual, change.language: lines}
        made = {one: rows for one, rows in made.items() if rows}
        return [Step("set", path, made)] if made != usual else []
    if isinstance(there, list):  # of texts, each by language
        made = {one: _lines_in(there, one, own) for one in LANGUAGES}
        made = {one: rows for one, rows in {**made, change.language: lines}.items() if rows}
        return [Step("set", path, made) if made else Step("remove", path)]
    return put_steps(there, path, change.language, lines, own)


def _lines_in(rows: list[Any], language: Language, own: Language) -> list[str]:
    """The lines of a list of texts in a language; none unless each is given in it."""
    found = [value_in(row, language, own) for row in rows]
    return [] if None in found else [str(line) for line in found]


def _put_sentence(values: Any, change: PutSentence, own: Language) -> list[Step]:
    if not _WORDING.fullmatch(change.name):
        raise RefusedError("refused.sentence")
    his = change.value.strip()
    new: Any = his
    if change.feminine is not None and (his or change.feminine.strip()):
        new = {"masculine": his, "feminine": change.feminine.strip()}
    path: Path = ["wording", change.name]
    there = value_at(values, path)
    if isinstance(there, Mapping) and not is_by_language(there):  # one sentence by gender
        there = {own: there}
        return [Step("set", path, there), *put_steps(there, path, change.language, new, own)]
    steps = put_steps(there, path, change.language, new, own)
    if Step("remove", path) in steps:
        return [Step("remove", _alone(values, path))]
    return steps


def _add_signatory(values: Any, change: AddSignatory) -> list[Step]:
    name = _marked(change.given.strip(), change.family.strip(), "", change.language)
    if not name:
        raise RefusedError("refused.name")
    known = value_at(values, ["signatories"]) or {}
    stem = id_of(name)
    ids = [stem, *(f"{stem}-{count}" for count in range(2, len(known) + 3))]
    made: dict[str, Any] = {"name": {change.language: name}, "office": change.office}
    if change.since:
        made["since"] = _day(change.since)
    path: Path = ["signatories", next(one for one in ids if one not in known)]
    return [Step("set", path, made, before=_ORDER)]


def _add_item(values: Any, change: AddItem) -> list[Step]:
    written, title = _number(change.number), change.title.strip()
    if not title:
        raise RefusedError("refused.title")
    if not 1 <= change.session <= 999:
        raise RefusedError("refused.session")
    made = {"number": written, "title": {change.language: title}}
    path: Path = ["agenda_items", str(change.session)]
    there = value_at(values, path)
    if not isinstance(there, list) or not there:
        return [Step("set", path, [made], before=_ORDER)]
    numbers = [_sorted(one.get("number")) for one in there if isinstance(one, Mapping)]
    if _sorted(written) in numbers:
        raise RefusedError("refused.item.twice")
    index = sum(number < _sorted(written) for number in numbers)
    return [Step("insert", [*path, index], made)]


def _number(text: str) -> int | str:
    """An item's number as a record has it.

    Raises:
        RefusedError: it is none.
    """
    try:
        figure, sub = item_number(text)
    except ValueError:
        raise RefusedError("refused.item") from None
    return f"{figure} ({sub})" if sub else figure


def _sorted(number: Any) -> tuple[int, str]:
    """An item's number, to be put in order; one that cannot be read comes last."""
    both = number if isinstance(number, Mapping) else {}
    try:
        figure, sub = item_number(str(both.get("number", number)))
    except ValueError:
        return 1000, str(number)
    return figure, sub or str(both.get("sub", "")).strip("() ")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise RefusedError("refused.day") from None


def _alone(values: Any, path: Path) -> Path:
    """The path to remove so that no mapping or list is left empty."""
    while len(path) > 1 and len(value_at(values, path[:-1]) or ()) == 1:
        path = path[:-1]
    return path


def value_at(values: Any, path: Path) -> Any:
    """The value at a path; None if there is none."""
    for step in path:
        try:
            values = values[step] if not isinstance(values, str) else None
        except (KeyError, IndexError, TypeError):
            return None
    return values
