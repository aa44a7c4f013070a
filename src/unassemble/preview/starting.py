"""Answers of a person → a new letter file in the folder, and its first page before it is made."""

from __future__ import annotations

import re
import unicodedata
from collections import OrderedDict
from datetime import date
from pathlib import Path
from threading import Lock

from msgspec import Struct, field

from unassemble.base.diagnostics import Diagnostic, Findings
from unassemble.base.record_folders import BESIDE, RecordFolders
from unassemble.base.starters import starter_names, starter_path
from unassemble.drafts.answers import Answers, ItemAnswer, SignatoryAnswer
from unassemble.drafts.starter import is_unsigned
from unassemble.drafts.told import Told
from unassemble.languages import Language, state_name
from unassemble.letter.access import items_of, mapping_of, mappings_of, word_of
from unassemble.letter.compose import compose
from unassemble.letter.nodes import Scalar
from unassemble.pipeline.drafting import Wish, draft_letter, draft_next
from unassemble.pipeline.letter_file import LetterFile, read_letter_file
from unassemble.pipeline.reading import languages_of
from unassemble.preview.building import Builder, Built, Failed
from unassemble.preview.drawing import Drawings
from unassemble.preview.filing import put

_PAGES = 64
"""How many first pages are kept."""


class NewLetter(Struct, frozen=True):
    """What a person answers: whose letter, of which kind, in which languages, on what day."""

    who: tuple[str, ...]
    dated: date
    kind: str = "letter"
    languages: tuple[Language, ...] = ()
    to: tuple[str, ...] = ()
    organs: tuple[str, ...] = ()
    items: tuple[ItemAnswer, ...] = ()
    signatories: dict[str, SignatoryAnswer] = field(default_factory=dict)


class NextLetter(Struct, frozen=True):
    """What a person answers of the letter that follows another: the day, and who signs."""

    dated: date
    signatories: dict[str, SignatoryAnswer] = field(default_factory=dict)


class Drafted(Struct, frozen=True):
    """A letter file that is not written yet; its text is empty where there are errors.

    ``languages`` are its versions, its own first.
    """

    text: str
    name: str
    languages: tuple[Language, ...]
    findings: tuple[Diagnostic, ...]
    told: Told


class FirstPage(Struct, frozen=True):
    """The first page of a draft: its key, and how many pages there are."""

    key: str
    pages: int


class Starting:
    """Makes drafts for a folder, and draws their first pages.

    The methods may be called from several threads.
    """

    def __init__(
        self,
        folder: Path,
        missions: RecordFolders = BESIDE,
        standing: RecordFolders = BESIDE,
        clock: date | None = None,
    ) -> None:
        self.folder, self.missions, self._standing = folder.absolute(), missions, standing
        self._clock = clock
        self._builders: dict[Language, Builder] = {}
        self._pages: OrderedDict[str, Built] = OrderedDict()
        self._drawings = Drawings()
        self._lock = Lock()

    @property
    def today(self) -> date:
        """The date of a new letter where nothing is said."""
        return self._clock or date.today()

    def new(self, answers: NewLetter) -> Drafted:
        """The draft of a new letter: the text that `unassemble new` gives for the same answers.

        Raises:
            ValueError: nobody writes, or there is no starter letter of the kind.
        """
        path = starter_path(answers.kind) if answers.kind in starter_names() else None
        if path is None or not answers.who:
            raise ValueError(answers.kind)
        wish = self._wish(answers.dated, answers.who, answers.languages, _answers(answers))
        findings = Findings()
        text = draft_letter(wish, read_letter_file(path), findings)
        return self._drafted(text, answers.who, answers.dated, findings, Told())

    def next(self, previous: LetterFile, answers: NextLetter) -> Drafted:
        """The draft of the letter that follows another.

        Raises:
            UnreadableError: the previous letter cannot be read at all.
        """
        findings, told = Findings(), Told()
        wish = self._wish(answers.dated, (), (), Answers(signatories=answers.signatories))
        text = draft_next(wish, previous, findings, told=told)
        who = senders(text.encode()) if text else ()
        return self._drafted(text, who, answers.dated, findings, told)

    def _drafted(
        self, text: str, who: tuple[str, ...], dated: date, findings: Findings, told: Told
    ) -> Drafted:
        languages = languages_of(self._file(text)) if text else ()
        return Drafted(text, file_name(who, dated), languages, findings.ordered(), told)

    def _file(self, text: str) -> LetterFile:
        return LetterFile(text.encode(), "letter.yaml", self.folder, self.missions)

    def _wish(
        self, dated: date, who: tuple[str, ...], languages: tuple[Language, ...], answers: Answers
    ) -> Wish:
        return Wish(
            who=who,
            dated=dated,
            languages=languages,
            chosen=tuple(item.number for item in answers.items),
            folder=self.folder,
            missions=self.missions,
            standing=self._standing,
            answers=answers,
        )

    def first_page(self, text: str, language: Language) -> FirstPage | tuple[Diagnostic, ...]:
        """Lay a draft out; its first page can be drawn then.  The findings where that fails."""
        file = self._file(text)
        with self._lock:
            builder = self._builders.setdefault(language, Builder(language, self._clock))
            made = builder.build(file)
            match made:
                case Failed(findings=findings):
                    return findings
                case Built():
                    key = made.keys[0]
                    self._pages[key] = made
                    self._pages.move_to_end(key)
                    if len(self._pages) > _PAGES:
                        self._pages.popitem(last=False)
                    return FirstPage(key, len(made.keys))

    def picture(self, key: str, scale: float) -> bytes | None:
        """The first page with a key as PNG; None if it is no longer known."""
        with self._lock:
            built = self._pages.get(key)
            return self._drawings.page(built, 0, scale) if built is not None else None

    def create(self, text: str, name: str) -> Path:
        """Write a letter file into the folder, under a name that no file has.

        Raises:
            OSError: it cannot be written.
        """
        return put(self.folder, name, text.encode())


def _answers(answers: NewLetter) -> Answers:
    return Answers(answers.to, answers.organs, answers.items, answers.signatories)


def file_name(who: tuple[str, ...], dated: date) -> str:
    """The name of a new file: "kenya-2025-05-28.yaml"."""
    known = state_name(who[0], "en") if who else None
    return f"{file_stem(known.text if known else '') or 'letter'}-{dated}.yaml"


def file_stem(words: str) -> str:
    """Words as the name of a file: small Latin letters, figures and hyphens."""
    bare = (
        unicodedata.normalize("NFKD", words.replace("’", " "))
        .encode("ascii", "ignore")
        .decode()
        .lower()
    )
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:60]


def senders(data: bytes) -> tuple[str, ...]:
    """The codes of the States that send a letter.

    Raises:
        UnreadableError: it cannot be read at all.
    """
    root, _ = compose(data, "")
    body = mapping_of(root.get("letter"))
    found = []
    for sender in mappings_of(body.get("from")) if body else ():
        state = mapping_of(sender.get("state"))
        found.append(word_of(state, "code") if state else word_of(sender, "state"))
    return tuple(filter(None, found))


class KindSays(Struct, frozen=True):
    """What a starter letter says itself: its addressees, its organs, whether it is signed."""

    to: tuple[str, ...] = ()
    organs: tuple[str, ...] = ()
    signed: bool = True


def kind_says(kind: str) -> KindSays:
    """What a starter letter that comes with the program says itself.

    Raises:
        ValueError: there is no such kind.
    """
    path = starter_path(kind) if kind in starter_names() else None
    if path is None:
        raise ValueError(kind)
    root, _ = compose(path.read_bytes(), path.name)
    body = mapping_of(root.get("letter")) or root
    to = tuple(one.value for one in items_of(body.get("to")) if isinstance(one, Scalar))
    organs = tuple(word_of(one, "organ") for one in mappings_of(root.get("organs")))
    return KindSays(to, organs, not is_unsigned(body))
