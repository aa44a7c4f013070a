"""The rule `address-malformed`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from unassemble.base.addresses import fault_of
from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject
from unassemble.model.inlines import DEAD_TARGET

_ADDRESS = re.compile(
    r"(?<![\w/])(?:https?:?/{0,3}|www[.,])[^\s<>\ufffc，。；、）]+", re.IGNORECASE
)
_START = re.compile(r"http|www", re.IGNORECASE)
_VALID = re.compile(r"(?:https?://(?!https?[:/])|www\.)[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)


@rule("address-malformed", severity="warning", source="RFC 3986, 3")
def check(subject: Subject) -> Iterator[Found]:
    """A web address is malformed.

    A part of it is missing or repeated, so the link cannot be followed. A link with such an address
    is printed as plain text in both outputs, as Word would refuse the whole document.

    Example: `http:/example.org`, `https://https://example.org`, `www,example.org`,
    `https://example.org:99999`, `mailto:one@`.

    Fix: copy the address again.
    """
    for passage in subject.passages:
        bad = [link for link in passage.links if link[2].target != DEAD_TARGET]
        bad = [link for link in bad if fault_of(link[2].target)]
        for start, end, link in bad:
            yield Found(
                passage.at(start),
                f"the address of the link is not valid: {fault_of(link.target)}",
                "copy the address again; without it the words are printed without a link",
                end=passage.end(end),
            )
        if not _START.search(passage.text):
            continue
        for found in _ADDRESS.finditer(passage.text):
            text = found.group().rstrip(".,;:)")
            if any(start <= found.start() < end for start, end, _ in bad):
                continue
            if _is_word(text) or (_VALID.match(text) and _parses(text)):
                continue
            yield Found(
                passage.at(found.start()),
                f"“{text}” is not a valid web address",
                "copy the address again",
                end=passage.end(found.start() + len(text)),
            )


def _is_word(text: str) -> bool:
    """Whether the text is a mere word, such as "https" or "HTTP", and not an address."""
    return not re.search(r"[:/.,]", text)


def _parses(text: str) -> bool:
    try:
        port = urlsplit(text).port
    except ValueError:
        return False
    return port is None or port > 0
