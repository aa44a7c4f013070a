"""Bytes of a letter file → nodes: YAML with the line and column of every value.

Scalars stay text; the schema, not YAML, decides what is a date or a number.  Input may be hostile:
size, nesting and the expansion of aliases are limited, and no object is constructed from a tag.
The nodes are composed from parser events with a stack of our own, so that no input can exhaust
that of the interpreter.
"""

from __future__ import annotations

import re
from typing import Any

import yaml
from msgspec import Struct, field

from unassemble.base.diagnostics import Diagnostic
from unassemble.base.errors import UnreadableError
from unassemble.base.source import SourceText, Span
from unassemble.letter.anchors import anchors

MAX_BYTES = 10_000_000
MAX_DEPTH = 20
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")
_REMARK = re.compile(r"(?P<space>[ \t]+)(?P<words>#(?P<first>.).*)")
_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "seq", "map")
)
_SURROGATE = re.compile("[\ud800-\udfff]")


class Scalar(Struct):
    """A text and its place; ``style`` is that of YAML: "|", ">", '"', "'" or none."""

    value: str
    span: Span
    style: str = ""
    anchors: tuple[tuple[int, int, int], ...] = ()

    def text(self, language: str) -> SourceText:
        """The value as a text of a language."""
        return SourceText(self.value, self.span, language, self.anchors)


class Sequence(Struct):
    """A list and its place."""

    span: Span
    items: list[Node] = field(default_factory=list)


class Mapping(Struct):
    """A mapping and its place, its keys in the order of the file."""

    span: Span
    pairs: dict[str, tuple[Scalar, Node]] = field(default_factory=dict)

    def get(self, key: str) -> Node | None:
        """The value of a key, or None."""
        pair = self.pairs.get(key)
        return pair[1] if pair else None


Node = Scalar | Sequence | Mapping


def plain(node: Node) -> Any:
    """The texts, lists and dictionaries of a node, without their places."""
    match node:
        case Scalar(value=value):
            return value
        case Sequence(items=items):
            return [plain(item) for item in items]
        case Mapping(pairs=pairs):
            return {key: plain(value) for key, (_, value) in pairs.items()}


def unreadable(rule: str, span: Span, message: str, hint: str | None = None) -> UnreadableError:
    """The exception for a file that cannot be read as a letter file at all."""
    return UnreadableError([Diagnostic(rule, "error", span, message, hint)])


def decode(data: bytes, name: str) -> str:
    """The text of the file.

    Raises:
        UnreadableError: it is too large, not UTF-8, or has a control character.
    """
    start = Span(name, 1, 1)
    if len(data) > MAX_BYTES:
        raise unreadable("file-too-large", start, "the file is larger than 10 MB")
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        raise unreadable(
            "not-utf-8",
            _place(before, name),
            "the file is not UTF-8 text",
            "save it as UTF-8 in your editor",
        ) from None
    found = _CONTROL.search(text)
    if found:
        code = f"U+{ord(found.group()):04X}"
        raise unreadable(
            "control-character",
            _place(text[: found.start()], name),
            f"the file contains the control character {code}, which cannot be printed",
            "delete it; it often comes with text copied from another program",
        )
    return text


def _place(before: str, name: str) -> Span:
    return Span(name, before.count("\n") + 1, len(before) - before.rfind("\n"))


def compose(data: bytes, name: str) -> tuple[Mapping, list[Diagnostic]]:
    """The mapping of the file, and the problems that do not make it unreadable.

    Raises:
        UnreadableError: it is not YAML, not a mapping, or over a limit.
    """
    text = decode(data, name)
    composer = _Composer(text, name)
    try:
        parser = _LOADER(text)
        try:
            while not isinstance(event := parser.get_event(), yaml.StreamEndEvent):
                composer.event(event)
        finally:
            parser.dispose()
    except yaml.YAMLError as error:
        raise _not_yaml(error, name) from None
    root = composer.root
    if not isinstance(root, Mapping):
        raise unreadable(
            "not-a-letter-file",
            Span(name, 1, 1),
            "the file is not a letter file: it must consist of keys and values",
            "start from an example; its first line is `language: en`",
        )
    if composer.anchored:  # a file without them is as large as its bytes
        _limit_expansion(root, name)
    return root, composer.findings


def _not_yaml(error: yaml.YAMLError, name: str) -> UnreadableError:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    span = Span(name, mark.line + 1, mark.column + 1) if mark else Span(name, 1, 1)
    problem = str(getattr(error, "problem", None) or "it cannot be read")
    context = str(getattr(error, "context", None) or "")
    hint = "check the indentation and the quotation marks of this line and the one above"
    if "alias" in problem + context or "anchor" in problem + context:
        hint = 'a text that begins with * or & must stand in quotation marks, such as "*"'
    elif "tab" in problem or "cannot start any token" in problem:
        hint = (
            "indent with spaces, not with tabs;"
            " a text that begins with @ or ` must stand in quotation marks"
        )
    elif "mapping values" in problem:
        hint = "a text with a colon and a space in it must stand in quotation marks"
    return unreadable("not-yaml", span, f"the file is not valid YAML: {problem}", hint)


class _Open(Struct):
    node: Sequence | Mapping
    key: Scalar | None = None


class _Composer:
    def __init__(self, text: str, name: str) -> None:
        self.lines = text.split("\n")
        self.name = name
        self.root: Node | None = None
        self.stack: list[_Open] = []
        self.anchored: dict[str, Node] = {}
        self.findings: list[Diagnostic] = []
        self.documents = 0

    def event(self, event: Any) -> None:
        """Take one parser event."""
        match event:
            case yaml.ScalarEvent():
                self._tag(event)
                self._add(self._scalar(event), event.anchor)
            case yaml.SequenceStartEvent():
                self._tag(event)
                self._push(Sequence(self._span(event)), event.anchor)
            case yaml.MappingStartEvent():
                self._tag(event)
                self._push(Mapping(self._span(event)), event.anchor)
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self._add(self.stack.pop().node, None)
            case yaml.AliasEvent():
                self._alias(event)
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    raise unreadable(
                        "several-documents",
                        self._span(event),
                        "the file contains more than one YAML document",
                        "write one letter per file, without a line `---`",
                    )

    def _span(self, event: Any) -> Span:
        mark = event.start_mark
        return Span(self.name, mark.line + 1, mark.column + 1)

    def _push(self, node: Sequence | Mapping, anchor: str | None) -> None:
        if len(self.stack) >= MAX_DEPTH:
            raise unreadable(
                "nested-too-deep", node.span, f"values are nested more than {MAX_DEPTH} levels deep"
            )
        self.stack.append(_Open(node))
        if anchor:
            self.anchored[anchor] = node

    def _scalar(self, event: Any) -> Scalar:
        span = self._span(event)
        value: str = event.value
        style: str = event.style or ""
        # Only between double quotation marks can YAML make a character that is not in the file.
        found = (_CONTROL.search(value) or _SURROGATE.search(value)) if style == '"' else None
        if found:
            raise unreadable(
                "control-character",
                span,
                f"the value contains U+{ord(found.group()):04X}, which cannot be printed",
                "delete it",
            )
        end = event.end_mark
        if not style and value:
            self._remark(value, end.line, end.column)
        places = anchors(value, style, self.lines, span, (end.line, end.column))
        return Scalar(value, span, style, places)

    def _tag(self, event: Any) -> None:
        """Tell of a word with an exclamation mark, which YAML takes for the name of a type."""
        if event.tag and event.tag not in _TAGS:
            written = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.findings.append(
                Diagnostic(
                    "yaml-tag",
                    "error",
                    self._span(event),
                    f"“{written}” would not be printed: YAML takes it for the name of a type",
                    "put the whole value in quotation marks",
                )
            )

    def _remark(self, value: str, line: int, column: int) -> None:
        """Tell of words after ``#`` that look like a part of the value before them."""
        found = _REMARK.match(self.lines[line], column) if line < len(self.lines) else None
        if found is None:
            return
        signs = [
            len(found["space"]) == 1,
            found["first"] != " ",
            not value.isascii() or " " in value,
        ]
        if sum(signs) > 1:
            self.findings.append(
                Diagnostic(
                    "yaml-comment",
                    "warning",
                    Span(self.name, line + 1, found.start("words") + 1),
                    f"“{found['words'].strip()}” is not printed: it is a remark after “#”",
                    "put the whole value in quotation marks if it belongs to it;"
                    " before a remark leave two spaces, and one after “#”",
                )
            )

    def _alias(self, event: Any) -> None:
        node = self.anchored.get(event.anchor)
        if node is None:
            raise unreadable(
                "not-yaml",
                self._span(event),
                f"*{event.anchor} refers to a value that is not given above",
                'a text that begins with * must stand in quotation marks, such as "*"',
            )
        if any(opened.node is node for opened in self.stack):
            raise unreadable(
                "alias-of-itself",
                self._span(event),
                f"*{event.anchor} refers to itself",
            )
        self._add(node, None)

    def _add(self, node: Node, anchor: str | None) -> None:
        if anchor:
            self.anchored[anchor] = node
        if not self.stack:
            self.root = node
            return
        opened = self.stack[-1]
        if isinstance(opened.node, Sequence):
            opened.node.items.append(node)
        elif opened.key is not None:
            self._pair(opened.node, opened.key, node)
            opened.key = None
        elif isinstance(node, Scalar):
            opened.key = node
        else:
            raise unreadable("not-yaml", node.span, "a key must be a text")

    def _pair(self, mapping: Mapping, key: Scalar, node: Node) -> None:
        first = mapping.pairs.get(key.value)
        if first is None:
            mapping.pairs[key.value] = (key, node)
            return
        self.findings.append(
            Diagnostic(
                "duplicate-key",
                "error",
                key.span,
                f"duplicate key `{key.value}`",
                f"it is already on line {first[0].span.line}",
            )
        )


def _limit_expansion(root: Mapping, name: str) -> None:
    """Refuse aliases that expand the file past its size limit; each node is measured once."""
    sizes: dict[int, int] = {}

    def size(node: Node) -> int:
        known = sizes.get(id(node))
        if known is not None:
            return known
        match node:
            case Scalar(value=value):
                total = len(value) + 1
            case Sequence(items=items):
                total = 1 + sum(map(size, items))
            case Mapping(pairs=pairs):
                total = 1 + sum(len(key) + size(value) for key, (_, value) in pairs.items())
        sizes[id(node)] = total
        return total

    if size(root) > MAX_BYTES:
        raise unreadable(
            "alias-expansion",
            Span(name, 1, 1),
            "its aliases (*name) expand the file to more than 10 MB",
        )
