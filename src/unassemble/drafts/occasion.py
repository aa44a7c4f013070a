"""Who writes a new letter, when, and in which languages: the plain values a letter file takes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec import Struct

from unassemble.base.diagnostics import Findings
from unassemble.base.source import Span
from unassemble.languages import LANGUAGES, Language, StateNames, TitleSender, sender_subject
from unassemble.letter.placeholders import placeholder
from unassemble.missions import Mission, MissionSignatory
from unassemble.yamltext import Value

_SHORT = ("name", "text", "of")


class Occasion(Struct, frozen=True):
    """A letter to be written.

    ``missions`` write it, in the English alphabetical order of their States (Editorial Manual,
    "Communications"); there may be none, where the previous letter names its sender by words.
    ``languages`` are its versions, its own first; ``dated`` is its date; ``span`` stands for the
    letter in findings.  ``chosen`` are the agenda items, or "all"; ``serving`` is the name of the
    record that the new letter may name, because it is found from where the letter lies.
    """

    missions: tuple[Mission, ...]
    languages: tuple[Language, ...]
    dated: date
    span: Span
    chosen: tuple[str, ...] = ()
    serving: str = ""

    @property
    def own(self) -> Language:
        """The letter's own language."""
        return self.languages[0]

    @property
    def mission(self) -> Mission | None:
        """The first mission that writes."""
        return self.missions[0] if self.missions else None

    def blank(self, what: str) -> Value:
        """A placeholder in all languages of the letter."""
        return by_language(dict.fromkeys(self.languages, placeholder(what)))

    def text(self, texts: Mapping[Language, str], what: str) -> Value:
        """A text in the letter's languages, with a placeholder where one is missing."""
        return by_language(
            {one: texts.get(one) or placeholder(f"{what} in {one}") for one in self.languages}
        )

    def sender(self, mission: Mission, office: str | None = None) -> dict[str, Value]:
        """The record of a sender.  ``office`` replaces that of the signatory."""
        signatory = mission.signatory_on(self.dated)
        usual = signatory.office if signatory else mission.usual_office
        made: dict[str, Value] = {"state": _state(mission), "office": office or usual}
        if signatory is not None and signatory.feminine and office is None:
            made["gender"] = "feminine"
        return made

    def sender_words(self, office: str | None, language: Language) -> str:
        """The senders as the subject of a sentence."""
        senders = self.title_senders(office)
        return sender_subject(senders, language) if senders else placeholder("who writes")

    def title_senders(self, office: str | None) -> list[TitleSender]:
        """The senders that a title is made from."""
        return [_sender(self, one, office) for one in self.missions]

    def signature(self, mission: Mission) -> dict[str, Value]:
        """The record of a signature, blank where nobody is known to sign; for the State, where
        several sign.
        """
        signatory = mission.signatory_on(self.dated)
        made: dict[str, Value] = {
            "name": self.blank("name, its family name **marked**"),
            "titles": [self.blank("title")],
        }
        if signatory is not None:
            made = {
                "name": self.text(signatory.name, f"the name of {signatory.id}"),
                "titles": _titles(signatory, self.languages),
            }
        if len(self.missions) > 1:
            names = {one: mission.names(one)["name"].text for one in self.languages}
            made["for"] = by_language(names)
        return made

    def report_signatories(self, findings: Findings) -> None:
        """Report whose signatory is blank, and what of a person's own record is not sure."""
        for mission in self.missions:
            signatory = mission.signatory_on(self.dated)
            if not mission.recorded:
                name = mission.names("en")["name"].text
                message = f"there is no record of {name}: who signs is left blank"
                hint = f"`unassemble missions new {mission.state}` makes a record"
                findings.note("no-record", self.span, message, hint)
            elif signatory is None:
                message = f"the record {mission.name} has nobody who signs on {self.dated}"
                hint = "fill in the name, or add it to the mission’s record"
                findings.note("no-signatory", self.span, message, hint)
            elif not mission.is_ours and "K" in signatory.source.replace(",", " ").split():
                message = f"`{signatory.id}` of {mission.name} is not verified"
                findings.note("unverified", self.span, message, "check the name and its spelling")


def by_language(texts: Mapping[Language, str]) -> Value:
    """One text, or texts by language; equal texts share a key."""
    if len(texts) == 1:
        return next(iter(texts.values()))
    keys: dict[str, list[str]] = {}
    for language, text in texts.items():
        keys.setdefault(text, []).append(language)
    return {" ".join(shared): text for text, shared in keys.items()}


def _titles(signatory: MissionSignatory, languages: tuple[Language, ...]) -> Value:
    lines = {
        language: list(signatory.titles.get(language, ())) or [placeholder(f"title in {language}")]
        for language in languages
    }
    if len(languages) == 1:
        return lines[languages[0]]
    return {str(language): titles for language, titles in lines.items()}


def _state(mission: Mission) -> Value:
    if not mission.renames:
        return mission.state
    made: dict[str, Any] = {"code": mission.state}
    for form in _SHORT:
        texts = {one: mission.names(one)[form].text for one in LANGUAGES}
        made[form] = by_language(texts)
    return made


def _sender(occasion: Occasion, mission: Mission, office: str | None) -> TitleSender:
    signatory = mission.signatory_on(occasion.dated)
    names: StateNames = {
        language: {form: mission.names(language)[form].text for form in _SHORT}
        for language in occasion.languages
    }
    usual = signatory.office if signatory else mission.usual_office
    feminine = signatory.feminine if signatory and office is None else False
    return TitleSender(mission.state, office or usual, None, names, feminine)
