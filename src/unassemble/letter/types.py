"""The value types of a letter file, for the schema.

Each type checks a plain value (text, list or mapping, as YAML gives them) and raises an error
whose type is the finding's rule and whose words a mission's secretary understands; beside it
stands its JSON Schema.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from unassemble.base.units import points_of
from unassemble.letter.shapes import Json, Value, Word, WrongValueError, paged

CODES: tuple[str, ...] = ("ar", "zh", "en", "fr", "ru", "es")
_KEY = "|".join(CODES)
TEXT_SCHEMA: Json = {
    "anyOf": [
        {"type": ["string", "number"]},
        {
            "type": "object",
            "patternProperties": {f"^({_KEY})( ({_KEY}))*$": {"type": ["string", "number"]}},
            "additionalProperties": False,
            "minProperties": 1,
        },
    ]
}
STATE = re.compile(r"[A-Z]{2}")
STATE_KEYS = {"code", "name", "text", "of"}
"""A State's code, and its name by itself, in running text, and after an office."""
_LINE_SPACING = (10, 14)
"""The least and the most that lines may stand apart, in points; a style's is 12."""
_JOB = re.compile(r"\d{2}-\d{5}")
_CODE = re.compile(r"\d{6}")
_SYMBOL = re.compile(r"[A-Z][A-Za-z0-9./()\u00a0 -]{1,59}\*?")
_ITEM = re.compile(r"(\d{1,3})(?:\s*\(([a-z]{1,4})\))?")


def languages_of(key: str) -> tuple[str, ...] | None:
    """The languages that a key such as "en fr" names, or None."""
    codes = tuple(key.split())
    return codes if codes and all(code in CODES for code in codes) else None


def is_by_language(value: object) -> bool:
    """Whether a mapping is a value by language: all its keys name languages."""
    return isinstance(value, dict) and bool(value) and all(map(languages_of, value))


def _text(value: object) -> None:
    if isinstance(value, str):
        return
    if isinstance(value, dict):
        for key, inner in value.items():
            if languages_of(key) is None:
                raise WrongValueError(
                    "not-a-text",
                    f"must be a text, or texts by language; `{key}` is no language code"
                    f" (they are {', '.join(CODES)})",
                )
            if not isinstance(inner, str):
                raise WrongValueError("not-a-text", f"must be a text, also for `{key}`")
        if value:
            return
    raise WrongValueError("not-a-text", "must be a text, or texts by language (en: …, fr: …)")


def _date(value: object) -> None:
    if isinstance(value, str):
        try:
            date.fromisoformat(value)
        except ValueError:
            pass
        else:
            if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
                return
    raise WrongValueError("not-a-date", f"{_shown(value)} is not a date; write it as 2020-05-13")


def _shown(value: object) -> str:
    return f"“{value}”" if isinstance(value, str) and len(value) < 60 else "this"


def _matching(pattern: re.Pattern[str], rule: str, words: str) -> Callable[[object], None]:
    def check(value: object) -> None:
        if isinstance(value, str) and pattern.fullmatch(value.strip()):
            return
        raise WrongValueError(rule, f"{_shown(value)} {words}")

    return check


def _item_number(value: object) -> None:
    if isinstance(value, dict) and set(value) == {"number", "sub"}:
        value = f"{value['number']} ({value['sub']})"
    if isinstance(value, str) and _ITEM.fullmatch(value.strip()):
        return
    raise WrongValueError(
        "not-an-item-number", f"{_shown(value)} is not an agenda item; write 32, or 156 (a)"
    )


def item_number(value: str) -> tuple[int, str | None]:
    """The number and the letter of an agenda item: "156 (a)" gives (156, "a")."""
    found = _ITEM.fullmatch(value.strip())
    if not found:
        raise ValueError(value)
    return int(found.group(1)), found.group(2)


def _session(value: object) -> None:
    if isinstance(value, str) and value.strip().isdigit() and len(value.strip()) <= 4:
        return
    if isinstance(value, dict) and len(value) == 1:
        (kind, number), *_ = value.items()
        if kind in ("special", "emergency") and isinstance(number, str) and number.isdigit():
            return
    raise WrongValueError("not-a-session", "must be a number, {special: 32} or {emergency: 10}")


def _state(value: object) -> None:
    if isinstance(value, str) and STATE.fullmatch(value):
        return
    if isinstance(value, dict) and set(value) <= STATE_KEYS and "name" in value:
        for key in STATE_KEYS & set(value) - {"code"}:
            _text(value[key])
        code = value.get("code")
        if code is None or (isinstance(code, str) and STATE.fullmatch(code)):
            return
    raise WrongValueError(
        "not-a-state",
        f"{_shown(value)} is not an ISO 3166 code; write two capital letters, such as AZ,"
        " or {code: LY, name: …}",
    )


def _titles(value: object) -> None:
    if isinstance(value, list):
        for item in value:
            _text(item)
        return
    if isinstance(value, dict) and is_by_language(value):
        for inner in value.values():
            for item in inner if isinstance(inner, list) else [inner]:
                if not isinstance(item, str):
                    raise WrongValueError(
                        "not-a-list", "must be a list of titles for each language"
                    )
        return
    if isinstance(value, str):
        return
    raise WrongValueError("not-a-list", "must be a list of titles, such as [Ambassador]")


def _name(value: object) -> None:
    if isinstance(value, dict) and not is_by_language(value):
        unknown = set(value) - {"given", "family"}
        if unknown or "family" not in value:
            raise WrongValueError(
                "not-a-name", "must be a text, texts by language, or {given: …, family: …}"
            )
        for inner in value.values():
            _text(inner)
        return
    _text(value)


def _note(value: object) -> None:
    if isinstance(value, dict) and not is_by_language(value):
        unknown = set(value) - {"mark", "text"}
        if unknown or "text" not in value:
            raise WrongValueError("not-a-note", "must be a text, or {mark: …, text: …}")
        _text(value["text"])
        if "mark" in value and not (isinstance(value["mark"], str) and value["mark"].strip()):
            raise WrongValueError("not-a-note", '`mark` must be a short text, such as "1"')
        return
    _text(value)


def _flag(value: object) -> None:
    if isinstance(value, str) and value in ("true", "false"):
        return
    raise WrongValueError("not-true-or-false", f"{_shown(value)} must be true or false")


def _whole(value: object) -> None:
    if isinstance(value, str) and re.fullmatch(r"\d{1,6}", value.strip()):
        return
    raise WrongValueError("not-a-number", f"{_shown(value)} is not a whole number")


def _line_spacing(value: object) -> None:
    if isinstance(value, str) and line_spacing(value):
        return
    message = f"{_shown(value)} is no distance of lines; write points from 10 to 14, such as 11.6"
    raise WrongValueError("line-spacing", message)


def line_spacing(text: str) -> float:
    """How far apart lines stand, in points; 0 where a text says nothing of that kind."""
    return points_of(text, *_LINE_SPACING) or 0.0


_PLAIN: Json = {"type": ["string", "number"]}
_NUMBER: Json = {"type": ["integer", "string"]}
_STATE_CODE: Json = {"type": "string", "pattern": "^[A-Z]{2}$"}
_TEXT_LIST: Json = {"type": "array", "items": TEXT_SCHEMA}
Text = Value(_text, TEXT_SCHEMA)
IsoDate = Value(_date, {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"})
Flag = Value(_flag, {"type": "boolean"})
Whole = Value(_whole, {"type": ["integer", "string"]})
LineSpacing = Value(_line_spacing, {"type": ["number", "string"]})
JobNumber = Value(
    _matching(_JOB, "not-a-job-number", "is not a job number; write it as 20-06508"),
    {"type": "string", "pattern": r"^\d{2}-\d{5}$"},
)
SymbolText = Value(
    _matching(_SYMBOL, "not-a-symbol", "is not a document symbol; write it as A/79/843"),
    {"type": "string", "examples": ["A/79/843", "S/2025/201"]},
)
FileName = Value(
    _matching(re.compile(r"[^\x00\n]{1,255}"), "not-a-file", "is not un, none or a file name"),
    {"type": "string"},
)
DatePattern = Value(
    _matching(re.compile(r"[^\n]{1,60}"), "not-a-pattern", "is not a CLDR date pattern"),
    {"type": "string"},
)
DateCode = Value(
    _matching(_CODE, "not-a-date-code", "is not a date code; write six digits, such as 200520"),
    {"type": ["string", "integer"]},
)
ItemNumber = Value(
    _item_number,
    {
        "anyOf": [
            {"type": ["integer", "string"]},
            {
                "type": "object",
                "properties": {
                    "number": paged({"type": ["integer", "string"]}, "The item.", 156),
                    "sub": paged({"type": "string"}, "The letter of the sub-item.", "a"),
                },
                "required": ["number", "sub"],
                "additionalProperties": False,
            },
        ]
    },
)
SessionNumber = Value(
    _session,
    {
        "anyOf": [
            {"type": ["integer", "string"]},
            {
                "type": "object",
                "properties": {
                    "special": paged(_NUMBER, "The number of a special session.", 32),
                    "emergency": paged(_NUMBER, "That of an emergency special session.", 10),
                },
                "additionalProperties": False,
                "minProperties": 1,
                "maxProperties": 1,
            },
        ]
    },
)
State = Value(
    _state,
    {
        "anyOf": [
            _STATE_CODE,
            {
                "type": "object",
                "properties": {
                    "code": paged(_STATE_CODE, "The ISO 3166 code of the State.", "LY"),
                    "name": paged(TEXT_SCHEMA, "The name by itself, without article.", "Libya"),
                    "text": paged(TEXT_SCHEMA, "The name in running text.", "the State of Libya"),
                    "of": paged(TEXT_SCHEMA, "The name after an office.", "the State of Libya"),
                },
                "required": ["name"],
                "additionalProperties": False,
            },
        ]
    },
)
Titles = Value(
    _titles,
    {
        "anyOf": [
            {"type": "string"},
            _TEXT_LIST,
            {
                "type": "object",
                "patternProperties": {
                    f"^({_KEY})( ({_KEY}))*$": {
                        "anyOf": [
                            {"type": "string"},
                            {"type": "array", "items": {"type": "string"}},
                        ]
                    }
                },
                "additionalProperties": False,
            },
        ]
    },
)
Name = Value(
    _name,
    {
        "anyOf": [
            TEXT_SCHEMA,
            {
                "type": "object",
                "properties": {
                    "given": paged(TEXT_SCHEMA, "What comes before the family name.", "Yashar"),
                    "family": paged(TEXT_SCHEMA, "The family name, set in bold.", "Aliyev"),
                },
                "required": ["family"],
                "additionalProperties": False,
            },
        ]
    },
)
Note = Value(
    _note,
    {
        "anyOf": [
            TEXT_SCHEMA,
            {
                "type": "object",
                "properties": {
                    "mark": paged(_PLAIN, "A mark of its own, outside the count.", "1"),
                    "text": paged(TEXT_SCHEMA, "The note, Markdown.", "See A/74/805."),
                },
                "required": ["text"],
                "additionalProperties": False,
            },
        ]
    },
)
LanguageCode = Word(CODES)
