"""Write docs/rules.md: the manual page of each rule that the program can report.

    python scripts/build_rules.py [--check]

The pages come from the docstrings of the rules and from src/unassemble/checks/manual.md.
"""

import argparse
import sys

from generated import ROOT, settle, table
from unassemble.checks.manual import ManualPage, manual_pages

FOLDER = ROOT / "docs"
_HEAD = """\
# Rules

<!-- Written by scripts/build_rules.py: correct the rule's own page, not this one. -->

Every rule that `unassemble` can report, with its source. `unassemble explain RULE` prints the same
page. [Checks](checks.md) tells how to run checks, to ignore findings and to repair them. A source
that ends in [K] is general knowledge that no document has confirmed.
"""


def reference() -> bytes:
    """The reference of all rules, in Markdown."""
    known = list(manual_pages().values())
    rules = [page for page in known if not page.reader]
    others = [page for page in known if page.reader]
    parts = [
        _HEAD,
        f"## The {len(rules)} rules of `unassemble check`\n",
        _table(rules),
        f"## The {len(others)} findings of reading and building\n",
        "These are reported when a letter is read, built or drafted.\n",
        _table(others),
        "## Pages\n",
        *(f"### {page.name}\n\n*{page.severity}*\n\n{page.whole}" for page in known),
    ]
    return "\n".join(parts).encode()


def _table(listed: list[ManualPage]) -> str:
    rows = [
        (
            f"[{page.name}](#{page.name})",
            page.severity,
            "yes" if page.fixable else "",
            page.title,
            page.source,
        )
        for page in listed
    ]
    return table(("rule", "severity", "repair", "what is found", "source"), rows) + "\n"


def main() -> int:
    """Write the file, or compare it with ``--check``; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="only say whether it is up to date")
    return settle({"rules.md": reference()}, FOLDER, parser.parse_args().check)


if __name__ == "__main__":
    sys.exit(main())
