"""Letter file → Letter: nodes, schema, and the records of one language version."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from msgspec import Struct
from msgspec.structs import replace

from unassemble.base.diagnostics import Findings
from unassemble.base.source import SourceText
from unassemble.languages import LANGUAGES, Language
from unassemble.letter import records
from unassemble.letter.access import (
    date_of,
    emblem_of,
    footnotes_of,
    items_of,
    languages_of,
    mapping_of,
    mappings_of,
    number_of,
    scalar_of,
    session_of,
    word_of,
)
from unassemble.letter.check import check
from unassemble.letter.language import Version, offered
from unassemble.letter.nodes import Mapping, Node, Scalar, compose
from unassemble.letter.placeholders import MARK, report_placeholders
from unassemble.letter.types import is_by_language, item_number, line_spacing

MAX_ENCLOSURE_LEVEL = 3
_MARK = MARK.encode()
Completion = Callable[[Mapping, Findings], None]
"""Adds to the nodes of a letter file; what the file says itself stays."""


def versions(data: bytes, name: str) -> tuple[Language, ...]:
    """The language versions a file has, its own first.

    Raises:
        UnreadableError: the file cannot be read as a letter file at all.
    """
    root, _ = compose(data, name)
    return offered(root)


def read_letter(
    data: bytes,
    name: str,
    language: Language | None,
    findings: Findings,
    complete: Completion | None = None,
) -> records.Letter | None:
    """Read one version of a letter file.

    Args:
        data: the bytes of the file.
        name: the file's name, as findings show it.
        language: of the version; the file's own by default.
        findings: gets what is wrong.
        complete: fills in what the letter file leaves to its mission's record.

    Returns:
        The letter.  Where there are errors it holds what could be read, so that more can be
        checked; None if the file does not even say its language.

    Raises:
        UnreadableError: the file cannot be read as a letter file at all.
    """
    root, problems = compose(data, name)
    findings.extend(problems)
    if complete is not None:
        complete(root, findings)
    if _MARK in data:
        report_placeholders(root, findings)
    check(root, findings)
    own = scalar_of(root, "language")
    if own is None or own.value not in LANGUAGES:
        return None
    first: Language = own.value
    version = Version(language or first, first, findings)
    return _Reader(root, version, findings, name).letter()


class _Reader(Struct):
    root: Mapping
    version: Version
    findings: Findings
    name: str

    def letter(self) -> records.Letter:
        """The whole letter."""
        root, version = self.root, self.version
        language = version.language
        body = mapping_of(root.get("letter")) or Mapping(root.span)
        part = self.body(body)
        emblem = scalar_of(root, "emblem")
        return records.Letter(
            language=language,
            original=languages_of(root.get("original")),
            symbols=self._scalars(root.get("symbols")),
            distribution=cast("Any", word_of(root, "distribution", "general")),
            date=date_of(root.get("date")),
            job_number=self._one(root.get("job_number")),
            date_codes=self._scalars(root.get("date_codes")),
            emblem=emblem_of(emblem),
            recycle=word_of(root, "recycle", "true") == "true",
            reissue=tuple(map(self.reissue, items_of(root.get("reissue")))),
            organs=tuple(map(self.organ, mappings_of(root.get("organs")))),
            letter=part,
            annexes=tuple(self.annex(node, 1) for node in mappings_of(root.get("annexes"))),
            notes=self.notes(root.get("notes"), version),
            file=self.name,
            span=root.span,
            places={key: scalar.span for key, (scalar, _) in root.pairs.items()},
            wording=self.wording(mapping_of(root.get("wording"))),
            ignore=tuple(
                records.Ignored(word_of(one, "rule"), word_of(one, "reason"), one.span)
                for one in mappings_of(root.get("ignore"))
            ),
            page_limit=number_of(root, "page_limit"),
            versions=offered(root),
        )

    def wording(self, node: Mapping | None) -> dict[str, SourceText]:
        """The standing sentences that are given in the version's language."""
        pairs = node.pairs.items() if node else ()
        found = ((name, self.version.offered_text(value)) for name, (_, value) in pairs)
        return {name: text for name, text in found if text is not None}

    def _one(self, node: Node | None) -> SourceText | None:
        return node.text(self.version.language) if isinstance(node, Scalar) else None

    def _scalars(self, node: Node | None) -> tuple[SourceText, ...]:
        found = (self._one(item) for item in items_of(node))
        return tuple(text for text in found if text is not None)

    def reissue(self, node: Node) -> records.Reissue:
        """A date, or a record with words of its own."""
        if isinstance(node, Mapping):
            text = self.version.text(node.get("text"))
            return records.Reissue(date_of(node.get("date")), text, node.span)
        return records.Reissue(date_of(node), None, node.span)

    def organ(self, node: Mapping) -> records.Organ:
        """An organ and its items."""
        committee = mapping_of(node.get("committee"))
        agenda = word_of(node, "agenda")
        return records.Organ(
            kind=cast("Any", word_of(node, "organ", "general-assembly")),
            name=self.version.text(node.get("name")),
            committee=self.version.text(committee.get("name")) if committee else None,
            session=session_of(node.get("session")),
            session_dates=self.version.text(node.get("session_dates")),
            year=number_of(node, "year"),
            agenda=cast("Any", agenda if agenda not in ("", "agenda") else None),
            agenda_note=self.version.text(node.get("agenda_note")),
            items=tuple(
                item
                for item in map(self.item, items_of(node.get("agenda_items")))
                if item is not None
            ),
            span=node.span,
        )

    def item(self, node: Node) -> records.AgendaItem | None:
        """An agenda item; None where its number could not be read, or it has no title."""
        if not isinstance(node, Mapping):
            node = Mapping(node.span)
        both = mapping_of(node.get("number"))
        number = scalar_of(both or node, "number")
        title = self.version.text(node.get("title"))
        if "title" not in node.pairs:
            hint = "a mission’s record may have it: name it with `mission:`"
            self.findings.error("missing-key", node.span, "`title` is missing here", hint)
        if number is None or title is None:
            return None
        figure, letter = item_number(number.value)
        sub = letter or word_of(both or node, "sub").strip("() ")
        return records.AgendaItem(str(figure), sub, title, node.span)

    def body(self, node: Mapping) -> records.LetterPart:
        """The letter itself; what must be there and is not is reported."""
        version = self.version
        kind = cast("Any", word_of(node, "kind", "letter"))
        text = version.text(node.get("text")) or SourceText("", node.span, version.language)
        part = records.LetterPart(
            kind=kind,
            dated=date_of(node.get("dated")),
            senders=tuple(map(self.sender, mappings_of(node.get("from")))),
            addressees=tuple(
                one for one in map(self.addressee, items_of(node.get("to"))) if one is not None
            ),
            title=version.text(node.get("title")),
            text=text,
            signatories=tuple(
                self.signatory(one, version) for one in items_of(node.get("signatories"))
            ),
            notes=self.notes(node.get("notes"), version),
            span=node.span,
            as_received=word_of(node, "typography") == "as-received",
            line_spacing=line_spacing(word_of(node, "line_spacing")),
        )
        self._required(node, part)
        return part

    def _required(self, node: Mapping, part: records.LetterPart) -> None:
        """`from` with `to` and `dated`, or `title`; `signatories` but in a note verbale."""
        if part.title is None and "title" not in node.pairs:
            for key in ("from", "to", "dated"):
                if key not in node.pairs:
                    self.findings.error(
                        "missing-key",
                        node.span,
                        f"`{key}` is missing here",
                        "the title is made from `from`, `to` and `dated`; or give `title`",
                    )
        if part.kind != "note-verbale" and "signatories" not in node.pairs:
            self.findings.error(
                "missing-key",
                node.span,
                "`signatories` is missing here",
                "a letter is signed; only a note verbale is not",
            )

    def sender(self, node: Mapping) -> records.Sender:
        """A sender: a State's office, or a name."""
        office = word_of(node, "office")
        return records.Sender(
            state=self.state(node.get("state")),
            office=cast("Any", office or None),
            feminine=word_of(node, "gender") == "feminine",
            name=self.version.text(node.get("name")),
            span=node.span,
        )

    def state(self, node: Node | None) -> records.State | None:
        """A State by its code, or with a name of its own."""
        match node:
            case Scalar(value=value, span=span):
                return records.State(value, None, span)
            case Mapping(span=span):
                return records.State(
                    word_of(node, "code"),
                    self.version.text(node.get("name")),
                    span,
                    self.version.text(node.get("text")),
                    self.version.text(node.get("of")),
                )
            case _:
                return None

    def addressee(self, node: Node) -> records.Addressee | None:
        """An addressee: an office's id, a record, or a name; None where nothing is left of it."""
        if isinstance(node, Scalar):
            return records.Addressee(cast("Any", node.value), None, None, node.span)
        if not isinstance(node, Mapping):
            return None
        office = word_of(node, "office") or None
        name = self.version.text(node.get("name"))
        if office is None and name is None:
            return None
        gender = word_of(node, "gender") or None
        return records.Addressee(cast("Any", office), cast("Any", gender), name, node.span)

    def signatory(self, node: Node, version: Version) -> records.SignatoryRecord:
        """Who signs, with the lines under the name; a text is a name alone."""
        if not isinstance(node, Mapping):
            name = version.text(node)
            return records.SignatoryRecord(name, None, None, (), None, True, node.span)
        named = node.get("name")
        given = family = name = None
        if isinstance(named, Mapping) and not is_by_language(dict.fromkeys(named.pairs)):
            given, family = version.text(named.get("given")), version.text(named.get("family"))
        else:
            name = version.text(named)
        return records.SignatoryRecord(
            name=name,
            given=given,
            family=family,
            titles=version.texts(node.get("titles")),
            on_behalf=version.text(node.get("for")),
            signed=word_of(node, "signed", "true") == "true",
            span=node.span,
        )

    def notes(self, node: Node | None, version: Version) -> dict[str, records.NoteText]:
        """The footnotes of one scope."""
        out: dict[str, records.NoteText] = {}
        mapping = mapping_of(node)
        for key, (scalar, value) in (mapping.pairs if mapping else {}).items():
            mark, text = None, value
            if isinstance(value, Mapping) and "text" in value.pairs:
                mark = word_of(value, "mark").strip() or None
                text = value.pairs["text"][1]
            words = version.text(text)
            if words is not None:
                out[key] = records.NoteText(mark, words, scalar.span)
        return out

    def annex(self, node: Mapping, level: int, typography: str = "house") -> records.Annex:
        """An annex and what is enclosed with it; it keeps the typography of what it is part of."""
        typography = word_of(node, "typography", typography)
        own = word_of(node, "language")
        language = cast("Language", own or self.version.language)
        version = self.version.within(language) if own else self.version
        enclosures = mappings_of(node.get("enclosures"))
        if enclosures and level > MAX_ENCLOSURE_LEVEL:
            self.findings.error(
                "enclosed-too-deep",
                node.pairs["enclosures"][0].span,
                f"enclosures are nested more than {MAX_ENCLOSURE_LEVEL} levels deep",
            )
            enclosures = []
        heading = node.get("heading")
        return records.Annex(
            language=language,
            original=languages_of(node.get("original")),
            heading=self.version.text(heading) if heading is not None else None,
            title=version.text(node.get("title")),
            date_format=word_of(node, "date_format") or None,
            footnotes=footnotes_of(mapping_of(node.get("footnotes"))),
            text=version.text(node.get("text")),
            sections=tuple(self.section(one, version) for one in mappings_of(node.get("sections"))),
            signatories=tuple(
                self.signatory(one, version) for one in items_of(node.get("signatories"))
            ),
            notes=self.notes(node.get("notes"), version),
            enclosures=tuple(
                replace(self, version=version if own else self.version).annex(
                    one, level + 1, typography
                )
                for one in enclosures
            ),
            span=node.span,
            as_received=typography == "as-received",
            line_spacing=line_spacing(word_of(node, "line_spacing")),
        )

    def section(self, node: Mapping, version: Version) -> records.Section:
        """A section of a compilation."""
        return records.Section(
            heading=version.text(node.get("heading")),
            entries=tuple(self.entry(one, version) for one in mappings_of(node.get("entries"))),
            notes=self.notes(node.get("notes"), version),
            span=node.span,
        )

    def entry(self, node: Mapping, version: Version) -> records.Entry:
        """A party and its statements."""
        return records.Entry(
            party=version.text(node.get("party")),
            statements=tuple(
                self.statement(one, version) for one in mappings_of(node.get("statements"))
            ),
            notes=self.notes(node.get("notes"), version),
            span=node.span,
        )

    def statement(self, node: Mapping, version: Version) -> records.Statement:
        """A statement."""
        return records.Statement(
            title=version.text(node.get("title")),
            place=version.text(node.get("place")),
            date=version.text(node.get("date")),
            text=version.text(node.get("text")),
            notes=self.notes(node.get("notes"), version),
            span=node.span,
        )
