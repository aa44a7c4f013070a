"""Letter file → one version for the preview: its pages, its PDF, its findings."""

from __future__ import annotations

from datetime import date
from hashlib import blake2b

from msgspec import Struct, field, msgpack

from unassemble.base.diagnostics import Diagnostic
from unassemble.base.errors import LetterError, UnreadableError
from unassemble.languages import Language
from unassemble.layout.fragments import (
    Bars,
    Fragment,
    Page,
    Pages,
    PlacedImage,
    PlacedLine,
    PlacedMark,
    Rule,
    fragments,
)
from unassemble.model import Document
from unassemble.pipeline.letter_file import LetterFile
from unassemble.pipeline.reading import read_version
from unassemble.pipeline.rendering import Renderer
from unassemble.story import Story

_KEY_BYTES = 9


class Built(Struct, eq=False):
    """A version that was built.

    ``keys`` has a hash of each page's drawing: pages with the same key look the same.  ``colored``
    says which pages are not only black and grey.  ``versions`` are the languages of the file.
    """

    source: LetterFile
    story: Story
    pages: Pages
    keys: tuple[str, ...]
    colored: tuple[bool, ...]
    renderer: Renderer
    findings: tuple[Diagnostic, ...] = ()
    versions: tuple[Language, ...] = ()
    _pdf: bytes = b""

    @property
    def pdf(self) -> bytes:
        """The whole PDF, written on first access; its bytes are those that `build` writes."""
        if not self._pdf:
            self._pdf = self.renderer.pdf(self.pages, self.story)
        return self._pdf

    @property
    def is_written(self) -> bool:
        """Whether the whole PDF has been written."""
        return bool(self._pdf)

    def page_pdf(self, index: int) -> bytes:
        """One page as a PDF of its own, by the same writer, in a tenth of the time."""
        return self.renderer.page_pdf(self.pages, index, self.story)

    @property
    def document(self) -> Document:
        """The document that was laid out."""
        return self.story.document


class Failed(Struct, frozen=True):
    """A version that could not be built, and why; ``unreadable`` if the file could not be read."""

    findings: tuple[Diagnostic, ...]
    unreadable: bool = False


class Builder(Struct):
    """Builds one version of a letter repeatedly; its renderer caches what did not change."""

    language: Language | None = None
    clock: date | None = None
    renderer: Renderer = field(default_factory=Renderer)

    def build(self, source: LetterFile) -> Built | Failed:
        """Build the version; the bytes of its PDF are those of `pipeline.build_version`."""
        try:
            read = read_version(source, self.language, self.clock)
        except UnreadableError as error:
            return Failed(error.findings, unreadable=True)
        story, findings = read.story, read.findings
        if story is None:
            return Failed(findings)
        try:
            pages = self.renderer.pages(story, source.name)
        except LetterError as error:
            return Failed((*findings, *error.findings))
        keys = tuple(map(page_key, pages.pages))
        colored = tuple(map(is_colored, pages.pages))
        return Built(source, story, pages, keys, colored, self.renderer, findings, read.versions)


def page_key(page: Page) -> str:
    """A hash of everything drawn on a page, in hexadecimal digits."""
    drawn = msgpack.encode([_drawn(fragment) for fragment in fragments(page)])
    return blake2b(drawn, digest_size=_KEY_BYTES).hexdigest()


def _drawn(fragment: Fragment) -> object:
    match fragment:
        case PlacedLine(line=line, y=y):
            return y, [
                (
                    run.x,
                    run.space,
                    run.gap,
                    run.start,
                    run.end,
                    run.segment.text,
                    run.segment.face.name,
                    run.segment.size,
                    run.segment.scale,
                    run.segment.spacing,
                    run.segment.rise,
                    run.segment.color,
                )
                for run in line.runs
            ]
        case PlacedImage(image=image, x=x, y=y, width=width, height=height):
            return blake2b(image.data).digest(), x, y, width, height
        case PlacedMark(name=name, x=x, y=y, width=width, height=height):
            return name, x, y, width, height
        case Rule(x=x, y=y, length=length, thickness=thickness):
            return x, y, length, thickness
        case Bars(boxes=boxes):
            return boxes


def is_colored(page: Page) -> bool:
    """Whether a page may have colours: it has pictures or links."""
    for fragment in fragments(page):
        if isinstance(fragment, PlacedImage):
            return True
        if isinstance(fragment, PlacedLine) and any(r.segment.color for r in fragment.line.runs):
            return True
    return False
