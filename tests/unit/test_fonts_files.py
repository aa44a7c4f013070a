"""The shipped fonts and marks: embeddable, with the characters and widths that we rely on."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
import uharfbuzz as hb
from fontTools.agl import UV2AGL
from fontTools.ttLib import TTFont
from reportlab.pdfbase._fontdata import widthsByFontGlyph

from build_fonts import (
    big5_level_1,
    gb2312,
    jis_level_1,
    licence,
    reserved_in,
    reserved_names,
)
from build_script_fonts import korean
from font_sources import LICENCES, SOURCES
from unassemble.text.scripts import SCRIPTS, Script

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "fonts"
MARKS = ROOT / "templates" / "marks"
TABLE = ROOT / "scripts" / "cjk_codepoints.txt"
TINOS = {
    "Tinos-Regular": "Times-Roman",
    "Tinos-Bold": "Times-Bold",
    "Tinos-Italic": "Times-Italic",
    "Tinos-BoldItalic": "Times-BoldItalic",
}
SONG, HEI, KAI = "NotoSerifSC-Light", "NotoSansSC-Regular", "LXGWWenKai-Light"
HAN = (SONG, HEI, KAI)
AMIRI = ("Amiri-Regular", "Amiri-Bold")
FACES = (*TINOS, *HAN, *AMIRI)
ASCII = range(0x20, 0x7F)
CODE39 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%*"


@cache
def face(name: str) -> hb.Face:
    return hb.Face(hb.Blob.from_file_path(str(FONTS / f"{name}.ttf")))


@cache
def cover(name: str) -> frozenset[int]:
    return frozenset(face(name).unicodes)


def advances(
    name: str,
    text: str,
    features: dict[str, bool] | None = None,
    language: str = "zh-Hans",
    script: str = "Hani",
) -> list[int]:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction = "ltr"
    buffer.language = language
    buffer.script = script
    hb.shape(hb.Font(face(name)), buffer, features or {})
    assert all(info.codepoint for info in buffer.glyph_infos), "a glyph is missing"
    return [position.x_advance for position in buffer.glyph_positions]


def listed_han() -> set[int]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    points: set[int] = set()
    for word in " ".join(line for line in lines if not line.startswith("#")).split():
        first, _, last = word.partition("-")
        points.update(range(int(first, 16), int(last or first, 16) + 1))
    return {point for point in points if unicodedata.name(chr(point), "").startswith("CJK UNI")}


def without(points: Iterable[int], name: str) -> str:
    return " ".join(f"U+{point:04X}" for point in sorted(set(points) - cover(name)))


def omitted(name: str) -> set[int]:
    """What a cut face leaves to another."""
    return {ord(one) for source in SOURCES if source.name == name for one in source.omitted}


@pytest.mark.parametrize("name", FACES)
def test_face_is_static_truetype_and_may_be_embedded(name: str) -> None:
    with TTFont(FONTS / f"{name}.ttf", lazy=True) as font:
        assert font["OS/2"].fsType == 0
        assert "glyf" in font
        assert "fvar" not in font
        assert font["name"].getDebugName(6) == name


def test_fonts_holds_no_other_face() -> None:
    assert {path.stem for path in FONTS.iterdir()} - {"README", "kerning", "scripts"} == {
        *FACES,
        *(name.removesuffix(".txt") for name in LICENCES),
    }


@pytest.mark.parametrize("name", FACES)
def test_no_face_bears_a_reserved_name(name: str) -> None:
    with TTFont(FONTS / f"{name}.ttf", lazy=True) as font:
        words = " ".join(record.toUnicode() for record in font["name"].names)
        borne = " ".join(font["name"].getDebugName(number) for number in (1, 4, 6))
    assert all(reserved not in borne for reserved in reserved_names(words))


@pytest.mark.parametrize(("licence_file", "name"), LICENCES.items())
def test_licence_opens_with_the_copyright_of_the_face(licence_file: str, name: str) -> None:
    text = (FONTS / licence_file).read_text(encoding="utf-8")
    with TTFont(FONTS / f"{name}.ttf", lazy=True) as font:
        notice = font["name"].getDebugName(0)
    assert text.startswith("\n".join(notice.splitlines()))
    _, _, terms = text.partition("SIL OPEN FONT LICENSE Version 1.1 - 26 February 2007")
    assert "PERMISSION & CONDITIONS" in terms


class TestReservedNames:
    """OFL 1.1, condition 3: a changed face may not bear a reserved name."""

    TERMS = "-" * 59 + "\nterms\n"

    @pytest.mark.parametrize(
        ("notice", "names"),
        [
            ("Copyright 2021-2023 LXGW", set()),
            ("(c) Adobe, with Reserved Font Name 'Source'.", {"Source"}),
            ('with Reserved Font Names "Alpha" and "Beta Serif".', {"Alpha", "Beta Serif"}),
            ("with Reserved\nFont Name Gentium.\nAll else is free.", {"Gentium"}),
        ],
    )
    def test_the_names_that_a_notice_reserves(self, notice: str, names: set[str]) -> None:
        assert reserved_names(notice) == names

    def test_a_face_may_keep_a_name_that_is_not_reserved(self) -> None:
        notice = "(c) Adobe, with Reserved Font Name 'Source'."
        made = licence(self.TERMS, notice, ["Noto Sans SC", "NotoSansSC-Regular"])
        assert made.startswith(f"{notice}\n")

    @pytest.mark.parametrize("name", ["Source Han Sans", "SourceHanSans-Regular", "source han"])
    def test_a_cut_face_may_not_keep_a_reserved_name(self, name: str) -> None:
        opening = "with Reserved Font Name 'Source Han'\n"
        with pytest.raises(ValueError, match="Source Han is reserved"):
            licence(opening + self.TERMS, "(c) Adobe", [name])

    def test_the_notice_of_a_face_is_not_said_twice(self) -> None:
        made = licence("(c) One\n(c) Two\n" + self.TERMS, "(c) One\r\n(c) Two", ["Three"])
        assert made.count("(c) One") == 1


@pytest.mark.parametrize("name", [*FACES, *LICENCES])
def test_readme_names_each_file(name: str) -> None:
    readme = (FONTS / "README.md").read_text(encoding="utf-8")
    assert f"`{name}`" in readme or f"`{name}.ttf`" in readme


@pytest.mark.parametrize("name", HAN)
class TestHan:
    def test_covers_gb2312(self, name: str) -> None:
        points = set(gb2312())
        assert len(points) == 7445
        assert not without(points.difference(omitted(name)), name)

    def test_covers_the_table_of_general_standard_characters(self, name: str) -> None:
        points = listed_han()
        assert len(points) >= 8104  # 8105 with 〇, which Unicode does not name an ideograph
        assert sum(point > 0xFFFF for point in points) == 196
        assert not without(points, name)

    def test_covers_traditional_chinese_and_japanese(self, name: str) -> None:
        traditional, kanji = set(big5_level_1()), set(jis_level_1())
        assert (len(traditional), len(kanji)) == (5401, 2965)
        assert not without(traditional | kanji, name)
        assert not without(map(ord, "臺灣關係國際聯盟沢浜駅"), name)

    def test_covers_chinese_punctuation(self, name: str) -> None:
        marks = "　、。〈〉《》「」『』【】〔〕〖〗！（），．：；？～“”‘’—…·①⑳℃％‰〇￥"
        assert not without(set(map(ord, marks)).difference(omitted(name)), name)

    def test_a_character_is_an_em_wide(self, name: str) -> None:
        assert face(name).upem == 1000
        assert advances(name, "联合国，、《》") == [1000] * 7

    def test_two_dashes_are_two_em_in_chinese(self, name: str) -> None:
        assert sum(advances(name, "——")) == 2000


def test_chws_halves_a_full_stop_before_a_quotation_mark() -> None:
    assert advances(SONG, "。”", {"chws": True}) == [500, 1000]


def test_kai_leaves_marks_to_song_that_are_narrow_in_it() -> None:
    marks = "“”‘’§±¶×÷•"
    assert omitted(KAI) == set(map(ord, marks))
    assert not cover(KAI).intersection(map(ord, marks))
    assert advances(SONG, marks) == [1000] * len(marks)


@pytest.mark.parametrize("name", [SONG, HEI])
class TestNoto:
    def test_two_dashes_stay_short_elsewhere(self, name: str) -> None:
        assert sum(advances(name, "——", language="en", script="Latn")) < 2000

    def test_punctuation_is_full_width(self, name: str) -> None:
        text = "，、。；：！？（）《》〈〉「」『』【】〔〕“”‘’…"
        assert advances(name, text) == [1000] * len(text)

    def test_halt_halves_punctuation(self, name: str) -> None:
        text = "，、。；：！？（）《》〈〉「」『』【】〔〕“”‘’"
        assert advances(name, text, {"halt": True}) == [500] * len(text)

    def test_halt_leaves_characters(self, name: str) -> None:
        assert advances(name, "联合国", {"halt": True}) == [1000] * 3


@pytest.mark.parametrize("name", TINOS)
class TestTinos:
    @pytest.mark.parametrize(
        ("first", "last"),
        [
            pytest.param(0x20, 0x7E, id="ASCII"),
            pytest.param(0xA0, 0xFF, id="Latin-1"),
            pytest.param(0x100, 0x17F, id="Latin Extended-A"),
            pytest.param(0x400, 0x4FF, id="Cyrillic"),
            pytest.param(0x2010, 0x2015, id="dashes"),
            pytest.param(0x2018, 0x201E, id="quotation marks"),
        ],
    )
    def test_covers(self, name: str, first: int, last: int) -> None:
        assert not without(range(first, last + 1), name)

    def test_covers_guillemets_and_ellipsis(self, name: str) -> None:
        assert not without(map(ord, "«»‹›…"), name)

    def test_has_the_widths_of_times(self, name: str) -> None:
        font = hb.Font(face(name))
        times = widthsByFontGlyph[TINOS[name]]
        differ = {}
        for point in ASCII:
            glyph = font.get_nominal_glyph(point)
            width = round(font.get_glyph_h_advance(glyph) * 1000 / face(name).upem)
            glyph_name = {0x27: "quotesingle", 0x60: "grave"}.get(point, UV2AGL[point])
            if width != times[glyph_name]:
                differ[chr(point)] = (width, times[glyph_name])
        assert not differ


@pytest.mark.parametrize("name", AMIRI)
class TestAmiri:
    def test_covers_arabic(self, name: str) -> None:
        letters = [*range(0x0621, 0x063B), *range(0x0640, 0x0656), *range(0x0660, 0x066A)]
        assert not without(letters, name)

    def test_covers_arabic_punctuation_and_mirrored_characters(self, name: str) -> None:
        assert not without(map(ord, "،؛؟٪«»()[]{}.:-/–“”…*"), name)

    def test_every_letter_of_a_word_is_a_glyph(self, name: str) -> None:
        """Lam and alef are two glyphs that meet, so that each is copied as itself."""
        for word in ("لا", "الأمم", "المتحدة", "للسلام", "الإنكليزية"):
            buffer = hb.Buffer()
            buffer.add_str(word)
            buffer.guess_segment_properties()
            hb.shape(hb.Font(face(name)), buffer, {"liga": False})
            assert len(buffer.glyph_infos) == len(word)


class TestScripts:
    """The faces of scripts in which names are quoted."""

    FOLDER = FONTS / "scripts"
    FACES = tuple(script for script in SCRIPTS if script.face)

    def test_the_folder_holds_no_other_face(self) -> None:
        names = {path.name for path in self.FOLDER.iterdir()}
        assert names == {"OFL.txt", *(f"{script.face}.ttf" for script in self.FACES)}

    @pytest.mark.parametrize("script", FACES, ids=lambda script: script.code)
    def test_a_face_may_be_embedded_and_has_its_script(self, script: Script) -> None:
        with TTFont(self.FOLDER / f"{script.face}.ttf", lazy=True) as font:
            assert font["OS/2"].fsType == 0
            assert "glyf" in font
            assert "fvar" not in font
            names = [font["name"].getDebugName(number) for number in (1, 4, 6)]
            assert names[2] == script.face
            notice = " ".join(font["name"].getDebugName(0).split())
            assert not reserved_in(notice, names)
            covered = set(font.getBestCmap())
        assert f"{script.face}: {notice}" in (self.FOLDER / "OFL.txt").read_text("utf-8")
        if script.code == "Hang":
            assert len(set(korean())) == 2350 + 95
            assert covered.issuperset(set(korean()) - {0x318F})
            return
        first, last = script.blocks[0]
        points = range(first, last + 1)
        letters = {one for one in points if unicodedata.category(chr(one))[0] == "L"}
        assert len(letters - covered) <= len(letters) // 4  # Lao: those for Pali

    def test_all_fonts_together_stay_small(self) -> None:
        size = sum(path.stat().st_size for path in FONTS.rglob("*") if path.is_file())
        assert size < 25e6


def test_code39_has_every_character() -> None:
    patterns = json.loads((MARKS / "code39.json").read_text(encoding="utf-8"))["patterns"]
    assert sorted(patterns) == sorted(CODE39)
    assert len(set(patterns.values())) == len(CODE39)


@pytest.mark.parametrize("character", CODE39)
def test_code39_has_three_wide_elements_of_nine(character: str) -> None:
    pattern = json.loads((MARKS / "code39.json").read_text(encoding="utf-8"))["patterns"][character]
    assert len(pattern) == 9
    assert (pattern.count("w"), pattern.count("n")) == (3, 6)


@pytest.mark.parametrize("character", CODE39)
def test_code39_keeps_its_parity(character: str) -> None:
    """Two wide bars and one wide space; for $ / + % three wide spaces (ISO/IEC 16388, 4.3)."""
    pattern = json.loads((MARKS / "code39.json").read_text(encoding="utf-8"))["patterns"][character]
    wide = pattern[::2].count("w"), pattern[1::2].count("w")
    assert wide == ((0, 3) if character in "$/+%" else (2, 1))


@pytest.mark.parametrize("name", ["un-emblem", "recycle"])
def test_mark_fills_its_box(name: str) -> None:
    data = json.loads((MARKS / f"{name}.json").read_text(encoding="utf-8"))
    words = data["operators"].split()
    figures = [float(word) for word in words if word not in ("m", "l", "c", "h", "f")]
    assert words[-1] == "f"
    # Control points of curves may be outside the box by one hundredth.
    for length, values in ((data["width"], figures[::2]), (data["height"], figures[1::2])):
        assert min(values) == pytest.approx(0, abs=0.01 * length)
        assert max(values) == pytest.approx(length, rel=0.01)
