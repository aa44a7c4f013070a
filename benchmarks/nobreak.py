"""Do lines in documents made by Microsoft Word end where our no-break rules forbid it?

Each line is joined with the next, and the no-break rules of the document's language are applied one
by one.  The script counts the spaces that a rule makes no-break spaces, and prints those at which
Word ends a line nevertheless.  Where there are any, our line breaks cannot equal Word's.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from pdflines import Line, read_lines
from unassemble.languages import Language
from unassemble.typography.rules import (
    NoBreakRule,
    NoBreakRules,
    WordBits,
    compiled,
    no_break_rules,
)

DOCUMENTS: dict[str, Language] = {
    "A_79_843-S_2025_201": "en",
    "A_79_844-S_2025_196": "en",
    "A_79_870": "en",
    "A_79_876-S_2025_230": "en",
    "A_79_997-S_2025_519": "en",
    "S_2025_503": "en",
    "A_80_590": "en",
    "A_RES_78_1": "en",
    "A_RES_75_312": "es",
}
"""The beginning of the file name of each document, and its language."""

KNOWN = {
    "held on 19 | November": "an annex, circulated as it was received",
    "2025 | (a) Unencumbered": "two rows of a table",
    "37 977.4 | (b)": "two rows of a table",
}
"""Places where Word ends a line against a rule, with the reason."""

PITCH = (8.0, 16.0)  # pt: lines this far apart may belong to one paragraph
SAME = 0.6  # pt: font sizes that differ by no more than this are the same


@dataclass(slots=True)
class Count:
    """The spaces that a rule makes no-break spaces: inside lines, and at line ends."""

    rule: NoBreakRule
    alone: NoBreakRules
    known: WordBits = field(default_factory=WordBits)
    inside: int = 0
    ends: list[str] = field(default_factory=list)

    def add(self, text: str, end: int, document: str) -> None:
        """Count in a line and the beginning of the next, the first of which ends at ``end``."""
        held = self.alone.with_spaces(text, self.known)
        for offset in (
            at for at, (old, new) in enumerate(zip(text, held, strict=True)) if old != new
        ):
            if offset < end:
                self.inside += 1
            elif offset == end:
                words = f"{text[max(0, end - 30) : end]} | {text[end + 1 : end + 30]}"
                self.ends.append(f"{document}: {words}")


def joined(page: list[Line]) -> Iterator[tuple[str, int]]:
    """Each line with the one after it in its paragraph, and where the first ends."""
    for line, following in pairwise([*page, None]):
        if line is None:
            continue
        below = following.y - line.y if following else 0.0
        if following and abs(line.size - following.size) < SAME and PITCH[0] < below < PITCH[1]:
            yield f"{line.text} {following.text}", len(line.text)
        else:
            yield line.text, len(line.text)


def counts_of(documents: dict[Path, Language]) -> dict[Language, list[Count]]:
    """The counts of each rule, by language."""
    out: dict[Language, list[Count]] = {}
    for pdf, language in documents.items():
        if language not in out:
            out[language] = [Count(one, compiled((one,))) for one in no_break_rules(language).rules]
        for page in read_lines(pdf):
            for text, end in joined(page):
                for count in out[language]:
                    count.add(text, end, pdf.stem)
    return out


def main() -> int:
    """Print the counts; 1 if Word ends a line against a rule without a known reason."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--reference", type=Path, metavar="DIR", help="folder with the documents (PDF)"
    )
    folder = parser.parse_args().reference
    if folder is None:
        print(f"needs --reference DIR, a folder with {', '.join(DOCUMENTS)}")
        return 0
    found = {
        pdf: language
        for name, language in DOCUMENTS.items()
        for pdf in sorted(folder.rglob(f"{name}*.pdf"))[:1]
    }
    unknown = 0
    for language, counts in counts_of(found).items():
        print(f"\n{language}: no-break spaces by rule, lines that end there")
        for count in counts:
            print(f"  {count.inside:5} {len(count.ends):3}   {count.rule.example}")
            for end in count.ends:
                reason = next((why for place, why in KNOWN.items() if place in end), "")
                unknown += not reason
                print(f"              {end}   [{reason or 'NO KNOWN REASON'}]")
    print(
        f"\n{len(found)} documents; lines that end against a rule without a known reason: {unknown}"
    )
    return 1 if unknown else 0


if __name__ == "__main__":
    raise SystemExit(main())
