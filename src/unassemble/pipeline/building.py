"""Letter file → the files of one version."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct, field

from unassemble.base.diagnostics import Diagnostic
from unassemble.base.errors import LetterError
from unassemble.base.files import write_together
from unassemble.base.formats import FORMATS, Format
from unassemble.languages import Language
from unassemble.pipeline.letter_file import LetterFile
from unassemble.pipeline.reading import read_version
from unassemble.pipeline.rendering import Renderer
from unassemble.story import Story


class Outputs(Struct, frozen=True):
    """One built version: the files by format, its number of pages, and the findings."""

    language: Language
    files: dict[Format, bytes]
    pages: int
    findings: tuple[Diagnostic, ...] = field(default=())

    @property
    def docx(self) -> bytes:
        """The DOCX."""
        return self.files["docx"]

    @property
    def pdf(self) -> bytes:
        """The PDF."""
        return self.files["pdf"]


def build_version(
    file: LetterFile,
    language: Language | None = None,
    formats: Sequence[Format] = FORMATS,
    clock: date | None = None,
    *,
    renderer: Renderer | None = None,
    done: Callable[[], None] = lambda: None,
) -> Outputs:
    """Build one version of a letter in memory.

    Args:
        file: the letter file.
        language: the version; None for the letter's own.
        formats: what to make.
        clock: the date of the metadata of a letter that has no date.
        renderer: makes the outputs; a new one by default.
        done: called `steps` times: when the letter is read, and after each output.

    Raises:
        UnreadableError: the file cannot be read as a letter file at all.
        LetterError: it has findings of severity error.
    """
    read = read_version(file, language, clock)
    story = read.story
    if story is None:
        raise LetterError(read.findings)
    done()
    made = (renderer or Renderer()).render(story, formats, file.name, done)
    files = {format: made[format].data for format in FORMATS if format in made}
    pages = made["pdf"].pages if "pdf" in made else 0
    return Outputs(language_of(story), files, pages, read.findings)


def steps(formats: Sequence[Format]) -> int:
    """How many steps `build_version` takes."""
    return 1 + len(formats)


def language_of(story: Story) -> Language:
    """The language of a version."""
    language: Language = story.document.language  # type: ignore[assignment]
    return language


def write_outputs(outputs: Outputs, folder: Path, stem: str) -> list[Path]:
    """Write the files of a version: ``<stem>-<language>.docx`` and ``.pdf``; their paths.

    All are written beside their final names before any is moved into place.

    Raises:
        OSError: the folder cannot be made or written to; older files stay as they were.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = {
        folder / f"{stem}-{outputs.language}.{name}": data for name, data in outputs.files.items()
    }
    write_together(files, replace=True)
    return list(files)
