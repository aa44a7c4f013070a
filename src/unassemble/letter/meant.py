"""A wrong value → a hint with the value that was meant, written as it should be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from collections.abc import Mapping as Table

from unassemble.languages.recognise import days_meant, word_meant
from unassemble.languages.state_search import similar_states, state_code
from unassemble.letter.nodes import Mapping, Node, Scalar
from unassemble.letter.syntax.quotes import quoted

_LONGEST = 60
"""Characters of a value that a hint repeats."""
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_SYMBOL = re.compile(r"[A-Z][A-Z0-9.()-]*(?:/[A-Za-z0-9.()-]+)+")


def value_meant(rule: str, text: str) -> str | None:
    """A hint for a value that a rule of the schema (``x-rule``) refuses; None if none is sure."""
    bare = text.strip().strip("“”„«»‘’\"'").strip()
    hint = _HINTS.get(rule)
    return hint(bare) if hint is not None else None


def text_meant(node: Node, rule: str, key: str) -> str | None:
    """A hint for a text that YAML reads as keys, because it has a colon or stands without ``|``."""
    if not isinstance(node, Mapping) or rule not in ("not-a-text", "not-a-name", "not-a-list"):
        return None
    name, (scalar, value) = next(iter(node.pairs.items()), ("", (None, node)))
    if (" " not in name and not name.istitle()) or scalar is None or not isinstance(value, Scalar):
        return None
    whole = quoted(f"{name}: {value.value}") if value.value else quoted(f"{name}:")
    if len(whole) > _LONGEST:
        return f"it has a colon: put “|” after `{key}:`, and the text below it"
    return f"a text with a colon in it must stand in quotation marks: `{whole}`"


def items_meant(text: str, words: Iterable[str]) -> str | None:
    """A hint for several words where there must be one, such as a list without its dashes."""
    parts = re.split(r"\s*[,;、，]\s*|\s+", text.strip())
    if len(parts) > 1 and all(part in words for part in parts):
        return f"write each on a line of its own, after a dash: `- {parts[0]}`"
    return None


def list_meant(node: Node, key: str) -> str:
    """A hint for a value that must be a list."""
    match node:
        case Scalar(value=text) if text.strip():
            parts = [
                part for part in re.split(r"\s*[,;、，]\s*", text.strip(" []［］【】")) if part
            ]
            if len(text) < 80 and key in ("symbols", "date_codes"):
                return f"write `{key}: [{', '.join(parts)}]`"
            first = parts[0] if parts else text
            return f"write it on a line of its own, after a dash: `- {first[:_LONGEST]}`"
        case Mapping(pairs=pairs) if pairs:
            first = next(iter(pairs))
            return f"begin its first line with a dash: `- {first}: …`"
        case _:
            return "write each item on a line of its own, after a dash"


def _date(text: str) -> str | None:
    days = days_meant(text)
    if len(days) == 1:
        return f"write {days[0]}"
    if days:
        return "write " + " or ".join(f"{day} ({day.day} {_month(day.month)})" for day in days)
    if _ISO.fullmatch(text):
        return f"there is no day {int(text[8:])} in month {int(text[5:7])} of {text[:4]}"
    return "write year, month and day in figures"


def _month(number: int) -> str:
    names = "January February March April May June July August September October November December"
    return names.split()[number - 1]


def _state(text: str) -> str | None:
    code = state_code(text)
    if code is not None:
        return f"write {code}"
    close = [f"{code} ({name})" for code, name in similar_states(text, 2)]
    return f"did you mean {' or '.join(close)}?" if close else None


def _symbol(text: str) -> str | None:
    made = re.sub(r"\s*[\\／⁄]\s*", "/", text).replace(" ", "")
    made = made.upper() if made.islower() else made
    if "/" not in made and "-" in made:
        made = made.replace("-", "/")
    parts = re.split(r"[,;、，]", made)
    if len(parts) > 1 and all(map(_SYMBOL.fullmatch, parts)):
        return f"write each by itself: [{', '.join(parts)}]"
    return f"write {made}" if made != text and _SYMBOL.fullmatch(made) else None


def _number(text: str) -> str | None:
    found = re.findall(r"\d+", text)
    return f"write {int(found[0])}" if len(found) == 1 else None


def _session(text: str) -> str | None:
    number = _number(text)
    for kind in ("special", "emergency"):
        if number and kind[:7] in text.lower():
            kind = "emergency" if "emergency" in text.lower() else kind
            return f"write {{{kind}: {number.removeprefix('write ')}}}"
    return number


def _item(text: str) -> str | None:
    found = re.fullmatch(r"\D*?(\d{1,3})\s*[.(]*\s*(?:([A-Za-z])\s*[).]*)?", text)
    if found is None:
        return None
    return f"write {int(found[1])} ({found[2].lower()})" if found[2] else f"write {int(found[1])}"


def _flag(text: str) -> str:
    meant = word_meant(text, ("true", "false"))
    return f"write {meant}" if meant else "write true or false"


def _job(text: str) -> str | None:
    digits = re.sub(r"\D", "", text)
    return f"write {digits[:2]}-{digits[2:]}" if len(digits) == 7 else None


def _code(text: str) -> str | None:
    days = days_meant(text)
    return f"write {days[0]:%d%m%y}" if len(days) == 1 else None


def _spacing(text: str) -> str | None:
    try:
        points = round(float(text.lower().replace(",", ".").replace("pt", "")) * 20) / 20
    except (ValueError, OverflowError):
        return None
    return f"write {points:g}" if 10 <= points <= 14 else None


_HINTS: Table[str, Callable[[str], str | None]] = {
    "not-a-date": _date,
    "not-a-state": _state,
    "not-a-symbol": _symbol,
    "not-a-session": _session,
    "not-an-item-number": _item,
    "not-true-or-false": _flag,
    "not-a-job-number": _job,
    "not-a-date-code": _code,
    "not-a-number": _number,
    "line-spacing": _spacing,
}
