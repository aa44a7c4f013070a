"""How well do letters fare that nobody wrote a letter file for?

Takes a folder of letters' PDFs made by Microsoft Word.  Every paragraph is set again as its author
could have typed it, all spaces and hyphens plain, twice: as it is, and after our no-break rules.
What operators set by hand (no-break spaces where no rule has them, typed line ends, letters set
closer) is not known to us and counts against us.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from unassemble.typography.rules import NO_BREAK_HYPHEN, NO_BREAK_SPACE, WordBits, no_break_rules
from word_lines import Tally, breaks, decisions
from wordpdf import read_paragraphs
from wordsamples import Sample, as_set, our_lines

TITLES = ("HeadingH1", "AgendaTitle")
PLAIN = str.maketrans({NO_BREAK_SPACE: " ", NO_BREAK_HYPHEN: "-"})


@dataclass(slots=True)
class Both:
    """A style's figures with the text as it is, and after our rules."""

    plain: Tally = field(default_factory=Tally)
    held: Tally = field(default_factory=Tally)


def samples(folder: Path) -> Iterator[Sample]:
    """The paragraphs of all PDFs in a folder; files that cannot be read are named."""
    for path in sorted(folder.rglob("*.pdf")):
        try:
            found = list(read_paragraphs(path))
        except (AttributeError, ValueError, KeyError, IndexError, RuntimeError) as error:
            print(f"not read: {path.name}: {type(error).__name__}")
            continue
        for paragraph in found:
            yield as_set(Sample(path.stem, paragraph.source, paragraph.lines))


def held(text: str, style: str) -> str:
    """A text after the rules, as `typography.apply_no_break` applies them."""
    rules, title = no_break_rules("en"), style in TITLES
    characters = list(text)
    for offset in rules.no_break_spaces(text, WordBits(), style == "HeadingH1"):
        characters[offset] = NO_BREAK_SPACE
    hyphens = rules.hyphens_of_titles if title else rules.hyphens_of_text
    made = hyphens.applied("".join(characters))
    if style == "AgendaTitle" and rules.last_words and made.count(" ") > 1:
        before, _, last = made.rpartition(" ")
        made = f"{before}{NO_BREAK_SPACE}{last}"
    return made


def main() -> None:
    """Set all letters and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, help="holds PDFs of letters in English")
    parser.add_argument("--show", metavar="STYLE", help="print paragraphs of a style that differ")
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
