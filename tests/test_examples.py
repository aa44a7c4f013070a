"""Every example can be built in every language it has, and has the expected text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ROOT
from unassemble.model import FootnoteCall, plain
from unassemble.pipeline.building import build_version
from unassemble.pipeline.checking import all_findings
from unassemble.pipeline.letter_file import read_letter_file
from unassemble.pipeline.reading import languages_of, read_version

EXAMPLES = sorted(path.parent.name for path in (ROOT / "examples").glob("*/letter.yaml"))
MEANT = {
    "azerbaijan-2020": [
        "no-symbol",
        "misprint",
        *["dead-link", "resolution-without-year"] * 4,
        "word-error",
    ]
}
SAYS = {
    "addendum": ["Addendum", "Further to my letter dated 8 April 2025"],
    "corrigendum": ["Rectificatif", "A/79/9003/Corr.1*", "* Nouveau tirage"],
    "economic-and-social-council": ["Сессия 2025 года", "Пункт 12 повестки дня"],
    "emergency-session": ["Décimo período extraordinario de sesiones de emergencia"],
    "human-rights-council": ["Fifty-eighth session", "Observaciones del Gobierno de España"],
    "identical-letters": ["Identical letters dated 8 April 2025", "Annex to the identical letters"],
    "note-verbale": ["Note verbale datée du 14 mai 2025", "Annexe à la note verbale"],
    "revision": ["A/80/9010/Rev.1", "暂定项目表* 项目 116(c)", "* A/80/50。"],
    "security-council": ["from the Chargé d’affaires a.i. of the Permanent Mission of Türkiye"],
    "several-representatives": [
        "from the Permanent Representatives of Azerbaijan, Kazakhstan and Türkiye"
    ],
}


def letter(name: str) -> Path:
    return ROOT / "examples" / name / "letter.yaml"


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_has_only_the_expected_findings(name: str) -> None:
    source = read_letter_file(letter(name))
    for language in languages_of(source):
        rules = [finding.rule for finding in all_findings(source, language)]
        assert rules == MEANT.get(name, []), language


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_makes_a_sound_docx(
    name: str, docx_faults: Callable[[bytes], list[str]]
) -> None:
    source = read_letter_file(letter(name))
    for language in languages_of(source):
        assert docx_faults(build_version(source, language, ["docx"]).docx) == [], language


@pytest.mark.parametrize("name", sorted(SAYS))
def test_an_example_has_the_expected_text(
    name: str, pdf_pages: Callable[[bytes, str], list[str]]
) -> None:
    pages = pdf_pages(build_version(read_letter_file(letter(name)), formats=["pdf"]).pdf, "raw")
    text = re.sub(r"\s+", " ", " ".join(pages))
    for words in SAYS[name]:
        assert words in text


def test_the_security_council_alone_has_no_session_block(
    pdf_pages: Callable[[bytes, str], list[str]],
) -> None:
    made = build_version(read_letter_file(letter("security-council")), formats=["pdf"])
    assert "year" not in pdf_pages(made.pdf, "raw")[0]


def test_one_letter_has_six_languages() -> None:
    source = read_letter_file(letter("six-languages"))
    assert set(languages_of(source)) == {"ar", "zh", "en", "fr", "ru", "es"}


def test_a_text_that_lacks_a_language_is_an_error_at_its_place() -> None:
    source = read_letter_file(letter("six-languages"))
    lines = source.data.decode().split("\n")
    place = lines.index("          ru: Предотвращение вооруженных конфликтов")
    lacking = "\n".join(lines[:place] + lines[place + 1 :])
    (found,) = all_findings(type(source)(lacking.encode(), source.name, source.folder), "ru")
    assert (found.rule, found.span.line) == ("missing-language", 20)
    assert found.hint is not None
    assert "it is given in ar, zh, en, fr, es" in found.hint


LANGUAGES = ["ar", "zh", "en", "fr", "ru", "es"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_all_its_words_and_its_note_on_the_page_of_its_call(
    language: str, pdf_pages: Callable[[bytes, str], list[str]]
) -> None:
    source = read_letter_file(letter("six-languages"))
    document = read_version(source, language).document  # type: ignore[arg-type]
    assert document is not None
    pages = pdf_pages(build_version(source, language, ["pdf"]).pdf, "raw")  # type: ignore[arg-type]
    printed = Counter("".join("".join(pages).split()))
    for part, page in zip(document.parts, pages, strict=True):
        for block in part.blocks:
            inlines = getattr(block, "inlines", ())
            wanted = Counter("".join(plain(inlines).replace("\u2011", "-").split()))
            assert not wanted - printed, plain(inlines)
            if any(isinstance(inline, FootnoteCall) for inline in inlines):
                assert f"docs.un.org/{language}/S/RES/822" in page


def test_the_gallery_shows_every_example_in_small_pictures() -> None:
    page = (ROOT / "docs" / "gallery.md").read_text(encoding="utf-8")
    pictures = ROOT / "docs" / "images" / "gallery"
    shown = re.findall(r"\(images/gallery/([\w-]+)\.png\)", page)
    assert sorted(shown) == EXAMPLES == sorted(path.stem for path in pictures.glob("*.png"))
    for name in EXAMPLES:
        assert f"examples/{name}/letter.yaml" in page
    assert sum(path.stat().st_size for path in pictures.iterdir()) < 1_500_000
