"""Wording: texts with ``{{ … }}`` and ``{% … %}`` → words, by a small, closed part of Jinja2.

For the phrases of the format, the text of a letter, the standing sentences of a mission and starter
letters.  This room knows no language: `unassemble.languages` gives it the filters.
"""

from __future__ import annotations

from unassemble.wording.engine import (
    Filter,
    Sandbox,
    WordingError,
    environment,
    is_template,
    render,
    template,
)
from unassemble.wording.fill import Missing, escape, fill

__all__ = [
    "Filter",
    "Missing",
    "Sandbox",
    "WordingError",
    "environment",
    "escape",
    "fill",
    "is_template",
    "render",
    "template",
]
