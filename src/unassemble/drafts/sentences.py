"""What the text of a new letter may name: values and filters for one language.

The mission's own sentences, from its record, take the place of the program's: `opening` and
`further` that of the sentence that transmits, `request` that of the request for circulation.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from datetime import date
from typing import Any

from msgspec import Struct

from unassemble.base.diagnostics import Findings
from unassemble.base.source import SourceText
from unassemble.drafts.occasion import Occasion
from unassemble.languages import (
    ADDRESSED_OFFICES,
    LAST_ORDINAL,
    DateInWords,
    Language,
    Voice,
    capitalised,
    fill_wording,
    format_date,
    joined_symbols,
    letter_title,
    session_of,
    transmittal,
)
from unassemble.letter.placeholders import placeholder
from unassemble.missions.complete import name_in_wording, wording_name
from unassemble.model import sessions
from unassemble.wording import Filter

LATER = frozenset(
    ("agenda_numbers", "see_annex", "circulation", "organs", "symbols", "symbol", "date")
)
"""Filled in only when the letter is built, from its organs, items, annexes and symbols."""
_EXPRESSION = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_STAND_IN = 0xF0000
"""Characters of a private plane stand for what is left to the build while a text is filled in."""


class Earlier(Struct, frozen=True):
    """The letter that this one continues: its date and symbols, and who wrote it."""

    dated: date
    symbols: tuple[str, ...]
    voice: Voice


class Sentences(Struct, frozen=True):
    """The standing sentences of a new letter.

    ``voice`` is who writes, ``office`` replaces the sender's, ``annexes`` is their number,
    ``earlier`` a letter that this one continues; ``feminine`` is whether a woman signs;
    ``addressees`` are the ids of their offices.
    """

    occasion: Occasion
    voice: Voice
    office: str | None = None
    annexes: int = 1
    earlier: Earlier | None = None
    feminine: bool = False
    addressees: tuple[str, ...] = ()

    def fill(self, text: SourceText, findings: Findings) -> str:
        """A text of a starter letter, filled in, in the text's language."""
        language: Language = text.language  # type: ignore[assignment]
        values = self.values(language, findings)
        later = LATER - values.keys()
        return _filled(text, values, later, findings, self.filters(language, findings))

    def own(self, role: str, language: Language, findings: Findings, **more: Any) -> str:
        """The mission's own sentence with a role, filled in; empty where the record has none."""
        text = self._own_text(role, language)
        if text is None:
            return ""
        values = {**self._given(language), **more}
        return _filled(text, values, LATER, findings).strip()

    def values(self, language: Language, findings: Findings) -> dict[str, Any]:
        """What a text may name."""
        given = self._given(language)
        mission = self.occasion.mission
        wording: dict[str, str] = {}
        for name in mission.wording if mission else ():
            text = mission.standing(name, language, self.feminine) if mission else None
            if text is not None:
                values = {**given, "subject": placeholder("what is transmitted"), "call": ""}
                wording[name] = _filled(text, values, LATER, findings).strip()
        request = wording.get(wording_name("request", self.voice))
        starting = self._of_starters(language)
        return {**starting, **given, **wording, **({"circulation": request} if request else {})}

    def filters(self, language: Language, findings: Findings) -> Mapping[str, Filter]:
        """The filter ``transmit``: what is transmitted → the sentence."""

        def transmit(
            subject: Any, call: str = "", instructions: bool = False, further: bool = False
        ) -> str:
            """The sentence that transmits a subject; ``further`` to a letter that may be blank."""
            own = self._opening(str(subject), language, call, findings)
            if own and (self.earlier or not further):
                return own
            return transmittal(
                self.voice,
                str(subject),
                language,
                sender=self.occasion.sender_words(self.office, language),
                annexes=self.annexes,
                call=call,
                instructions=instructions,
                earlier=self._went(language) or (self._blank_letter() if further else None),
            )

        return {"transmit": transmit}

    def _opening(self, subject: str, language: Language, call: str, findings: Findings) -> str:
        """The mission's own first sentences; those that continue a letter where there is one."""
        more = {"subject": subject, "call": call}
        goes_on = self._went(language) is not None
        further = self.own("further", language, findings, **more) if goes_on else ""
        text = self._own_text("opening", language)
        if not further and text is not None and goes_on and "previous" not in text.value:
            return ""  # the program's sentence names the letter before
        made = further or self.own("opening", language, findings, **more)
        if not made:
            return ""
        if subject not in made:
            made += f"\n\n{placeholder('what the letter says')}{call}"
        elif call and call not in made:
            made += call
        return made

    def _own_text(self, role: str, language: Language) -> SourceText | None:
        mission = self.occasion.mission
        if mission is None:
            return None
        return mission.standing(wording_name(role, self.voice), language, self.feminine)

    def _went(self, language: Language) -> tuple[str, Sequence[str]] | None:
        """The date and the symbols of the earlier letter, if it is one of the same kind.

        The sentence says "my letter" or "its note verbale", which must be true.
        """
        if self.earlier is None or self.earlier.voice != self.voice:
            return None
        return format_date(self.earlier.dated, language), self.earlier.symbols

    def _blank_letter(self) -> tuple[str, Sequence[str]]:
        """The date and the symbols of a letter that is still to be named."""
        return (
            placeholder("date of the letter before"),
            (placeholder("symbols of the letter before"),),
        )

    def _of_starters(self, language: Language) -> dict[str, Any]:
        """What texts of starter letters may name beside what those of records may."""
        dated = self.occasion.dated
        current = sessions.assembly_session(dated)
        coming = sessions.coming_session(dated)
        following = current + 1
        in_words = session_of(following, language) if following <= LAST_ORDINAL else str(following)
        return {
            "voice": self.voice,
            "title": self._title(language),
            "session": coming[0] if coming else current,
            "next_session": following,
            "next_session_of": in_words,
        }

    def _title(self, language: Language) -> str:
        """The title that the program makes; blank where it cannot."""
        kind = "letter" if self.voice == "joint" else self.voice
        senders = self.occasion.title_senders(self.office)
        known = [one for one in self.addressees if one in ADDRESSED_OFFICES]
        if not senders or not known or len(known) != len(self.addressees):
            return placeholder("title of the letter")
        return letter_title(kind, self.occasion.dated, senders, known, language).text

    def _given(self, language: Language) -> dict[str, Any]:
        mission = self.occasion.mission
        known = mission.names(language) if mission else {}
        names = {name_in_wording(key): one.text for key, one in known.items()}
        return {
            **names,
            "state": names.get("state_name", ""),
            "sender": capitalised(self.occasion.sender_words(self.office, language)),
            "dated": DateInWords(self.occasion.dated, language),
            "annex_count": self.annexes,
            "gender": "feminine" if self.feminine else "masculine",
            "language": language,
            "previous": self._previous(language),
        }

    def _previous(self, language: Language) -> dict[str, Any]:
        """The letter before; its date and symbols are blank where there is none."""
        earlier = self.earlier
        if earlier is None:
            symbol = placeholder("symbol of the previous letter")
            dated: Any = placeholder("date of the previous letter")
            return {"dated": dated, "symbol": symbol, "symbols": [symbol]}
        symbols = list(earlier.symbols) or [placeholder("symbol of the previous letter")]
        dated = DateInWords(earlier.dated, language)
        return {"dated": dated, "symbols": symbols, "symbol": joined_symbols(symbols)}


def _filled(
    text: SourceText,
    values: Mapping[str, Any],
    later: Set[str],
    findings: Findings,
    filters: Mapping[str, Filter] | None = None,
) -> str:
    """A text with its values; the expressions that need a later one stay as they are written.

    A stand-in has the length of its expression, so that findings have their places.
    """
    held: dict[str, str] = {}

    def hold(found: re.Match[str]) -> str:
        expression = found.group()
        if later.isdisjoint(re.findall(r"\w+", expression)):
            return expression
        mark = chr(_STAND_IN + len(held))
        held[mark] = expression
        return mark * len(expression)

    kept = SourceText(_EXPRESSION.sub(hold, text.value), text.span, text.language, text.anchors)
    made = fill_wording(kept, values, findings, filters or {}).value
    for mark, expression in held.items():
        made = made.replace(mark * len(expression), expression)
    return made
