"""The report of a run: one entry a letter, and a summary."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from unassemble.base.versions import PROGRAM, program_versions
from unassemble.batch.run import Finished

_WORDS = {"unreadable": "failed"}
"""A file that cannot be read counts as a letter that failed."""


def counts(finished: Sequence[Finished]) -> Counter[str]:
    """How many letters were built, checked, unchanged and failed."""
    return Counter(status_of(one) for one in finished)


def status_of(finished: Finished) -> str:
    """What a report calls the outcome of a letter."""
    status = finished.outcome.status
    return _WORDS.get(status, status)


def summary(finished: Sequence[Finished], seconds: float) -> str:
    """A run in one line: "1,000 letters: 998 built, 2 failed; 3,210 pages in 71.4 s"."""
    listed = ", ".join(f"{number:,} {status}" for status, number in counts(finished).items())
    pages = sum(one.outcome.pages for one in finished)
    made = f"{pages:,} {'page' if pages == 1 else 'pages'} in " if pages else ""
    letters = "letter" if len(finished) == 1 else "letters"
    return f"{len(finished):,} {letters}: {listed}; {made}{seconds:.1f} s"


def report(finished: Sequence[Finished], seconds: float) -> str:
    """A run as JSON; all of it is the same for the same letters, but for the seconds."""
    pages = sum(one.outcome.pages for one in finished)
    rows = {
        "program": program_versions()[PROGRAM],
        "summary": {**counts(finished), "pages": pages, "seconds": round(seconds, 3)},
        "letters": [_row(one) for one in finished],
    }
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _row(one: Finished) -> dict[str, Any]:
    return {
        "file": one.name,
        "status": status_of(one),
        "outputs": [str(path) for path in one.written],
        "pages": one.outcome.pages,
        "seconds": round(one.outcome.seconds, 3),
        "findings": [finding.to_dict() for finding in one.outcome.findings],
    }
