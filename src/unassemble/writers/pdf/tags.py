"""Paths of elements → structure tree (ISO 32000-1, 14.7; ISO 14289-1).

The tree follows the letter's order, not the page's: a note stands after the paragraph that calls
it, wherever its text is drawn.  reportlab knows no structure: elements and root are objects of its
document with a `format` of their own, which writes bytes.  A long annex has 30,000 elements;
reportlab's dictionaries would take as long for them as the layout of its pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from msgspec import Struct
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject

from unassemble.languages import language_tag
from unassemble.story import Element
from unassemble.writers.pdf.document import TaggedDocument
from unassemble.writers.pdf.streams import Dictionary, Prepared
from unassemble.writers.pdf.values import number, text_string

_LABELLED = ("LI", "Note")
_CELLS = ("TD", "TH")
_PLACES = ("TD", "TH", "LBody")
"""What may be empty: it keeps its place in a table or a list."""
_ATTRIBUTES = {
    "L": b"/A<</O/List/ListNumbering/%s>>",
    "Span": b"/A<</O/Layout/%s>>",
}
_NAMES_OF_A_LEAF = 500


class MarkedContent(Struct, frozen=True, gc=False):
    """Marked content of a page: the page's reference, and the identifier there (MCID)."""

    page: bytes
    identifier: int


class StructureElement(PDFObject):
    """A structure element; its kids are elements, marked content, or references to annotations.

    ``attribute`` and ``spans`` are those of `story.Element`; ``box`` is the bounding box of a
    figure on its page.
    ``end`` is how far the text of a paragraph has been drawn, in its characters; -1 before it.
    ``key`` tells elements of one tag apart that follow each other in a paragraph.
    ``reference`` is known once the tree is numbered.
    """

    def __init__(self, tag: str, language: str, parent: StructureElement | None) -> None:
        self.tag, self.language, self.parent = tag, language, parent
        self.kids: list[StructureElement | MarkedContent | bytes] = []
        self.alternative = self.identifier = self.attribute = self.key = ""
        self.spans = (1, 1)
        self.box: tuple[float, float, float, float] | None = None
        self.end = -1
        self.reference = self._parent_reference = b""
        self._says_language = False

    def number(self, document: TaggedDocument, parent: bytes, language: str) -> None:
        """Number this element and its descendants; elements without content get no number.

        ``parent`` is the reference to what it is in, ``language`` what is spoken there.
        """
        self.reference, self._parent_reference = document.reference(self), parent
        self.parent = None  # so that no circle is left, and memory is freed with the document
        other = self.language not in ("", language)
        self._says_language = other or (self.tag == "Sect" and self.language != "")
        self.kids = [kid for kid in self.kids if not _is_empty(kid)]
        for kid in self.kids:
            if isinstance(kid, StructureElement):
                kid.number(document, self.reference, self.language or language)

    def format(self, document: PDFDocument) -> bytes:
        """The dictionary (ISO 32000-1, table 323)."""
        parts = [b"<</Type/StructElem/S/%s/P %s" % (self.tag.encode(), self._parent_reference)]
        if self._says_language:
            parts.append(b"/Lang" + text_string(language_tag(self.language)))
        if self.alternative:
            parts.append(b"/Alt" + text_string(self.alternative))
        if self.identifier:
            parts.append(b"/ID" + text_string(self.identifier))
        if self.attribute and self.tag in _ATTRIBUTES:
            parts.append(_ATTRIBUTES[self.tag] % self.attribute.encode())
        if self.tag in _CELLS:
            parts.append(_cell_attributes(self.attribute, self.spans))
        if self.box:
            box = b" ".join(map(number, self.box))
            parts.append(b"/A<</O/Layout/Placement/Block/BBox[%s]>>" % box)
        page = next((kid.page for kid in self.kids if isinstance(kid, MarkedContent)), b"")
        if page:
            parts.append(b"/Pg " + page)
        parts.append(b"/K[%s]>>" % b" ".join([_kid(kid, page) for kid in self.kids]))
        return b"".join(parts)


def _cell_attributes(scope: str, spans: tuple[int, int]) -> bytes:
    """The attributes of a cell (ISO 32000-1, table 349)."""
    entries = b"/Scope/%s" % scope.encode() if scope else b""
    for name, count in zip((b"ColSpan", b"RowSpan"), spans, strict=True):
        entries += b"/%s %d" % (name, count) if count > 1 else b""
    return b"/A<</O/Table%s>>" % entries if entries else b""


def _kid(kid: StructureElement | MarkedContent | bytes, page: bytes) -> bytes:
    """What an element holds; ``page`` is the element's own (ISO 32000-1, 14.7.4)."""
    match kid:
        case StructureElement():
            return kid.reference
        case MarkedContent():
            if kid.page == page:
                return b"%d" % kid.identifier
            return b"<</Type/MCR/Pg %s/MCID %d>>" % (kid.page, kid.identifier)
        case bytes():
            return b"<</Type/OBJR/Obj %s>>" % kid
        case _:
            assert_never(kid)


def _is_empty(kid: StructureElement | MarkedContent | bytes) -> bool:
    return isinstance(kid, StructureElement) and not kid.kids and kid.tag not in _PLACES


class StructureTree(PDFObject):
    """The structure tree's root; collects marked content and annotations while pages are drawn."""

    def __init__(self, language: str) -> None:
        self.root = StructureElement("Document", language, None)
        self.pages: list[tuple[bytes, list[StructureElement]]] = []
        self.annotations: list[StructureElement] = []
        self._parents = self._names = b""
        self._elements: dict[int, StructureElement] = {}

    # -- while pages are drawn -----------------------------------------------------------

    def begin_page(self, reference: bytes) -> None:
        """What is drawn from here on stands on another page."""
        self.pages.append((reference, []))

    def leaf(self, path: tuple[Element, ...]) -> StructureElement:
        """The last element of a path, made where it is not there yet."""
        parent = self.root
        for one in path:
            element = self._elements.get(one.key)
            if element is None:
                element = self._elements[one.key] = self.child(parent, one.tag)
                element.language = one.language
                element.alternative = one.alternative
                element.attribute = one.attribute
                element.spans = one.spans
                if one.tag == "Note":
                    element.identifier = _note_name(one.key)
            parent = element
        return parent

    def child(self, parent: StructureElement, tag: str) -> StructureElement:
        """A new element inside another, in its language."""
        element = StructureElement(tag, parent.language, parent)
        parent.kids.append(element)
        return element

    def label(self, leaf: StructureElement) -> StructureElement:
        """The label of the list item or note that a paragraph is in: the first of its kids."""
        holder = leaf
        while holder.tag not in _LABELLED and holder.parent:
            holder = holder.parent
        first = holder.kids[0] if holder.kids else None
        if isinstance(first, StructureElement) and first.tag == "Lbl":
            return first
        element = StructureElement("Lbl", holder.language, holder)
        holder.kids.insert(0, element)
        return element

    def note(self, caller: StructureElement, key: int, language: str) -> StructureElement:
        """The element of a footnote, placed after the block that calls it."""
        parent = caller.parent or self.root
        element = self._elements[key] = StructureElement("Note", language, parent)
        element.identifier = _note_name(key)
        at = len(parent.kids)  # from the end: the caller is one of the last
        while parent.kids[at - 1] is not caller:
            at -= 1
        while at < len(parent.kids) and _is_note(parent.kids[at]):
            at += 1
        parent.kids.insert(at, element)
        return element

    def content(self, element: StructureElement) -> int:
        """A new marked-content identifier of the current page, owned by an element."""
        page, owners = self.pages[-1]
        owners.append(element)
        identifier = len(owners) - 1
        element.kids.append(MarkedContent(page, identifier))
        return identifier

    def annotate(self, element: StructureElement, annotation: bytes) -> int:
        """Let an element own an annotation; its key in the parent tree.

        For when all pages are drawn: their keys come first.
        """
        self.annotations.append(element)
        element.kids.append(annotation)
        return len(self.pages) + len(self.annotations) - 1

    # -- once they are -------------------------------------------------------------------

    def add_to(self, document: TaggedDocument) -> None:
        """Make the tree that of a document."""
        self.root.number(document, document.reference(self), "")
        self._parents = document.reference(Prepared(self._parent_tree(document)))
        names = sorted(
            (element.identifier, element.reference)
            for element in self._elements.values()
            if element.identifier and element.reference
        )
        self._names = document.reference(_name_tree(names, document)) if names else b""
        document.Catalog.StructTreeRoot = self

    def format(self, document: PDFDocument) -> bytes:
        """The dictionary of the root (ISO 32000-1, table 322)."""
        entries = {
            "Type": "/StructTreeRoot",
            "K": self.root.reference,
            "ParentTree": self._parents,
            "ParentTreeNextKey": len(self.pages) + len(self.annotations),
        }
        if self._names:
            entries["IDTree"] = self._names
        return Dictionary(entries).format(document)

    def _parent_tree(self, document: TaggedDocument) -> bytes:
        """The number tree that leads from content and annotations to elements (14.7.4.4)."""
        parents = [
            document.reference(Prepared(b"[%s]" % b" ".join([one.reference for one in owners])))
            for _, owners in self.pages
        ]
        parents += [element.reference for element in self.annotations]
        rows = [b"%d %s" % row for row in enumerate(parents)]
        return b"<</Nums[%s]>>" % b" ".join(rows)


def _note_name(key: int) -> str:
    return f"note-{key}"


def _is_note(kid: StructureElement | MarkedContent | bytes) -> bool:
    return isinstance(kid, StructureElement) and kid.tag == "Note"


def _name_tree(names: Sequence[tuple[str, bytes]], document: TaggedDocument) -> Prepared:
    """A name tree with one leaf for every 500 names (7.9.6)."""
    leaves = []
    for start in range(0, len(names), _NAMES_OF_A_LEAF):
        part = names[start : start + _NAMES_OF_A_LEAF]
        rows = b" ".join([text_string(name) + reference for name, reference in part])
        limits = text_string(part[0][0]) + text_string(part[-1][0])
        leaves.append(document.reference(Prepared(b"<</Limits[%s]/Names[%s]>>" % (limits, rows))))
    return Prepared(b"<</Kids[%s]>>" % b" ".join(leaves))
