"""What the brackets and tags of a paragraph are: found in one pass, before the parser walks it.

A parser that looks for the end of each bracket by itself reads a text with many of them again and
again.  Here each bracket is read once, with a stack: so the time grows as the text does, whatever
it is made of.

``[words](address)``, ``![words](file)``, ``[^id]``, ``^[note]``, ``[passage]{lang=fr}``; and the
few tags that a letter has: ``<sup>``, ``<sub>``, ``<u>``, ``<br>``.  Code, addresses in angle
brackets and signs after a backslash are no part of them.  A superscript may be written ``10^th^``,
a subscript ``CO~2~``, as in Pandoc: right after a letter or figure, with no space inside.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Literal, NamedTuple

from msgspec import Struct, field

from unassemble.letter.markup.labels import CALL, PASSAGE

MAX_NESTING = 20
"""How deep brackets and tags may stand in each other."""

Kind = Literal["note", "call", "image", "link", "passage", "sup", "sub", "u", "br"]

_WITH_WORDS = ("link", "passage", "sup", "sub", "u")
"""What the parser walks into; the words of the others are read apart."""
_ANY = re.compile(r"[\[<^~]")
_SIGN = re.compile(
    r"""\\.|(?P<code>`+)
    |<(?P<close>/?)(?P<tag>sup|sub|u)>|(?P<br><br[ ]?/?>)|(?P<address><[^<>\s]*>)
    |(?P<open>!?\[|\^\[)|(?P<end>\])
    |(?<=[\w)\]*])\^(?P<sup>(?:[^\W_]|[-+−=(),./′]){1,20})\^
    |(?<=[A-Za-z\u0370-\u04ff)\]*])~(?P<sub>(?:[A-Za-z0-9\u0370-\u03ff+−-]|\.(?=\d)){1,20})~(?!~)""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:://|www\.)\S*\Z", re.IGNORECASE)
_LONGEST_ADDRESS = 300
_SPACE = re.compile(r"[ \t\n]*")
_STOP = re.compile(r"\\\S|[()\s\x00-\x1f\x7f]")
_ANGLED = re.compile(r"<(?:[^<>\\\n]|\\.)*+>")
_TITLE = re.compile(r""""(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\)""", re.DOTALL)
_MOST_PARENTHESES = 32
"""Parentheses in an address: CommonMark 0.31.2, 6.3, wants at least three levels."""


class Structure(NamedTuple):
    """A bracket or tag with what belongs to it.

    It begins at ``start``; its words are from ``inner`` to ``close``; it ends before ``end``.
    ``value`` is the address as written, the id of a note, or the value of a passage, ``key``.
    """

    kind: Kind
    start: int
    inner: int
    close: int
    end: int
    value: str = ""
    key: str = ""


class Structures(Struct):
    """The structures of a text by their first character, and by where their words end.

    ``too_deep`` is the place of the first that stands in too many others, -1 where none does.
    """

    opens: dict[int, Structure] = field(default_factory=dict)
    closes: dict[int, Structure] = field(default_factory=dict)
    too_deep: int = -1


class _Open(Struct):
    """A bracket or tag that is open; ``name`` is "[" or the tag's."""

    name: str
    sign: str
    start: int
    inner: int
    has_link: bool = False


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.stack: list[_Open] = []
        self.counts: Counter[str] = Counter()
        self.found: list[Structure] = []
        self.codes: dict[int, list[int]] | None = None

    def scan(self) -> list[Structure]:
        """The structures, those inside others first."""
        place = 0
        while sign := _SIGN.search(self.text, place):
            place = self.sign(sign)
        return self.found

    def sign(self, sign: re.Match[str]) -> int:
        """Take a sign; where to read on."""
        start, end = sign.span()
        if sign["code"]:
            return self.code(start, end)
        if sign["open"]:
            return self.open(sign["open"], start, end)
        if sign["end"]:
            return self.bracket(start)
        if sign["tag"]:
            self.tag(sign["tag"].lower(), bool(sign["close"]), start, end)
        elif sign["address"]:
            self.link_inside(":" in sign["address"] or "@" in sign["address"])
        elif sign["br"]:
            self.found.append(Structure("br", start, end, end, end))
        elif sign["sup"] or sign["sub"]:
            return self.script("sup" if sign["sup"] else "sub", start, end)
        return end

    def open(self, sign: str, start: int, end: int) -> int:
        """A bracket that opens, or a call of a note."""
        call = CALL.match(self.text, end - 1) if sign != "^[" else None
        if call is None:
            self.push("[", sign, start, end)
            return end
        self.found.append(
            Structure("call", end - 1, call.start("id"), call.end("id"), call.end(), call["id"])
        )
        return call.end()

    def bracket(self, place: int) -> int:
        """A bracket that closes; where to read on."""
        opened = self.pop("[")
        if opened is None:
            return place + 1
        if opened.sign == "^[":
            self.found.append(Structure("note", opened.start, opened.inner, place, place + 1))
            return place + 1
        is_image = opened.sign == "!["
        target = None if opened.has_link and not is_image else self.target(place + 1)
        if target is not None:
            address, end = target
            kind: Kind = "image" if is_image else "link"
            made = Structure(kind, opened.start, opened.inner, place, end, address)
        elif (passage := PASSAGE.match(self.text, place + 1)) is not None:
            # A sign of exclamation before a passage is one.
            start, end = opened.inner - 1, passage.end()
            value, key = passage["value"], passage["key"]
            made = Structure("passage", start, opened.inner, place, end, value, key)
        else:
            self.link_inside(opened.has_link)
            return place + 1
        self.found.append(made)
        self.link_inside(opened.has_link or made.kind == "link")
        return made.end

    def link_inside(self, has_link: bool) -> None:
        """Let the structure around know of a link in it: a link has no link inside."""
        if has_link and self.stack:
            self.stack[-1].has_link = True

    def tag(self, name: str, closes: bool, start: int, end: int) -> None:
        """The tag of a superscript, a subscript or an underlined passage."""
        if not closes:
            self.push(name, name, start, end)
            return
        opened = self.pop(name)
        if opened is not None:
            kind: Kind = "sup" if name == "sup" else "sub" if name == "sub" else "u"
            self.found.append(Structure(kind, opened.start, opened.inner, start, end))
            self.link_inside(opened.has_link)

    def script(self, kind: Kind, start: int, end: int) -> int:
        """A superscript or subscript between signs."""
        if in_address(self.text, start):
            return start + 1
        self.found.append(Structure(kind, start, start + 1, end - 1, end))
        return end

    def push(self, name: str, sign: str, start: int, inner: int) -> None:
        """Open a bracket or a tag."""
        self.stack.append(_Open(name, sign, start, inner))
        self.counts[name] += 1

    def pop(self, name: str) -> _Open | None:
        """The last that is open with a name; those opened after it never close."""
        has_link = False
        while self.counts[name]:
            opened = self.stack.pop()
            self.counts[opened.name] -= 1
            has_link = has_link or opened.has_link
            if opened.name == name:
                opened.has_link = has_link
                return opened
        return None

    def code(self, start: int, end: int) -> int:
        """Where code that begins with some backticks ends; after them if it does not."""
        if self.codes is None:
            self.codes = {}
            for run in re.finditer("`+", self.text):
                self.codes.setdefault(run.end() - run.start(), []).append(run.start())
            for starts in self.codes.values():
                starts.reverse()
        alike = self.codes.get(end - start, [])
        while alike and alike[-1] < end:
            alike.pop()
        return alike[-1] + end - start if alike else end

    def target(self, place: int) -> tuple[str, int] | None:
        """The address in parentheses after a bracket, and where they end."""
        if not self.text.startswith("(", place):
            return None
        start = self.space(place + 1)
        angled = _ANGLED.match(self.text, start)
        if angled:
            address, end = angled.group()[1:-1], angled.end()
        else:
            end = self.destination(start)
            address = self.text[start:end]
        after = self.space(end)
        title = _TITLE.match(self.text, after) if after > end else None
        after = self.space(title.end()) if title else after
        return (address, after + 1) if self.text.startswith(")", after) else None

    def space(self, place: int) -> int:
        """Where white space ends."""
        found = _SPACE.match(self.text, place)
        return found.end() if found else place

    def destination(self, start: int) -> int:
        """Where an address ends: at a space, or a parenthesis that it did not open."""
        depth, place = 0, start
        while stop := _STOP.search(self.text, place):
            place = stop.end()
            if stop.group() == "(":
                depth += 1
            elif stop.group() == ")":
                depth -= 1
            elif len(stop.group()) == 1:
                return stop.start() if depth == 0 else start
            if depth < 0:
                return stop.start()
            if depth > _MOST_PARENTHESES:
                return start
        return len(self.text) if depth == 0 else start


def in_address(text: str, place: int) -> bool:
    """Whether a sign stands in an address, of which it is a character."""
    return _ADDRESS.search(text, max(place - _LONGEST_ADDRESS, 0), place) is not None


def structures(text: str) -> Structures:
    """The structures of a paragraph's text."""
    out = Structures()
    if not _ANY.search(text):
        return out
    ends: list[int] = []
    for one in sorted(_Scanner(text).scan(), key=lambda one: one.start):
        while ends and ends[-1] <= one.start:
            ends.pop()
        if len(ends) < MAX_NESTING:
            out.opens[one.start] = one
            if one.kind in _WITH_WORDS:
                out.closes[one.close] = one
                ends.append(one.end)
        elif out.too_deep < 0:
            out.too_deep = one.start
    return out
