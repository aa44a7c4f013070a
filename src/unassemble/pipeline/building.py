"""Letter file → the files of one version."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from unassemble.base.diagnostics import Diagnostic, Findings
from unassemble.base.errors import LetterError
from unassemble.base.files import write_together
from unassemble.base.formats import FORMATS, Format
from unassemble.languages import Language
from unassemble.pipeline.letter_file import LetterFile
from unassemble.pipeline.reading import read_version
from unassemble.pipeline.rendering import Renderer, report_broken
from unassemble.story import Story


class Outputs(Struct, frozen=True):
    """One built version of a letter.

    ``files`` are its bytes by format; ``pages`` is the number of pages of the PDF, 0 if no PDF was
    made; ``findings`` are the warnings and notes of the build; file names begin with ``stem``.
    """

    language: Language
    files: dict[Format, bytes]
    pages: int
    findings: tuple[Diagnostic, ...] = ()
    stem: str = "letter"

    @property
    def docx(self) -> bytes:
        """The DOCX.

        Raises:
            ValueError: it was not built.
        """
        return self._file("docx")

    @property
    def pdf(self) -> bytes:
        """The PDF.

        Raises:
            ValueError: it was not built.
        """
        return self._file("pdf")

    def _file(self, format: Format) -> bytes:
        if format not in self.files:
            raise ValueError(f"the {format} was not built: formats was {', '.join(self.files)}")
        return self.files[format]

    def named(self) -> dict[str, bytes]:
        """The files by name: ``<stem>-<language>.docx`` and ``.pdf``."""
        return {
            f"{self.stem}-{self.language}.{format}": data for format, data in self.files.items()
        }

    def save(self, folder: str | Path = ".") -> list[Path]:
        """Write ``<stem>-<language>.docx`` and ``.pdf`` into a folder, and return their paths.

        All are written under temporary names before any is moved into place; the folder is created
        if it does not exist.

        Raises:
            OSError: the folder cannot be created or written to; older files are unchanged.
        """
        return save_together([self], folder)

    def picture(self, page: int = 1, dpi: int = 150) -> bytes:
        """A page of the PDF as PNG, counted from 1.

        Raises:
            ValueError: the PDF was not built, or has no such page.
        """
        if not 1 <= page <= self.pages:
            raise ValueError(f"the PDF has {self.pages} pages; there is no page {page}")
        from unassemble.images.rasterize import picture_of  # loads pdfium; a build does not need it

        return picture_of(self.pdf, page - 1, dpi)

    def _repr_png_(self) -> bytes | None:
        """The first page, for notebooks; None if no PDF was built."""
        return self.picture() if self.pages else None


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
        language: the version; None for the letter's own language.
        formats: the outputs to make.
        clock: the date in the metadata of a letter that has no date.
        renderer: makes the outputs; a new one by default.
        done: called `steps` times: when the letter has been read, and after each output.

    Raises:
        UnreadableError: the file cannot be read as a letter file at all.
        LetterError: the letter has findings of severity error.
    """
    read = read_version(file, language, clock)
    story = read.story
    if story is None:
        raise LetterError(read.findings)
    done()
    renderer = renderer or Renderer()
    findings = Findings(list(read.findings))
    report_broken(story, renderer.styles, file.name, findings)
    if findings.has_errors:
        raise LetterError(findings.ordered())
    try:
        made = renderer.render(story, formats, file.name, done)
    except LetterError as error:
        raise LetterError(Findings([*findings, *error.findings]).ordered()) from None
    files = {format: made[format].data for format in FORMATS if format in made}
    pages = made["pdf"].pages if "pdf" in made else 0
    return Outputs(language_of(story), files, pages, findings.ordered(), Path(file.name).stem)


def text_of_version(
    file: LetterFile, language: Language | None = None, clock: date | None = None
) -> tuple[str, tuple[Diagnostic, ...]]:
    """The pages of one version as plain text, and the findings.

    Raises:
        UnreadableError: the file cannot be read as a letter file at all.
        LetterError: the letter has findings of severity error.
    """
    read = read_version(file, language, clock)
    if read.story is None:
        raise LetterError(read.findings)
    return Renderer().text(read.story, file.name), read.findings


def steps(formats: Sequence[Format]) -> int:
    """How many times `build_version` calls ``done``."""
    return 1 + len(formats)


def language_of(story: Story) -> Language:
    """The language of a version."""
    language: Language = story.document.language  # type: ignore[assignment]
    return language


def save_together(made: Sequence[Outputs], folder: str | Path) -> list[Path]:
    """Write the files of several versions, all or none; see `Outputs.save`."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    files = {folder / name: data for one in made for name, data in one.named().items()}
    write_together(files, replace=True)
    return list(files)
