"""Work on letters: where it is done, a bar that shows how far it is, what is told at the end."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import click
from msgspec import Struct

from unassemble.base.errors import ClusterError
from unassemble.base.files import write_whole
from unassemble.batch.pools import opened_pool
from unassemble.batch.records import Work
from unassemble.batch.run import BatchRun, Finished, Given
from unassemble.cli.progress import Progress
from unassemble.cli.statuses import FINDINGS, USAGE
from unassemble.cli.streams import say_lines

_STATUS = {"failed": FINDINGS, "unreadable": USAGE}
"""The exit status for a letter by its outcome; 0 for the others."""


class RunOptions(Struct, frozen=True):
    """How letters are worked on, and what is told at the end.

    ``jobs`` is how many at the same time, None for one on each processor; ``scheduler`` is the
    address of a Dask cluster; ``resume`` leaves outputs alone that need not be built again;
    ``report`` is the file of the report; ``summary`` says whether several letters are summed up.
    """

    jobs: int | None = None
    scheduler: str | None = None
    resume: bool = False
    report: Path | None = None
    summary: bool = True


def work_on(
    given: Sequence[Given], work: Work, many: RunOptions, show: Callable[[Finished], None]
) -> int:
    """Work on letters.

    Args:
        given: the letters.
        work: what is done with each.
        many: where, and what is told at the end.
        show: prints what came of a letter; called in the order of the letters.

    Returns:
        The exit status.
    """
    started = time.perf_counter()
    several = len(given) > 1
    done: list[Finished] = []
    with Progress(given, work) as progress:
        run = BatchRun(given, work, resume=many.resume, journal=several, finished=progress.finished)
        try:
            with opened_pool(work, len(given), many.jobs, many.scheduler, progress.step) as pool:
                for finished in run.results(pool):
                    progress.clear()
                    show(finished)
                    done.append(finished)
        except ClusterError as error:
            progress.clear()
            raise click.ClickException(str(error)) from None
    if many.report is not None or (several and many.summary):
        _tell(done, time.perf_counter() - started, many)
    return max((_STATUS.get(one.outcome.status, 0) for one in done), default=0)


def _tell(done: Sequence[Finished], seconds: float, many: RunOptions) -> None:
    from unassemble.batch.report import report, summary  # not for a single letter

    if many.report is not None:
        try:
            write_whole(many.report, report(done, seconds).encode(), replace=True)
        except OSError as error:
            raise click.ClickException(
                f"the report {many.report} cannot be written: {error.strerror}"
            ) from None
    if many.summary:
        say_lines(f"{summary(done, seconds)}\n", error=True)
