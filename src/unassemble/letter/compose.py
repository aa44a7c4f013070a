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
from msgspec import Struct

from unassemble.base.diagnostics import Diagnostic
from unassemble.base.errors import UnreadableError
from unassemble.base.lines import lines_of
from unassemble.base.source import Span
from unassemble.letter.anchors import anchors
from unassemble.letter.encoding import CONTROL, MAX_BYTES, decode, unreadable
from unassemble.letter.nodes import Mapping, Node, Scalar, Sequence
from unassemble.letter.syntax.colons import odd_colon
from unassemble.letter.syntax.lines import Repair, finding
from unassemble.letter.syntax.misread import Misread, is_colon
from unassemble.letter.syntax.quotes import quoted
from unassemble.yamltext.reading import YamlSource, yaml_source

MAX_DEPTH = 20
MAX_VALUES = 200_000
"""Keys and values of a file, tables and paragraphs apart, which are texts."""
_LONGEST = 200
"""Characters of a text that a hint repeats."""
_NEAR = 40
"""Characters before a value in which its colon is looked for."""
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_REMARK = re.compile(r"(?P<space>[ \t]+)(?P<words>#(?P<first>.).*)")
_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "seq", "map")
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def compose(data: bytes, name: str) -> tuple[Mapping, list[Diagnostic]]:
    """The mapping of the file, and the problems that do not make it unreadable.

    Raises:
        UnreadableError: it is not YAML, not a mapping, or over a limit.
    """
    text = decode(data, name)
    composer = _composed(text, name)
    repairs = list(composer.misread.repairs())
    if repairs:
        composer = _as_meant(composer, repairs)
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


def _composed(text: str, name: str) -> _Composer:
    source = yaml_source(text)
    composer = _Composer(text, name, source)
    try:
        parser = _LOADER(source.text)
        try:
            while not isinstance(event := parser.get_event(), yaml.StreamEndEvent):
                composer.event(event)
        finally:
            parser.dispose()
    except yaml.YAMLError:
        from unassemble.letter.syntax.explain import explained  # few files need it

        raise UnreadableError(explained(text, name)) from None
    composer.report_cut()
    composer.report_unused()
    return composer


def _as_meant(composer: _Composer, repairs: list[Repair]) -> _Composer:
    """A file composed again without mistakes that YAML could read; they are findings."""
    name, lines = composer.name, list(composer.lines)
    for repair in repairs:
        for at, line in repair.changes.items():
            lines[at] = line
    found = [finding(one, name) for one in repairs]
    try:
        composer = _composed("\n".join(lines), name)
    except UnreadableError:
        raise UnreadableError(found) from None
    composer.findings[:0] = found
    return composer


class _Open(Struct):
    node: Sequence | Mapping
    flow: bool
    key: Scalar | None = None


class _Composer:
    def __init__(self, text: str, name: str, source: YamlSource) -> None:
        self.source, self.lines = source, lines_of(text)
        self.misread = Misread(self.lines)
        self.name = name
        self.values = 0
        self.root: Node | None = None
        self.stack: list[_Open] = []
        self.anchored: dict[str, Node] = {}
        self.findings: list[Diagnostic] = []
        self.cut: dict[int, tuple[str, Scalar, list[str]]] = {}
        self.named: dict[str, Span] = {}
        self.documents = 0

    def event(self, event: Any) -> None:
        """Take one parser event."""
        match event:
            case yaml.ScalarEvent():
                self._tag(event)
                if event.anchor:
                    self.named[event.anchor] = self._span(event)
                self._add(self._scalar(event), event.anchor)
            case yaml.SequenceStartEvent():
                self._tag(event)
                self._push(Sequence(self._span(event)), event)
            case yaml.MappingStartEvent():
                self._tag(event)
                self._push(Mapping(self._span(event)), event)
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
                        "a line `---` begins another letter here",
                        "delete the line, or write one letter per file",
                    )

    def _span(self, event: Any) -> Span:
        mark = event.start_mark
        return Span(self.name, mark.line + 1, mark.column + 1)

    def _count(self, span: Span) -> None:
        self.values += 1
        if self.values > MAX_VALUES:
            message = f"the file has more than {MAX_VALUES:,} keys and values"
            raise unreadable("file-too-large", span, message)

    def _push(self, node: Sequence | Mapping, event: Any) -> None:
        if len(self.stack) >= MAX_DEPTH:
            raise unreadable(
                "nested-too-deep",
                node.span,
                f"values are nested more than {MAX_DEPTH} levels deep",
                "look for a bracket that is not closed, or lines that are indented too far",
            )
        self.stack.append(_Open(node, event.flow_style))
        if event.anchor:
            self.anchored[event.anchor] = node

    def _scalar(self, event: Any) -> Scalar:
        span = self._span(event)
        self._count(span)
        value = self.source.restored(event.value)
        style: str = event.style or ""
        # Only between double quotation marks can YAML make a character that is not in the file.
        found = (CONTROL.search(value) or _SURROGATE.search(value)) if style == '"' else None
        if found:
            raise unreadable(
                "control-character",
                span,
                f"the value contains U+{ord(found.group()):04X}, which cannot be printed",
                "delete it, or write a backslash as \\\\",
            )
        end = event.end_mark
        if not style and value:
            self._remark(value, end.line, end.column)
            self.misread.see(value, span.line - 1, span.column - 1, end.line)
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
        self.named.pop(event.anchor, None)
        if node is None:
            from unassemble.letter.syntax.explain import explained  # few files need it

            raise UnreadableError(explained("\n".join(self.lines), self.name))
        if any(opened.node is node for opened in self.stack):
            raise unreadable(
                "alias-of-itself",
                self._span(event),
                f"*{event.anchor} refers to itself",
                "write the value where it belongs",
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
            self._pair(opened, opened.key, node)
            opened.key = None
        elif isinstance(node, Scalar):
            opened.key = node
        else:
            raise unreadable("not-yaml", node.span, "a key must be a text", "write `key: value`")

    def _bare(self, mapping: Mapping, key: Scalar, node: Scalar) -> tuple[Scalar, Scalar] | None:
        """A key in braces that has no value: a colon is wrong, or a comma ended a text too early.

        Returns:
            The key and value as they are meant; None for a part of the value before it.
        """
        end = node.span.column - 1  # a line may hold millions of entries: not all of it is copied
        there = self.lines[node.span.line - 1 : node.span.line]
        before = there[0][max(0, end - _NEAR) : end] if there else ""
        if before.rstrip().endswith(":"):  # a value left blank
            return key, node
        odd = odd_colon(key.value)
        if odd is not None and is_colon(odd):
            hint = f"write `{odd.line.strip()}`"
            self.findings.append(Diagnostic("not-yaml", "error", key.span, odd.message, hint))
            return Scalar(odd.key, key.span), Scalar(odd.value, key.span)
        name, value = next(reversed(mapping.pairs.values()), (key, node))
        if not isinstance(value, Scalar) or value is node or value.style:
            return key, node
        self.cut.setdefault(id(value), (name.value, value, [value.value]))[2].append(key.value)
        return None

    def report_unused(self) -> None:
        """Tell of words that YAML takes for the name of a value, where nothing uses that name."""
        for word, place in self.named.items():
            self.findings.append(
                Diagnostic(
                    "yaml-anchor",
                    "error",
                    place,
                    f"“&{word}” would not be printed: YAML takes it for the name of a value",
                    "put the whole value in quotation marks",
                )
            )

    def report_cut(self) -> None:
        """Tell of texts in braces that a comma has cut into several entries."""
        for name, value, parts in self.cut.values():
            value.value = ", ".join(parts)
            self.findings.append(
                Diagnostic(
                    "comma-in-value",
                    "error",
                    value.span,
                    f"inside braces a comma ends the text of `{name}`",
                    f"put the text in quotation marks: `{name}: {quoted(value.value[:_LONGEST])}`",
                )
            )

    def _pair(self, opened: _Open, key: Scalar, node: Node) -> None:
        mapping = opened.node
        assert isinstance(mapping, Mapping)
        if opened.flow and isinstance(node, Scalar) and not node.style and not node.value:
            entry = self._bare(mapping, key, node)
            if entry is None:
                return
            key, node = entry
        first = mapping.pairs.get(key.value)
        if first is None:
            for one in (node, *(node.items if isinstance(node, Sequence) else ())):
                one.key = one.key or key.value
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
            "values that refer to others (*name) make the file larger than 10 MB",
            "write the values where they belong",
        )
