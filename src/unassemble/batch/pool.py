"""Worker processes on this computer, one letter at a time each.

The standard library's pools give up all their work when one process dies, and cannot stop one that
is at work; letters of others may do both.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import count
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from typing import cast

from unassemble.batch.parallel import can_fork
from unassemble.batch.perform import failed, perform_safely
from unassemble.batch.records import Outcome, Task, Work
from unassemble.pipeline.rendering import Renderer

PAGES = 5_000
"""Pages after which a worker is renewed, so that what it remembers cannot grow without end."""
ATTEMPTS = 2
"""How often a letter is given to a worker, if workers end while they are at it."""
COLLECTED = 50
"""Letters after which a worker looks for cycles of objects; a letter's own records hold none."""
LEAST_MEMORY = 1 << 30
"""Bytes of address space that a worker has at least."""

Perform = Callable[[Task, Work, Renderer], Outcome]
"""Does the work on one letter."""


def processors() -> int:
    """The number of processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def share_of_memory(jobs: int) -> int | None:
    """The bytes of memory that each of several workers may take; None if that is not known."""
    try:
        whole = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):
        return None
    return max(whole // jobs, LEAST_MEMORY)


class LocalPool:
    """Workers that do the same work on one letter after the other.

    Use it as a context manager: at the end the workers are stopped, wherever they are.
    """

    def __init__(
        self,
        work: Work,
        jobs: int,
        memory: int | None = None,
        perform: Perform = perform_safely,
    ) -> None:
        """Start workers.

        Args:
            work: what they do with each letter.
            jobs: how many there are, at least 1.
            memory: the bytes that each may take; by default its share of this computer's.
            perform: does the work on one letter, in a worker.
        """
        self._work = work
        self._memory = memory or share_of_memory(jobs)
        self._perform = perform
        self._context = multiprocessing.get_context("fork" if can_fork() else "spawn")
        self._workers = [self._started() for _ in range(jobs)]

    def __enter__(self) -> LocalPool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.kill()

    def outcomes(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """The outcomes of tasks, in the order in which they are done.

        A letter whose worker dies is given to another, alone; after `ATTEMPTS` it has failed.
        Tasks are taken when a worker is free, so that they need not all be in memory.
        """
        waiting = iter(tasks)
        again: deque[tuple[Task, int]] = deque()
        while True:
            for worker in self._workers:
                if worker.task is None and (given := _next(again, waiting)):
                    worker.give(*given)
            busy = {worker.connection: worker for worker in self._workers if worker.task}
            if not busy:
                return
            for connection in wait(list(busy)):
                worker = busy[cast("Connection", connection)]
                task, attempt = worker.taken()
                outcome = worker.outcome()
                if outcome is None and attempt < ATTEMPTS:
                    again.append((task, attempt + 1))
                else:
                    yield outcome or _lost(task)
                if outcome is None or _is_due(worker, outcome):
                    self._renew(worker)

    def _started(self) -> _Worker:
        return _Worker(self._context, self._work, self._memory, self._perform)

    def _renew(self, worker: _Worker) -> None:
        worker.kill()
        self._workers[self._workers.index(worker)] = self._started()


def _next(again: deque[tuple[Task, int]], waiting: Iterator[Task]) -> tuple[Task, int] | None:
    if again:
        return again.popleft()
    task = next(waiting, None)
    return None if task is None else (task, 1)


def _lost(task: Task) -> Outcome:
    return failed(
        task,
        "worker-lost",
        f"the process that worked on this letter ended {ATTEMPTS} times without a result",
        "the letter may need more memory than there is; other letters are not affected",
    )


def _is_due(worker: _Worker, outcome: Outcome) -> bool:
    """Whether a worker is to be renewed: after many pages, or if memory was short."""
    worker.pages += outcome.pages
    short = any(finding.rule == "out-of-memory" for finding in outcome.findings)
    return worker.pages >= PAGES or short


class _Worker:
    """One worker process, and the task that it has."""

    def __init__(
        self,
        context: BaseContext,
        work: Work,
        memory: int | None,
        perform: Perform,
    ) -> None:
        self.connection, theirs = context.Pipe()
        self.pages = 0
        self.task: tuple[Task, int] | None = None
        self._process = context.Process(  # type: ignore[attr-defined]
            target=_serve, args=(theirs, self.connection, work, memory, perform), daemon=True
        )
        self._process.start()
        theirs.close()

    def give(self, task: Task, attempt: int) -> None:
        """Give it a task; if the process is gone, `outcome` will tell."""
        self.task = task, attempt
        with suppress(BrokenPipeError, ConnectionResetError):
            self.connection.send(task)

    def taken(self) -> tuple[Task, int]:
        """Take its task away from it."""
        assert self.task is not None
        task, self.task = self.task, None
        return task

    def outcome(self) -> Outcome | None:
        """The outcome that it sent; None if the process ended."""
        try:
            return cast("Outcome", self.connection.recv())
        except (EOFError, ConnectionResetError):
            return None

    def kill(self) -> None:
        """End the process at once."""
        self._process.kill()
        self._process.join()
        self.connection.close()


def _serve(
    connection: Connection,
    other_end: Connection,
    work: Work,
    memory: int | None,
    perform: Perform,
) -> None:
    """Runs in a worker: do task after task, until the other process closes the connection."""
    other_end.close()  # else this process would never see that the other has closed it
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the process that gives the work
    gc.disable()
    _limit(memory)
    renderer = Renderer()
    with suppress(EOFError, ConnectionResetError, BrokenPipeError):
        for number in count(1):
            connection.send(perform(connection.recv(), work, renderer))
            if number % COLLECTED == 0:
                gc.collect()


def _limit(memory: int | None) -> None:
    """Limit the address space of this process, where the system can."""
    if memory is None or sys.platform == "win32":
        return
    import resource  # not on Windows

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    soft = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
    with suppress(ValueError, OSError):  # macOS refuses limits below what is in use
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
