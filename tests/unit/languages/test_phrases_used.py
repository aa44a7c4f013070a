"""Every phrase of the data files is used by the program, and every phrase it uses is there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

import unassemble
from conftest import ROOT
from unassemble.languages import LANGUAGES, Language, phrase_table

SOURCE = ROOT / "src" / "unassemble"


def patterns(tree: ast.AST) -> Iterator[re.Pattern[str]]:
    """What keys a module can ask for: its texts, with anything for what is filled in."""
    joined = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    pieces = {id(piece) for node in joined for piece in node.values}
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if id(node) not in pieces:
                yield re.compile(re.escape(text))
            case ast.JoinedStr(values=[ast.Constant(value=str(first)), *_] as values):
                # A beginning without a dot would fit everything.
                if "." in first:
                    parts = (
                        re.escape(part.value)
                        if isinstance(part, ast.Constant) and isinstance(part.value, str)
                        else "[a-z.-]+"
                        for part in values
                    )
                    yield re.compile("".join(parts))


def asked_for() -> list[re.Pattern[str]]:
    found = [
        pattern
        for module in SOURCE.rglob("*.py")
        for pattern in patterns(ast.parse(module.read_text("utf-8")))
        if "." in pattern.pattern
    ]
    for template in (ROOT / "templates").rglob("*.yaml"):
        words = re.findall(r'"([a-z.-]+)"\s*\|\s*phrase', template.read_text("utf-8"))
        found += [re.compile(re.escape(word)) for word in words]
    return found


# Keys whose f-string does not begin with their first word.
PUT_TOGETHER = (r"agenda(\.(preliminary-list|provisional-agenda))?\.(one|two|many)",)


def test_no_phrase_is_unused() -> None:
    known = [*asked_for(), *map(re.compile, PUT_TOGETHER)]
    unused = {
        key for key in phrase_table("en") if not any(pattern.fullmatch(key) for pattern in known)
    }
    assert unused == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_is_missing(language: Language) -> None:
    keys = set(phrase_table(language))
    groups = {key.split(".")[0] for key in keys}
    for pattern in asked_for():
        head = pattern.pattern.replace("\\", "").split(".")[0]
        if head in groups and not pattern.pattern.endswith((r"\.yaml", r"\.docx")):
            assert any(pattern.fullmatch(key) for key in keys), pattern.pattern


def test_the_source_that_was_looked_at_is_the_program() -> None:
    assert SOURCE.samefile(unassemble.__path__[0])
