"""How many of Microsoft Word's line breaks does our line builder make, in every paragraph style?

Word's own lines are read from its PDFs.  Their text comes from the DOCX where there is one
(A/80/590: every paragraph, in cells and notes too, with all its formatting), and else from the PDF
itself.  It is broken by our line builder in the same frame.  A break is counted by where it falls,
in characters without blanks; the figure is common breaks over the union of both sets.

Every difference is printed with what was measured: how far the unit that is on the other side
overflows, what each space would lose and gain, and whether Word's line bears the marks of a hand.
"""

import argparse
import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import mean

from msgspec.structs import replace

from pdflines import squeeze, without_reference
from taggedpdf import Glyph, read_blocks
from unassemble.fonts import FontBook, open_fonts
from unassemble.layout.paragraph import set_paragraph
from unassemble.layout.paragraph.collect import collect
from unassemble.layout.paragraph.fill import COMPRESSION, RATIO, measured
from unassemble.layout.paragraph.frame import frame
from unassemble.story import Characters, LineEnd, RunStyle, StoryParagraph, Tab
from unassemble.styles import PAGE, Properties, Style, StyleSheet
from worddocx import Run, Source, read_sources
from wordpdf import read_paragraphs

DOCUMENT = "A_80_590"
RESOLUTIONS = ("A_RES_78_1", "A_RES_75_312_S")
SPANISH = "_S"
GOAL = 0.995
WIDTH = PAGE.right - PAGE.left
HAND = 0.02  # pt: letters closer or wider than the style's by more are so by hand


@dataclass(frozen=True, slots=True)
class Sample:
    """A paragraph, the document it is from, and the lines Word made of it."""

    document: str
    source: Source
    word: tuple[tuple[Glyph, ...], ...]

    @property
    def lines(self) -> list[str]:
        """Word's lines without blanks."""
        return [squeeze("".join(glyph.text for glyph in line)) for line in self.word]

    @property
    def language(self) -> str:
        """The language, by the document's name."""
        return "es" if self.document.endswith(SPANISH) else "en"

    @property
    def style(self) -> str:
        """What it is counted under."""
        place = " in a cell" if self.source.cell else ""
        return f"{self.source.style}{place}"


# ---- Word's side ---------------------------------------------------------------------------------


def docx_samples(folder: Path) -> Iterator[Sample]:
    """The paragraphs of the DOCX, each with its block of the PDF: both come in the same order."""
    sources = [s for s in read_sources(folder / f"{DOCUMENT}.docx", WIDTH) if squeeze(s.text)]
    blocks = read_blocks(folder / f"{DOCUMENT}.pdf")
    texts = [squeeze(source.text) for source in sources]
    printed = ["".join(block.squeezed) for block in blocks]
    pairs = difflib.SequenceMatcher(None, texts, printed, autojunk=False)
    for match in pairs.get_matching_blocks():
        for offset in range(match.size):
            source = sources[match.a + offset]
            if not source.leaders:
                yield Sample(DOCUMENT, source, blocks[match.b + offset].lines)


def pdf_samples(folder: Path) -> Iterator[Sample]:
    """The paragraphs of the resolutions and of all letters in the folder."""
    letters = (p for p in folder.rglob("*.pdf") if p.stem not in (DOCUMENT, *RESOLUTIONS))
    files = [folder / f"{name}.pdf" for name in RESOLUTIONS]
    files += sorted(path for path in letters if path.stem[:2] in ("A_", "S_"))
    for path in files:
        if path.is_file() and "INF" not in path.stem:
            for found in read_paragraphs(path):
                yield Sample(path.stem, found.source, found.lines)


# ---- our side ------------------------------------------------------------------------------------


@cache
def fonts() -> FontBook:
    """The faces."""
    return open_fonts()


def setting(source: Source) -> Properties:
    """The paragraph's properties with those of most of its characters."""
    counts: dict[Properties, int] = {}
    for run in source.runs:
        if not run.properties.superscript:
            counts[run.properties] = counts.get(run.properties, 0) + len(run.text)
    most = max(counts, key=lambda own: counts[own]) if counts else source.properties
    return replace(
        source.properties,
        size=most.size,
        scale=most.scale,
        spacing=most.spacing,
        bold=False,
        italic=False,
        superscript=False,
    )


def pieces(runs: Sequence[Run], language: str) -> tuple[Characters | Tab | LineEnd, ...]:
    """Runs as our line builder takes them."""
    out: list[Characters | Tab | LineEnd] = []
    for run in runs:
        own = run.properties
        raised = "FootnoteReference" if own.superscript else ""
        style = RunStyle(bool(own.bold), bool(own.italic), raised)
        text = ""
        for character in (*run.text, ""):
            if character in ("\t", "\n", "") and text:
                if out and isinstance(out[-1], Characters) and out[-1].style == style:
                    text = out.pop().text + text  # type: ignore[union-attr]
                out.append(Characters(text, language, style))
                text = ""
            if character == "\t":
                out.append(Tab())
            elif character == "\n":
                out.append(LineEnd())
            else:
                text += character
    return tuple(out)


def our_lines(sample: Sample) -> list[str]:
    """The lines our line builder makes, without blanks."""
    source = sample.source
    sheet = StyleSheet({"P": Style("P", "P", setting(source))}, {})
    story = StoryParagraph("P", pieces(source.runs, sample.language), sample.language)
    lines = set_paragraph(story, sheet, fonts(), (), [], (0.0, source.width))
    return [squeeze(line.text) for line in lines]


# ---- comparing -----------------------------------------------------------------------------------


def breaks(lines: Sequence[str]) -> set[int]:
    """Where lines end, counted in characters; the paragraph's own end left out."""
    ends, count = set(), 0
    for line in lines[:-1]:
        count += len(line)
        ends.add(count)
    return ends


def explain(sample: Sample, ours: set[int], word: set[int]) -> list[str]:
    """What was measured at the first difference."""
    source, properties = sample.source, setting(sample.source)
    story = StoryParagraph("P", pieces(source.runs, sample.language), sample.language)
    content = collect(story, properties, fonts(), (), [])
    box = frame(properties, 0.0, source.width)
    widths = measured(content, box)
    at = [0]  # where a number of characters without blanks ends in the text
    for index, character in enumerate(content.text):
        if squeeze(character):
            at.append(index + 1)
    first = min(ours ^ word)
    start = max((cut for cut in ours & word if cut < first), default=0)
    short, long = sorted((first, min((ours if first in word else word) - {first} | {len(at) - 1},
                                     key=lambda cut: (cut < first, cut))))
    begin = at[start] + (len(content.text[at[start]:]) - len(content.text[at[start]:].lstrip(" ")))
    less, more = (widths.end(begin, at[cut], start == 0) for cut in (short, long))
    spaces, gaps = (max(widths.stretchable(begin, at[cut]), 1) for cut in (long, short))
    over, under = more - box.limit, box.limit - less
    loss, gain = over / spaces, under / gaps
    out = [
        f"     ours …{content.text[begin:at[short if first in ours else long]][-60:]!r}",
        f"     Word …{content.text[begin:at[short if first in word else long]][-60:]!r}",
        f"     {content.text[at[short]:at[long]]!r} overflows by {over:.2f} pt;"
        f" a space would lose {loss:.3f} (limit {COMPRESSION * content.space:.3f})"
        f" or gain {gain:.3f}: ratio {loss / gain if gain > 0 else 9:.3f} (limit {RATIO})",
    ]
    return [*out, f"     reason: {reason(sample, content.text, at, start, first, over, word)}"]


def reason(
    sample: Sample, text: str, at: list[int], start: int, first: int, over: float, word: set[int]
) -> str:
    """Why Word's line differs, as far as the measures tell."""
    number = sum(cut <= start for cut in breaks(sample.lines) if start) if start else 0
    line = sample.word[number]
    closer = letters_apart(line, setting(sample.source))
    if abs(closer) > HAND:
        return f"set by hand: the letters of this line stand {closer:+.3f} pt off their style's"
    if first in word and over <= 0:
        return "the unit fits, and Word holds it back: a no-break space or hyphen must stand in it"
    return ""


def letters_apart(line: Sequence[Glyph], properties: Properties) -> float:
    """How far the letters of a line stand from each other, less what size and style say."""
    off = []
    for one, two in zip(line, line[1:], strict=False):
        if not (one.text.isalpha() and two.text.isalpha()) or one.font != two.font:
            continue
        face = fonts().latin("Bold" in one.font, "Italic" in one.font)
        shaped = face.shape(one.text + two.text, "en")
        if shaped.starts is None and abs(one.y - two.y) < 0.1:
            scale = (properties.scale or 100.0) / 100
            natural = shaped.widths[0] * (properties.size or 10.0) * scale / 1000
            off.append(two.x - one.x - natural - (properties.spacing or 0.0))
    return mean(off) + USUAL if off else 0.0


USUAL = 0.0125
"""Word draws letters this much closer, in points, than it sets them (A/80/590, all styles)."""


@dataclass(slots=True)
class Tally:
    """Counts of a style or of all."""

    paragraphs: int = 0
    whole: int = 0
    common: int = 0
    union: int = 0
    explained: int = 0

    def add(self, ours: set[int], word: set[int], explained: bool) -> None:
        """Count a paragraph."""
        self.paragraphs += 1
        self.whole += ours == word
        self.common += len(ours & word)
        self.union += len(ours | word)
        self.explained += len(ours ^ word) if explained else 0

    def __str__(self) -> str:
        share = self.common / self.union if self.union else 1.0
        return (
            f"{self.common:5}/{self.union:<5} {share:7.2%}   "
            f"paragraphs {self.whole}/{self.paragraphs}"
        )


def report(samples: Sequence[Sample]) -> float:
    """Print the comparison; the share of all breaks that both make."""
    styles: dict[str, Tally] = {}
    documents: dict[str, Tally] = {}
    total = Tally()
    for sample in samples:
        ours, word = breaks(our_lines(sample)), breaks(sample.lines)
        lines = explain(sample, ours, word) if ours != word else []
        if lines:
            print(f"{sample.document}, page {sample.word[0][0].page + 1}, {sample.style}:")
            print("\n".join(lines))
        known = bool(lines) and not lines[-1].endswith("reason: ")
        for tally in (
            styles.setdefault(sample.style, Tally()),
            documents.setdefault(sample.document, Tally()),
            total,
        ):
            tally.add(ours, word, known)
    for title, table in (("by document", documents), ("by style", styles)):
        print(f"\n{title:34} common/union")
        for name in sorted(table):
            print(f"  {name:32} {table[name]}")
    print(f"\n  {'all':32} {total}")
    left = total.union - total.common - total.explained
    print(f"  differences without a reason: {left}")
    return total.common / total.union if total.union else 0.0


def main() -> int:
    """Run the comparison; 1 if fewer breaks than the goal are Word's."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--reference", type=Path, metavar="DIR", help=f"holds {DOCUMENT}.docx/.pdf")
    reference = parser.parse_args().reference
    if without_reference(reference, [f"{DOCUMENT}.docx", f"{DOCUMENT}.pdf"]):
        return 0
    share = report([*docx_samples(reference), *pdf_samples(reference)])
    print(f"goal: {GOAL:.1%}: {'reached' if share >= GOAL else 'MISSED'}")
    return 0 if share >= GOAL else 1


if __name__ == "__main__":
    raise SystemExit(main())
