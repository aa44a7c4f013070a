"""The workers of a Dask cluster (`distributed`): letters go there as bytes, and come back as bytes.

The scheduler gives a letter whose worker was lost to another worker; what has come back is written
at once, so that it is never made twice.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, cast

from unassemble.base.errors import ClusterError
from unassemble.base.versions import MISSING, program_versions
from unassemble.batch.bundle import Bundle, located, pack, unpacked
from unassemble.batch.perform import failed, perform_safely
from unassemble.batch.records import Outcome, Task, Work
from unassemble.pipeline.rendering import Renderer

if TYPE_CHECKING:
    from distributed import Client, Future

AHEAD = 3
"""Letters a thread of the cluster that are sent before results are asked for: one that is made, and
some that are on their way."""
RETRIES = 3
"""How often a letter is given to another worker, if one has another version of the program."""
WAIT = 20
"""Seconds to wait for the scheduler, and for a first worker."""


class DaskPool:
    """The workers of a Dask cluster, used like a `LocalPool`."""

    def __init__(self, work: Work, address: str) -> None:
        """Connect to a scheduler, and compare versions of the program.

        Raises:
            ClusterError: `distributed` is not installed, the scheduler does not answer, it has no
                workers, or a worker has another version of the program or of a library.
        """
        self._work = work
        self._client = _connected(address)
        try:
            _compare_versions(self._client)
        except ClusterError:
            self._client.close()
            raise

    def __enter__(self) -> DaskPool:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def outcomes(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """The outcomes of tasks, in the order in which they are done."""
        from distributed import as_completed

        waiting = iter(tasks)
        sent: dict[str, Task] = {}

        def submitted(task: Task) -> Future:
            future = self._client.submit(
                perform_bundle,
                pack(task, self._work),
                self._work,
                program_versions(),
                pure=False,
                retries=RETRIES,
            )
            sent[future.key] = task
            return future

        threads = sum(self._client.nthreads().values())
        first = [submitted(task) for task in islice(waiting, AHEAD * threads)]
        running = as_completed(first, loop=self._client.loop)
        for future in running:
            yield _outcome(future, sent.pop(future.key))
            future.release()
            following = next(waiting, None)
            if following is not None:
                running.add(submitted(following))


def _outcome(future: Future, task: Task) -> Outcome:
    """The outcome of a letter.

    Raises:
        ClusterError: the scheduler was lost.
    """
    from distributed import CancelledError, KilledWorker

    try:
        return cast("Outcome", future.result())
    except KilledWorker as error:
        return failed(
            task,
            "worker-lost",
            f"{error.allowed_failures + 1} workers ended while they worked on this letter",
            "the letter may need more memory than a worker has; other letters are not affected",
        )
    except ClusterError as error:
        return failed(task, "worker-lost", f"the letter could not be built: {error}")
    except (OSError, CancelledError) as error:
        raise ClusterError(
            f"the scheduler was lost: {error}; what was built is in place, --resume goes on"
        ) from None


_of_thread = threading.local()
"""The renderer of each thread of a worker: a renderer serves one thread at a time."""


def perform_bundle(bundle: Bundle, work: Work, versions: dict[str, str]) -> Outcome:
    """Runs on a worker: do the work on one letter.

    Raises:
        ClusterError: the worker, which may have joined late, has other versions.
    """
    if program_versions() != versions:
        raise ClusterError(_difference(versions, program_versions()))
    if not hasattr(_of_thread, "renderer"):
        _of_thread.renderer = Renderer()
    with unpacked(bundle) as task:
        return located(perform_safely(task, work, _of_thread.renderer), bundle, task.letter)


def _connected(address: str) -> Client:
    try:
        from distributed import Client
    except ImportError:
        raise ClusterError(
            "--scheduler needs the library distributed: pip install 'unassemble[cluster]'"
        ) from None
    try:
        client = Client(address, timeout=WAIT, set_as_default=False)
        client.wait_for_workers(1, timeout=WAIT)
    except (OSError, TimeoutError, ValueError) as error:
        raise ClusterError(f"no scheduler with workers at {address}: {error}") from None
    return client


def _compare_versions(client: Client) -> None:
    try:
        theirs = client.run(program_versions)
    except (ImportError, AttributeError) as error:
        raise ClusterError(f"a worker has no unassemble, or an old one: {error}") from None
    compare_versions(theirs, program_versions())


def compare_versions(theirs: dict[str, dict[str, str]], ours: dict[str, str]) -> None:
    """Compare the versions of workers, by their addresses, with those of this process.

    Raises:
        ClusterError: a worker has other versions.
    """
    for worker, versions in theirs.items():
        if versions != ours:
            raise ClusterError(f"the worker {worker} differs: {_difference(ours, versions)}")


def _difference(ours: dict[str, str], theirs: dict[str, str]) -> str:
    names = [name for name in {**ours, **theirs} if ours.get(name) != theirs.get(name)]
    return "; ".join(
        f"{name} {theirs.get(name, MISSING)} there, {ours.get(name, MISSING)} here"
        for name in names
    )
