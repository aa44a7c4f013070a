"""Lists and quotations in footnotes: read, and set as such in both outputs."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree

from letter_files import changed, source
from markdown_texts import outline, text, words
from tagged import SIGNED, tagged
from unassemble.base.diagnostics import Findings
from unassemble.letter import markup
from unassemble.model import Block, BlockQuote, List
from unassemble.pipeline.building import build_version

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NOTE = """\
The following were named:

(a) the first;

(b) the second.

- a bullet
- another, with a word

> the words quoted
> at length"""


def shown(block: Block) -> object:
    if isinstance(block, BlockQuote):
        return [">", *map(shown, block.blocks)]
    return outline(block) if isinstance(block, List) else words(block)


def read(value: str) -> list[object]:
    found = Findings()
    made = markup.note_blocks(text(value), found)
    assert not found.items
    return list(map(shown, made))


def test_a_note_has_paragraphs_lists_and_quotations() -> None:
    assert read(_NOTE) == [
        "The following were named:",
        [("(a)", "the first;"), ("(b)", "the second.")],
        [("", "a bullet"), ("", "another, with a word")],
        [">", "the words quoted at length"],
    ]


@pytest.mark.parametrize("value", ["1. Ibid., p. 5.", "(a) See above.", "35. c\nd"])
def test_a_number_that_begins_a_note_is_text(value: str) -> None:
    assert read(value) == [value.replace("\n", " ")]


@pytest.mark.parametrize(
    ("value", "rule", "line"),
    [
        ("One.\n\n| a | b |\n|---|---|\n| c | d |", "block-in-note", 12),
        ("One.\n\n# Two", "block-in-note", 12),
        ("One.\n\n\\pagebreak", "block-in-note", 12),
        ("One.\n\n![a](b.png)", "image-here", 12),
        ("One.\n\n- two^[three]", "note-in-note", 12),
        ("\n", "empty-note", 10),
    ],
)
def test_what_a_note_cannot_have_is_an_error_at_its_line(value: str, rule: str, line: int) -> None:
    found = Findings()
    markup.note_blocks(text(value), found)
    assert [(one.rule, one.span.line, one.severity) for one in found.items] == [
        (rule, line, "error")
    ]


def letter() -> str:
    note = "".join(f"      {line}\n" for line in _NOTE.splitlines())
    return (
        changed("I have the honour to write.\n", "I write.[^n]\n") + f"  notes:\n    n: |\n{note}"
    )


def test_each_is_a_paragraph_of_its_own_style_in_word() -> None:
    docx = build_version(source(letter()), formats=("docx",)).docx
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(docx)).read("word/footnotes.xml"))
    paragraphs = []
    for one in root.iterfind(f"{_W}footnote[3]/{_W}p"):
        style = one.find(f"{_W}pPr/{_W}pStyle").get(f"{_W}val")
        paragraphs.append((style, "".join(one.itertext())))
    assert paragraphs == [
        ("FootnoteTxt", " The following were named:"),
        ("FootnoteMore", "(a)the first;"),
        ("FootnoteMore", "(b)the second."),
        ("FootnoteBullet", "•a bullet"),
        ("FootnoteBullet", "•another, with a word"),
        ("FootnoteQuote", "the words quoted at length"),
    ]


def test_each_is_an_element_of_its_own_in_the_tags() -> None:
    note = "".join(f"      {line}\n" for line in _NOTE.splitlines())
    made = tagged("I write.[^n]", SIGNED + f"  notes:\n    n: |\n{note}")
    (element,) = made.tree.all("Note")
    names = [tag.name for tag in element.walk()]
    assert names == (
        ["Note", "Lbl", "Link", "P"]
        + 2 * (["L"] + 2 * ["LI", "Lbl", "LBody", "P"])
        + ["BlockQuote", "P"]
    )
    assert [tag.text for tag in element.all("P")][-1] == "the words quoted at length"
    assert [tag.text for tag in element.all("Lbl")][1:] == ["(a)", "(b)", "•", "•"]
