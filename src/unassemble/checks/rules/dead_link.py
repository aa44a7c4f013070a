"""The rule `dead-link`."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject
from unassemble.citations import citation_of
from unassemble.model.inlines import DEAD_TARGET


@rule("dead-link", severity="note", source="the letter of 13 May 2020, statement of NAM")
def check(subject: Subject) -> Iterator[Found]:
    """A link leads nowhere.

    Links lose their targets when a text is copied from a web page: `(#)` is left. Where the words
    of the link cite a document it leads to that document again; else it is an error (link-target).

    Example: `[S/RES/822](#)`.

    Mend: write the target, or the words alone.
    """
    for passage in subject.passages:
        for start, end, link in passage.links:
            words = passage.text[start:end]
            one = citation_of(words, passage.language_at(start))
            if link.target == DEAD_TARGET and one is not None:
                yield Found(
                    passage.at(start),
                    f"the link of “{words}” has no target: it leads to {one.symbol} instead",
                    end=passage.end(end),
                )
