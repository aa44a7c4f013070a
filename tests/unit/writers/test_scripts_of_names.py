"""Names in other scripts than those of the six languages: faces, clusters, lines, Word's fonts."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ROOT
from different_letters import FOLDER
from documents import plain_lines
from docx_parts import W, find, parts_of
from letter_files import GOOD, build_file, findings
from stories import paragraph, story
from unassemble.layout.typesetter import Typesetter
from unassemble.story import Characters, RunStyle, StoryParagraph
from unassemble.styles import StyleSheet
from unassemble.styles.word import SCRIPT_FONTS
from unassemble.text.fonts import FontBook
from unassemble.text.looks import Look
from unassemble.text.scripts import SCRIPTS, Script, parts, script_of
from unassemble.text.shaping import Shaped, place_of_glyph
from unassemble.writers.docx import write_docx

NAMES = {
    "Hebr": "ירושלים",
    "Armn": "Հայաստան",
    "Syrc": "ܣܘܪܝܐ",
    "Thaa": "ދިވެހިރާއްޖެ",
    "Deva": "क्षत्रिय",
    "Beng": "বাংলাদেশ",
    "Guru": "ਪੰਜਾਬ",
    "Gujr": "ગુજરાત",
    "Orya": "ଓଡ଼ିଶା",
    "Taml": "கொழும்பு",
    "Telu": "తెలుగు",
    "Knda": "ಕನ್ನಡ",
    "Mlym": "മലയാളം",
    "Sinh": "ශ්\u200dරී",
    "Thai": "น้ำปู่",
    "Laoo": "ສາທາລະນະ",
    "Tibt": "འབྲུག",
    "Mymr": "မြန်မာ",
    "Geor": "საქართველო",
    "Hang": "대한민국",
    "Ethi": "ኢትዮጵያ",
    "Khmr": "ព្រះរាជា",
    "Tfng": "ⵜⴰⵎⴰⵣⵉⵖⵜ",
}
WITHOUT = {"Nkoo", "Cher", "Mong"}
"""Scripts that have a name but no face."""
FACES = [script for script in SCRIPTS if script.face]


def code(script: Script) -> str:
    return script.code


class TestFaces:
    def test_each_script_is_tried(self) -> None:
        assert set(NAMES) | WITHOUT == {script.code for script in SCRIPTS}
        assert set(SCRIPT_FONTS) == {script.code for script in SCRIPTS}

    @pytest.mark.parametrize("script", FACES, ids=code)
    def test_a_name_is_set_in_the_face_of_its_script(
        self, script: Script, styles: StyleSheet, fonts: FontBook
    ) -> None:
        name = NAMES[script.code]
        assert {one.code for _, one in parts(name) if one} == {script.code}
        pieces = (Characters(f"a {name} b", "en"),)
        (line,) = Typesetter(styles, fonts).lines(StoryParagraph("SingleTxt", pieces, "en"))
        faces = [run.segment.face.name for run in line.runs]
        assert faces == ["Tinos-Regular", script.face, "Tinos-Regular"]
        assert not findings(GOOD.replace("honour", name))

    @pytest.mark.parametrize("style", [RunStyle(), RunStyle(bold=True), RunStyle(italic=True)])
    def test_there_is_one_weight(
        self, style: RunStyle, styles: StyleSheet, fonts: FontBook
    ) -> None:
        pieces = (Characters("ไทย", "en", style),)
        (line,) = Typesetter(styles, fonts).lines(StoryParagraph("SingleTxt", pieces, "en"))
        assert [run.segment.face.name for run in line.runs] == ["NotoSerifThai-Regular"]

    def test_joining_letters_have_no_letter_spacing(
        self, styles: StyleSheet, fonts: FontBook
    ) -> None:
        pieces = (Characters("नेपाल", "en"),)
        (line,) = Typesetter(styles, fonts).lines(StoryParagraph("SingleTxt", pieces, "en"))
        assert [run.segment.spacing for run in line.runs] == [0.0]

    def test_a_joiner_stays_with_its_letters(self, fonts: FontBook) -> None:
        assert [part for part, _ in fonts.cut("(ශ්\u200dරී)", "latin", Look())] == [
            "(",
            "ශ්\u200dරී",
            ")",
        ]

    def test_the_docs_name_each_script(self) -> None:
        page = (ROOT / "docs" / "fonts.md").read_text(encoding="utf-8")
        for script in SCRIPTS:
            assert script.name in page
            assert script.face.partition("-")[0] in page.replace(" ", "")
            if script.code not in WITHOUT:
                assert SCRIPT_FONTS[script.code].name in page

    def test_a_letter_without_such_names_opens_no_other_face(self) -> None:
        """And so takes no longer."""
        program = (
            "import unassemble\n"
            "from unassemble.text.fonts import open_fonts\n"
            f"unassemble.load({str(ROOT / 'examples/azerbaijan-2020/letter.yaml')!r}).build()\n"
            "print(sorted(open_fonts().others))"
        )
        command = [sys.executable, "-c", program]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert done.stdout == "[]\n"


class TestShaping:
    def whole(self, fonts: FontBook, name: str) -> Shaped:
        script = script_of(name[0])
        assert script is not None
        shaped = fonts.others[script.face].shape(name)
        assert isinstance(shaped, Shaped)
        return shaped

    def test_a_mark_stands_where_the_font_puts_it(self, fonts: FontBook) -> None:
        """The tone above the vowel, both to the left of where the consonant ends."""
        shaped = self.whole(fonts, "ที่")
        consonant, *marks = map(place_of_glyph, shaped.glyphs)
        assert consonant is None
        assert [place is not None and place[1] < 0 for place in marks] == [True, True]
        assert shaped.widths[1:] == [0.0, 0.0]

    def test_letters_that_change_places_are_one_cluster(self, fonts: FontBook) -> None:
        """The vowel i is written before the consonant that it follows."""
        shaped = self.whole(fonts, "किक")
        assert shaped.starts == (0, 2, 2, 3)
        assert shaped.widths[1] == 0.0
        assert sum(shaped.widths) == pytest.approx(sum(shaped.steps(1.0, 0.0)))

    def test_a_conjunct_is_narrower_than_its_letters(self, fonts: FontBook) -> None:
        joined, apart = (sum(self.whole(fonts, one).widths) for one in ("क्ष", "क\u200cष"))
        assert joined < apart

    @pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
    def test_each_glyph_belongs_to_one_character(self, name: str, fonts: FontBook) -> None:
        script = script_of(name[0])
        assert script is not None
        face = fonts.others[script.face] if script.face else fonts.latin(False, False)
        rtl = SCRIPT_FONTS[script.code].kind == "rtl"
        shaped = face.shape(name, rtl=rtl)
        assert isinstance(shaped, Shaped)
        starts = shaped.starts or tuple(range(len(name) + 1))
        assert {starts[0], starts[-1]} == {0, len(shaped.glyphs)}
        assert list(starts) == sorted(starts, reverse=rtl)
        assert 0 not in shaped.glyphs


class TestLines:
    def test_thai_lines_end_between_words(self, styles: StyleSheet, fonts: FontBook) -> None:
        """Thai has no spaces between words: ICU's dictionary knows them."""
        words = ["ประเทศ", "ไทย", "เป็น", "สมาชิก", "ของ", "สหประชาชาติ"]
        made = plain_lines("".join(words) * 8, "SingleTxt", "en", Typesetter(styles, fonts))
        assert len(made) > 3
        starts = tuple(words)
        assert all(line.strip().startswith(starts) for line in made)
        assert all(line.strip().endswith(starts) for line in made)

    def test_no_line_begins_with_a_mark(self, styles: StyleSheet, fonts: FontBook) -> None:
        for name in NAMES.values():
            made = plain_lines(f"{name} " * 80, "SingleTxt", "en", Typesetter(styles, fonts))
            assert all(unicodedata.category(line.strip()[0])[0] != "M" for line in made)


class TestWord:
    @pytest.mark.parametrize(
        ("name", "fonts", "more"),
        [
            ("ไทย", {"ascii", "hAnsi", "cs"}, ["szCs", "cs", "lang"]),
            ("नेपाल", {"ascii", "hAnsi", "cs"}, ["szCs", "cs", "lang"]),
            ("ދިވެހި", {"ascii", "hAnsi", "cs"}, ["szCs", "rtl", "lang"]),
            ("Հայաստան", {"ascii", "hAnsi"}, ["lang"]),
            ("서울", {"hint", "eastAsia"}, ["lang"]),
        ],
    )
    def test_a_run_names_a_font_of_its_script(
        self, name: str, fonts: set[str], more: list[str]
    ) -> None:
        document = parts_of(story(paragraph(f"a {name} b")))["word/document.xml"]
        (run,) = find(document, f"//w:r[w:t='{name}']")
        script = script_of(name[0])
        assert script is not None
        font = SCRIPT_FONTS[script.code]
        named = find(run, "w:rPr/w:rFonts")[0].attrib
        assert {key.removeprefix(W) for key in named} == fonts
        assert set(named.values()) - {"eastAsia"} == {font.name}
        assert [one.tag.removeprefix(W) for one in find(run, "w:rPr/*")][1:] == more
        assert font.language in find(run, "w:rPr/w:lang")[0].attrib.values()
        assert [one.text for one in find(document, "//w:t")][-3:] == ["a ", name, " b"]

    def test_a_heading_sets_size_and_weight_for_complex_scripts(self) -> None:
        made = paragraph("ไทย", style="HeadingH1")
        (run,) = find(parts_of(story(made))["word/document.xml"], "//w:r[w:t='ไทย']")
        assert find(run, "w:rPr/w:szCs/@w:val") == ["24"]
        assert find(run, "w:rPr/w:bCs")


def test_the_docx_is_sound_to_an_ooxml_validator(
    docx_faults: Callable[[bytes], list[str]],
) -> None:
    looks = (RunStyle(), RunStyle(bold=True), RunStyle(italic=True), RunStyle(strike=True))
    pieces = [
        Characters(f"{name} 第8号", language, look)
        for name in NAMES.values()
        for language in ("en", "zh")
        for look in looks
    ]
    styles = ("SingleTxt", "SingleTxtZh", "HeadingH1", "HeadingH1Zh", "HeadingH4", "TableHeadZh")
    made = story(*(paragraph(*pieces, style=style) for style in styles))
    assert docx_faults(write_docx(made)) == []


def test_the_words_of_the_pdf_are_copied_whole(tmp_path: Path) -> None:
    pdf = tmp_path / "names.pdf"
    pdf.write_bytes(build_file(FOLDER / "names-in-scripts.yaml").pdf)
    command = ["pdftotext", "-layout", str(pdf), "-"]
    try:
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    except FileNotFoundError:
        pytest.skip("poppler's pdftotext is not installed")
    for key, name in NAMES.items():
        if SCRIPT_FONTS[key].kind != "rtl" and name in (FOLDER / "names-in-scripts.yaml").read_text(
            "utf-8"
        ):
            assert name in done.stdout, name
