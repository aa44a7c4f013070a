"""Write generated files to their folder, or compare them with the files there."""

from __future__ import annotations

from collections.abc import Mapping
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
