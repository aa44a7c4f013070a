"""The rule `address-malformed`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject

_ADDRESS = re.compile(
    r"(?<![\w/])(?:https?:?/{0,3}|www[.,])[^\s<>\ufffc，。；、）]+", re.IGNORECASE
)
_BEGUN = re.compile(r"http|www", re.IGNORECASE)
_SOUND = re.compile(r"(?:https?://(?!https?[:/])|www\.)[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)


@rule("address-malformed", severity="warning", source="RFC 3986, 3")
def check(subject: Subject) -> Iterator[Found]:
    """An address cannot be one.

    Something is missing or doubled: nobody can follow it.

    Example: `http:/example.org`, `https://https://example.org`, `www,example.org`.

    Mend: copy the address anew.
    """
    for passage in subject.passages:
        if not _BEGUN.search(passage.text):
            continue
        for found in _ADDRESS.finditer(passage.text):
            text = found.group().rstrip(".,;:)")
            if _may_be_word(text) or (_SOUND.match(text) and _parses(text)):
                continue
            yield Found(
                passage.at(found.start()),
                f"“{text}” cannot be an address",
                "copy the address anew",
                end=passage.end(found.start() + len(text)),
            )


def _may_be_word(text: str) -> bool:
    """Whether a text only begins as an address does: "https", "HTTP"."""
    return not re.search(r"[:/.,]", text)


def _parses(text: str) -> bool:
    try:
        port = urlsplit(text).port
    except ValueError:
        return False
    return port is None or port > 0
