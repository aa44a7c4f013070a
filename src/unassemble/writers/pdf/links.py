"""Links of the pages → annotations, each with its structure element (ISO 14289-1, 7.18)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reportlab.pdfbase.pdfdoc import Annotation

from unassemble.languages import is_language, phrase
from unassemble.writers.pdf.document import TaggedDocument
from unassemble.writers.pdf.drawn import LinkBox, PageContent
from unassemble.writers.pdf.streams import Dictionary, Prepared
from unassemble.writers.pdf.tags import StructureTree
from unassemble.writers.pdf.values import number, text_string

_PRINTED = b"4"


class TaggedLink(Annotation):
    """A link annotation: what reportlab's has, and the entry that finds its structure element.

    ``target`` is an action or a destination (ISO 32000-1, 12.5.6.5), ``parent`` a key of the
    parent tree.
    """

    permitted = (*Annotation.permitted, "A", "Dest", "StructParent")

    def __init__(self, box: LinkBox, spoken: str, target: Mapping[str, bytes]) -> None:
        corners = map(number, (box.left, box.bottom, box.right, box.top))
        self.rectangle = b"[%s]" % b" ".join(corners)
        self.spoken = spoken
        self.target = target
        self.parent = -1

    def cvtdict(self, d: dict[str, object], escape: int = 1) -> dict[str, object]:
        """The entries as they are: they are values of PDF already."""
        return d

    def Dict(self) -> Dictionary:  # noqa: N802 (reportlab's name)
        """The dictionary that reportlab formats."""
        entries = self.AnnotationDict(
            Subtype="/Link",
            Rect=self.rectangle,
            Border=b"[0 0 0]",
            F=_PRINTED,
            Contents=text_string(self.spoken),
            StructParent=b"%d" % self.parent,
            **self.target,
        )
        return Dictionary(entries.dict)


def add_links(
    document: TaggedDocument,
    contents: Sequence[PageContent],
    tree: StructureTree,
    marks: Sequence[str],
) -> None:
    """Annotate the links of all pages.  ``marks`` are those of the notes, by number."""
    calls = _places(content.calls for content in contents)
    notes = _places(content.notes for content in contents)
    for content in contents:
        links = []
        for box in content.links:
            if box.target:
                link = TaggedLink(box, box.target, {"A": _address(box.target)})
            elif place := (calls if box.back else notes).get(box.note):
                link = TaggedLink(box, _spoken(box, marks[box.note]), {"Dest": place})
            else:
                continue
            links.append(document.reference(link))
            link.parent = tree.annotate(box.element, links[-1])
        if links:
            content.page.Annots = Prepared(b"[%s]" % b" ".join(links))


def _places(pages: Iterable[Mapping[int, bytes]]) -> dict[int, bytes]:
    """Destinations of notes; where one goes on overleaf, the first."""
    out: dict[int, bytes] = {}
    for places in pages:
        for note, place in places.items():
            out.setdefault(note, place)
    return out


def _address(address: str) -> bytes:
    """An action that opens an address, which is ASCII (ISO 32000-1, 12.6.4.7)."""
    return b"<</S/URI/URI%s>>" % text_string(address)


def _spoken(box: LinkBox, mark: str) -> str:
    """What a screen reader says of a link to a note, or back to its call."""
    if not is_language(box.language):
        return mark
    return phrase(box.language, "link.back" if box.back else "link.note", mark=mark)
