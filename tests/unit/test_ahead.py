"""Outputs made in other processes are the outputs made here."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import partial
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


class TestBeside:
    """Work that is done in two processes."""

    def test_results_come_in_the_order_of_the_work(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(ahead, "possible", lambda: True)
        done: list[int] = []

        def piece(number: int) -> bytes:
            done.append(number)
            return b"%d" % number

        results = ahead.beside([partial(piece, number) for number in range(10)])
        assert results() == [b"%d" % number for number in range(10)]
        assert done == [0, 1, 2], "the rest was done elsewhere"

    def test_what_the_other_process_does_not_do_is_done_here(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(ahead, "possible", lambda: True)
        here = os.getpid()

        def piece(number: int) -> bytes:
            if os.getpid() != here:
                os._exit(1)
            return b"%d" % number

        results = ahead.beside([partial(piece, number) for number in range(10)])
        assert results() == [b"%d" % number for number in range(10)]

    def test_little_work_is_done_here(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(ahead, "possible", lambda: True)
        monkeypatch.setattr(os, "fork", None)
        assert ahead.beside([lambda: b"a", lambda: b"b"])() == [b"a", b"b"]

    def test_nothing_is_lost_that_is_larger_than_a_pipe(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(ahead, "possible", lambda: True)
        work = [partial(bytes, 200_000) for _ in range(10)]
        assert ahead.beside(work)() == [bytes(200_000)] * 10


def test_msgspec_is_loaded_without_what_it_does_not_need() -> None:
    code = (
        "import sys; from unassemble import ahead; ahead.load_records(); ahead.load_reader()\n"
        "assert 'typing_extensions' not in sys.modules\n"
        "import re, typing_extensions, yaml\n"
        "assert isinstance(re.compile('a'), re.Pattern)\n"
        "assert yaml.load('[2020-01-01, yes, 0x10]', yaml.SafeLoader)[1:] == [True, 16]\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
