"""Letter files put into the folder, copied and renamed; never over another file."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path

from unassemble.base.diagnostics import Diagnostic
from unassemble.base.errors import UnreadableError
from unassemble.base.files import write_whole
from unassemble.base.source import Span
from unassemble.letter.compose import compose
from unassemble.letter.encoding import MAX_BYTES
from unassemble.preview.editing import RefusedError

_ENDINGS = (".yaml", ".yml", ".json")
_LATER = (
    (b"%PDF-", "refused.pdf"),
    (b"PK\x03\x04", "refused.docx"),
    (b"\xd0\xcf\x11\xe0", "refused.doc"),
)
"""How files begin that are no letter files, and what is said of them."""
_MOST_NAMES = 1000
"""Numbers that are tried where a file of a name is there already."""
_LONGEST = 100
"""Characters of a name."""
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")
"""Names that Windows keeps for itself."""


def put(folder: Path, name: str, data: bytes) -> Path:
    """Write a file under a name that no file has: the name, or one with a number.

    Raises:
        OSError: it cannot be written.
    """
    stem, suffix = Path(name).stem, Path(name).suffix
    for number in range(1, _MOST_NAMES):
        path = folder / (f"{stem}-{number}{suffix}" if number > 1 else name)
        try:
            write_whole(path, data)
        except (FileExistsError, IsADirectoryError):
            continue
        return path
    raise FileExistsError(name)


def bring_in(folder: Path, name: str, data: bytes) -> Path:
    """Put a letter file from elsewhere into the folder; if it is there already, that one.

    Raises:
        RefusedError: it is too large, or a Word or PDF document.
        UnreadableError: it is no letter file.
        OSError: it cannot be written.
    """
    if len(data) > MAX_BYTES:
        raise RefusedError("refused.size")
    for begins, reason in _LATER:
        if data.startswith(begins):
            raise RefusedError(reason)
    root, _ = compose(data, clean_name(name))
    if "letter" not in root.pairs:
        message = "this is no letter file: it has no `letter:`"
        found = Diagnostic("missing-key", "error", Span(name, 1, 1), message)
        raise UnreadableError([found])
    path = folder / clean_name(name)
    if path.is_file() and path.read_bytes() == data:
        return path
    return put(folder, path.name, data)


def copy(path: Path, data: bytes) -> Path:
    """Write a copy of a letter beside it.

    Raises:
        OSError: it cannot be written.
    """
    return put(path.parent, path.name, data)


def rename(path: Path, words: str) -> Path:
    """Give a file another name in its folder.

    Raises:
        RefusedError: the name has no letters or figures, or another file has it.
        OSError: it cannot be renamed.
    """
    target = path.with_name(clean_name(words, path.suffix))
    if target == path:
        return path
    if target.exists() or target.is_symlink():
        raise RefusedError("refused.taken")
    try:
        os.link(path, target)  # fails if a file of the name has appeared meanwhile
    except FileExistsError:
        raise RefusedError("refused.taken") from None
    except OSError:  # no hard links here
        path.rename(target)
        return target
    path.unlink()
    return target


def clean_name(words: str, suffix: str = ".yaml") -> str:
    """The name of a letter file from what a person calls it: letters, figures, and few signs.

    Raises:
        RefusedError: nothing is left of it.
    """
    given = unicodedata.normalize("NFC", words.replace("\\", "/").rsplit("/", 1)[-1])
    stem, ending = os.path.splitext(given)
    if ending.lower() not in _ENDINGS:
        stem, ending = given, suffix
    stem = re.sub(r"[^\w()+,’'. -]+", "-", stem).strip(" .-_")[:_LONGEST].strip(" .-_")
    if not stem or _RESERVED.match(stem):
        raise RefusedError("refused.noname")
    return stem + ending.lower()
