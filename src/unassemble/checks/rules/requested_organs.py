"""The rule `requested-organs`."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.checks.registry import Found, rule
from unassemble.checks.requests import request_of
from unassemble.checks.subject import Subject
from unassemble.languages import organ_name


@rule(
    "requested-organs", severity="warning", source="97 letters of 2025; A/79/843", needs=("organs",)
)
def check(subject: Subject) -> Iterator[Found]:
    """The organs in the request for circulation are not those listed in the letter file.

    Example: “circulated as a document of the General Assembly”, where `organs:` lists the General
    Assembly and the Security Council.

    Fix: name both, or correct `organs:`; `{{ circulation }}` writes the request from the organs
    listed.
    """
    request = request_of(subject)
    if request is None:
        return
    named = request.organs()
    for organ in subject.letter.organs if named else ():
        if organ.kind not in named:
            yield Found(
                request.passage.at(request.start),
                f"the request does not name the {organ_name(organ.kind, 'en')}, the organ of line "
                f"{organ.span.line}",
                "name it in the request, or delete the organ",
                end=request.passage.end(request.end),
            )
    kinds = {organ.kind for organ in subject.letter.organs}
    for kind in sorted(request.organs_by_name() - kinds) if kinds else ():
        yield Found(
            request.passage.at(request.start),
            f"the request names the {organ_name(kind, 'en')}, which is not listed under `organs:`",
            "list it there, or correct the request",
            end=request.passage.end(request.end),
        )
