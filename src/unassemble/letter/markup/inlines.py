"""Inline Markdown → inlines, each with its place in the letter file."""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct, field

from unassemble.base.diagnostics import Findings
from unassemble.base.source import SourceText, Span
from unassemble.base.units import PER_TWIP, points_of
from unassemble.citations.find import citation_of
from unassemble.languages import LANGUAGES
from unassemble.letter.markup.adjacent import AdjacentTexts
from unassemble.letter.markup.commonmark import Token, inline_tokens
from unassemble.letter.markup.leftover import leftovers, tell
from unassemble.letter.markup.piece import Piece, unfolded
from unassemble.letter.markup.protocols import NoteSink
from unassemble.letter.markup.structures import MAX_NESTING
from unassemble.letter.markup.wide import no_spaces
from unassemble.model import (
    Emphasis,
    Formatted,
    Inline,
    LineBreak,
    Link,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Underline,
    plain,
)
from unassemble.model.inlines import DEAD_TARGET

_MOST_CONDENSED = 0.5
"""The most points by which letters may be set closer; the least is a twip, Word's unit
(ISO/IEC 29500-1, 17.3.2.35)."""
_TABS = re.compile(r"(?P<words>(?:[^ \t]| +(?![ \t]))+)|[ \t]+")
_SCHEMES = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_FORMATS: dict[str, Callable[[tuple[Inline, ...]], Formatted]] = {
    "em": Emphasis,
    "strong": Strong,
    "s": Strikeout,
    "u": Underline,
    "sup": Superscript,
    "sub": Subscript,
}


class FoundPictures(Struct):
    """The pictures met in a paragraph: path, alternative text, place."""

    items: list[tuple[str, str, Span]] = field(default_factory=list)


def inlines(text: SourceText, notes: NoteSink, findings: Findings) -> tuple[Inline, ...]:
    """The inlines of a title, a heading, a name: a written line end stays a line break."""
    text, folds = unfolded(text)
    piece = Piece(text, text.value.rstrip("\n"), folds=folds)
    return read_inlines(piece, inline_tokens(piece.content), notes, findings, keep_lines=True)


def read_inlines(
    piece: Piece,
    tokens: list[Token],
    notes: NoteSink | None,
    findings: Findings,
    keep_lines: bool = False,
    pictures: FoundPictures | None = None,
) -> tuple[Inline, ...]:
    """The inlines of a piece.

    Args:
        piece: what was parsed.
        tokens: the inline tokens of its content.
        notes: takes the footnotes; None inside a footnote, which cannot call another.
        findings: receives the problems.
        keep_lines: whether a line end that a person wrote is a line break, not a space.
        pictures: takes the pictures; None where there can be none.
    """
    walker = _Walker(piece, notes, findings, keep_lines, pictures, piece.text.language)
    return walker.walk(tokens)


class _Open(Struct):
    """An element that is open: its name and token, where it begins, and what was read before it.

    ``written`` are the words of an address in angle brackets; None for another element.
    """

    name: str
    token: Token
    start: int
    out: list[Inline]
    language: str
    condensed: float
    written: str | None = None


class _Walker(Struct):
    """Reads the tokens of one piece; no input can make it call itself."""

    piece: Piece
    notes: NoteSink | None
    findings: Findings
    keep_lines: bool
    pictures: FoundPictures | None
    language: str
    cursor: int = 0
    condensed: float = 0.0
    run: AdjacentTexts = field(default_factory=lambda: AdjacentTexts(""))
    out: list[Inline] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    is_deep: bool = False

    def walk(self, tokens: list[Token]) -> tuple[Inline, ...]:
        """The inlines of all tokens."""
        joined = no_spaces(tokens, self.language)
        self.run = AdjacentTexts(self.language)
        for index, token in enumerate(tokens):
            match token.type:
                case "text" | "text_special" | "code_inline":
                    self.text(token)
                case "softbreak":
                    self.line_end(index in joined)
                case "hardbreak":
                    self.line_break(self.piece.content.find("\n", self.cursor) + 1)
                case "br":
                    self.line_break(token.meta["end"])
                case "image":
                    self.image(token)
                case "left_over":
                    self.left_over(token)
                case "call" | "note":
                    self.footnote(token)
                case "too_deep":
                    self.too_deep(self.piece.at(token.meta["at"]))
                case _:
                    self.element(token)
        self.run.close(self.out)
        return tuple(self.out)

    # -- elements ------------------------------------------------------------------------

    def element(self, token: Token) -> None:
        """Begin or end an element."""
        name, _, side = token.type.rpartition("_")
        if side == "open":
            self.begin(name, token)
        elif self.stack:
            self.end(token)

    def begin(self, name: str, token: Token) -> None:
        """Begin an element."""
        self.run.close(self.out)
        start = token.meta.get("at", self.cursor)
        opened = _Open(name, token, start, self.out, self.language, self.condensed)
        if len(self.stack) == MAX_NESTING:
            self.too_deep(self.piece.at(self.cursor))
        if len(self.stack) < MAX_NESTING:
            self.out = []
        self.stack.append(opened)
        self.cursor = token.meta.get("inner", self.cursor)
        if token.info == "auto":
            opening = self.piece.content.find("<", self.cursor)
            closing = self.piece.content.find(">", opening)
            opened.written = self.piece.content[opening + 1 : closing]
            opened.start, self.cursor = opening, opening + 1
        elif name == "passage":
            self.passage(token)
        self.run = AdjacentTexts(self.language, self.condensed)

    def end(self, token: Token) -> None:
        """End the element that was begun last."""
        self.run.close(self.out)
        opened, children = self.stack.pop(), self.out
        self.cursor = token.meta.get("at", self.cursor)
        if opened.written is not None:
            self.cursor += 1
        self.language, self.condensed = opened.language, opened.condensed
        self.run = AdjacentTexts(self.language, self.condensed)
        if children is opened.out:  # too deep
            return
        self.out = opened.out
        if opened.name in _FORMATS:
            self.out.append(_FORMATS[opened.name](tuple(children)))
        elif opened.name == "link":
            self.link(opened, children)
        else:
            self.out.extend(children)

    def too_deep(self, span: Span) -> None:
        """Tell of elements in elements beyond the limit, once for a piece."""
        if not self.is_deep:
            self.findings.error(
                "nested-too-deep",
                span,
                f"emphasis, links or brackets stand in each other more than {MAX_NESTING} deep",
                "delete the signs that are too many",
            )
        self.is_deep = True

    def passage(self, opened: Token) -> None:
        """Begin a passage in another language, or with its letters set closer."""
        value = str(opened.attrs["value"])
        if opened.info == "condensed":
            self.condensed = self.points(value, opened)
        elif value in LANGUAGES:
            self.language = value
        else:
            self.findings.error(
                "unknown-language",
                self.piece.at(opened.meta["at"]),
                f"unsupported language “{value}”",
                f"use one of {', '.join(LANGUAGES)}",
            )

    def points(self, value: str, opened: Token) -> float:
        """By how many points letters are set closer; 0 where the value is wrong."""
        points = points_of(value, PER_TWIP, _MOST_CONDENSED)
        if points is None:
            self.findings.error(
                "letter-spacing",
                self.piece.at(opened.meta["at"]),
                f"invalid letter spacing “{value}”",
                f"write {PER_TWIP} to {_MOST_CONDENSED} points, in steps of {PER_TWIP}",
            )
        return points or 0.0

    def link(self, opened: _Open, children: list[Inline]) -> None:
        """A link; one without an address is an error, and its words are printed."""
        target = str(opened.token.attrs.get("href", ""))
        if _SCHEMES.match(target) or self._is_citation(target, children):
            self.out.append(Link(target, tuple(children)))
            return
        self.findings.error(
            "link-target",
            self.piece.at(opened.start),
            f"the link “{target}” has no address",
            "begin it with https://, http:// or mailto:",
        )
        self.out.extend(children)

    def _is_citation(self, target: str, children: list[Inline]) -> bool:
        """Whether a link without an address cites a document, whose symbol gives the address."""
        if target != DEAD_TARGET:
            return False
        return citation_of(plain(tuple(children)), self.language) is not None

    # -- characters ----------------------------------------------------------------------

    def text(self, token: Token) -> None:
        """Characters; they are looked for in the content to find their place."""
        text = token.content
        if self.stack and self.stack[-1].written is not None:
            text = self.stack[-1].written
        if not text:
            return
        special = token.type == "text_special"  # a sign after a backslash, or &amp;
        written = token.markup if special else text
        found = self.piece.content.find(written, self.cursor)
        place = found if found >= 0 else self.cursor
        if found >= 0:
            self.cursor = found + len(written)
        if token.type == "text":
            self.leftovers(text, place)
        if special and len(text) < len(written):
            self.run.add(text, self.piece.at(place))
        elif "\t" in text and found >= 0:
            self.tabs(text, place)
        else:
            self.characters(text, place)

    def characters(self, text: str, place: int) -> None:
        """Characters with their place in the content."""
        offset, source = self.piece.offset(place), self.piece.text
        self.run.add(text, source.at(offset), source.inside(offset, len(text)))

    def tabs(self, text: str, place: int) -> None:
        """Characters with tabs: white space that is one space, and nothing at the end of a line."""
        content = self.piece.content
        for found in _TABS.finditer(text):
            begin, end = place + found.start(), place + found.end()
            if found["words"]:
                self.characters(found["words"], begin)
            elif begin > 0 and end < len(content) and content[end] != "\n":
                self.characters(" ", begin)

    def line_end(self, is_joined: bool) -> None:
        """A line end is a space, or nothing; in a title a line break."""
        end = self.piece.content.find("\n", self.cursor)
        if self.keep_lines and not self.piece.is_fold(end):
            self.line_break(end + 1)
            return
        if not is_joined:
            self.run.add(" ", self.piece.at(end))
        self.cursor = max(self.cursor, end + 1)

    def line_break(self, after: int) -> None:
        """A line break."""
        self.run.close(self.out)
        self.out.append(LineBreak())
        self.cursor = after

    def left_over(self, token: Token) -> None:
        """Tell of signs of emphasis that are printed because they have no counterpart."""
        escaped = "".join(f"\\{marker}" for marker in token.content)
        self.findings.warning(
            "leftover-marker",
            self.piece.at(token.meta["at"]),
            f"“{token.content}” is printed as it stands: it begins or ends no emphasis",
            "emphasis begins and ends at a word, with no space inside it, and needs a space or a"
            f" mark on its other side; to print the signs, write {escaped}",
        )

    def leftovers(self, text: str, place: int) -> None:
        """Tell of other markup that is printed because it is none."""
        for one in leftovers(text):
            tell(one, self.piece.at(place + one.at), self.findings)

    # -- what stands alone ---------------------------------------------------------------

    def image(self, token: Token) -> None:
        """A picture; it is printed after the paragraph."""
        span = self.piece.at(token.meta["at"])
        self.cursor = token.meta["end"]
        if self.pictures is None:
            hint = "put it in a paragraph of its own"
            self.findings.error("image-here", span, "a picture is not allowed here", hint)
            return
        words = _spoken(token.content)
        self.pictures.items.append((str(token.attrs.get("href", "")), words, span))

    def footnote(self, token: Token) -> None:
        """The call of a footnote; its mark stands at the word before it, without a space."""
        self.run.strip_end()
        span = self.piece.at(token.meta["at"])
        self.cursor = token.meta["end"]
        if self.notes is None:
            self.findings.error("note-in-note", span, "a footnote cannot call another footnote")
            return
        if token.type == "call":
            call = self.notes.call(token.content, span)
        else:
            inner = token.meta["inner"]
            call = self.notes.inline(self.piece.part(inner, inner + len(token.content)))
        if call is not None:
            self.run.close(self.out)
            self.out.append(call)


def _spoken(content: str) -> str:
    """An alternative text without the signs of Markdown, as CommonMark has it."""
    breaks = ("softbreak", "hardbreak")
    tokens = (token for token in inline_tokens(content) if token.type != "left_over")
    return "".join(" " if token.type in breaks else token.content for token in tokens)
