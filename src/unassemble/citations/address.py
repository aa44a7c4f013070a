"""Symbol ↔ address: https://docs.un.org/en/S/RES/822%281993%29."""

from __future__ import annotations

import re
from functools import cache

from unassemble.languages import LANGUAGES

LINK_BASE = "https://docs.un.org/"
"""Where the United Nations shows a document by its symbol (links of A/79/843, A/80/590)."""

_ENCODED = {"(": "%28", ")": "%29", " ": "%20"}
_PLAIN = {code: sign for sign, code in _ENCODED.items()}


def link_base(text: str) -> str | None:
    """The base of links with a slash at its end; None if it is not valid.

    A base is an http or https address with a host, and without a query or a fragment.
    """
    if not re.fullmatch(r"https?://[^\s/?#@\"'<>\\^`{|}]+(?:/[^\s?#\"'<>\\^`{|}]*)?", text):
        return None
    return text if text.endswith("/") else f"{text}/"


def address_of(symbol: str, language: str, base: str = LINK_BASE) -> str:
    """The address of a document in a language; its brackets are encoded (RFC 3986, 2.2)."""
    path = "".join(_ENCODED.get(sign, sign) for sign in symbol)
    return f"{base}{language}/{path}"


@cache
def _known() -> re.Pattern[str]:
    codes = "|".join(LANGUAGES)
    return re.compile(rf"https?://(?:docs\.un|(?:www\.)?undocs)\.org/(?:(?:{codes})/)?(.+)", re.I)


def symbol_of(address: str) -> str | None:
    """The symbol in an address of a United Nations document; None for another address."""
    found = _known().fullmatch(address)
    if not found:
        return None
    symbol = found.group(1)
    for code, sign in _PLAIN.items():
        symbol = symbol.replace(code, sign)
    return symbol.replace(" ", "") if "/" in symbol and "?" not in symbol else None
