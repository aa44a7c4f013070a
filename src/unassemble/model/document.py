"""The Document: masthead, session and agenda block, letter, annexes and notes.

Everything that needs counting or wording (marks of notes, numbers of annexes, titles, ordinals)
has been settled by `assemble`.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from unassemble.base.source import Span
from unassemble.model.blocks import Block, ImageData
from unassemble.model.inlines import Inline

PartKind = Literal["letter", "annex", "enclosure"]


class AutoMark(Struct, frozen=True):
    """A mark of the automatic sequence.

    ``number`` counts from 1; ``text`` is the mark as printed ("7", "g").
    """

    number: int
    text: str


class CustomMark(Struct, frozen=True):
    """A mark outside the sequence ("*", or a quoted note's own "1"), printed as given."""

    text: str


Mark = AutoMark | CustomMark


class NoteNumbering(Struct, frozen=True):
    """The numbering of automatic marks from a part on; ``restart`` begins again at one."""

    style: Literal["numbers", "letters"] = "numbers"
    restart: bool = False


class Note(Struct, frozen=True):
    """A footnote: its mark, and its paragraphs, lists and quotations."""

    mark: Mark
    blocks: tuple[Block, ...]
    language: str
    span: Span | None = None

    @property
    def is_asterisk(self) -> bool:
        """Whether the mark is made of asterisks: printed full size, not raised."""
        return isinstance(self.mark, CustomMark) and set(self.mark.text) == {"*"}


class Symbol(Struct, frozen=True):
    """A document symbol, "A/74/805", and the asterisks of a reissue after it."""

    text: str
    stars: str = ""

    @property
    def printed(self) -> str:
        """The symbol with its asterisks."""
        return self.text + self.stars


class Emblem(Struct, frozen=True):
    """The content of the masthead's emblem cell; ``image`` is None for the built-in emblem."""

    kind: Literal["un", "none", "file"]
    image: ImageData | None = None
    alternative: str = ""


class Masthead(Struct, frozen=True):
    """The head of page 1; ``language`` is that of the right-hand cell.

    ``joiner`` is printed between two symbols; ``original_lines`` follow the language line, which is
    empty in the version of the original language.
    """

    united_nations: str
    symbols: tuple[Symbol, ...]
    joiner: str
    organs: tuple[str, ...]
    distribution: str
    date: str
    language_line: str
    original_lines: tuple[str, ...]
    language: str
    emblem: Emblem


class Footer(Struct, frozen=True):
    """The foot of the pages: job number and codes; an empty text prints nothing.

    ``job_number`` is bare ("25-05275"); ``job_line`` is what page 1 prints ("25-05275* (E)");
    ``web_address`` is the payload of the QR code.
    """

    job_number: str = ""
    job_line: str = ""
    date_codes: tuple[str, ...] = ()
    recycle: str = ""
    web_address: str = ""

    @property
    def release_line(self) -> str:
        """The line at the foot of page 1: job number and date codes."""
        return "    ".join((self.job_line, *self.date_codes)) if self.job_line else ""

    @property
    def mirrored_line(self) -> str:
        """The same line on a right-to-left page: the job number comes last, at the right."""
        return "    ".join((*reversed(self.date_codes), self.job_line)) if self.job_line else ""

    @property
    def job_digits(self) -> str:
        """The job number as the bar code encodes it: "2505275"."""
        return self.job_number.replace("-", "")


class AgendaTitle(Struct, frozen=True):
    """The title of one agenda item."""

    inlines: tuple[Inline, ...]
    span: Span | None = None


class SessionColumn(Struct, frozen=True):
    """One organ's column of the session and agenda block.

    ``organ`` is empty if there is only one organ.  ``session`` lines are bold, ``dates`` roman.
    ``agenda`` is the line "Agenda items …"; ``call`` is the mark ("*") in it that calls a note of
    page 1, empty if there is none.
    """

    organ: str
    session: tuple[str, ...]
    dates: tuple[str, ...] = ()
    agenda: tuple[Inline, ...] = ()
    titles: tuple[AgendaTitle, ...] = ()
    committee: str = ""
    call: str = ""


class Part(Struct, frozen=True):
    """The letter, an annex, or an enclosure; each but the letter starts on a new page.

    ``heading`` is the letter's title, or "Annex to the letter dated …".  ``original`` is the
    line "[Original: English]"; ``title`` the annex's own title.  ``level`` is 0 for the letter, 1
    for an annex, 2 for an enclosure of it.  ``numbering`` is set if the numbering of automatic
    marks changes with this part.  ``as_received``: the text is printed exactly as received, to the
    last space.  ``line_spacing`` is the distance between the lines of its paragraphs in points, 0
    for the style's.
    """

    kind: PartKind
    heading: tuple[Inline, ...]
    language: str
    heading_language: str
    blocks: tuple[Block, ...]
    original: str = ""
    title: tuple[Inline, ...] = ()
    level: int = 0
    numbering: NoteNumbering | None = None
    span: Span | None = None
    as_received: bool = False
    line_spacing: float = 0.0


class Document(Struct, frozen=True):
    """One language version of a circulation document.

    ``title`` is the plain title for metadata; ``date`` (ISO 8601) is used there in place of the
    clock.  ``page_notes`` are the notes of page 1 that the masthead calls, such as that of a
    reissue.
    """

    language: str
    title: str
    date: str
    masthead: Masthead
    session: tuple[SessionColumn, ...]
    parts: tuple[Part, ...]
    notes: tuple[Note, ...]
    page_notes: tuple[Note, ...]
    footer: Footer
