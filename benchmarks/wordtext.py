"""Convert the running text of a report in DOCX into blocks of a Document.

Headings and paragraphs are recognized by the styles of the United Nations template.  Empty lines
between them are left out, because the story has its own gaps.  A table, a caption, or anything else
in another format ends a stretch of text.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree
from msgspec.structs import replace

from astyped import Setting, letters_of
from handset import Styles, height, is_on, set_by_hand, style_of
from pdflines import squeeze
from unassemble.model import (
    Block,
    Emphasis,
    FootnoteCall,
    Heading,
    Inline,
    List,
    ListItem,
    Paragraph,
    Strong,
    Text,
    plain,
)
from unassemble.styles import Properties
from worddocx import Docx, Element, W, points, run_text

HEADINGS = {"HCh": 1, "H1": 2, "H23": 3, "H4": 5}
BODY, NOTE = "SingleTxt", "FootnoteText"
COLUMN = (1255, 1270)  # twips: the left indent of text in the column
LABEL = re.compile(r"(?P<depth>\t*)(?P<label>\d+\.|\([a-z]{1,4}\))\t")
RAISED = str.maketrans("123", "¹²³")  # superscript figures as written in a letter file
OPENING = 24
"""Characters by which the beginning of a text is known."""
NOTE_SIZE = "14"  # half-points: the size of captions


@dataclass(frozen=True, slots=True)
class Gap:
    """A part that is cut out."""

    what: str


@dataclass(frozen=True, slots=True)
class Typed:
    """A paragraph as it stands in the DOCX.

    ``space`` is the height in points of the empty paragraphs before it, ``by_hand`` what a hand has
    set in it or in a note that it calls, ``setting`` what is written in it.
    """

    text: str
    space: float
    heading: bool
    by_hand: tuple[str, ...]
    setting: Setting


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text without a gap: its blocks, and the notes of the document by number.

    ``typed`` are its paragraphs as they stand in the DOCX.
    ``frames`` are the openings of all frames of the document, ``note_settings`` what is written in
    each note.
    ``called_before`` are the notes, by index, that are called in the text before it.
    ``after_break`` is whether a page break was typed before it.
    """

    blocks: tuple[Block, ...]
    typed: tuple[Typed, ...]
    notes: tuple[tuple[int, tuple[Inline, ...]], ...]
    called_before: frozenset[int]
    after_break: bool
    frames: tuple[str, ...]
    note_settings: tuple[Setting, ...]

    @property
    def opening(self) -> str:
        """The beginning of its first line, without blanks."""
        return squeeze(words(self.blocks[0]))[:OPENING]


def words(block: Block) -> str:
    """The number and words of a block."""
    match block:
        case Heading(number=number, inlines=inlines):
            return (number or "") + plain(inlines)
        case Paragraph(inlines=inlines):
            return plain(inlines)
        case List(items=items):
            return items[0].label + words(items[0].blocks[0])
        case _:
            return ""


def read_stretches(docx: Path) -> Iterator[Gap | Stretch]:
    """The text of a document, as stretches and the gaps between them."""
    with zipfile.ZipFile(docx) as package:
        styles = etree.fromstring(package.read("word/styles.xml"))
        body = etree.fromstring(package.read("word/document.xml"))[0]
        notes = etree.fromstring(package.read("word/footnotes.xml"))
    named = {style.get(f"{W}styleId") or "": style for style in styles}
    reader = _Reader(Docx(named), Styles(named))
    texts, frames = tuple(reader.notes(notes)), tuple(framed(body))
    called: set[int] = set()
    waiting: list[tuple[Block, Typed]] = []
    known: frozenset[int] = frozenset()
    broken, space = False, 0.0
    for node in [*body, None]:
        block = reader.block(node) if node is not None else None
        if block is not None and node is not None:
            if not waiting:
                known = frozenset(called)
            waiting.append((block, reader.typed(node, block, space)))
            called.update(reader.called)
            space = 0.0
            continue
        called.update(reader.called)
        if node is not None and is_empty(node):
            space += height(node, reader.styles)
            continue
        blocks, typed = [one for one, _ in waiting], [two for _, two in waiting]
        kept = len(waiting) - trailing(blocks)
        if kept:
            read, whole = tuple(typed[:kept]), tuple(grouped(blocks[:kept]))
            settings = tuple(reader.settings)
            yield Stretch(whole, read, texts, known, broken, frames, settings)
        for heading in blocks[kept:]:
            yield Gap(f"the heading {words(heading)!r}: its page depends on what follows")
        waiting, broken, space = [], node is not None and breaks(node), 0.0
        if node is not None and not broken and (what := described(node)):
            yield Gap(what)


def framed(body: Element) -> Iterator[str]:
    """The openings of the frames of a document (``w:framePr``), without blanks."""
    for node in body.iter(f"{W}p"):
        if node.find(f"{W}pPr/{W}framePr") is not None and (text := squeeze(text_of(node))):
            yield text[:OPENING]


def is_empty(node: Element) -> bool:
    """Whether a node is a paragraph without text and without a page break."""
    return node.tag == f"{W}p" and not text_of(node) and not breaks(node)


def trailing(blocks: list[Block]) -> int:
    """The number of headings at the end of a stretch; they belong to what follows."""
    count = 0
    while count < len(blocks) and isinstance(blocks[-1 - count], Heading):
        count += 1
    return count


def grouped(blocks: list[Block]) -> Iterator[Block]:
    """The blocks with successive lists merged; a deeper list becomes part of the item before.

    With no item before, it is a list of its own, which stands as far in by a rule of ours.
    """
    items: list[ListItem] = []
    alone = False
    for block in blocks:
        if not isinstance(block, List) or (alone and block.items[0].label):
            if items:
                yield List("number", tuple(items), "en")
            items, alone = [], False
        if not isinstance(block, List):
            yield block
        elif block.items[0].label:
            items.extend(block.items)
        elif items and not alone:
            items[-1] = replace(items[-1], blocks=(*items[-1].blocks, *block.items[0].blocks))
        else:
            items, alone = [*items, *deeper(block).items], True
    if items:
        yield List("number", tuple(items), "en")


def deeper(block: List) -> List:
    """The list in a list whose only item has no label."""
    inner = block.items[0].blocks[0]
    return inner if isinstance(inner, List) else block


def text_of(node: Element) -> str:
    """The characters of a paragraph."""
    return "".join(run_text(run) for run in node.iter(f"{W}r")).strip()


def breaks(node: Element) -> bool:
    """Whether a paragraph has a page break."""
    return any(found.get(f"{W}type") == "page" for found in node.iter(f"{W}br"))


def described(node: Element) -> str:
    """A description of a node that is cut out."""
    if node.tag == f"{W}tbl":
        return f"a table of {len(node.findall(f'{W}tr'))} rows"
    text = text_of(node)
    return f"{text[:60]!r}" if text else ""


@dataclass(slots=True)
class _Reader:
    docx: Docx
    styles: Styles
    numbers: int = 0
    called: tuple[int, ...] = ()
    by_hand: tuple[tuple[str, ...], ...] = ()
    """What a hand has set in each note."""
    settings: list[Setting] = field(default_factory=list)
    """What is written in each note."""

    def typed(self, node: Element, block: Block, space: float) -> Typed:
        """A paragraph that was read last, as it stands in the DOCX."""
        by_hand = [*set_by_hand(node, style_of(node), self.styles)]
        for note in self.called:
            by_hand.extend(f"in its note: {what}" for what in self.by_hand[note])
        heading, setting = isinstance(block, Heading), self.setting(node)
        return Typed(squeeze(words(block)), space, heading, tuple(by_hand), setting)

    def setting(self, node: Element) -> Setting:
        """What is written in a paragraph."""
        base = self.docx.style(style_of(node))
        runs = ((run_text(run), self.docx.run(run, base)) for run in node.iter(f"{W}r"))
        said = {name: self.styles.of(node, "pPr/spacing", name) for name in ("line", "after")}
        own = Properties(
            line=points(said["line"]),
            after=points(said["after"]),
            keep_next=is_on(self.styles.of(node, "pPr/keepNext"), "keepNext"),
            keep_lines=is_on(self.styles.of(node, "pPr/keepLines"), "keepLines"),
        )
        return Setting(own, tuple(letters_of(text, properties) for text, properties in runs))

    def block(self, node: Element) -> Block | None:
        """A heading or numbered paragraph of the column; None for anything else."""
        self.called = ()
        if node.tag != f"{W}p" or breaks(node) or not text_of(node):
            self.called = tuple(
                self.numbers + count for count, _ in enumerate(node.iter(f"{W}footnoteReference"))
            )
            self.numbers += len(self.called)
            return None
        style = style_of(node)
        inlines = self.inlines(node)
        whole = plain(inlines)
        indent = node.find(f"{W}pPr/{W}ind")
        left = int(indent.get(f"{W}left") or COLUMN[0]) if indent is not None else COLUMN[0]
        if not COLUMN[0] <= left <= COLUMN[1]:
            return None
        if style in HEADINGS:
            number, _, _ = whole.strip("\t").rpartition("\t")
            return Heading(
                HEADINGS[style], cut(inlines, whole.rfind("\t") + 1), "en", number or None
            )
        size = node.find(f"{W}pPr/{W}rPr/{W}sz")
        if style != BODY or (size is not None and size.get(f"{W}val") == NOTE_SIZE):
            return None
        found = LABEL.match(whole)
        if found is None:
            return None
        item = ListItem(found["label"], (Paragraph(cut(inlines, found.end()), "en"),))
        whole_list = List("number", (item,), "en")
        for _ in found["depth"]:
            whole_list = List("number", (ListItem("", (whole_list,)),), "en")
        return whole_list

    def inlines(self, node: Element) -> tuple[Inline, ...]:
        """The runs of a paragraph."""
        named = node.find(f"{W}pPr/{W}pStyle")
        base = self.docx.style("Normal" if named is None else named.get(f"{W}val") or "")
        out: list[Inline] = []
        for run in node.iter(f"{W}r"):
            if run.find(f"{W}footnoteReference") is not None:
                self.called = (*self.called, self.numbers)
                out.append(FootnoteCall(self.numbers, "en"))
                self.numbers += 1
            own = self.docx.run(run, base)
            if not (text := run_text(run)):
                continue
            if own.superscript:
                text = text.translate(RAISED)
            piece: Inline = Text(text, "en")
            if own.italic and not base.italic:
                piece = Emphasis((piece,))
            if own.bold and not base.bold:
                piece = Strong((piece,))
            out.append(piece)
        return tuple(out)

    def notes(self, root: Element) -> Iterator[tuple[int, tuple[Inline, ...]]]:
        """The footnotes in order: number and text."""
        number = 0
        for note in root:
            if note.get(f"{W}type") is None:
                number += 1
                first = next(note.iter(f"{W}p"))
                inlines = self.inlines(first)
                self.settings.append(self.setting(first))
                self.by_hand = (*self.by_hand, tuple(set_by_hand(first, NOTE, self.styles)))
                text = plain(inlines)
                yield number, cut(inlines, len(text) - len(text.lstrip("\t \xa0")))


def cut(inlines: tuple[Inline, ...], count: int) -> tuple[Inline, ...]:
    """The inlines without their first characters."""
    out: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Text) and count:
            taken = min(count, len(inline.text))
            count -= taken
            if taken == len(inline.text):
                continue
            inline = Text(inline.text[taken:], inline.language)
        elif isinstance(inline, (Emphasis, Strong)) and count:
            left = len(plain(inline.children))
            inline = type(inline)(cut(inline.children, count))
            count -= min(count, left)
            if not plain(inline.children):
                continue
        out.append(inline)
    return tuple(out)
