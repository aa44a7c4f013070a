"""A letter with all the files that it needs, as bytes: for workers that share no disk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from msgspec import Struct
from msgspec.structs import replace

from unassemble.base.diagnostics import Diagnostic
from unassemble.base.errors import UnreadableError
from unassemble.base.source import Span
from unassemble.batch.records import BuildWork, Outcome, Task, Work
from unassemble.languages import Language
from unassemble.pipeline.inputs import inputs_of
from unassemble.pipeline.letter_file import LetterFile
from unassemble.pipeline.reading import languages_of

_PICTURES, _RECORDS = "letter", "missions"
"""The folders of an unpacked bundle."""


class Bundle(Struct, frozen=True):
    """One letter as bytes.

    ``files`` are its pictures and records, by their paths in the unpacked bundle; ``inputs`` are
    the paths that these have where the letter comes from.
    """

    number: int
    name: str
    data: bytes
    link_base: str | None
    files: tuple[tuple[str, bytes], ...] = ()
    inputs: tuple[Path, ...] = ()

    @property
    def size(self) -> int:
        """The bytes that are sent to a worker."""
        return len(self.data) + sum(len(data) for _, data in self.files)


def pack(task: Task, work: Work) -> Bundle:
    """A letter with the pictures and records that it needs.

    Files that are missing, or outside the letter's folder, are left out; the worker reports them.
    """
    letter = task.letter
    try:
        inputs = inputs_of(letter, _versions(letter, work))
    except UnreadableError:  # the worker reports it
        inputs = ()
    folder = letter.folder.resolve()
    files = {}
    for path in inputs:
        inside = path.is_relative_to(folder) and path.suffix != ".yaml"
        place = PurePosixPath(_PICTURES, *path.relative_to(folder).parts) if inside else None
        name = place or PurePosixPath(_RECORDS, path.name)
        if path.is_file() and str(name) not in files:
            files[str(name)] = path.read_bytes()
    return Bundle(
        task.number, letter.name, letter.data, letter.link_base, tuple(files.items()), inputs
    )


def _versions(letter: LetterFile, work: Work) -> Sequence[Language | None]:
    given = work.versions if isinstance(work, BuildWork) else (work.version,)
    return languages_of(letter) if given == "all" else tuple(given) or (None,)


@contextmanager
def unpacked(bundle: Bundle) -> Iterator[Task]:
    """A bundle's letter, its files written to a temporary folder that is removed afterwards."""
    with TemporaryDirectory(prefix="unassemble-") as temporary:
        root = Path(temporary).resolve()
        for name in (_PICTURES, _RECORDS):
            (root / name).mkdir()
        for name, data in bundle.files:
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        letter = LetterFile(
            bundle.data, bundle.name, root / _PICTURES, (root / _RECORDS,), bundle.link_base
        )
        yield Task(bundle.number, letter)


def located(outcome: Outcome, bundle: Bundle, letter: LetterFile) -> Outcome:
    """An outcome whose findings in records name the files that the user has.

    ``letter`` is the unpacked one.
    """
    folder = next(iter(letter.missions), letter.folder)
    names = {str(folder / path.name): str(path) for path in bundle.inputs}
    findings = tuple(_renamed(finding, names) for finding in outcome.findings)
    return replace(outcome, findings=findings, inputs=bundle.inputs)


def _renamed(finding: Diagnostic, names: dict[str, str]) -> Diagnostic:
    def place(span: Span) -> Span:
        return replace(span, file=names.get(span.file, span.file))

    return replace(
        finding, span=place(finding.span), related=finding.related and place(finding.related)
    )
