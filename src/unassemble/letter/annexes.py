"""Nodes of a letter file → annexes with their sections, statements and footnotes."""

from __future__ import annotations

from typing import cast

from unassemble.languages import Language
from unassemble.letter import records
from unassemble.letter.access import (
    footnotes_of,
    items_of,
    language_list_of,
    line_spacing_of,
    mapping_of,
    mappings_of,
    word_of,
)
from unassemble.letter.language import VersionTexts
from unassemble.letter.nodes import Mapping, Node
from unassemble.letter.parties import read_signatory

MAX_ENCLOSURE_LEVEL = 3


def read_annex(
    node: Mapping, outer: VersionTexts, level: int = 1, typography: str = "house"
) -> records.Annex:
    """An annex, or an enclosure of one.

    Args:
        node: its mapping.
        outer: the texts of the letter, or of the annex that encloses it.
        level: 1 for an annex, 2 for an enclosure of it.
        typography: of what it is a part of; its own goes before.
    """
    typography = word_of(node, "typography", typography)
    own = word_of(node, "language")
    texts = outer.within(cast("Language", own)) if own else outer
    return records.Annex(
        language=texts.language,
        original=language_list_of(node.get("original")),
        heading=outer.text(node.get("heading")),
        title=texts.text(node.get("title")),
        date_format=word_of(node, "date_format") or None,
        footnotes=footnotes_of(mapping_of(node.get("footnotes"))),
        text=texts.text(node.get("text")),
        sections=tuple(_section(one, texts) for one in mappings_of(node.get("sections"))),
        signatories=tuple(read_signatory(one, texts) for one in items_of(node.get("signatories"))),
        notes=read_notes(node.get("notes"), texts),
        enclosures=tuple(
            read_annex(one, texts, level + 1, typography) for one in _enclosures(node, texts, level)
        ),
        span=node.span,
        as_received=typography == "as-received",
        line_spacing=line_spacing_of(node),
    )


def _enclosures(node: Mapping, texts: VersionTexts, level: int) -> list[Mapping]:
    """What is enclosed with an annex; the innermost level can enclose nothing."""
    enclosures = mappings_of(node.get("enclosures"))
    if enclosures and level > MAX_ENCLOSURE_LEVEL:
        texts.findings.error(
            "enclosed-too-deep",
            node.pairs["enclosures"][0].span,
            f"enclosures are nested more than {MAX_ENCLOSURE_LEVEL} levels deep",
            "move the innermost up by one level",
        )
        return []
    return enclosures


def read_notes(node: Node | None, texts: VersionTexts) -> dict[str, records.NoteText]:
    """The footnotes of one scope, by id."""
    out: dict[str, records.NoteText] = {}
    mapping = mapping_of(node)
    for key, (scalar, value) in (mapping.pairs if mapping else {}).items():
        if len(key.split()) > 1:
            texts.findings.error(
                "note-id",
                scalar.span,
                f"the id “{key}” of a note has a space in it",
                f"write `{'-'.join(key.split())}:`, and call it with [^{'-'.join(key.split())}]",
            )
            continue
        mark, text = None, value
        if isinstance(value, Mapping) and "text" in value.pairs:
            mark = word_of(value, "mark").strip() or None
            text = value.pairs["text"][1]
        words = texts.text(text)
        if words is not None:
            out[key] = records.NoteText(mark, words, scalar.span)
    return out


def _section(node: Mapping, texts: VersionTexts) -> records.Section:
    """A section of a compilation."""
    return records.Section(
        heading=texts.text(node.get("heading")),
        entries=tuple(_entry(one, texts) for one in mappings_of(node.get("entries"))),
        notes=read_notes(node.get("notes"), texts),
        span=node.span,
    )


def _entry(node: Mapping, texts: VersionTexts) -> records.PartyEntry:
    """A party and its statements."""
    return records.PartyEntry(
        party=texts.text(node.get("party")),
        statements=tuple(_statement(one, texts) for one in mappings_of(node.get("statements"))),
        notes=read_notes(node.get("notes"), texts),
        span=node.span,
    )


def _statement(node: Mapping, texts: VersionTexts) -> records.Statement:
    """A statement of a party."""
    return records.Statement(
        title=texts.text(node.get("title")),
        place=texts.text(node.get("place")),
        date=texts.text(node.get("date")),
        text=texts.text(node.get("text")),
        notes=read_notes(node.get("notes"), texts),
        span=node.span,
    )
