"""An address of a link → the address that both outputs carry, or what is wrong with it."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote, urlsplit

LONGEST = 2000
"""Most characters of an address; Word calls a file damaged that has one over 2,083."""
_KEPT = "!#$%&'()*+,/:;=?@[]~"
_PORT = "its port is not a number up to 65535"
_UNREADABLE = "its host cannot be read"
_NAME = re.compile(r"(?!-)[\w-]+(?:\.[\w-]+)*\.?")
_MAILBOX = re.compile(r"[^\s@<>()\[\],;:\"]+@(?!-)[\w-]+(?:\.[\w-]+)*")


def link_target(address: str) -> str:
    """An address in ASCII as a link carries it; empty if it leads nowhere (see `fault_of`)."""
    return "" if fault_of(address) else quote(address, safe=_KEPT)


def fault_of(address: str) -> str | None:
    """Why programs refuse an address; None if they can follow it (RFC 3986, RFC 6068)."""
    if len(quote(address, safe=_KEPT)) > LONGEST:
        return f"it has more than {LONGEST:,} characters"
    if re.search(r"\s", address):
        return "it has a space in it"
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        port = parts.port
    except ValueError:
        return _UNREADABLE if "[" in unquote(address) else _PORT
    match parts.scheme:
        case "mailto":
            boxes = parts.path.split(",")
            whole = all(map(_MAILBOX.fullmatch, boxes))
            return None if whole else "it is not the address of a mailbox, such as name@example.org"
        case "http" | "https":
            if not host:
                return "it names no host, such as www.example.org"
            if port == 0:
                return _PORT
            whole = ":" in host or bool(_NAME.fullmatch(host))
            return None if whole else f"“{unquote(host)}” is not the name of a host"
        case _:
            return "it does not begin with https://, http:// or mailto:"
