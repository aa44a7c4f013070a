"""The example of 15 pages as a whole: text, notes, fonts, size and equal bytes, in both outputs."""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from lxml import etree

from conftest import EXAMPLE, ROOT
from letter_files import build_file
from unassemble.pipeline.building import Outputs
from unassemble.styles import letter_styles

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DATA = Path(__file__).parent / "data"
NOTE_COUNT = 44
# The seed's blocks before these are the masthead (a header part in Word), and the two columns of
# the session block, which each output reads column by column.
MASTHEAD, LETTER = 6, 17


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def seed(name: str) -> list[str]:
    return (DATA / name).read_text(encoding="utf-8").strip().split("\n\n")


@pytest.fixture(scope="module")
def built() -> Outputs:
    return build_file(EXAMPLE)


@pytest.fixture(scope="module")
def pdf_file(built: Outputs, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("example") / "letter-zh.pdf"
    path.write_bytes(built.pdf)
    return path


def docx_part(built: Outputs, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(built.docx)) as archive:
        return etree.fromstring(archive.read(name))


def docx_text(element: etree._Element) -> str:
    parts = []
    for node in element.iter(f"{W}t", f"{W}noBreakHyphen"):
        parts.append(node.text or "" if node.tag == f"{W}t" else "\u2011")
    return "".join(parts)


def test_the_build_tells_the_missing_symbol_and_the_message_of_word(built: Outputs) -> None:
    assert [finding.rule for finding in built.findings] == ["no-symbol", "word-error"]


# -- DOCX ----------------------------------------------------------------------------------


def test_docx_has_every_character_of_the_body_in_order(built: Outputs) -> None:
    text = squeezed(docx_text(docx_part(built, "word/document.xml")))
    for block in seed("seed_body.txt")[MASTHEAD:LETTER]:
        assert squeezed(block) in text
    place = 0
    for block in seed("seed_body.txt")[LETTER:]:
        wanted = squeezed(block)
        found = text.find(wanted[:10], place)
        assert found >= 0, block
        # Marks of custom notes stand as text in the body.
        here = text[found : found + len(wanted) + 3]
        assert here.startswith(wanted) or _without_marks(here).startswith(wanted), block
        place = found + len(wanted)


def _without_marks(text: str) -> str:
    return re.sub(r"(?<=declaration)1(?=\.)|\*", "", text)


def test_the_word_of_the_chinese_signature_is_kai(built: Outputs) -> None:
    with zipfile.ZipFile(io.BytesIO(built.docx)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    (fonts,) = body.xpath("//w:r[w:t='签名']/w:rPr/w:rFonts", namespaces={"w": W[1:-1]})
    assert fonts.get(f"{W}eastAsia") == "KaiTi"


def test_docx_has_44_real_notes_in_order_with_the_right_marks(built: Outputs) -> None:
    notes = docx_part(built, "word/footnotes.xml")
    real = [note for note in notes if int(note.get(f"{W}id", "0")) > 0]
    assert len(real) == NOTE_COUNT
    body = docx_part(built, "word/document.xml")
    references = list(body.iter(f"{W}footnoteReference"))
    assert [r.get(f"{W}id") for r in references] == [n.get(f"{W}id") for n in real]
    marks, number = [], 0
    for reference in references:
        if reference.get(f"{W}customMarkFollows") in ("1", "true"):
            marks.append(reference.getnext().text)
        else:
            number += 1
            marks.append(str(number))
    assert marks == ["*", *map(str, range(1, 6)), "1", *map(str, range(6, 43))]
    for note, mark, words in zip(real, marks, seed("seed_notes.txt"), strict=True):
        text = squeezed(docx_text(note))
        assert text in (squeezed(words), mark + squeezed(words))


def test_docx_is_sound_to_an_ooxml_validator(
    built: Outputs, docx_faults: Callable[[bytes], list[str]]
) -> None:
    assert docx_faults(built.docx) == []


def test_libreoffice_renders_all_pages(
    built: Outputs, in_libreoffice: Callable[[bytes], bytes]
) -> None:
    with pikepdf.open(io.BytesIO(in_libreoffice(built.docx))) as made:
        assert abs(len(made.pages) - built.pages) <= 1


# -- PDF -----------------------------------------------------------------------------------


def test_pdf_has_every_character_of_body_and_notes(
    built: Outputs, pdf_pages: Callable[[bytes, str], list[str]]
) -> None:
    pages = pdf_pages(built.pdf, "raw")
    whole = squeezed("".join(pages))
    notes = [squeezed(note) for note in seed("seed_notes.txt")]
    for note in notes:
        assert note in whole, note
    # Without the notes, headers and footers, the body remains, across the pages.
    body = "".join(_body(page, notes) for page in pages)
    for block in seed("seed_body.txt")[:LETTER]:
        assert squeezed(block) in body
    place = 0
    for block in seed("seed_body.txt")[LETTER:]:
        wanted = squeezed(block)
        found = body.find(wanted, place)
        if found < 0:
            found = _find_with_marks(body, wanted, place)
        assert found >= 0, (block, body[place : place + 80])
        place = found + len(wanted)


def _body(page: str, notes: list[str]) -> str:
    text = squeezed(page)
    for note in sorted(notes, key=len, reverse=True):
        text = text.replace(note, "")
    text = re.sub(r"A/74/…S/2020/…", "", text)
    return re.sub(r"\d{1,2}/15", "", text)


def _find_with_marks(body: str, wanted: str, place: int) -> int:
    """Find a block that has the mark of a note, or continues on the next page after note marks."""
    index, at = 0, body.find(wanted[:12], place)
    start = at
    while index < len(wanted) and 0 <= at < len(body):
        if body[at] == wanted[index]:
            index += 1
        elif not (body[at].isdigit() or body[at] == "*"):
            return -1
        at += 1
    return start if index == len(wanted) else -1


@pytest.mark.parametrize("size", [9, 9.5, 10, 10.5, 11, 12])
def test_every_note_stands_on_the_page_of_its_call(size: float) -> None:
    from documents import set_pages, with_body_size
    from unassemble.layout.fragments import PlacedLine
    from unassemble.pipeline.letter_file import read_letter_file
    from unassemble.pipeline.reading import read_version
    from unassemble.story import build_story
    from unassemble.text.fonts import open_fonts

    document = read_version(read_letter_file(EXAMPLE)).document
    assert document is not None
    sheet = with_body_size(letter_styles(), size)
    pages = set_pages(build_story(document), sheet, open_fonts())
    met = []
    for page in pages:
        calls = [
            call
            for item in page.content
            if isinstance(item, PlacedLine)
            for call in item.line.calls
        ]
        notes = [
            run.segment.note
            for line in page.notes
            for run in line.line.runs
            if run.segment.note >= 0
        ]
        assert sorted(calls) == sorted(notes)
        met += calls
    assert met == list(range(NOTE_COUNT))


def test_pdf_fonts_are_embedded_and_cut(built: Outputs) -> None:
    names = set()
    with pikepdf.open(io.BytesIO(built.pdf)) as made:
        for page in made.pages:
            for font in page.Resources.Font.values():
                names.add(str(font.BaseFont))
                assert "/ToUnicode" in font
                assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor
        assert len(made.pages) == built.pages
        with made.open_outline() as outline:
            assert len(outline.root) == 2
            assert len(outline.root[1].children) >= 1
    assert all(
        re.match(r"/[A-Z]{6}\+(Tinos|NotoSerifSC|NotoSansSC|LXGWWenKai)-", name) for name in names
    )
    assert len(built.pdf) < 400_000


def test_pdf_is_sound_to_qpdf(built: Outputs, pdf_faults: Callable[[bytes], str]) -> None:
    assert pdf_faults(built.pdf) == ""


def test_pdf_reads_aloud_in_the_order_of_the_letter(
    pdf_file: Path, tool: Callable[[str], str]
) -> None:
    done = subprocess.run(
        [tool("pdfinfo"), "-struct-text", str(pdf_file)], capture_output=True, check=True
    )
    text = squeezed(re.sub(r'[ "]', "", done.stdout.decode("utf-8")))
    place = 0
    for words in (
        "议程项目32、37、68、70、75和83",
        "所谓的“选举”是在完全非法的环境中举行的",
        "仅以来件所用语文分发。",
        "请将本函作为大会议程项目",
        "COOPERATIONCOUNCILOFTURKICSPEAKINGSTATES",
        "https://www.turkkon.org/en/",
        "Istanbul,31.03.2020",
        "24November2017,Brussels.",
        "UNITEDSTATESOFAMERICA",
    ):
        found = text.find(words, place)
        assert found >= 0, words
        place = found


# -- Same input, same bytes ----------------------------------------------------------------


def digests(folder: Path, prefix: list[str], environment: dict[str, str]) -> list[str]:
    """Build the example in a separate process; returns the digests of its files."""
    whole = {**os.environ, **environment}
    whole.pop("SOURCE_DATE_EPOCH", None)
    command = [*prefix, sys.executable, "-m", "unassemble", "build", str(EXAMPLE)]
    command += ["-o", str(folder)]
    subprocess.run(command, env=whole, check=True, capture_output=True, cwd=ROOT)
    files = sorted(folder.iterdir())
    assert [file.name for file in files] == ["letter-zh.docx", "letter-zh.pdf"]
    return [hashlib.sha256(file.read_bytes()).hexdigest() for file in files]


def test_other_hash_seeds_time_zones_and_locales_make_the_same_bytes(tmp_path: Path) -> None:
    one = {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"}
    two = {"PYTHONHASHSEED": "4242", "TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8"}
    assert digests(tmp_path / "one", [], one) == digests(tmp_path / "two", [], two)


def test_other_clocks_make_the_same_bytes(tmp_path: Path, tool: Callable[[str], str]) -> None:
    made = []
    for clock in ("1999-12-31 23:59:58", "2031-07-04 05:06:07"):
        at = [tool("faketime"), clock]
        today = "import datetime; print(datetime.date.today())"
        told = subprocess.run([*at, sys.executable, "-c", today], check=True, capture_output=True)
        assert told.stdout.decode().strip() == clock[:10]
        made.append(digests(tmp_path / clock[:4], at, {}))
    assert made[0] == made[1] == digests(tmp_path / "now", [], {})
