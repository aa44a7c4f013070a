"""`templates/circulation.docx`, opened by python-docx and filled.

The template has the styles, the settings and the page set-up of a letter, and no text.  Its body,
headers, footers and footnotes are filled with XML that is parsed once: paragraphs added one by one
through python-docx take a second a thousand.
"""

from __future__ import annotations

from copy import deepcopy
from datetime import date, datetime
from typing import NamedTuple, cast

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement, element_class_lookup
from docx.parts.story import StoryPart
from docx.shared import Pt
from lxml import etree

from unassemble.base.resources import template
from unassemble.languages import Language, language_tag
from unassemble.model import Document
from unassemble.styles import CHINESE
from unassemble.writers.docx.xmltext import root

_FALLBACK_DATE = date(1980, 1, 1)
_FIRST_YEAR = 1000
"""Years before it python-docx writes with fewer than four digits, which Word refuses."""

_PARSER = etree.XMLParser(resolve_entities=False, huge_tree=True)
"""As python-docx's own, but without its limit of 10 MB a text: a letter file may be as large."""
_PARSER.set_element_class_lookup(element_class_lookup)


class PageParts(NamedTuple):
    """The headers, or the footers, of a document: those of even and odd pages and of page 1."""

    even: StoryPart
    odd: StoryPart
    first: StoryPart


def open_template() -> WordDocument:
    """A new document.

    Raises:
        InstallationError: the template is missing.
    """
    return docx.Document(str(template("circulation.docx")))


def headers_of(document: WordDocument) -> PageParts:
    """The headers, which the template's first section carries."""
    section = document.sections[0]
    headers = (section.even_page_header, section.header, section.first_page_header)
    return PageParts(*(header.part for header in headers))


def footers_of(document: WordDocument) -> PageParts:
    """The footers, which the template's first section carries."""
    section = document.sections[0]
    footers = (section.even_page_footer, section.footer, section.first_page_footer)
    return PageParts(*(footer.part for footer in footers))


def fill(part: StoryPart, content: str) -> None:
    """Put finished XML in place of what the template has in a header, a footer or the notes."""
    part.element[:] = list(_parsed(content))


def fill_body(document: WordDocument, content: str) -> None:
    """Put the finished XML of the text in place of the template's empty paragraph.

    The template's first paragraph stays: it is the section that carries headers and footers.  The
    sections of the text get the page set-up of the template's last one.
    """
    old, new = document.element.body, _parsed(content)
    page = [child for child in old.sectPr if child.tag != qn("w:type")]
    new.insert(0, old[0])
    document.element.replace(old, new)
    for section in document.element.sectPr_lst[1:]:
        section.extend(deepcopy(page))


def set_bottom_of_page_1(document: WordDocument, margin: float) -> None:
    """Give page 1 another bottom margin, in points."""
    document.sections[0].bottom_margin = Pt(margin)


def run_from_right_to_left(document: WordDocument) -> None:
    """Turn the direction of all sections; python-docx has no property for it (17.6.1, 17.3.1.6)."""
    for section in document.element.sectPr_lst:
        section.find(qn("w:docGrid")).addprevious(OxmlElement("w:bidi"))
    document.element.body[0].pPr.pStyle.addnext(OxmlElement("w:bidi"))


def compress_marks(document: WordDocument) -> None:
    """Let Word compress full-width marks in the whole document (17.15.1.18)."""
    settings = document.settings.element
    settings.find(qn("w:characterSpacingControl")).set(qn("w:val"), CHINESE.compress)


def keep_top_spacing(document: WordDocument) -> None:
    """Let the first line of a page hang by its own height, as in Chinese documents (A/75/836)."""
    settings = document.settings.element
    compatibility = settings.find(qn("w:compat"))
    compatibility.remove(compatibility.find(qn("w:suppressTopSpacing")))


def set_properties(document: WordDocument, source: Document) -> None:
    """Title, language and dates; the document's own date stands for the clock."""
    properties = document.core_properties
    day = _date(source.date)
    properties.language = language_tag(cast(Language, source.language))
    properties.created = properties.modified = datetime(day.year, day.month, day.day)
    # `CoreProperties.title` takes 255 characters; titles of letters can be longer.
    part = document.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)
    part.element.get_or_add_title().text = source.title


def _parsed(content: str) -> etree._Element:
    return etree.fromstring(root("w:body", content), _PARSER)


def _date(text: str) -> date:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return _FALLBACK_DATE
    return found if found.year >= _FIRST_YEAR else _FALLBACK_DATE
