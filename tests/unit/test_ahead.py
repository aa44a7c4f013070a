"""Outputs made in other processes are the outputs made here."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from conftest import EXAMPLE
from unassemble import ahead, pipeline
from unassemble.errors import LetterError, UnreadableError
from unassemble.formats import FORMATS, Format
from unassemble.pipeline import Outputs, Source, build_source, read_source

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


EVERY = (FORMATS, ("pdf",), ("docx",))


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The number of a helper's process."""
    monkeypatch.setattr(ahead, "possible", lambda: True)
    ahead.start()
    assert ahead._helper is not None
    yield ahead._helper.process
    ahead.stop()


def built(source: Source, formats: Sequence[Format] = FORMATS) -> Outputs:
    """A letter as the command line builds it."""
    return build_source(source, None, formats, read=ahead.reader(formats), begin=ahead.begin)


@pytest.mark.usefixtures("started")
@pytest.mark.parametrize("formats", EVERY, ids="+".join)
def test_the_same_bytes(formats: Sequence[Format], monkeypatch: pytest.MonkeyPatch) -> None:
    source = read_source(EXAMPLE)
    here = build_source(source, None, formats)
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "read_story", None)  # the helper has its own
        assert built(source, formats) == here
        assert built(source, formats) == here, "a helper reads more than one"


@pytest.mark.parametrize("formats", EVERY, ids="+".join)
def test_a_helper_that_dies_is_done_without(started: int, formats: Sequence[Format]) -> None:
    os.kill(started, signal.SIGKILL)
    source = read_source(EXAMPLE)
    assert built(source, formats) == build_source(source, None, formats)


@pytest.mark.usefixtures("started")
def test_a_letter_with_errors_does_not_keep_the_next_from_being_built() -> None:
    data = EXAMPLE.read_bytes()
    good = read_source(EXAMPLE)
    unread = Source(b"language: [", "letter.yaml", Path())
    faulty = Source(data.replace(b"organ: general-assembly", b"organ: no-such"), "a.yaml", Path())
    no_glyph = "见附件\U0001f600".encode()
    unprintable = Source(data.replace("见附件".encode(), no_glyph), "b.yaml", Path())
    for source, error, rule in (
        (faulty, LetterError, "wrong-value"),
        (unprintable, LetterError, "missing-glyph"),
        (unread, UnreadableError, "not-yaml"),
    ):
        with pytest.raises(error) as caught:
            built(source)
        assert rule in {finding.rule for finding in caught.value.findings}
        assert built(good) == build_source(good)


def test_nothing_is_left_behind(started: int) -> None:
    ahead.stop()
    with pytest.raises(ProcessLookupError):
        os.kill(started, 0)


def test_without_processors_to_spare_nothing_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "possible", lambda: False)
    ahead.start()
    assert ahead._helper is None
