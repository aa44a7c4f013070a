"""The PDF and DOCX of every example have all words, and notes on the pages of their calls.

All printed words are searched for: those of the masthead, the session block and the footer of
page 1 as well as those of the text.
"""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from lxml import etree

from conftest import ROOT
from documents import set_pages
from unassemble.layout.fragments import PlacedLine
from unassemble.model import (
    Document,
    Footer,
    Heading,
    ListItem,
    Masthead,
    Part,
    SessionColumn,
    Text,
)
from unassemble.pipeline.building import build_version
from unassemble.pipeline.letter_file import LetterFile, read_letter_file
from unassemble.pipeline.reading import languages_of, read_version
from unassemble.story import build_story
from unassemble.styles import StyleSheet
from unassemble.text.fonts import FontBook

_UNSEEN = re.compile(r"[\u00ad\u2011\u200e\u200f\u202a-\u202e\u2066-\u2069]")
VERSIONS = [
    (path.parent.name, language)
    for path in sorted((ROOT / "examples").glob("*/letter.yaml"))
    for language in languages_of(read_letter_file(path))
]


def example(name: str) -> LetterFile:
    return read_letter_file(ROOT / "examples" / name / "letter.yaml")


def made(name: str, language: str) -> Document:
    document = read_version(example(name), language).document  # type: ignore[arg-type]
    assert document is not None
    return document


def printed(part: object) -> Iterator[str]:
    """All texts printed by a part of the document."""
    match part:
        case Text():
            yield part.text
        case Masthead():
            yield from (part.united_nations, *part.organs, part.distribution, part.date)
            yield from (part.language_line, *part.original_lines)
            yield from (symbol.printed for symbol in part.symbols)
        case Footer():
            yield from (part.job_line, *part.date_codes, part.recycle)
        case SessionColumn():
            yield from (part.organ, *part.session, part.committee, *part.dates)
        case Part():
            yield part.original
        case Heading():
            yield part.number or ""
        case ListItem():
            yield part.label
    if isinstance(part, msgspec.Struct) and not isinstance(part, Masthead | Footer):
        part = tuple(getattr(part, field) for field in part.__struct_fields__)
    if isinstance(part, tuple):
        for one in part:
            yield from printed(one)


def lost(document: Document, text: str) -> list[str]:
    """The words that occur in a text less often than they should.

    White space, hyphens and direction marks are ignored, because lines may end there.  PDF readers
    put punctuation next to Arabic words in different orders, so each character is searched for by
    itself.
    """
    parts = r"\w+|[^\w\s]" if document.language == "ar" else r"[^\s\u2011-]+"
    texts = (_UNSEEN.sub("-", text) for text in printed(document))
    wanted = Counter(word for text in texts for word in re.findall(parts, text) if word != "-")
    joined = "".join(_UNSEEN.sub("", text).replace("-", "").split())
    return [word for word, times in wanted.items() if joined.count(word) < times]


@pytest.mark.parametrize(("name", "language"), VERSIONS)
def test_the_pdf_has_every_word(
    name: str, language: str, pdf_pages: Callable[[bytes, str], list[str]]
) -> None:
    pdf = build_version(example(name), language, ["pdf"]).pdf  # type: ignore[arg-type]
    text = "".join(pdf_pages(pdf, "raw"))
    assert lost(made(name, language), text) == []


@pytest.mark.parametrize(("name", "language"), VERSIONS)
def test_the_docx_has_every_word(name: str, language: str) -> None:
    docx = build_version(example(name), language, ["docx"]).docx  # type: ignore[arg-type]
    text = ""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        for part in package.namelist():
            if re.fullmatch(r"word/(document|footnotes|header\d+|footer\d+)\.xml", part):
                for node in etree.fromstring(package.read(part)).iter("{*}t", "{*}noBreakHyphen"):
                    text += node.text or ""
    assert lost(made(name, language), text) == []


@pytest.mark.parametrize(("name", "language"), VERSIONS)
def test_every_note_stands_on_the_page_of_its_call(
    name: str, language: str, styles: StyleSheet, fonts: FontBook
) -> None:
    document = made(name, language)
    running = len(document.notes)  # followed by the notes called in the head of page 1
    met: list[int] = []
    for page in set_pages(build_story(document), styles, fonts):
        lines = [item.line for item in page.content if isinstance(item, PlacedLine)]
        calls = [call for line in lines for call in line.calls]
        runs = [run.segment.note for line in page.notes for run in line.line.runs]
        assert sorted(calls) == sorted(note for note in runs if 0 <= note < running)
        of_head = [note for note in runs if note >= running]
        assert len(of_head) == (len(document.page_notes) if page.number == 1 else 0)
        met += calls
    assert met == list(range(running))


def test_all_languages_at_once_are_twelve_files(tmp_path: Path) -> None:
    letter = ROOT / "examples" / "six-languages" / "letter.yaml"
    command = [sys.executable, "-m", "unassemble", "build", str(letter), "--language", "all"]
    done = subprocess.run(
        [*command, "-o", str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    languages = ("ar", "en", "es", "fr", "ru", "zh")
    expected = [f"letter-{one}.{form}" for one in languages for form in ("docx", "pdf")]
    assert sorted(line.rpartition("/")[2] for line in done.stdout.split()) == expected
