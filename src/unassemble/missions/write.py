"""Facts of letters → a mission's record, new or extended.

An existing record keeps its comments, its order and its contents; what it lacks is added, and
differences are reported.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from unassemble.base.diagnostics import Findings
from unassemble.base.source import Span
from unassemble.languages import LANGUAGES, Language, signature_titles
from unassemble.missions.learn import Item, Learned, Person, Texts, same
from unassemble.missions.record import Mission, MissionSignatory, UsualItem
from unassemble.yamltext import YamlText, emit_pair

HEAD = """\
# yaml-language-server: $schema=mission.schema.json
#
# {what}: what stays the same from letter to letter.
# `unassemble missions check` says what is missing; `unassemble missions schema` writes the schema
# for editors.
"""
_LEARNT = "Learnt from letters of a mission, to be looked over"
_FAMILY = re.compile(r"\*\*(.+?)\*\*")


def new_record(learned: Learned) -> str:
    """The text of a new record."""
    values: dict[str, Any] = {"state": learned.state, "names": _names(learned)}
    values["language"] = learned.language
    values |= {"organs": learned.organs, "to": learned.addressees}
    people: dict[str, Any] = {}
    for person in learned.people:
        people[_id(person, people)] = _signatory(person, learned)
    values |= {"signatories": people, "agenda_items": _agendas(learned)}
    values["wording"] = _wording(learned)
    pairs = [emit_pair(key, value) for key, value in values.items() if value]
    record = YamlText(HEAD.format(what=_LEARNT) + "".join(f"\n{pair}\n" for pair in pairs))
    for name in values["wording"]:
        record.comment_above(("wording", name), _letters_of(name, learned))
    return str(record)


def _wording(learned: Learned) -> dict[str, dict[str, str]]:
    """The sentences that stand alike, by name and language."""
    made: dict[str, dict[str, str]] = {}
    for one in learned.sentences:
        made.setdefault(one.name, {})[one.language] = one.text
    return made


def _letters_of(name: str, learned: Learned) -> str:
    """In which letters a sentence stands, as a comment says it."""
    letters = [letter for one in learned.sentences if one.name == name for letter in one.letters]
    return f"As in {', '.join(dict.fromkeys(letters))}."


def _extend_wording(
    record: YamlText, mission: Mission, learned: Learned, findings: Findings
) -> None:
    """Add the sentences that a record does not have in a language."""
    for name, texts in _wording(learned).items():
        path = ("wording", name)
        there = mission.wording.get(name, {})
        new = {language: text for language, text in texts.items() if language not in there}
        if not there:
            _put(record, ("wording",), name, texts)
            record.comment_above(path, _letters_of(name, learned))
        elif record.keys(path):
            for language, text in new.items():
                record.add(path, language, text)
        for one in learned.sentences:
            known = there.get(one.language) if one.name == name else None
            if known is None:
                continue
            if not any(same(known.node(hers).value, one.text) for hers in (False, True)):
                message = f"the letters have “{one.text}”, the record has another `{name}`"
                findings.note("record-differs", one.span, message, "the record is kept")


def extended_record(text: str, mission: Mission, learned: Learned, findings: Findings) -> str:
    """The text of a record, extended by what it lacks.

    Args:
        text: the record's.
        mission: the same, read.
        learned: what the letters say.
        findings: gets the differences.
    """
    record = YamlText(text)
    plain: dict[str, Any] = {"names": _names(learned), "language": learned.language}
    plain |= {"organs": learned.organs, "to": learned.addressees}
    for key, value in plain.items():
        if value and not record.has((key,)):
            record.add((), key, value)
    for person in learned.people:
        there = next((one for one in mission.signatories if _is_same(one, person)), None)
        if there is None:
            ids = record.keys(("signatories",)) if record.has(("signatories",)) else ()
            _put(record, ("signatories",), _id(person, ids), _signatory(person, learned))
        else:
            path = ("signatories", there.id, "name")
            _add_languages(record, path, there.name, person.name, there.node.span, findings)
    for session, items in sorted(learned.agendas.items()):
        _extend_agenda(record, mission, session, items, findings)
    _extend_wording(record, mission, learned, findings)
    return str(record)


def _names(learned: Learned) -> dict[str, Any]:
    """The State's own names, by language."""
    found: dict[str, dict[str, str]] = {}
    for form, texts in learned.names.items():
        for language, seen in texts.items():
            found.setdefault(language, {})[form] = seen.text
    return found


def _extend_agenda(
    record: YamlText, mission: Mission, session: int, items: dict[str, Item], findings: Findings
) -> None:
    usual = {item.written: item for item in mission.agendas.get(session, ())}
    path = ("agenda_items", str(session))
    if not usual:
        _put(record, path[:1], session, _listed(items))
        return
    order = sorted([*usual, *(number for number in items if number not in usual)], key=_by_number)
    for at, number in enumerate(order):
        if number not in usual:
            record.insert(path, at, _item(number, items[number]))
        elif number in items:
            there: UsualItem = usual[number]
            place = (*path, at, "title")
            title = items[number].title
            _add_languages(record, place, there.title, title, there.node.span, findings)


def _add_languages(
    record: YamlText,
    path: tuple[str | int, ...],
    there: Mapping[Language, str],
    seen: Texts,
    span: Span,
    findings: Findings,
) -> None:
    """Add a text in the languages in which a record has none."""
    for language, one in seen.items():
        if language in there:
            if not same(there[language], one.text):
                words = " ".join(one.text.split())
                message = f"this letter has “{words}”, the record another text ({span})"
                findings.warning("record-differs", one.span, message, "the record is kept")
        elif record.keys(path):
            record.add(path, language, one.text)
        else:
            own = next(iter(there))
            record.set(path, {own: there[own], language: one.text})


def _put(record: YamlText, path: tuple[str, ...], key: str | int, value: Any) -> None:
    """Add a pair to a mapping that may not be there yet."""
    if record.has(path):
        record.add(path, key, value)
    else:
        made: dict[str | int, Any] = {key: value}
        record.add((), path[0], made)


def _is_same(one: MissionSignatory, person: Person) -> bool:
    return one.office == person.office and any(
        language in one.name and same(one.name[language], seen.text)
        for language, seen in person.name.items()
    )


def _signatory(person: Person, learned: Learned) -> dict[str, Any]:
    usual = {
        language: signature_titles(person.office, person.feminine, language)
        for language in person.titles
    }
    made: dict[str, Any] = {"name": _by_language(person.name)}
    if person.titles != usual:
        made["titles"] = {language: list(lines) for language, lines in person.titles.items()}
    made["office"] = person.office
    if person.feminine:
        made["gender"] = "feminine"
    since, until = learned.since(person), learned.until(person)
    made |= {"since": since} if since else {}
    made |= {"until": until} if until else {}
    return made | {"source": person.source}


def _agendas(learned: Learned) -> dict[int, Any]:
    return {session: _listed(items) for session, items in sorted(learned.agendas.items())}


def _listed(items: dict[str, Item]) -> list[dict[str, Any]]:
    return [_item(number, items[number]) for number in sorted(items, key=_by_number)]


def _item(number: str, item: Item) -> dict[str, Any]:
    figure: str | int = int(number) if number.isdigit() else number
    return {"number": figure, "title": _by_language(item.title), "source": item.source}


def _by_language(texts: Texts) -> dict[str, str]:
    """Texts by language; equal ones share a key, ``en fr es``."""
    languages: dict[str, list[str]] = {}
    for language in LANGUAGES:
        if language in texts:
            languages.setdefault(texts[language].text, []).append(language)
    return {" ".join(names): text for text, names in languages.items()}


def _by_number(written: str) -> tuple[int, str]:
    figure, _, sub = written.partition(" ")
    return int(figure), sub


def _id(person: Person, taken: Any) -> str:
    """A short id: the family name in plain letters."""
    for language in ("en", "fr", "es"):
        if language in person.name:
            found = id_of(person.name[language].text, "")
            numbered = (f"{found}-{count}" for count in range(2, len(taken) + 3))
            if found:
                return next(one for one in (found, *numbered) if one not in taken)
    return f"signatory-{len(taken) + 1}"


def id_of(name: str, default: str = "signatory-1") -> str:
    """The family name of a name in plain letters, or a default where it has none."""
    family = _FAMILY.search(name)
    words = family.group(1) if family else (name.split() or [""])[-1]
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or default
