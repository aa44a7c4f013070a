"""A run: many letters are worked on, their outputs written, their outcomes given in order.

Large letters are begun first, so that at the end no processor waits for one of them alone; outcomes
are given in the order in which the letters were named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct
from msgspec.structs import replace

from unassemble.base.errors import UnreadableError
from unassemble.base.files import write_together, write_whole
from unassemble.batch.perform import failed
from unassemble.batch.records import BuildWork, Outcome, Task, Work
from unassemble.pipeline.letter_file import LetterFile

if TYPE_CHECKING:
    from unassemble.batch.journal import Journal


class Pool(Protocol):
    """Does the work on letters: here, in worker processes, or on a cluster."""

    def outcomes(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """The outcomes of tasks, in the order in which they are done."""


class Given(Struct, frozen=True):
    """A letter that is given to a run.

    ``read`` reads it, and raises `UnreadableError`; ``path`` is its file, None if it came another
    way; ``folder`` is where its outputs go, None for the folder of the letter; ``size`` is the
    bytes of its file.
    """

    name: str
    read: Callable[[], LetterFile]
    path: Path | None = None
    folder: Path | None = None
    size: int = 0


class Finished(Struct, frozen=True):
    """A letter that a run has finished: the files written, and what came of it without its bytes.

    ``letter`` is None if the file could not be read.
    """

    name: str
    outcome: Outcome
    letter: LetterFile | None = None
    written: tuple[Path, ...] = ()


class BatchRun:
    """One run of the same work on many letters."""

    def __init__(
        self,
        given: Sequence[Given],
        work: Work,
        *,
        resume: bool = False,
        journal: bool = False,
        finished: Callable[[Finished], None] = lambda _: None,
    ) -> None:
        """Prepare a run.

        Args:
            given: the letters.
            work: what is done with each.
            resume: leave outputs alone that were built of the same files.
            journal: note what was built of what, so that a later run can resume.
            finished: called for each letter as soon as it is finished, in whatever order.
        """
        self._given = given
        self._work = work
        self._resume = resume and isinstance(work, BuildWork)
        self._journal = (journal or resume) and isinstance(work, BuildWork)
        self._finished = finished
        self._journals: dict[Path, Journal] = {}
        self._letters: dict[int, LetterFile] = {}
        self._early: list[Outcome] = []
        self._refused = _same_outputs(given) if isinstance(work, BuildWork) else {}

    def results(self, pool: Pool) -> Iterator[Finished]:
        """Work on all letters; each is given when those before it have been given."""
        waiting: dict[int, Finished] = {}
        following = 0
        for outcome in self._outcomes(pool):
            done = self._kept(outcome)
            self._finished(done)
            waiting[outcome.number] = done
            while following in waiting:
                yield waiting.pop(following)
                following += 1
        for journal in self._journals.values():
            journal.tidy()

    def _outcomes(self, pool: Pool) -> Iterator[Outcome]:
        for outcome in pool.outcomes(self._tasks()):
            yield from self._taken_early()
            yield outcome
        yield from self._taken_early()

    def _taken_early(self) -> Iterator[Outcome]:
        early, self._early = self._early, []
        yield from early

    def _tasks(self) -> Iterator[Task]:
        """The letters that need work, the largest first."""
        order = sorted(range(len(self._given)), key=lambda number: -self._given[number].size)
        for number in order:
            try:
                letter = self._given[number].read()
            except UnreadableError as error:
                self._early.append(Outcome(number, "unreadable", error.findings))
                continue
            self._letters[number] = letter
            if number in self._refused:
                self._early.append(_refused(Task(number, letter), self._refused[number]))
            elif (entry := self._unchanged(number, letter)) is not None:
                self._early.append(entry)
            else:
                yield Task(number, letter)

    def _unchanged(self, number: int, letter: LetterFile) -> Outcome | None:
        if not self._resume or not isinstance(self._work, BuildWork):
            return None
        entry = self._journal_of(self._folder(number, letter)).unchanged(letter, self._work)
        return Outcome(number, "unchanged", pages=entry.pages) if entry else None

    def _journal_of(self, folder: Path) -> Journal:
        from unassemble.batch.journal import Journal  # a single letter has none

        if folder not in self._journals:
            self._journals[folder] = Journal(folder)
        return self._journals[folder]

    def _folder(self, number: int, letter: LetterFile) -> Path:
        return self._given[number].folder or letter.folder

    def _kept(self, outcome: Outcome) -> Finished:
        """Write what came of a letter."""
        name, letter = self._given[outcome.number].name, self._letters.pop(outcome.number, None)
        if letter is None:
            return Finished(name, outcome)
        written: list[Path] = []
        try:
            if outcome.files:
                written = self._write(outcome, letter)
            if outcome.repaired is not None and outcome.repairs:
                outcome = self._repaired(outcome, letter, outcome.repaired)
        except OSError as error:
            outcome = _unwritable(outcome, letter, error)
        return Finished(name, replace(outcome, files=()), letter, tuple(written))

    def _write(self, outcome: Outcome, letter: LetterFile) -> list[Path]:
        folder = self._folder(outcome.number, letter)
        folder.mkdir(parents=True, exist_ok=True)
        files = {folder / name: data for name, data in outcome.files}
        write_together(files, replace=True)
        if self._journal and isinstance(self._work, BuildWork):
            self._journal_of(folder).add(
                letter, dict(outcome.files), outcome.inputs, self._work, outcome.pages
            )
        return list(files)

    def _repaired(self, outcome: Outcome, letter: LetterFile, data: bytes) -> Outcome:
        """Replace a letter file by its repaired text, unless it has changed since it was read."""
        path = self._given[outcome.number].path
        if path is None:
            return outcome
        if path.read_bytes() != letter.data:
            message = "the file was changed by another program; nothing was repaired"
            return failed(Task(outcome.number, letter), "unwritable-file", message)
        write_whole(path, data, replace=True)
        return outcome


def _same_outputs(given: Sequence[Given]) -> dict[int, str]:
    """The letters whose outputs have the same names as those of one before: number → its name."""
    places: dict[Path, str] = {}
    refused = {}
    for number, one in enumerate(given):
        if one.path is not None:
            place = (one.folder or one.path.parent).absolute() / one.path.stem
            if place in places:
                refused[number] = places[place]
            places.setdefault(place, one.name)
    return refused


def _refused(task: Task, other: str) -> Outcome:
    return failed(
        task,
        "output-twice",
        f"the outputs would have the same names as those of {other}, and replace them",
        "rename the letter file, or build the two into different folders",
    )


def _unwritable(outcome: Outcome, letter: LetterFile, error: OSError) -> Outcome:
    message = f"{error.filename or letter.name} cannot be written: {error.strerror}"
    refused = failed(Task(outcome.number, letter), "unwritable-file", message)
    return replace(refused, findings=(*outcome.findings, *refused.findings), status="unreadable")
