"""Spaces at which no line may end, as texts have them between the no-break rules and the lines."""

from __future__ import annotations

NO_BREAK_SPACE = "\u00a0"
"""A space that was typed as one: it never changes its width."""
HELD_SPACE = "\f"
"""Stands for a space that a no-break rule holds: it is as wide as the other spaces of its line.

To Python and to the bidirectional algorithm it is white space; no text that was read has it, since
a letter file may contain no control characters.  Layout makes a space or a no-break space of it.
"""


def as_spaces(text: str) -> str:
    """A text with a usual space in place of each held one."""
    return text.replace(HELD_SPACE, " ")


def as_no_break_spaces(text: str) -> str:
    """A text with a no-break space in place of each held one."""
    return text.replace(HELD_SPACE, NO_BREAK_SPACE)
