"""What a run does with each letter, and what came of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

from msgspec import Struct

from unassemble.base.diagnostics import Diagnostic
from unassemble.base.formats import FORMATS, Format
from unassemble.languages import Language
from unassemble.pipeline.letter_file import LetterFile

Versions = tuple[Language, ...] | Literal["all"]
"""Language versions: those named, all of the letter, or, if empty, the letter's own."""


class BuildWork(Struct, frozen=True):
    """Build versions of each letter.

    ``clock`` dates the metadata of a letter without a date; with ``inputs``, the outcome tells what
    the letter was made of.
    """

    versions: Versions = ()
    formats: tuple[Format, ...] = FORMATS
    clock: date | None = None
    inputs: bool = False


class CheckWork(Struct, frozen=True):
    """Check a version of each letter; with ``repair``, make the safe repairs first.

    Findings of the rules in ``ignore`` are neither repaired nor reported, unless they are errors.
    """

    version: Language | None = None
    ignore: tuple[str, ...] = ()
    repair: bool = False
    clock: date | None = None


Work = BuildWork | CheckWork


class Task(Struct, frozen=True):
    """One letter of a run; ``number`` is its place among those given, from 0."""

    number: int
    letter: LetterFile


class Outcome(Struct, frozen=True):
    """What came of one letter.

    ``files`` are the outputs by name; ``inputs`` the pictures and records that the letter was made
    of, or would be if they were there; ``repaired`` is the text after the repairs ``repairs``.
    """

    number: int
    status: Literal["built", "checked", "unchanged", "failed", "unreadable"]
    findings: tuple[Diagnostic, ...] = ()
    files: tuple[tuple[str, bytes], ...] = ()
    pages: int = 0
    seconds: float = 0.0
    inputs: tuple[Path, ...] = ()
    repaired: bytes | None = None
    repairs: tuple[Diagnostic, ...] = ()
