"""How many of Microsoft Word's line breaks does our line builder make, in every paragraph style?

Word's lines are read from its PDFs.  The text comes from the DOCX if there is one (A/80/590: every
paragraph, including cells and notes, with all its formatting), and otherwise from the PDF itself.
Our line builder breaks it with the same measure.  The position of a break is counted in characters
without blanks.  There are two figures: common breaks, divided by the union of both sets; and single
decisions, where each line starts where Word starts it.

Every difference is printed with measurements: how far the word on the other side overflows, how
much each space would shrink or stretch, and whether Word's line shows a manual adjustment.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pdflines import reference_parser, squeeze, without_reference
from unassemble.layout.paragraph.collect import collect
from unassemble.layout.paragraph.fill import COMPRESSION, RATIO, ruler
from unassemble.layout.paragraph.frame import frame
from unassemble.styles import PAGE
from wordsamples import (
    DOCUMENT,
    HAND,
    Sample,
    docx_samples,
    fonts,
    letters_apart,
    named,
    our_lines,
    pdf_samples,
    reports_in,
    setting,
    story,
)

GOAL = 0.995
SURELY = 2.0  # pt: more than the error of any measurement


def breaks(lines: Sequence[str]) -> list[int]:
    """The positions of line ends in characters, without the end of the paragraph."""
    ends, count = [], 0
    for line in list(filter(None, lines))[:-1]:
        count += len(line)
        ends.append(count)
    return ends


def decisions(sample: Sample) -> tuple[int, int]:
    """How many of Word's lines we end where Word does, if each starts where Word starts it."""
    same, start, lines = 0, 0, sample.lines
    for line in lines[:-1]:
        same += our_lines(sample.after(start))[0] == line
        start += len(line)
    return same, len(lines) - 1


# ---- why -----------------------------------------------------------------------------------------


def explain(sample: Sample, ours: Sequence[int], word: Sequence[int]) -> tuple[list[str], bool]:
    """The measurements at the first difference, and whether they explain it."""
    own = setting(sample.source)
    content = collect(story(sample), own, named(sample), fonts(), ())
    box = frame(own, 0.0, sample.source.width)
    widths, text = ruler(content, box), content.text
    places = [0, *(index + 1 for index, char in enumerate(text) if squeeze(char))]
    number = next((n for n, (a, b) in enumerate(zip(ours, word, strict=False)) if a != b), None)
    if number is None:
        number = min(len(ours), len(word))
    whole = len(places) - 1
    mine, theirs = ([*cuts, whole][number] for cuts in (ours, word))
    short, long = places[min(mine, theirs)], places[max(mine, theirs)]
    start = places[word[number - 1]] if number else 0
    start += len(text[start:]) - len(text[start:].lstrip(" "))
    over = widths.end(start, long, number == 0) - box.limit
    spaces = max(widths.stretchable(start, long), 1)
    loss, most = over / spaces, COMPRESSION * widths.flexible_width(start, long) / spaces
    under = box.limit - widths.end(start, short, number == 0)
    gain = under / max(widths.stretchable(start, short), 1)
    out = [
        f"     ours …{text[start : places[mine]][-60:]!r}",
        f"     Word …{text[start : places[theirs]][-60:]!r}",
        f"     {text[short:long]!r} overflows by {over:.2f} pt: each space loses {loss:.3f} pt"
        f" (limit {most:.3f}) or gains {gain:.3f}"
        f" (ratio {loss / gain if gain > 0 else 9:.3f}, limit {RATIO})",
    ]
    cause = reason(sample, number, text[short:long], over, theirs < mine)
    return [*out, f"     {cause or 'NO REASON KNOWN'}"], bool(cause)


def reason(sample: Sample, number: int, unit: str, over: float, held: bool) -> str:
    """Why Word's line differs; empty if the measurements do not explain it."""
    own = setting(sample.source)
    if held and unit.endswith("-"):
        return "Word keeps text with a hyphen for the next line: it must be a no-break hyphen"
    if held and over < -SURELY:
        return "the text fits, but Word starts a new line: a no-break space or a line end was typed"
    ends = (glyph.right for line in sample.word for glyph in line if glyph.text.strip())
    edge = max(ends) - PAGE.left - sample.source.width
    wider = edge + (own.right or 0.0)
    if sample.source.cell and wider > SURELY:
        return f"the column is {wider:.1f} pt wider than its cell says: Word fits columns to words"
    if not held and wider > SURELY:
        return f"adjusted by hand: Word's lines extend {wider:.1f} pt further"
    lines = sample.word[number : number + 2]
    closer = max((letters_apart(line, own) for line in lines), key=abs)
    if abs(closer) > HAND:
        return f"adjusted by hand: letter spacing {closer:+.3f} pt from that of the style"
    return ""


# ---- the figures ---------------------------------------------------------------------------------


@dataclass(slots=True)
class Tally:
    """The counts of a style, of a document, or of all together."""

    paragraphs: int = 0
    whole: int = 0
    common: int = 0
    union: int = 0
    decided: int = 0
    lines: int = 0

    def add(self, ours: set[int], word: set[int], decided: tuple[int, int]) -> None:
        """Count a paragraph."""
        self.paragraphs += 1
        self.whole += ours == word
        self.common += len(ours & word)
        self.union += len(ours | word)
        self.decided += decided[0]
        self.lines += decided[1]

    @property
    def share(self) -> float:
        """The share of common breaks."""
        return self.common / self.union if self.union else 1.0

    def __str__(self) -> str:
        breaks = f"{self.common}/{self.union}"
        single = f"{self.decided}/{self.lines}"
        whole = f"{self.whole}/{self.paragraphs}"
        return f"{breaks:>11} {self.share:8.2%} {single:>11} {whole:>11}"


def report(samples: Sequence[Sample]) -> bool:
    """Print the comparison; returns whether the goal is reached."""
    tables: dict[str, dict[str, Tally]] = {"style": {}, "document": {}, "": {}}
    total = tables[""].setdefault("all", Tally())
    plain = tables[""].setdefault("all but paragraphs with a reason", Tally())
    unknown = 0
    for sample in samples:
        ours, word = breaks(our_lines(sample)), breaks(sample.lines)
        known = False
        if ours != word:
            lines, known = explain(sample, ours, word)
            unknown += not known
            print(f"{sample.document}, page {sample.word[0][0].page + 1}, {sample.style}")
            print("\n".join(lines))
        tallies = [
            tables["style"].setdefault(sample.style, Tally()),
            tables["document"].setdefault(sample.document, Tally()),
            total,
        ]
        single = decisions(sample)
        for tally in tallies if known else [*tallies, plain]:
            tally.add(set(ours), set(word), single)
    for title, table in tables.items():
        print(f"\n  {title:34} {'breaks':>11} {'':8} {'single':>11} {'paragraphs':>11}")
        for name in sorted(table):
            print(f"  {name:34} {table[name]}")
    print(f"\n  paragraphs that differ without a reason: {unknown}")
    document = tables["document"][DOCUMENT].share
    print(f"goal: {GOAL:.1%} where the text is known ({DOCUMENT}): {document:.2%}")
    print(f"goal: {GOAL:.1%} of the rest, apart from differences with a reason: {plain.share:.2%}")
    return min(document, plain.share) >= GOAL


def main() -> int:
    """Run the comparison; 1 if the goal is missed."""
    files = [f"{DOCUMENT}.docx", f"{DOCUMENT}.pdf"]
    parser = reference_parser(__doc__, " and ".join(files))
    parser.add_argument("--known", action="store_true", help="only documents with their DOCX")
    options = parser.parse_args()
    reference = options.reference
    if without_reference(reference, files):
        return 0
    known = [sample for docx in reports_in(reference) for sample in docx_samples(docx)]
    others = [] if options.known else pdf_samples(reference)
    return 0 if report([*known, *others]) else 1


if __name__ == "__main__":
    raise SystemExit(main())
