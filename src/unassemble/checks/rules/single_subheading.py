"""The rule `single-subheading`."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject
from unassemble.model import Heading


@rule(
    "single-subheading", severity="note", source="Editorial Manual, “Headings and subheadings” [K]"
)
def check(subject: Subject) -> Iterator[Found]:
    """A heading has only one numbered subheading.

    A text is divided into at least two parts: an “A.” without a “B.” divides nothing.

    Example: “A. Background” as the only heading under “I. Introduction”.

    Fix: delete the subheading, or divide the text further.
    """
    for number in range(len(subject.document.parts)):
        found = [block for block in subject.blocks(number) if isinstance(block, Heading)]
        for index, heading in enumerate(found):
            if heading.number and heading.span and index and _is_only_one(found, index):
                yield Found(
                    heading.span,
                    f"“{heading.number}” is the only subheading under its heading",
                    "delete it, or divide the text into at least two parts",
                )


def _is_only_one(headings: list[Heading], index: int) -> bool:
    """Whether no other heading of the same level is under the same heading."""
    level = headings[index].level
    if headings[index - 1].level >= level:
        return False
    for after in headings[index + 1 :]:
        if after.level <= level:
            return after.level < level
    return True
