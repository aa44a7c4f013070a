"""Letter file → Letter: YAML nodes, checked by the schema, then one language version of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from msgspec import Struct

from unassemble.base.diagnostics import Findings
from unassemble.base.source import SourceText
from unassemble.languages import LANGUAGES, Language
from unassemble.letter import records
from unassemble.letter.access import (
    date_of,
    emblem_of,
    item_number,
    items_of,
    language_list_of,
    line_spacing_of,
    mapping_of,
    mappings_of,
    number_of,
    scalar_of,
    session_of,
    word_of,
)
from unassemble.letter.annexes import read_annex, read_notes
from unassemble.letter.compose import compose
from unassemble.letter.language import VersionTexts, offered
from unassemble.letter.misplaced import put_in_place
from unassemble.letter.nodes import Mapping, Node, Scalar, refused_keys
from unassemble.letter.parties import read_addressee, read_sender, read_signatory
from unassemble.letter.placeholders import MARK, report_placeholders
from unassemble.letter.schema import letter_schema
from unassemble.letter.validate import report_blanks, validate

_MARK = MARK[0].encode()
_OF_LETTER = ("from", "to", "dated", "title", "signatories")
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
) -> records.LetterRecord:
    """Read one version of a letter file.

    Args:
        data: the bytes of the file.
        name: the file's name, as findings show it.
        language: of the version; the file's own by default.
        findings: receives the problems.
        complete: adds what the letter file leaves to its mission's record.

    Returns:
        The letter.  Where there are errors it holds what could be read, so that more can be
        checked; in the language that was probably meant where the file does not give its own.

    Raises:
        UnreadableError: the file cannot be read as a letter file at all.
    """
    root, problems = compose(data, name)
    findings.extend(problems)
    put_in_place(root, findings)
    given = word_of(root, "language")
    if complete is not None:
        complete(root, findings)
    if _MARK in data:
        report_placeholders(root, findings)
    validate(root, findings, letter_schema())
    report_blanks(root, findings)
    stated = "language" in root.pairs
    own = cast("Language", word_of(root, "language") or _language_meant(given) or offered(root)[0])
    texts = VersionTexts(language or own, own, findings, stated)
    return _Reader(root, texts, name).letter()


def known_organs(node: Node | None) -> list[Mapping]:
    """The organs of a list but for those whose name was wrong."""
    return [organ for organ in mappings_of(node) if "organ" not in organ.refused]


def _language_meant(given: str) -> str | None:
    """The language that a word means; None if it means none."""
    from unassemble.languages.recognise import word_meant  # files with mistakes alone

    return word_meant(given, LANGUAGES)


class _Reader(Struct):
    """Reads a letter file except for its annexes."""

    root: Mapping
    texts: VersionTexts
    name: str

    def letter(self) -> records.LetterRecord:
        """The whole letter."""
        root, texts = self.root, self.texts
        body = mapping_of(root.get("letter")) or Mapping(root.span, refused=set(_OF_LETTER))
        return records.LetterRecord(
            language=texts.language,
            original=language_list_of(root.get("original")),
            symbols=self.scalars(root.get("symbols")),
            distribution=cast("Any", word_of(root, "distribution", "general")),
            date=date_of(root.get("date")),
            job_number=self.scalar(root.get("job_number")),
            date_codes=self.scalars(root.get("date_codes")),
            emblem=emblem_of(scalar_of(root, "emblem")),
            recycle=word_of(root, "recycle", "true") == "true",
            reissue=tuple(map(self.reissue, items_of(root.get("reissue")))),
            organs=tuple(map(self.organ, known_organs(root.get("organs")))),
            letter=self.body(body),
            annexes=tuple(read_annex(node, texts) for node in mappings_of(root.get("annexes"))),
            notes=read_notes(root.get("notes"), texts),
            file=self.name,
            span=root.span,
            places={key: scalar.span for key, (scalar, _) in root.pairs.items()},
            wording=self.wording(mapping_of(root.get("wording"))),
            ignore=tuple(
                records.Ignored(word_of(one, "rule"), word_of(one, "reason"), one.span)
                for one in mappings_of(root.get("ignore"))
            ),
            page_limit=number_of(root, "page_limit"),
            versions=offered(root) if "language" in root.pairs else (),
            suffix=self.scalar(root.get("suffix")),
            refused=refused_keys(root),
        )

    def wording(self, node: Mapping | None) -> dict[str, SourceText]:
        """The standing sentences that are given in the version's language."""
        pairs = node.pairs.items() if node else ()
        found = ((name, self.texts.offered_text(value)) for name, (_, value) in pairs)
        return {name: text for name, text in found if text is not None}

    def scalar(self, node: Node | None) -> SourceText | None:
        """A text that is the same in all versions."""
        return node.text(self.texts.language) if isinstance(node, Scalar) else None

    def scalars(self, node: Node | None) -> tuple[SourceText, ...]:
        """A list of such texts."""
        found = map(self.scalar, items_of(node))
        return tuple(text for text in found if text is not None)

    def reissue(self, node: Node) -> records.Reissue:
        """A date, or a record with its own text."""
        if isinstance(node, Mapping):
            text = self.texts.text(node.get("text"))
            return records.Reissue(date_of(node.get("date")), text, node.span)
        return records.Reissue(date_of(node), None, node.span)

    def organ(self, node: Mapping) -> records.Organ:
        """An organ and its agenda items."""
        texts = self.texts
        committee = mapping_of(node.get("committee"))
        agenda = word_of(node, "agenda")
        items = map(self.item, items_of(node.get("agenda_items")))
        return records.Organ(
            kind=cast("Any", word_of(node, "organ", "general-assembly")),
            name=texts.text(node.get("name")),
            committee=texts.text(committee.get("name")) if committee else None,
            session=session_of(node.get("session")),
            session_dates=texts.text(node.get("session_dates")),
            year=number_of(node, "year"),
            agenda=cast("Any", agenda if agenda not in ("", "agenda") else None),
            agenda_note=texts.text(node.get("agenda_note")),
            items=tuple(item for item in items if item is not None),
            span=node.span,
        )

    def item(self, node: Node) -> records.AgendaItem | None:
        """An agenda item; None where its number or its title could not be read."""
        if not isinstance(node, Mapping):
            node = Mapping(node.span)
        both = mapping_of(node.get("number"))
        number = scalar_of(both or node, "number")
        title = self.texts.text(node.get("title"))
        if title is None:
            self.missing(node, "title", "or name the mission whose record has it: `mission: …`")
        if number is None or title is None:
            return None
        figure, letter = item_number(number.value)
        sub = letter or word_of(both or node, "sub").strip("() ")
        return records.AgendaItem(str(figure), sub, title, node.span)

    def body(self, node: Mapping) -> records.LetterPart:
        """The letter itself; keys that it must have and lacks are reported."""
        texts = self.texts
        addressees = (read_addressee(one, texts) for one in items_of(node.get("to")))
        part = records.LetterPart(
            kind=cast("Any", word_of(node, "kind", "letter")),
            dated=date_of(node.get("dated")),
            senders=tuple(read_sender(one, texts) for one in mappings_of(node.get("from"))),
            addressees=tuple(one for one in addressees if one is not None),
            title=texts.text(node.get("title")),
            text=texts.text(node.get("text")) or SourceText("", node.span, texts.language),
            signatories=tuple(
                read_signatory(one, texts) for one in items_of(node.get("signatories"))
            ),
            notes=read_notes(node.get("notes"), texts),
            span=node.span,
            as_received=word_of(node, "typography") == "as-received",
            line_spacing=line_spacing_of(node),
        )
        if part.title is None and not {"title"} & (node.pairs.keys() | node.refused):
            for key in ("from", "to", "dated"):
                hint = "the title is made from `from`, `to` and `dated`; or give `title`"
                self.missing(node, key, hint)
        if part.kind != "note-verbale" and "kind" not in node.refused:
            self.missing(node, "signatories", "only a note verbale has no signatories")
        return part

    def missing(self, node: Mapping, key: str, hint: str) -> None:
        """Report a key that a mapping lacks, unless its value was wrong."""
        if key not in node.pairs and key not in node.refused:
            node.refused.add(key)
            self.texts.findings.error("missing-key", node.span, f"missing key `{key}`", hint)
