"""Map a point on a page to its place in the letter file, and back.

Every piece of a story has its place in the file, and every glyph run its place in the paragraph;
together they give line and column of any character.  Texts that the program writes itself (titles,
masthead, session block) lead to the values they are made from.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate

from msgspec import Struct, field

from unassemble.base.source import Span, place_of
from unassemble.layout.fragments import GlyphRun, PlacedLine, fragments
from unassemble.preview.building import Built
from unassemble.preview.masthead import masthead_places
from unassemble.story import (
    Characters,
    LineEnd,
    NoteCall,
    NoteMark,
    Piece,
    StoryParagraph,
    Tab,
    all_paragraphs,
)


class Box(Struct, frozen=True):
    """A rectangle on a page, in points from its top left corner; pages count from 0."""

    page: int
    x: float
    y: float
    width: float
    height: float


class SourcePlace(Struct, frozen=True):
    """A place in the letter file; ``made`` if the program wrote the words from the value there."""

    span: Span
    made: bool = False


class _Drawn(Struct, eq=False):
    """A line on a page, with the characters ``start`` to ``end`` of its paragraph."""

    page: int
    placed: PlacedLine
    start: int
    end: int


class PageMap(Struct, eq=False):
    """The map between the pages of a version and its letter file.

    Paragraphs are known by the key of their path.
    """

    built: Built
    paragraphs: dict[int, StoryParagraph] = field(default_factory=dict)
    lines: list[list[PlacedLine]] = field(default_factory=list)
    drawn: dict[int, list[_Drawn]] = field(default_factory=dict)
    first: dict[int, int] = field(default_factory=dict)
    """The paragraph of a line, by the identity of the line: a table's head is drawn again."""
    origins: list[tuple[tuple[int, int], int, int]] = field(default_factory=list)
    """Where texts begin in the file: (line, column), key of the paragraph, offset in it; sorted."""

    def at(self, page: int, x: float, y: float) -> SourcePlace | None:
        """The place in the file of the text at a point of a page; None if there is no text."""
        placed = self._line(page, y, x)
        if placed is None:
            return None
        paragraph = self._paragraph(placed)
        found = None
        if paragraph is not None:
            found = _in_paragraph(paragraph, _offset(placed.line.runs, x), _marks(self.built))
        return found or self._made(placed.line.text.strip()) or self._above(placed)

    def boxes(self, line: int, column: int) -> tuple[Box, ...]:
        """The lines on the pages that show the text at a place in the file."""
        at = bisect_right(self.origins, ((line, column), 1 << 60, 0)) - 1
        if at < 0 or self.origins[at][0][0] != line:
            # The place is a key or a mapping: take the first text below it.
            at = min(at + 1, len(self.origins) - 1)
        if at < 0:
            return ()
        (found, begin), key, offset = self.origins[at]
        if found == line and column > begin:
            offset += column - begin
        lines = self.drawn.get(key, [])
        ahead = [one for one in lines if one.start <= offset < max(one.end, one.start + 1)]
        return tuple(_box(one) for one in ahead or lines[-1:])

    def _line(self, page: int, y: float, x: float) -> PlacedLine | None:
        """The line nearest to a point; None if none is near."""

        def distance(placed: PlacedLine) -> float:
            left, right = _extent(placed)
            aside = max(left - x, x - right, 0.0)
            middle = placed.y - placed.line.height * 0.3
            return abs(y - middle) + aside * 0.5

        if not 0 <= page < len(self.lines) or not self.lines[page]:
            return None
        nearest = min(self.lines[page], key=distance)
        return nearest if distance(nearest) < nearest.line.height + 12 else None

    def _paragraph(self, placed: PlacedLine) -> StoryParagraph | None:
        key = placed.path[-1].key if placed.path else self.first.get(id(placed.line), -1)
        return self.paragraphs.get(key)

    def _above(self, placed: PlacedLine) -> SourcePlace | None:
        """The place of the nearest paragraph above that has one."""
        key = placed.path[-1].key if placed.path else 0
        above = [self.paragraphs[one] for one in sorted(self.paragraphs) if one < key]
        span = next((one.span for one in reversed(above) if one.span), None)
        return SourcePlace(span, made=True) if span and key in self.paragraphs else None

    def _made(self, words: str) -> SourcePlace | None:
        """The place of the value from which the program made some words."""
        known = list(masthead_places(self.built))
        whole = (span for text, span in known if text.strip() == words)
        part = (span for text, span in known if words and words in text)
        # In the footer of an Arabic page the codes are in visual order.
        turned = (span for text, span in known if sorted(text.split()) == sorted(words.split()))
        span = next(whole, None) or next(part, None) or next(turned, None)
        return SourcePlace(span, made=True) if span else None


def build_map(built: Built) -> PageMap:
    """Build the map of a version."""
    made = PageMap(built)
    for paragraph in all_paragraphs(built.story):
        if paragraph.path:
            made.paragraphs[paragraph.path[-1].key] = paragraph
    for number, page in enumerate(built.pages.pages):
        lines = [one for one in fragments(page) if isinstance(one, PlacedLine) and one.line.runs]
        made.lines.append(lines)
        for placed in lines:
            if placed.path and placed.path[-1].key in made.paragraphs:
                start, end = _covered(placed.line.runs)
                drawn = _Drawn(number, placed, start, end)
                made.drawn.setdefault(placed.path[-1].key, []).append(drawn)
                made.first.setdefault(id(placed.line), placed.path[-1].key)
    marks = _marks(built)
    for key, paragraph in made.paragraphs.items():
        made.origins.extend((place, key, at) for place, at in _origins(paragraph, marks))
    made.origins.sort()
    return made


def _marks(built: Built) -> list[str]:
    """The printed marks of all notes, by the index that calls have."""
    return built.story.marks


def _covered(runs: list[GlyphRun]) -> tuple[int, int]:
    return min(run.at for run in runs), max(run.at + run.end - run.start for run in runs)


def length(piece: Piece, marks: list[str]) -> int:
    """The number of characters of a piece in the text of its paragraph, as the layout counts."""
    match piece:
        case Characters(text=text):
            return len(text)
        case NoteCall(note=note) | NoteMark(note=note):
            return len(marks[note])
        case Tab() | LineEnd():
            return 1


def _in_paragraph(paragraph: StoryParagraph, offset: int, marks: list[str]) -> SourcePlace | None:
    """The place of a character, or of the nearest piece that has a place."""
    ends = list(accumulate(length(piece, marks) for piece in paragraph.pieces))
    index = min(bisect_right(ends, offset), len(ends) - 1)
    if index >= 0:
        start = ends[index - 1] if index else 0
        piece = paragraph.pieces[index]
        match piece:
            case Characters(span=span, lines=lines) if span is not None:
                found = place_of(offset - start, span, lines)
                return SourcePlace(found) if found else None
            case NoteCall(span=span) if span is not None:
                return SourcePlace(span)
    near = sorted(range(len(paragraph.pieces)), key=lambda one: abs(one - index))
    spans = (getattr(paragraph.pieces[one], "span", None) for one in near)
    found = next((span for span in spans if span is not None), None)
    if found is not None:
        return SourcePlace(found)
    return SourcePlace(paragraph.span, made=True) if paragraph.span else None


def _origins(paragraph: StoryParagraph, marks: list[str]) -> Iterator[tuple[tuple[int, int], int]]:
    """The places where texts of the paragraph begin, each with its offset in the paragraph."""
    offset = 0
    for piece in paragraph.pieces:
        span = getattr(piece, "span", None)
        if span is not None:
            yield (span.line, span.column), offset
        if isinstance(piece, Characters) and span is not None:
            for at, place in piece.lines:
                yield (place.line, place.column), offset + at
        offset += length(piece, marks)


def _offset(runs: list[GlyphRun], x: float) -> int:
    """The character of a line at ``x``, as an offset in the paragraph."""
    nearest = min(runs, key=lambda run: max(run.x - x, x - run.x - run.width, 0.0))
    segment = nearest.segment
    steps = segment.shaped.steps(segment.size * segment.scale / 1000, segment.spacing)
    # Measured from the start of the first character, which is the right end in RTL text.
    along = nearest.x + nearest.width - x if segment.shaped.rtl else x - nearest.x
    reach = 0.0
    ends = []
    for index in range(nearest.start, nearest.end):
        spread = nearest.space if segment.text[index] == " " else 0.0
        reach += steps[index] + spread + (nearest.gap if segment.face.han else 0.0)
        ends.append(reach)
    return nearest.at + min(bisect_left(ends, along), max(len(ends) - 1, 0))


def _extent(placed: PlacedLine) -> tuple[float, float]:
    runs = placed.line.runs
    return min(run.x for run in runs), max(run.x + run.width for run in runs)


def _box(drawn: _Drawn) -> Box:
    left, right = _extent(drawn.placed)
    line = drawn.placed.line
    return Box(drawn.page, left, drawn.placed.y - line.baseline, right - left, line.height)
