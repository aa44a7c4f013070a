"""Pages → PDF: tagged (PDF/UA-1) and archival (PDF/A-2a), in one pass."""

from __future__ import annotations

from functools import cache as cached
from pathlib import Path
from urllib.parse import quote

from unassemble.languages import is_language, language_tag, phrase
from unassemble.layout.fragments import Pages
from unassemble.model import Document
from unassemble.story import Story, StoryNote
from unassemble.styles import PAGE
from unassemble.writers.pdf.cache import StreamCache
from unassemble.writers.pdf.content import PageWriter
from unassemble.writers.pdf.drawn import LinkBox, PageContent
from unassemble.writers.pdf.embed import Fonts
from unassemble.writers.pdf.images import Images
from unassemble.writers.pdf.metadata import information, xmp
from unassemble.writers.pdf.objects import PdfFile, number, ref, text_string
from unassemble.writers.pdf.outline import Bookmark, write_outline
from unassemble.writers.pdf.tags import StructureTree

__all__ = ["StreamCache", "write_pdf"]


def write_pdf(pages: Pages, story: Story, cache: StreamCache | None = None) -> bytes:
    """The file.  Same pages, same bytes: its dates are the document's.

    ``cache`` keeps streams of earlier files; it changes no byte.
    """
    cache = cache or StreamCache()
    cache.begin()
    document = story.document
    tree = StructureTree(document.language)
    fonts, images = Fonts(), Images()
    notes = [_note_element(note) for note in story.all_notes]
    writer = PageWriter(tree, fonts, images, notes)
    contents = [writer.page(page) for page in pages.pages]
    fonts.cut()
    streams = [cache.deflated(cache.stream(content.operators)) for content in contents]

    file = PdfFile()
    numbers = [file.allocate() for _ in contents]
    annotations = _annotations(file, numbers, contents, tree, story)
    resources = file.add(
        b"<</Font<<%s>>/XObject<<%s>>/ProcSet[/PDF/Text/ImageB/ImageC]>>"
        % (fonts.add_to(file), images.add_to(file))
    )
    parent = file.add(
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(numbers), b" ".join(map(ref, numbers)))
    )
    catalog = _catalog(file, document, parent, tree, numbers, contents)
    for index, stream in enumerate(streams):
        page = b"<</Type/Page/Parent %s/MediaBox[0 0 %s %s]/Resources %s" % (
            ref(parent),
            number(PAGE.width),
            number(PAGE.height),
            ref(resources),
        )
        page += b"/Contents %s/StructParents %d/Tabs/S" % (ref(file.add_deflated(stream)), index)
        if annotations[index]:
            page += b"/Annots[%s]" % b" ".join(map(ref, annotations[index]))
        file.put(numbers[index], page + b">>")
    return file.finish(catalog, information(document))


def _note_element(note: StoryNote) -> tuple[int, str]:
    element = note.paragraphs[0].path[0]
    return element.key, element.language


def _annotations(
    file: PdfFile,
    numbers: list[int],
    contents: list[PageContent],
    tree: StructureTree,
    story: Story,
) -> list[list[int]]:
    """Link annotations of every page, each with its structure element (ISO 14289-1, 7.18)."""
    calls: dict[int, bytes] = {}
    notes: dict[int, bytes] = {}
    for page, content in zip(numbers, contents, strict=True):
        for note, (x, y) in content.calls.items():
            calls.setdefault(note, _destination(page, x, y))
        for note, (x, y) in content.notes.items():
            notes.setdefault(note, _destination(page, x, y))
    marks = story.marks
    out = []
    for content in contents:
        made = []
        for link in content.links:
            if link.target:
                action = b"/A<</S/URI/URI%s>>" % text_string(_ascii(link.target))
                spoken = link.target
            else:
                known = calls if link.back else notes
                if link.note not in known:
                    continue
                action = b"/Dest" + known[link.note]
                spoken = _spoken(link, marks[link.note])
            parent = len(contents) + len(tree.annotations)
            tree.annotations.append(link.node)
            made.append(_annotation(file, link, action, spoken, parent))
            link.node.kids.append(made[-1])
        out.append(made)
    return out


def _spoken(link: LinkBox, mark: str) -> str:
    """What a screen reader says of a link between a call and its note."""
    if not is_language(link.language):
        return mark
    return phrase(link.language, "link.back" if link.back else "link.note", mark=mark)


def _annotation(file: PdfFile, link: LinkBox, action: bytes, spoken: str, parent: int) -> int:
    box = b" ".join(map(number, (link.left, link.bottom, link.right, link.top)))
    return file.add(
        b"<</Type/Annot/Subtype/Link/Rect[%s]/Border[0 0 0]/F 4/Contents%s/StructParent %d%s>>"
        % (box, text_string(spoken), parent, action)
    )


def _destination(page: int, x: float, y: float) -> bytes:
    return b"[%s/XYZ %s %s null]" % (ref(page), number(max(x - 4, 0)), number(PAGE.height - y + 4))


def _ascii(address: str) -> str:
    """An address in ASCII, as a URI action must have it (ISO 32000-1, 12.6.4.7)."""
    return quote(address, safe="%:/?#[]@!$&'()*+,;=~-._")


def _catalog(
    file: PdfFile,
    document: Document,
    parent: int,
    tree: StructureTree,
    numbers: list[int],
    contents: list[PageContent],
) -> bytes:
    root = tree.write(file, numbers)
    flat = [
        Bookmark(entry.level, entry.title, page, PAGE.height - entry.y + 4, entry.node.number)
        for page, content in zip(numbers, contents, strict=True)
        for entry in content.outline
    ]
    entries = b"<</Type/Catalog/Pages %s/Lang%s" % (
        ref(parent),
        text_string(language_tag(document.language)),
    )
    # No /Direction/R2L for Arabic: PDFium then turns the words of Latin lines round when it copies.
    entries += b"/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>"
    entries += b"/PageLabels<</Nums[0<</S/D>>]>>"
    if flat:
        entries += b"/Outlines %s/PageMode/UseOutlines" % ref(write_outline(file, flat))
    metadata = file.add_stream(xmp(document), b"/Type/Metadata/Subtype/XML", compress=False)
    profile = file.add_stream(_srgb(), b"/N 3")
    return entries + (
        b"/StructTreeRoot %s/Metadata %s/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
        b"/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile %s>>]>>"
        % (ref(root), ref(metadata), ref(profile))
    )


@cached
def _srgb() -> bytes:
    """An sRGB profile (ICC.1:2001), made once by LittleCMS, its date set to zero."""
    return Path(__file__).with_name("srgb.icc").read_bytes()
