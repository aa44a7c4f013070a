"""The rule `requested-organs`."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.requests import request_of
from unassemble.checks.subject import Subject


@rule("requested-organs", severity="warning", source="97 letters of 2025; A/79/843")
def check(subject: Subject) -> Iterator[Found]:
    """The organs in the request for circulation are not those to which the letter goes.

    Example: “circulated as a document of the General Assembly” over a masthead of the General
    Assembly and the Security Council.

    Mend: name both, or correct `organs:`; `{{ circulation }}` writes the request from the organs.
    """
    request = request_of(subject)
    if request is None:
        return
    named = request.organs()
    for organ in subject.letter.organs if named else ():
        if organ.kind not in named:
            yield Found(
                request.passage.at(request.start),
                f"the request does not name the organ of line {organ.span.line} ({organ.kind})",
                end=request.passage.end(request.end),
            )
    kinds = {organ.kind for organ in subject.letter.organs}
    for kind in sorted(request.organs_by_name() - kinds) if kinds else ():
        yield Found(
            request.passage.at(request.start),
            f"the request names an organ that is not among the letter's: {kind}",
            end=request.passage.end(request.end),
        )
