"""The manual: a page for each rule that the program can report.

The page of a rule of `check` is its docstring.  The pages of findings that the reader, the
assembler and the other commands report are in ``manual.md``: a heading ``## name (severity)``,
then the page.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from msgspec import Struct

from unassemble.checks.registry import all_rules

_HEADING = re.compile(r"^## ([a-z0-9-]+) \(([a-z, ]+)\)\n", re.MULTILINE)
_SOURCE = re.compile(r"^Source: (.+)\Z", re.MULTILINE | re.DOTALL)


class ManualPage(Struct, frozen=True):
    """The page of a rule.

    ``text`` is Markdown, and its first line a sentence of its own.  ``fixable`` is whether
    ``check --fix`` can repair findings.  ``reader`` marks pages from ``manual.md``.
    """

    name: str
    severity: str
    text: str
    source: str
    fixable: bool = False
    reader: bool = False

    @property
    def title(self) -> str:
        """The first line, which says what is found."""
        return self.text.splitlines()[0]

    @property
    def whole(self) -> str:
        """The page as printed."""
        fix = "\n\n`unassemble check --fix` repairs it where that is safe." if self.fixable else ""
        return f"{self.text}{fix}\n\nSource: {self.source}\n"


@cache
def manual_pages() -> dict[str, ManualPage]:
    """All pages by the name of the rule, in alphabetical order."""
    pages = [*_of_reader(), *_of_rules()]
    return {page.name: page for page in sorted(pages, key=lambda page: page.name)}


def _of_rules() -> list[ManualPage]:
    return [
        ManualPage(rule.name, rule.severity, rule.page, rule.source, rule.fixable)
        for rule in all_rules()
    ]


def _of_reader() -> list[ManualPage]:
    written = Path(__file__).with_name("manual.md").read_text("utf-8")
    parts = _HEADING.split(written)[1:]
    out = []
    for name, severity, body in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        text = body.strip()
        found = _SOURCE.search(text)
        source = found.group(1).strip() if found else "the format of the letter file"
        text = text[: found.start()].strip() if found else text
        out.append(ManualPage(name, severity, text, source, reader=True))
    return out
