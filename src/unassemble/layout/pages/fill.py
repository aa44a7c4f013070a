"""Rows and notes → pages.

A row brings its notes with it: it fits only if they fit, or if all fit but the end of the last.
That note is then split, with at least two lines on either page (widow and orphan control); the
rest goes to the top of the next page's footnote area, after the continuation separator.  Word is
known to do this [K]: no available document has such a note.  Rows that must stay together move to
the next page together, with their notes, so that a note always begins on the page of its call.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from unassemble.layout.fragments import Page, PlacedImage, PlacedLine, Rule
from unassemble.layout.notes import SetNote, SetNotes
from unassemble.layout.pages.rows import Row
from unassemble.styles import PAGE

SEPARATOR = 13.2
"""Height of the separator's paragraph: a line of 8-point type and 4 points (A/80/590)."""
_SEPARATOR_RULE = Rule(99.6, 8.26, 72.0, 0.4)
_ASTERISK_BASELINE = 721.9
_ASTERISK_RULE = Rule(110.8, -10.15, 72.0, 0.25)
_LATIN_BASELINE = 8.4
"""Of a note's first line; Arabic lines have more room above it, for marks over letters."""
_LEAST_BODY = 36.0
"""Height that notes continued from the page before leave for text, at least."""
_LEAST_NOTE = 2
"""Lines of a split note on either page, at least."""
_EPSILON = 0.01


class _OpenPage(Struct):
    """The page being filled: the y that its text has reached, and its notes so far."""

    page: Page
    y: float
    bottom: float
    notes: list[PlacedLine] = field(default_factory=list)
    asterisks: list[PlacedLine] = field(default_factory=list)
    after: float = 0.0
    empty: bool = True
    called: bool = False

    @property
    def first(self) -> bool:
        return self.page.number == 1

    def area(self, more: float = 0.0) -> float:
        """Height of the footnote area with notes of height ``more`` added."""
        height = sum(line.line.height for line in self.notes) + more
        return height + SEPARATOR if height else 0.0

    def limit(self, asterisks: float = 0.0) -> float:
        """The lowest point of text and numbered notes, above the asterisk notes of page 1."""
        height = sum(line.line.height for line in self.asterisks) + asterisks
        if not height:
            return self.bottom
        # A note called in the text is a footnote in Word, with a separator that takes room.
        # One called in the masthead is part of the footer, below a rule.
        called = asterisks or self.called
        above = SEPARATOR if called else -_ASTERISK_RULE.y - _LATIN_BASELINE
        return min(self.bottom, _ASTERISK_BASELINE + 2.1 - height - above)

    def room(self, more: float = 0.0, asterisks: float = 0.0) -> float:
        """Height left for text if notes of these heights are added."""
        return self.limit(asterisks) - self.area(more) - self.y - self.after + _EPSILON


def fill_pages(rows: list[Row], notes: SetNotes, rtl: bool = False) -> list[Page]:
    """Fill pages with all rows and notes; ``rtl``: the rules above notes are at the right."""
    filler = _PageFiller(notes, rtl)
    for group in _groups(rows):
        filler.place(group)
    filler.finish()
    return filler.pages


def _groups(rows: list[Row]) -> Iterator[list[Row]]:
    group: list[Row] = []
    for row in rows:
        group.append(row)
        if not row.bond:
            yield group
            group = []
    if group:
        yield group


class _PageFiller:
    def __init__(self, notes: SetNotes, rtl: bool) -> None:
        self.notes, self.rtl = notes, rtl
        self.pages: list[Page] = []
        self.carried: list[PlacedLine] = []
        self.open = self._new_page()
        for note in notes.of_page:
            self.open.asterisks.extend(note.lines)

    def _new_page(self) -> _OpenPage:
        number = len(self.pages) + 1
        page = Page(number)
        self.pages.append(page)
        top, bottom = (
            (PAGE.first_top, PAGE.first_bottom)
            if number == 1
            else (PAGE.next_top, PAGE.next_bottom)
        )
        opened = _OpenPage(page, top, bottom)
        taken, room = 0, bottom - top - SEPARATOR - _LEAST_BODY
        for line in self.carried:
            room -= line.line.height
            if room < 0:
                break
            taken += 1
        opened.notes.extend(self.carried[:taken])
        self.carried = self.carried[taken:]
        return opened

    def _raised(self, row: Row) -> float:
        """How far a row is raised if it begins a page: its baseline is at a fixed height."""
        opened = self.open
        if opened.first or not opened.empty or len(row.parts) != 1:
            return 0.0
        part = row.parts[0]
        return opened.y + part.y - PAGE.next_baseline if isinstance(part, PlacedLine) else 0.0

    def _next_page(self) -> None:
        _close(self.open, self.rtl)
        self.open = self._new_page()

    def finish(self) -> None:
        """Close the last page, and make pages for the rest of notes."""
        while self.carried:
            self._next_page()
        _close(self.open, self.rtl)

    def place(self, group: list[Row]) -> None:
        """Place rows that must stay together."""
        if group[0].page_break and not (self.open.empty and self.open.first):
            self._next_page()
        if self._try(group):
            return
        if not self.open.empty:
            if self._split_note(group):
                return
            self._next_page()
            if self._try(group):
                return
        if len(group) > 1:
            # Taller than a page: bonds are ignored.
            for row in group:
                self.place([replace(row, page_break=False)])
            return
        if not self._split_note(group):
            self._force(group[0])

    def _heights(self, group: list[Row]) -> tuple[float, list[SetNote], list[SetNote]]:
        height = sum(row.height + row.after for row in group) - group[-1].after
        height -= self._raised(group[0])
        if group[0].repeat and self.open.empty and not self.open.first:
            height += group[0].repeat_height
        numbered: list[SetNote] = []
        starred: list[SetNote] = []
        for row in group:
            for index in row.calls:
                note = self.notes.called[index]
                (starred if note.is_asterisk and self.open.first else numbered).append(note)
        return height, numbered, starred

    def _try(self, group: list[Row]) -> bool:
        height, numbered, starred = self._heights(group)
        more = sum(note.height for note in numbered)
        stars = sum(note.height for note in starred)
        if self.open.notes or numbered:
            # Above a footnote area Word keeps a paragraph's space after (A/79/843, page 3).
            height += group[-1].after
        if height > self.open.room(more, stars):
            return False
        self._put(group, numbered, starred)
        return True

    def _split_note(self, group: list[Row]) -> bool:
        """Place the group if its notes fit but for the end of the last, which is carried over."""
        height, numbered, starred = self._heights(group)
        if not numbered or starred:
            return False
        *whole, last = numbered
        room = self.open.room(sum(note.height for note in whole)) - height - group[-1].after
        if not self.open.notes and not whole:
            room -= SEPARATOR
        taken = 0
        for line in last.lines:
            room -= line.line.height
            if room < 0:
                break
            taken += 1
        taken = min(taken, len(last.lines) - _LEAST_NOTE)
        if taken < _LEAST_NOTE:
            return False
        self._put(group, [*whole, SetNote(last.lines[:taken], False)], [])
        self.carried.extend(last.lines[taken:])
        return True

    def _force(self, row: Row) -> None:
        """Place a row taller than any page, or one whose notes leave it no room."""
        _, numbered, starred = self._heights([row])
        self._put([row], [], starred)
        for note in numbered:
            self.carried.extend(note.lines)

    def _put(self, group: list[Row], numbered: list[SetNote], starred: list[SetNote]) -> None:
        opened = self.open
        opened.y -= self._raised(group[0])
        if group[0].repeat and opened.empty and not opened.first:
            for part in group[0].repeat:
                opened.page.content.append(_as_artifact(_moved(part, opened.y)))
            opened.y += group[0].repeat_height
        for row in group:
            opened.y += opened.after
            for part in row.parts:
                opened.page.content.append(_moved(part, opened.y))
            opened.y += row.height
            opened.after = row.after
        opened.empty = False
        for note in numbered:
            opened.notes.extend(note.lines)
        for note in starred:
            opened.asterisks.extend(note.lines)
            opened.called = True


def _close(opened: _OpenPage, rtl: bool) -> None:
    """Place the notes and the rules above them at the foot of the page."""
    page = opened.page
    if opened.notes:
        y = opened.limit() - opened.area()
        rule = _SEPARATOR_RULE.mirrored() if rtl else _SEPARATOR_RULE
        page.furniture.append(_moved(rule, y))
        y += SEPARATOR
        for line in opened.notes:
            page.notes.append(_moved_line(line, y))
            y += line.line.height
    if opened.asterisks:
        height = sum(line.line.height for line in opened.asterisks)
        y = _ASTERISK_BASELINE + 2.1 - height
        first = _LATIN_BASELINE if rtl else opened.asterisks[0].line.baseline
        rule = _ASTERISK_RULE.mirrored() if rtl else _ASTERISK_RULE
        page.furniture.append(_moved(rule, y + first))
        above = []
        for line in opened.asterisks:
            above.append(_moved_line(line, y))
            y += line.line.height
        page.notes[:0] = above


def _moved_line(line: PlacedLine, by: float) -> PlacedLine:
    return replace(line, y=line.line.baseline + by)


def _moved(part: PlacedLine | PlacedImage | Rule, by: float) -> PlacedLine | PlacedImage | Rule:
    return replace(part, y=part.y + by)


def _as_artifact(part: PlacedLine | PlacedImage | Rule) -> PlacedLine | PlacedImage | Rule:
    return part if isinstance(part, Rule) else replace(part, path=())
