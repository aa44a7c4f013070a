"""Replace a letter file as a whole, so that it is never half written."""

from __future__ import annotations

import os
import tempfile
from hashlib import blake2b
from pathlib import Path

from unassemble.preview.editing import RefusedError


def digest_of(data: bytes) -> str:
    """A hash of the contents of a file."""
    return blake2b(data, digest_size=16).hexdigest()


def replace_file(path: Path, data: bytes, expected: str) -> None:
    """Replace a file as a whole, through a temporary file; its permissions are kept.

    Raises:
        RefusedError: the digest of the file is no longer ``expected``.
        OSError: it cannot be written; the old file is unchanged.
    """
    target = path.resolve()
    handle, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(target.stat().st_mode & 0o7777)
        if digest_of(target.read_bytes()) != expected:
            raise RefusedError("refused.old")
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
