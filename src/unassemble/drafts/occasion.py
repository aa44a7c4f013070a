"""Who writes a new letter, when, and in which languages: the plain values a letter file takes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec import Struct

from unassemble.base.diagnostics import Findings
from unassemble.base.source import Span
from unassemble.languages import LANGUAGES, Language, StateNames, TitleSender, sender_phrase
from unassemble.letter.placeholders import placeholder
from unassemble.missions import Mission, MissionSignatory, UsualItem
from unassemble.model import sessions
from unassemble.yamltext import Value

_SHORT = ("name", "text", "of")


class Occasion(Struct, frozen=True):
    """A letter to be written.

    ``missions`` write it, in the English alphabetical order of their States (Editorial Manual,
    "Communications"); ``languages`` are its versions, its own first; ``dated`` is its date, and
    ``span`` stands for it in findings.
    """

    missions: tuple[Mission, ...]
    languages: tuple[Language, ...]
    dated: date
    span: Span

    @property
    def own(self) -> Language:
        """The letter's own language."""
        return self.languages[0]

    def text(self, texts: Mapping[Language, str], what: str, findings: Findings) -> Value:
        """A text in the letter's languages, with a placeholder where one is missing."""
        made: dict[Language, str] = {}
        for language in self.languages:
            if language in texts:
                made[language] = texts[language]
                continue
            message = f"{what} is not known in {language}: a placeholder stands for it"
            findings.warning("missing-language", self.span, message)
            made[language] = placeholder(f"{what} in {language}")
        return by_language(made)

    def sender(self, mission: Mission, office: str | None = None) -> dict[str, Value]:
        """The record of a sender.  ``office`` replaces that of the signatory."""
        signatory = mission.signatory_on(self.dated)
        usual = signatory.office if signatory else "permanent-representative"
        made: dict[str, Value] = {"state": _state(mission), "office": office or usual}
        if signatory is not None and signatory.feminine and office is None:
            made["gender"] = "feminine"
        return made

    def sender_words(self, office: str | None, language: Language) -> str:
        """The senders as the title has them."""
        return sender_phrase([_sender(self, one, office) for one in self.missions], language).text

    def signature(self, mission: Mission, findings: Findings) -> dict[str, Value]:
        """The record of a signature; for the State, where several sign."""
        signatory = mission.signatory_on(self.dated)
        if signatory is None:
            message = f"the signatory of {mission.name} on {self.dated} is not known"
            hint = "fill in the name, or add it to the mission’s record"
            findings.warning("no-signatory", self.span, message, hint)
            return {
                "name": placeholder("name, its family name **marked**"),
                "titles": [placeholder("title")],
            }
        self._unsure(signatory, mission, findings)
        who = f"the name of {signatory.id}"
        made: dict[str, Value] = {
            "name": self.text(signatory.name, who, findings),
            "titles": _titles(signatory, self.languages),
        }
        if len(self.missions) > 1:
            names = {one: mission.names(one)["name"].text for one in self.languages}
            made["for"] = by_language(names)
        return made

    def _unsure(self, signatory: MissionSignatory, mission: Mission, findings: Findings) -> None:
        if "K" in signatory.source.replace(",", " ").split():
            message = f"`{signatory.id}` of {mission.name} is not verified: {signatory.source}"
            findings.note("unverified", self.span, message, "check the name and its spelling")

    def organs(self, findings: Findings) -> tuple[list[dict[str, Value]], str]:
        """The organs with their session or year and the usual items; a comment on the items."""
        mission = self.missions[0]
        session = sessions.assembly_session(self.dated)
        self.report_session(findings)
        listed: list[dict[str, Value]] = []
        comment = ""
        for organ in mission.organs:
            made: dict[str, Value] = {"organ": organ}
            match organ:
                case "general-assembly":
                    made["session"] = session
                    known, items = mission.items_of(session)
                    if items:
                        made["agenda_items"] = [self._item(item, findings) for item in items]
                        comment = self.report_items(known, session, findings)
                case "security-council":
                    made["year"] = sessions.council_year(self.dated)
                case "economic-and-social-council":
                    made["session"] = self.dated.year
            listed.append(made)
        return listed, comment

    def _item(self, item: UsualItem, findings: Findings) -> dict[str, Value]:
        number: Value = item.written if item.sub else item.number
        title = self.text(item.title, f"the title of item {item.written}", findings)
        return {"number": number, "title": title}

    def report_items(self, known: int, session: int, findings: Findings) -> str:
        """Report items of another session, and return a comment that says so."""
        if known == session:
            return ""
        message = f"the agenda items are of session {known}, the letter is of session {session}"
        hint = "their numbers change every year: check them"
        findings.warning("agenda-of-another-session", self.span, message, hint)
        return f"The items are of session {known}: check the numbers and titles."

    def report_session(self, findings: Findings) -> None:
        """Report that documents of the coming session may be issued already."""
        coming = sessions.coming_session(self.dated)
        if coming is None:
            return
        number, opens = coming
        findings.note(
            "coming-session",
            self.span,
            f"documents of session {number}, which opens on {opens}, may be issued already",
            f"under an item of its preliminary list: `session: {number}`, `agenda:"
            " preliminary-list` and `agenda_note:`",
        )


def by_language(texts: Mapping[Language, str]) -> Value:
    """One text, or texts by language; equal texts share a key."""
    if len(texts) == 1:
        return next(iter(texts.values()))
    keys: dict[str, list[str]] = {}
    for language, text in texts.items():
        keys.setdefault(text, []).append(language)
    return {" ".join(shared): text for text, shared in keys.items()}


def _titles(signatory: MissionSignatory, languages: tuple[Language, ...]) -> Value:
    lines = {language: list(signatory.titles.get(language, ())) for language in languages}
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
    usual = signatory.office if signatory else "permanent-representative"
    feminine = signatory.feminine if signatory and office is None else False
    return TitleSender(mission.state, office or usual, None, names, feminine)
