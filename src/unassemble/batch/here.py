"""One letter after the other, in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from unassemble.batch.parallel import ParallelRenderer, can_fork
from unassemble.batch.perform import perform
from unassemble.batch.records import Outcome, Task, Work
from unassemble.pipeline.rendering import Renderer


class InProcessPool:
    """Works in this process; both outputs of a letter are made at the same time where possible."""

    def __init__(self, work: Work, done: Callable[[], None] = lambda: None) -> None:
        """Work here; ``done`` is called after each step of building."""
        self._work, self._done = work, done
        self._renderer = ParallelRenderer() if can_fork() else Renderer()

    def outcomes(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """The outcomes of tasks, in their order."""
        for task in tasks:
            yield perform(task, self._work, self._renderer, self._done)
