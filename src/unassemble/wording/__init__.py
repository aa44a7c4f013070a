"""Wording: texts with ``{{ … }}`` in them → words in the language of the version.

A small, closed part of Jinja2, for the text of a letter, the standing wording of a mission and the
texts of a starter letter.
"""

from __future__ import annotations

from unassemble.wording.engine import Missing, Written, escape, fill, has_placeholders

__all__ = ["Missing", "Written", "escape", "fill", "has_placeholders"]
