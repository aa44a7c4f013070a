"""Parts → templates/circulation.docx."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import NamedTuple

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package

from unassemble.styles import letter_styles
from unassemble.writers.docx.package import saved
from word_template.body import PAGES, document_part, footer_part, footnotes_part, header_part
from word_template.settings import (
    core_properties,
    extended_properties,
    font_table_part,
    settings_part,
)
from word_template.styles import styles_part
from word_template.theme import theme_part

_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"


class _Related(NamedTuple):
    """A part, and how another refers to it."""

    name: str
    content_type: str
    relation: str
    xml: str


def template_bytes() -> bytes:
    """The template; its parts are not compressed, so that no library's version changes a byte."""
    related = list(_related())
    numbers = {part.name: f"rId{index}" for index, part in enumerate(related, 1)}
    headers, footers = (
        [numbers[f"/word/{kind}{index}.xml"] for index in range(1, len(PAGES) + 1)]
        for kind in ("header", "footer")
    )
    package = Package()
    document = _Related(
        "/word/document.xml",
        CONTENT_TYPE.WML_DOCUMENT_MAIN,
        RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
        document_part(headers, footers),
    )
    source = _add(package, package, document)
    for part in related:
        _add(package, source, part)
    for part in _properties():
        _add(package, package, part)
    return saved(package, zipfile.ZIP_STORED)


def _add(package: Package, source: Package | Part, made: _Related) -> Part:
    xml = (_DECLARATION + made.xml).encode()
    part = Part(PackURI(made.name), made.content_type, xml, package)
    source.relate_to(part, made.relation)
    return part


def _related() -> Iterator[_Related]:
    """The parts the document relates to."""
    types, relations = CONTENT_TYPE, RELATIONSHIP_TYPE
    styles = styles_part(letter_styles())
    yield _Related("/word/styles.xml", types.WML_STYLES, relations.STYLES, styles)
    yield _Related("/word/settings.xml", types.WML_SETTINGS, relations.SETTINGS, settings_part())
    fonts = font_table_part()
    yield _Related("/word/fontTable.xml", types.WML_FONT_TABLE, relations.FONT_TABLE, fonts)
    yield _Related("/word/theme/theme1.xml", types.OFC_THEME, relations.THEME, theme_part())
    notes = footnotes_part()
    yield _Related("/word/footnotes.xml", types.WML_FOOTNOTES, relations.FOOTNOTES, notes)
    for index in range(1, len(PAGES) + 1):
        name, empty = f"/word/header{index}.xml", header_part()
        yield _Related(name, types.WML_HEADER, relations.HEADER, empty)
    for index in range(1, len(PAGES) + 1):
        name, empty = f"/word/footer{index}.xml", footer_part()
        yield _Related(name, types.WML_FOOTER, relations.FOOTER, empty)


def _properties() -> Iterator[_Related]:
    """The parts the package itself relates to, beside the document."""
    core, extended = core_properties(), extended_properties()
    yield _Related(
        "/docProps/core.xml",
        CONTENT_TYPE.OPC_CORE_PROPERTIES,
        RELATIONSHIP_TYPE.CORE_PROPERTIES,
        core,
    )
    yield _Related(
        "/docProps/app.xml",
        CONTENT_TYPE.OFC_EXTENDED_PROPERTIES,
        RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
        extended,
    )
