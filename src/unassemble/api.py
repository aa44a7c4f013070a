"""The Python interface: all that the command line does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, cast

from unassemble.base.diagnostics import Diagnostic
from unassemble.base.errors import LetterError, UnassembleError, UnreadableError
from unassemble.base.formats import FORMATS, Format
from unassemble.languages import LANGUAGES, Language
from unassemble.letter.jsonschema import json_schema
from unassemble.pipeline.building import Outputs, build_version
from unassemble.pipeline.checking import all_findings
from unassemble.pipeline.letter_file import LetterFile, read_letter_file
from unassemble.pipeline.reading import languages_of
from unassemble.pipeline.rendering import Renderer

__all__ = [
    "FORMATS",
    "LANGUAGES",
    "Diagnostic",
    "Format",
    "Language",
    "Letter",
    "LetterError",
    "Outputs",
    "UnassembleError",
    "UnreadableError",
    "load",
    "loads",
    "schema",
]


class Letter:
    """A letter file that was read, by `load` or `loads`.

    It holds the bytes of the file, and nothing that changes: several threads may use it.
    """

    def __init__(self, file: LetterFile) -> None:
        self._file = file

    def __repr__(self) -> str:
        return f"<Letter {self._file.name}>"

    @property
    def name(self) -> str:
        """The name that findings show: the path it was loaded from."""
        return self._file.name

    @property
    def languages(self) -> tuple[Language, ...]:
        """The language versions of the letter, its own first.

        Raises:
            UnreadableError: the text cannot be read as a letter file at all.
        """
        return languages_of(self._file)

    def findings(self, language: Language | None = None) -> tuple[Diagnostic, ...]:
        """All findings of a version, in order of place.

        Args:
            language: the version; by default the letter's own.

        Raises:
            UnreadableError: the text cannot be read as a letter file at all.
            ValueError: there is no such language.
        """
        return all_findings(self._file, _language(language))

    def build(
        self,
        language: Language | None = None,
        formats: Sequence[Format] = FORMATS,
        *,
        clock: date | None = None,
        renderer: Renderer | None = None,
    ) -> Outputs:
        """Build one version in memory.

        Args:
            language: the version; by default the letter's own.
            formats: "docx", "pdf", or both.
            clock: the date of the metadata of a letter that has no date of its own.
            renderer: keeps lines and pages between builds of nearly the same letter; a renderer
                serves one thread at a time.

        Raises:
            UnreadableError: the text cannot be read as a letter file at all.
            LetterError: the letter has findings of severity error.
            ValueError: there is no such language or format.
        """
        return build_version(
            self._file, _language(language), _formats(formats), clock, renderer=renderer
        )


def load(path: str | Path, *, missions: str | Path | None = None) -> Letter:
    """Read a letter file.

    Args:
        path: of the letter file; its pictures are looked for in its folder.
        missions: the user's own folder of mission records.

    Raises:
        UnreadableError: the file does not exist or cannot be read.
    """
    return Letter(read_letter_file(Path(path), _path(missions)))


def loads(
    text: str | bytes,
    *,
    base: str | Path = ".",
    name: str = "letter.yaml",
    missions: str | Path | None = None,
) -> Letter:
    """A letter from the text of a letter file.

    Args:
        text: the text, or its bytes in UTF-8.
        base: the folder in which its pictures are looked for.
        name: the name that findings show.
        missions: the user's own folder of mission records.
    """
    data = text.encode() if isinstance(text, str) else bytes(text)
    return Letter(LetterFile(data, name, Path(base), _path(missions)))


def schema() -> dict[str, Any]:
    """The JSON Schema (draft-07) of the letter file."""
    return json_schema()


def _path(path: str | Path | None) -> Path | None:
    return None if path is None else Path(path)


def _language(language: Language | None) -> Language | None:
    if language is not None and language not in LANGUAGES:
        raise ValueError(f"language must be one of {', '.join(LANGUAGES)}; not {language!r}")
    return language


def _formats(formats: Iterable[Format]) -> tuple[Format, ...]:
    wanted = (formats,) if isinstance(formats, str) else tuple(formats)
    unknown = [one for one in wanted if one not in FORMATS]
    if unknown or not wanted:
        given = ", ".join(map(repr, unknown)) or "none"
        raise ValueError(f"formats must be among {', '.join(FORMATS)}; not {given}")
    return cast("tuple[Format, ...]", wanted)
