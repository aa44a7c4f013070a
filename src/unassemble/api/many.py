"""Many letters at the same time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Literal

from unassemble.api.arguments import Records, formats_of, known_language, path_of, records_of
from unassemble.base.formats import FORMATS, Format
from unassemble.batch.collect import collect
from unassemble.batch.pools import opened_pool
from unassemble.batch.records import BuildWork, Versions
from unassemble.batch.run import BatchRun, Finished
from unassemble.languages import Language
from unassemble.pipeline.letter_file import LetterFile, read_letter_file


def build_many(
    names: Sequence[str | Path],
    output: str | Path | None = None,
    *,
    languages: Sequence[Language] | Literal["all"] = (),
    formats: Sequence[Format] = FORMATS,
    jobs: int | None = None,
    scheduler: str | None = None,
    resume: bool = False,
    clock: date | None = None,
    missions: Records = None,
    link_base: str | None = None,
) -> Iterator[Finished]:
    """Build many letters at the same time, and write their outputs.

    A letter that fails has its findings, and does not stop the others.

    Args:
        names: letter files, and folders of letter files.
        output: the folder for outputs; by default the folder of each letter.
        languages: the versions to build, or "all"; by default each letter's own.
        formats: "docx", "pdf", or both.
        jobs: letters to build at the same time; by default one on each processor.
        scheduler: the address of a Dask cluster that builds them instead.
        resume: leave outputs alone that were built of the same letter, pictures, record and
            program.
        clock: the date of the metadata of letters that have no date of their own.
        missions: a folder of mission records, or several; the first that has a record wins.
        link_base: as in `load`.

    Returns:
        What came of each letter, in the order of the names; each is written when it is given.
        On Windows and macOS, call this below ``if __name__ == "__main__":``, as
        `multiprocessing` asks.

    Raises:
        ClusterError: the cluster cannot be used.
    """
    versions: Versions
    records = records_of(missions)
    versions = "all" if languages == "all" else tuple(map(known_language, languages))
    work = BuildWork(versions, formats_of(formats), clock, inputs=True)

    def read(name: str) -> LetterFile:
        return read_letter_file(Path(name), records, link_base)

    given = collect([str(name) for name in names], path_of(output), read)
    return _results(
        BatchRun(given, work, resume=resume, journal=True), work, len(given), jobs, scheduler
    )


def _results(
    run: BatchRun, work: BuildWork, letters: int, jobs: int | None, scheduler: str | None
) -> Iterator[Finished]:
    with opened_pool(work, letters, jobs, scheduler) as pool:
        yield from run.results(pool)
