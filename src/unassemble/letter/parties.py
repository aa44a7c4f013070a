"""Nodes of a letter file → who sends it, to whom it goes and who signs it."""

from __future__ import annotations

from typing import Any, cast

from unassemble.letter import records
from unassemble.letter.access import word_of
from unassemble.letter.language import VersionTexts, by_language
from unassemble.letter.nodes import Mapping, Node, Scalar


def read_sender(node: Mapping, texts: VersionTexts) -> records.SenderRecord:
    """A sender: a State's office, or a name."""
    return records.SenderRecord(
        state=_state(node.get("state"), texts),
        office=cast("Any", word_of(node, "office") or None),
        feminine=word_of(node, "gender") == "feminine",
        name=texts.text(node.get("name")),
        span=node.span,
    )


def _state(node: Node | None, texts: VersionTexts) -> records.State | None:
    """A State by its code, or with a name of its own."""
    match node:
        case Scalar(value=value, span=span):
            return records.State(value, None, span)
        case Mapping(span=span):
            return records.State(
                word_of(node, "code"),
                texts.text(node.get("name")),
                span,
                texts.text(node.get("text")),
                texts.text(node.get("of")),
            )
        case _:
            return None


def read_addressee(node: Node, texts: VersionTexts) -> records.AddresseeRecord | None:
    """An addressee: the id of an office, a record, or a name; None where neither could be read."""
    if isinstance(node, Scalar):
        return records.AddresseeRecord(cast("Any", node.value), None, None, node.span)
    if not isinstance(node, Mapping):
        return None
    office = word_of(node, "office") or None
    name = texts.text(node.get("name"))
    if office is None and name is None:
        return None
    gender = word_of(node, "gender") or None
    return records.AddresseeRecord(cast("Any", office), cast("Any", gender), name, node.span)


def read_signatory(node: Node, texts: VersionTexts) -> records.SignatoryRecord:
    """Who signs, with the titles under the name; a text is a name alone."""
    if not isinstance(node, Mapping):
        name = texts.text(node)
        return records.SignatoryRecord(name, None, None, (), None, True, node.span)
    named = node.get("name")
    given = family = name = None
    if isinstance(named, Mapping) and by_language(named) is None:
        given, family = texts.text(named.get("given")), texts.text(named.get("family"))
    else:
        name = texts.text(named)
    return records.SignatoryRecord(
        name=name,
        given=given,
        family=family,
        titles=texts.list_of_texts(node.get("titles")),
        on_behalf=texts.text(node.get("for")),
        signed=word_of(node, "signed", "true") == "true",
        span=node.span,
    )
