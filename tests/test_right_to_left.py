"""Arabic letters as whole files: mirrored pages, text to be copied, the DOCX in LibreOffice."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import pikepdf
import pypdfium2
import pytest

from different_letters import write_letter_of_kind
from documents import set_pages
from letter_files import GOOD, assembled, build_file, source
from tagged import Tagged
from unassemble.layout.fragments import (
    Bars,
    Fragment,
    Page,
    PlacedImage,
    PlacedLine,
    PlacedMark,
    Rule,
)
from unassemble.pipeline.building import Outputs, build_version
from unassemble.pipeline.letter_file import read_letter_file
from unassemble.pipeline.reading import read_version
from unassemble.story import build_story
from unassemble.styles import PAGE, StyleSheet
from unassemble.text.fonts import FontBook

_CONTROLS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_FOOT = 'job_number: 25-05275\ndate_codes: ["250411"]\nrecycle: true\n'
ENGLISH = GOOD.replace("date: 2025-04-02\n", f"date: 2025-04-02\n{_FOOT}").replace(
    "to write.", "to write.^[A note.]\n\n    \\pagebreak\n\n    A second page."
)
ARABIC = (
    ENGLISH.replace("language: en", "language: ar\noriginal: en")
    .replace("Culture of peace", "ثقافة السلام")
    .replace("I have the honour to write.^[A note.]", "أتشرف بأن أكتب إليكم.^[حاشية.]")
    .replace("A second page.", "الصفحة الثانية.")
    .replace("Ann **Lee**", "آن **لي**")
    .replace("Ambassador", "السفيرة")
)


@pytest.fixture(scope="module")
def mirrored(styles: StyleSheet, fonts: FontBook) -> tuple[list[Page], list[Page]]:
    """The same letter in English and in Arabic."""
    pages = [set_pages(build_story(assembled(text)), styles, fonts) for text in (ENGLISH, ARABIC)]
    assert len(pages[0]) == len(pages[1]) == 2
    return list(pages[0]), list(pages[1])


def boxes(fragment: Fragment) -> Iterator[tuple[float, float]]:
    """The left and right edge of a fragment."""
    match fragment:
        case Rule(x=x, length=width) | PlacedImage(x=x, width=width) | PlacedMark(x=x, width=width):
            yield x, x + width
        case Bars(boxes=bars):
            yield min(x for x, *_ in bars), max(x + width for x, _, width, _ in bars)
        case PlacedLine(line=line) if line.runs:
            yield (
                min(run.x for run in line.runs),
                max(run.x + run.width for run in line.runs),
            )


def flipped(box: tuple[float, float]) -> tuple[float, float]:
    return PAGE.width - box[1], PAGE.width - box[0]


def of_kind(page: Page, kind: type) -> list[tuple[float, float]]:
    found = (*page.furniture, *page.content)
    return [box for item in found if isinstance(item, kind) for box in boxes(item)]


def line(page: Page, words: str) -> tuple[float, float]:
    every = (*page.content, *page.notes, *page.furniture)
    lines = [item for item in every if isinstance(item, PlacedLine)]
    return next(box for item in lines if words in item.line.text for box in boxes(item))


class TestMirror:
    @pytest.mark.parametrize("kind", [Rule, PlacedMark, Bars])
    @pytest.mark.parametrize("page", [0, 1])
    def test_rules_marks_and_bars(
        self, mirrored: tuple[list[Page], list[Page]], kind: type, page: int
    ) -> None:
        english, arabic = mirrored
        left, right = of_kind(english[page], kind), of_kind(arabic[page], kind)
        assert len(left) == len(right)
        for box, other in zip(left, right, strict=True):
            # The end rule is centred, 0.2 points off the middle.
            assert flipped(box) == pytest.approx(other, abs=0.5)

    def test_there_are_rules_marks_and_bars(self, mirrored: tuple[list[Page], list[Page]]) -> None:
        counts = [len(of_kind(mirrored[1][0], kind)) for kind in (Rule, PlacedMark, Bars)]
        assert counts == [3, 2, 2]

    @pytest.mark.parametrize(
        ("page", "words"),
        [(0, "A/79/1"), (0, "25-05275 (E)"), (1, "A/79/1"), (1, "2/2"), (1, "25-05275")],
    )
    def test_lines_that_are_the_same_in_both(
        self, mirrored: tuple[list[Page], list[Page]], page: int, words: str
    ) -> None:
        english, arabic = (pages[page] for pages in mirrored)
        # The letter after the job number differs; its width is the same within two points.
        other = line(arabic, words.replace("(E)", "(A)"))
        assert flipped(line(english, words)) == pytest.approx(other, abs=2)

    @pytest.mark.parametrize(
        ("words", "others"),
        [
            ("United Nations", "المتحـدة"),
            ("General Assembly", "الجمعية العامة"),
            ("Seventy-ninth session", "الدورة التاسعة والسبعون"),
            ("Letter dated", "رسالة مؤرخة"),
            ("I have the honour", "أتشرف"),
        ],
    )
    def test_lines_begin_where_english_ones_do(
        self, mirrored: tuple[list[Page], list[Page]], words: str, others: str
    ) -> None:
        english, arabic = (pages[0] for pages in mirrored)
        begins = PAGE.width - line(english, words)[0]
        assert line(arabic, others)[1] == pytest.approx(begins, abs=1.0)

    def test_the_signature_ends_at_the_left(self, mirrored: tuple[list[Page], list[Page]]) -> None:
        assert line(mirrored[1][1], "السفيرة")[0] == pytest.approx(PAGE.column_left, abs=0.5)

    def test_the_english_cell_stands_at_the_left_edge(
        self, mirrored: tuple[list[Page], list[Page]]
    ) -> None:
        for words in ("Distr.: General", "2 April 2025", "Arabic", "Original: English"):
            assert line(mirrored[1][0], words)[0] == pytest.approx(60.15, abs=0.5)


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Outputs:
    folder = tmp_path_factory.mktemp("arabic")
    return build_file(write_letter_of_kind("arabic", folder))


class TestNotes:
    """Marks in parentheses: raised where they are called, on the line in the note
    (CEDAW/C/BGD/6-7, CRC/C/GC/20)."""

    def test_the_call_is_raised_and_the_note_begins_on_its_line(
        self, mirrored: tuple[list[Page], list[Page]]
    ) -> None:
        page = mirrored[1][0]
        lines = [item.line for item in (*page.content, *page.notes) if isinstance(item, PlacedLine)]
        marks = [run.segment for one in lines for run in one.runs if run.segment.note >= 0]
        assert [(mark.text, mark.rise > 0) for mark in marks] == [("(1)", True), ("(1)", False)]
        assert marks[1].size > marks[0].size

    def test_a_link_says_the_mark_without_them(self) -> None:
        with pikepdf.open(BytesIO(build_version(source(ARABIC), formats=("pdf",)).pdf)) as pdf:
            spoken = [str(link.Contents) for link in pdf.pages[0].Annots]
        assert spoken
        assert not any("(" in words for words in spoken)

    @pytest.mark.parametrize(
        ("part", "level", "between"),
        [
            ("document", "superscript", "<w:footnoteReference"),
            ("footnotes", "baseline", "<w:footnoteRef/>"),
        ],
    )
    def test_word_has_them_in_runs_of_their_own(self, part: str, level: str, between: str) -> None:
        made = build_version(source(ARABIC), formats=("docx",)).docx
        with zipfile.ZipFile(BytesIO(made)) as package:
            xml = package.read(f"word/{part}.xml").decode()
            styles = package.read("word/styles.xml").decode()
        before, _, after = xml.partition(between)
        opening = before[before.rindex("<w:t>(") - 200 :]
        assert "<w:t>(</w:t></w:r><w:r>" in opening
        assert "<w:t>)</w:t>" in after[:300]
        assert ('w:vertAlign w:val="baseline"' in opening) == (level == "baseline")
        assert 'w:vertAlign w:val="superscript"' in styles, "of the style of marks"

    def test_an_asterisk_has_none(self, arabic: Outputs) -> None:
        with zipfile.ZipFile(BytesIO(arabic.docx)) as package:
            assert (
                "(</w:t></w:r><w:r><w:rPr><w:rStyle" in package.read("word/document.xml").decode()
            )
            assert ">(*" not in package.read("word/document.xml").decode()


class TestText:
    def test_poppler_reads_lines_in_logical_order(
        self, arabic: Outputs, pdf_pages: Callable[[bytes, str], list[str]]
    ) -> None:
        # poppler puts spaces beside figures on either side of its direction marks.
        found = [_letters(text) for text in pdf_pages(arabic.pdf, "layout")[0].splitlines()]
        for expected in (
            "منع نشوب النزاعات المسلحة",
            "رسالة مؤرخة 19 أيار/مايو 2025 موجهة إلى الأمين العام من الممثل الدائم لمصر",
            "الصفحة المطبوعة؛",
            "* يُعمَّم المرفق باللغة التي قُدِّم بها فقط.",
        ):
            assert _letters(expected) in found

    def test_marks_over_letters_do_not_split_words(
        self, arabic: Outputs, pdf_pages: Callable[[bytes, str], list[str]]
    ) -> None:
        text = _CONTROLS.sub("", pdf_pages(arabic.pdf, "layout")[0])
        for expected in ("وإلحاقاً برسالتي", "أودّ أن", "يُعمَّم المرفق", "التي قُدِّم بها"):
            assert expected in text

    def test_words_are_drawn_in_logical_order(
        self, arabic: Outputs, pdf_pages: Callable[[bytes, str], list[str]]
    ) -> None:
        content = _letters(pdf_pages(arabic.pdf, "raw")[0])
        for expected in (
            "الدورة التاسعة والسبعون",
            "البندان 34 و 35 من جدول الأعمال",
            "وهو بند طويل إلى حد ما حتى يمتد على أكثر من سطر واحد في الصفحة",
        ):
            assert _letters(expected) in content

    def test_pdfium_reads_lines_in_logical_order(self, arabic: Outputs) -> None:
        document = pypdfium2.PdfDocument(arabic.pdf)
        text = normalize("NFC", document[0].get_textpage().get_text_range())
        for expected in (
            "رسالة مؤرخة 19 أيار/مايو 2025 موجهة إلى الأمين العام من الممثل الدائم لمصر",
            "وإلحاقاً برسالتي",
            "يُعمَّم المرفق باللغة التي قُدِّم بها فقط.",
            "البندان 34 و 35 من جدول الأعمال",
        ):
            assert normalize("NFC", expected) in text

    def test_every_code_of_every_font_stands_for_a_character(self, arabic: Outputs) -> None:
        with pikepdf.open(BytesIO(arabic.pdf)) as pdf:
            fonts = pdf.pages[0].Resources.Font
            names = sorted(str(font.BaseFont).partition("+")[2] for font in fonts.values())
            assert names == [
                "Amiri-Bold", "Amiri-Regular", "Tinos-Bold", "Tinos-Italic", "Tinos-Regular"
            ]  # fmt: skip
            for font in fonts.values():
                codes = font.ToUnicode.read_bytes().decode()
                mapped = {int(code, 16) for code in re.findall(r"<(\w{4})><\w+>", codes)}
                widths = font.DescendantFonts[0].W
                known = {
                    int(first) + at
                    for first, row in zip(list(widths)[::2], list(widths)[1::2], strict=True)
                    for at in range(len(row))
                }
                assert known - mapped <= {0}

    def test_the_catalog_says_the_language(self, arabic: Outputs) -> None:
        with pikepdf.open(BytesIO(arabic.pdf)) as pdf:
            assert "/Direction" not in pdf.Root.ViewerPreferences  # PDFium would copy Latin wrong
            assert str(pdf.Root.Lang) == "ar-SA"

    def test_arabic_words_in_an_english_annex_say_their_language(self, arabic: Outputs) -> None:
        with pikepdf.open(BytesIO(arabic.pdf)) as pdf:
            spans = [tag for tag in _elements(pdf.Root.StructTreeRoot) if tag.get("/S") == "/Span"]
            assert "ar-SA" in [str(tag.get("/Lang")) for tag in spans]

    def test_an_english_letter_says_nothing_of_direction(self, tmp_path: Path) -> None:
        made = build_file(write_letter_of_kind("arabic-annex", tmp_path), formats=["pdf"])
        assert b"/Direction" not in made.pdf


def _elements(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    inner = element.get("/K", [])
    for kid in inner if isinstance(inner, pikepdf.Array) else [inner]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid)


@pytest.fixture(scope="module")
def annex(tmp_path_factory: pytest.TempPathFactory, styles: StyleSheet, fonts: FontBook) -> Page:
    path = write_letter_of_kind("arabic-annex", tmp_path_factory.mktemp("annex"))
    document = read_version(read_letter_file(path)).document
    assert document is not None
    return set_pages(build_story(document), styles, fonts)[1]


class TestParts:
    """An English letter with an Arabic annex: only the annex's text is mirrored (A/79/876)."""

    def test_furniture_stays_on_the_english_side(self, annex: Page) -> None:
        assert line(annex, "A/79/876")[0] == pytest.approx(60, abs=0.5)
        assert line(annex, "2/2")[0] == pytest.approx(60, abs=0.5)
        separator = min(
            (item for item in annex.furniture if isinstance(item, Rule)), key=lambda r: r.length
        )
        assert separator.x == pytest.approx(99.6)

    def test_the_english_heading_begins_at_the_left(self, annex: Page) -> None:
        assert line(annex, "Annex to the letter")[0] == pytest.approx(PAGE.column_left, abs=0.5)

    @pytest.mark.parametrize("words", ["تقرير اللجنة", "حيث"])
    def test_arabic_lines_begin_at_the_right(self, annex: Page, words: str) -> None:
        assert line(annex, words)[1] == pytest.approx(PAGE.column_right, abs=0.5)

    def test_the_mark_of_a_note_stands_right_of_its_text(self, annex: Page) -> None:
        (note,) = annex.notes
        mark, words = note.line.runs[0], note.line.runs[-1]
        assert mark.x == pytest.approx(PAGE.width - 119.8, abs=0.5)
        assert words.x + words.width == pytest.approx(PAGE.column_right, abs=0.5)

    def test_the_number_of_a_heading_hangs_in_the_right_margin(self, annex: Page) -> None:
        # A/79/876, page 2: the number between x 512 and 519.
        assert line(annex, "المقدمة")[1] == pytest.approx(510, abs=2)

    def test_a_table_begins_at_the_right(self, annex: Page) -> None:
        assert line(annex, "الرسائل")[1] == pytest.approx(PAGE.column_right, abs=0.5)
        assert line(annex, "97")[1] < PAGE.column_left + 60


LINES = (
    "الوثيقة A/74/805-S/2020/301 المؤرخة",
    "المؤرخة 13 أيار/مايو 2020 هنا",
    "القرار 853 (1993) والقرار 874",
    "تقرير Crisis Group الصادر في عام 2019",
    "انظر https://undocs.org/ar/A/79/1 هنا",
    "سقط 14 000 شخص، أي 25 في المائة",
)


def test_libreoffice_shows_our_docx_in_the_same_order(
    in_libreoffice: Callable[[bytes], bytes], tmp_path: Path, tool: Callable[[str], str]
) -> None:
    """Each sentence fits on a line: its words have the same order from left to right."""
    text = "".join(f"    {words}\n\n" for words in LINES)
    head, _, rest = ARABIC.partition("  text: |")
    end = rest[rest.index("  signatories:") :]
    letter = f"{head}  text: |\n{text}{end}"
    made = build_version(source(letter))
    pages = (made.pdf, in_libreoffice(made.docx))
    ours, theirs = (_visual_lines(pdf, tmp_path, tool("pdftotext")) for pdf in pages)
    for words in LINES:
        key = _key(_tokens(words))
        assert ours[key] == theirs[key], words
        assert ours[key] != _tokens(words), "it is not read from the left"


COPIED = (
    "أشير إلى القرار 822 (1993) والقرار 874 (1993).",
    "في 12 أيار/مايو 2020 بلغ العدد",
    "نسبة 50 % من السكان، أو 3,5 ملايين",
    "سقط 14 000 شخص في هذا العام",
    "انظر الفقرة (أ) من المادة [الثانية]",
    "قال «نعم» ثم سكت",
    "الوثيقة A/74/805-S/2020/301 المؤرخة",
    "وردت الرسالة في الوثيقة A/74/805-S/2020/301 المؤرخة اليوم وعممت على الدول",
    "تقرير International Crisis Group الصادر في عام 2019",
    "انظر https://undocs.org/ar/A/79/1 هنا في النص",
    "انظر https://docs.un.org/ar/S/RES/822",
    "(A/79/1)",
    "القرار 822 (1993)",
    "صدر في عام 2019، وفي 2020: رقم:5 ثم 50% منه في 2021.",
)
"""Paragraphs of one line each."""
ELSEWHERE = {
    "the title of an agenda item": "ثقافة القرار 822 (1993)",
    "a note": "(1) حاشية عن القرار 822 (1993) والوثيقة A/74/805-S/2020/301 المؤرخة.",
    "a list": "• البند الأول عن القرار 853 (1993)؛",
    "a table": "القرار 874 (1993)",
    "a symbol in a table": "A/74/806-S/2020/302",
}


@pytest.fixture(scope="module")
def copied() -> bytes:
    """A letter with `COPIED` as its text, and `ELSEWHERE` in other places."""
    place = list(ELSEWHERE.values())
    note, item = place[1].removeprefix("(1) "), place[2].removeprefix("• ")
    blocks = [
        *COPIED,
        f"حاشية.^[{note}]",
        f"- {item}",
        f"| أول | ثان |\n|:--|:--|\n| {place[3]} | {place[4]} |",
    ]
    text = "\n\n".join(blocks).replace("\n", "\n    ")
    letter = ARABIC.replace("ثقافة السلام", place[0])
    head, _, rest = letter.partition("  text: |")
    end = rest[rest.index("  signatories:") :]
    return build_version(source(f"{head}  text: |\n    {text}\n{end}"), formats=("pdf",)).pdf


def _plainly(text: str) -> str:
    """Text without marks of direction, which nobody sees, in single spaces."""
    return " ".join(normalize("NFC", _CONTROLS.sub("", text)).split())


@pytest.fixture(scope="module")
def in_poppler(copied: bytes, tmp_path_factory: pytest.TempPathFactory) -> str:
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext is not installed")
    path = tmp_path_factory.mktemp("copied") / "copied.pdf"
    path.write_bytes(copied)
    command = [program, "-enc", "UTF-8", str(path), "-"]
    done = subprocess.run(command, capture_output=True, check=True)
    return _plainly(done.stdout.decode("utf-8"))


@pytest.fixture(scope="module")
def in_pdfium(copied: bytes) -> str:
    document = pypdfium2.PdfDocument(copied)
    return _plainly("\n".join(page.get_textpage().get_text_range() for page in document))


class TestCopied:
    """Figures, brackets, symbols and Latin words keep their order in both engines."""

    @pytest.mark.parametrize("words", COPIED)
    def test_in_paragraphs(self, words: str, in_poppler: str, in_pdfium: str) -> None:
        assert words in in_poppler
        assert words in in_pdfium

    @pytest.mark.parametrize("place", ELSEWHERE)
    def test_in(self, place: str, in_poppler: str, in_pdfium: str) -> None:
        assert ELSEWHERE[place] in in_poppler
        assert ELSEWHERE[place] in in_pdfium

    def test_around_the_call_of_a_note(self) -> None:
        """Which both take for a word of its own."""
        words = "القرار 822 (1993)،^[حاشية.] ثم تقرير Crisis Group^[أخرى.] وعام 2019^[ثالثة.]"
        letter = ARABIC.replace("أتشرف بأن أكتب إليكم.", f"{words} هنا")
        made = build_version(source(letter), formats=("pdf",)).pdf
        text = _plainly(pypdfium2.PdfDocument(made)[0].get_textpage().get_text_range())
        assert "القرار 822 (1993)، (1) ثم تقرير Crisis Group (2) وعام 2019 (3) هنا" in text

    def test_the_symbol_beside_the_name_of_the_organization(
        self, in_poppler: str, in_pdfium: str
    ) -> None:
        assert in_poppler.startswith("A/79/1 ")
        assert in_pdfium.startswith("الأمــم المتحـدة A/79/1 ")

    def test_a_symbol_is_whole_where_brackets_stand_beside_it(self) -> None:
        words = "الوثيقة (A/74/805-S/2020/301) المؤرخة (Rev.1)"
        letter = ARABIC.replace("أتشرف بأن أكتب إليكم.", f"{words}.")
        made = build_version(source(letter), formats=("pdf",)).pdf
        text = _plainly(pypdfium2.PdfDocument(made)[0].get_textpage().get_text_range())
        # PDFium finds spaces between the brackets and what they enclose.
        assert "الوثيقة ( A/74/805-S/2020/301 ) المؤرخة ( Rev.1 )" in text

    @pytest.mark.parametrize(
        "words", ["822 (1993)", "A/74/805-S/2020/301", "International Crisis Group", "(A/79/1)"]
    )
    def test_what_is_read_aloud_is_in_the_order_of_the_text(
        self, copied: bytes, words: str
    ) -> None:
        assert words in _plainly(Tagged(copied).tree.text)

    def test_letters_without_arabic_have_no_marks(self) -> None:
        made = build_version(source(ENGLISH), formats=("pdf",)).pdf
        with pikepdf.open(BytesIO(made)) as pdf:
            assert "/W1" not in pdf.pages[0].Resources.get("/XObject", {})
            for font in pdf.pages[0].Resources.Font.values():
                assert b"<200F>" not in font.ToUnicode.read_bytes()


def _letters(text: str) -> str:
    return "".join(_CONTROLS.sub("", text).split())


def _key(tokens: list[str]) -> frozenset[str]:
    """A key for a line that ignores the order of its words and of letters in a word."""
    return frozenset("".join(sorted(token)) for token in tokens)


def _tokens(words: str) -> list[str]:
    return re.findall(r"\w[\w./:-]*", words)


def _visual_lines(pdf: bytes, folder: Path, program: str) -> dict[frozenset[str], list[str]]:
    """The lines of the first page, words from left to right, by the set of their words."""
    path, out = folder / "looked-at.pdf", folder / "looked-at.html"
    path.write_bytes(pdf)
    subprocess.run([program, "-bbox", "-l", "1", str(path), str(out)], check=True)
    pattern = r'<word xMin="(.+?)" yMin="(.+?)" xMax=".+?" yMax="(.+?)">(.*?)</word>'
    rows: list[tuple[float, list[tuple[float, str]]]] = []
    for x, top, bottom, word in re.findall(pattern, out.read_text(encoding="utf-8")):
        middle = (float(top) + float(bottom)) / 2
        row = next((words for y, words in rows if abs(y - middle) < 6), None)
        if row is None:
            rows.append((middle, row := []))
        row.append((float(x), html.unescape(_CONTROLS.sub("", word))))
    lines = ([token for _, word in sorted(row) for token in _tokens(word)] for _, row in rows)
    return {_key(tokens): tokens for tokens in lines}
