"""A tree as JSON for the browser: the places of characters in few numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from unassemble.preview.texts.tree import Range, TextNode


def rows_of(nodes: Sequence[TextNode]) -> list[dict[str, Any]]:
    """The nodes as JSON has them.

    A run has pairs [index, offset], from where on its characters follow each other in the value.
    """
    return [_row(msgspec.to_builtins(one)) for one in nodes]


def _row(row: dict[str, Any]) -> dict[str, Any]:
    if row["is"] == "text":
        return {**row, "at": _starts(row.get("at", ()))}
    inner = [key for key in ("nodes", "runs") if key in row]
    return {**row, **{key: [_row(one) for one in row[key]] for key in inner}}


def _starts(ranges: Sequence[Range]) -> list[tuple[int, int]]:
    """Where characters begin that do not follow the one before."""
    out: list[tuple[int, int]] = []
    for index, (start, _) in enumerate(ranges):
        if not out or start != out[-1][1] + index - out[-1][0]:
            out.append((index, start))
    return out
