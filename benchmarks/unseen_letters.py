"""How many line breaks equal Word's in letters that were not used to develop the rules?

Takes a folder with PDFs of letters made by Microsoft Word.  Every paragraph is set again with plain
spaces and hyphens, as its author could have typed it: once as it is, and once after our no-break
rules.  Manual adjustments (no-break spaces that no rule gives, typed line ends, tighter letter
spacing) are unknown here and count against us.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from unassemble.text.spaces import HELD_SPACE, NO_BREAK_SPACE
from unassemble.typography.rules import NO_BREAK_HYPHEN, WordBits, no_break_rules
from word_lines import Tally, breaks, decisions
from wordpdf import read_paragraphs
from wordsamples import Sample, as_set, our_lines

TITLES = ("HeadingH1", "AgendaTitle")
PLAIN = str.maketrans({NO_BREAK_SPACE: " ", NO_BREAK_HYPHEN: "-"})


@dataclass(slots=True)
class Both:
    """The figures of a style with plain text, and after our rules."""

    plain: Tally = field(default_factory=Tally)
    held: Tally = field(default_factory=Tally)


def samples(folder: Path) -> Iterator[Sample]:
    """The paragraphs of all PDFs in a folder; prints the names of files that cannot be read."""
    for path in sorted(folder.rglob("*.pdf")):
        try:
            found = list(read_paragraphs(path))
        except (AttributeError, ValueError, KeyError, IndexError, RuntimeError) as error:
            print(f"cannot be read: {path.name}: {type(error).__name__}")
            continue
        for paragraph in found:
            yield as_set(Sample(path.stem, paragraph.source, paragraph.lines))


def held(text: str, style: str) -> str:
    """A text after the no-break rules, as applied by `typography.apply_no_break`."""
    rules, title = no_break_rules("en"), style in TITLES
    spaced = rules.with_spaces(text, WordBits(), style == "HeadingH1")
    hyphens = rules.hyphens_of_titles if title else rules.hyphens_of_text
    made = hyphens.applied(spaced)
    if style == "AgendaTitle" and rules.last_words and made.count(" ") > 1:
        before, _, last = made.rpartition(" ")
        made = f"{before}{HELD_SPACE}{last}"
    return made


def main() -> None:
    """Set all letters and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, help="folder with PDFs of letters in English")
    parser.add_argument("--show", metavar="STYLE", help="print the paragraphs of STYLE that differ")
    options = parser.parse_args()
    table: dict[str, Both] = {}
    for sample in samples(options.folder):
        text = sample.source.text.translate(PLAIN)
        both = table.setdefault(sample.style, Both())
        word = breaks(sample.lines)
        for tally, version in ((both.plain, text), (both.held, held(text, sample.style))):
            made = sample.with_text(version)
            ours = breaks(our_lines(made))
            tally.add(set(ours), set(word), decisions(made))
        if options.show == sample.style and ours != word:
            print(f"{sample.document}, page {sample.word[0][0].page + 1}")
            print("  Word", " | ".join(sample.lines))
            print("  ours", " | ".join(our_lines(made)))
    print(f"  {'':20} {'breaks':>13} {'':8} {'single':>11} {'paragraphs':>11}")
    for style, both in sorted(table.items()):
        print(f"  {style:20} {both.plain}")
        print(f"  {'with our rules':20} {both.held}")


if __name__ == "__main__":
    main()
