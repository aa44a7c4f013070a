"""Writing files whole: beside their name first, then moved into place."""

from __future__ import annotations

import os
from pathlib import Path


def write_whole(path: Path, data: bytes, replace: bool = False) -> None:
    """Write a file so that nobody ever sees a part of it.

    Args:
        path: of the file; its folder must be there.
        data: its content.
        replace: whether a file that is there may go; it stays as it was if writing fails.

    Raises:
        FileExistsError: a file is there and may not go.
        OSError: the file cannot be written.
    """
    if path.exists() and not replace:
        raise FileExistsError(17, "the file is there already", str(path))
    temporary = path.with_name(f".{path.name}-{os.getpid()}")
    temporary.unlink(missing_ok=True)  # of a process that died, with the same number
    try:
        with temporary.open("xb") as file:
            file.write(data)
        if replace:
            temporary.replace(path)
        else:
            _link(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def _link(made: Path, path: Path) -> None:
    """Put a file in its place unless another came there meanwhile."""
    try:
        os.link(made, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links: the moment between the two steps remains
        if path.exists():
            raise FileExistsError(17, "the file is there already", str(path)) from None
        made.replace(path)
