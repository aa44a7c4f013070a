"""The arguments of the Python interface, checked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import cast

from unassemble.base.formats import FORMATS, Format
from unassemble.base.record_folders import BESIDE, RecordFolders
from unassemble.languages import LANGUAGES, Language

Records = str | Path | Sequence[str | Path] | None
"""Folders of mission records, searched before the folder ``missions`` beside the letter."""


def records_of(missions: Records) -> RecordFolders:
    """The folders of records: those given, then the folder ``missions`` beside the letter."""
    if missions is None:
        return BESIDE
    given = (missions,) if isinstance(missions, str | Path) else tuple(missions)
    return (*(Path(folder).absolute() for folder in given), *BESIDE)


def path_of(path: str | Path | None) -> Path | None:
    """A path that may be left out."""
    return None if path is None else Path(path)


def language_of(language: Language | None) -> Language | None:
    """A language that may be left out.

    Raises:
        ValueError: it is none of the six.
    """
    return None if language is None else known_language(language)


def known_language(language: Language) -> Language:
    """A language.

    Raises:
        ValueError: it is none of the six.
    """
    if language not in LANGUAGES:
        raise ValueError(f"language must be one of {', '.join(LANGUAGES)}; not {language!r}")
    return language


def formats_of(formats: Iterable[Format]) -> tuple[Format, ...]:
    """Formats.

    Raises:
        ValueError: there are none, or one that does not exist.
    """
    wanted = (formats,) if isinstance(formats, str) else tuple(formats)
    unknown = [one for one in wanted if one not in FORMATS]
    if unknown or not wanted:
        given = ", ".join(map(repr, unknown)) or "none at all"
        raise ValueError(f"formats must be among {', '.join(FORMATS)}; not {given}")
    return cast("tuple[Format, ...]", wanted)
