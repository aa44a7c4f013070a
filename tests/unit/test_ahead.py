"""Outputs made in other processes are the outputs made here."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import EXAMPLE
from unassemble import ahead
from unassemble.errors import LetterError
from unassemble.formats import FORMATS
from unassemble.pipeline import Source, build_source, read_source

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


@pytest.fixture(params=FORMATS)
def started(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The number of a helper's process."""
    monkeypatch.setattr(ahead, "possible", lambda: True)
    ahead.start(request.param)
    assert ahead._helper is not None
    yield ahead._helper.process
    ahead.stop()


@pytest.mark.usefixtures("started")
def test_the_same_bytes() -> None:
    source = read_source(EXAMPLE)
    there = build_source(source, begin=ahead.begin)
    assert there == build_source(source)
    assert there == build_source(source, begin=ahead.begin), "a helper makes more than one"


def test_a_helper_that_dies_is_done_without(started: int) -> None:
    os.kill(started, signal.SIGKILL)
    source = read_source(EXAMPLE)
    assert build_source(source, begin=ahead.begin) == build_source(source)


@pytest.mark.usefixtures("started")
def test_findings_of_an_output_are_told_here() -> None:
    data = EXAMPLE.read_bytes().replace("见附件".encode(), "见附件\U0001f600".encode())
    with pytest.raises(LetterError) as caught:
        build_source(Source(data, "letter.yaml", Path()), begin=ahead.begin)
    assert "missing-glyph" in {finding.rule for finding in caught.value.findings}


def test_nothing_is_left_behind(started: int) -> None:
    ahead.stop()
    with pytest.raises(ProcessLookupError):
        os.kill(started, 0)


def test_without_processors_to_spare_nothing_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "possible", lambda: False)
    ahead.start("pdf")
    assert ahead._helper is None
