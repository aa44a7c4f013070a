"""The letters of a folder → what the start page shows of each, computed once for each text."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from threading import Lock
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from unassemble.base.diagnostics import Findings
from unassemble.base.errors import UnreadableError
from unassemble.base.printable import printable
from unassemble.base.record_folders import RecordFolders
from unassemble.languages import Language
from unassemble.letter.access import mapping_of, mappings_of, scalar_of, word_of
from unassemble.letter.compose import compose
from unassemble.letter.nodes import Mapping, Scalar
from unassemble.letter.placeholders import report_placeholders
from unassemble.pipeline.letter_file import LetterFile, read_letter_file
from unassemble.pipeline.reading import languages_of
from unassemble.preview.building import Builder, Built, Failed
from unassemble.preview.drawing import Drawings
from unassemble.preview.folder import ListedLetter
from unassemble.preview.starting import senders

SCALE = 0.5
"""The scale of the pictures of first pages: enough for a small one on a fine screen."""

RowState = Literal["pending", "ready", "blanks", "errors", "begun", "unreadable"]
"""Not looked at yet; whole; with blanks; not to be built; without a letter; no letter file."""
_Stamp = tuple[int, int]


class LetterRow(Struct, frozen=True):
    """What the start page shows of a letter file.

    ``key`` is that of its first page, empty where there is none.  ``wrong`` says what is wrong with
    a file that cannot be built.  ``states`` are the codes of those who send it; ``items`` are its
    agenda items, each its session, its number, its title by language.
    """

    id: str
    name: str
    state: RowState = "pending"
    title: str = ""
    language: str = ""
    dated: str = ""
    states: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ()
    pages: int = 0
    key: str = ""
    blanks: int = 0
    errors: int = 0
    wrong: str = ""
    changed: float = 0.0


class AgendaEntry(Struct, frozen=True):
    """An agenda item of a letter: its session, its number, its titles by language."""

    session: int
    number: str
    title: dict[str, str]


class _Known(Struct, frozen=True):
    stamp: _Stamp
    row: LetterRow
    picture: bytes = b""
    items: tuple[AgendaEntry, ...] = ()


class Listing:
    """What is known of the letters of a folder; the methods may be called from several threads."""

    def __init__(self, missions: RecordFolders, clock: date | None) -> None:
        self._missions, self._clock = missions, clock
        self._known: dict[str, _Known] = {}
        self._lock = Lock()

    def rows(self, letters: tuple[ListedLetter, ...]) -> tuple[LetterRow, ...]:
        """A row for each letter; ``pending`` for those whose text was not looked at yet."""
        return tuple(self._row(one) for one in letters)

    def look(self, letters: tuple[ListedLetter, ...]) -> bool:
        """Look at one letter that has changed; returns whether there was any."""
        for one in letters:
            stamp = _stamp(one.path)
            known = self._known.get(one.id)
            if known is None or known.stamp != stamp:
                found = self._look(one, stamp)
                with self._lock:
                    self._known[one.id] = found
                return True
        return False

    def picture(self, id: str) -> bytes:
        """The first page of a letter as PNG; empty where there is none."""
        known = self._known.get(id)
        return known.picture if known is not None else b""

    def items(self, letters: tuple[ListedLetter, ...]) -> tuple[AgendaEntry, ...]:
        """The agenda items of the letters, each once, those of the newest session first."""
        found = [item for one in letters if one.id in self._known for item in self._items(one.id)]
        unique = {(item.session, item.number): item for item in found}
        return tuple(sorted(unique.values(), key=lambda one: (-one.session, _order(one.number))))

    def _items(self, id: str) -> tuple[AgendaEntry, ...]:
        return self._known[id].items

    def _row(self, one: ListedLetter) -> LetterRow:
        known = self._known.get(one.id)
        if known is None or known.stamp != _stamp(one.path):
            return LetterRow(one.id, printable(one.name))
        return known.row

    def _look(self, one: ListedLetter, stamp: _Stamp) -> _Known:
        row = LetterRow(one.id, printable(one.name), changed=stamp[0] / 1e9)
        try:
            file = read_letter_file(one.path, self._missions)
            root, _ = compose(file.data, file.name)
            if "letter" not in root.pairs:
                return _Known(stamp, replace(row, state="begun"))
            row = replace(row, **_facts(file, root))
            items = tuple(_agenda(root))
            return self._built(_Known(stamp, row, b"", items), file, root)
        except UnreadableError as error:
            wrong = printable(error.findings[0].message)
            return _Known(stamp, replace(row, state="unreadable", wrong=wrong))
        except Exception as error:  # whatever a letter does, the others are listed
            return _Known(stamp, replace(row, state="errors", wrong=printable(str(error))))

    def _built(self, known: _Known, file: LetterFile, root: Mapping) -> _Known:
        made = Builder(known.row.languages[0], self._clock).build(file)
        match made:
            case Failed(findings=findings):
                errors = [one for one in findings if one.severity == "error"]
                wrong = printable(errors[0].message) if errors else ""
                row = replace(known.row, state="errors", errors=len(errors), wrong=wrong)
                return replace(known, row=row)
            case Built():
                blanks = Findings()
                report_placeholders(root, blanks)
                count = len(blanks.ordered())
                row = replace(
                    known.row,
                    state="blanks" if count else "ready",
                    title=" ".join(made.document.title.split()),
                    pages=len(made.keys),
                    key=made.keys[0],
                    blanks=count,
                )
                return replace(known, row=row, picture=Drawings().page(made, 0, SCALE))


def _facts(file: LetterFile, root: Mapping) -> dict[str, object]:
    body = mapping_of(root.get("letter")) or root
    languages = languages_of(file)
    return {
        "dated": word_of(body, "dated"),
        "states": senders(file.data),
        "languages": languages,
        "language": languages[0],
    }


def _agenda(root: Mapping) -> list[AgendaEntry]:
    """The agenda items of a letter that have a title by language."""
    own = word_of(root, "language", "en")
    found = []
    for organ in mappings_of(root.get("organs")):
        session = word_of(organ, "session")
        for item in mappings_of(organ.get("agenda_items")):
            number, title = scalar_of(item, "number"), item.get("title")
            texts = {own: title.value} if isinstance(title, Scalar) else {}
            if isinstance(title, Mapping):
                for keys, (_, value) in title.pairs.items():
                    if isinstance(value, Scalar):
                        texts |= dict.fromkeys(keys.split(), value.value)
            if number is not None and session.isdigit() and texts:
                found.append(AgendaEntry(int(session), number.value.strip(), texts))
    return found


def _order(number: str) -> tuple[int, str]:
    figures = "".join(c for c in number.split(" ")[0] if c.isdigit())
    return int(figures or 0), number


def _stamp(path: Path) -> _Stamp:
    """When a file was changed, and its size; zeros if it is gone."""
    try:
        known = path.stat()
    except OSError:
        return 0, 0
    return known.st_mtime_ns, known.st_size
