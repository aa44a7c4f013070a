"""Writers in processes of their own, begun before there is anything to write.

While the first process reads and words the letter, another loads the libraries of an output; then
it is sent the story and makes the output.  On two processors a build so takes a third less time.

A helper is a fork of the first process, made while that is still small and has one thread.  Where
there is no fork, or one processor, or where a helper comes to grief, the output is made here.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO, NoReturn

if TYPE_CHECKING:
    from unassemble.formats import Format
    from unassemble.making import Made
    from unassemble.story import Story

_KILL = 9
"""SIGKILL (POSIX, kill(1)); the module of signals takes longer to load than a helper to end."""

_LONG = 2000
"""Items of a story from which a DOCX is made here: to send it takes longer than to load a writer,
and a PDF keeps the other processor busy for longer still."""


class _Helper:
    """A process that makes one format: where it is written to and read from."""

    def __init__(self, format: str, process: int, story: BinaryIO, made: BinaryIO) -> None:
        self.format, self.process, self.story, self.made = format, process, story, made


_helper: _Helper | None = None
"""The process that runs beside this one, if any: one, for the two of a build."""


def possible() -> bool:
    """Whether other processes can be forked, and would run beside this one."""
    if not hasattr(os, "fork"):
        return False
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) > 1
    return (os.cpu_count() or 1) > 1


def start(format: str) -> None:
    """Begin to load the writer of a format, where that is possible."""
    global _helper
    if _helper is None and possible():
        _helper = _start(format)


def stop() -> None:
    """End the helper; it has nothing to put in order."""
    global _helper
    if _helper is not None:
        _helper.story.close()
        _helper.made.close()
        os.kill(_helper.process, _KILL)
        os.waitpid(_helper.process, 0)
        _helper = None


def _start(format: str) -> _Helper:
    story_end, story = os.pipe()
    made, made_end = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(story)
        os.close(made)
        _serve(format, story_end, made_end)
    os.close(story_end)
    os.close(made_end)
    return _Helper(format, process, os.fdopen(story, "wb", buffering=0), os.fdopen(made, "rb"))


def _serve(format: str, story_end: int, made_end: int) -> NoReturn:
    """The other process: it makes outputs until it is told nothing more.

    It prints nothing.  Whatever goes wrong ends it, and goes wrong again in the first process,
    which can tell of it.
    """
    try:
        from unassemble.making import make, prepare
        from unassemble.styles import letter_styles

        prepare(format)  # type: ignore[arg-type]
        with os.fdopen(story_end, "rb") as stories, os.fdopen(made_end, "wb") as answers:
            while True:
                story, name = pickle.load(stories)
                answer = make(format, story, letter_styles(), name)  # type: ignore[arg-type]
                pickle.dump(answer, answers, 5)
                answers.flush()
    finally:
        os._exit(0)


def begin(format: Format, story: Story, name: str) -> Callable[[], Made]:
    """Begin to make an output, as `pipeline.build_source` asks for it."""
    from unassemble.making import make
    from unassemble.styles import letter_styles

    helper = _helper if _helper is not None and _helper.format == format else None
    if format == "docx" and len(story.items) > _LONG:
        helper = None
    if helper is not None:
        try:
            helper.story.write(_packed(story, name))
        except OSError:
            helper = None

    def made() -> Made:
        if helper is not None:
            try:
                answer: Made = pickle.load(helper.made)
            except (EOFError, OSError, pickle.UnpicklingError):
                pass
            else:
                return answer
        return make(format, story, letter_styles(), name)

    return made


def _packed(story: Story, name: str) -> bytes:
    """A story for a writer: it looks at what stands around the text, the text is in the items."""
    from msgspec.structs import replace

    document = story.document
    parts = tuple(replace(part, heading=(), title=(), blocks=()) for part in document.parts)
    around = replace(document, session=(), parts=parts, notes=())
    return pickle.dumps((replace(story, document=around), name), 5)
