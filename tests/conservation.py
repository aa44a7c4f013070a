"""What independent readers find in both outputs of a letter: lxml for DOCX, pdfium for PDF."""

from __future__ import annotations

import io
import zipfile
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from pathlib import Path
from tempfile import mkdtemp

import pikepdf
import pypdfium2
from lxml import etree
from PIL import Image

from made_up_letters import LETTERS, MadeUp
from tagged import Tag, Tagged
from unassemble.pipeline.building import Outputs, build_version
from unassemble.pipeline.letter_file import LetterFile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BY_TAGS = {LETTERS["ar"][0], LETTERS["zh"][0]}
"""What begins words whose order is read from the tags: pdfium does not follow that of lines that
run both ways, and Chinese words are parted by the ends of lines and pages."""
_BOX = (0.0, 0.0, 612.0, 792.0)


@cache
def folder() -> Path:
    """A folder with a picture."""
    made = Path(mkdtemp())
    Image.new("RGB", (30, 20), "red").save(made / "dot.png")
    return made


def build(made: MadeUp) -> Outputs:
    """Both outputs of a letter."""
    return build_version(LetterFile(made.text.encode(), "letter.yaml", folder()))


def alike(text: str) -> str:
    """The letters and figures of a text."""
    return "".join(filter(str.isalnum, text))


def in_order(words: list[str], text: str) -> Iterator[str]:
    """The words that are not in a text where they should be, after the one before."""
    place = 0
    for word in words:
        found = text.find(word, place)
        if found < 0:
            yield word
        else:
            place = found + len(word)


def lost_in_word(made: MadeUp, data: bytes) -> list[str]:
    """The words that a DOCX lacks, or has in another order."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    body = etree.fromstring(archive.read("word/document.xml"))
    lost = list(in_order(made.body, _words(body)))
    if made.notes:
        notes = {
            note.get(f"{W}id"): _words(note)
            for note in etree.fromstring(archive.read("word/footnotes.xml")).iter(f"{W}footnote")
        }
        called = [notes[one.get(f"{W}id")] for one in body.iter(f"{W}footnoteReference")]
        lost += [
            word
            for words, text in zip(made.notes, called, strict=True)
            for word in in_order(words, text)
        ]
    spoken = "".join(one.get("descr", "") for one in body.iter("{*}docPr"))
    return lost + list(in_order(made.pictures, alike(spoken)))


def _words(element: etree._Element) -> str:
    return alike("".join(one.text or "" for one in element.iter(f"{W}t")))


def lost_in_pdf(made: MadeUp, data: bytes) -> list[str]:
    """The words that a PDF lacks inside the box of its pages, or has in another order.

    Also those of a note that begins on another page than the word it is called at.
    """
    pages = []
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            pages.append(alike(page.get_textpage().get_text_bounded(*_BOX)))
    whole = "".join(pages)
    notes = [word for words in made.notes for word in words]
    if _BY_TAGS.isdisjoint(word[0] for word in (*made.body, *notes)):
        body = apart = whole
        lost = []
    else:
        body, apart = _read_aloud(Tagged(data).tree)
        lost = list(Counter("".join([*made.body, *notes])) - Counter(whole))
    lost += [*in_order(_as_drawn(made.body), body), *in_order(_as_drawn(notes), apart)]
    ends = list(accumulate(map(len, pages)))
    for caller, words in zip(made.callers, made.notes, strict=True):
        if caller not in whole or words[0] not in whole:
            continue  # it is Chinese and parted by the end of a page: found above
        called = bisect_left(ends, whole.find(caller) + len(caller))
        lost += [] if called == bisect_right(ends, whole.find(words[0])) else [words[0]]
    return lost + _lost_pictures(made, data)


def _as_drawn(words: list[str]) -> list[str]:
    """The words, with the letters of Arabic ones in the order of glyphs, from left to right."""
    arabic = LETTERS["ar"][0]
    return [word[::-1] if word[0] == arabic else word for word in words]


def _read_aloud(tree: Tag) -> tuple[str, str]:
    """The words of a structure tree, and those of its notes."""
    if tree.name == "Note":
        return "", alike(tree.text)
    body, notes = [], []
    for kid in tree.kids:
        one, other = _read_aloud(kid) if isinstance(kid, Tag) else (alike(str(kid)), "")
        body.append(one)
        notes.append(other)
    return "".join(body), "".join(notes)


def _lost_pictures(made: MadeUp, data: bytes) -> list[str]:
    if not made.pictures:
        return []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = [
            str(one.Alt)
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure" and "/Alt" in one
        ]
    return list(in_order(made.pictures, alike("".join(found))))
