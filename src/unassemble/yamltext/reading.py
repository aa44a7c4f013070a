"""A YAML text → the same for libyaml, which ends lines where YAML 1.1 did.

In YAML 1.2 (5.4) a line ends at LF, CR LF or CR alone.  libyaml also ends it at U+0085, U+2028 and
U+2029, which come with text copied from Word and from web pages.  For it these are replaced, one
by one, by characters that nothing means and the text does not have; all offsets stay.
"""

from __future__ import annotations

import re

from msgspec import Struct

_ENDS_OF_1_1 = "\u0085\u2028\u2029"
_FOUND = re.compile(f"[{_ENDS_OF_1_1}]")
_NONCHARACTERS = range(0xFDD0, 0xFDF0)
"""For use inside a program (Unicode, 23.7)."""


class YamlSource(Struct, frozen=True):
    """A text as libyaml gets it, and the way back for its values."""

    text: str
    back: dict[int, str]

    def restored(self, value: str) -> str:
        """A value with the characters that the file has."""
        return value.translate(self.back) if self.back else value


def yaml_source(text: str) -> YamlSource:
    """The text for libyaml."""
    if _FOUND.search(text) is None:
        return YamlSource(text, {})
    unused = [code for code in _NONCHARACTERS if chr(code) not in text]
    pairs = dict(zip(map(ord, _ENDS_OF_1_1), unused, strict=False))
    return YamlSource(text.translate(pairs), {code: chr(end) for end, code in pairs.items()})
