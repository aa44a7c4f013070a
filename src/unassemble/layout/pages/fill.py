"""Rows and notes → pages.

A row brings its notes with it: it fits only if they fit, or if all fit but the end of the last.
That note is then split, with at least two lines on either page (widow and orphan control); the
rest goes to the top of the next page's footnote area, after the continuation separator.  Word is
known to do this [K]: no available document has such a note.  Rows that must stay together move to
the next page together, with their notes, so that a note always begins on the page of its call.

Two things no page can hold: notes of one line that are taller together than a page, of which as
much stays on the page of the call as it has room for; and a row of a table that is taller than a
page, which goes on overleaf (`parting`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from unassemble.layout.fragments import Page, PlacedImage, PlacedLine, Rule
from unassemble.layout.notes import SetNote, SetNotes
from unassemble.layout.pages.parting import PartedRow
from unassemble.layout.pages.rows import Row
from unassemble.styles import PAGE
from unassemble.styles.places import Places, places

SEPARATOR = 13.2
"""Height of the separator's paragraph: a line of 8-point type and 4 points (A/80/590)."""
_SEPARATOR_RULE = Rule(99.6, 8.26, 72.0, 0.4)
_ASTERISK_BASELINE = 721.9
_ASTERISK_RULE = Rule(110.8, -10.15, 72.0, 0.25)
_LATIN_BASELINE = 8.4
"""Of a note's first line; Arabic lines have more room above it, for marks over letters."""
_SPACE_ABOVE = 7.0
"""Points between text and notes with which the space below the last note stays (A/75/836: it stays
with 10.8 points, and is dropped with 6.4 and 1.8)."""
_LEAST_BODY = 36.0
"""Height that notes continued from the page before leave for text, at least."""
_LEAST_NOTE = 2
"""Lines of a split note on either page, at least."""
_TALLEST_BODY = PAGE.next_bottom - PAGE.next_top - SEPARATOR
"""Height of a page that text and notes share."""
_EPSILON = 0.01
_PLACES = places("en")


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

    def area(self, more: Sequence[SetNote] = ()) -> float:
        """Height of the footnote area with more notes; the space below the last may be dropped."""
        lines = [*self.notes, *(line for note in more for line in note.lines)]
        return _height(lines) + SEPARATOR if lines else 0.0

    def limit(self, asterisks: Sequence[SetNote] = ()) -> float:
        """The lowest point of text and numbered notes, above the asterisk notes of page 1."""
        lines = [*self.asterisks, *(line for note in asterisks for line in note.lines)]
        if not lines:
            return self.bottom
        height = _height(lines)
        # A note called in the text is a footnote in Word, with a separator that takes room.
        # One called in the masthead is part of the footer, below a rule.
        called = asterisks or self.called
        above = SEPARATOR if called else -_ASTERISK_RULE.y - _LATIN_BASELINE
        return min(self.bottom, _ASTERISK_BASELINE + 2.1 - height - above)

    def room(self, more: Sequence[SetNote] = (), asterisks: Sequence[SetNote] = ()) -> float:
        """Height left for text if notes and asterisk notes are added."""
        return self.limit(asterisks) - self.area(more) - self.y - self.after + _EPSILON


def fill_pages(
    rows: list[Row], notes: SetNotes, at: Places = _PLACES, rtl: bool = False
) -> list[Page]:
    """Fill pages with all rows and notes; ``rtl``: the rules above notes are at the right."""
    filler = _PageFiller(notes, at, rtl)
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
    def __init__(self, notes: SetNotes, at: Places, rtl: bool) -> None:
        self.notes, self.at, self.rtl = notes, at, rtl
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
            else (self.at.next_top, PAGE.next_bottom)
        )
        opened = _OpenPage(page, top, bottom)
        taken, room = 0, bottom - top - SEPARATOR - _LEAST_BODY
        for line in self.carried:
            room -= line.line.height + line.after
            if room < 0:
                break
            taken += 1
        opened.notes.extend(self.carried[:taken])
        self.carried = self.carried[taken:]
        return opened

    def _raised(self, row: Row) -> float:
        """How far a row is raised if it begins a page: its baseline is at a fixed height."""
        opened = self.open
        if opened.first or not (self.at.raised and opened.empty) or len(row.parts) != 1:
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
        parted = bool(group[-1].columns)
        if parted and _is_tall(group):
            self._part(group)
            return
        if not self.open.empty:
            if self._split_note(group):
                return
            self._next_page()
            if self._try(group):
                return
        apart = [one for row in group for one in (row.rows or (row,))]
        if len(apart) > 1:
            # Taller than a page: bonds are ignored.
            for row in apart:
                self.place([replace(row, page_break=False)])
            return
        while self.carried and group[0].calls:
            # A note begins after the end of the one before it.
            self._next_page()
        if self._try(group) or self._split_note(group):
            return
        if parted:
            self._part(group)
        else:
            self._force(group[0])

    def _part(self, group: list[Row]) -> None:
        """Place rows of which the last goes on overleaf, part by part."""
        *lead, row = group
        parted = PartedRow(row)
        while not parted.done:
            if self._place_part(lead, parted):
                lead = []
                if not parted.done:
                    self._next_page()
            elif lead and self.open.empty and not self.carried:
                for one in lead:  # a table head that leaves no room for a line below it
                    self.place([one])
                lead = []
            else:
                self._next_page()

    def _place_part(self, lead: list[Row], parted: PartedRow) -> bool:
        """Place as much of a row as the page has room for, below the rows it must stay with."""
        alone = self.open.empty and not self.carried and not lead
        above = sum(one.height + one.after for one in lead)
        part = None
        for part, ends in parted.parts(self.open.room() - above, least=alone):
            together = [*lead, part]
            if self._try(together) or self._split_note(together, whole=True):
                parted.go_on(ends)
                return True
        if part is None:
            return False
        if not self._split_note([*lead, part]):
            if not alone:
                return False
            self._force(part)
        parted.go_on(ends)
        return True

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
        if numbered and self.carried:
            return False
        if self.open.notes or numbered:
            # Above a footnote area Word keeps a paragraph's space after (A/79/843, page 3).
            height += group[-1].after
        if height > self.open.room(numbered, starred):
            return False
        self._put(group, numbered, starred)
        return True

    def _split_note(self, group: list[Row], whole: bool = False) -> bool:
        """Place the group if its notes fit but for the end of the last, which is carried over.

        Of notes that no page has room for, those after the first may be carried over too, unless
        all but the last must be ``whole``.
        """
        height, numbered, starred = self._heights(group)
        if not numbered or starred or self.carried:
            return False
        above = height + group[-1].after
        room = self.open.room() - above
        if not self.open.notes:
            room -= SEPARATOR
        split = _split(numbered, room)
        if split is None:
            return False
        complete, taken = split
        needed = above + sum(note.height for note in numbered[:-1])
        if complete < len(numbered) - 1 and (whole or needed <= _TALLEST_BODY):
            return False
        begun = [SetNote(numbered[complete].lines[:taken], False)] if taken else []
        self._put(group, [*numbered[:complete], *begun], [])
        self.carried.extend(numbered[complete].lines[taken:])
        for note in numbered[complete + 1 :]:
            self.carried.extend(note.lines)
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


def _height(lines: Sequence[PlacedLine]) -> float:
    """The height of lines of notes, without the space below the last."""
    return sum(line.line.height + line.after for line in lines) - lines[-1].after


def _is_tall(group: list[Row]) -> bool:
    """Whether rows are taller than a page."""
    height = sum(row.height + row.after for row in group) - group[-1].after
    return group[0].repeat_height + height > PAGE.next_bottom - PAGE.next_top


def _split(notes: list[SetNote], room: float) -> tuple[int, int] | None:
    """How many notes a height has room for, and how many lines of the next one.

    None if not all but the end of one note fit with two lines on either page, or if the first note
    does not begin.
    """
    for index, note in enumerate(notes):
        taken, left = 0, room
        for line in note.lines:
            left -= line.line.height
            if left < 0:
                break
            left -= line.after
            taken += 1
        if taken < len(note.lines) or index == len(notes) - 1:
            taken = min(taken, len(note.lines) - _LEAST_NOTE)
            if taken >= _LEAST_NOTE:
                return index, taken
            return (index, 0) if 0 < index < len(notes) - 1 else None
        room = left
    return None


def _close(opened: _OpenPage, rtl: bool) -> None:
    """Place the notes and the rules above them at the foot of the page."""
    page = opened.page
    if opened.notes:
        y = opened.limit() - opened.area()
        below = opened.notes[-1].after
        if y - below - opened.y >= _SPACE_ABOVE:
            y -= below
        rule = _SEPARATOR_RULE.mirrored() if rtl else _SEPARATOR_RULE
        page.furniture.append(_moved(rule, y))
        y += SEPARATOR
        for line in opened.notes:
            page.notes.append(_moved_line(line, y))
            y += line.line.height + line.after
    if opened.asterisks:
        y = _ASTERISK_BASELINE + 2.1 - _height(opened.asterisks)
        first = _LATIN_BASELINE if rtl else opened.asterisks[0].line.baseline
        rule = _ASTERISK_RULE.mirrored() if rtl else _ASTERISK_RULE
        page.furniture.append(_moved(rule, y + first))
        above = []
        for line in opened.asterisks:
            above.append(_moved_line(line, y))
            y += line.line.height + line.after
        page.notes[:0] = above


def _moved_line(line: PlacedLine, by: float) -> PlacedLine:
    return replace(line, y=line.line.baseline + by)


def _moved(part: PlacedLine | PlacedImage | Rule, by: float) -> PlacedLine | PlacedImage | Rule:
    return replace(part, y=part.y + by)


def _as_artifact(part: PlacedLine | PlacedImage | Rule) -> PlacedLine | PlacedImage | Rule:
    return part if isinstance(part, Rule) else replace(part, path=())
