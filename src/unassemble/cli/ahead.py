"""Writers in processes of their own, begun before there is anything to write.

While this process reads and words the letter, another loads the libraries of an output; then it
is sent the story and makes the output.  On two processors a build so takes a third less time.

A process is a fork of this one, made while it is still small and has one thread.  Where there is
no fork, or one processor, or where such a process comes to grief, the output is made here.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO, NoReturn

from msgspec import Struct
from msgspec.structs import replace

from unassemble.formats import Format

if TYPE_CHECKING:
    from unassemble.making import Made
    from unassemble.pipeline import Begin
    from unassemble.story import Story


_KILL = 9
"""SIGKILL (POSIX, kill(1)): the module of signals takes longer to load than a helper to end."""


class _Helper(Struct):
    """A process that makes one format: where it is written to and read from."""

    process: int
    story: BinaryIO
    made: BinaryIO


def possible() -> bool:
    """Whether other processes can be forked, and would run beside this one."""
    if not hasattr(os, "fork"):
        return False
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) > 1
    return (os.cpu_count() or 1) > 1


@contextmanager
def writers(formats: Sequence[Format]) -> Iterator[Begin | None]:
    """Processes that make some formats, as `pipeline.build_source` takes them; None if there
    can be none."""
    if not possible():
        yield None
        return
    helpers: dict[Format, _Helper] = {}
    for format in formats:
        helpers[format] = _start(format, [*helpers.values()])
    try:
        yield _begin(helpers)
    finally:
        for helper in helpers.values():
            os.kill(helper.process, _KILL)  # it has nothing to put in order
            os.waitpid(helper.process, 0)


def _start(format: Format, others: Sequence[_Helper]) -> _Helper:
    story_end, story = os.pipe()
    made, made_end = os.pipe()
    process = os.fork()
    if process == 0:
        for end in (story, made, *(other.story.fileno() for other in others)):
            os.close(end)
        _serve(format, story_end, made_end)
    os.close(story_end)
    os.close(made_end)
    return _Helper(process, os.fdopen(story, "wb", buffering=0), os.fdopen(made, "rb"))


def _serve(format: Format, story_end: int, made_end: int) -> NoReturn:
    """The other process: it makes outputs until it is told nothing more.

    It prints nothing.  Whatever goes wrong ends it, and goes wrong again in the first process,
    which can tell of it.
    """
    try:
        from unassemble.making import make, prepare
        from unassemble.styles import letter_styles

        prepare(format)
        with os.fdopen(story_end, "rb") as stories, os.fdopen(made_end, "wb") as answers:
            while True:
                story, name = pickle.load(stories)
                pickle.dump(make(format, story, letter_styles(), name), answers, 5)
                answers.flush()
    finally:
        os._exit(0)


def _begin(helpers: dict[Format, _Helper]) -> Begin:
    def begin(format: Format, story: Story, name: str) -> Callable[[], Made]:
        helper = helpers[format]
        # Writers look at what stands around the text; the text itself is in the story's items.
        around = replace(story.document, session=(), parts=(), notes=())
        sent = pickle.dumps((replace(story, document=around), name), 5)
        with suppress(OSError):  # if it is gone, the answer will not come either
            helper.story.write(sent)

        def made() -> Made:
            from unassemble.making import make
            from unassemble.styles import letter_styles

            try:
                answer: Made = pickle.load(helper.made)
            except (EOFError, OSError, pickle.UnpicklingError):
                return make(format, story, letter_styles(), name)
            return answer

        return made

    return begin
