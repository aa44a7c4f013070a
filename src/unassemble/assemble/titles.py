"""The title of the letter, and the headings of its annexes made from it."""

from __future__ import annotations

from unassemble.assemble.context import Context, words
from unassemble.assemble.notes import Scope
from unassemble.assemble.order import check_order
from unassemble.base.diagnostics import closest
from unassemble.base.source import Span
from unassemble.languages import (
    Language,
    StateNames,
    Title,
    TitleAddressee,
    TitlePieces,
    TitleSender,
    annex_heading,
    annex_heading_from_title,
    known_states,
    letter_title,
    state_name,
)
from unassemble.letter import records
from unassemble.model import Inline, plain


def pieces(context: Context) -> TitlePieces | None:
    """What the title is made from; None where something is missing or the title is given."""
    body = context.letter.letter
    senders = tuple(_sender(context, sender) for sender in body.senders)
    check_order(context)
    if body.dated is None or not senders or not body.addressees or None in senders:
        return None
    known = tuple(sender for sender in senders if sender is not None)
    addressees = tuple(_addressee(one) for one in body.addressees)
    return TitlePieces(body.kind, body.dated, known, addressees)


def _sender(context: Context, sender: records.SenderRecord) -> TitleSender | None:
    if sender.name is not None:
        return TitleSender(name=str(sender.name))
    if sender.state is None:
        return None
    state = sender.state
    language = context.letter.language
    names = _names(state, language)
    if names is None and state_name(state.code, language) is None:
        from unassemble.languages.state_search import state_code  # files with mistakes alone

        close = state_code(state.code) or closest(state.code, known_states())
        hint = f"did you mean {close}?" if close else "use its ISO 3166 code, such as AZ"
        context.findings.error(
            "unknown-state", state.span, f"unknown State code “{state.code}”", hint
        )
        return None
    return TitleSender(
        state=state.code or None,
        office=sender.office or "permanent-representative",
        state_names=names,
        feminine=sender.feminine,
    )


def _names(state: records.State, language: Language) -> StateNames | None:
    """The names given in the letter file; rules make the forms of a name given alone."""
    if state.name is None:
        return None
    if state.text is None and state.of is None:
        return {language: str(state.name)}
    given = {"name": state.name, "text": state.text, "of": state.of}
    return {language: {form: str(text) for form, text in given.items() if text is not None}}


def _addressee(addressee: records.AddresseeRecord) -> TitleAddressee:
    return TitleAddressee(
        office=addressee.office,
        name=str(addressee.name) if addressee.name is not None else None,
        feminine=addressee.gender == "feminine",
    )


def printed_title(
    context: Context, made_from: TitlePieces | None, scope: Scope
) -> tuple[Inline, ...]:
    """The title of the letter: as given, or made."""
    body = context.letter.letter
    language = context.letter.language
    if body.title is not None:
        return context.inlines(body.title, scope)
    if made_from is None:
        return words("…", language)
    made = letter_title(
        made_from.kind, made_from.dated, made_from.senders, made_from.addressees, language
    )
    _report_guesses(context, made, body.senders[0].span)
    return words(made.text, language)


def printed_annex_heading(
    context: Context, made_from: TitlePieces | None, index: int, total: int
) -> tuple[Inline, ...]:
    """The heading of an annex, after the letter's title."""
    body = context.letter.letter
    language = context.letter.language
    if body.title is not None:
        quiet = context.scope(language, body.notes)
        title = plain(context.inlines(body.title, quiet))
        made = annex_heading_from_title(title, language, index, total)
    elif made_from is None:
        return words("…", language)
    else:
        made = annex_heading(made_from, language, index, total)
    return words(made.text, language)


def _report_guesses(context: Context, title: Title, span: Span) -> None:
    for form in title.guessed:
        context.findings.note(
            "guessed-form",
            span,
            f"the form “{form}” of a State’s name is a guess",
            "check it; {code: …, name: …} or `title:` replaces it",
        )
