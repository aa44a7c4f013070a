"""Annexes: heading, original language, compilation or free text, enclosures.

A compilation has sections, parties and statements: headings of the second, third and fourth
level of the Editorial Manual.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from unassemble.assemble.context import Context, words
from unassemble.assemble.signature import signature_block
from unassemble.assemble.titles import pieces, printed_annex_heading
from unassemble.languages import annex_original_line, enclosure_heading, format_date
from unassemble.letter.records import Annex, Notes, PartyEntry, Statement
from unassemble.model import Block, Dateline, Inline, NoteNumbering, Part, Text


def annex_parts(context: Context) -> Iterator[Part]:
    """The annexes and their enclosures, in the order in which they are printed."""
    annexes = context.letter.annexes
    made_from = pieces(context) if annexes else None
    for index, annex in enumerate(annexes, start=1):
        heading = (
            context.inlines(annex.heading, context.scope(context.letter.language, annex.notes))
            if annex.heading is not None
            else printed_annex_heading(context, made_from, index, len(annexes))
        )
        yield from _part(context, annex, heading, 1)


def _part(
    context: Context, annex: Annex, heading: tuple[Inline, ...], level: int
) -> Iterator[Part]:
    language = context.letter.language
    numbering = None
    if annex.footnotes is not None:
        numbering = NoteNumbering(annex.footnotes.style, annex.footnotes.restart == "annex")
        context.registry.start(numbering.style, numbering.restart)
    scope = context.scope(annex.language, annex.notes)
    title = context.inlines(annex.title, scope) if annex.title is not None else ()
    blocks = tuple(_blocks(context, annex))
    yield Part(
        "annex" if level == 1 else "enclosure",
        heading,
        annex.language,
        language,
        blocks,
        original=_original(context, annex),
        title=title,
        level=level,
        numbering=numbering,
        span=annex.span,
        as_received=annex.as_received,
        line_spacing=annex.line_spacing,
    )
    total = len(annex.enclosures)
    for index, enclosure in enumerate(annex.enclosures, start=1):
        inner = (
            context.inlines(enclosure.heading, context.scope(language, enclosure.notes))
            if enclosure.heading is not None
            else words(enclosure_heading(language, index, total), language)
        )
        yield from _part(context, enclosure, inner, level + 1)


def _original(context: Context, annex: Annex) -> str:
    letter = context.letter
    if not annex.original or annex.original == (letter.original or (letter.language,)):
        return ""
    return annex_original_line(annex.original, letter.language)


def _blocks(context: Context, annex: Annex) -> Iterator[Block]:
    if annex.text is not None:
        yield from context.blocks(annex.text, context.scope(annex.language, annex.notes))
    for section in annex.sections:
        outer = (annex.notes, section.notes)
        if section.heading is not None:
            scope = context.scope(annex.language, *outer)
            yield context.heading(section.heading, 2, scope)
        for entry in section.entries:
            yield from _entry(context, annex, entry, outer)
    if annex.signatories:
        scope = context.scope(annex.language, annex.notes)
        yield signature_block(context, annex.signatories, scope, annex.language)


def _entry(
    context: Context, annex: Annex, entry: PartyEntry, outer: tuple[Notes, ...]
) -> Iterator[Block]:
    chain = (*outer, entry.notes)
    if entry.party is not None:
        yield context.heading(entry.party, 3, context.scope(annex.language, *chain))
    for statement in entry.statements:
        inner = (*chain, statement.notes)
        scope = context.scope(annex.language, *inner)
        if statement.title is not None:
            yield context.heading(statement.title, 4, scope)
        dateline = _dateline(context, annex, statement, inner)
        if dateline:
            yield Dateline(dateline, annex.language, statement.span)
        if statement.text is not None:
            yield from context.blocks(statement.text, scope)


def _dateline(
    context: Context, annex: Annex, statement: Statement, chain: tuple[Notes, ...]
) -> tuple[Inline, ...]:
    """ "Istanbul, 31.03.2020": an ISO date is written out, any other is kept as received."""
    scope = context.scope(annex.language, *chain)
    out: list[Inline] = []
    if statement.place is not None:
        out.extend(context.inlines(statement.place, scope))
    if statement.date is not None:
        if out:
            out.append(Text(", ", annex.language))
        written = statement.date.value.strip()
        try:
            value = date.fromisoformat(written) if len(written) == 10 else None
        except ValueError:
            value = None
        if value is None:
            out.extend(context.inlines(statement.date, scope))
        else:
            out.append(Text(_written(context, annex, value), annex.language, statement.date.span))
    return tuple(out)


def _written(context: Context, annex: Annex, value: date) -> str:
    """A date in the annex's form, or, if its pattern is wrong, in the usual one with a finding."""
    try:
        return format_date(value, annex.language, annex.date_format or "text")
    except ValueError:
        context.findings.error(
            "not-a-pattern",
            annex.span,
            f"“{annex.date_format}” is not a form of dates (a CLDR pattern)",
            "write d MMMM y for 3 May 2025, dd.MM.y for 03.05.2025",
        )
        return format_date(value, annex.language)
