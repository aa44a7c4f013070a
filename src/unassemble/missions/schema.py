"""The record of a mission: every key, what it may hold, and what it is for."""

from __future__ import annotations

from typing import Any

from unassemble.letter.jsonschema import json_schema
from unassemble.letter.schema import RECORDS as LETTER
from unassemble.letter.shapes import (
    ById,
    Json,
    Key,
    Listed,
    Of,
    OneOrMore,
    Record,
    Single,
    Value,
    WrongValueError,
    paged,
)
from unassemble.letter.types import (
    CODES,
    STATE,
    IsoDate,
    ItemNumber,
    LanguageCode,
    Name,
    Text,
    Titles,
    languages_of,
)

_FORM_PAGES = {
    "name": ("The short name by itself, without article.", "Azerbaijan"),
    "text": ("The short name in running text.", "the Russian Federation"),
    "of": ("The short name after an office.", "de l’Azerbaïdjan"),
    "full": ("The full name by itself.", "Republic of Azerbaijan"),
    "full_text": ("The full name in running text.", "the Republic of Azerbaijan"),
    "full_of": ("The full name after an office.", "de la République d’Azerbaïdjan"),
    "adjective": ("The adjective.", "azerbaïdjanais"),
    "adjective_feminine": ("The adjective in the feminine.", "azerbaïdjanaise"),
    "source": ("Where the names were seen; K: general knowledge.", "A/79/843"),
}
FORMS = tuple(_FORM_PAGES)
"""Of a State's name in one language: the short name by itself, in running text and after an
office; the full name likewise; the adjective, also in the feminine; and where they were seen."""

TOP = "MissionFile"
_KEY = "|".join(CODES)


def _names(value: object) -> None:
    if not isinstance(value, dict):
        raise WrongValueError("not-names", "must be forms by language, such as en: {full: …}")
    for key, forms in value.items():
        if languages_of(key) is None:
            raise WrongValueError(
                "not-names", f"unsupported language `{key}`; supported are {', '.join(CODES)}"
            )
        if not isinstance(forms, dict) or not all(isinstance(v, str) for v in forms.values()):
            raise WrongValueError("not-names", f"`{key}` must hold forms, such as full: …")
        unknown = sorted(set(forms) - set(FORMS))
        if unknown:
            raise WrongValueError(
                "not-names", f"unknown form `{unknown[0]}`; known are {', '.join(FORMS)}"
            )


def _code(value: object) -> None:
    if not (isinstance(value, str) and STATE.fullmatch(value)):
        raise WrongValueError("not-a-state", "must be an ISO 3166 code, such as AZ")


def _key(shape: Any, description: str, *examples: Any) -> Key:
    return Key(shape, description, examples)


def _must(shape: Any, description: str, *examples: Any) -> Key:
    return Key(shape, description, examples, must=True)


Code = Value(_code, {"type": "string", "pattern": "^[A-Z]{2}$"})
Names = Value(
    _names,
    {
        "type": "object",
        "patternProperties": {
            f"^({_KEY})( ({_KEY}))*$": {
                "type": "object",
                "properties": {
                    form: paged({"type": "string"}, *page) for form, page in _FORM_PAGES.items()
                },
                "additionalProperties": False,
            }
        },
        "additionalProperties": False,
    },
)
_SENDER = LETTER["Sender"].keys

RECORDS: dict[str, Record] = {
    "UsualItem": Record(
        "An agenda item under which the mission usually writes.",
        {
            "number": _must(ItemNumber, "The item's number in that session.", 34, "156 (a)"),
            "title": _must(Text, "Its title.", "Culture of peace"),
            "source": _key(Single(), "Where it was seen; K: general knowledge.", "A/79/843"),
        },
    ),
    "MissionSignatory": Record(
        "Who signs for the mission.",
        {
            "name": _must(Name, "The name, its family name marked as **strong**.", "A. **Lee**"),
            "titles": _key(Titles, "The lines under the name.", ["Ambassador"]),
            "office": _key(_SENDER["office"].shape, "The office.", "permanent-representative"),
            "gender": _key(_SENDER["gender"].shape, "For languages that need it.", "feminine"),
            "since": _key(IsoDate, "The first day on which this person signs.", "2024-03-01"),
            "until": _key(IsoDate, "The last day.", "2026-08-31"),
            "source": _key(Single(), "Where it was seen; K: general knowledge.", "A/79/843"),
        },
    ),
    TOP: Record(
        "What stays the same from letter to letter of a mission.",
        {
            "state": _must(Code, "ISO 3166 code of the State.", "AZ"),
            "names": _key(
                Names,
                "Names of the State that the table of States does not have, or has otherwise.",
                {"en": {"full": "Republic of Azerbaijan"}},
            ),
            "seat": _key(Text, "Where the mission is.", "New York"),
            "language": _key(LanguageCode, "In which it usually writes.", "en"),
            "organs": _key(
                Listed(LETTER["Organ"].keys["organ"].shape, filled=True),
                "To which organs its letters usually go, in the order of the symbols.",
                ["general-assembly", "security-council"],
            ),
            "to": _key(
                OneOrMore(LETTER["AddresseeRecord"].keys["office"].shape),
                "The usual addressees.",
                ["secretary-general"],
            ),
            "signatories": _key(
                ById(Of("MissionSignatory")),
                "Who signs, by a short id.",
                {"lee": {"name": "Ann **Lee**", "titles": ["Ambassador"]}},
            ),
            "agenda_items": _key(
                ById(Listed(Of("UsualItem"))),
                "The usual agenda items, by session of the General Assembly.",
                {"79": [{"number": 14, "title": "Culture of peace"}]},
            ),
            "wording": _key(
                ById(Text),
                "Standing sentences, in place of the usual ones; {{ … }} is filled in.",
                {"circulation": "Please circulate …"},
            ),
        },
    ),
}
"""All records of a mission's file by name; the file itself is `MissionFile`."""


def mission_schema() -> Json:
    """The JSON Schema (draft-07) of a mission's record."""
    return json_schema(RECORDS, TOP, "Mission record of unassemble")
