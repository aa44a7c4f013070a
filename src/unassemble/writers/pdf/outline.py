"""Headings → bookmarks (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from msgspec import Struct, field

from unassemble.writers.pdf.objects import PdfFile, number, ref, text_string


class Bookmark(Struct, eq=False):
    """A bookmark: level from 1, words, page and structure element (object numbers), y in PDF units.

    The element tells the language of the words: the codes that a text string may carry for it
    (ISO 32000-1, 7.9.2.2) are shown as characters by readers in use (poppler 22).
    """

    level: int
    title: str
    page: int
    y: float
    element: int = 0
    kids: list[Bookmark] = field(default_factory=list)
    number: int = 0


def write_outline(file: PdfFile, flat: list[Bookmark]) -> int:
    """Write the bookmarks, nested by level; the number of the outline's root."""
    root = Bookmark(0, "", 0, 0.0)
    stack = [root]
    for bookmark in flat:
        while stack[-1].level >= bookmark.level:
            stack.pop()
        stack[-1].kids.append(bookmark)
        stack.append(bookmark)
    root.number = file.allocate()
    _number(root, file)
    shown = _write(root, file)
    first, last = root.kids[0].number, root.kids[-1].number
    file.put(
        root.number,
        b"<</Type/Outlines/First %s/Last %s/Count %d>>" % (ref(first), ref(last), shown),
    )
    return root.number


def _number(node: Bookmark, file: PdfFile) -> None:
    for kid in node.kids:
        kid.number = file.allocate()
        _number(kid, file)


def _write(node: Bookmark, file: PdfFile) -> int:
    """Write what is below a bookmark; levels 1 and 2 are open."""
    shown = len(node.kids)
    for index, kid in enumerate(node.kids):
        below = _write(kid, file)
        entries = [
            b"<</Title%s/Parent %s" % (text_string(kid.title), ref(node.number)),
            b"/Dest[%s/XYZ 0 %s null]" % (ref(kid.page), number(kid.y)),
        ]
        if kid.element:
            entries.append(b"/SE %s" % ref(kid.element))
        if index:
            entries.append(b"/Prev %s" % ref(node.kids[index - 1].number))
        if index + 1 < len(node.kids):
            entries.append(b"/Next %s" % ref(node.kids[index + 1].number))
        if kid.kids:
            opened = kid.level < 2
            entries.append(
                b"/First %s/Last %s/Count %d"
                % (ref(kid.kids[0].number), ref(kid.kids[-1].number), below if opened else -below)
            )
            shown += below if opened else 0
        file.put(kid.number, b"".join(entries) + b">>")
    return shown
