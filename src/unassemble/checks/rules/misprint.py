"""The rule `misprint`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject

_KNOWN = {"分发给荷": "分发为荷", "分發給荷": "分發為荷"}
"""Misprints of standing sentences, with what was meant."""
_MISPRINT = re.compile("|".join(_KNOWN))


@rule("misprint", severity="warning", source="the letter of 13 May 2020", fixable=True)
def check(subject: Subject) -> Iterator[Found]:
    """A standing sentence is misprinted.

    A slip of the input method that went from letter to letter.

    Example: 分发给荷 for 分发为荷.

    Mend: write what was meant; `--fix` does.
    """
    for passage in subject.own:
        for found in _MISPRINT.finditer(passage.text):
            meant = _KNOWN[found.group()]
            yield Found(
                passage.at(found.start()),
                f"“{found.group()}” is a misprint of “{meant}”",
                end=passage.end(found.end()),
                fix=passage.replaced(*found.span(), meant, f"write {meant}"),
            )
