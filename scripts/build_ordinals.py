"""Build ``languages/ordinals``: the ordinals 1 to 120, a file for each of the six languages.

Babel spells out no numbers, so ICU's rule-based number format does it here; the file
``ordinals_corrections.yaml`` lists where the United Nations writes otherwise, and why.  The tables
are shipped, so that only this script and the test that repeats its work need PyICU.

    python scripts/build_ordinals.py          writes the tables
    python scripts/build_ordinals.py --check  says whether the shipped tables are up to date
"""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from generated import ROOT, settle

FOLDER = ROOT / "src" / "unassemble" / "languages" / "ordinals"
CORRECTIONS = Path(__file__).with_name("ordinals_corrections.yaml")
LAST = 120

COLUMNS: dict[str, dict[str, str]] = {
    "ar": {"feminine": "%spellout-ordinal-feminine", "masculine": "%spellout-ordinal-masculine"},
    "zh": {"common": "%spellout-ordinal", "cardinal": "%spellout-cardinal"},
    "en": {"common": "%spellout-ordinal"},
    "fr": {"feminine": "%spellout-ordinal-feminine", "masculine": "%spellout-ordinal-masculine"},
    "ru": {"feminine": "%spellout-ordinal-feminine", "masculine": "%spellout-ordinal-masculine"},
    "es": {"masculine": "%spellout-ordinal-masculine-adjective"},
}
"""The columns of each language and the rule set of ICU that spells them."""

HEADER = """\
# Ordinals 1 to 120, by gender (zh "cardinal": 附件一).
# Made by scripts/build_ordinals.py from ICU's rule-based number format, with the corrections of
# scripts/ordinals_corrections.yaml.  Correct there, not here.
"""

Table = dict[str, dict[str, list[str]]]


def spelled_by_icu() -> Table:
    """The table as ICU gives it.

    Raises:
        ModuleNotFoundError: PyICU is not installed.
    """
    icu: Any = importlib.import_module("icu")
    table: Table = {}
    for language, columns in COLUMNS.items():
        spell = icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, icu.Locale(language))
        table[language] = {}
        for column, rule_set in columns.items():
            spell.setDefaultRuleSet(rule_set)
            table[language][column] = [spell.format(number) for number in range(1, LAST + 1)]
    return table


def _numbers(ranges: list[str]) -> Iterator[int]:
    for text in ranges:
        first, last = text.split("-")
        yield from range(int(first), int(last) + 1)


def corrections() -> list[dict[str, Any]]:
    """The rows of the table of corrections."""
    rows: list[dict[str, Any]] = yaml.safe_load(CORRECTIONS.read_text(encoding="utf-8"))
    return rows


def corrected(table: Table) -> Table:
    """``table`` with every correction applied.

    Raises:
        ValueError: a correction changes nothing; it is out of date.
    """
    result = {
        language: {column: list(words) for column, words in columns.items()}
        for language, columns in table.items()
    }
    for row in corrections():
        for column, words in result[row["language"]].items():
            if row.get("column", column) == column:
                for number in _numbers(row["numbers"]):
                    _correct(words, number, row)
    return result


def _correct(words: list[str], number: int, row: dict[str, Any]) -> None:
    old = words[number - 1]
    if "form" in row:
        new = row["form"].format(rest=words[number - 101])
    else:
        what, by_what = row["replace"]
        new = old.replace(what, by_what)
    if new == old:
        raise ValueError(f"a correction of {row['language']} {number} changes nothing: {old}")
    words[number - 1] = new


def ordinal_files() -> dict[str, bytes]:
    """The shipped tables, by the names of their files."""
    return {
        f"{language}.yaml": (
            HEADER + yaml.safe_dump(columns, allow_unicode=True, sort_keys=False, width=96)
        ).encode()
        for language, columns in corrected(spelled_by_icu()).items()
    }


def main() -> int:
    """Write the tables, or check them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; 1 if out of date")
    arguments = parser.parse_args()
    return settle(ordinal_files(), FOLDER, arguments.check)


if __name__ == "__main__":
    raise SystemExit(main())
