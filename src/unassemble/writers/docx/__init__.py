"""Story → DOCX: a Word file with the styles, parts and sections of the UN's own template.

Nothing is decided here about words, numbers or gaps: the story has settled them.  The body is
written as XML, in time that grows with its length; Word breaks lines and pages.
"""

from __future__ import annotations

from unassemble.languages import is_rtl
from unassemble.story import Story, has_arabic
from unassemble.styles import StyleSheet, letter_styles
from unassemble.writers.docx.body import SECTION_START, BodyWriter
from unassemble.writers.docx.calls import calls_asterisk_note, repeated_notes
from unassemble.writers.docx.elements import child, root
from unassemble.writers.docx.footers import footers
from unassemble.writers.docx.headers import headers
from unassemble.writers.docx.notes import footnotes_part
from unassemble.writers.docx.package import (
    CORE,
    DOCUMENT,
    EXTENDED,
    FONT_TABLE,
    SETTINGS,
    STYLES,
    THEME,
    DocxPackage,
    Links,
)
from unassemble.writers.docx.runs import RunWriter, paragraph, properties_of
from unassemble.writers.docx.sections import first_section
from unassemble.writers.docx.settings import (
    core_properties,
    extended_properties,
    font_table_part,
    settings_part,
)
from unassemble.writers.docx.styles import styles_xml
from unassemble.writers.docx.theme import theme_part

__all__ = ["write_docx"]


def write_docx(story: Story, styles: StyleSheet | None = None) -> bytes:
    """The file.  Same story, same bytes: its dates are the document's.

    Raises:
        InstallationError: a mark of templates/marks is missing.
    """
    package = DocxPackage()
    tree = root("w:document")
    part = package.add("/word/document.xml", DOCUMENT, tree)
    package.add("/docProps/core.xml", CORE, core_properties(story.document))
    package.add("/docProps/app.xml", EXTENDED, extended_properties())
    sheet = letter_styles() if styles is None else styles
    rtl = is_rtl(story.document.language)
    arabic = rtl or has_arabic(story)
    package.add_made("/word/styles.xml", STYLES, styles_xml(sheet, arabic), part)
    package.add("/word/settings.xml", SETTINGS, settings_part(), part)
    package.add("/word/fontTable.xml", FONT_TABLE, font_table_part(arabic), part)
    package.add("/word/theme/theme1.xml", THEME, theme_part(), part)
    marks = story.marks if arabic else None
    footnotes_part(package, part, story, marks)
    references = (
        *headers(package, part, story.document),
        *footers(package, part, story),
    )

    body = child(tree, "w:body")
    start = paragraph(body, SECTION_START, story.document.language)
    first_section(properties_of(start), references, calls_asterisk_note(story), rtl)
    runs = RunWriter(Links(part), story.all_notes, repeated_notes(story), marks=marks)
    BodyWriter(body, part, package, runs, rtl).write(story.items)
    return package.write()
