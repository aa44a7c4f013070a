"""Read the paragraphs of a DOCX with their resolved properties (ISO/IEC 29500-1, 17.7.2).

Read are the properties that affect line breaks: indents, tab stops, alignment, size, scale,
character spacing, bold, italic, superscript, and the width of the column or cell.
"""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from unassemble.styles import Properties, TabStop

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CHARACTERS = {"tab": "\t", "noBreakHyphen": "\u2011", "br": "\n", "cr": "\n"}
ALIGN = {"both": "both", "right": "right", "end": "right", "center": "center"}
OFF = ("0", "false", "off")

Element = etree._Element


class Run(NamedTuple):
    """Characters with the same properties."""

    text: str
    properties: Properties


class Source(NamedTuple):
    """A paragraph: the name of its style, its properties, its runs, and its width in points."""

    style: str
    properties: Properties
    runs: tuple[Run, ...]
    width: float
    cell: bool
    leaders: bool
    note: bool

    @property
    def text(self) -> str:
        """All its characters, tabs as tabs."""
        return "".join(run.text for run in self.runs)


def points(value: str | None) -> float | None:
    """Convert twips to points."""
    return None if value is None else int(float(value)) / 20


@dataclass(slots=True)
class Docx:
    """A document and its styles."""

    styles: dict[str, Element]
    resolved: dict[str, Properties] = field(default_factory=dict)

    def style(self, name: str) -> Properties:
        """The properties of a style, with those of its base styles."""
        if name not in self.resolved:
            node = self.styles.get(name)
            own, base = Properties(), Properties()
            if node is not None:
                based = node.find(f"{W}basedOn")
                if based is not None:
                    base = self.style(based.get(f"{W}val") or "")
                own = self.own(node.find(f"{W}pPr"), node.find(f"{W}rPr"), base)
            self.resolved[name] = own.over(base)
        return self.resolved[name]

    def own(self, paragraph: Element | None, run: Element | None, base: Properties) -> Properties:
        """The properties set in a pair of property elements."""
        return run_properties(run).over(paragraph_properties(paragraph, base))

    def sources(self, root: Element, width: float, note: bool) -> Iterator[Source]:
        """The paragraphs below a node, in order."""
        for node in root:
            if node.tag == f"{W}p":
                yield self.source(node, width, False, note)
            elif node.tag == f"{W}tbl":
                yield from self.cells(node, note)
            elif node.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}footnote"):
                yield from self.sources(node, width, note)

    def cells(self, table: Element, note: bool) -> Iterator[Source]:
        """The paragraphs of a table, cell by cell."""
        style = table.find(f"{W}tblPr/{W}tblStyle")
        margins = {"left": 5.4, "right": 5.4}
        for side in margins:
            node = table.find(f"{W}tblPr/{W}tblCellMar/{W}{side}")
            if node is not None:
                margins[side] = points(node.get(f"{W}w")) or 0.0
        base = self.style(style.get(f"{W}val") or "") if style is not None else Properties()
        for cell in table.iter(f"{W}tc"):
            own = dict(margins)
            for side in own:
                node = cell.find(f"{W}tcPr/{W}tcMar/{W}{side}")
                if node is not None:
                    own[side] = points(node.get(f"{W}w")) or 0.0
            width = cell.find(f"{W}tcPr/{W}tcW")
            room = 0.0 if width is None else points(width.get(f"{W}w")) or 0.0
            for paragraph in cell.iterchildren(f"{W}p"):
                yield self.source(paragraph, room - own["left"] - own["right"], True, note, base)

    def source(
        self, node: Element, width: float, cell: bool, note: bool, table: Properties | None = None
    ) -> Source:
        """One paragraph."""
        named = node.find(f"{W}pPr/{W}pStyle")
        style = "Normal" if named is None else named.get(f"{W}val") or "Normal"
        base = self.style(style).over(table or Properties())
        base = paragraph_properties(node.find(f"{W}pPr"), base).over(base)
        runs = tuple(Run(run_text(run), self.run(run, base)) for run in node.iter(f"{W}r"))
        leaders = any(tab.get(f"{W}leader") not in (None, "none") for tab in node.iter(f"{W}tab"))
        runs = tuple(run for run in runs if run.text)
        return Source(style, base, runs, width, cell, leaders, note)

    def run(self, node: Element, base: Properties) -> Properties:
        """The properties of a run in a paragraph."""
        own = node.find(f"{W}rPr")
        named = own.find(f"{W}rStyle") if own is not None else None
        if named is not None:
            base = self.style(named.get(f"{W}val") or "").over(base)
        return run_properties(own).over(base)


def read_sources(docx: Path, width: float) -> list[Source]:
    """The paragraphs of the text of a document, followed by those of its footnotes."""
    with zipfile.ZipFile(docx) as package:
        styles = etree.fromstring(package.read("word/styles.xml"))
        document = Docx({style.get(f"{W}styleId") or "": style for style in styles})
        body = etree.fromstring(package.read("word/document.xml"))[0]
        notes = etree.fromstring(package.read("word/footnotes.xml"))
    return [*document.sources(body, width, False), *document.sources(notes, width, True)]


def paragraph_properties(node: Element | None, base: Properties) -> Properties:
    """Indents, tab stops and alignment."""
    if node is None:
        return Properties()
    values: dict[str, object] = {}
    indent = node.find(f"{W}ind")
    if indent is not None:
        values["left"] = points(indent.get(f"{W}left") or indent.get(f"{W}start"))
        values["right"] = points(indent.get(f"{W}right") or indent.get(f"{W}end"))
        hanging, first = indent.get(f"{W}hanging"), indent.get(f"{W}firstLine")
        values["first"] = points(f"-{hanging}") if hanging else points(first)
    align = node.find(f"{W}jc")
    if align is not None:
        values["align"] = ALIGN.get(align.get(f"{W}val") or "", "left")
    tabs = node.find(f"{W}tabs")
    if tabs is not None:
        values["tabs"] = merged_tabs(tabs, base)
    return Properties(**values)  # type: ignore[arg-type]


def merged_tabs(node: Element, base: Properties) -> tuple[TabStop, ...]:
    """The tab stops of the base style, changed by those that are set or cleared here."""
    stops = {stop.position: stop for stop in base.tabs or ()}
    for tab in node:
        position, kind = points(tab.get(f"{W}pos")) or 0.0, tab.get(f"{W}val")
        if kind == "clear":
            stops.pop(position, None)
        else:
            known = {"right": "right", "end": "right", "center": "center"}
            stops[position] = TabStop(position, known.get(kind or "", "left"))  # type: ignore[arg-type]
    return tuple(stops[position] for position in sorted(stops))


def run_properties(node: Element | None) -> Properties:
    """Size, scale, spacing, kerning, bold, italic, superscript."""
    if node is None:
        return Properties()

    def value(name: str, scale: float) -> float | None:
        found = node.find(f"{W}{name}")
        return None if found is None else float(found.get(f"{W}val") or 0) * scale

    def switch(name: str) -> bool | None:
        found = node.find(f"{W}{name}")
        return None if found is None else found.get(f"{W}val") not in OFF

    raised = node.find(f"{W}vertAlign")
    return Properties(
        size=value("sz", 0.5),
        scale=value("w", 1.0),
        spacing=value("spacing", 0.05),
        kern=value("kern", 0.5),
        bold=switch("b"),
        italic=switch("i"),
        superscript=None if raised is None else raised.get(f"{W}val") == "superscript",
    )


def run_text(run: Element) -> str:
    """The characters of a run."""
    text = ""
    for child in run:
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if child.get(f"{W}type") in ("page", "column"):
            continue
        text += (child.text or "") if name == "t" else CHARACTERS.get(name, "")
    return text
