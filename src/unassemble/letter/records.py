"""The Letter: one language version of a letter file, as plain records with places.

Every printed text is a `SourceText`, which has its language and its place; everything else has a
`Span`.  Numbering, wording and Markdown come later, in `assemble`.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

from unassemble.base.source import SourceText, Span
from unassemble.languages import Language

Distribution = Literal["general", "limited", "restricted"]
LetterKind = Literal["letter", "identical-letters", "note-verbale"]
OrganKind = Literal[
    "general-assembly", "security-council", "economic-and-social-council", "human-rights-council"
]
AgendaBasis = Literal["preliminary-list", "provisional-agenda"]
Session = int | tuple[Literal["special", "emergency"], int]
"""74; ("special", 32); ("emergency", 10)."""
SenderOffice = Literal[
    "permanent-representative", "charge-d-affaires", "permanent-mission", "permanent-observer"
]
AddresseeOffice = Literal[
    "secretary-general",
    "president-of-the-general-assembly",
    "president-of-the-security-council",
    "president-of-the-economic-and-social-council",
    "president-of-the-human-rights-council",
]
Gender = Literal["masculine", "feminine"]


_WITHOUT_TEXT = frozenset(
    (
        *("language", "original", "symbols", "distribution", "date", "job_number", "date_codes"),
        *("emblem", "recycle", "reissue", "organ", "session", "year", "agenda", "mission"),
        *("kind", "dated", "from", "to", "state", "code", "office", "gender", "signed"),
        *("typography", "line_spacing", "page_limit", "ignore", "date_format", "footnotes"),
    )
)
"""Keys whose values can call no note."""


class NoteText(Struct, frozen=True):
    """A footnote of a `notes` mapping.

    ``mark`` is None where the note has a running number; ``span`` is the place of its id.
    """

    mark: str | None
    text: SourceText
    span: Span


Notes = Mapping[str, NoteText]
"""The notes of one scope, by id, in the order of the file."""


class AgendaItem(Struct, frozen=True):
    """An agenda item: "156 (a)" has the number "156" and the sub-item "a"."""

    number: str
    sub: str
    title: SourceText
    span: Span


class Organ(Struct, frozen=True):
    """An organ to which the letter goes, with its session and agenda items."""

    kind: OrganKind
    name: SourceText | None
    committee: SourceText | None
    session: Session | None
    session_dates: SourceText | None
    year: int | None
    agenda: AgendaBasis | None
    agenda_note: SourceText | None
    items: tuple[AgendaItem, ...]
    span: Span


class State(Struct, frozen=True):
    """A State by its ISO 3166 code; ``name`` replaces the name known for the code.

    ``text`` is the name in running text, ``of`` after an office; they are made from ``name``
    where they are not given.
    """

    code: str
    name: SourceText | None
    span: Span
    text: SourceText | None = None
    of: SourceText | None = None


class SenderRecord(Struct, frozen=True):
    """Who sends the letter: an office of a State, or any other sender by name.

    ``feminine`` is the gender of the office-holder.
    """

    state: State | None
    office: SenderOffice | None
    feminine: bool
    name: SourceText | None
    span: Span


class AddresseeRecord(Struct, frozen=True):
    """An addressee: an office, with the gender of its holder, or a name."""

    office: AddresseeOffice | None
    gender: Gender | None
    name: SourceText | None
    span: Span


class SignatoryRecord(Struct, frozen=True):
    """Who signs.

    Either ``name``, whose family name is marked (``Yashar **Aliyev**``), or ``given`` and
    ``family``.  ``on_behalf`` is the file's key ``for``.
    """

    name: SourceText | None
    given: SourceText | None
    family: SourceText | None
    titles: tuple[SourceText, ...]
    on_behalf: SourceText | None
    signed: bool
    span: Span


class LetterPart(Struct, frozen=True):
    """The letter itself.

    ``notes`` are the footnotes that its text can call; ``as_received`` leaves the text exactly
    as it is; ``line_spacing`` is in points, 0 for that of the style.
    """

    kind: LetterKind
    dated: datetime.date | None
    senders: tuple[SenderRecord, ...]
    addressees: tuple[AddresseeRecord, ...]
    title: SourceText | None
    text: SourceText
    signatories: tuple[SignatoryRecord, ...]
    notes: Notes
    span: Span
    as_received: bool = False
    line_spacing: float = 0.0


class Statement(Struct, frozen=True):
    """A statement of a compilation.

    ``date`` is kept as received; where it is an ISO date, `assemble` writes it out.
    """

    title: SourceText | None
    place: SourceText | None
    date: SourceText | None
    text: SourceText | None
    notes: Notes
    span: Span


class PartyEntry(Struct, frozen=True):
    """A party and its statements."""

    party: SourceText | None
    statements: tuple[Statement, ...]
    notes: Notes
    span: Span


class Section(Struct, frozen=True):
    """A section of a compilation."""

    heading: SourceText | None
    entries: tuple[PartyEntry, ...]
    notes: Notes
    span: Span


class FootnoteForm(Struct, frozen=True):
    """How footnotes are marked and counted from an annex on."""

    style: Literal["numbers", "letters"]
    restart: Literal["document", "annex"]
    span: Span


class Annex(Struct, frozen=True):
    """An annex or an enclosure.

    ``heading`` replaces "Annex to the letter dated …" and is in the language of the version;
    everything else is in ``language``.  ``as_received`` and ``line_spacing`` as in `LetterPart`.
    """

    language: Language
    original: tuple[Language, ...]
    heading: SourceText | None
    title: SourceText | None
    date_format: str | None
    footnotes: FootnoteForm | None
    text: SourceText | None
    sections: tuple[Section, ...]
    signatories: tuple[SignatoryRecord, ...]
    notes: Notes
    enclosures: tuple[Annex, ...]
    span: Span
    as_received: bool = False
    line_spacing: float = 0.0


class Reissue(Struct, frozen=True):
    """A reissue for technical reasons on ``date``; ``text`` replaces the usual note."""

    date: datetime.date | None
    text: SourceText | None
    span: Span


class Ignored(Struct, frozen=True):
    """A rule whose findings are not reported, and the reason."""

    rule: str
    reason: str
    span: Span


class EmblemChoice(Struct, frozen=True):
    """The emblem: the built-in one, none, or the file at ``path`` (relative, as written)."""

    kind: Literal["un", "none", "file"] = "un"
    path: str = ""
    span: Span | None = None


class LetterRecord(Struct, frozen=True):
    """One language version of a letter file.

    ``language`` is that of the version, ``versions`` are all that the file has, its own first;
    ``original`` the languages of submission (empty where the file does not say).  ``file`` is the
    name under which the file was read; paths of pictures are relative to its folder.  ``wording``
    holds standing sentences that the text may name.  ``places`` gives the place of each top-level
    key that is there.  ``suffix`` is the end of symbols that are not assigned yet.  ``ignore`` and
    ``page_limit`` are for `unassemble check`.  ``refused`` are the keys whose values were wrong or
    missing (`lacks`).
    """

    language: Language
    original: tuple[Language, ...]
    symbols: tuple[SourceText, ...]
    distribution: Distribution
    date: datetime.date | None
    job_number: SourceText | None
    date_codes: tuple[SourceText, ...]
    emblem: EmblemChoice
    recycle: bool
    reissue: tuple[Reissue, ...]
    organs: tuple[Organ, ...]
    letter: LetterPart
    annexes: tuple[Annex, ...]
    notes: Notes
    file: str
    span: Span
    places: Mapping[str, Span] = field(default_factory=dict)
    wording: Mapping[str, SourceText] = field(default_factory=dict)
    ignore: tuple[Ignored, ...] = ()
    page_limit: int | None = None
    versions: tuple[Language, ...] = ()
    suffix: SourceText | None = None
    refused: frozenset[str] = frozenset()

    def lacks(self, *keys: str) -> bool:
        """Whether values were missing or wrong at, in or around one of the keys, and are told.

        What follows from their absence is no news to the reader.  A key is written with those
        around it: ``letter.dated``, ``organs.session``.
        """
        return any(
            f"{one}.".startswith(f"{key}.") or f"{key}.".startswith(f"{one}.")
            for one in self.refused
            for key in keys
        )

    @property
    def lacks_text(self) -> bool:
        """Whether a value was missing or wrong that may be printed and may call notes."""
        return any(one.rpartition(".")[2] not in _WITHOUT_TEXT for one in self.refused)

    @property
    def lacks_notes(self) -> bool:
        """Whether a note, or several, could not be read."""
        return any("notes" in one.split(".") for one in self.refused)
