"""The letter file as models: one source for checking it and for the published JSON Schema.

The JSON Schema is draft-07, which is what the YAML language servers of editors read.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, model_validator

from unassemble.letter.types import (
    DateCode,
    DatePattern,
    FileName,
    Flag,
    IsoDate,
    ItemNumber,
    JobNumber,
    Json,
    LanguageCode,
    Name,
    Note,
    OneOrMore,
    SessionNumber,
    State,
    SymbolText,
    Text,
    Titles,
    Whole,
    problem,
)

Notes = Annotated[
    dict[str, Note],
    Field(
        description="Footnotes by id, called in the text as [^id]. An id of asterisks is its own"
        ' mark and must stand in quotation marks: "*".',
        examples=[{"*": "Circulated in the language of submission only."}],
    ),
]
Languages = Annotated[list[LanguageCode], OneOrMore]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", defer_build=True)


def _key(description: str, *examples: Any) -> Any:
    return Field(default=None, description=description, examples=list(examples))


def _must(description: str, *examples: Any) -> Any:
    return Field(description=description, examples=list(examples))


AddresseeOffice = Literal[
    "secretary-general",
    "president-of-the-general-assembly",
    "president-of-the-security-council",
    "president-of-the-economic-and-social-council",
    "president-of-the-human-rights-council",
]


class AgendaItem(_Model):
    """An agenda item under which the letter is circulated."""

    number: ItemNumber = _must("The item's number, with its letter if it has one.", 32, "156 (a)")
    sub: str | None = _key("The letter of a sub-item, if it is not written with the number.", "a")
    title: Text = _must("The item's title; a line break in it is kept.", "Culture of peace")


class Committee(_Model):
    """A committee under the organ."""

    name: Text = _must("The committee's name as it is printed.", "Committee on Information")


class ReissueRecord(_Model):
    """A reissue in other words than the usual."""

    date: IsoDate = _must("The date of the reissue.", "2025-04-25")
    text: Text = _key("The words of the note.", "Reissued for technical reasons.")

    @model_validator(mode="before")
    @classmethod
    def _from_date(cls, value: Any) -> Any:
        return {"date": value} if isinstance(value, str) else value


class Organ(_Model):
    """A principal organ, its session and agenda items."""

    organ: Literal[
        "general-assembly",
        "security-council",
        "economic-and-social-council",
        "human-rights-council",
    ] = _must("The organ.", "general-assembly", "security-council")
    name: Text = _key("Replaces the organ's printed name.", "Conference of States")
    committee: Committee | None = _key("Adds the line of a committee.", {"name": "First Committee"})
    session: SessionNumber = _key(
        "The session: a number, {special: 32} or {emergency: 10}; the year for the Economic and"
        " Social Council.",
        74,
        {"emergency": 10},
    )
    session_dates: Text = _key("The line of dates under the session.", "25 July 2024–30 July 2025")
    year: Whole = _key("The Security Council's year; the symbol or the date gives it.", 75)
    agenda: Literal["agenda", "preliminary-list", "provisional-agenda"] | None = _key(
        "What the item numbers refer to, where the agenda is not adopted yet.", "preliminary-list"
    )
    agenda_note: Text = _key("The symbol of that list or agenda, for its note.", "A/80/50")
    agenda_items: list[AgendaItem] | None = _key(
        "The agenda items, in the order of their numbers.",
        [{"number": 32, "title": "Prevention of armed conflict"}],
    )


class Sender(_Model):
    """Who sends the letter."""

    state: State = _key("ISO 3166 code of the State.", "AZ", {"code": "LY", "name": "Libya"})
    office: (
        Literal[
            "permanent-representative",
            "charge-d-affaires",
            "permanent-mission",
            "permanent-observer",
        ]
        | None
    ) = _key("The sender's office.", "permanent-representative")
    gender: Literal["feminine", "masculine"] | None = _key(
        "The office-holder's gender, for languages that need it.", "feminine"
    )
    name: Text = _key(
        "Any other sender, as the title names it.", "the President of the Security Council"
    )
    mission: str | None = _key("The mission's own record.", "azerbaijan")

    @model_validator(mode="after")
    def _one_of(self) -> Sender:
        if self.state is None and self.name is None and self.mission is None:
            raise problem("missing-key", "`state` or `name` is missing")
        return self


class AddresseeRecord(_Model):
    """An addressee with its gender, or any other addressee."""

    office: AddresseeOffice | None = _key(
        "One of the five offices.", "president-of-the-general-assembly"
    )
    gender: Literal["feminine", "masculine"] | None = _key(
        "The office-holder's gender.", "feminine"
    )
    name: Text = _key("Any other addressee, as the title names it.", "the High Representative")

    @model_validator(mode="before")
    @classmethod
    def _from_office(cls, value: Any) -> Any:
        return {"office": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _one_of(self) -> AddresseeRecord:
        if self.office is None and self.name is None:
            raise problem("missing-key", "`office` or `name` is missing")
        return self


class Signatory(_Model):
    """A signature."""

    name: Name = _must("The name, its family name marked as **strong**.", "Yashar **Aliyev**")
    titles: Titles = _key("The lines under the name.", ["Ambassador", "Permanent Representative"])
    for_: Text = Field(
        default=None,
        alias="for",
        description="The State signed for, where several sign.",
        examples=["Egypt"],
    )
    signed: Flag = _key('false leaves out "(Signed)".', False)


class Statement(_Model):
    """A statement of a party, with title and dateline."""

    title: Text = _key("The statement's title.", "Statement by the Ministry of Foreign Affairs")
    place: Text = _key("Where it was made.", "Istanbul")
    date: Text = _key("When: an ISO date, or as received.", "2020-03-31", "31.03.2020")
    text: Text = _key("The text, in Markdown.", "The Council condemns …")
    notes: Notes | None = None


class Entry(_Model):
    """A party and its statements."""

    party: Text = _key("The party's name.", "EUROPEAN UNION (EU)")
    statements: list[Statement] | None = _key("Its statements.", [{"text": "…"}])
    notes: Notes | None = None


class Section(_Model):
    """A section of a compilation."""

    heading: Text = _key("The section's heading.", "I. International organizations")
    entries: list[Entry] | None = _key("Parties and their statements.", [{"party": "AUSTRALIA"}])
    notes: Notes | None = None


class Footnotes(_Model):
    """How footnotes are marked and counted from an annex on."""

    style: Literal["numbers", "letters"] | None = _key("Numbers or letters.", "letters")
    restart: Literal["document", "annex"] | None = _key(
        "Go on counting, or start again at one.", "annex"
    )


class Annex(_Model):
    """An annex, or an enclosure of one."""

    language: LanguageCode | None = _key("Its language, if not that of the version.", "en")
    original: Languages | None = _key("Its original language or languages.", "en")
    heading: Text = _key("Replaces the heading that would be made.", "Annex II")
    title: Text = _key("Its own title.", "Joint statement")
    date_format: DatePattern = _key("A CLDR pattern for ISO dates in it.", "dd.MM.y")
    footnotes: Footnotes | None = _key("Marks of its footnotes.", {"style": "letters"})
    text: Text = _key("Free text, in Markdown.", "1. The Council …")
    sections: list[Section] | None = _key("A compilation.", [{"heading": "I. States"}])
    signatories: list[Signatory] | None = _key("Who signed it.", [{"name": "Ann **Lee**"}])
    notes: Notes | None = None
    enclosures: list[Annex] | None = _key("Enclosures, three levels deep.", [{"text": "…"}])


class LetterBody(_Model):
    """The letter itself."""

    kind: Literal["letter", "identical-letters", "note-verbale"] | None = _key(
        "The kind of communication.", "letter"
    )
    dated: IsoDate = _key("The sender's own date.", "2020-05-13")
    from_: Annotated[list[Sender] | None, OneOrMore] = Field(
        default=None,
        alias="from",
        description="Who sends it: one record, or a list of several representatives.",
        examples=[{"state": "AZ", "office": "permanent-representative"}],
    )
    to: Annotated[list[AddresseeRecord] | None, OneOrMore] = Field(
        default=None,
        description="The addressees, in the order of the Editorial Manual.",
        examples=[["secretary-general"]],
    )
    title: Text = _key("Replaces the title that would be made.", "Letter dated …")
    text: Text = _must("The text, in Markdown; {{ … }} is filled in.", "I have the honour …")
    signatories: list[Signatory] | None = _key("Who signed.", [{"name": "Yashar **Aliyev**"}])
    notes: Notes | None = None


class LetterFile(_Model):
    """A letter to be circulated as a document of the United Nations."""

    language: LanguageCode = _must("The language of this version.", "en")
    original: Languages | None = _key("The language of submission.", "en")
    symbols: list[SymbolText] | None = _key(
        "The document symbols, one for each organ; leave out until assigned.",
        ["A/74/805", "S/2020/301"],
    )
    distribution: Literal["general", "limited", "restricted"] | None = _key(
        "The distribution category.", "general"
    )
    date: IsoDate = _key("The date of the masthead.", "2020-05-15")
    job_number: JobNumber = _key("The job number.", "20-06508")
    date_codes: list[DateCode] | None = _key("Printed at the foot of page 1.", ["200520"])
    emblem: FileName = _key("un, none, or an image file beside the letter.", "un")
    recycle: Flag = _key('The "Please recycle" mark of page 1.', True)
    reissue: Annotated[list[ReissueRecord] | None, OneOrMore] = Field(
        default=None,
        description="Date of a reissue for technical reasons, or a list of dates.",
        examples=["2025-04-25"],
    )
    organs: list[Organ] = Field(
        min_length=1,
        description="The organs, in the order of the symbols.",
        examples=[[{"organ": "security-council"}]],
    )
    letter: LetterBody = _must("The letter itself.", {"text": "I have the honour …"})
    annexes: list[Annex] | None = _key("The annexes.", [{"text": "…"}])
    notes: Notes | None = None
    mission: str | None = _key("The mission's own record.", "azerbaijan")


def json_schema() -> Json:
    """The JSON Schema (draft-07) of the letter file."""
    made = LetterFile.model_json_schema(ref_template="#/definitions/{model}")
    definitions = {name: _draft07(value) for name, value in made.pop("$defs").items()}
    body = definitions["LetterBody"]["properties"]
    _one_or_more(body["from"])
    _one_or_more(body["to"], {"enum": list(get_args(AddresseeOffice))})
    top = _draft07(made)
    for holder in (top, definitions["Annex"]):
        _one_or_more(holder["properties"]["original"])
    _one_or_more(top["properties"]["reissue"], {"type": "string"})
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Letter file of unassemble",
        **{key: value for key, value in top.items() if key != "title"},
        "definitions": definitions,
    }


def _one_or_more(schema: Json, *shorthands: Json) -> None:
    """A single value stands for a list of one, and a shorthand for a record."""
    item = schema.pop("items")
    schema.pop("type")
    if shorthands:
        item = {"anyOf": [*shorthands, item]}
    schema["anyOf"] = [item, {"type": "array", "items": item}]


def _draft07(schema: Any) -> Any:
    """Rewrite for draft-07: no null (a missing key is left out), no words beside a ``$ref``."""
    if isinstance(schema, list):
        return [_draft07(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    out = {
        key: _draft07(value)
        for key, value in schema.items()
        if not key.startswith("x-") and not (key == "default" and value is None)
    }
    choices = out.get("anyOf")
    if isinstance(choices, list):
        rest = [choice for choice in choices if choice != {"type": "null"}]
        if len(rest) == 1 and len(rest) < len(choices):
            del out["anyOf"]
            out = {**rest[0], **out}
        else:
            out["anyOf"] = rest
    if "$ref" in out and len(out) > 1:
        out["allOf"] = [{"$ref": out.pop("$ref")}]
    return out
