"""The rule `dead-link`."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject
from unassemble.citations import citation_of
from unassemble.model.inlines import DEAD_TARGET


@rule("dead-link", severity="note", source="letter of Azerbaijan of 13 May 2020, NAM statement")
def check(subject: Subject) -> Iterator[Found]:
    """A link has no target.

    Links lose their targets when a text is copied from a web page: only `(#)` is left. If the words
    of the link cite a document, the link is made to lead to that document; if not, the error
    link-target is reported.

    Example: `[S/RES/822](#)`.

    Fix: write the target, or the words without a link.
    """
    for passage in subject.passages:
        for start, end, link in passage.links:
            words = passage.text[start:end]
            one = citation_of(words, passage.language_at(start))
            if link.target == DEAD_TARGET and one is not None:
                yield Found(
                    passage.at(start),
                    f"the link “{words}” has no target; it is made to lead to {one.symbol}",
                    end=passage.end(end),
                )
