"""What braces insert into a text, hidden from the Markdown reader behind characters of no meaning.

``{{ … }}`` is filled in before Markdown is read.  The editor shows it as one thing, wherever it
stands, so the reader gets as many characters that are neither letters nor signs.
"""

from __future__ import annotations

import re
from itertools import chain

from msgspec import Struct

_TEMPLATE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_BRACES = re.compile(r"""\{\{ ?(["'])(\{\{|\}\}|\{%|%\}|\{#|#\})\1 ?\}\}""")
"""Braces that are printed."""
_PRIVATE = range(0xE000, 0xF8FF)


class Masked(Struct, frozen=True):
    """A value in which each template is ``first`` once, then ``later`` up to its last character."""

    value: str
    first: str = ""
    later: str = ""

    def pattern(self) -> re.Pattern[str] | None:
        """What finds the templates in what was read; None if there are none."""
        return re.compile(f"{self.first}{self.later}*") if self.first else None


def masked(value: str) -> Masked:
    """The value with its templates hidden."""
    if "{" not in value or not _TEMPLATE.search(value):
        return Masked(value)
    there = set(value)
    free = (chr(one) for one in chain(_PRIVATE) if chr(one) not in there)
    first, later = next(free), next(free)
    return Masked(
        _TEMPLATE.sub(lambda found: first + later * (len(found[0]) - 1), value), first, later
    )


def printed_braces(written: str) -> str:
    """The braces that a template prints; empty if it inserts something else."""
    found = _BRACES.fullmatch(written)
    return found[2] if found else ""


def as_braces(text: str) -> str:
    """Text in which braces that would begin a template are printed."""
    return re.sub(r"\{[{%#]", lambda found: f'{{{{ "{found[0]}" }}}}', text)
