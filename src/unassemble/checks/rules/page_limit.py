"""The rule `page-limit`."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject


@rule("page-limit", severity="warning", source="`page_limit:` of the letter file")
def check(subject: Subject) -> Iterator[Found]:
    """The document has more pages than the letter file allows.

    Example: `page_limit: 4` in a letter of six pages.

    Fix: shorten the annex, or raise the limit.
    """
    limit = subject.letter.page_limit
    if limit is None:
        return
    pages = subject.pages()
    if pages > limit:
        yield Found(
            subject.place("page_limit"),
            f"the document has {pages} pages, {pages - limit} more than the {limit} allowed",
            "shorten the text, or raise `page_limit:`",
        )
