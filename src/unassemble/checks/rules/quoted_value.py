"""The rule `quoted-value`."""

from __future__ import annotations

from collections.abc import Iterator

from unassemble.base.source import SourceText
from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject

_PAIRS = ("“”", "„“", "„”", "«»", "‘’")


@rule("quoted-value", severity="warning", source="YAML 1.1, 7.3: quotation marks are \" and '")
def check(subject: Subject) -> Iterator[Found]:
    """A title or a name stands in quotation marks of a word processor, which are printed.

    The letter file has quotation marks of its own, straight ones. Word turns them into “ ”, and
    then they are a part of the text.

    Example: `title: “Culture of peace”`.

    Fix: write `title: "Culture of peace"`, or no quotation marks. If they are to be printed, write
    both: `title: "“Culture of peace”"`.
    """
    for text in _values(subject):
        first, last = text.value.strip()[:1], text.value.strip()[-1:]
        alone = first and (text.value.count(first), text.value.count(last)) == (1, 1)
        if alone and first + last in _PAIRS and subject.character(text.span) == first:
            yield Found(
                text.span,
                f"the quotation marks {first} {last} around this text are printed",
                'delete them, or write " on both sides of it as well',
                end=text.at(len(text.value)),
            )


def _values(subject: Subject) -> Iterator[SourceText]:
    letter = subject.letter
    for organ in letter.organs:
        yield from (item.title for item in organ.items)
    signers = [*letter.letter.signatories]
    for annex in subject.annexes():
        yield from (text for text in (annex.heading, annex.title) if text is not None)
        signers.extend(annex.signatories)
    for one in signers:
        yield from (text for text in (one.name, one.given, one.family, *one.titles) if text)
    if letter.letter.title is not None:
        yield letter.letter.title
