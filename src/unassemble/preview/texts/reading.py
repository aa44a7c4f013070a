"""A value of a letter file → its tree, with the place in the value of every character."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Literal, assert_never

from msgspec import Struct

from unassemble.base.diagnostics import Findings
from unassemble.base.source import SourceText, Span
from unassemble.letter import markup
from unassemble.model import (
    Emphasis,
    FootnoteCall,
    ImageData,
    Inline,
    LineBreak,
    Link,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
)
from unassemble.preview.texts.blocks import tree_of
from unassemble.preview.texts.masks import Masked, masked, printed_braces
from unassemble.preview.texts.tree import Range, TextChip, TextLeaf, TextNode, TextRun

ValueKind = Literal["block", "inline", "note"]
"""Blocks of all kinds; one paragraph, such as a title; the blocks that a note may have."""
_MARKS = {
    Emphasis: "em",
    Strong: "strong",
    Underline: "u",
    Strikeout: "s",
    Superscript: "sup",
    Subscript: "sub",
}
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_LINE_END = re.compile(r"\n[ \t]*(?:>[ \t]?)*[ \t]*")
_BREAK = re.compile(r"<br ?/?>|(?:\\| *)\n[ \t]*(?:>[ \t]?)*[ \t]*", re.IGNORECASE)
_BLANK = re.compile(r"‹…[^‹›\n]*›")
_WHOLE_BLANK = re.compile(r"\s*(‹[^‹›\n]+›)\s*")


class TextReading(Struct, frozen=True):
    """The tree of a value; ``whole`` is false where the reader had to leave something out.

    ``filled`` is whether what stands between braces is filled in before Markdown is read.
    """

    value: str
    nodes: tuple[TextNode, ...]
    whole: bool
    filled: bool = False


class SeenNotes(Struct):
    """Takes every call of a note; what it calls is kept by its place."""

    inner: dict[int, SourceText] = {}
    ids: dict[int, str] = {}

    def call(self, id: str, span: Span) -> FootnoteCall:
        """A call by an id, whether or not the note is there."""
        self.ids[span.column - 1] = id
        return FootnoteCall(0, "", span)

    def inline(self, text: SourceText) -> FootnoteCall:
        """A note written where it is called."""
        self.inner[text.span.column - 1] = text
        return FootnoteCall(0, "", text.span)


class SeenPictures(Struct):
    """Takes every picture, there or not; its path is kept by its place."""

    paths: dict[int, str] = {}

    def load(self, path: str, span: Span) -> ImageData:
        """A picture of no size: the editor shows the file itself."""
        self.paths[span.column - 1] = path
        return ImageData(b"", "png", (1, 1), 1.0, 1.0)


def read_text(
    value: str,
    language: str,
    kind: ValueKind,
    anchors: Iterable[tuple[int, int, int]] = (),
    filled: bool = False,
) -> TextReading:
    """The tree of a value.

    Args:
        value: the text, as YAML reads it.
        language: one of the six codes.
        kind: what the value may hold.
        anchors: the places of its lines in the file, which tell where YAML has folded it.
        filled: whether what stands between braces is filled in, as in the letter's own text.
    """
    hidden = masked(value) if filled else Masked(value)
    places = tuple((offset, line, offset + 1) for offset, line, _ in anchors) or ((0, 1, 1),)
    text = SourceText(hidden.value, Span("", 1, 1), language, places)
    findings = Findings()
    reader = TreeReader(value, hidden, language, SeenNotes(), SeenPictures(), findings)
    nodes = reader.read(text, kind)
    return TextReading(value, nodes, not findings.has_errors, filled)


class TreeReader(Struct):
    """Reads one value: the model's blocks and inlines become nodes with ranges of the value."""

    value: str
    hidden: Masked
    language: str
    notes: SeenNotes
    pictures: SeenPictures
    findings: Findings

    def read(self, text: SourceText, kind: ValueKind) -> tuple[TextNode, ...]:
        """The nodes of a text of the value."""
        match kind:
            case "block":
                found = markup.blocks(text, self.notes, self.pictures, self.findings)
            case "note":
                found = markup.note_blocks(text, self.findings) if text.value.strip() else ()
            case "inline":
                start = text.span.column - 1
                runs = self.runs(markup.inlines(text, self.notes, self.findings), start)
                return (TextLeaf("p", runs, at=(start, start + len(text.value.rstrip("\n")))),)
            case _:
                assert_never(kind)
        end = text.at(len(text.value) - 1).column if text.value else text.span.column - 1
        return tree_of(found, self, (text.span.column - 1, end))

    def path_at(self, place: int) -> str:
        """The path of the picture at a place."""
        return self.pictures.paths.get(place, "")

    # -- inlines -------------------------------------------------------------------------

    def runs(self, inlines: tuple[Inline, ...], start: int) -> tuple[TextRun | TextChip, ...]:
        """The runs of a leaf whose content begins at ``start``."""
        out: list[TextRun | TextChip] = []
        self._runs(inlines, (), out)
        return tuple(self._placed(out, start))

    def _runs(
        self, inlines: Iterable[Inline], marks: tuple[str, ...], out: list[TextRun | TextChip]
    ) -> None:
        for one in inlines:
            match one:
                case Text():
                    out.extend(self._text(one, marks))
                case LineBreak():
                    out.append(TextChip("line", "<br>", marks))
                case FootnoteCall(span=span):
                    assert span is not None
                    out.append(self._call(span.column - 1, marks))
                case Link(target=target, children=children):
                    self._runs(children, (*marks, f"link={target}"), out)
                case _:
                    self._runs(one.children, (*marks, _MARKS[type(one)]), out)

    def _call(self, start: int, marks: tuple[str, ...]) -> TextChip:
        """The chip of a call; an inline note has the nodes of its text."""
        text = self.notes.inner.get(start)
        if text is None:
            end = start + len(self.notes.ids[start]) + 3
            return TextChip("call", self.value[start:end], marks, (start, end))
        end = text.at(len(text.value) - 1).column + 1 if text.value else start + 1
        nodes = self.read(text, "note")
        return TextChip(
            "note", self.value[start - 2 : end], marks, (start - 2, end), nodes, (start, end - 1)
        )

    def _text(self, text: Text, marks: tuple[str, ...]) -> list[TextRun | TextChip]:
        """The runs of a text: its characters, its templates, its blanks."""
        if text.language != self.language:
            marks = (*marks, f"lang={text.language}")
        if text.condensed:
            marks = (*marks, f"condensed={text.condensed:g}")
        run = TextRun(text.text, marks, tuple(self._ranges(text)))
        out: list[TextRun | TextChip] = []
        pattern = self.hidden.pattern()
        place = 0
        for found in pattern.finditer(run.text) if pattern else ():
            out += self._blanks(part(run, place, found.start()))
            at = (run.at[found.start()][0], run.at[found.end() - 1][1])
            written = self.value[slice(*at)]
            braces = printed_braces(written)
            if braces:
                ends = (at, (at[1], at[1]))
                out.append(TextRun(braces, marks, ends))
            else:
                out.append(TextChip("template", written, marks, at))
            place = found.end()
        out += self._blanks(part(run, place, len(run.text)))
        return out

    def _blanks(self, run: TextRun) -> list[TextRun | TextChip]:
        """A run with the places to fill in as chips."""
        out: list[TextRun | TextChip] = []
        place = 0
        whole = _WHOLE_BLANK.fullmatch(self.value)
        for found in (_WHOLE_BLANK if whole else _BLANK).finditer(run.text):
            start, end = found.span(1 if whole else 0)
            at = (run.at[start][0], run.at[end - 1][1])
            if self.value[slice(*at)] == run.text[start:end]:
                out += [part(run, place, start)]
                out.append(TextChip("blank", run.text[start:end], run.marks, at))
                place = end
        out.append(part(run, place, len(run.text)))
        return [one for one in out if isinstance(one, TextChip) or one.text]

    def _ranges(self, text: Text) -> list[Range]:
        """The range of the value of each character."""
        assert text.span is not None
        starts: list[int] = []
        marks = [(0, text.span), *text.lines, (len(text.text), text.span)]
        for (begin, span), (end, _) in pairwise(marks):
            starts += range(span.column - 1, span.column - 1 + end - begin)
        return [
            (start, self._end(start, character, following))
            for start, character, following in zip(
                starts, text.text, [*starts[1:], len(self.value)], strict=True
            )
        ]

    def _end(self, start: int, character: str, following: int) -> int:
        """Where the source of a character ends: an escape is longer than what it prints."""
        value = self.value
        found = value[start : start + 1]
        match found:
            case "\n":
                end = _LINE_END.match(value, start)
                return end.end() if end else start + 1
            case "\\" if value[start + 1 : start + 2] == character and following != start + 1:
                return start + 2
            case "&" if entity := _ENTITY.match(value, start):
                return entity.end() if html.unescape(entity[0])[:1] == character else start + 1
            case "\t" if character == " ":
                return start + len(value[start:]) - len(value[start:].lstrip(" \t"))
            case _:
                return start + 1

    def _placed(self, runs: list[TextRun | TextChip], start: int) -> Iterable[TextRun | TextChip]:
        """The runs with the ranges of their line breaks, which stand between the others."""
        place = start
        for one in runs:
            if isinstance(one, TextChip) and one.kind == "line":
                found = _BREAK.search(self.value, place)
                at = found.span() if found else (place, place)
                place = at[1]
                yield TextChip("line", one.written, one.marks, at)
                continue
            yield one
            place = (one.at if isinstance(one, TextChip) else one.at[-1])[1]


def part(run: TextRun, start: int, end: int) -> TextRun:
    """Some characters of a run."""
    return TextRun(run.text[start:end], run.marks, run.at[start:end])
