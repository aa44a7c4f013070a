"""How time grows with each kind of input: doubled until it shows, the exponent printed.

    python benchmarks/growth.py [KIND ...]

An exponent of 1 is linear, 2 quadratic.  Each kind is checked (or built, or repaired) in sizes that
double from one at which it takes a twentieth of a second; the last doublings give the exponent.
Ends with status 1 if one is above 1.2.
"""

from __future__ import annotations

import contextlib
import gc
import math
import sys
import time
from collections.abc import Callable
from pathlib import Path

from unassemble.base.errors import LetterError, UnreadableError
from unassemble.languages import LANGUAGES
from unassemble.pipeline.building import build_version
from unassemble.pipeline.checking import all_findings, repaired_file
from unassemble.pipeline.letter_file import LetterFile

GREATEST = 1.2
ENOUGH, MOST, DOUBLINGS = 0.05, 4.0, 3
"""Seconds at which measuring begins, and at which it ends; the doublings that are measured."""
LARGEST = 9_000_000
"""Bytes of a letter: more are refused."""
LETTER = """\
language: {language}
symbols: [A/79/1]
date: 2025-04-02
organs:
  - organ: general-assembly
    session: 79
    agenda_items:
{items}
letter:
  title: Letter
  text: |
{text}
  signatories: [{{name: Ann **Lee**}}]
{more}
"""
ITEM = "      - {{number: {0}, title: Item {0}}}"
Kind = Callable[[int], str]


def letter(*lines: str, language: str = "en", items: str = "", more: str = "") -> str:
    """A letter with some lines of text."""
    text = "\n".join(f"    {line}" for line in lines)
    return LETTER.format(language=language, text=text, items=items or ITEM.format(1), more=more)


def repeated(sign: str) -> Kind:
    """One paragraph of a sign again and again."""
    return lambda count: letter(sign * count)


def lines(form: str, between: str = "") -> Kind:
    """Lines of a form with their number, each after another line."""

    def make(count: int) -> str:
        made = (form.format(number) for number in range(count))
        return letter(*(line for one in made for line in (one, between)))

    return make


def references(count: int) -> str:
    """Links by reference, and their definitions."""
    return letter(
        *(f"[a{number}][r{number}]" for number in range(count)),
        "",
        *(f"[r{number}]: https://example.org/{number}" for number in range(count)),
    )


def row(cells: str, count: int = 1) -> str:
    """A table's row."""
    return "|" + f" {cells} |" * count


def rows(count: int) -> str:
    """A table of many rows."""
    return letter(row("a", 3), row("--", 3), *(row(f"word {n}", 3) for n in range(count)))


def columns(count: int) -> str:
    """A table of many columns."""
    return letter(row("a", count), row("--", count), row("b", count))


def cells(count: int) -> str:
    """A table with long texts."""
    return letter(row("a", 2), row("--", 2), row("A sentence of the text. " * count, 2))


def joined(count: int) -> str:
    """A table whose first column is one cell."""
    body = (row("^^") + f" word {n} |" for n in range(count))
    return letter(row("a", 2), row("--", 2), row("b", 2), *body)


def nested(count: int) -> str:
    """Lists in lists."""
    return letter(*(" " * 2 * (number % 6) + "- item" for number in range(count)))


def annexes(count: int) -> str:
    """Annexes."""
    return letter("See annexes.", more="annexes:\n" + "  - text: Text.\n" * count)


def statements(count: int) -> str:
    """Statements of a compilation."""
    head = "annexes:\n  - sections:\n      - entries:\n"
    one = "          - {party: A, statements: [{title: T, date: 2025-03-01, text: Text.}]}\n"
    return letter("See annex.", more=head + one * count)


def agenda(count: int) -> str:
    """Agenda items."""
    return letter("Text.", items="\n".join(ITEM.format(number + 1) for number in range(count)))


def unknown(count: int) -> str:
    """Keys that a letter does not have."""
    return letter("Text.", more="\n".join(f"key{number}: x" for number in range(count)))


def aliases(count: int) -> str:
    """YAML aliases."""
    listed = "".join("  - *a\n" for _ in range(count))
    return letter("Text.", more=f"extra: &a [x]\nkeys:\n{listed}")


def notes(count: int) -> str:
    """Notes written under ``notes:``."""
    calls = (f"Word[^n{number}]." for number in range(count))
    texts = "\n".join(f"  n{number}: A note." for number in range(count))
    return letter(*calls, more=f"notes:\n{texts}")


def versions(count: int) -> str:
    """Statements in six languages."""
    text = ", ".join(f"{language}: Text" for language in LANGUAGES)
    return letter(
        "See annex.", more="annexes:\n" + f"  - {{title: {{{text}}}, text: {{{text}}}}}\n" * count
    )


def wording(count: int) -> str:
    """Placeholders."""
    return letter(*(line for _ in range(count) for line in ("{{ dated }} we write.", "")))


CHECKED: dict[str, Kind] = {
    "paragraphs": lines("A paragraph of the text, number {}."),
    "sentences in a paragraph": repeated("A sentence of the text. "),
    "notes in a paragraph": repeated("Word^[A note.] "),
    "notes": notes,
    "list items": lines("- Item {}"),
    "numbered paragraphs": lines("{}. A paragraph."),
    "nested lists": nested,
    "table rows": rows,
    "table columns": columns,
    "text in cells": cells,
    "cells joined": joined,
    "links": repeated("[words](https://example.org/a) "),
    "link references": references,
    "emphasis": repeated("**a** *b* "),
    "markers": repeated("*a **b "),
    "brackets [": repeated("["),
    "brackets ![": repeated("!["),
    "brackets a^[b": repeated("a^[b "),
    "brackets [x{lang=fr}": repeated("[x{lang=fr} "),
    "brackets [a](": repeated("[a]("),
    "brackets ]": repeated("[a] ] "),
    "angles <": repeated("<a "),
    "backticks": repeated("` `` "),
    "backslashes": repeated("\\"),
    "headings": lines("# Heading {}"),
    "quotations": lines("> Words {}"),
    "annexes": annexes,
    "statements": statements,
    "agenda items": agenda,
    "unknown keys": unknown,
    "aliases": aliases,
    "a long word": repeated("a"),
    "a long address": lambda count: letter("https://example.org/" + "a/" * count),
    "Chinese": lambda count: letter("我荣幸地转递信函。" * count, language="zh"),
    "Arabic": lambda count: letter("أتشرف بأن أكتب إليكم. " * count, language="ar"),
    "placeholders": wording,
    "languages": versions,
}
REPAIRED: dict[str, Kind] = {
    "repairs": lambda count: letter("安理会第822(1993)号决议。" * count, language="zh"),
    "repairs of spaces": repeated("Word  word. "),
}
BUILT = (
    "paragraphs", "sentences in a paragraph", "notes in a paragraph", "notes", "list items",
    "table rows", "text in cells", "cells joined", "links", "headings", "statements", "a long word",
    "a long address", "Chinese", "Arabic",
)  # fmt: skip


def checked(text: str) -> None:
    """Check a letter."""
    with contextlib.suppress(UnreadableError):
        all_findings(_file(text))


def built(text: str) -> None:
    """Build a letter."""
    with contextlib.suppress(LetterError, UnreadableError):
        build_version(_file(text))


def repaired(text: str) -> None:
    """Repair a letter."""
    with contextlib.suppress(UnreadableError):
        repaired_file(_file(text))


def _file(text: str) -> LetterFile:
    return LetterFile(text.encode(), "letter.yaml", Path("/nonexistent"))


def seconds(run: Callable[[str], None], text: str) -> float:
    """The processor time of a run, the least of two.

    Python looks for circles of objects now and then, for longer the more objects there are; that is
    left out, since it adds up to 0.1 to the exponent of any program that makes objects.
    """
    best = math.inf
    for _ in range(2):
        gc.collect()
        gc.disable()
        start = time.process_time()
        run(text)
        best = min(best, time.process_time() - start)
        gc.enable()
    return best


def exponent(run: Callable[[str], None], kind: Kind) -> tuple[int, float, float]:
    """The greatest size, its seconds, and the exponent of the last doublings."""
    count, taken = 64, [seconds(run, kind(64))]
    sizes = [count]
    while taken[-1] < MOST and (len(taken) <= DOUBLINGS or taken[-1 - DOUBLINGS] < ENOUGH):
        count *= 2
        text = kind(count)
        if len(text.encode()) > LARGEST:
            break
        time_taken = seconds(run, text)
        if time_taken < taken[-1] / 2:
            break  # refused: over a limit
        sizes.append(count)
        taken.append(time_taken)
    steps = min(DOUBLINGS, len(taken) - 1)
    growth = math.log2(taken[-1] / taken[-1 - steps]) / steps if steps else 0.0
    return sizes[-1], taken[-1], growth


def main() -> int:
    """Print a table; 1 if a kind grows faster than it may."""
    runs = [("check", checked, name, kind) for name, kind in CHECKED.items()]
    runs += [("build", built, name, CHECKED[name]) for name in BUILT]
    runs += [("repair", repaired, name, kind) for name, kind in REPAIRED.items()]
    wanted = sys.argv[1:]
    worst = 0.0
    print("| | input | size | seconds | exponent |\n|---|---|--:|--:|--:|")
    for what, run, name, kind in runs:
        if wanted and name not in wanted:
            continue
        size, taken, growth = exponent(run, kind)
        worst = max(worst, growth)
        flag = " **" if growth > GREATEST else " "
        print(f"| {what} | `{name}` | {size:,} | {taken:.2f} |{flag}{growth:.2f}{flag.strip()} |")
        sys.stdout.flush()
    return int(worst > GREATEST)


if __name__ == "__main__":
    sys.exit(main())
