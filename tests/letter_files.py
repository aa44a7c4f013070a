"""Letter files as texts for tests, and helpers that check, assemble and build them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from unassemble.api import Outputs, load
from unassemble.base.diagnostics import Diagnostic
from unassemble.base.errors import UnreadableError
from unassemble.model import Document
from unassemble.pipeline.checking import all_findings
from unassemble.pipeline.letter_file import LetterFile
from unassemble.pipeline.reading import read_version

GOOD = """\
language: en
symbols: [A/79/1]
date: 2025-04-02
organs:
  - organ: general-assembly
    session: 79
    agenda_items:
      - {number: 14, title: Culture of peace}
letter:
  dated: 2025-04-01
  from: {state: AZ, office: permanent-representative}
  to: [secretary-general]
  text: |
    I have the honour to write.
  signatories:
    - {name: Ann **Lee**, titles: [Ambassador]}
"""


def source(text: str | bytes) -> LetterFile:
    data = text if isinstance(text, bytes) else text.encode()
    return LetterFile(data, "letter.yaml", Path("/nonexistent"))


def findings(text: str | bytes) -> tuple[Diagnostic, ...]:
    try:
        return all_findings(source(text))
    except UnreadableError as error:
        return error.findings


def assembled(text: str) -> Document:
    """The document of a letter file, which must have no errors."""
    read = read_version(source(text))
    assert read.document is not None, [str(finding) for finding in read.findings]
    return read.document


def build_file(path: Path, *args: Any, **options: Any) -> Outputs:
    """Build a version of a letter file, as `Letter.build` does."""
    return load(path).build(*args, **options)


def changed(old: str, new: str) -> str:
    """The good letter with one passage replaced."""
    assert GOOD.count(old) == 1
    return GOOD.replace(old, new)
