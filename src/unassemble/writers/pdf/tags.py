"""Paths of elements → structure tree (ISO 32000-1, 14.7; ISO 14289-1).

The tree follows the Document's order, not the page's: a note stands after the paragraph that
calls it, wherever its text is drawn.
"""

from __future__ import annotations

from msgspec import Struct, field

from unassemble.languages import language_tag
from unassemble.story import Element
from unassemble.writers.pdf.objects import PdfFile, number, ref, text_string

_LABELLED = ("LI", "Note")
_PLACES = ("TD", "TH", "LBody")
"""What may be empty: it keeps its place in a table or a list."""
_ATTRIBUTES = {
    "L": b"/A<</O/List/ListNumbering/%s>>",
    "TH": b"/A<</O/Table/Scope/%s>>",
}


class Node(Struct, eq=False):
    """A structure element; ``kids`` are nodes, or (page, MCID), or annotation numbers.

    ``attribute`` is that of `story.Element`; ``box`` the bounding box of a figure on its page.
    ``end`` is how far the text of a paragraph has been drawn, in its characters; -1 before it.
    """

    tag: str
    language: str = ""
    alternative: str = ""
    identifier: str = ""
    kids: list[Node | tuple[int, int] | int] = field(default_factory=list)
    number: int = 0
    attribute: str = ""
    box: tuple[float, float, float, float] | None = None
    end: int = -1
    key: str = ""


class StructureTree:
    """Collects marked content and annotations while pages are drawn."""

    def __init__(self, language: str) -> None:
        self.root = Node("Document", language)
        self._nodes: dict[int, Node] = {}
        self._parents: dict[int, Node] = {}
        self.pages: list[list[Node]] = []
        self.annotations: list[Node] = []

    def leaf(self, path: tuple[Element, ...]) -> Node:
        """The node of the last element of a path, made where it is not there yet."""
        parent = self.root
        for element in path:
            node = self._nodes.get(element.key)
            if node is None:
                node = Node(element.tag, element.language, element.alternative)
                node.attribute = element.attribute
                if element.tag == "Note":
                    node.identifier = f"note-{element.key}"
                self._nodes[element.key] = node
                self._parents[id(node)] = parent
                parent.kids.append(node)
            parent = node
        return parent

    def child(self, parent: Node, tag: str) -> Node:
        """A new element inside another."""
        node = Node(tag, parent.language)
        self._parents[id(node)] = parent
        parent.kids.append(node)
        return node

    def label(self, leaf: Node) -> Node:
        """The label of the list item or note that a paragraph is in: the first of its kids."""
        holder = leaf
        while holder.tag not in _LABELLED and id(holder) in self._parents:
            holder = self._parents[id(holder)]
        first = holder.kids[0] if holder.kids else None
        if isinstance(first, Node) and first.tag == "Lbl":
            return first
        node = Node("Lbl", holder.language)
        self._parents[id(node)] = holder
        holder.kids.insert(0, node)
        return node

    def note(self, caller: Node, key: int, language: str) -> Node:
        """The element of a footnote, placed after the block that calls it."""
        node = Node("Note", language, identifier=f"note-{key}")
        self._nodes[key] = node
        parent = self._parents.get(id(caller), self.root)
        self._parents[id(node)] = parent
        at = len(parent.kids)  # from the end: the caller is one of the last
        while parent.kids[at - 1] is not caller:
            at -= 1
        while at < len(parent.kids):
            following = parent.kids[at]
            if not (isinstance(following, Node) and following.tag == "Note"):
                break
            at += 1
        parent.kids.insert(at, node)
        return node

    def content(self, node: Node) -> int:
        """A new marked-content identifier of the current page, owned by a node."""
        owners = self.pages[-1]
        owners.append(node)
        identifier = len(owners) - 1
        node.kids.append((len(self.pages) - 1, identifier))
        return identifier

    def write(self, file: PdfFile, pages: list[int]) -> int:
        """Write all elements; the number of the tree's root."""
        root = file.allocate()
        self._number(self.root, file)
        identifiers: list[tuple[str, int]] = []
        self._write(self.root, root, "", file, pages, identifiers)
        nums = []
        for index, owners in enumerate(self.pages):
            owned = file.add(b"[%s]" % b" ".join(ref(node.number) for node in owners))
            nums.append(b"%d %s" % (index, ref(owned)))
        first = len(self.pages)
        for index, node in enumerate(self.annotations):
            nums.append(b"%d %s" % (first + index, ref(node.number)))
        tree = file.add(b"<</Nums[%s]>>" % b" ".join(nums))
        entries = b"/K %s/ParentTree %s/ParentTreeNextKey %d" % (
            ref(self.root.number),
            ref(tree),
            first + len(self.annotations),
        )
        if identifiers:
            entries += b"/IDTree %s" % ref(_name_tree(file, identifiers))
        file.put(root, b"<</Type/StructTreeRoot%s>>" % entries)
        return root

    def _number(self, node: Node, file: PdfFile) -> None:
        """Give numbers to an element and what is in it, but not to what holds nothing."""
        node.number = file.allocate()
        empty = False
        for kid in node.kids:
            if isinstance(kid, Node):
                if kid.kids or kid.tag in _PLACES:
                    self._number(kid, file)
                else:
                    empty = True
        if empty:
            node.kids = [kid for kid in node.kids if not isinstance(kid, Node) or kid.number]

    def _write(
        self,
        node: Node,
        parent: int,
        language: str,
        file: PdfFile,
        pages: list[int],
        identifiers: list[tuple[str, int]],
    ) -> None:
        entries = [b"<</Type/StructElem/S/%s/P %s" % (node.tag.encode(), ref(parent))]
        if node.language and (node.language != language or node.tag == "Sect"):
            language = node.language
            entries.append(b"/Lang" + text_string(language_tag(language)))
        if node.alternative:
            entries.append(b"/Alt" + text_string(node.alternative))
        if node.identifier:
            entries.append(b"/ID" + text_string(node.identifier))
            identifiers.append((node.identifier, node.number))
        if node.attribute:
            entries.append(_ATTRIBUTES[node.tag] % node.attribute.encode())
        if node.box:
            box = b" ".join(map(number, node.box))
            entries.append(b"/A<</O/Layout/Placement/Block/BBox[%s]>>" % box)
        kids = []
        home = next((kid[0] for kid in node.kids if isinstance(kid, tuple)), None)
        if home is not None:
            entries.append(b"/Pg %s" % ref(pages[home]))
        for kid in node.kids:
            if isinstance(kid, Node):
                kids.append(ref(kid.number))
                self._write(kid, node.number, language, file, pages, identifiers)
            elif isinstance(kid, tuple):
                page, identifier = kid
                if page == home:
                    kids.append(b"%d" % identifier)
                else:
                    kids.append(b"<</Type/MCR/Pg %s/MCID %d>>" % (ref(pages[page]), identifier))
            else:
                kids.append(b"<</Type/OBJR/Obj %s>>" % ref(kid))
        entries.append(b"/K[%s]>>" % b" ".join(kids))
        file.put(node.number, b"".join(entries))


def _name_tree(file: PdfFile, names: list[tuple[str, int]]) -> int:
    """A name tree with one leaf for every 500 names (7.9.6)."""
    names.sort()
    leaves = []
    for start in range(0, len(names), 500):
        chunk = names[start : start + 500]
        rows = b" ".join(text_string(name) + ref(number) for name, number in chunk)
        limits = text_string(chunk[0][0]) + text_string(chunk[-1][0])
        leaves.append(file.add(b"<</Limits[%s]/Names[%s]>>" % (limits, rows)))
    return file.add(b"<</Kids[%s]>>" % b" ".join(map(ref, leaves)))
