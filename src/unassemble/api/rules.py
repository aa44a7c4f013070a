"""What the program knows of its rules and of the form of letter files."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from unassemble.checks.manual import manual_pages
from unassemble.letter.schema import letter_schema


def explain(rule: str) -> str:
    """The manual page of a rule, as Markdown.

    Raises:
        ValueError: there is no such rule.
    """
    page = manual_pages().get(rule)
    if page is None:
        raise ValueError(f"unknown rule {rule!r}")
    return page.whole


def schema() -> dict[str, Any]:
    """The JSON Schema (draft-07) of the letter file."""
    return deepcopy(letter_schema())
