"""The head and the foot of page 1, from the letter file to both outputs."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from documents import set_pages
from letter_files import GOOD, assembled, source
from unassemble.base.resources import template
from unassemble.layout.fragments import PlacedLine, PlacedMark
from unassemble.pipeline.building import build_version
from unassemble.pipeline.reading import read_version
from unassemble.story import build_story
from unassemble.styles import StyleSheet
from unassemble.text.fonts import FontBook


@pytest.mark.parametrize(
    ("language", "distribution", "line"),
    [
        ("en", "general", "Distr.: General"),
        ("en", "limited", "Distr.: Limited"),
        ("en", "restricted", "Distr.: Restricted"),
        ("zh", "limited", "Distr.: Limited"),
        ("fr", "limited", "Distr. limitée"),
        ("fr", "restricted", "Distr. restreinte"),
        ("es", "limited", "Distr. limitada"),
        ("es", "restricted", "Distr. reservada"),
    ],
)
def test_distribution_is_printed(
    language: str, distribution: str, line: str, styles: StyleSheet, fonts: FontBook
) -> None:
    text = GOOD.replace("language: en", f"language: {language}\ndistribution: {distribution}")
    page = set_pages(build_story(assembled(text)), styles, fonts)[0]
    printed = [one.line.text for one in page.furniture if isinstance(one, PlacedLine)]
    assert [words for words in printed if words.startswith("Distr.")] == [line]
    with zipfile.ZipFile(io.BytesIO(build_version(source(text), formats=["docx"]).docx)) as package:
        assert f">{line}<" in package.read("word/header3.xml").decode()


@pytest.mark.parametrize(("key", "printed"), [("", True), ("recycle: false\n", False)])
def test_the_recycling_mark_can_be_left_out(
    key: str, printed: bool, styles: StyleSheet, fonts: FontBook
) -> None:
    text = key + GOOD
    page = set_pages(build_story(assembled(text)), styles, fonts)[0]
    marks = [one.name for one in page.furniture if isinstance(one, PlacedMark)]
    assert ("recycle" in marks) is printed
    words = [one.line.text for one in page.furniture if isinstance(one, PlacedLine)]
    assert ("Please recycle" in words) is printed

    mark = template("marks", "recycle.png").read_bytes()
    with zipfile.ZipFile(io.BytesIO(build_version(source(text), formats=["docx"]).docx)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert (mark in parts.values()) is printed
    assert (b"Please recycle" in parts["word/footer3.xml"]) is printed


def test_a_long_name_of_an_organ_takes_two_lines(styles: StyleSheet, fonts: FontBook) -> None:
    text = GOOD.replace("language: en", "language: ru").replace("[A/79/1]", "[E/2025/1]")
    council = "economic-and-social-council\n    session: 2025"
    text = text.replace("general-assembly\n    session: 79", council)
    page = set_pages(build_story(assembled(text)), styles, fonts)[0]
    lines = [one for one in page.furniture if isinstance(one, PlacedLine)]
    (first,) = [one for one in lines if one.line.text.startswith("Экономический")]
    (second,) = [one for one in lines if one.path == first.path and one is not first]
    assert (first.line.text, second.line.text) == ("Экономический и", "Социальный Совет")
    assert second.y - first.y == pytest.approx(19.6)
    assert first.line.runs[-1].x + first.line.runs[-1].width < 385


@pytest.mark.parametrize(("language", "width"), [("en", 1872), ("ru", 1872 + 245 + 3110)])
def test_the_name_of_the_organization_stands_on_one_line(language: str, width: int) -> None:
    text = GOOD.replace("language: en", f"language: {language}")
    with zipfile.ZipFile(io.BytesIO(build_version(source(text), formats=["docx"]).docx)) as package:
        header = package.read("word/header3.xml").decode()
    row = header.partition("</w:tr>")[0]
    assert f'<w:tcW w:w="{width}"' in row
    assert sum(map(int, re.findall(r'<w:tcW w:w="(\d+)"', row))) == 9850


@pytest.mark.parametrize("language", ["ar", "zh", "en", "fr", "ru", "es"])
def test_the_words_of_recycling_stand_on_one_line_in_both_outputs(
    language: str, styles: StyleSheet, fonts: FontBook
) -> None:
    codes = 'job_number: 25-05275\ndate_codes: ["020425", "250425"]\nreissue: 2025-04-25\n'
    text = codes + GOOD.replace("language: en", f"language: {language}")
    document = assembled(text)
    assert document.footer.recycle
    page = set_pages(build_story(document), styles, fonts)[0]
    lines = [one for one in page.furniture if isinstance(one, PlacedLine)]
    (line,) = [one for one in lines if one.line.text == document.footer.recycle]
    # Neither the mark nor the job number's line lies under it.
    (mark,) = [
        one for one in page.furniture if isinstance(one, PlacedMark) and one.name == "recycle"
    ]
    (job,) = [one for one in lines if "25-05275" in one.line.text]
    left = min(run.x for run in line.line.runs)
    # Letter spacing after the last character shows nothing.
    right = max(run.x + run.width - run.segment.spacing for run in line.line.runs)
    assert right <= mark.x + 0.01 or left >= mark.x + mark.width - 0.01
    job_left = min(run.x for run in job.line.runs)
    job_right = max(run.x + run.width for run in job.line.runs)
    assert job_right < left or job_left > right
    with zipfile.ZipFile(io.BytesIO(build_version(source(text), formats=["docx"]).docx)) as package:
        assert document.footer.recycle in package.read("word/footer3.xml").decode()


@pytest.mark.parametrize("symbol", ["A/74//805", "A/74/"])
def test_a_symbol_with_an_empty_part_is_an_error_of_a_build(symbol: str) -> None:
    read = read_version(source(GOOD.replace("A/79/1", symbol)))
    assert "symbol-part" in [one.rule for one in read.findings if one.severity == "error"]


def test_an_organ_named_twice_for_one_session_is_an_error_of_a_build() -> None:
    again = "letter:\n".join(("  - {organ: general-assembly, session: 79}\n", ""))
    read = read_version(source(GOOD.replace("letter:\n", again)))
    assert [one.rule for one in read.findings if one.severity == "error"] == ["organ-twice"]
    other = again.replace("79", "78")
    read = read_version(source(GOOD.replace("letter:\n", other)))
    assert not [one for one in read.findings if one.rule == "organ-twice"]
