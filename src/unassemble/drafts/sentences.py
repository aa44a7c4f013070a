"""What the text of a new letter may name: values and filters for one language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from unassemble.base.diagnostics import Findings
from unassemble.base.source import SourceText
from unassemble.drafts.occasion import Occasion
from unassemble.languages import (
    DateInWords,
    Language,
    Voice,
    capitalised,
    fill_wording,
    format_date,
    joined_symbols,
    transmittal,
)
from unassemble.missions.complete import name_in_wording
from unassemble.wording import Filter

LATER = {name: f"{{{{ {name} }}}}" for name in ("agenda_numbers", "see_annex", "circulation")}
"""Filled in only when the letter is built, from its organs, items and annexes."""


class Earlier(Struct, frozen=True):
    """The letter that this one continues: its date and symbols."""

    dated: date
    symbols: tuple[str, ...]


class Sentences(Struct, frozen=True):
    """The standing sentences of a new letter.

    ``voice`` is who writes, ``office`` replaces the sender's, ``annexes`` is their number,
    ``earlier`` a letter that this one continues.
    """

    occasion: Occasion
    voice: Voice
    office: str | None = None
    annexes: int = 1
    earlier: Earlier | None = None

    def fill(self, text: SourceText, findings: Findings) -> str:
        """A text of a starter letter, filled in, in the text's language."""
        language: Language = text.language  # type: ignore[assignment]
        values = self.values(language, findings)
        return fill_wording(text, values, findings, self.filters(language)).value

    def values(self, language: Language, findings: Findings) -> dict[str, Any]:
        """What a text may name."""
        given = self._given(language)
        standing = self.occasion.missions[0].wording
        wording = {
            name: fill_wording(texts[language], given, findings).value.strip()
            for name, texts in standing.items()
            if language in texts
        }
        return {**given, **wording}

    def filters(self, language: Language) -> Mapping[str, Filter]:
        """The filter ``transmit``: what is transmitted → the sentence."""
        went: tuple[str, Sequence[str]] | None = None
        if self.earlier is not None:
            went = (format_date(self.earlier.dated, language), self.earlier.symbols)

        def transmit(subject: Any, call: str = "", instructions: bool = False) -> str:
            """The sentence that transmits a subject."""
            return transmittal(
                self.voice,
                str(subject),
                language,
                sender=self.occasion.sender_words(self.office, language),
                annexes=self.annexes,
                call=call,
                instructions=instructions,
                earlier=went,
            )

        return {"transmit": transmit}

    def _given(self, language: Language) -> dict[str, Any]:
        mission = self.occasion.missions[0]
        names = {name_in_wording(key): one.text for key, one in mission.names(language).items()}
        earlier = self.earlier
        symbols: Sequence[str] = earlier.symbols if earlier else ()
        previous: dict[str, Any] = {
            "dated": DateInWords(earlier.dated, language) if earlier else "",
            "symbols": list(symbols),
            "symbol": joined_symbols(symbols),
        }
        return {
            **names,
            **LATER,
            "state": names["state_name"],
            "sender": capitalised(self.occasion.sender_words(self.office, language)),
            "dated": DateInWords(self.occasion.dated, language),
            "language": language,
            "previous": previous if earlier else {},
        }
