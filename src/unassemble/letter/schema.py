"""The letter file: every key, what it may hold, and what it is for.

One source for checking a file (`check`), for the published JSON Schema (`jsonschema`) and for the
reference of the letter file.
"""

from __future__ import annotations

from typing import Any

from unassemble.letter.shapes import ById, Key, Listed, Of, OneOrMore, Record, Shape, Single, Word
from unassemble.letter.types import (
    DateCode,
    DatePattern,
    FileName,
    Flag,
    IsoDate,
    ItemNumber,
    JobNumber,
    LanguageCode,
    LineSpacing,
    Name,
    Note,
    SessionNumber,
    State,
    SymbolText,
    Text,
    Titles,
    Whole,
)


def _key(shape: Shape, description: str, *examples: Any) -> Key:
    return Key(shape, description, examples)


def _must(shape: Shape, description: str, *examples: Any) -> Key:
    return Key(shape, description, examples, must=True)


_NOTES = _key(
    ById(Note),
    "Footnotes by id, called in the text as [^id]. An id of asterisks is its own"
    ' mark and must stand in quotation marks: "*".',
    {"*": "Circulated in the language of submission only."},
)
_TYPOGRAPHY = _key(
    Word(("house", "as-received")),
    "house (default): spaces and hyphens at which the United Nations ends no line become no-break"
    ' ones ("3 March", "para. 3", "Mr. X"). as-received: the text stays as it is, to the last'
    " space. Enclosures do as their annex.",
    "as-received",
)
_LINE_SPACING = _key(
    LineSpacing,
    "How far apart the lines of its paragraphs stand, in points, where that is not 12: to make a"
    " page fit.",
    11.6,
)
_GENDER = Word(("feminine", "masculine"))
_ORGAN = Word(
    (
        "general-assembly",
        "security-council",
        "economic-and-social-council",
        "human-rights-council",
    )
)
_AGENDA = Word(("agenda", "preliminary-list", "provisional-agenda"))
_SENDER_OFFICE = Word(
    ("permanent-representative", "charge-d-affaires", "permanent-mission", "permanent-observer")
)
_ADDRESSEE_OFFICE = Word(
    (
        "secretary-general",
        "president-of-the-general-assembly",
        "president-of-the-security-council",
        "president-of-the-economic-and-social-council",
        "president-of-the-human-rights-council",
    )
)

RECORDS: dict[str, Record] = {
    "AgendaItem": Record(
        "An agenda item under which the letter is circulated.",
        {
            "number": _must(
                ItemNumber, "The item's number, with its letter if it has one.", 32, "156 (a)"
            ),
            "sub": _key(
                Single(), "The letter of a sub-item, if it is not written with the number.", "a"
            ),
            "title": _key(
                Text,
                "The item's title; a line break in it is kept. The mission's record may have it.",
                "Culture of peace",
            ),
        },
        shorthand="number",
    ),
    "Committee": Record(
        "A committee under the organ.",
        {
            "name": _must(
                Text, "The committee's name as it is printed.", "Committee on Information"
            ),
        },
    ),
    "Ignored": Record(
        "A rule of `unassemble check` that is not to be reported in this file.",
        {
            "rule": _must(Single(), "The rule's name.", "state-name"),
            "reason": _must(
                Single(), "Why, for whoever reads the file next.", "The State's name at the time."
            ),
        },
    ),
    "ReissueRecord": Record(
        "A reissue in other words than the usual.",
        {
            "date": _must(IsoDate, "The date of the reissue.", "2025-04-25"),
            "text": _key(Text, "The words of the note.", "Reissued for technical reasons."),
        },
        shorthand="date",
    ),
    "Organ": Record(
        "A principal organ, its session and agenda items.",
        {
            "organ": _must(_ORGAN, "The organ.", "general-assembly", "security-council"),
            "name": _key(Text, "Replaces the organ's printed name.", "Conference of States"),
            "committee": _key(
                Of("Committee"), "Adds the line of a committee.", {"name": "First Committee"}
            ),
            "session": _key(
                SessionNumber,
                "The session: a number, {special: 32} or {emergency: 10}; the year for the"
                " Economic and Social Council.",
                74,
                {"emergency": 10},
            ),
            "session_dates": _key(
                Text, "The line of dates under the session.", "25 July 2024–30 July 2025"
            ),
            "year": _key(
                Whole, "The Security Council's year; the symbol or the date gives it.", 75
            ),
            "agenda": _key(
                _AGENDA,
                "What the item numbers refer to, where the agenda is not adopted yet.",
                "preliminary-list",
            ),
            "agenda_note": _key(
                Text, "The symbol of that list or agenda, for its note.", "A/80/50"
            ),
            "agenda_items": _key(
                Listed(Of("AgendaItem")),
                "The agenda items, in the order of their numbers.",
                [{"number": 32, "title": "Prevention of armed conflict"}],
            ),
        },
    ),
    "Sender": Record(
        "Who sends the letter.",
        {
            "state": _key(
                State,
                "ISO 3166 code of the State; or its name, also as it stands in running text"
                " (`text`) and after an office (`of`).",
                "AZ",
                {"code": "LY", "name": "Libya"},
            ),
            "office": _key(_SENDER_OFFICE, "The sender's office.", "permanent-representative"),
            "gender": _key(
                _GENDER, "The office-holder's gender, for languages that need it.", "feminine"
            ),
            "name": _key(
                Text,
                "Any other sender, as the title names it.",
                "the President of the Security Council",
            ),
            "mission": _key(Single(), "The mission's own record.", "azerbaijan"),
        },
        one_of=("state", "name", "mission"),
    ),
    "AddresseeRecord": Record(
        "An addressee with its gender, or any other addressee.",
        {
            "office": _key(
                _ADDRESSEE_OFFICE, "One of the five offices.", "president-of-the-general-assembly"
            ),
            "gender": _key(_GENDER, "The office-holder's gender.", "feminine"),
            "name": _key(
                Text, "Any other addressee, as the title names it.", "the High Representative"
            ),
        },
        one_of=("office", "name"),
        shorthand="office",
    ),
    "Signatory": Record(
        "A signature.",
        {
            "name": _must(
                Name, "The name, its family name marked as **strong**.", "Yashar **Aliyev**"
            ),
            "titles": _key(
                Titles, "The lines under the name.", ["Ambassador", "Permanent Representative"]
            ),
            "for": _key(Text, "The State signed for, where several sign.", "Egypt"),
            "signed": _key(Flag, 'false leaves out "(Signed)".', False),
        },
        shorthand="name",
    ),
    "Statement": Record(
        "A statement of a party, with title and dateline.",
        {
            "title": _key(
                Text, "The statement's title.", "Statement by the Ministry of Foreign Affairs"
            ),
            "place": _key(Text, "Where it was made.", "Istanbul"),
            "date": _key(Text, "When: an ISO date, or as received.", "2020-03-31", "31.03.2020"),
            "text": _key(Text, "The text, in Markdown.", "The Council condemns …"),
            "notes": _NOTES,
        },
    ),
    "Entry": Record(
        "A party and its statements.",
        {
            "party": _key(Text, "The party's name.", "EUROPEAN UNION (EU)"),
            "statements": _key(Listed(Of("Statement")), "Its statements.", [{"text": "…"}]),
            "notes": _NOTES,
        },
    ),
    "Section": Record(
        "A section of a compilation.",
        {
            "heading": _key(Text, "The section's heading.", "I. International organizations"),
            "entries": _key(
                Listed(Of("Entry")), "Parties and their statements.", [{"party": "AUSTRALIA"}]
            ),
            "notes": _NOTES,
        },
    ),
    "Footnotes": Record(
        "How footnotes are marked and counted from an annex on.",
        {
            "style": _key(Word(("numbers", "letters")), "Numbers or letters.", "letters"),
            "restart": _key(
                Word(("document", "annex")), "Go on counting, or start again at one.", "annex"
            ),
        },
    ),
    "Annex": Record(
        "An annex, or an enclosure of one.",
        {
            "language": _key(LanguageCode, "Its language, if not that of the version.", "en"),
            "original": _key(OneOrMore(LanguageCode), "Its original language or languages.", "en"),
            "heading": _key(Text, "Replaces the heading that would be made.", "Annex II"),
            "title": _key(Text, "Its own title.", "Joint statement"),
            "date_format": _key(DatePattern, "A CLDR pattern for ISO dates in it.", "dd.MM.y"),
            "footnotes": _key(Of("Footnotes"), "Marks of its footnotes.", {"style": "letters"}),
            "text": _key(Text, "Free text, in Markdown.", "1. The Council …"),
            "sections": _key(Listed(Of("Section")), "A compilation.", [{"heading": "I. States"}]),
            "signatories": _key(
                Listed(Of("Signatory")), "Who signed it.", [{"name": "Ann **Lee**"}]
            ),
            "typography": _TYPOGRAPHY,
            "line_spacing": _LINE_SPACING,
            "notes": _NOTES,
            "enclosures": _key(
                Listed(Of("Annex")), "Enclosures, three levels deep.", [{"text": "…"}]
            ),
        },
    ),
    "LetterBody": Record(
        "The letter itself.",
        {
            "kind": _key(
                Word(("letter", "identical-letters", "note-verbale")),
                "The kind of communication.",
                "letter",
            ),
            "dated": _key(IsoDate, "The sender's own date.", "2020-05-13"),
            "from": _key(
                OneOrMore(Of("Sender")),
                "Who sends it: one record, or a list of several representatives.",
                {"state": "AZ", "office": "permanent-representative"},
            ),
            "to": _key(
                OneOrMore(Of("AddresseeRecord")),
                "The addressees, in the order of the Editorial Manual.",
                ["secretary-general"],
            ),
            "title": _key(Text, "Replaces the title that would be made.", "Letter dated …"),
            "text": _must(
                Text, "The text, in Markdown; {{ … }} is filled in.", "I have the honour …"
            ),
            "signatories": _key(
                Listed(Of("Signatory")), "Who signed.", [{"name": "Yashar **Aliyev**"}]
            ),
            "typography": _TYPOGRAPHY,
            "line_spacing": _LINE_SPACING,
            "notes": _NOTES,
        },
    ),
    "LetterFile": Record(
        "A letter to be circulated as a document of the United Nations.",
        {
            "language": _must(LanguageCode, "The language of this version.", "en"),
            "original": _key(OneOrMore(LanguageCode), "The language of submission.", "en"),
            "symbols": _key(
                Listed(SymbolText),
                "The document symbols, one for each organ; leave out until assigned.",
                ["A/74/805", "S/2020/301"],
            ),
            "distribution": _key(
                Word(("general", "limited", "restricted")), "The distribution category.", "general"
            ),
            "date": _key(IsoDate, "The date of the masthead.", "2020-05-15"),
            "job_number": _key(JobNumber, "The job number.", "20-06508"),
            "date_codes": _key(Listed(DateCode), "Printed at the foot of page 1.", ["200520"]),
            "emblem": _key(FileName, "un, none, or an image file beside the letter.", "un"),
            "recycle": _key(Flag, 'The "Please recycle" mark of page 1.', True),
            "reissue": _key(
                OneOrMore(Of("ReissueRecord")),
                "Date of a reissue for technical reasons, or a list of dates.",
                "2025-04-25",
            ),
            "organs": _must(
                Listed(Of("Organ"), filled=True),
                "The organs, in the order of the symbols.",
                [{"organ": "security-council"}],
            ),
            "letter": _must(
                Of("LetterBody"), "The letter itself.", {"text": "I have the honour …"}
            ),
            "annexes": _key(Listed(Of("Annex")), "The annexes.", [{"text": "…"}]),
            "notes": _NOTES,
            "mission": _key(Single(), "The mission's own record.", "azerbaijan"),
            "ignore": _key(
                Listed(Of("Ignored")),
                "Rules whose warnings and notes are not reported, each with its reason.",
                [{"rule": "state-name", "reason": "The State's name at the time."}],
            ),
            "page_limit": _key(
                Whole, "The number of pages that `unassemble check` allows the document.", 10
            ),
            "wording": _key(
                ById(Text),
                "Standing sentences, which the letter's text names as {{ … }}.",
                {"circulation": "Please circulate …"},
            ),
        },
    ),
}
"""All records of a letter file by name; the file itself is `LetterFile`."""
