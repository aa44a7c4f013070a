"""Every rule has a manual page, and docs/rules.md consists of these pages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_rules import FOLDER, reference
from conftest import ROOT
from generated import settle
from unassemble.checks.manual import ManualPage, manual_pages
from unassemble.checks.registry import all_rules

_NAME = re.compile(r"[a-z]+(?:-[a-z0-9]+)+|unverified")
_REPORTERS = {
    "Diagnostic", "error", "warning", "note", "refuse", "unreadable", "_error", "_check_names",
    "failed", "SvgError",
}  # fmt: skip


def _printed() -> Iterator[str]:
    """The names of all rules that the code reports: in each call, the first argument like one."""
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _called(node) in _REPORTERS:
                for argument in node.args[:3]:
                    if isinstance(argument, ast.Constant) and _NAME.fullmatch(str(argument.value)):
                        yield str(argument.value)
                        break
    for path in (ROOT / "src/unassemble/checks/parity").glob("*.py"):
        yield from re.findall(r'"(parity-[a-z]+)"', path.read_text("utf-8"))
    for path in (ROOT / "src").rglob("*.schema.json"):
        yield from re.findall(r'"x-rule": "([a-z-]+)"', path.read_text("utf-8"))


def _called(node: ast.Call) -> str:
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def test_every_rule_that_can_be_printed_has_a_page() -> None:
    printed = set(_printed())
    assert len(printed) > 70
    assert printed - set(manual_pages()) == set()


def test_the_pages_of_the_reader_are_of_rules_it_can_print() -> None:
    readers = {page.name for page in manual_pages().values() if page.reader}
    assert readers - set(_printed()) == set()


def test_no_rule_has_two_pages() -> None:
    written = Path(ROOT / "src/unassemble/checks/manual.md").read_text("utf-8")
    names = re.findall(r"^## ([a-z0-9-]+) ", written, re.MULTILINE)
    both = [*names, *(rule.name for rule in all_rules())]
    assert sorted(both) == sorted(set(both))


@pytest.mark.parametrize("page", manual_pages().values(), ids=lambda page: page.name)
def test_a_page_has_title_fix_source_and_example(page: ManualPage) -> None:
    assert page.title.endswith("."), "the first line is a sentence of its own"
    assert "\n\nFix: " in page.text
    assert page.source.strip()
    if not page.reader:
        assert "\n\nExample" in page.text


def test_rules_stand_in_files_of_their_names() -> None:
    for rule in all_rules():
        assert rule.check.__module__.endswith("." + rule.name.replace("-", "_"))


def test_the_reference_is_made_of_the_pages() -> None:
    """If this fails, run: python scripts/build_rules.py."""
    assert settle({"rules.md": reference()}, FOLDER, check=True) == 0


def test_every_rule_has_a_letter_that_triggers_it() -> None:
    """A rule that no test names has no test."""
    texts = [path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py")]
    named = {rule.name for rule in all_rules() if any(f'"{rule.name}"' in text for text in texts)}
    assert {rule.name for rule in all_rules()} - named == set()
