"""Make the DOCX in a second process while the first makes the PDF.

The process is forked once the letter is read, if both formats are wanted.  On two processors the
DOCX then takes no extra time.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from unassemble.base.errors import WorkerError
from unassemble.base.formats import Format
from unassemble.pipeline.rendering import RenderedFile, Renderer
from unassemble.story import Story

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


def can_fork() -> bool:
    """Whether a process can be forked safely, and there is a second processor to run it.

    macOS has fork, but its system libraries do not survive it (Python issue 33725).
    """
    if not hasattr(os, "fork") or sys.platform == "darwin":
        return False
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) > 1
    return (os.cpu_count() or 1) > 1


class ParallelRenderer(Renderer):
    """A renderer that makes the DOCX in a second process while this one makes the PDF."""

    def render(
        self,
        story: Story,
        formats: Sequence[Format],
        name: str,
        done: Callable[[], None] = lambda: None,
    ) -> dict[Format, RenderedFile]:
        """See `Renderer.render`.

        Raises:
            LetterError: a character has no glyph in any font of the PDF.
            WorkerError: the second process was killed.
        """
        if not {"docx", "pdf"} <= set(formats):
            return super().render(story, formats, name, done)
        import multiprocessing  # 13 ms, for two outputs alone

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
            worker.kill()  # no effect once it has sent its result
            worker.join()
            receiver.close()
        done()
        return {"docx": docx, "pdf": pdf}


def _send_docx(sender: Connection, renderer: Renderer, story: Story, name: str) -> None:
    """Runs in the second process: send the DOCX, or the exception that prevented it."""
    try:
        result: RenderedFile | Exception = renderer.output("docx", story, name)
    except Exception as error:  # raised again by the first process
        result = error
    sender.send(result)
    sender.close()


def _received(receiver: Connection) -> RenderedFile:
    try:
        result: RenderedFile | Exception = receiver.recv()
    except EOFError:
        raise WorkerError("the process that makes the DOCX ended too early") from None
    if isinstance(result, Exception):
        raise result
    return result
