"""How deep and how long a template may be, and which characters its quoted texts may make.

It is asked before Jinja2 reads the template: Jinja2 reads, compiles and runs by recursion, and
makes a number or a quoted text as soon as it meets one.
"""

from __future__ import annotations

import re
import unicodedata

from msgspec import Struct

MAX_BRACKETS = 10
"""How deep brackets may be nested."""
MAX_STEPS = 50
"""Filters, dots, brackets, operators and words of one pair of braces."""
MAX_BLOCKS = 20
"""How deep ``{% if %}`` and ``{% for %}`` may be nested in each other."""
MAX_DIGITS = 20
"""Digits of a number."""
_OPENING = re.compile(r"\{\{|\{%|\{#")
_TOKEN = re.compile(
    r"(?P<space>\s+)|(?P<text>'[^'\\]*(?:\\.[^'\\]*)*'|\"[^\"\\]*(?:\\.[^\"\\]*)*\")"
    r"|(?P<number>\d[\w.]*)|(?P<word>[^\W\d]\w*)|(?P<sign>.)",
    re.DOTALL,
)
_MADE_BY_ESCAPES = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
"""Categories of characters that are not written by an escape in a letter."""
_ALLOWED_CONTROLS = "\n\t"
_ESCAPE = re.compile(
    r"""\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^{}]*\}|[0-3]?[0-7]{1,2}"""
    r"""|[abfnrtv\\'"])"""
)
"""What stands for one character in a quoted text; a backslash before anything else is itself."""
_ENDS = {"{{": "}}", "{%": "%}"}


class Excess(Struct, frozen=True):
    """What is over a limit, and its offset in the text."""

    offset: int
    message: str


def excess(text: str) -> Excess | None:
    """The first thing in a template that is over a limit; None if Jinja2 may read it."""
    at = blocks = 0
    while opening := _OPENING.search(text, at):
        if opening.group() == "{#":
            end = text.find("#}", opening.end())
            at = end + 2 if end >= 0 else len(text)
            continue
        inside = _Inside(text, opening.end(), _ENDS[opening.group()])
        found = inside.read()
        if found is not None:
            return found
        if opening.group() == "{%":
            blocks += _opens(inside.first)
            if blocks > MAX_BLOCKS:
                return Excess(
                    opening.start(),
                    f"“if” and “for” are nested more than {MAX_BLOCKS} deep",
                )
        at = inside.at
    return None


def _opens(word: str) -> int:
    """Whether a statement opens a block (1), closes one (-1), or neither (0)."""
    if word.startswith("end"):
        return -1
    return int(word not in ("", "else", "elif"))


class _Inside:
    """Reads what stands between one pair of braces."""

    def __init__(self, text: str, start: int, end: str) -> None:
        self.text, self.at, self._end = text, start, end
        self.first = ""
        self._brackets = self._steps = 0

    def read(self) -> Excess | None:
        """Read up to the end of the braces, or to the first thing over a limit."""
        while self.at < len(self.text):
            if not self._brackets and self.text.startswith(self._end, self.at):
                self.at += len(self._end)
                return None
            token = _TOKEN.match(self.text, self.at)
            if token is None:  # never: a sign is any character
                return None
            found = self._token(token.lastgroup or "", token.group(), token.start())
            if found is not None:
                return found
            self.at = token.end()
        return None

    def _token(self, kind: str, token: str, start: int) -> Excess | None:
        if kind == "space":
            return None
        self._steps += 1
        if self._steps > MAX_STEPS:
            return Excess(
                start, f"it has more than {MAX_STEPS} words and signs in one pair of braces"
            )
        match kind:
            case "text":
                character = _hidden(token)
                if character is not None:
                    message = f"its text makes the character U+{ord(character):04X}"
                    return Excess(start, f"{message}, which cannot be printed")
            case "number" if len(token) > MAX_DIGITS:
                return Excess(start, "the number is too large")
            case "word":
                self.first = self.first or token
            case "sign" if token in "([{":
                self._brackets += 1
                if self._brackets > MAX_BRACKETS:
                    return Excess(start, f"its brackets are nested more than {MAX_BRACKETS} deep")
            case "sign" if token in ")]}":
                self._brackets = max(self._brackets - 1, 0)
        return None


def _hidden(quoted: str) -> str | None:
    """A character that an escape of a quoted text makes and that cannot be printed."""
    if "\\" not in quoted:
        return None
    escapes: list[str] = _ESCAPE.findall(quoted)
    for escape in escapes:
        try:
            character = escape.encode().decode("unicode-escape")
        except ValueError:  # Jinja2 tells what is wrong with it
            continue
        category = unicodedata.category(character)
        if category in _MADE_BY_ESCAPES and character not in _ALLOWED_CONTROLS:
            return character
    return None
