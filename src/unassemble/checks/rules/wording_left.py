"""The rule `wording-left`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject

_LEFT = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}")


@rule("wording-left", severity="warning", source="the format of the letter file")
def check(subject: Subject) -> Iterator[Found]:
    """A standing sentence is not filled in: its name in braces, `{{ … }}`, is printed.

    Standing sentences are filled in only in the text of the letter; elsewhere the braces are
    printed.

    Example: `{{ circulation }}` in a footnote.

    Fix: write the words out; `unassemble phrases` prints them.
    """
    for passage in subject.passages:
        if not passage.received and passage.kind in ("paragraph", "item", "heading", "cell"):
            continue  # in the text of the letter, `assemble` reports what it cannot fill in
        for found in _LEFT.finditer(passage.text):
            yield Found(
                passage.at(found.start()),
                f"“{found.group()}” is printed in braces, not filled in",
                "standing sentences are filled in only in the text of the letter",
                end=passage.end(found.end()),
            )
