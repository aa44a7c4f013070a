"""Wording: what is filled in, in the language of the version, and what is refused, and where."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from letter_files import GOOD, assembled, findings
from unassemble.base.diagnostics import Findings
from unassemble.base.source import SourceText, Span
from unassemble.languages import DateInWords, fill_wording
from unassemble.model import plain
from unassemble.wording import Missing

VALUES: dict[str, Any] = {
    "dated": DateInWords(date(2020, 5, 13), "en"),
    "symbols": ["A/74/805", "S/2020/301"],
    "previous": {"symbol": "A/74/805"},
    "circulation": Missing("there is no standing request", "write it out"),
}


def filled(text: str, language: str = "en") -> str:
    """The text, or its findings as place, rule and sentence."""
    found = Findings()
    second = text.find("\n") + 1
    anchors = ((0, 1, 1), (second, 2, 1)) if second else ((0, 1, 1),)
    made = fill_wording(SourceText(text, Span("w", 1, 1), language, anchors), VALUES, found)
    if not found.items:
        return made.value
    return "; ".join(f"{f.span.line}:{f.span.column} {f.rule}: {f.message}" for f in found)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("{{ dated }}", "en", "13 May 2020"),
        ("{{ dated | date('dd.MM.y') }}", "en", "13.05.2020"),
        ("{{ dated | date }}", "fr", "13 mai 2020"),
        ("{{ '2020-05-01' | date }}", "fr", "1er mai 2020"),
        ("{{ 74 | ordinal }}", "en", "seventy-fourth"),
        ("{{ 3 | ordinal('feminine') }}", "fr", "troisième"),
        ("{{ 2 | numeral }} {{ 2 | numeral('enclosure') }}", "en", "II II"),
        ("{{ 2 | numeral }}", "zh", "二"),
        ("{{ '156(a)' | numbers }}", "en", "156 (a)"),
        ("{{ symbols | symbols }}", "zh", "A/74/805-S/2020/301"),
        ("{{ symbols | list }}", "ru", "A/74/805 и S/2020/301"),
        ("{{ 'RU' | name }}", "en", "Russian Federation"),
        ("{{ 'RU' | name('text') }}", "en", "the Russian Federation"),
        ("{{ 'FR' | name('of') }}", "es", "de Francia"),
        ("{{ 'EG' | name('of') }}", "ru", "Египта"),
        ("{{ 2 | see_annex }}", "en", "(see annex II)"),
        ("{{ 'reference.annexes' | phrase }}", "en", "(see annexes)"),
        ("{{ 'annex.bare.numbered' | phrase(number='I') }}", "en", "Annex I"),
        ("{{ previous.symbol }} {{ previous['symbol'] }}", "en", "A/74/805 A/74/805"),
        ("{{ symbols[1] }} {{ symbols | first }}", "en", "S/2020/301 A/74/805"),
        ("{% for s in symbols %}{{ s }};{% endfor %}", "en", "A/74/805;S/2020/301;"),
        ("{% if symbols %}yes{% else %}no{% endif %}", "en", "yes"),
    ],
)
def test_filters_write_in_the_language_of_the_version(
    text: str, language: str, expected: str
) -> None:
    assert filled(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n{{ unknown }}", "2:4 unknown-name: unknown name “unknown”"),
        ("{{ previous.dated }}", "1:13 unknown-name: “previous” has no “dated”"),
        ("{{ dated.value }}", "has no attribute 'value'"),
        ("{{ dated.upper }}", "has no attribute 'upper'"),
        ("{{ dated['upper'] }}", "has no attribute 'upper'"),
        ("{{ symbols.append }}", "has no attribute 'append'"),
        ("{{ symbols[7] }}", "wording-refused"),
        ("{{ dated.__class__ }}", "1:10 wording-refused: “__class__” is not allowed in wording"),
        ("{{ dated['__class__'] }}", "wording-refused"),
        ("{{ ''.join(symbols) }}", "a pair of brackets after a name is not allowed in wording"),
        ("{{ 'x' | attr('y') }}", "1:10 unknown-filter: unknown filter “attr”"),
        ("{{ symbols | map('upper') | list }}", "unknown-filter: unknown filter “map”"),
        ("{{ 'no.such' | phrase }}", "unknown-phrase: unknown phrase “no.such”"),
        ("{{ 'annex.bare.numbered' | phrase }}", "wording-refused"),
        ("{{ 'soon' | date }}", "“soon” is not a date; write it as 2020-05-13"),
        ("{{ 'soon' | numbers }}", "“soon” is not an agenda item"),
        ("{{ 'ZZ' | name }}", "“ZZ” is not an ISO 3166 code"),
        ("{{ 'FR' | name('genitive') }}", "known are name, text, of"),
        ("{{ 500 | ordinal }}", "ordinals are known from 1 to 120"),
        ("{{ 2 | numeral('part') }}", "“part” is not annex, enclosure or appendix"),
        ("{{ circulation }}", "1:4 no-standing-wording: there is no standing request"),
        ("{% include '/etc/passwd' %}", "1:1 wording-refused: {% include %} is not allowed"),
        ("{% import '/etc/passwd' as x %}", "{% import %} is not allowed"),
        ("{% extends '/etc/passwd' %}", "{% extends %} is not allowed"),
        ("{% macro m() %}{{ m() }}{% endmacro %}", "{% macro %} is not allowed"),
        ("{{ range(10) }}", "unknown name “range”"),
        ("{{ self }}", "unknown name “self”"),
        ("{{ 10 ** 10 }}", "“**” is not allowed"),
        ("{{ 'x' * 10 }}", "“*” is not allowed"),
        ("{{ 'a' ~ 'b' }}", "“~” is not allowed"),
        ("{{ 1e999 | ordinal }}", "1:1 wording-refused: the number is too large"),
        (
            "{{ " + "(" * 9000 + "1" + ")" * 9000 + " }}",
            "1:14 wording-refused: the text cannot be filled in: its brackets are nested",
        ),
    ],
)
def test_what_is_refused(text: str, expected: str) -> None:
    assert expected in filled(text)


def paragraphs(text: str) -> list[str]:
    document = assembled(GOOD.replace("I have the honour to write.", text))
    return [plain(block.inlines) for block in document.parts[0].blocks if hasattr(block, "inlines")]


def test_the_text_of_a_letter_may_ask_for_standing_sentences() -> None:
    assert paragraphs("{{ sender }} writes.\n\n    {{ circulation }}") == [
        "The Permanent Representative of Azerbaijan to the United Nations writes.",
        "I should be grateful if you would have the present letter circulated as a document of the "
        "General Assembly, under agenda item\u00a014.",
    ]


def test_the_letter_may_hold_standing_sentences_of_its_own() -> None:
    own = "wording: {circulation: 'Under item {{ agenda_numbers }}, *please*.', fr-only: {fr: x}}\n"
    document = assembled(own + GOOD.replace("I have the honour to write.", "{{ circulation }}"))
    assert plain(document.parts[0].blocks[0].inlines) == "Under item\u00a014, please."  # type: ignore[union-attr]


def test_an_organ_without_a_standing_request_is_reported() -> None:
    text = GOOD.replace("session: 79", "session: {emergency: 10}").replace("A/79/1", "A/ES-10/1")
    (found,) = findings(text.replace("I have the honour to write.", "{{ circulation }}"))
    assert (found.rule, found.span.line, found.span.column) == ("no-standing-wording", 14, 8)
    assert found.hint == "write the request out instead of {{ circulation }}"
