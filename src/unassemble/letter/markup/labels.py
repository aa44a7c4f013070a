"""The forms that a letter's Markdown adds to CommonMark: paragraph numbers, notes, passages."""

from __future__ import annotations

import re

LABEL = re.compile(
    r"(?P<label>\d{1,3}[.)．、]|[(（](?:\d{1,3}[a-z]?|([^\W\d_])\2{0,2}\u0640?|[ivxlc]{2,6}|[IVXLC]{2,6}"
    r"|[一二三四五六七八九十百]{2,4})[)）]|[a-zа-я]\)|[ivx]{2,4}\))(?:[ \t\u3000]+|$)"
)
"""``1.``, ``(1)``, ``(a)``, ``(i)``, ``a)``, and their counterparts in other scripts; not a year in
parentheses, nor letters that are an abbreviation, such as ``(EU)``."""
CALL = re.compile(r"\[\^(?P<id>[^\]\s\[]{1,64})\]")
"""``[^id]``."""
PASSAGE = re.compile(r"\{(?P<key>lang|condensed)=(?P<value>[A-Za-z0-9.-]{1,20})\}")
"""The attributes after the closing bracket of ``[un passage]{lang=fr}``, as in Pandoc's Markdown,
or of ``[a line too long]{condensed=0.1}``: by how many points letters are set closer."""
ADDRESS = re.compile(r"<[^<>\s]*>")
"""An address in angle brackets."""


def closing_bracket(text: str, start: int, end: int | None = None) -> int | None:
    """The index of the bracket that closes the one before ``start``; None if there is none.

    Brackets inside it are balanced; an address in angle brackets may hold brackets of its own.
    """
    depth, place = 1, start
    stop = len(text) if end is None else end
    while place < stop:
        character = text[place]
        if character == "\\":
            place += 1
        elif character == "<":
            close = ADDRESS.match(text, place)
            place = close.end() - 1 if close else place
        depth += (character == "[") - (character == "]")
        if not depth:
            return place
        place += 1
    return None


def as_styled(text: str) -> str:
    """Strip ``{condensed=…}``: letter spacing belongs to one document, not to the text."""
    out, place = "", 0
    while (start := text.find("[", place)) >= 0:
        close = closing_bracket(text, start + 1)
        found = None if close is None else PASSAGE.match(text, close + 1)
        if close is None or found is None or found["key"] != "condensed":
            out += text[place : start + 1]
            place = start + 1
        else:
            out += text[place:start] + as_styled(text[start + 1 : close])
            place = found.end()
    return out + text[place:]
