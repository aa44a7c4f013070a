"""Atomic writing: files are written under temporary names, then moved into place."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path


def write_whole(path: Path, data: bytes, replace: bool = False) -> None:
    """Write a file atomically; see `write_together`."""
    write_together({path: data}, replace)


def write_together(files: Mapping[Path, bytes], replace: bool = False) -> None:
    """Write files atomically: none is moved into place before all are written.

    A file that is replaced keeps its mode and owner, and its place if a symbolic link leads to it.

    Args:
        files: contents by path; the folders must exist.
        replace: whether existing files may be replaced; they stay as they were if writing fails.

    Raises:
        FileExistsError: a file exists and ``replace`` is false.
        IsADirectoryError: there is a folder at a path; nothing was written.
        OSError: a file cannot be written.
    """
    for path in files:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "there is a folder of this name", str(path))
        if not replace and path.exists():
            raise _exists(path)
    with ExitStack() as stack:
        written = []
        for path, data in files.items():
            target = path.resolve() if replace and path.is_symlink() else path
            temporary = target.with_name(f".unassemble-{secrets.token_hex(8)}")
            try:
                with temporary.open("xb") as file:  # O_EXCL: never a file or a link of another
                    stack.callback(temporary.unlink, missing_ok=True)
                    file.write(data)
                if replace:
                    _keep_mode(target, temporary)
            except OSError as error:  # the temporary name would tell the user nothing
                raise OSError(error.errno, error.strerror, str(path)) from None
            written.append((temporary, target))
        for temporary, target in written:
            if replace:
                temporary.replace(target)
            else:
                _move_new(temporary, target)


def _keep_mode(old: Path, new: Path) -> None:
    """Give a new file the mode and the owner of the one it replaces, as far as that is allowed."""
    try:
        known = old.stat()
    except FileNotFoundError:
        return
    new.chmod(stat.S_IMODE(known.st_mode))
    made = new.stat()
    if (made.st_uid, made.st_gid) != (known.st_uid, known.st_gid):
        with suppress(PermissionError):  # only an administrator may give a file away
            os.chown(new, known.st_uid, known.st_gid)


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
