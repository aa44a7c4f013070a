"""The rule `heading-level`."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject
from unassemble.model import Heading


@rule("heading-level", severity="note", source="Editorial Manual, “Headings and subheadings” [K]")
def check(subject: Subject) -> Iterator[Found]:
    """A heading is more than one level below the heading before it.

    Readers, with a screen reader or without, look for the level that was skipped.

    Example: `### 1. Detail` directly under `# I. Title`.

    Fix: use the level in between.
    """
    for number in range(len(subject.document.parts)):
        before = 0
        for block in subject.blocks(number):
            if not isinstance(block, Heading):
                continue
            if before and block.level > before + 1 and block.span is not None:
                yield Found(
                    block.span,
                    f"a heading of level {block.level} follows a heading of level {before}",
                    f"use level {before + 1}",
                )
            before = block.level
