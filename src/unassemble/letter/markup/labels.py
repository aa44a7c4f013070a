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
_BRACKET = re.compile(r"\\.|<[^<>\s]*>|(?P<bracket>[\[\]])", re.DOTALL)


def as_styled(text: str) -> str:
    """Strip ``{condensed=…}``: letter spacing belongs to one document, not to the text."""
    stack: list[int] = []
    stripped: list[tuple[int, int]] = []
    for found in _BRACKET.finditer(text):
        if found["bracket"] == "[":
            stack.append(found.start())
        elif found["bracket"] and stack:
            opening = stack.pop()
            passage = PASSAGE.match(text, found.end())
            if passage and passage["key"] == "condensed":
                stripped += ((opening, opening + 1), (found.start(), passage.end()))
    out, place = [], 0
    for start, end in sorted(stripped):
        out.append(text[place:start])
        place = end
    return "".join((*out, text[place:]))
