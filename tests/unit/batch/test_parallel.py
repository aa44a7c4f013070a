"""A DOCX made in a second process is the DOCX made here."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from pathlib import Path

import pytest

from conftest import EXAMPLE
from unassemble.base.errors import LetterError, WorkerError
from unassemble.batch.parallel import ParallelRenderer, can_fork
from unassemble.pipeline.building import build_version
from unassemble.pipeline.letter_file import LetterFile, read_letter_file
from unassemble.pipeline.rendering import RenderedFile, Renderer
from unassemble.story import Story

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork") or sys.platform == "darwin", reason="no safe fork on this system"
)


def test_the_same_bytes() -> None:
    file = read_letter_file(EXAMPLE)
    alone = build_version(file)
    renderer = ParallelRenderer()
    assert build_version(file, renderer=renderer) == alone
    assert build_version(file, renderer=renderer) == alone, "a second letter"


def test_each_output_is_announced() -> None:
    done: list[None] = []
    build_version(
        read_letter_file(EXAMPLE), renderer=ParallelRenderer(), done=lambda: done.append(None)
    )
    assert len(done) == 3


def test_an_error_of_the_pdf_ends_the_other_process() -> None:
    text = EXAMPLE.read_bytes().replace("见附件".encode(), "见附件\U0001f600".encode())
    file = LetterFile(text, "letter.yaml", Path())
    with pytest.raises(LetterError) as caught:
        build_version(file, renderer=ParallelRenderer())
    assert [finding.rule for finding in caught.value.findings].count("missing-glyph") == 1


class Failing(ParallelRenderer):
    """Makes no DOCX."""

    def output(self, format: str, story: Story, name: str) -> RenderedFile:  # type: ignore[override]
        if format == "docx":
            raise RuntimeError("no DOCX today")
        return super().output(format, story, name)  # type: ignore[arg-type]


class Killed(ParallelRenderer):
    """Its second process is killed from outside."""

    def output(self, format: str, story: Story, name: str) -> RenderedFile:  # type: ignore[override]
        if format == "docx":
            os.kill(os.getpid(), signal.SIGKILL)
        return super().output(format, story, name)  # type: ignore[arg-type]


def test_an_error_of_the_docx_is_raised_here() -> None:
    with pytest.raises(RuntimeError, match="no DOCX today"):
        build_version(read_letter_file(EXAMPLE), renderer=Failing())


def test_a_process_that_was_killed_is_told() -> None:
    with pytest.raises(WorkerError, match="ended too early"):
        build_version(read_letter_file(EXAMPLE), renderer=Killed())


def test_one_output_needs_no_second_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(multiprocessing, "get_context", None)
    file = read_letter_file(EXAMPLE)
    made = build_version(file, formats=("docx",), renderer=ParallelRenderer())
    assert made == build_version(file, formats=("docx",), renderer=Renderer())


def test_one_processor_makes_everything_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0}, raising=False)
    assert not can_fork()
