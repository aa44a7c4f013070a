"""Does each page begin with the same line as in Microsoft Word?

A_80_590.docx and A_80_590.pdf are a report of the United Nations and the PDF that Word made of it.
Its running text, headings and notes are made into a Document, as a letter file would be, and laid
out with our styles, gaps and page breaks.  Parts that a letter file cannot express (tables set by
hand, captions, the table of contents) are cut out.  The text between two such gaps is a stretch; it
starts on the page and at the height where Word starts it.

Printed are the gaps; for each page within a stretch, the line that it begins with in Word and in
ours; and for each stretch, the distance of its lines from Word's, in points.  Where a page begins
is decided by the page before it.  If a hand has set something there (`handset`: in the DOCX;
`measured_adjustments`: in Word's PDF), that is printed, and the page is counted apart.
"""

import argparse
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from msgspec.structs import replace

from adjustments import Adjustment
from astyped import as_typed
from measured_adjustments import find_adjustments
from pdflines import Line, read_lines, squeeze, without_reference
from unassemble.layout.fragments import Page, PlacedLine
from unassemble.layout.notes import SetNotes, set_notes
from unassemble.layout.pages.collect import collect_rows
from unassemble.layout.pages.fill import fill_pages
from unassemble.layout.pages.rows import Row
from unassemble.layout.typesetter import Typesetter
from unassemble.model import (
    AutoMark,
    Block,
    Document,
    Emblem,
    Footer,
    Masthead,
    Note,
    Paragraph,
    Part,
)
from unassemble.story import Story, build_story
from unassemble.styles import PAGE, letter_styles
from unassemble.styles.places import Places, places
from unassemble.text.fonts import open_fonts
from wordplaces import Place, before_page, find, on_page, touched, without_contents, word_places
from wordsamples import reports_in
from wordtext import Gap, Stretch, read_stretches

DOCUMENT = "A_80_590"
NEAR = 0.75  # pt: the greatest distance of a line from Word's
LEVEL = str.maketrans("¹²³", "123")
ENOUGH = 200
"""Rows, more than a page has."""
TOP = 84.9  # pt: a line that is no lower is the first of its page


@dataclass(frozen=True, slots=True)
class Start:
    """The line that a page begins with in Word and in ours, and what a hand has set before it.

    ``single`` is the line in ours if the page before begins where Word begins it; empty if ours has
    no such line.
    """

    page: int
    word: str
    ours: str
    single: str
    by_hand: tuple[str, ...]

    @property
    def alike(self) -> bool:
        """Whether both begin with the same line."""
        return self.word == self.ours

    @property
    def decided(self) -> bool:
        """Whether both do, if the page before begins with the same line."""
        return self.word == self.single


@dataclass(slots=True)
class Result:
    """The comparison of a stretch with Word's pages."""

    pairs: list[tuple[Place, Place]] = field(default_factory=list)
    lost: list[Place] = field(default_factory=list)
    starts: list[Start] = field(default_factory=list)
    adjustments: list[Adjustment] = field(default_factory=list)

    @property
    def apart(self) -> list[tuple[Place, Place]]:
        """The lines that are on another page, or too far from Word's."""
        return [
            (word, ours)
            for word, ours in self.pairs
            if word.page != ours.page or abs(word.y - ours.y) > NEAR
        ]


# ---- our side ------------------------------------------------------------------------------------


def document(blocks: tuple[Block, ...], notes: tuple[Note, ...]) -> Document:
    """A document with a text and nothing else."""
    part = Part("letter", (), "en", "en", blocks)
    masthead = Masthead("", (), "-", (), "", "", "", (), "en", Emblem("none"))
    return Document("en", "", "2026-01-07", masthead, (), (part,), notes, (), Footer())


def story_of(stretch: Stretch) -> Story:
    """The story of a stretch, without the title before it and the end rule after it."""
    notes = tuple(
        Note(AutoMark(n, str(n)), (Paragraph(text, "en"),), "en") for n, text in stretch.notes
    )
    before = len(build_story(document((), notes)).items) - 1
    story = build_story(document(stretch.blocks, notes))
    return replace(story, items=story.items[before:-1])


def rows_of(
    story: Story, typesetter: Typesetter, first: Place, called: tuple[int, ...]
) -> list[Row]:
    """Our rows of a stretch that starts where Word starts it.

    ``called`` are the notes already on that page.
    """
    rows = collect_rows(story, typesetter)
    baseline = next(part.y for row in rows for part in row.parts if isinstance(part, PlacedLine))
    height = first.y - baseline - PAGE.next_top
    if first.y > TOP or called:
        return [Row(height if first.y > TOP else 0.0, [], calls=called), *rows]
    return rows


def tops(docx: Path) -> Places:
    """Where pages begin: a line taller than 12 points stands lower, if the DOCX does not say
    ``w:suppressTopSpacing``."""
    with zipfile.ZipFile(docx) as package:
        raised = b"<w:suppressTopSpacing/>" in package.read("word/settings.xml")
    return replace(places("en"), raised=raised)


def set_pages(rows: Sequence[Row], notes: SetNotes, at: Places) -> list[Page]:
    """Pages of rows that begin on a page of their own; no page is the first of a document."""
    return fill_pages([Row(1.0, []), replace(rows[0], page_break=True), *rows[1:]], notes, at)[1:]


def next_start(rows: Sequence[Row], notes: SetNotes, at: Places, opening: str) -> str:
    """The line that our next page begins with, after a page that begins with a line of ours.

    Empty if there is none.
    """
    texts = [squeeze("".join(words_of(row))).translate(LEVEL) for row in rows]
    if opening not in texts:
        return ""
    first = texts.index(opening)
    after = list(our_places(set_pages(rows[first : first + ENOUGH], notes, at), 1))
    return next((place.text for place in after if place.page > 1), "")


def words_of(row: Row) -> Iterator[str]:
    """The text of a row's lines."""
    for part in row.parts:
        if isinstance(part, PlacedLine):
            yield part.line.text


def marks_of(story: Story) -> list[str]:
    """The marks of a story's notes."""
    return [note.mark.text for note in story.notes]


def our_places(pages: Sequence[Page], first: int) -> Iterator[Place]:
    """Our lines with text; pieces at the same height are joined."""
    for number, page in enumerate(pages, first):
        for line in page.content:
            if isinstance(line, PlacedLine) and squeeze(line.line.text):
                yield Place(number, line.y, squeeze(line.line.text.translate(LEVEL)))


# ---- comparing -----------------------------------------------------------------------------------


def compare(
    stretch: Stretch, word: Sequence[Place], lines: Sequence[Line], start: int, top: Places
) -> tuple[Result, int]:
    """Compare a stretch with Word's pages; returns the result and Word's line after the stretch.

    If ``lines`` are given, ours are set as the DOCX says, and manual adjustments measured in them.
    """
    at = find(stretch.opening, word, start)
    if at is None:
        return Result(lost=[Place(0, 0.0, stretch.opening)]), start
    first = word[at]
    called = tuple(
        index
        for index, (_, inlines) in enumerate(stretch.notes)
        if index in stretch.called_before and on_page(index + 1, inlines, word, first.page)
    )
    story, styles = story_of(stretch), letter_styles()
    below = [line for line in lines if (line.page, line.y) >= (first.page, first.y - NEAR)]
    result = Result(adjustments=find_adjustments(story, styles, below, marks_of(story)))
    by_hand = touched(stretch, story, word, at, result.adjustments)
    if lines:
        text = [typed.setting for typed in stretch.typed]
        story, styles = as_typed(story, styles, text, stretch.note_settings)
    typesetter = Typesetter(styles, open_fonts(), marks_of(story))
    rows, notes = rows_of(story, typesetter, first, called), set_notes(story, typesetter)
    ours = list(our_places(set_pages(rows, notes, top), first.page))
    for place in ours:
        found = find(place.text, word, at, word[min(at, len(word) - 1)].page + 1)
        if found is None:
            result.lost.append(place)
            continue
        result.pairs.append((word[found], place))
        at = found + 1
    last = max(there.page for there, _ in result.pairs)
    whole = first.y <= TOP and stretch.after_break
    begins = {place.page: place.text for place in reversed(word)}
    for page in range(first.page + (not whole), last + 1):
        here = next((place.text for place in ours if place.page == page), "-")
        start_there = (page - 1 > first.page and begins[page - 1]) or ""
        single = next_start(rows, notes, top, start_there) if start_there else here
        hands = before_page(by_hand, stretch.frames, word, page)
        result.starts.append(Start(page, begins[page], here, single, hands))
    return result, at


# ---- printing ------------------------------------------------------------------------------------


def show(stretch: Stretch, result: Result) -> None:
    """Print one stretch."""
    pages = sorted({word.page for word, _ in result.pairs})
    span = f"{pages[0]}-{pages[-1]}" if pages else "?"
    off = [abs(word.y - ours.y) for word, ours in result.pairs if word.page == ours.page]
    greatest = f"{max(off):.2f} pt" if off else "-"
    print(f"\npages {span}: {len(result.pairs)} lines from {stretch.opening[:40]!r}")
    for adjustment in result.adjustments:
        why = next(filter(None, map(adjustment.describe, adjustment.lines)))
        print(
            f"  adjusted by hand: {why}: {adjustment.text[:40]!r} ({len(adjustment.lines)} lines)"
        )
    print(
        f"  greatest distance {greatest}; {len(result.apart)} apart, {len(result.lost)} not found"
    )
    for start in result.starts:
        same = f"Word {start.word[:36]!r}, ours {start.ours[:36]!r}"
        if start.alike:
            same = "as Word's"
        print(f"  page {start.page} begins {same}")
        if start.single != start.ours:
            same = "as Word's" if start.decided else f"{start.single[:36]!r}"
            print(f"    after a page that begins as Word's it begins {same}")
        for what in start.by_hand:
            print(f"    set by hand before it: {what}")
    for there, here in result.apart[:3]:
        print(f"  ! page {there.page} y {there.y:.1f}, ours {here.page} y {here.y:.1f}: ", end="")
        print(there.text[:40])
    for place in result.lost[:3]:
        print(f"  ! only in ours: page {place.page} y {place.y:.1f}: {place.text[:40]}")


def main() -> int:
    """Run the comparison; 1 if a page begins otherwise where nothing was set by hand, or if in
    A/80/590 any page does, or a line is too far off."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--reference", type=Path, metavar="DIR", help=f"folder with {DOCUMENT}.docx and .pdf"
    )
    reference = parser.parse_args().reference
    if without_reference(reference, [f"{DOCUMENT}.docx", f"{DOCUMENT}.pdf"]):
        return 0
    good, starts = True, list[Start]()
    for docx in reports_in(reference):
        print(f"\n=== {docx.stem}")
        results = compare_document(docx)
        agrees = summarize(results)
        if docx.stem == DOCUMENT:
            good = agrees
        starts.extend(start for result in results for start in result.starts)
    print("\nall documents: ", end="")
    return 0 if count_starts(starts) and good else 1


def compare_document(docx: Path) -> list[Result]:
    """Compare one document; returns what was found in each stretch."""
    pages = read_lines(docx.with_suffix(".pdf"))
    word, lines = without_contents(word_places(pages)), [line for page in pages for line in page]
    top = tops(docx)
    at, results, as_built = 0, list[Result](), list[Result]()
    for piece in read_stretches(docx):
        match piece:
            case Gap(what=what):
                print(f"\ngap: {what}")
            case Stretch():
                as_built.append(compare(piece, word, (), at, top)[0])
                result, at = compare(piece, word, lines, at, top)
                show(piece, result)
                results.append(result)
    print("\nas built: ", end="")
    summarize(as_built)
    count_starts([start for result in results for start in result.starts])
    print("set as the DOCX says: ", end="")
    return results


def count_starts(starts: Sequence[Start]) -> bool:
    """Print how many pages begin alike; returns whether all do where nothing was set by hand."""
    touched = [start.decided for start in starts if start.by_hand]
    untouched = [start.decided for start in starts if not start.by_hand]
    print(
        f"where nothing was set by hand: {sum(untouched)}/{len(untouched)} pages begin alike;",
        end=" ",
    )
    print(f"of the others, set as the DOCX says, {sum(touched)}/{len(touched)}")
    return all(untouched)


def summarize(results: Sequence[Result]) -> bool:
    """Print the figures of stretches; returns whether all lines and pages agree with Word's."""
    starts = [start for result in results for start in result.starts]
    same = sum(start.alike for start in starts)
    pairs = sum(len(result.pairs) for result in results)
    lost = sum(len(result.lost) for result in results)
    apart = sum(len(result.apart) for result in results)
    off = sorted(abs(a.y - b.y) for r in results for a, b in r.pairs if a.page == b.page)
    print(f"{pairs + lost} lines of ours, {lost} not among Word's,", end=" ")
    print(f"{apart} further than {NEAR} pt from them;", end=" ")
    print(f"pages with the same first line {same}/{len(starts)}")
    print(f"      |dy|  median {off[len(off) // 2]:.2f}", end="")
    print(f"  95 % {off[int(len(off) * 0.95)]:.2f}  greatest {off[-1]:.2f} pt")
    return not apart and not lost and same == len(starts)


if __name__ == "__main__":
    raise SystemExit(main())
