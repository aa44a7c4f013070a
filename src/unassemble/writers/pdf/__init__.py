"""Pages → PDF: tagged (PDF/UA-1) and archival (PDF/A-2a), in one pass."""

from __future__ import annotations

from collections.abc import Iterable

from reportlab.pdfbase.pdfdoc import BasicFonts, PDFObjectReference

from unassemble.languages import language_tag
from unassemble.layout.fragments import Pages
from unassemble.story import Story, StoryNote
from unassemble.styles import PAGE
from unassemble.writers.pdf.cache import StreamCache
from unassemble.writers.pdf.catalog import fill_catalog
from unassemble.writers.pdf.content import PageWriter
from unassemble.writers.pdf.document import TaggedDocument
from unassemble.writers.pdf.fonts import EmbeddedFont
from unassemble.writers.pdf.links import add_links
from unassemble.writers.pdf.metadata import Information
from unassemble.writers.pdf.outline import Outline
from unassemble.writers.pdf.streams import DeflatedStream, Dictionary, Stream
from unassemble.writers.pdf.tags import StructureTree
from unassemble.writers.pdf.type0 import type0_font
from unassemble.writers.pdf.values import number

__all__ = ["StreamCache", "write_pdf"]


def write_pdf(pages: Pages, story: Story, cache: StreamCache | None = None) -> bytes:
    """Write pages as a PDF.  The same pages give the same bytes: its dates are the letter's.

    ``cache`` keeps streams of earlier files; it changes no byte.
    """
    cache = cache or StreamCache()
    cache.begin()
    letter = story.document
    structure, outline = StructureTree(letter.language), Outline()
    document = TaggedDocument(language_tag(letter.language), Information(letter), outline)
    notes = [_note_element(note) for note in story.all_notes]
    writer = PageWriter(document, structure, outline, notes)
    contents = [writer.page(page) for page in pages.pages]
    fonts = writer.fonts.fonts
    for font in fonts:
        font.cut()  # glyphs have their codes from here on
    resources = document.reference(_resources(document, fonts, writer, cache))
    for content in contents:
        stream = cache.deflated(cache.stream(content.operators))
        content.page.Contents = DeflatedStream(stream)
        content.page.Resources = resources
    add_links(document, contents, structure, [note.mark.text for note in story.all_notes])
    structure.add_to(document)
    fill_catalog(document, letter)
    return document.GetPDFData(canvas=None)


def _note_element(note: StoryNote) -> tuple[int, str]:
    element = note.paragraphs[0].path[0]
    return element.key, element.language


def _resources(
    document: TaggedDocument, fonts: Iterable[EmbeddedFont], writer: PageWriter, cache: StreamCache
) -> Dictionary:
    """What all pages draw with."""
    for font in fonts:
        document.fonts[font.resource] = document.reference(type0_font(font, document))
    return Dictionary(
        {
            "Font": PDFObjectReference(BasicFonts),
            "XObject": Dictionary(
                writer.pictures.add_to(document) | _forms(document, writer, cache)
            ),
            "ProcSet": b"[/PDF/Text/ImageB/ImageC]",
        }
    )


def _forms(document: TaggedDocument, writer: PageWriter, cache: StreamCache) -> dict[str, bytes]:
    """The form XObjects: strings of glyphs whose text is said outside them."""
    box = b"[0 0 %s %s]" % (number(PAGE.width), number(PAGE.height))
    resources = Dictionary({"Font": PDFObjectReference(BasicFonts)})
    out: dict[str, bytes] = {}
    for name, operators in writer.forms.items():
        data = cache.stream(operators)
        form = Stream(data, Type="/XObject", Subtype="/Form", BBox=box, Resources=resources)
        out[name] = document.reference(form)
    return out
