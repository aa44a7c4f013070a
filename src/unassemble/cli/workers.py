"""The DOCX made in a process of its own, beside the PDF.

Where a letter is wanted in both formats, the process is forked once the letter is read; it makes
the DOCX while this one makes the PDF.  On two processors that hides the DOCX behind the PDF.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection

from unassemble.base.errors import UnassembleError
from unassemble.base.formats import Format
from unassemble.pipeline.rendering import RenderedFile, Renderer
from unassemble.story import Story


def can_fork() -> bool:
    """Whether a process can be forked safely, and another processor is free to run it.

    macOS has fork, but its system libraries do not survive it (Python issue 33725).
    """
    if not hasattr(os, "fork") or sys.platform == "darwin":
        return False
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) > 1
    return (os.cpu_count() or 1) > 1


class WorkerError(UnassembleError):
    """The process that made an output ended without an answer."""


class ParallelRenderer(Renderer):
    """A renderer that makes the DOCX in a second process while it makes the PDF itself."""

    def render(
        self,
        story: Story,
        formats: Sequence[Format],
        name: str,
        done: Callable[[], None] = lambda: None,
    ) -> dict[Format, RenderedFile]:
        """As `Renderer.render`.

        Raises:
            LetterError: a character has no glyph in any font of the PDF.
            WorkerError: the second process was ended from outside.
        """
        if not {"docx", "pdf"} <= set(formats):
            return super().render(story, formats, name, done)
        context = multiprocessing.get_context("fork")
        receiver, sender = context.Pipe(duplex=False)
        worker = context.Process(target=_send_docx, args=(sender, self, story, name), daemon=True)
        worker.start()
        sender.close()
        try:
            pdf = self.output("pdf", story, name)
            done()
            docx = _received(receiver)
        finally:
            worker.kill()  # has no effect where it has answered
            worker.join()
            receiver.close()
        done()
        return {"docx": docx, "pdf": pdf}


def _send_docx(sender: Connection, renderer: Renderer, story: Story, name: str) -> None:
    """Runs in the second process: sends the DOCX, or the exception that prevented it."""
    try:
        answer: RenderedFile | Exception = renderer.output("docx", story, name)
    except Exception as error:  # raised again by the first process
        answer = error
    sender.send(answer)
    sender.close()


def _received(receiver: Connection) -> RenderedFile:
    try:
        answer: RenderedFile | Exception = receiver.recv()
    except EOFError:
        raise WorkerError("the process that made the DOCX ended before it was done") from None
    if isinstance(answer, Exception):
        raise answer
    return answer
