"""The order in which several are named: addressees, representatives, signatures.

Source: Editorial Manual, "Communications": the Secretary-General, then the President of the
General Assembly, then others; signatories in the English alphabetical order of their States, in
every language version.  Signed attachments keep their own order, so annexes are not checked.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from unassemble.assemble.context import Context
from unassemble.base.source import Span
from unassemble.languages import ADDRESSED_OFFICES, state_name
from unassemble.letter.records import SignatoryRecord, State


def check_order(context: Context) -> None:
    """Warn of the first addressee, representative and signature out of place."""
    _check_addressees(context)
    _check_senders(context)
    _check_signatures(context)


def _check_addressees(context: Context) -> None:
    named = [
        (ADDRESSED_OFFICES.index(one.office), one.span)
        for one in context.letter.letter.addressees
        if one.office is not None
    ]
    for (before, _), (rank, span) in pairwise(named):
        if rank < before:
            context.findings.warning(
                "addressee-order",
                span,
                "the addressees are not in the order of the Editorial Manual",
                "the Secretary-General first, then the President of the General Assembly,"
                " then others",
            )
            return


def _check_senders(context: Context) -> None:
    states = [one.state for one in context.letter.letter.senders if one.state is not None]
    names = [(_english(context, state), state.span) for state in states]
    _check_names(context, names, "sender-order", "the representatives")


def _check_signatures(context: Context) -> None:
    signed = context.letter.letter.signatories
    names = [(_signed_for(context, one), one.span) for one in signed]
    _check_names(context, names, "signatory-order", "the signatures")


def _check_names(
    context: Context, named: Sequence[tuple[str | None, Span]], rule: str, who: str
) -> None:
    """Warn of the first English name out of order, unless one of the names is not known."""
    known = [(name, span) for name, span in named if name is not None]
    if len(known) < len(named):
        return
    for (before, _), (name, span) in pairwise(known):
        if _letters(name) < _letters(before):
            context.findings.warning(
                rule,
                span,
                f"{who} are not in the English alphabetical order of their States",
                ", ".join(sorted((one for one, _ in known), key=_letters)),
            )
            return


def _english(context: Context, state: State) -> str | None:
    """A State's name in English; a name the file gives is only known in the version's language."""
    if state.name is not None:
        return str(state.name) if context.letter.language == "en" else None
    known = state_name(state.code, "en")
    return known.text if known is not None else None


def _signed_for(context: Context, signatory: SignatoryRecord) -> str | None:
    """The English name of the State for which a signatory signs, by the senders' names."""
    if signatory.on_behalf is None:
        return None
    text = str(signatory.on_behalf).strip()
    for sender in context.letter.letter.senders:
        if sender.state is not None and text in _names(context, sender.state):
            return _english(context, sender.state)
    return None


def _names(context: Context, state: State) -> list[str]:
    """A State's names in the version's language as they may stand under a signature."""
    if state.name is not None:
        return [str(one) for one in (state.name, state.text) if one is not None]
    language = context.letter.language
    found = (state_name(state.code, language), state_name(state.code, language, "text"))
    return [one.text for one in found if one is not None]


def _letters(name: str) -> str:
    """The key to sort by: "Côte d’Ivoire" sorts as "cote d'ivoire", before Croatia."""
    apart = unicodedata.normalize("NFD", name.replace("’", "'"))
    return "".join(one for one in apart if not unicodedata.combining(one)).casefold()
