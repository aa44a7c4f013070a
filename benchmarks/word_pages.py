"""Does each page begin with the same line as in Microsoft Word?

A_80_590.docx and A_80_590.pdf are a report of the United Nations and the PDF that Word made of it.
Its running text, headings and notes are made into a Document, as a letter file would be, and laid
out with our styles, gaps and page breaks.  Parts that a letter file cannot express (tables set by
hand, captions, the table of contents) are cut out.  The text between two such gaps is a stretch; it
starts on the page and at the height where Word starts it.

Printed are the gaps; for each page within a stretch, the line that it begins with in Word and in
ours; and for each stretch, the distance of its lines from Word's, in points.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from msgspec.structs import replace

from adjustments import Adjustment, apply_adjustments
from measured_adjustments import find_adjustments
from pdflines import Line, read_lines, squeeze, without_reference
from unassemble.layout.fragments import Page, PlacedLine
from unassemble.layout.notes import set_notes
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
from unassemble.styles import PAGE, StyleSheet, letter_styles
from unassemble.text.fonts import open_fonts
from wordsamples import reports_in
from wordtext import Gap, Stretch, read_stretches

DOCUMENT = "A_80_590"
NEAR = 0.75  # pt: the greatest distance of a line from Word's
LEADER, CONTENTS = "......", 3
"""The leaders of a table of contents, and how many lines with them make one."""
LEVEL = str.maketrans("¹²³", "123")
TOP = 84.9  # pt: a line that is no lower is the first of its page


@dataclass(frozen=True, slots=True)
class Place:
    """The position of a line."""

    page: int
    y: float
    text: str


@dataclass(slots=True)
class Result:
    """The comparison of a stretch with Word's pages."""

    pairs: list[tuple[Place, Place]] = field(default_factory=list)
    lost: list[Place] = field(default_factory=list)
    starts: list[tuple[int, str, str]] = field(default_factory=list)
    adjustments: list[Adjustment] = field(default_factory=list)

    @property
    def apart(self) -> list[tuple[Place, Place]]:
        """The lines that are on another page, or too far from Word's."""
        return [
            (word, ours)
            for word, ours in self.pairs
            if word.page != ours.page or abs(word.y - ours.y) > NEAR
        ]


# ---- Word's side ---------------------------------------------------------------------------------


def word_places(pages: Sequence[Sequence[Line]]) -> list[Place]:
    """Word's lines between header and footer; pieces at the same height are joined."""
    out: list[Place] = []
    for number, page in enumerate(pages, 1):
        heights: dict[float, str] = {}
        for line in page:
            if PAGE.next_top < line.y < PAGE.next_bottom:
                heights[line.y] = heights.get(line.y, "") + line.squeezed
        out.extend(Place(number, y, text) for y, text in sorted(heights.items()))
    return out


def find(text: str, word: Sequence[Place], start: int) -> int | None:
    """The index of Word's line that equals a line of ours, or begins like it, from ``start`` on."""
    begins = (at for at in range(start, len(word)) if word[at].text == text)
    found = next(begins, None)
    if found is None:
        cut = text[:24]
        found = next((at for at in range(start, len(word)) if word[at].text.startswith(cut)), None)
    return found


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


def pages_of(story: Story, styles: StyleSheet, first: Place, called: tuple[int, ...]) -> list[Page]:
    """Our pages of a stretch that starts where Word starts it; the first is Word's ``first.page``.

    ``called`` are the notes already on that page.
    """
    typesetter = Typesetter(styles, open_fonts(), marks_of(story))
    rows = collect_rows(story, typesetter)
    baseline = next(part.y for row in rows for part in row.parts if isinstance(part, PlacedLine))
    height = first.y - baseline - PAGE.next_top
    above = Row(height if first.y > TOP else 0.0, [], page_break=True, calls=called)
    sheet = Row(1.0, [])
    whole = [sheet, above, *rows] if first.y > TOP or called else [sheet, *rows]
    if whole[1] is not above:
        whole[1].page_break = True
    return fill_pages(whole, set_notes(story, typesetter))[1:]


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
    stretch: Stretch, word: Sequence[Place], lines: Sequence[Line], start: int
) -> tuple[Result, int]:
    """Compare a stretch with Word's pages; returns the result and Word's line after the stretch.

    Manual adjustments are measured in ``lines`` and applied to ours; if it is empty, none are.
    """
    at = find(stretch.opening, word, start)
    if at is None:
        return Result(lost=[Place(0, 0.0, stretch.opening)]), start
    first = word[at]
    called = tuple(
        index
        for index, (_, inlines) in enumerate(stretch.notes)
        if index in stretch.called_before and on_page(inlines, word, first.page)
    )
    story, styles = story_of(stretch), letter_styles()
    result = Result(adjustments=find_adjustments(story, styles, lines, marks_of(story)))
    story, styles = apply_adjustments(story, styles, result.adjustments, marks_of(story))
    ours = list(our_places(pages_of(story, styles, first, called), first.page))
    for place in ours:
        found = find(place.text, word, at)
        if found is None:
            result.lost.append(place)
            continue
        result.pairs.append((word[found], place))
        at = found + 1
    last = max(place.page for pair in result.pairs for place in pair)
    whole = first.y <= TOP and stretch.after_break
    for page in range(first.page + (not whole), last + 1):
        there = next((place.text for place in word if place.page == page), "-")
        here = next((place.text for place in ours if place.page == page), "-")
        result.starts.append((page, there, here))
    return result, at


def on_page(inlines: object, word: Sequence[Place], page: int) -> bool:
    """Whether a note is on a page of Word's."""
    opening = squeeze(str(getattr(inlines[0], "text", "")))[:24]  # type: ignore[index]
    return any(opening in place.text for place in word if place.page == page)


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
            f"  adjusted by hand, also in ours: {why}: {adjustment.text[:40]!r} "
            f"({len(adjustment.lines)} lines)"
        )
    print(
        f"  greatest distance {greatest}; {len(result.apart)} apart, {len(result.lost)} not found"
    )
    for page, word, ours in result.starts:
        same = "as Word's" if word == ours else f"Word {word[:36]!r}, ours {ours[:36]!r}"
        print(f"  page {page} begins {same}")
    for there, here in result.apart[:3]:
        print(f"  ! page {there.page} y {there.y:.1f}, ours {here.page} y {here.y:.1f}: ", end="")
        print(there.text[:40])
    for place in result.lost[:3]:
        print(f"  ! only in ours: page {place.page} y {place.y:.1f}: {place.text[:40]}")


def main() -> int:
    """Run the comparison; 1 if a page of A/80/590 begins otherwise, or a line is too far off."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--reference", type=Path, metavar="DIR", help=f"folder with {DOCUMENT}.docx and .pdf"
    )
    reference = parser.parse_args().reference
    if without_reference(reference, [f"{DOCUMENT}.docx", f"{DOCUMENT}.pdf"]):
        return 0
    good = True
    for docx in reports_in(reference):
        print(f"\n=== {docx.stem}")
        agrees = compare_document(docx)
        if docx.stem == DOCUMENT:
            good = agrees
    return 0 if good else 1


def without_contents(word: Sequence[Place]) -> list[Place]:
    """Word's lines but for those of tables of contents, which are those of the headings too."""
    leaders = Counter(place.page for place in word if LEADER in place.text)
    return [place for place in word if leaders[place.page] < CONTENTS]


def compare_document(docx: Path) -> bool:
    """Compare one document; returns whether all lines and pages agree with Word's."""
    pages = read_lines(docx.with_suffix(".pdf"))
    word, lines = without_contents(word_places(pages)), [line for page in pages for line in page]
    at, results, plain = 0, list[Result](), list[Result]()
    for piece in read_stretches(docx):
        match piece:
            case Gap(what=what):
                print(f"\ngap: {what}")
            case Stretch():
                plain.append(compare(piece, word, (), at)[0])
                result, at = compare(piece, word, lines, at)
                show(piece, result)
                results.append(result)
    print("\nas built: ", end="")
    summarize(plain)
    untouched = [start for one in results if not one.adjustments for start in one.starts]
    alike = sum(there == here for _, there, here in untouched)
    print(f"in stretches where nothing was set by hand: {alike}/{len(untouched)} pages begin alike")
    print("with adjustments: ", end="")
    return summarize(results)


def summarize(results: Sequence[Result]) -> bool:
    """Print the figures of stretches; returns whether all lines and pages agree with Word's."""
    starts = [start for result in results for start in result.starts]
    same = sum(there == here for _, there, here in starts)
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
