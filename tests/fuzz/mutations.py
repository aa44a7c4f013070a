"""Real letters and records → broken ones: YAML, Markdown, Unicode and placeholders, at random."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from conftest import ROOT

SIGNS = [
    "**", "*", "_", "`", "~~", "^[", "[^x]", "[", "]", "](", "![", "[a](b)", "[a]{lang=fr}",
    "{lang=", "|", "||", "<<", "^^", "<br>", "<sup>", "\\", "\\pagebreak", "# ", "> ", "- ", "1. ",
    "(a) ", "|---|", "***", "https://", "mailto:a@", "<https://a.b>",
]  # fmt: skip
PLACES = [
    "{{", "}}", "{%", "%}", "{{ dated }}", "{{ state }}", "{{ x|numeral }}", "{{ 9**9 }}",
    "{% for a in b %}", "{% if x %}", "{{ agenda_numbers }}", "{{ ''.x }}", "{#",
]  # fmt: skip
CHARACTERS = [
    "\u2028", "\u2029", "\x85", "\r", "\r\n", "\t", "\u00a0", "\u200b", "\u200f", "\u202e",
    "\u2066",
    "\ufeff", "\u00ad", "\u0301", "\U0001f600", "\ud7ff", "\x00", "\x1b", "中", "ﷺ", "ا", "“", "’",
    "：", "\u3000", "\ue000", "\uffff", "ß", "İ", "٣",
]  # fmt: skip
YAML = [
    ": ", "- ", "&a ", "*a", "!x ", "|", ">", "|2-", "? ", "---\n", "...\n", "{", "}", "[", "]",
    ",", '"', "'", "#", " #", "%", "@", "<<: *a", "~", "null", "2025-01-01", "1e999", "0x1F",
    "yes", "\n  ", "\n", "en: ", "{en: a, fr: b}", "[a, b]", "{}", "[]", '""',
]  # fmt: skip


def seeds(*patterns: str, most: int = 6000) -> list[str]:
    """The texts of files that a pattern below the repository finds, the short ones."""
    found = [path.read_text("utf-8") for pattern in patterns for path in sorted(ROOT.glob(pattern))]
    return [text for text in found if len(text) <= most]


def mutated(text: str, random: Random) -> str:
    """A text changed in a few places."""
    for _ in range(random.choice((1, 1, 2, 3, 6))):
        text = random.choice(MUTATIONS)(text, random)
    return text


def _inserted(pieces: list[str]) -> Callable[[str, Random], str]:
    def insert(text: str, random: Random) -> str:
        at = random.randrange(len(text) + 1)
        return text[:at] + random.choice(pieces) * random.choice((1, 1, 1, 2, 40)) + text[at:]

    return insert


def _replaced(text: str, random: Random) -> str:
    """Some characters give way to a sign."""
    at = random.randrange(len(text) + 1)
    piece = random.choice(random.choice((SIGNS, PLACES, CHARACTERS, YAML)))
    return text[:at] + piece + text[at + random.randrange(12) :]


def _value(text: str, random: Random) -> str:
    """The value of a key gives way to another."""
    lines = text.split("\n")
    at = random.randrange(len(lines))
    key, colon, _ = lines[at].partition(": ")
    if colon:
        lines[at] = key + colon + random.choice(random.choice((YAML, PLACES, SIGNS, CHARACTERS)))
    return "\n".join(lines)


def _lines(text: str, random: Random) -> str:
    """Lines are left out, doubled, moved, indented or joined."""
    lines = text.split("\n")
    at, other = random.randrange(len(lines)), random.randrange(len(lines))
    match random.randrange(5):
        case 0:
            del lines[at : at + random.choice((1, 1, 5))]
        case 1:
            lines.insert(other, lines[at])
        case 2:
            lines[at], lines[other] = lines[other], lines[at]
        case 3:
            lines[at] = " " * random.randrange(6) + lines[at].lstrip()
        case _:
            lines[at : at + 2] = ["".join(lines[at : at + 2])]
    return "\n".join(lines)


def _cut(text: str, random: Random) -> str:
    return text[: random.randrange(len(text) + 1)] if random.random() < 0.2 else text


MUTATIONS = [_inserted(pieces) for pieces in (SIGNS, PLACES, CHARACTERS, YAML)]
MUTATIONS += [_replaced, _replaced, _value, _value, _lines, _lines, _cut]
