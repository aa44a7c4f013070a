"""Writing files whole: beside their name first, then moved into place."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path


def write_whole(path: Path, data: bytes, replace: bool = False) -> None:
    """Write a file so that nobody ever sees a part of it; see `write_together`."""
    write_together({path: data}, replace)


def write_together(files: Mapping[Path, bytes], replace: bool = False) -> None:
    """Write files so that nobody ever sees a part of one; none takes its place before all are made.

    Args:
        files: their content by path; their folders must be there.
        replace: whether files that are there may go; they stay as they were if writing fails.

    Raises:
        FileExistsError: a file is there and may not go.
        OSError: a file cannot be written.
    """
    for path in files:
        if not replace and path.exists():
            raise _there_already(path)
    with ExitStack() as stack:
        waiting = []
        for path, data in files.items():
            temporary = path.with_name(f".{path.name}-{os.getpid()}")
            temporary.unlink(missing_ok=True)  # of a process that died, with the same number
            with temporary.open("xb") as file:
                stack.callback(temporary.unlink, missing_ok=True)
                file.write(data)
            waiting.append((temporary, path))
        for made, path in waiting:
            if replace:
                made.replace(path)
            else:
                _link(made, path)


def _link(made: Path, path: Path) -> None:
    """Put a file in its place unless another came there meanwhile."""
    try:
        os.link(made, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links: the moment between the two steps remains
        if path.exists():
            raise _there_already(path) from None
        made.replace(path)


def _there_already(path: Path) -> FileExistsError:
    return FileExistsError(errno.EEXIST, "the file is there already", str(path))
