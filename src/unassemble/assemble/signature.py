"""Signatures: "(Signed) Name" and titles, in the order of the language.

Sources: Editorial Manual, "Communications"; 118 signature blocks of 2025; the letter of
Azerbaijan of 13 May 2020 in Chinese (titles first, then name and word).
"""

from __future__ import annotations

from unassemble.assemble.context import Context
from unassemble.assemble.notes import Scope
from unassemble.languages import signature_form
from unassemble.letter.records import SignatoryRecord
from unassemble.model import Emphasis, Inline, Signatory, SignatureBlock, Strong, Text


def signature_block(
    context: Context, signatories: tuple[SignatoryRecord, ...], scope: Scope, language: str
) -> SignatureBlock:
    """The signatures of a letter or an annex."""
    made = tuple(_signatory(context, one, scope, language) for one in signatories)
    return SignatureBlock(made, language)


def _signatory(context: Context, record: SignatoryRecord, scope: Scope, language: str) -> Signatory:
    form = signature_form(language)  # type: ignore[arg-type]
    name = _name(context, record, scope, language)
    if record.signed:
        word = Emphasis((Text(form.word, language),))
        if form.name_first:
            name = (*name, Text("(", language), word, Text(")", language))
        else:
            name = (Text("(", language), word, Text(") ", language), *name)
    titles = [context.inlines(title, scope) for title in record.titles]
    if record.on_behalf is not None:
        titles.append(context.inlines(record.on_behalf, scope))
    lines = (*titles, name) if form.titles_first else (name, *titles)
    return Signatory(lines, language, record.span)


def _name(
    context: Context, record: SignatoryRecord, scope: Scope, language: str
) -> tuple[Inline, ...]:
    """The name, the family name bold."""
    if record.name is not None:
        return context.inlines(record.name, scope)
    out: list[Inline] = []
    if record.given is not None:
        out.extend(context.inlines(record.given, scope))
    if record.family is not None:
        family = Strong(context.inlines(record.family, scope))
        if language == "zh":
            return (family, *out)
        if out:
            out.append(Text(" ", language))
        out.append(family)
    return tuple(out)
