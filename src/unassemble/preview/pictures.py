"""Pictures that a person puts into a letter: files beside it, never over another."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from unassemble.base.diagnostics import Findings
from unassemble.base.source import Span
from unassemble.images.folder import FolderImages
from unassemble.images.raster import read_raster
from unassemble.model import ImageData
from unassemble.preview.editing import RefusedError

MAX_PICTURE = 20_000_000
_LONGEST = 60
_MOST_ALIKE = 1000
_KINDS = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg"}
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)\Z", re.IGNORECASE)
"""Names that Windows gives to devices."""


def add_picture(folder: Path, name: str, data: bytes) -> str:
    """Write a picture into a folder; its name there.

    Args:
        folder: that of the letter file.
        name: what the person's file is called; only letters, figures and hyphens of it are kept.
        data: the file.

    Raises:
        RefusedError: it is larger than 20 MB, or no PNG or JPEG.
        OSError: it cannot be written.
    """
    if len(data) > MAX_PICTURE:
        raise RefusedError("refused.picture-large")
    kind = next((one for head, one in _KINDS.items() if data.startswith(head)), "")
    if not kind or read_raster(data) is None:
        raise RefusedError("refused.picture")
    stem = _stem(name)
    for count in range(1, _MOST_ALIKE):
        made = f"{stem}{f'-{count}' if count > 1 else ''}.{kind}"
        try:
            with (folder / made).open("xb") as file:
                file.write(data)
        except FileExistsError:
            continue
        return made
    raise RefusedError("refused.file")


def picture_at(folder: Path, path: str) -> ImageData | None:
    """The picture that a text names, as it is printed; None if it is not there."""
    return FolderImages(folder, Findings()).load(path, Span("", 1, 1))


def _stem(name: str) -> str:
    last = unicodedata.normalize("NFC", re.split(r"[/\\]", name)[-1])
    words = re.sub(r"[^\w-]+", "-", last.rpartition(".")[0] or last).strip("-_")[:_LONGEST]
    return f"picture-{words}" if not words or _DEVICES.match(words) else words
