"""Inline Markdown → inlines, each with its place in the letter file."""

from __future__ import annotations

import re
from bisect import bisect_right

from msgspec import Struct, field

from unassemble.base.diagnostics import Findings
from unassemble.base.source import Lines, SourceText, Span
from unassemble.base.units import PER_TWIP, points_of
from unassemble.citations.find import citation_of
from unassemble.languages import LANGUAGES
from unassemble.letter.markup.commonmark import Token, inline_tokens
from unassemble.letter.markup.protocols import NoteSink
from unassemble.letter.markup.wide import no_spaces
from unassemble.model import Emphasis, Inline, LineBreak, Link, Strong, Text, plain
from unassemble.model.inlines import DEAD_TARGET

_MOST_CONDENSED = 0.5
"""The most points by which letters may be set closer; the least is a twip, Word's unit
(ISO/IEC 29500-1, 17.3.2.35)."""
_TABS = re.compile(r"(?P<words>(?:[^ \t]| +(?![ \t]))+)|[ \t]+")
_SCHEMES = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)


class Piece(Struct):
    """A part of a text that is parsed by itself, such as a paragraph.

    ``content`` is what the parser gets; ``offsets`` are pairs (offset in the content, offset in the
    text), one for each line, in rising order.
    """

    text: SourceText
    content: str
    offsets: tuple[tuple[int, int], ...] = ((0, 0),)

    def at(self, place: int) -> Span:
        """The place in the file of a character of the content."""
        return self.text.at(self.offset(place))

    def inside(self, place: int, length: int) -> Lines:
        """The places of the later lines of a part of the content, where YAML folds the text."""
        return self.text.inside(self.offset(place), length)

    def offset(self, place: int) -> int:
        """The offset in the text of an offset in the content."""
        if len(self.offsets) == 1:
            start, offset = self.offsets[0]
        else:
            index = bisect_right(self.offsets, (place, 1 << 60)) - 1
            start, offset = self.offsets[index if index > 0 else 0]
        return offset + place - start

    def part(self, start: int, end: int) -> SourceText:
        """A part of the content as a text with places, such as an inline footnote."""
        value = self.content[start:end]
        anchors, place = [], 0
        for line in value.split("\n"):
            span = self.at(start + place)
            anchors.append((place, span.line, span.column))
            inside = self.inside(start + place, len(line))
            anchors += [(place + at, later.line, later.column) for at, later in inside]
            place += len(line) + 1
        return SourceText(value, self.at(start), self.text.language, tuple(anchors))


class FoundPictures(Struct):
    """The pictures met in a paragraph: path, alternative text, place."""

    items: list[tuple[str, str, Span]] = field(default_factory=list)


def inlines(text: SourceText, notes: NoteSink, findings: Findings) -> tuple[Inline, ...]:
    """The inlines of a title, a heading, a name: a written line end stays a line break."""
    piece = Piece(text, text.value.rstrip("\n"))
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
        keep_lines: whether a line end is a line break, not a space.
        pictures: takes the pictures; None where there can be none.
    """
    language = piece.text.language
    joined = frozenset() if keep_lines else no_spaces(tokens, language)
    walker = _Walker(piece, notes, findings, keep_lines, pictures, language, joined)
    return tuple(walker.walk(tokens, 0)[0])


class _Run(Struct):
    """Adjacent texts that become one `Text`, with the place of each of its lines."""

    language: str
    condensed: float = 0.0
    texts: list[str] = field(default_factory=list)
    length: int = 0
    places: list[tuple[int, Span]] = field(default_factory=list)

    def add(self, text: str, span: Span, lines: Lines = ()) -> None:
        """Add a text with its place and those of its later lines."""
        if not self.places:
            self.places.append((0, span))
        begin, last = self.places[-1]
        if span.line != last.line or span.column != last.column + self.length - begin:
            self.places.append((self.length, span))
        if lines:
            self.places.extend((self.length + at, place) for at, place in lines)
        self.texts.append(text)
        self.length += len(text)

    def close(self, out: list[Inline]) -> None:
        """Append the text to ``out``, if there is any, and start again."""
        if self.texts:
            (_, span), *later = self.places
            text = "".join(self.texts)
            out.append(Text(text, self.language, span, tuple(later), self.condensed))
            self.texts, self.length, self.places = [], 0, []


class _Walker(Struct):
    piece: Piece
    notes: NoteSink | None
    findings: Findings
    keep_lines: bool
    pictures: FoundPictures | None
    language: str
    joined: frozenset[int]
    cursor: int = 0
    condensed: float = 0.0

    def walk(self, tokens: list[Token], index: int, closing: str = "") -> tuple[list[Inline], int]:
        """The inlines from a token on, to the one that closes them."""
        out: list[Inline] = []
        run = _Run(self.language, self.condensed)
        while index < len(tokens) and tokens[index].type != closing:
            token = tokens[index]
            match token.type:
                case "text" | "text_special" | "code_inline":
                    self.text(token.content, run)
                case "softbreak" if not self.keep_lines:
                    self.line_end(run, index in self.joined)
                case "image":
                    self.image(token)
                case "left_over":
                    self.left_over(token)
                case _:
                    run.close(out)
                    index = self.element(tokens, index, out)
            index += 1
        run.close(out)
        return out, index

    def left_over(self, token: Token) -> None:
        """Tell of stars or strokes that are printed because they have no counterpart."""
        escaped = "".join(f"\\{marker}" for marker in token.content)
        self.findings.warning(
            "leftover-marker",
            self.piece.at(token.meta["at"]),
            f"“{token.content}” is printed as it stands: it begins or ends no emphasis",
            "emphasis begins and ends at a word, with no space inside it, and needs a space or a"
            f" mark on its other side; to print the signs, write {escaped}",
        )

    def element(self, tokens: list[Token], index: int, out: list[Inline]) -> int:
        """Read an element that is not text; the index of its last token."""
        token = tokens[index]
        match token.type:
            case "softbreak" | "hardbreak":
                self.cursor = self.piece.content.find("\n", self.cursor) + 1
                out.append(LineBreak())
            case "em_open":
                inner, index = self.walk(tokens, index + 1, "em_close")
                out.append(Emphasis(tuple(inner)))
            case "strong_open":
                inner, index = self.walk(tokens, index + 1, "strong_close")
                out.append(Strong(tuple(inner)))
            case "link_open":
                index = self.link(tokens, index, out)
            case "footnote_call" | "footnote_inline":
                self.footnote(token, out)
            case "passage_open":
                index = self.passage(tokens, index, out)
        return index

    def passage(self, tokens: list[Token], index: int, out: list[Inline]) -> int:
        """A passage in another language, or with its letters set closer."""
        opened, before = tokens[index], (self.language, self.condensed)
        self.cursor = opened.meta["at"] + 1
        if opened.meta["label"] == "condensed":
            self.condensed = self.points(opened)
        elif opened.info in LANGUAGES:
            self.language = opened.info
        else:
            self.findings.error(
                "unknown-language",
                self.piece.at(opened.meta["at"]),
                f"unsupported language “{opened.info}”",
                f"use one of {', '.join(LANGUAGES)}",
            )
        inner, index = self.walk(tokens, index + 1, "passage_close")
        self.language, self.condensed = before
        self.cursor = tokens[index].meta["at"]
        out.extend(inner)
        return index

    def points(self, opened: Token) -> float:
        """By how many points letters are set closer; 0 where the value is wrong."""
        points = points_of(opened.info, PER_TWIP, _MOST_CONDENSED)
        if points is None:
            self.findings.error(
                "letter-spacing",
                self.piece.at(opened.meta["at"]),
                f"invalid letter spacing “{opened.info}”",
                f"write {PER_TWIP} to {_MOST_CONDENSED} points, in steps of {PER_TWIP}",
            )
        return points or 0.0

    def text(self, text: str, run: _Run) -> None:
        """Characters; they are looked for in the content to find their place."""
        if not text:
            return
        found = self.piece.content.find(text, self.cursor)
        place = found if found >= 0 else self.cursor
        if found >= 0:
            self.cursor = found + len(text)
        if "\t" in text and found >= 0:
            self.tabs(text, place, run)
        else:
            self.characters(text, place, run)

    def characters(self, text: str, place: int, run: _Run) -> None:
        """Characters with their place in the content."""
        offset, source = self.piece.offset(place), self.piece.text
        run.add(text, source.at(offset), source.inside(offset, len(text)))

    def tabs(self, text: str, place: int, run: _Run) -> None:
        """Characters with tabs: white space that is one space, and nothing at the end of a line."""
        content = self.piece.content
        for found in _TABS.finditer(text):
            begin, end = place + found.start(), place + found.end()
            if found["words"]:
                self.characters(found["words"], begin, run)
            elif begin > 0 and end < len(content) and content[end] != "\n":
                self.characters(" ", begin, run)

    def line_end(self, run: _Run, is_joined: bool) -> None:
        """A line end is a space, or nothing."""
        end = self.piece.content.find("\n", self.cursor)
        if not is_joined:
            run.add(" ", self.piece.at(end))
        self.cursor = max(self.cursor, end + 1)

    def link(self, tokens: list[Token], index: int, out: list[Inline]) -> int:
        """A link, or an address in angle brackets, whose text is as written."""
        token = tokens[index]
        target = str(token.attrs.get("href", ""))
        start = self.cursor
        if token.info == "auto":
            opening = self.piece.content.find("<", self.cursor)
            closing = self.piece.content.find(">", opening)
            written = self.piece.content[opening + 1 : closing]
            self.cursor = opening + 1
            children: list[Inline] = []
            run = _Run(self.language, self.condensed)
            self.text(written, run)
            run.close(children)
            self.cursor = closing + 1
            end = index + 2
        else:
            children, end = self.walk(tokens, index + 1, "link_close")
            after = self.piece.content.find(")", self.cursor)
            self.cursor = after + 1 if after >= 0 else self.cursor
        if _SCHEMES.match(target) or self._is_citation(target, children):
            out.append(Link(target, tuple(children)))
            return end
        self.findings.error(
            "link-target",
            self.piece.at(start),
            f"the link “{target}” has no address",
            "begin it with https://, http:// or mailto:",
        )
        out.extend(children)
        return end

    def _is_citation(self, target: str, children: list[Inline]) -> bool:
        """Whether a link without an address cites a document, whose symbol gives the address."""
        if target != DEAD_TARGET:
            return False
        return citation_of(plain(tuple(children)), self.language) is not None

    def image(self, token: Token) -> None:
        """A picture; it is printed after the paragraph."""
        span = self.piece.at(self.cursor)
        if self.pictures is None:
            hint = "put it in a paragraph of its own"
            self.findings.error("image-here", span, "a picture is not allowed here", hint)
            return
        self.pictures.items.append((str(token.attrs.get("src", "")), token.content, span))

    def footnote(self, token: Token, out: list[Inline]) -> None:
        """The call of a footnote."""
        place = token.meta["at"]
        inline = token.type == "footnote_inline"
        span = self.piece.at(place - 2 if inline else place)
        if self.notes is None:
            self.findings.error("note-in-note", span, "a footnote cannot call another footnote")
            return
        if token.type == "footnote_call":
            call = self.notes.call(token.content, span)
            self.cursor = place + len(token.content) + 3
        else:
            end = place + len(token.content)
            call = self.notes.inline(self.piece.part(place, end))
            self.cursor = end + 1
        if call is not None:
            out.append(call)
