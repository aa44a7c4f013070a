"""How many of Microsoft Word's line breaks does our line builder make in Chinese text?

    python benchmarks/chinese_lines.py A_75_836.pdf

Every paragraph of running text, every item of a list, the notes and the summary are set by our
layout, in the column that Word has.  There are two figures: the breaks common to both, divided by
the union of both; and single decisions, where each line starts where Word starts it.  Paragraphs
whose characters were set closer by hand are counted apart.  Every difference is printed with the
measurements on which the decision rests.
"""

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from chinesepdf import Paragraph, Token, read_paragraphs, runs
from unassemble.layout.paragraph.collect import collect
from unassemble.layout.paragraph.east_asian import Overfull, overhang
from unassemble.layout.paragraph.fill import overfull, ruler
from unassemble.layout.paragraph.frame import frame
from unassemble.layout.typesetter import Typesetter
from unassemble.story import Characters, NoteCall, Piece, StoryParagraph, Tab
from unassemble.story.gaps import with_blanks_after_calls
from unassemble.styles import CHINESE, PAGE, Properties, Style, StyleSheet, letter_styles
from unassemble.text.fonts import FontBook, open_fonts

SINGLE_GOAL, UNION_GOAL = 0.98, 0.96
WIDER = 0.83
"""pt: the column of the summary's box is wider by this."""
STYLES = {
    "numbered": "NumberedTxtZh",
    "list": "NumberedTxtZh",
    "plain": "SingleTxtZh",
    "summary": "SingleTxtZh",
    "note": "FootnoteMoreZh",
}
MARKS = [str(number) for number in range(200)]
BY_HAND = ", closer by hand"


@dataclass(slots=True)
class Count:
    """Breaks and decisions of one kind of paragraph."""

    common: int = 0
    union: int = 0
    same: int = 0
    decisions: int = 0
    whole: int = 0
    paragraphs: int = 0

    def row(self, name: str) -> str:
        """The figures in a row."""
        return (
            f"{name:<24} single {self.same:>3} of {self.decisions:>3}"
            f" {share(self.same, self.decisions)}   breaks {self.common:>3} of {self.union:>3}"
            f" {share(self.common, self.union)}   whole {self.whole:>3} of {self.paragraphs:>3}"
        )


def share(part: int, whole: int) -> str:
    """A percentage."""
    return f"{100 * part / whole:5.1f} %" if whole else "      -"


def together(counts: Iterable[Count]) -> Count:
    """The sum of some counts."""
    out = Count()
    for count in counts:
        for name in Count.__slots__:
            setattr(out, name, getattr(out, name) + getattr(count, name))
    return out


# ---- our side ------------------------------------------------------------------------------------


@cache
def fonts() -> FontBook:
    """The faces."""
    return open_fonts()


def properties(paragraph: Paragraph, first: bool) -> Properties:
    """The style of a paragraph, begun at its head or at a later line."""
    own = letter_styles().resolved(STYLES[paragraph.kind])
    if paragraph.kind == "summary":
        own = replace(own, right=(own.right or 0.0) - WIDER)
    return own if first else replace(own, first=0.0)


def story(paragraph: Paragraph, tokens: Sequence[Token], first: bool) -> StoryParagraph:
    """A paragraph, or its rest, as the story has it; its style is called P."""
    out: list[Piece] = []
    if first and paragraph.kind in ("numbered", "list"):
        out += [Tab()] if paragraph.kind == "list" else []
        after = Tab() if paragraph.tab else Characters(" ", "zh")
        out += [Characters(paragraph.label, "zh"), after]
    for raised, text in runs(tokens):
        out.append(NoteCall(int(text), "zh") if raised else Characters(text, "zh"))
    return StoryParagraph("P", with_blanks_after_calls(out), "zh")


def our_lines(paragraph: Paragraph, tokens: Sequence[Token], first: bool) -> list[str]:
    """The lines our layout makes, without blanks and without the paragraph's number."""
    style = Style("P", "P", properties(paragraph, first))
    typesetter = Typesetter(StyleSheet({"P": style}, letter_styles().characters), fonts(), MARKS)
    lines = typesetter.lines(story(paragraph, tokens, first), (PAGE.left, PAGE.right))
    made = ["".join(line.text.split()) for line in lines]
    label = paragraph.label if first and paragraph.kind in ("numbered", "list") else ""
    return [made[0].removeprefix("".join(label.split())), *made[1:]]


# ---- both ----------------------------------------------------------------------------------------


def ends(lines: Sequence[str]) -> set[int]:
    """The places of line ends, in characters without blanks."""
    out, count = set(), 0
    for line in lines[:-1]:
        count += len(line)
        out.add(count)
    return out


def compare(paragraph: Paragraph, count: Count, brief: bool) -> None:
    """Count one paragraph, and print where ours differs."""
    tokens = [token for line in paragraph.lines for token in line]
    ours = ends(our_lines(paragraph, tokens, first=True))
    theirs = ends(paragraph.words)
    count.common += len(ours & theirs)
    count.union += len(ours | theirs)
    count.paragraphs += 1
    count.whole += ours == theirs
    start = 0
    for number, word in enumerate(paragraph.words[:-1]):
        rest = tokens[start:]
        mine = our_lines(paragraph, rest, first=number == 0)[0]
        count.decisions += 1
        count.same += mine == word
        if mine != word and not brief:
            where = f"page {paragraph.page}, {paragraph.kind} {paragraph.label}"
            print(f"{where.strip()}, line {number + 1}")
            print(f"     Word …{word[-30:]}\n     ours …{mine[-30:]}")
            print(f"     {why(paragraph, rest, number == 0, mine, word)}")
        start += len(paragraph.lines[number])


def why(paragraph: Paragraph, tokens: Sequence[Token], first: bool, mine: str, word: str) -> str:
    """The measurements of the decision in which the two differ."""
    own = properties(paragraph, first)
    source = story(paragraph, tokens, first)
    content = collect(source, own, letter_styles().characters, fonts(), MARKS)
    label = len("".join(paragraph.label.split())) if first and paragraph.kind != "note" else 0
    places = [0, *(at + 1 for at, one in enumerate(content.text) if one.strip())]
    short, long = sorted((places[len(mine) + label], places[len(word) + label]))
    measured = ruler(content, frame(own, PAGE.left, PAGE.right))
    line = overfull(measured, 0, short, long, first, justified=True)
    loss = line.excess - (overhang(line) or 0.0)
    shares = line.kept - 1 + CHINESE.gap_weight * line.kept_gaps
    ratio = loss / line.marks * shares / line.lack if line.marks and line.lack > 0 else 0.0
    return (
        f"{content.text[short:long]!r} is {line.excess:.2f} pt too long; without it the line is"
        f" {line.lack:.2f} too short. {described(line)} ratio {ratio:.1f} (limit {CHINESE.limit})"
    )


def described(line: Overfull) -> str:
    """What can give way, and what could grow."""
    return (
        f"{line.marks} marks and {line.gaps} gaps can give,"
        f" {line.kept} characters and {line.kept_gaps} gaps could grow;"
    )


def main() -> int:
    """Read, set, compare."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("file", type=Path, help="A_75_836.pdf, the Chinese edition of New York")
    parser.add_argument("--brief", action="store_true", help="print the figures only")
    asked = parser.parse_args()
    counts: dict[str, Count] = {}
    for paragraph in read_paragraphs(asked.file):
        name = f"{paragraph.kind}{BY_HAND if paragraph.condensed else ''}"
        compare(paragraph, counts.setdefault(name, Count()), asked.brief)
    for name, count in sorted(counts.items()):
        print(count.row(name))
    total = together(count for name, count in counts.items() if not name.endswith(BY_HAND))
    print(total.row("all but by hand"))
    reached = (
        total.same >= SINGLE_GOAL * total.decisions and total.common >= UNION_GOAL * total.union
    )
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
