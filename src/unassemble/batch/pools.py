"""Where a run does its work: here, in worker processes, or on a cluster."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

from unassemble.batch.here import InProcessPool
from unassemble.batch.records import Work
from unassemble.batch.run import Pool


def opened_pool(
    work: Work,
    letters: int,
    jobs: int | None = None,
    scheduler: str | None = None,
    done: Callable[[], None] = lambda: None,
) -> AbstractContextManager[Pool]:
    """Open the place where work is done; its libraries are loaded only if it is used.

    Args:
        work: what is done with each letter.
        letters: how many there are; a single one is worked on in this process.
        jobs: letters to work on at the same time; None for one on each processor.
        scheduler: the address of a Dask cluster.
        done: called after each step of a single letter.

    Raises:
        ClusterError: the cluster cannot be used.
    """
    if scheduler is not None:
        from unassemble.batch.cluster import DaskPool

        return DaskPool(work, scheduler)
    if letters < 2:
        return nullcontext(InProcessPool(work, done))
    from unassemble.batch.pool import LocalPool, processors

    return LocalPool(work, min(jobs or processors(), letters))
