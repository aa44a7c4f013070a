"""The rule `state-name`."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject
from unassemble.languages import is_language
from unassemble.languages.slips import slips


@rule("state-name", severity="note", source="terminology of the United Nations [K], slips.yaml")
def check(subject: Subject) -> Iterator[Found]:
    """A State is called by a name that the United Nations does not use.

    The documents office replaces it with the name that the State itself has asked for. Annexes are
    not checked, as they are printed as received.

    Example: “Turkey” instead of “Türkiye”, “Burma” instead of “Myanmar”.

    Fix: write the name that the United Nations uses.
    """
    for passage in subject.own:
        if passage.kind == "agenda" or not is_language(passage.language):
            continue
        for start, end, meant in slips(passage.language).states.find(passage.prose):
            yield Found(
                passage.at(start),
                f"“{passage.text[start:end]}” is “{meant}” in documents of the United Nations",
                f"write “{meant}”",
                end=passage.end(end),
            )
