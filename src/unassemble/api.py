"""The Python interface: all that the command line does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from unassemble.diagnostics import Diagnostic
from unassemble.formats import FORMATS, Format
from unassemble.languages import Language
from unassemble.letter.jsonschema import json_schema
from unassemble.pipeline import (
    Source,
    all_findings,
    build_source,
    languages_of,
    read_source,
    write_outputs,
)

Letter = Source
"""A letter file as read by `load`."""


def load(path: str | Path, missions: str | Path | None = None) -> Letter:
    """Read a letter file; it is checked by `check` and `build`.

    Args:
        path: of the letter file.
        missions: the user's own folder of missions' records.

    Raises:
        UnreadableError: the file is not there or cannot be read.
    """
    return read_source(Path(path), Path(missions) if missions is not None else None)


def check(letter: Letter | str | Path, language: Language | None = None) -> tuple[Diagnostic, ...]:
    """All findings of a letter, by place; of its own version unless another is named.

    Raises:
        UnreadableError: the file cannot be read as a letter file at all.
    """
    return all_findings(_letter(letter), language)


def build(
    letter: Letter | str | Path,
    folder: str | Path | None = None,
    *,
    formats: Sequence[Format] = FORMATS,
    languages: Iterable[Language] | None = None,
    clock: date | None = None,
) -> list[Path]:
    """Build a letter and write its files; returns their paths.

    Args:
        letter: a letter file, or its path.
        folder: where the files go; by default the letter's own folder.
        formats: "docx", "pdf" or both.
        languages: the versions; by default the letter's own.
        clock: the date of the files' metadata; by default the letter's own.

    Raises:
        UnreadableError: the file cannot be read as a letter file at all.
        LetterError: the letter has findings of severity error; nothing was written.
        OSError: the files cannot be written.
    """
    source = _letter(letter)
    wanted: list[Language | None] = list(languages) if languages is not None else [None]
    made = [build_source(source, language, formats, clock) for language in wanted]
    target = Path(folder) if folder is not None else source.folder
    stem = Path(source.name).stem
    return [path for outputs in made for path in write_outputs(outputs, target, stem)]


def versions(letter: Letter | str | Path) -> tuple[Language, ...]:
    """The language versions a letter file has.

    Raises:
        UnreadableError: the file cannot be read as a letter file at all.
    """
    return languages_of(_letter(letter))


def schema() -> dict[str, Any]:
    """The JSON Schema (draft-07) of the letter file."""
    return json_schema()


def _letter(letter: Letter | str | Path) -> Letter:
    return letter if isinstance(letter, Source) else load(letter)
