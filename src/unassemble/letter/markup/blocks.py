"""Markdown text → blocks."""

from __future__ import annotations

import re
from typing import cast

from msgspec import Struct, field

from unassemble.base.diagnostics import Findings
from unassemble.base.source import SourceText, Span, part_of
from unassemble.letter.markup.commonmark import Token, block_tokens
from unassemble.letter.markup.inlines import FoundPictures, inlines, read_inlines
from unassemble.letter.markup.joined import joined
from unassemble.letter.markup.leftover import failed_lines, lone_backslash, tell
from unassemble.letter.markup.numbers import Numbering
from unassemble.letter.markup.piece import Piece, line_offsets, unfolded
from unassemble.letter.markup.protocols import ImageLoader, NoteSink
from unassemble.letter.markup.structures import MAX_NESTING
from unassemble.model import (
    Block,
    BlockQuote,
    Figure,
    Heading,
    Inline,
    List,
    ListItem,
    PageBreak,
    Paragraph,
    Table,
    TableCell,
    Text,
)
from unassemble.model.blocks import Alignment

PAGE_BREAK = "\\pagebreak"
_NUMBER = re.compile(r"((?:[IVXLC]+|[A-Z]|\d{1,3})\.|\([a-z]{1,4}\)|[a-z]\))[ \u00a0]+(?=\S)")
_ANY_NUMBER = re.compile(
    r"((?:[IVXLC]+|[A-Za-z]|\d{1,3})\.|\([a-z]{1,4}\)|[a-z]\))[ \u00a0]+(?=\S)"
)
_PLAIN_NUMBER = re.compile(r"(\d{1,3}\.|\([a-z]{1,4}\))[ \u00a0]+(?=\S)")
_CHINESE_NUMBER = re.compile(
    "([一二三四五六七八九十]{1,3}[.．、]|[(（][一二三四五六七八九十]{1,3}[)）])[ \u00a0]*(?=\\S)"
)
_FAULTS = {
    "left": (
        "“<<” joins a cell with the one at its left, and there is none",
        "write the text of the cell; write \\<< to print the signs",
    ),
    "above": (
        "“^^” joins a cell with the one above, and there is none",
        "write the text of the cell; write \\^^ to print the signs",
    ),
    "shape": (
        "the cells that are joined here make no rectangle",
        "write << or ^^ in each place that the cell spans",
    ),
    "row": (
        "no cell begins in this row: all are joined with those above",
        "leave the row out",
    ),
}
_DEFINITION = re.compile(r"^\[\^([^\]\s]+)\]:", re.MULTILINE)


def blocks(
    text: SourceText, notes: NoteSink, images: ImageLoader, findings: Findings
) -> tuple[Block, ...]:
    """The blocks of a text."""
    text, folds = unfolded(text)
    for found in _DEFINITION.finditer(text.value):
        findings.error(
            "note-defined-in-text",
            text.at(found.start()),
            f"the footnote “{found.group(1)}” is defined inside the text",
            "write it under `notes:`, or where it is called, as ^[…]",
        )
    reader = _BlockReader(text, folds, notes, images, findings, text.value.split("\n"))
    return tuple(reader.read(block_tokens(text.value), 0)[0])


def heading(text: SourceText, level: int, notes: NoteSink, findings: Findings) -> Heading:
    """A heading of a compilation; its number is kept apart.

    Names of parties and titles of statements (levels 3 and 4) may begin with an initial: there only
    figures and letters in parentheses are numbers.
    """
    pattern = _NUMBER if level <= 2 else _PLAIN_NUMBER
    number, rest = _numbered(inlines(text, notes, findings), pattern)
    return Heading(level, rest, text.language, number, text.at(0))


def note_blocks(text: SourceText, findings: Findings) -> tuple[Block, ...]:
    """The paragraphs, lists and quotations of a footnote.

    A number at its very beginning is text: a note that begins with "1." is no list.
    """
    text, folds = unfolded(text)
    reader = _BlockReader(text, folds, None, None, findings, text.value.split("\n"))
    out = reader.read(block_tokens(text.value, in_note=True), 0)[0]
    if not out:
        findings.error("empty-note", text.span, "the footnote has no text")
    return tuple(out) or (Paragraph((), text.language, text.span),)


def _numbered(
    children: tuple[Inline, ...], pattern: re.Pattern[str]
) -> tuple[str | None, tuple[Inline, ...]]:
    """The number at the start of a heading, and the rest."""
    first = children[0] if children else None
    if not isinstance(first, Text):
        return None, children
    found = pattern.match(first.text) or _CHINESE_NUMBER.match(first.text)
    if not found:
        return None, children
    end = found.end()
    place = part_of(end, first.span, first.lines)
    rest = Text(first.text[end:], first.language, *place, first.condensed)
    return found.group(1), (rest, *children[1:])


class _BlockReader(Struct):
    text: SourceText
    folds: frozenset[int]
    notes: NoteSink | None
    images: ImageLoader | None
    findings: Findings
    lines: list[str]
    starts: list[int] = field(default_factory=list)
    depth: int = 0
    is_deep: bool = False

    def __post_init__(self) -> None:
        offset = 0
        for line in self.lines:
            self.starts.append(offset)
            offset += len(line) + 1

    def read(self, tokens: list[Token], index: int, closing: str = "") -> tuple[list[Block], int]:
        """The blocks from a token up to the one that closes them, and its index."""
        out: list[Block] = []
        numbering = Numbering(self.text.language)
        while index < len(tokens):
            token = tokens[index]
            if token.type == closing:
                break
            match token.type:
                case "paragraph_open":
                    made = self.paragraph(tokens[index + 1])
                    if numbering.continues(self.indent(token)):
                        numbering.extend(made)
                    else:
                        numbering.close(out)
                        out.extend(made)
                    index += 3
                case "numbered_open":
                    numbering.add(token, self.paragraph(tokens[index + 1]), self.span(token))
                    self.doubtful_numbers(token)
                    index += 3
                case "heading_open":
                    self.not_in_note("a heading", token)
                    numbering.close(out)
                    out.append(self.heading(token, tokens[index + 1]))
                    index += 3
                case "bullet_list_open":
                    made_list, end = self.bullets(tokens, index)
                    if numbering.continues(self.indent(token)):
                        numbering.extend([made_list])
                    else:
                        numbering.close(out)
                        out.append(made_list)
                    index = end + 1
                case "blockquote_open":
                    inner, end = self.inside(tokens, index, "blockquote_close")
                    numbering.close(out)
                    out.append(BlockQuote(tuple(inner), self.text.language, self.span(token)))
                    index = end + 1
                case "table_open":
                    self.not_in_note("a table", token)
                    numbering.close(out)
                    table, index = self.table(tokens, index)
                    out.append(table)
                case _:
                    index += 1
        numbering.close(out)
        return out, index

    def inside(self, tokens: list[Token], index: int, closing: str) -> tuple[list[Block], int]:
        """The blocks inside a quotation or a list item, which may stand in others up to a limit."""
        self.depth += 1
        if self.depth > MAX_NESTING and not self.is_deep:
            self.is_deep = True
            self.findings.error(
                "nested-too-deep",
                self.span(tokens[index]),
                f"lists and quotations stand in each other more than {MAX_NESTING} deep",
                "delete the signs that are too many",
            )
        made = self.read(tokens, index + 1, closing)
        self.depth -= 1
        return made

    def doubtful_numbers(self, token: Token) -> None:
        """Tell of lines of a numbered paragraph that perhaps begin another."""
        for line, label in token.meta["doubtful"]:
            lead = len(self.lines[line]) - len(self.lines[line].lstrip(" \t>"))
            self.findings.warning(
                "number-in-paragraph",
                self.text.at(self.starts[line] + lead),
                f"“{label}” is out of sequence, so it goes on with the paragraph above",
                "put an empty line before it if it begins a paragraph of its own",
            )

    def indent(self, token: Token) -> int:
        """The indentation of a block, in spaces."""
        line = self.lines[token.map[0]].expandtabs(4) if token.map else ""
        return len(line) - len(line.lstrip(" "))

    def span(self, token: Token) -> Span:
        """The place of the first character of a block."""
        line = token.map[0] if token.map else 0
        lead = len(self.lines[line]) - len(self.lines[line].lstrip(" \t>"))
        return self.text.at(self.starts[line] + lead)

    def piece(self, token: Token) -> Piece:
        """The content of an inline token, with its places."""
        begin = self.starts[token.map[0]] if token.map else 0
        offsets = line_offsets(self.text.value, token.content, token.meta.get("at", begin))
        return Piece(self.text, token.content, offsets, self.folds)

    def paragraph(self, token: Token) -> list[Block]:
        """A paragraph, then the pictures in it."""
        if token.content.strip() == PAGE_BREAK:
            self.not_in_note("a page break", token)
            return [PageBreak()]
        pictures = FoundPictures() if self.images else None
        piece = self.piece(token)
        for one in failed_lines(piece.content):
            tell(one, piece.at(one.at), self.findings)
        children = self.inlines(piece, token, pictures)
        out: list[Block] = []
        found = pictures.items if pictures else []
        if children and not (found and not _has_words(children)):
            out.append(Paragraph(children, self.text.language, piece.at(0)))
        for path, alternative, span in found:
            out.extend(self.figure(path, alternative, span))
        return out

    def not_in_note(self, what: str, token: Token) -> None:
        """Tell of a block that a footnote cannot have, as Word's cannot be set like that."""
        if self.notes is None:
            self.findings.error(
                "block-in-note",
                self.span(token),
                f"{what} is not allowed in a footnote",
                "put it in the text, or write it as a paragraph or a list",
            )

    def inlines(
        self, piece: Piece, token: Token, pictures: FoundPictures | None = None
    ) -> tuple[Inline, ...]:
        """The inlines of an inline token."""
        return read_inlines(
            piece, token.children or [], self.notes, self.findings, pictures=pictures
        )

    def figure(self, path: str, alternative: str, span: Span) -> list[Block]:
        """A picture; it must have an alternative text."""
        if not alternative.strip():
            self.findings.error(
                "image-without-text",
                span,
                f"the picture “{path}” has no alternative text",
                "write ![what it shows](path); it is read aloud in place of the picture",
            )
        image = self.images.load(path, span) if self.images else None
        return [Figure(image, alternative, self.text.language, span)] if image else []

    def heading(self, token: Token, inline: Token) -> Heading:
        """A heading: ``#`` to ``######``."""
        children = self.inlines(self.piece(inline), inline)
        number, rest = _numbered(children, _ANY_NUMBER)
        return Heading(int(token.tag[1]), rest, self.text.language, number, self.span(token))

    def bullets(self, tokens: list[Token], index: int) -> tuple[List, int]:
        """A bulleted list."""
        start = tokens[index]
        items: list[ListItem] = []
        index += 1
        while tokens[index].type != "bullet_list_close":
            span = self.span(tokens[index])
            inner, index = self.inside(tokens, index, "list_item_close")
            items.append(ListItem("", tuple(inner), span))
            index += 1
        return List("bullet", tuple(items), self.text.language, self.span(start)), index

    def table(self, tokens: list[Token], index: int) -> tuple[Table, int]:
        """A table; its first row is the header."""
        start = tokens[index]
        rows: list[list[Token]] = []
        alignments: list[Alignment] = []
        bars: int | None = None
        while tokens[index].type != "table_close":
            token = tokens[index]
            if token.type == "tr_open":
                self.surplus_cells(token)
                bars = bars or token.meta.get("adjacent")
                rows.append([])
            elif token.type in ("th_open", "td_open"):
                if token.type == "th_open":
                    alignments.append(cast("Alignment", token.attrs["style"]))
                rows[-1].append(tokens[index + 1])
            index += 1
        header, *body = self.cells(rows)
        self.adjacent_bars(bars)
        table = Table(tuple(alignments), header, tuple(body), self.text.language, self.span(start))
        return table, index + 1

    def cells(self, rows: list[list[Token]]) -> list[tuple[TableCell, ...]]:
        """The cells that begin in each row."""
        found = joined([[token.content for token in row] for row in rows])
        for (row, column), fault in found.faults:
            place = self.piece(rows[row][column]).at(0)
            self.findings.error("joined-cells", place, *_FAULTS[fault])
        out = []
        for number, tokens in enumerate(rows):
            cells = []
            for column, token in enumerate(tokens):
                spans = found.spans.get((number, column))
                if spans:
                    piece = self.piece(token)
                    for one in lone_backslash(piece.content):
                        tell(one, piece.at(one.at), self.findings)
                    children = self.inlines(piece, token)
                    cells.append(TableCell(children, self.text.language, piece.at(0), *spans))
            out.append(tuple(cells))
        return out

    def adjacent_bars(self, place: int | None) -> None:
        """Tell of two bars that have nothing between them, which mean two things."""
        if place is not None:
            self.findings.note(
                "adjacent-bars",
                self.text.at(place),
                "these bars have an empty cell between them",
                "write << between them if the cell at the left spans both columns, or a space",
            )

    def surplus_cells(self, token: Token) -> None:
        """Tell of a row that has more cells than the header of its table."""
        if "surplus" in token.meta:
            self.findings.error(
                "table-cells",
                self.text.at(token.meta["surplus"]),
                "this row has more cells than the header of its table",
                "give the header as many cells; write \\| for a bar that parts no cells",
            )


def _has_words(children: tuple[Inline, ...]) -> bool:
    return any(not isinstance(child, Text) or child.text.strip() for child in children)
