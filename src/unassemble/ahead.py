"""A second process, which reads the letter while the first loads the libraries of an output.

The first process reads the command line and loads what writes the output; the second loads what
reads a letter, is sent the letter file, and sends back its story.  Where both outputs are wanted
the second then makes the DOCX beside the PDF.  On two processors a build takes a third less time.

The helper is a fork of the first process, made while that is still small and has one thread; what
both need is loaded before.  Where
there is no fork, or one processor, or where the helper comes to grief, all is done here.
"""

from __future__ import annotations

import os
import pickle
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO, NoReturn

if TYPE_CHECKING:
    from datetime import date

    from unassemble.diagnostics import Diagnostic
    from unassemble.formats import Format
    from unassemble.languages import Language
    from unassemble.making import Made
    from unassemble.pipeline import Read, Source
    from unassemble.story import Story

_KILL = 9
"""SIGKILL (POSIX, kill(1)); the module of signals takes longer to load than a helper to end."""
_LONG = 500_000
"""Bytes of a letter file of which a DOCX alone is made here: to be sent the story takes longer than
to load the writer."""

_FEW = 6
"""Pages that are sooner written than another process is begun."""
_MINE = 30
"""Per cent of the pages whose streams this process makes, which writes the rest of the PDF too."""


class _Helper:
    """The other process: where it is asked and where it answers; a DOCX it has not handed over."""

    def __init__(self, process: int, asked: BinaryIO, answers: BinaryIO) -> None:
        self.process, self.asked, self.answers = process, asked, answers
        self.docx_under_way = False

    def ask(self, question: tuple[Any, ...]) -> bool:
        """Send a question; False if nobody is there to answer."""
        try:
            pickle.dump(question, self.asked, 5)
        except OSError:
            return False
        return True

    def answer(self) -> Any:
        """The next answer; None if there is none."""
        try:
            return pickle.load(self.answers)
        except (EOFError, OSError, pickle.UnpicklingError):
            return None


_helper: _Helper | None = None
"""The process that runs beside this one, if any: one, for the two of a build."""


def possible() -> bool:
    """Whether another process can be forked, and would run beside this one."""
    if not hasattr(os, "fork"):
        return False
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) > 1
    return (os.cpu_count() or 1) > 1


def load_records() -> None:
    """Load msgspec without typing_extensions, which takes as long to load as msgspec itself.

    It asks typing_extensions, where that is installed, for what Python's own typing has.  Others
    who ask for it afterwards get it.
    """
    if "typing_extensions" in sys.modules:
        return
    sys.modules["typing_extensions"] = None  # type: ignore[assignment]  # as if not installed
    try:
        with _patterns_later():
            import msgspec  # noqa: F401
    finally:
        del sys.modules["typing_extensions"]


def load_reader() -> None:
    """Load what reads a letter: `pipeline.load_reader`, sooner."""
    with _patterns_later():
        import yaml  # noqa: F401
    from unassemble.pipeline import load_reader

    load_reader()


class _Later:
    """A regular expression that is compiled when it is first used."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        return getattr(re.compile(self._pattern, self._flags), name)


@contextmanager
def _patterns_later() -> Iterator[None]:
    """Modules loaded meanwhile have their regular expressions compiled when they are used.

    Those of PyYAML's own scanner, which is not used here, take longer than all the rest of it.
    """
    compiling = re.compile
    re.compile = _Later  # type: ignore[assignment]
    try:
        yield
    finally:
        re.compile = compiling


def start() -> None:
    """Begin to load what reads a letter, where that is possible."""
    global _helper
    if _helper is None and possible():
        import unassemble.pipeline  # noqa: F401  # which both need

        _helper = _start()


def stop() -> None:
    """End the helper; it has nothing to put in order."""
    global _helper
    if _helper is not None:
        _helper.asked.close()
        _helper.answers.close()
        os.kill(_helper.process, _KILL)
        os.waitpid(_helper.process, 0)
        _helper = None


def _start() -> _Helper:
    questions, asked = os.pipe()
    answers, answered = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(asked)
        os.close(answers)
        _serve(questions, answered)
    os.close(questions)
    os.close(answered)
    return _Helper(process, os.fdopen(asked, "wb", buffering=0), os.fdopen(answers, "rb"))


def _serve(questions: int, answered: int) -> NoReturn:
    """The other process: it answers until it is asked nothing more.

    It prints nothing.  Whatever goes wrong ends it, and goes wrong again in the first process,
    which can tell of it.
    """
    try:
        from unassemble.making import make
        from unassemble.pipeline import read_story
        from unassemble.styles import letter_styles

        load_reader()
        with os.fdopen(questions, "rb") as asked, os.fdopen(answered, "wb") as out:
            while True:
                source, language, clock, docx = pickle.load(asked)
                story, findings = read_story(source, language, clock)
                pickle.dump((story and _packed(story), findings), out, 5)
                out.flush()
                if docx:
                    made = make("docx", story, letter_styles(), source.name) if story else None
                    pickle.dump(made, out, 5)
                    out.flush()
    finally:
        os._exit(0)


def reader(formats: Sequence[Format]) -> Read:
    """What reads letters of which these formats are to be made, for `pipeline.build_source`."""

    def read(
        source: Source, language: Language | None, clock: date | None
    ) -> tuple[Story | None, tuple[Diagnostic, ...]]:
        from unassemble.pipeline import read_story

        helper = _helper
        if helper is None or (len(source.data) > _LONG and "pdf" not in formats):
            return read_story(source, language, clock)
        if helper.docx_under_way:
            helper.answer()  # of a letter whose PDF could not be made
        both = len(formats) > 1
        helper.docx_under_way = helper.ask((source, language, clock, both)) and both
        _prepare("pdf" if "pdf" in formats else "docx")
        answer: tuple[Story | None, tuple[Diagnostic, ...]] | None = helper.answer()
        return read_story(source, language, clock) if answer is None else answer

    return read


def _prepare(format: Format) -> None:
    from unassemble.making import prepare

    prepare(format)


def begin(format: Format, story: Story, name: str) -> Callable[[], Made]:
    """Begin to make an output, as `pipeline.build_source` asks for it."""
    from unassemble.making import make
    from unassemble.styles import letter_styles

    def made() -> Made:
        if format == "docx" and _helper is not None and _helper.docx_under_way:
            _helper.docx_under_way = False
            answer: Made | None = _helper.answer()
            if answer is not None:
                return answer
        return make(format, story, letter_styles(), name, apart=beside)

    return made


def beside(work: Sequence[Callable[[], bytes]]) -> Callable[[], list[bytes]]:
    """Do most of several pieces of work in a process beside this one, from now on.

    Whatever that one did not do is done here.
    """
    mine = len(work) if len(work) < _FEW or not possible() else len(work) * _MINE // 100
    if mine == len(work):
        return lambda: [piece() for piece in work]
    answers, answered = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(answers)
        _do(work[mine:], answered)
    os.close(answered)

    def results() -> list[bytes]:
        done = [piece() for piece in work[:mine]]
        with os.fdopen(answers, "rb") as theirs:
            try:
                rest: list[bytes] = pickle.load(theirs)
            except (EOFError, OSError, pickle.UnpicklingError):
                rest = [piece() for piece in work[mine:]]
        os.waitpid(process, 0)
        return done + rest

    return results


def _do(work: Sequence[Callable[[], bytes]], answered: int) -> NoReturn:
    """A process that works, answers and ends."""
    try:
        done = [piece() for piece in work]
        with os.fdopen(answered, "wb") as out:
            pickle.dump(done, out, 5)
    finally:
        os._exit(0)


def _packed(story: Story) -> Story:
    """A story for a writer: it looks at what stands around the text, the text is in the items."""
    from msgspec.structs import replace

    document = story.document
    parts = tuple(replace(part, heading=(), title=(), blocks=()) for part in document.parts)
    return replace(story, document=replace(document, session=(), parts=parts, notes=()))
