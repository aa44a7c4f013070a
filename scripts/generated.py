"""Write generated files to their folder, or compare them with the files there; tables of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def settle(files: Mapping[str, bytes], folder: Path, check: bool) -> int:
    """Write files, given by name; with ``check``, only say whether they are up to date.

    Returns:
        1 if ``check`` found a file that is missing or differs, else 0.
    """
    shown = folder.relative_to(ROOT) if folder.is_relative_to(ROOT) else folder
    if not check:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (folder / name).write_bytes(data)
            print(f"wrote {shown / name}, {len(data)} bytes")
        return 0
    stale = [name for name, data in files.items() if not _holds(folder / name, data)]
    for name in files:
        print(f"{shown / name} is {'out of date' if name in stale else 'up to date'}")
    return 1 if stale else 0


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], right: Sequence[str] = ()) -> str:
    """A table in Markdown; ``right`` are the heads of columns that stand at the right."""
    dashes = ("---:" if head in right else "---" for head in heads)
    lines = [_row(heads), f"|{'|'.join(dashes)}|"]
    return "\n".join([*lines, *(_row(map(cell, row)) for row in rows)])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def cell(text: str) -> str:
    """Words as they stand in a cell of a table: on one line, a bar with a backslash.

    No-break spaces stay.
    """
    return re.sub(r"[ \t\r\n]+", " ", text).strip().replace("|", "\\|")
