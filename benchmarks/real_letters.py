"""How far are the lines of real letters in our PDF from those in the originals made by Word?

Each file in benchmarks/letters has the text of a letter circulated by the United Nations.  It is
built, every line of our PDF is paired with the line of the original that has the same words, and
the distance is printed.  Positions are those of the origin of the first glyph and of the baseline,
in points.

Each letter is compared twice: as built, and with the manual adjustments of the original applied
(see `measured_adjustments`).  In the second comparison the adjusted lines do not count, but all
lines after them do.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image

from adjustments import Adjustment, apply_adjustments
from letterpairs import GOAL, Comparison, Pair, compare, other_type
from measured_adjustments import find_adjustments
from pdflines import Line, read_lines
from unassemble.layout import Typesetter, lay_out
from unassemble.pipeline.letter_file import read_letter_file
from unassemble.pipeline.reading import read_version
from unassemble.story import Story
from unassemble.styles import StyleSheet, letter_styles
from unassemble.writers.pdf import write_pdf
from wordsamples import fonts

LETTERS = Path(__file__).resolve().parent / "letters"
SHARE = 0.98  # the goal: share of lines with the same words, of the lines counted


@dataclass(frozen=True, slots=True)
class Case:
    """A letter file; the file name of its original begins with ``name``.

    ``pages`` are the pages of the original that the letter file has; empty means all.  If only some
    pages are compared, page numbers ("2/10") do not count.
    """

    name: str
    pages: tuple[int, ...] = ()

    def original(self, folder: Path) -> Path | None:
        """The original in a folder or its subfolders."""
        return next(iter(sorted(folder.rglob(f"{self.name}*.pdf"))), None)


CASES = (
    Case("A_79_843-S_2025_201"),
    Case("A_79_844-S_2025_196"),
    Case("A_79_870", pages=(1, 2, 3, 8, 9)),
    Case("A_79_876-S_2025_230", pages=(1,)),
    Case("A_79_997-S_2025_519"),
    Case("S_2025_503"),
)


@dataclass(frozen=True, slots=True)
class Result:
    """A letter compared as built and with the adjustments applied, and the adjustments."""

    built: Comparison
    adjusted: Comparison
    adjustments: tuple[Adjustment, ...]


# ---- printing ------------------------------------------------------------------------------------


def show(result: Result, brief: bool) -> None:
    """Print the comparison of one letter."""
    print(f"\n=== {result.built.name}")
    for adjustment in result.adjustments:
        for line in adjustment.lines:
            if why := adjustment.describe(line):
                print(f"  adjusted: page {line.page}, y {line.y:.1f}: {why}: {line.text[:60]}")
    shown = result.adjusted
    if not brief:
        print("  page      x       y      dx      dy")
    for pair in shown.pairs:
        if not brief or not pair.close:
            show_pair(pair)
    for line in shown.word_alone:
        print(f"! {line.page:4} {line.x:7.1f} {line.y:7.1f}   not in ours: {line.text[:70]}")
    for number, word, ours in shown.starts:
        if word != ours:
            print(f"! page {number} begins with {word[:40]!r} there, {ours[:40]!r} here")
    reasons: dict[str, int] = {}
    for _, why in shown.apart:
        kind = why if "pt" not in why else "adjusted by hand, listed above"
        reasons[kind] = reasons.get(kind, 0) + 1
    for why, count in reasons.items():
        print(f"  not counted: {count} lines: {why}")
    print("  as built:         ", end="")
    summarize([result.built])
    print("  with adjustments: ", end="")
    summarize([shown])


def show_pair(pair: Pair) -> None:
    """One line of the table."""
    flag = " " if pair.close else "!"
    place = f"{pair.word.page:4} {pair.word.x:7.1f} {pair.word.y:7.1f}"
    moved = "" if pair.same_page else f"   on our page {pair.ours.page}"
    print(f"{flag} {place} {pair.dx:+7.2f} {pair.dy:+7.2f}   {pair.word.text[:70]}{moved}")


def summarize(comparisons: Sequence[Comparison]) -> bool:
    """Print the figures of letters; returns whether they reach the goal."""
    pairs = [pair for one in comparisons for pair in one.pairs]
    lines = sum(one.lines for one in comparisons)
    starts = sum(len(one.starts) for one in comparisons)
    begins = sum(one.begins for one in comparisons)
    print(f"lines the same {share(len(pairs), lines)};", end=" ")
    print(f"pages with the same first line {begins}/{starts}")
    here = [pair for pair in pairs if pair.same_page]
    highs = []
    for axis, values in (("|dx|", [abs(p.dx) for p in here]), ("|dy|", [abs(p.dy) for p in here])):
        middle, high, greatest = spread(values)
        highs.append(high)
        print(f"      {axis}  median {middle:.2f}  95 % {high:.2f}  greatest {greatest:.2f} pt")
    return len(pairs) >= SHARE * lines and begins == starts and max(highs) <= GOAL


def share(part: int, whole: int) -> str:
    """A share as a fraction and as a percentage."""
    return f"{part}/{whole} = {part / whole:.1%}" if whole else "0/0"


def spread(values: Sequence[float]) -> tuple[float, float, float]:
    """Median, 95th percentile and maximum of lengths."""
    ordered = sorted(values) or [0.0]
    high = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return ordered[len(ordered) // 2], high, ordered[-1]


# ---- pictures ------------------------------------------------------------------------------------


def draw(name: str, word: Path, ours: bytes, out: Path) -> Iterator[Path]:
    """Draw each page: the original, ours, and both overlaid (original in red, ours in blue)."""
    out.mkdir(parents=True, exist_ok=True)
    originals, built = pypdfium2.PdfDocument(word), pypdfium2.PdfDocument(ours)
    for number in range(min(len(originals), len(built))):
        left = originals[number].render(scale=1.6).to_pil().convert("L")
        right = built[number].render(scale=1.6).to_pil().convert("L").resize(left.size)
        both = Image.merge("RGB", (right, Image.blend(left, right, 0.5), left))
        sheet = Image.new("RGB", (left.width * 3 + 40, left.height), "grey")
        for index, picture in enumerate((left, right, both)):
            sheet.paste(picture, (index * (left.width + 20), 0))
        path = out / f"{name}-{number + 1}.png"
        sheet.save(path)
        yield path


# ---- running -------------------------------------------------------------------------------------


def story_of(name: str) -> Story:
    """The letter file as a story."""
    read = read_version(read_letter_file(LETTERS / f"{name}.yaml"))
    if read.story is None:
        raise SystemExit("\n".join(finding.message for finding in read.findings))
    return read.story


def set_pdf(story: Story, styles: StyleSheet) -> bytes:
    """The PDF of a story."""
    return write_pdf(lay_out(story, Typesetter(styles, fonts(), story.marks)), story)


def run(case: Case, folder: Path, pictures: Path | None) -> Result | None:
    """Build one letter and compare it; None if its original is missing."""
    original = case.original(folder)
    if original is None:
        print(f"\n=== {case.name}: no {case.name}*.pdf in {folder}")
        return None
    story, styles, word = story_of(case.name), letter_styles(), read_lines(original)
    marks = [note.mark.text for note in (*story.notes, *story.page_notes)]
    pages = case.pages or range(1, len(word) + 1)
    lines = [line for number in pages for line in word[number - 1] if not other_type(line)]
    found = tuple(find_adjustments(story, styles, lines, marks))

    def numbers(line: Line) -> str:
        turned = case.pages and "/" in line.text and line.y > 750 and len(line.text) < 8
        return "page numbers: the letter file has fewer pages" if turned else ""

    def apart(line: Line) -> str:
        by_hand = (adjustment.describe(line) for adjustment in found if line in adjustment.lines)
        return next((why for why in by_hand if why), "") or numbers(line)

    pdf = set_pdf(story, styles)
    built = compare(case.name, read_lines(pdf), word, case.pages, numbers)
    adjusted = read_lines(set_pdf(*apply_adjustments(story, styles, found, marks)))
    if pictures is not None:
        for path in draw(case.name, original, pdf, pictures):
            print(f"  wrote {path}")
    return Result(built, compare(case.name, adjusted, word, case.pages, apart), found)


def main() -> int:
    """Compare the letters; 1 if the goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--reference", type=Path, metavar="DIR", help="folder with the originals (PDF)"
    )
    parser.add_argument("--pictures", type=Path, metavar="OUT", help="write pages side by side")
    parser.add_argument(
        "--only", metavar="NAME", default="", help="letters whose name contains NAME"
    )
    parser.add_argument("--brief", action="store_true", help="print only the lines that differ")
    options = parser.parse_args()
    cases = [case for case in CASES if options.only in case.name]
    if options.reference is None:
        names = ", ".join(f"{case.name}*.pdf" for case in cases)
        print(f"needs --reference DIR, a folder with {names} (see benchmarks/README.md)")
        return 0
    done = []
    for case in cases:
        if result := run(case, options.reference, options.pictures):
            show(result, options.brief)
            done.append(result)
    if not done:
        return 0
    print(f"\n=== {len(done)} letters")
    print("as built: ", end="")
    good = summarize([one.built for one in done])
    print("with adjustments: ", end="")
    summarize([one.adjusted for one in done])
    print(f"goal: {SHARE:.0%}, all pages, 95 % within {GOAL} pt: {'reached' if good else 'MISSED'}")
    return 0 if good else 1


if __name__ == "__main__":
    raise SystemExit(main())
