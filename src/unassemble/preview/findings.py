"""Findings of a version → rows for the screen: the field of each, and whose matter it is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from unassemble.base.errors import UnreadableError
from unassemble.base.printable import printable
from unassemble.checks.manual import manual_pages
from unassemble.checks.repairs import repaired
from unassemble.preview.editing import RefusedError
from unassemble.preview.outcomes import Saved
from unassemble.preview.session import LetterSession, LetterVersion
from unassemble.preview.values import record_place, value_place

_MISSING = re.compile(r"missing key `([a-z_]+)`")
_NO_VALUE = re.compile(r"`[a-z_]+` has no value")
_SECRETARIAT = frozenset({"no-symbol"})
"""Rules on what the Secretariat fills in when the document is issued: no fault of a writer."""


def finding_rows(session: LetterSession, version: LetterVersion) -> list[dict[str, Any]]:
    """The findings as JSON: ``path`` and ``offset`` of the value, ``missing`` if it is not there,
    and ``secretariat`` if the Secretariat will see to it."""
    name = str(session.path)
    try:
        data = session.source().data if version.findings else b""
    except UnreadableError:
        data = b""
    out = []
    for number, finding in enumerate(version.findings):
        row: dict[str, Any] = dict(finding.to_dict())
        line, column = finding.span.line, finding.span.column
        place = value_place(data, line, column)
        lacking = _MISSING.search(finding.message)
        path = (*record_place(data, line, column), lacking[1]) if lacking else place.path
        row |= {
            "path": path,
            "offset": place.offset,
            "missing": bool(lacking or _NO_VALUE.search(finding.message)),
            "secretariat": finding.rule in _SECRETARIAT,
            "file": printable(Path(finding.span.file).name),
            "message": printable(finding.message),
            "here": finding.span.file == name,
            "number": number,
        }
        out.append(row)
    return out


def repair(session: LetterSession, language: str, digest: str, numbers: list[int]) -> Saved:
    """Carry out the safe repairs of some findings, as one change that can be undone.

    Args:
        session: the letter.
        language: the version whose findings are repaired.
        digest: that of the text to which the findings belong.
        numbers: the findings, as they are numbered in `finding_rows`.

    Raises:
        RefusedError: the text has changed since, or none of the findings can be repaired.
        ChangedError, OSError, UnicodeError: as `LetterText.save`.
    """
    version = session.version(language)
    wanted = set(numbers)
    if version is None or version.digest != digest or session.digest != digest:
        raise RefusedError("refused.old")
    found = [one for number, one in enumerate(version.findings) if number in wanted]
    text, made = repaired(session.text.read().text, found, str(session.path))
    if not made:
        raise RefusedError("refused.repair")
    return session.text.save(text, digest)


def rule_page(rule: str) -> dict[str, Any] | None:
    """The page of a rule in the manual, as paragraphs; None if there is no such rule."""
    page = manual_pages().get(rule)
    if page is None:
        return None
    text = [" ".join(part.split()) for part in page.text.split("\n\n")]
    return {"text": text, "source": page.source}
