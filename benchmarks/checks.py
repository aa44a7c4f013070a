"""How long does it take to check a letter, in a warm process?

    python benchmarks/checks.py [LETTER]

Prints the time of the rules alone, on a letter already read, and of all of `unassemble check`:
reading, assembling, glyph coverage, and the rules; each the best of many runs, in milliseconds.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from unassemble import checks
from unassemble.assemble import assemble
from unassemble.base.diagnostics import Findings
from unassemble.images.folder import FolderImages
from unassemble.letter.read import read_letter
from unassemble.pipeline.checking import all_findings
from unassemble.pipeline.letter_file import read_letter_file

EXAMPLE = Path(__file__).parents[1] / "examples" / "azerbaijan-2020" / "letter.yaml"
RUNS = 25


def best(act: Callable[[], object]) -> float:
    """The time of the fastest run, in milliseconds."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        act()
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("letter", nargs="?", type=Path, default=EXAMPLE)
    source = read_letter_file(parser.parse_args().letter)
    findings = Findings()
    letter = read_letter(source.data, source.name, None, findings, None)
    if letter is None:
        raise SystemExit("\n".join(str(one) for one in findings))
    document = assemble(letter, FolderImages(source.folder, findings), findings, None)
    text = source.data.decode()
    all_findings(source)
    rules = best(lambda: list(checks.findings(checks.Subject(letter, document, text))))
    whole = best(lambda: all_findings(source))
    print(f"rules  {rules:6.1f} ms  (goal: less than 30)")
    print(f"check  {whole:6.1f} ms")


if __name__ == "__main__":
    main()
