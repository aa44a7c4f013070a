"""The rule `state-name`."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject
from unassemble.languages import is_language
from unassemble.languages.slips import slips


@rule("state-name", severity="note", source="terminology of the United Nations [K], slips.yaml")
def check(subject: Subject) -> Iterator[Found]:
    """A State has another name than the United Nations give it.

    The documents office puts in the name that the State itself asked for. The annexes are left as
    they were received.

    Example: “Turkey” for “Türkiye”, “Burma” for “Myanmar”.

    Mend: write the name in use.
    """
    for passage in subject.own:
        if passage.kind == "agenda" or not is_language(passage.language):
            continue
        for start, end, meant in slips(passage.language).states.find(passage.prose):
            yield Found(
                passage.at(start),
                f"“{passage.text[start:end]}” is “{meant}” in documents of the United Nations",
                end=passage.end(end),
            )
