"""Regular expressions that were kept are those that Python compiles."""

from __future__ import annotations

import marshal
import re
from typing import Any

import pytest

from conftest import EXAMPLE
from unassemble import patterncache
from unassemble.pipeline import build_bytes

compiler = pytest.importorskip("re._compiler", reason="this Python's re is another")


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> dict[Any, Any]:
    """What is kept after a build."""
    build_bytes(EXAMPLE)
    monkeypatch.setattr(compiler, "compile", compiler.compile)  # put back afterwards
    return patterncache.kept()


def test_they_are_equal_to_those_that_python_compiles(kept: dict[Any, Any]) -> None:
    own = {key: compiler.compile(*key) for key in kept}
    codes = [code for code, _ in kept.values()]
    places = {key: (at, at + 1, *known) for at, (key, (_, known)) in enumerate(kept.items())}
    patterncache.use(places, lambda start, end: marshal.loads(codes[start]))
    made = {key: compiler.compile(*key) for key in kept}
    assert len(made) > 50
    assert made == own
    assert [one.groupindex for one in made.values()] == [one.groupindex for one in own.values()]


def test_others_are_compiled() -> None:
    before = compiler.compile
    try:
        patterncache.use({("a+", 0): (0, 0, 0, 0, {}, (None,))}, lambda start, end: [])
        assert compiler.compile("(?P<x>b+)c", re.IGNORECASE).fullmatch("BBc")["x"] == "BB"
        assert compiler.compile(b"b", 0).match(b"b")
    finally:
        compiler.compile = before


def test_keeping_leaves_the_engine_as_it_was(kept: dict[Any, Any]) -> None:
    assert type(compiler._sre).__name__ == "module"


def test_with_another_re_none_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(re, "_cache")
    assert patterncache.kept() == {}
