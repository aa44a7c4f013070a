"""Nodes against the schema: what is wrong is a finding at its place, and is taken out.

What is left can be read, so that one run reports all findings.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec import Struct, field

from unassemble.base.diagnostics import Findings, closest
from unassemble.letter.nodes import Mapping, Node, Scalar, Sequence
from unassemble.letter.schema import RECORDS
from unassemble.letter.shapes import (
    ById,
    Listed,
    Of,
    OneOrMore,
    Record,
    Shape,
    Single,
    Value,
    Word,
    WrongValueError,
)


def check(
    root: Mapping,
    findings: Findings,
    records: dict[str, Record] = RECORDS,
    top: str = "LetterFile",
) -> None:
    """Check a file: a letter file, or one whose record ``top`` of ``records`` is.

    Nodes that are wrong are taken out of ``root``.
    """
    _Check(findings, records).accepts(root, Of(top), "the file")


def plain(node: Node) -> Any:
    """A node as plain text, lists and mappings."""
    match node:
        case Scalar(value=value):
            return value
        case Sequence(items=items):
            return [plain(item) for item in items]
        case Mapping(pairs=pairs):
            return {key: plain(value) for key, (_, value) in pairs.items()}


class _Check(Struct):
    """One run over a file.  A node that several aliases name is checked once as each record."""

    findings: Findings
    records: dict[str, Record]
    seen: dict[tuple[int, str], bool] = field(default_factory=dict)

    def accepts(self, node: Node, shape: Shape, key: str) -> bool:
        """Whether what is left of a node can be read as a shape."""
        match shape:
            case Value():
                return self.value(node, shape, key)
            case Word(words=words):
                return self.word(node, words, key)
            case Single():
                return isinstance(node, Scalar) or self.refuse(
                    node, "not-a-text", f"`{key}` must be a single text"
                )
            case Listed(item=item, filled=filled):
                return self.listed(node, item, key, filled)
            case OneOrMore(item=item) if isinstance(node, Sequence):
                return self.listed(node, item, key, filled=False)
            case OneOrMore(item=item):
                return self.accepts(node, item, key)
            case ById(item=item):
                return self.by_id(node, item, key)
            case Of(name=name):
                return self.named(node, name, key)

    def refuse(self, node: Node, rule: str, message: str, hint: str | None = None) -> bool:
        """Report a node; False."""
        self.findings.error(rule, node.span, message, hint)
        return False

    def value(self, node: Node, shape: Value, key: str) -> bool:
        """A plain value."""
        try:
            shape.check(plain(node))
        except WrongValueError as error:
            must = error.message.startswith("must")
            words = f"`{key}` {error.message}" if must else f"`{key}`: {error.message}"
            return self.refuse(node, error.rule, words)
        return True

    def word(self, node: Node, words: tuple[str, ...], key: str) -> bool:
        """One of some words."""
        if isinstance(node, Scalar) and node.value in words:
            return True
        given = node.value if isinstance(node, Scalar) else str(plain(node))
        message = f"“{given}” is not a value of `{key}`"
        return self.refuse(node, "wrong-value", message, _meant(given, words, 0.5))

    def listed(self, node: Node, item: Shape, key: str, filled: bool) -> bool:
        """A list; items that are wrong are taken out of it."""
        if not isinstance(node, Sequence):
            hint = "write each item on a line of its own after a dash"
            return self.refuse(node, "not-a-list", f"`{key}` must be a list", hint)
        if filled and not node.items:
            return self.refuse(node, "empty-list", f"`{key}` is empty")
        node.items[:] = [inner for inner in node.items if self.accepts(inner, item, key)]
        return True

    def by_id(self, node: Node, item: Shape, key: str) -> bool:
        """A mapping from ids; values that are wrong are taken out of it."""
        if not isinstance(node, Mapping):
            return self.refuse(node, "not-a-mapping", *_no_mapping(key, ()))
        for name, (_, value) in list(node.pairs.items()):
            if not self.accepts(value, item, name):
                del node.pairs[name]
        return True

    def named(self, node: Node, name: str, key: str) -> bool:
        """A record, or the single text that stands for it."""
        record = self.records[name]
        if isinstance(node, Scalar) and record.shorthand:
            return self.accepts(node, record.keys[record.shorthand].shape, key)
        if not isinstance(node, Mapping):
            return self.refuse(node, "not-a-mapping", *_no_mapping(key, record.keys))
        known = self.seen.get((id(node), name))
        if known is None:
            self.seen[id(node), name] = True  # while it is checked: no alias holds itself
            known = self.seen[id(node), name] = self.record(node, record)
        return known

    def record(self, node: Mapping, record: Record) -> bool:
        """The keys of a record; those that are unknown or wrong are taken out of it."""
        right = True
        whole = set(node.pairs)
        for key, (scalar, value) in list(node.pairs.items()):
            known = record.keys.get(key)
            if known is None:
                hint = _meant(key, record.keys, 0.6)
                message = f"`{key}` is no key that belongs here"
                self.findings.error("unknown-key", scalar.span, message, hint)
            if known is None or not self.accepts(value, known.shape, key):
                del node.pairs[key]
        for key, known in record.keys.items():
            if known.must and key not in whole:
                self.findings.error("missing-key", node.span, f"`{key}` is missing here")
        if record.one_of and whole.isdisjoint(record.one_of):
            first, second = record.one_of[:2]
            right = self.refuse(node, "missing-key", f"`{first}` or `{second}` is missing")
        return right


def _meant(given: str, words: Iterable[str], cutoff: float) -> str:
    """A hint: the word that was probably meant, or else all of them."""
    close = closest(given, words, cutoff)
    return f"did you mean `{close}`?" if close else f"one of {', '.join(words)}"


def _no_mapping(key: str, keys: Iterable[str]) -> tuple[str, str]:
    known = ", ".join(keys)
    hint = f"one of {known}" if known else "such as `name: …`"
    return f"`{key}` must be a list of keys and values", hint
