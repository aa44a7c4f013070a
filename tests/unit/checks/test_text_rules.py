"""Rules on the text: for each, a letter that triggers it, with the place, and one that does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from letter_files import GOOD, findings, source
from unassemble.pipeline.checking import all_findings, repaired_file
from unassemble.pipeline.letter_file import LetterFile

WORDS = "I have the honour to write."
ANNEX = """\
annexes:
  - title: A compilation
    sections:
      - heading: I. States
        entries:
          - party: AUSTRALIA
            statements:
              - title: A statement
                date: 31.03.2025
                text: |
                  Its text.
"""
WITH_ANNEX = GOOD.replace(WORDS, "I have the honour to transmit a compilation (see annex).") + ANNEX


def found(text: str, rule: str) -> list[tuple[int, int, str]]:
    return [(one.span.line, one.span.column, one.message) for one in findings(text)
            if one.rule == rule]  # fmt: skip


def letter(words: str) -> str:
    return GOOD.replace(WORDS, words)


LINE = next(number for number, line in enumerate(GOOD.splitlines(), 1) if WORDS in line)


@pytest.mark.parametrize(
    ("rule", "words", "column"),
    [
        ("word-error", "See Error! Reference source not found.", 9),
        ("word-error", "见错误!超链接引用无效。", 6),
        ("word-error", "Voir Erreur ! Signet non défini.", 10),
        ("repeated-space", "I write.  And again.", 13),
        ("mixed-scripts", "The city of Mосква is large.", 17),
        ("emphasis-in-letter", "I **strongly** object.", 9),
        ("emphasis-in-letter", "I *strongly* object.", 8),
        ("invisible-character", "I ob\u200bject.", 9),
        ("address-tracking", "See <https://example.org/a?id=1&utm_source=x>.", 10),
        ("address-malformed", "See http:/example.org now.", 9),
        ("address-malformed", "See https://https://example.org now.", 9),
        ("address-malformed", "See www,example.org now.", 9),
        ("resolution-without-year", "See S/RES/822 and others.", 9),
        ("dead-link", "See [S/RES/822 (1993)](#).", 10),
        ("quotation-marks", "A «peace of sorts.", 7),
        ("quotation-marks", 'A “peace” of "sorts.', 18),
        ("note-mark-place", "I write^[A note.].", 11),
        ("repeated-address", "See https://a.org/x and https://a.org/x.", 29),
        ("state-name", "I visited Turkey and Türkiye.", 15),
        ("repeated-note", "One^[See A/79/843, p. 2.] and two^[See A/79/843, p. 2.] again.", 40),
        ("impossible-date", "On 31.04.2020 it rained.", 8),
        ("invisible-character", "I ob\ufffdject.", 9),
    ],
)
def test_what_is_found_and_where(rule: str, words: str, column: int) -> None:
    assert [one[:2] for one in found(letter(words), rule)] == [(LINE, column)]


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("word-error", "An error! The reference source was not found."),
        ("repeated-space", "I write. And <https://example.org/a> again."),
        ("mixed-scripts", "The city of Москва is Moscow."),
        ("emphasis-in-letter", "See *Law of the Sea Bulletin*, *inter alia*, [*non*]{lang=fr}."),
        ("invisible-character", "I object—déjà vu."),
        ("chinese-and-digits", "In 2025 I wrote."),
        ("address-tracking", "See <https://example.org/a?id=1>."),
        ("address-malformed", "See <https://example.org/a_b> (www.un.org/en), and https."),
        ("resolution-without-year", "See S/RES/822 (1993), S/RES/853(1993)."),
        ("dead-link", "See [the page](https://example.org)."),
        ("quotation-marks", "A “peace” of sorts."),
        ("quotation-marks", 'A "peace" of sorts.'),
        ("note-mark-place", "I write.^[A note.] And then^[A second.] more."),
        ("repeated-address", "See https://a.org/x and https://a.org/y."),
        ("state-name", "I visited Turkeys, North Macedonia and the Russian Federation."),
        (
            "repeated-note",
            "One^[See A/79/843, p. 2.] and two^[See A/79/843, p. 3.], three^[Ibid.].",
        ),
        ("impossible-date", "On 30.04.2020 section 1.2.3 of 99.99.9999."),
        ("emphasis-in-letter", WORDS),
    ],
)
def test_what_is_not_found(rule: str, words: str) -> None:
    assert found(letter(words), rule) == []


def test_a_statement_later_than_its_letter() -> None:
    assert found(WITH_ANNEX, "late-statement") == []
    late = WITH_ANNEX.replace("31.03.2025", "31.03.2026")
    line = next(number for number, text in enumerate(late.splitlines(), 1) if "2026" in text)
    assert [one[0] for one in found(late, "late-statement")] == [line]
    assert found(WITH_ANNEX.replace("31.03.2025", "31.13.2026"), "late-statement") == []


def test_spaces_are_repaired_and_nothing_else() -> None:
    given = letter("I write.  And again.")
    made, repairs = repaired_file(source(given))
    assert made.data.decode() == given.replace("write.  And", "write. And")
    assert [one.rule for one in repairs] == ["repeated-space"]


def test_annexes_keep_their_spaces() -> None:
    assert found(WITH_ANNEX.replace("Its text.", "Its  text."), "repeated-space") == []


CHINESE = letter("2025 年4月 1 日，我谨致函。").replace("language: en", "language: zh", 1)


def test_spaces_between_chinese_and_numbers() -> None:
    assert [one[2] for one in found(CHINESE, "chinese-and-digits")] == [
        "no space between Chinese characters and a number in 2 places of this paragraph"
    ]
    made, _ = repaired_file(source(CHINESE))
    assert made.data.decode() == CHINESE.replace("年4月", "年 4 月")


@pytest.mark.parametrize(
    ("symbol", "hint"),
    [("S/RES/822", "probably S/RES/822 (1993)"), ("S/RES/9822", "write S/RES/9822 (year)")],
)
def test_the_year_of_a_resolution_is_a_hint(symbol: str, hint: str) -> None:
    hints = [one.hint for one in findings(letter(f"See {symbol}.")) if one.severity == "note"]
    assert hints == [hint]


def statement(old: str, new: str) -> str:
    assert WITH_ANNEX.count(old) == 1
    return WITH_ANNEX.replace(old, new)


SECOND = """\
              - title: Another
                date: {}
                text: Its text.
"""


@pytest.mark.parametrize(("form", "count"), [("30.03.2025", 0), ("30 March 2025", 1)])
def test_dates_of_statements_in_different_forms(form: str, count: int) -> None:
    assert len(found(WITH_ANNEX + SECOND.format(form), "mixed-date-forms")) == count


@pytest.mark.parametrize(
    ("words", "message"), [(8_000, []), (9_000, ["8,500"]), (11_000, ["10,700"])]
)
def test_the_words_are_counted(words: int, message: list[str]) -> None:
    long = statement("                  Its text.", f"                  {'word ' * words}")
    assert [
        next(n for n in ("8,500", "10,700") if n in one[2]) for one in found(long, "word-count")
    ] == message


@pytest.mark.parametrize(("limit", "count"), [(1, 1), (2, 0)])
def test_the_pages_are_counted(limit: int, count: int) -> None:
    assert len(found(f"page_limit: {limit}\n" + WITH_ANNEX, "page-limit")) == count


@pytest.mark.parametrize(
    ("name", "count"),
    [("H.E. Ms. Ann **Lee**", 1), ("Mr. Ann **Lee**", 1), ("Drusilla **Lee**", 0)],
)
def test_a_title_of_courtesy(name: str, count: int) -> None:
    assert len(found(GOOD.replace("Ann **Lee**", name), "honorific")) == count


@pytest.mark.parametrize(("pixels", "rules"), [(200, ["image-resolution"]), (4000, [])])
def test_the_dots_of_a_picture(pixels: int, rules: list[str], tmp_path: Path) -> None:
    Image.new("RGB", (pixels, 100)).save(tmp_path / "map.png")
    text = statement("                  Its text.", "                  ![A map](map.png)")
    made = LetterFile(text.encode(), "letter.yaml", tmp_path)
    assert [one.rule for one in all_findings(made)] == rules


@pytest.mark.parametrize(
    ("words", "count"), [("J’écris.^[Une note.]", 1), ("J’écris^[Une note.].", 0)]
)
def test_the_mark_in_french(words: str, count: int) -> None:
    french = letter(words).replace("language: en", "language: fr", 1)
    assert len(found(french, "note-mark-place")) == count


@pytest.mark.parametrize(
    ("words", "count"),
    [("决议^[注。]。我", 1), ("决议。^[注。]我", 0), ("决议，^[注。]我", 0), ("决议^[注。]和", 0)],
)
def test_the_mark_in_chinese(words: str, count: int) -> None:
    """Four of the five calls of A/75/836 stand after a mark, the fifth after a word."""
    assert len(found(in_language("zh", words), "note-mark-place")) == count


def in_language(language: str, words: str) -> str:
    return letter(words).replace("language: en", f"language: {language}", 1)


@pytest.mark.parametrize(
    ("language", "words", "meant"),
    [
        ("fr", "la Russie et la Fédération de Russie", ["Fédération de Russie"]),
        ("es", "la República Árabe Siria y Siria", ["República Árabe Siria"]),
        ("ru", "в Белоруссии и в Беларуси", ["Беларусь"]),
        ("zh", "白俄罗斯、俄罗斯和俄罗斯联邦", ["俄罗斯联邦"]),
        ("ar", "كوريا الجنوبية وجمهورية كوريا", ["جمهورية كوريا"]),
    ],
)
def test_names_of_states(language: str, words: str, meant: list[str]) -> None:
    messages = [one[2] for one in found(in_language(language, words), "state-name")]
    assert [one.split("“")[2].split("”")[0] for one in messages] == meant


def test_italics_in_chinese_and_in_a_corrigendum() -> None:
    assert len(found(in_language("zh", "这是*不*对的。"), "emphasis-in-letter")) == 1
    replaced = letter("For page 2 *read* page 3").replace("A/79/1", "A/79/1/Corr.1")
    assert found(replaced, "emphasis-in-letter") == []


def test_a_misprint_is_repaired() -> None:
    given = in_language("zh", "请将本函分发给荷。")
    assert len(found(given, "misprint")) == 1
    assert repaired_file(source(given))[0].data.decode() == in_language("zh", "请将本函分发为荷。")


@pytest.mark.parametrize(("words", "count"), [(40, 0), (80, 1)])
def test_the_length_of_a_title(words: int, count: int) -> None:
    long = statement("title: A compilation", "title: " + "word " * words)
    assert len(found(long, "title-length")) == count


@pytest.mark.parametrize(
    ("language", "name", "count"),
    [("zh", "张**军**先生", 1), ("zh", "张**军**", 0), ("fr", "M. Jean **Dupont**", 1)],
)
def test_a_title_of_courtesy_in_other_languages(language: str, name: str, count: int) -> None:
    named = in_language(language, WORDS).replace("Ann **Lee**", name)
    assert len(found(named, "honorific")) == count


def headed(*lines: str) -> str:
    text = "".join(f"      {line}\n\n" for line in lines)
    annex = "annexes:\n  - title: A report\n    text: |\n" + text
    return GOOD.replace(WORDS, "I transmit a report (see annex).") + annex


@pytest.mark.parametrize(
    ("rule", "lines", "count"),
    [
        ("heading-level", ("# I. A", "Text.", "### 1. B", "Text."), 1),
        ("heading-level", ("# I. A", "## A. B", "### 1. C", "# II. D"), 0),
        ("single-subheading", ("# I. A", "## A. B", "Text.", "# II. C"), 1),
        ("single-subheading", ("# I. A", "## A. B", "## B. C", "# II. D"), 0),
    ],
)
def test_headings(rule: str, lines: tuple[str, ...], count: int) -> None:
    assert len(found(headed(*lines), rule)) == count


@pytest.mark.parametrize("code", [*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
@pytest.mark.parametrize("form", ["{sign}", "&#x{code:x};"])
def test_an_override_of_direction_is_found(code: int, form: str) -> None:
    written = form.format(sign=chr(code), code=code)
    found = findings(GOOD.replace("I have the honour to write.", f"It is {written}123."))
    assert [str(one.span) for one in found if one.rule == "invisible-character"] == [
        "letter.yaml:14:11"
    ]
