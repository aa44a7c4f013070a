"""How fast are many letters built: by one, two and four workers, and beside other tools?

Letters of all kinds are made from the examples and the issued letters of this folder, each with
words of its own.  Every output is compared with that of a single build.  With --peers, the same
number of copies of the example is built by us and by the peers, all in as many processes.  With
--cluster, empty tasks of the size of a letter are sent through a Dask scheduler: what is measured
is what the cluster itself costs.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import psutil

from unassemble.batch.bundle import Bundle, pack
from unassemble.batch.collect import collect
from unassemble.batch.pool import LocalPool, processors
from unassemble.batch.records import BuildWork, Outcome, Task
from unassemble.batch.run import BatchRun
from unassemble.pipeline.building import build_version
from unassemble.pipeline.letter_file import LetterFile, read_letter_file

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "azerbaijan-2020" / "letter.yaml"
WORK = BuildWork()
_TEXT = re.compile(r"^ *text: \|\n(?=( +))", re.MULTILINE)
_PEERS = {"typst": ("build_typst.py", "pdf"), "docxtpl": ("build_docxtpl.py", "docx")}


def sources() -> list[Path]:
    """The letter files that the others are made from."""
    issued = (ROOT / "benchmarks" / "letters").glob("*.yaml")
    return [*sorted((ROOT / "examples").glob("*/letter.yaml")), *sorted(issued)]


def write_letters(folder: Path, number: int, known: Sequence[Path]) -> list[Path]:
    """Write letters made from those that are known, each with a paragraph of its own."""
    folder.mkdir()
    made = []
    for index in range(number):
        text = known[index % len(known)].read_text("utf-8")
        path = folder / f"{index:05}.yaml"
        path.write_text(_TEXT.sub(rf"\g<0>\g<1>No. {index}.\n\n", text, count=1), "utf-8")
        made.append(path)
    return made


def read(name: str) -> LetterFile:
    """Read a letter file."""
    return read_letter_file(Path(name))


def run(paths: Sequence[Path], jobs: int) -> tuple[float, int, int]:
    """Build letters by worker processes: seconds, pages, and the memory of the largest worker."""
    given = collect([str(path) for path in paths], None, read)
    started, pages, memory = time.perf_counter(), 0, 0
    with LocalPool(WORK, jobs) as pool:
        for index, done in enumerate(BatchRun(given, WORK).results(pool)):
            if done.outcome.status != "built":
                raise SystemExit(f"{done.name}: {done.outcome.findings}")
            pages += done.outcome.pages
            if index % 50 == 49:
                memory = max(memory, *map(_memory, psutil.Process().children()))
    return time.perf_counter() - started, pages, memory


def _memory(process: psutil.Process) -> int:
    return int(process.memory_info().rss)


def compare_with_single_builds(paths: Sequence[Path]) -> int:
    """How many outputs differ from those of single builds."""
    differing = 0
    for path in paths:
        for name, data in build_version(read_letter_file(path)).named().items():
            differing += (path.parent / name).read_bytes() != data
    return differing


def workers(number: int, folder: Path) -> None:
    """Print the figures of one, two and four workers."""
    paths = write_letters(folder, number, sources())
    moved = sum(pack(Task(0, read(str(path))), WORK).size for path in paths) / len(paths)
    print(f"{number} letters of all kinds; {moved / 1024:.1f} KiB a letter go to a worker")
    alone = 0.0
    for jobs in (1, 2, 4):
        seconds, pages, memory = run(paths, jobs)
        alone = alone or seconds
        usable = min(jobs, processors())
        print(
            f"{jobs} workers: {seconds:7.1f} s, {number / seconds:6.2f} letters/s,"
            f" {pages / seconds:6.1f} pages/s, {memory >> 20} MiB the largest worker;"
            f" efficiency {alone / seconds / usable:.2f} on {usable} processors"
        )
    differing = compare_with_single_builds(paths)
    print(f"{differing} of {2 * number} outputs differ from single builds")


def beside_peers(number: int, folder: Path, peers: Path, python: str) -> None:
    """Print our time for copies of the example beside that of the peers."""
    paths = write_letters(folder, number, [EXAMPLE])
    jobs = processors()
    ours = run(paths, jobs)[0]
    theirs = sum(_peer(number, folder, peers, python, name) for name in _PEERS)
    print(
        f"{number} times the example, both outputs, {jobs} processes: {ours:.1f} s;"
        f" {' and '.join(_PEERS)}: {theirs:.1f} s; ratio {ours / theirs:.2f}"
    )


def _peer(number: int, folder: Path, peers: Path, python: str, name: str) -> float:
    """Seconds in which a peer builds its output so many times, in as many processes as we use."""
    script, ending = _PEERS[name]
    each = [number // processors()] * processors()
    each[0] += number - sum(each)
    started = time.perf_counter()
    running = [
        subprocess.Popen(
            [
                python,
                str(peers / script),
                "--out",
                str(folder / f"{name}-{index}.{ending}"),
                "--loop",
                str(loops),
                "--vary",
            ],
            stdout=subprocess.DEVNULL,
        )
        for index, loops in enumerate(each)
    ]
    if any(process.wait() for process in running):
        raise SystemExit(f"{name} failed")
    return time.perf_counter() - started


def nothing(bundle: Bundle) -> Outcome:
    """A task that only travels: outputs as large as a letter's come back."""
    return Outcome(bundle.number, "built", files=(("letter-en.pdf", bytes(120_000)),))


def cluster(number: int) -> None:
    """Print what a scheduler takes for a letter whose building takes no time."""
    from distributed import Client, LocalCluster, as_completed

    bundle = pack(Task(0, read(str(EXAMPLE))), WORK)
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as made,
        Client(made) as client,
    ):
        started = time.perf_counter()
        futures = [client.submit(nothing, bundle, pure=False) for _ in range(number)]
        for future in as_completed(futures):
            future.result()
        seconds = time.perf_counter() - started
    print(
        f"{number} empty tasks with {bundle.size} bytes out and 120,000 back: {seconds:.1f} s,"
        f" {number / seconds:.0f} letters/s, {1000 * seconds / number:.2f} ms a letter"
    )


def main() -> None:
    """Measure what the options ask for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", type=int, default=1000)
    parser.add_argument("--peers", type=Path, metavar="DIR", help="folder of the peers' builders")
    parser.add_argument("--python", default=sys.executable, help="Python for the peers")
    parser.add_argument("--copies", type=int, default=200, help="of the example, beside the peers")
    parser.add_argument("--cluster", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        workers(options.letters, Path(temporary) / "kinds")
        if options.peers is not None:
            folder = Path(temporary) / "copies"
            beside_peers(options.copies, folder, options.peers, options.python)
    if options.cluster:
        cluster(2 * options.letters)


if __name__ == "__main__":
    main()
