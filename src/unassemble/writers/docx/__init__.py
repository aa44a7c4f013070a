"""Story → DOCX: the UN's own template filled by python-docx.

Nothing is decided here about words, numbers or gaps: the story has settled them.  The text is
written as XML, in time that grows with its length; Word breaks lines and pages.
"""

from __future__ import annotations

from unassemble.languages import is_rtl
from unassemble.story import Story, all_paragraphs, has_arabic
from unassemble.styles.places import places
from unassemble.writers.docx.body import BodyWriter
from unassemble.writers.docx.calls import calls_asterisk_note, repeated_notes
from unassemble.writers.docx.footers import write_footers
from unassemble.writers.docx.footnotes import write_footnotes
from unassemble.writers.docx.headers import write_headers
from unassemble.writers.docx.package import Pictures, Relations, saved
from unassemble.writers.docx.runs import RunWriter
from unassemble.writers.docx.sections import ASTERISK_BOTTOM
from unassemble.writers.docx.template import (
    compress_marks,
    fill_body,
    footers_of,
    headers_of,
    keep_top_spacing,
    open_template,
    run_from_right_to_left,
    set_bottom_of_page_1,
    set_properties,
)

__all__ = ["write_docx"]


def write_docx(story: Story) -> bytes:
    """The file.  Same story, same bytes: its dates are the document's.

    Raises:
        InstallationError: the template or a mark of templates/marks is missing.
    """
    document, pictures = open_template(), Pictures()
    rtl = is_rtl(story.document.language)
    marks = story.marks if rtl or has_arabic(story) else None
    set_properties(document, story.document)
    if any(paragraph.language == "zh" for paragraph in all_paragraphs(story)):
        compress_marks(document)
    if not places(story.document.language).raised:
        keep_top_spacing(document)
    write_footnotes(document, pictures, story, marks)
    write_headers(headers_of(document), pictures, story)
    write_footers(footers_of(document), pictures, story)
    relations = Relations(document.part, pictures)
    runs = RunWriter(relations, story.all_notes, repeated_notes(story), marks=marks)
    fill_body(document, BodyWriter(runs).write(story.items))
    if calls_asterisk_note(story):
        set_bottom_of_page_1(document, ASTERISK_BOTTOM)
    if rtl:
        run_from_right_to_left(document)
    return saved(document.part.package)
