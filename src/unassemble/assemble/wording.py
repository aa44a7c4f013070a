"""Fill in the templates of a letter's text; the names they may use."""

from __future__ import annotations

from typing import Any

from unassemble.base.diagnostics import Findings
from unassemble.base.source import SourceText
from unassemble.languages import (
    AgendaNumber,
    DateInWords,
    Language,
    Voice,
    agenda_numbers,
    capitalised,
    circulation_request,
    fill_wording,
    joined_symbols,
    organ_name,
    see_annex,
    state_name,
)
from unassemble.letter.records import LetterRecord, Organ
from unassemble.wording import Missing, escape, is_template

_NAMED = (
    "date",
    "symbols",
    "organs",
    "wording",
    "mission",
    "annexes",
    "letter.dated",
    "letter.from",
)
"""Keys whose values a text may name."""
_OF_THE_TEXT = frozenset(("wording-syntax", "unknown-name", "unknown-filter"))
"""Rules of findings that hold whatever the values are."""
NO_REQUEST = Missing(
    "there is no standing request for circulation for these organs",
    "write the request out instead of {{ circulation }}",
)


def filled(text: SourceText, letter: LetterRecord, sender: str, findings: Findings) -> SourceText:
    """The text with its templates filled in; a text that is no template is returned as it is.

    Args:
        text: of the letter, in its language.
        letter: whose values it may name.
        sender: who sends it, as the title has it.
        findings: gets what is not allowed in the text.
    """
    if not is_template(text.value):
        return text
    if letter.lacks(*_NAMED):  # what is missing is told already
        names = Findings()
        made = _filled(text, letter, sender, names)
        kept = (one for one in names if one.rule in _OF_THE_TEXT)
        findings.extend(kept if not letter.lacks("wording", "mission") else ())
        return made
    return _filled(text, letter, sender, findings)


def _filled(text: SourceText, letter: LetterRecord, sender: str, findings: Findings) -> SourceText:
    plain = {key: one.value for key, one in letter.wording.items() if not is_template(one.value)}
    given = {**plain, **values(letter, sender)}
    if letter.refused:
        given = {name: value or "…" for name, value in given.items()}
    standing = {
        name: fill_wording(words, given, findings).value.strip()
        for name, words in letter.wording.items()
        if name in text.value
    }
    return fill_wording(text, {**given, **standing}, findings)


def values(letter: LetterRecord, sender: str) -> dict[str, Any]:
    """What a text may name, written out in the language of the version."""
    language = letter.language
    body = letter.letter
    items = [(int(item.number), item.sub or None) for o in letter.organs for item in o.items]
    symbols = [str(symbol) for symbol in letter.symbols]
    plain: dict[str, Any] = {
        "dated": DateInWords(body.dated, language) if body.dated else "",
        "date": DateInWords(letter.date, language) if letter.date else "",
        "agenda_numbers": agenda_numbers(items, language) if items else "",
        "symbols": [escape(symbol) for symbol in symbols],
        "symbol": joined_symbols(symbols),
        "state": _state(letter),
        "sender": capitalised(sender),
        "organs": [escape(_organ(organ, language)) for organ in letter.organs],
        "annex_count": len(letter.annexes),
        "see_annex": see_annex(len(letter.annexes), language),
        "circulation": _circulation(letter, items) or NO_REQUEST,
        "language": language,
    }
    return {name: escape(v) if type(v) is str else v for name, v in plain.items()}


def _organ(organ: Organ, language: Language) -> str:
    return str(organ.name) if organ.name else organ_name(organ.kind, language)


def _state(letter: LetterRecord) -> str:
    senders = letter.letter.senders
    if not senders or senders[0].state is None:
        return ""
    given = senders[0].state
    known = state_name(given.code, letter.language)
    return str(given.name) if given.name is not None else (known.text if known else "")


def _circulation(letter: LetterRecord, items: list[AgendaNumber]) -> str | None:
    """The standing request; None where an organ has a special session or another name."""
    if any(organ.name or organ.committee or _is_special(organ) for organ in letter.organs):
        return None
    organs = [organ.kind for organ in letter.organs]
    return circulation_request(organs, items, len(letter.annexes), voice(letter), letter.language)


def _is_special(organ: Organ) -> bool:
    return isinstance(organ.session, tuple)


def voice(letter: LetterRecord) -> Voice:
    """Who writes the letter."""
    body = letter.letter
    if body.kind == "letter" and len(body.senders) > 1:
        return "joint"
    return body.kind
