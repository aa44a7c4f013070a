"""Atomic writing: files are written under temporary names, then moved into place."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path


def write_whole(path: Path, data: bytes, replace: bool = False) -> None:
    """Write a file atomically; see `write_together`."""
    write_together({path: data}, replace)


def write_together(files: Mapping[Path, bytes], replace: bool = False) -> None:
    """Write files atomically: none is moved into place before all are written.

    Args:
        files: contents by path; the folders must exist.
        replace: whether existing files may be replaced; they stay as they were if writing fails.

    Raises:
        FileExistsError: a file exists and ``replace`` is false.
        OSError: a file cannot be written.
    """
    for path in files:
        if not replace and path.exists():
            raise _exists(path)
    with ExitStack() as stack:
        written = []
        for path, data in files.items():
            temporary = path.with_name(f".{path.name}-{os.getpid()}")
            temporary.unlink(missing_ok=True)  # left by a crashed process with the same number
            with temporary.open("xb") as file:
                stack.callback(temporary.unlink, missing_ok=True)
                file.write(data)
            written.append((temporary, path))
        for temporary, path in written:
            if replace:
                temporary.replace(path)
            else:
                _move_new(temporary, path)


def _move_new(temporary: Path, path: Path) -> None:
    """Move a file into place unless another has appeared there meanwhile."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # no hard links here: another file may appear between the next two steps
        if path.exists():
            raise _exists(path) from None
        temporary.replace(path)


def _exists(path: Path) -> FileExistsError:
    return FileExistsError(errno.EEXIST, "the file already exists", str(path))
