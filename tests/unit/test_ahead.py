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


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(ahead, "possible", lambda: True)
    for format in FORMATS:
        ahead.start(format)
    yield
    ahead.stop()


@pytest.mark.usefixtures("started")
def test_the_same_bytes() -> None:
    source = read_source(EXAMPLE)
    there = build_source(source, begin=ahead.begin)
    assert there == build_source(source)
    assert there == build_source(source, begin=ahead.begin), "a helper makes more than one"


@pytest.mark.usefixtures("started")
def test_a_helper_that_dies_is_done_without() -> None:
    for helper in ahead._helpers.values():
        os.kill(helper.process, signal.SIGKILL)
    source = read_source(EXAMPLE)
    assert build_source(source, begin=ahead.begin) == build_source(source)


@pytest.mark.usefixtures("started")
def test_findings_of_an_output_are_told_here() -> None:
    data = EXAMPLE.read_bytes().replace("见附件".encode(), "见附件\U0001f600".encode())
    with pytest.raises(LetterError) as caught:
        build_source(Source(data, "letter.yaml", Path()), begin=ahead.begin)
    assert "missing-glyph" in {finding.rule for finding in caught.value.findings}


def test_nothing_is_left_behind(started: None) -> None:
    processes = [helper.process for helper in ahead._helpers.values()]
    ahead.stop()
    for process in processes:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_without_processors_to_spare_nothing_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "possible", lambda: False)
    ahead.start("pdf")
    assert not ahead._helpers
