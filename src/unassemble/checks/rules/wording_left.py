"""The rule `wording-left`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject

_LEFT = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}")


@rule("wording-left", severity="warning", source="the letter file's own form")
def check(subject: Subject) -> Iterator[Found]:
    """A standing sentence is printed as it was called: `{{ … }}`.

    Standing sentences are filled in where the letter file says so, in the text of the letter;
    elsewhere the braces are printed.

    Example: `{{ circulation }}` in a footnote.

    Mend: write the words out; `unassemble phrases` has them.
    """
    for passage in subject.passages:
        if not passage.received and passage.kind in ("paragraph", "item", "heading", "cell"):
            continue  # the text of the letter: what is refused there is told already
        for found in _LEFT.finditer(passage.text):
            yield Found(
                passage.at(found.start()),
                f"“{found.group()}” is printed as it stands",
                "standing sentences are filled in only in the text of the letter",
                end=passage.end(found.end()),
            )
