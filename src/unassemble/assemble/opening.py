"""The letter: its title, its text, its signatures."""

from __future__ import annotations

from unassemble.assemble.context import Context, words
from unassemble.assemble.signature import signature_block
from unassemble.assemble.suffix import modification
from unassemble.assemble.titles import pieces, printed_title
from unassemble.assemble.wording import filled
from unassemble.base.source import SourceText
from unassemble.languages import format_date, sender_phrase
from unassemble.model import Block, Part, SignedDate


def filled_text(context: Context, text: SourceText) -> SourceText:
    """A text of the letter, in the letter's language, with its templates filled in."""
    language, made_from = context.letter.language, pieces(context)
    sender = sender_phrase(made_from.senders, language).text if made_from else ""
    return filled(text, context.letter, sender, context.findings)


def letter_part(context: Context) -> Part:
    """The letter as the document's first part."""
    letter = context.letter
    body = letter.letter
    language = letter.language
    scope = context.scope(language, body.notes)
    made_from = pieces(context)
    heading = printed_title(context, made_from, scope)
    sender = sender_phrase(made_from.senders, language).text if made_from else ""
    text = filled(body.text, letter, sender, context.findings)
    blocks: list[Block] = list(context.blocks(text, scope))
    if body.kind == "note-verbale":
        if body.signatories:
            context.findings.warning(
                "signed-note-verbale",
                body.signatories[0].span,
                "a note verbale is not signed: the signature is left out",
                "delete `signatories:`",
            )
        if body.dated:
            dated = words(format_date(body.dated, language), language)
            blocks.append(SignedDate(dated, language))
    elif body.signatories:
        blocks.append(signature_block(context, body.signatories, scope, language))
    return Part(
        "letter",
        heading,
        language,
        language,
        tuple(blocks),
        title=modification(context),
        span=body.span,
        as_received=body.as_received,
        line_spacing=body.line_spacing,
    )
