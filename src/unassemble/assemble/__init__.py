"""Letter → Document: masthead, agenda, titles, wording, annexes, and the marks of notes."""

from __future__ import annotations

from datetime import date

from unassemble.assemble.agenda import session_columns
from unassemble.assemble.annexes import annex_parts
from unassemble.assemble.context import Context
from unassemble.assemble.masthead import emblem, footer, masthead, page_notes
from unassemble.assemble.notes import Registry
from unassemble.assemble.opening import letter_part
from unassemble.base.diagnostics import Findings
from unassemble.letter.markup import ImageLoader
from unassemble.letter.records import LetterRecord
from unassemble.model import Document, plain

__all__ = ["assemble"]

NO_DATE = date(2000, 1, 1)
"""The date of the metadata where neither the letter nor the caller gives one."""


def assemble(
    letter: LetterRecord, images: ImageLoader, findings: Findings, clock: date | None = None
) -> Document:
    """Make the document of one language version.

    Args:
        letter: the letter.
        images: reads the pictures the letter names.
        findings: gets what is wrong; the document is complete only if none is an error.
        clock: the date of the file's metadata; the letter's own by default.
    """
    context = Context(letter, Registry(findings), images, findings)
    first = letter_part(context)
    parts = (first, *annex_parts(context))
    context.registry.report_uncalled(letter)
    dated = clock or letter.date or letter.letter.dated or NO_DATE
    return Document(
        language=letter.language,
        title=plain(first.heading),
        date=dated.isoformat(),
        masthead=masthead(context, emblem(context)),
        session=session_columns(context),
        parts=parts,
        notes=tuple(context.registry.notes),
        page_notes=page_notes(context),
        footer=footer(context),
    )
