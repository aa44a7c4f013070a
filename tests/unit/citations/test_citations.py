"""Citations as the six languages write them, and where their links lead."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from letter_files import GOOD, assembled, changed, source
from unassemble.citations import (
    address_of,
    citations_in,
    cited_documents,
    link_base,
    link_citations,
    symbol_of,
)
from unassemble.model import Link, Paragraph, Text, plain
from unassemble.pipeline.reading import read_version


def found(text: str, language: str = "en") -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.symbol) for one in citations_in(text, language)]


@pytest.mark.parametrize(
    ("text", "words", "symbol"),
    [
        ("see A/74/805-S/2020/301.", "A/74/805-S/2020/301", "A/74/805"),
        ("document A/RES/62/243", "A/RES/62/243", "A/RES/62/243"),
        ("S/RES/822 (1993)", "S/RES/822 (1993)", "S/RES/822(1993)"),
        ("S/RES/822, S/PV.9876", "S/RES/822", "S/RES/822(1993)"),
        ("S/PV.9876", "S/PV.9876", "S/PV.9876"),
        ("A/HRC/8/6/Add.2", "A/HRC/8/6/Add.2", "A/HRC/8/6/Add.2"),
        ("A/ES-10/949", "A/ES-10/949", "A/ES-10/949"),
        ("General Assembly resolution 62/243", "62/243", "A/RES/62/243"),
    ],
)
def test_what_a_citation_is(text: str, words: str, symbol: str) -> None:
    assert found(text)[0] == (words, symbol)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Security Council resolutions 822 (1993) and 853 (1993)"),
        ("fr", "les résolutions 822 (1993) et 853 (1993) du Conseil de sécurité"),
        ("es", "las resoluciones 822 (1993) y 853 (1993) del Consejo de Seguridad"),
        ("ru", "резолюции 822 (1993) и 853 (1993) Совета Безопасности"),
        ("zh", "安全理事会第822(1993)号和第853(1993)号决议"),
        ("ar", "قراري مجلس الأمن 822 (1993) و 853 (1993)"),
    ],
)
def test_a_list_of_resolutions_in_six_languages(language: str, text: str) -> None:
    assert [symbol for _, symbol in found(text, language)] == ["S/RES/822(1993)", "S/RES/853(1993)"]


@pytest.mark.parametrize(
    "text",
    [
        "in 1993 (see below)",
        "and/or 24/7",
        "https://example.org/A/74/805",
        "on 3/4/2020",
        "resolution 62 (of the Parliament)",
        "European Parliament resolution 62/243",
    ],
)
def test_what_is_none(text: str) -> None:
    assert found(text) == []


def test_the_address_is_in_the_language_of_the_passage() -> None:
    made = address_of("S/RES/822(1993)", "fr")
    assert made == "https://docs.un.org/fr/S/RES/822%281993%29"
    assert symbol_of(made) == "S/RES/822(1993)"
    assert symbol_of("https://example.org/A/1") is None


@pytest.mark.parametrize(
    ("given", "base"),
    [
        ("https://undocs.org", "https://undocs.org/"),
        ("http://localhost:8000/x", "http://localhost:8000/x/"),
        ("javascript:alert(1)", None),
        ("https://", None),
        ("https://a.org/?q=", None),
        ('https://a.org/"', None),
    ],
)
def test_a_base_is_an_address(given: str, base: str | None) -> None:
    assert link_base(given) == base


WORDS = "I have the honour to write."


def first(text: str) -> Paragraph:
    document = link_citations(assembled(changed(WORDS, text)))
    block = document.parts[0].blocks[0]
    assert isinstance(block, Paragraph)
    return block


def test_words_stay_and_get_a_link() -> None:
    paragraph = first("As in document A/74/805, and in A/79/1 too.")
    assert plain(paragraph.inlines) == "As in document A/74/805, and in A/79/1 too."
    (link,) = [one for one in paragraph.inlines if isinstance(one, Link)]
    assert (link.target, plain(link.children)) == ("https://docs.un.org/en/A/74/805", "A/74/805")


def test_the_documents_own_symbol_is_no_citation() -> None:
    assert all(isinstance(one, Text) for one in first("This is A/79/1.").inlines)


def test_a_link_that_is_there_stays() -> None:
    paragraph = first("See [A/74/805](https://example.org/x).")
    (link,) = [one for one in paragraph.inlines if isinstance(one, Link)]
    assert link.target == "https://example.org/x"


def test_a_dead_link_of_a_citation_is_led_to_its_document() -> None:
    paragraph = first("See [S/RES/822](#).")
    (link,) = [one for one in paragraph.inlines if isinstance(one, Link)]
    assert link.target == "https://docs.un.org/en/S/RES/822%281993%29"


def test_without_a_base_there_are_no_links() -> None:
    text = changed(WORDS, "See A/74/805 and [S/RES/822](#).")
    document = read_version(replace(source(text), link_base="")).document
    assert document is not None
    block = document.parts[0].blocks[0]
    assert isinstance(block, Paragraph)
    assert not any(isinstance(one, Link) for one in block.inlines)
    assert plain(block.inlines) == "See A/74/805 and S/RES/822."


def test_what_changes_nothing_is_the_same_object() -> None:
    document = assembled(GOOD)
    assert link_citations(document).parts is document.parts


def test_cited_documents_are_listed_with_their_places() -> None:
    text = "See A/74/805; also resolution 822 (1993) and again A/74/805."
    rows = cited_documents(assembled(changed(WORDS, text)))
    assert [(row.symbol, len(row.places)) for row in rows] == [
        ("A/74/805", 2),
        ("S/RES/822(1993)", 1),
    ]
    span = rows[0].places[0].span
    assert span is not None
    assert GOOD.splitlines()[span.line - 1].strip() == WORDS
    assert span.column == 5 + len("See ")
