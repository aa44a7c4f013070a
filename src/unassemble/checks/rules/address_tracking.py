"""The rule `address-tracking`."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject

_TRACKING = frozenset({"fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_eid"})


@rule("address-tracking", severity="note", source="general knowledge [K]")
def check(subject: Subject) -> Iterator[Found]:
    """A web address contains tracking parameters.

    Parameters such as `utm_source` and `fbclid` only serve to count visitors. The page is the same
    without them, and the address is shorter.

    Example: `https://example.org/statement?utm_source=newsletter`.

    Fix: delete the parameters.
    """
    for passage in subject.passages:
        for start, address in passage.addresses:
            names = _tracking(address)
            if names:
                yield Found(
                    passage.at(start),
                    f"the address contains tracking parameters: {names}",
                    "delete them; the page is the same without them",
                    end=passage.end(start + len(address)),
                )


def _tracking(address: str) -> str:
    try:
        pairs = parse_qsl(urlsplit(address).query, keep_blank_values=True)
    except ValueError:
        return ""
    names = (name for name, _ in pairs if name in _TRACKING or name.startswith("utm_"))
    return ", ".join(dict.fromkeys(names))
