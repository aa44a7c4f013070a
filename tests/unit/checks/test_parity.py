"""Two versions of a letter are compared: each difference is one finding with both places."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from letter_files import GOOD, source
from unassemble.base.diagnostics import Diagnostic
from unassemble.cli.check import command
from unassemble.languages.codes import LANGUAGES, Language
from unassemble.pipeline.checking import parity_findings

ROOT = Path(__file__).resolve().parents[3]
SIX = (ROOT / "examples" / "six-languages" / "letter.yaml").read_text("utf-8")
TEXT = """\
language: en
original: en
symbols: [A/79/1]
date: 2025-04-02
organs:
  - organ: general-assembly
    session: 79
    agenda_items:
      - {number: 14, title: {en: Culture of peace, fr: Culture de paix}}
letter:
  dated: 2025-04-01
  from: {state: AZ, office: permanent-representative}
  to: [secretary-general]
  text:
    en: |
      On 31 March and 14 April 2020 Azerbaijan wrote^[See <https://a.org/x>.] of 1,500 persons.

      I recall resolution 822 (1993).^[Of 30 April 1993.]

      - Two of 12 rooms
      - Three of 13 rooms
    fr: |
      Les 31 mars et 14 avril 2020, l’Azerbaïdjan a écrit^[Voir <https://a.org/x>.] sur
      1 500 personnes.

      Je rappelle la résolution 822 (1993)^[Du 30 avril 1993.].

      - Deux des 12 salles
      - Trois des 13 salles
  signatories:
    - name: {"en fr": Ann **Lee**}
      titles: {en: [Ambassador], fr: [Ambassadrice]}
"""


def found(text: str, first: Language = "en", second: Language = "fr") -> tuple[Diagnostic, ...]:
    return parity_findings((source(text), first), (source(text), second))


def line_of(text: str, words: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), 1) if words in line)


def test_versions_that_agree_have_none() -> None:
    assert found(TEXT) == ()
    assert found(TEXT, "fr", "en") == ()


@pytest.mark.parametrize("first", LANGUAGES)
@pytest.mark.parametrize("second", LANGUAGES)
def test_the_six_versions_of_the_example_agree(first: Language, second: Language) -> None:
    assert [str(one) for one in found(SIX, first, second)] == []


@pytest.mark.parametrize(
    ("rule", "old", "new", "at", "there"),
    [
        ("parity-date", "31 mars", "30 mars", "30 mars", "On 31 March"),
        ("parity-date", "14 avril 2020", "14 mai 2020", "14 mai", "14 April"),
        ("parity-date", "avril 1993", "avril 1994", "avril 1994", "30 April 1993"),
        ("parity-number", "1 500", "1 400", "1 400", "1,500"),
        ("parity-number", "des 13", "des 14", "des 14", "13 rooms"),
        ("parity-symbol", "822 (1993)^", "853 (1993)^", "853", "resolution 822 (1993)."),
        ("parity-address", "Voir <https://a.org/x>", "Voir <https://a.org/y>", "org/y", "org/x"),
        ("parity-name", "l’Azerbaïdjan", "Il", "Il a", "Azerbaijan wrote"),
        ("parity-item", "      - Trois des 13 salles\n", "", "Deux des 12", "13 rooms"),
        ("parity-paragraph", "  - Deux", "  En 2025.\n\n      - Deux", "En 2025", "I recall"),
    ],
)  # fmt: skip
def test_one_change_is_one_finding_with_two_places(
    rule: str, old: str, new: str, at: str, there: str
) -> None:
    assert TEXT.count(old) == 1
    changed = TEXT.replace(old, new)
    (one,) = found(changed)
    assert one.rule == rule
    assert one.span.line == line_of(changed, at)
    assert one.related is not None
    assert one.related.line == line_of(changed, there)
    assert f"(en: {one.related})" in one.message
    (other,) = found(changed, "fr", "en")
    assert other.rule == rule


def test_a_missing_note_is_reported_once() -> None:
    changed = TEXT.replace("^[Du 30 avril 1993.]", "")
    assert [one.rule for one in found(changed)] == ["parity-note"]


def test_a_note_called_elsewhere_is_reported_at_both_paragraphs() -> None:
    moved = TEXT.replace(" sur\n", "^[Du 30 avril 1993.] sur\n")
    moved = moved.replace("(1993)^[Du 30 avril 1993.].", "(1993).")
    assert [one.rule for one in found(moved)] == ["parity-call", "parity-call"]


def test_two_files_are_compared_outside_their_texts_too() -> None:
    other = TEXT.replace("language: en", "language: fr").replace("number: 14", "number: 15")
    other = other.replace("dated: 2025-04-01", "dated: 2025-03-01")
    made = parity_findings((source(TEXT), "en"), (source(other), "fr"))
    assert [one.rule for one in made] == ["parity-agenda", "parity-date"]


def test_a_finding_quotes_the_letter_unchanged() -> None:
    """A finding quotes the words of the letter, not those of the program."""
    text = TEXT.replace("1 500 personnes", "500 personnes de the first version")
    (one,) = found(text.replace("1,500", "the first version 1,500"))
    assert one.message.startswith("“500” is “1,500” in en (en: ")


def test_errors_of_either_version_are_reported_instead() -> None:
    broken = TEXT.replace("      - Trois des 13 salles\n", "      See [a](#).\n")
    assert [one.rule for one in found(broken)] == ["link-target"]


LENGTH = 60


def test_many_paragraphs_one_of_them_missing() -> None:
    def paragraphs(word: str, numbers: list[int]) -> str:
        return "\n\n".join(f"      {word} {number}." for number in numbers) + "\n"

    every = list(range(101, 101 + LENGTH))
    fewer = [number for number in every if number != 130]
    start, end = TEXT.index("    en: |"), TEXT.index("  signatories")
    body = f"    en: |\n{paragraphs('Room', every)}    fr: |\n{paragraphs('Salle', fewer)}"
    (one,) = found(TEXT[:start] + body + TEXT[end:])
    assert one.rule == "parity-paragraph"
    assert "“Room 130.”" in one.message


TEXTS = st.lists(
    st.one_of(
        st.sampled_from(
            ["31.02.2020", "十三月", "2020年99月99日", "S/RES/", "https://[", "1,000", "^[x]"]
        ),
        st.text(st.characters(exclude_categories=("C",)), max_size=9),
    ),
    min_size=1,
    max_size=4,
).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(
    first=st.sampled_from(LANGUAGES),
    second=st.sampled_from(LANGUAGES),
    texts=st.tuples(st.lists(TEXTS, max_size=3), st.lists(TEXTS, max_size=3)),
)
def test_no_text_raises_an_exception_when_compared(
    first: Language, second: Language, texts: tuple[list[str], list[str]]
) -> None:
    letters = [
        GOOD.replace("language: en", f"language: {language}").replace(
            "|\n    I have the honour to write.",
            json.dumps("Text.\n\n" + "\n\n".join(words), ensure_ascii=False),
        )
        for language, words in zip((first, second), texts, strict=True)
    ]
    one, other = map(source, letters)
    made = parity_findings((one, first), (other, second))
    assert all(str(finding) for finding in made)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, list(arguments))


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    """A letter file, and the same letter with another date in French."""
    good, other = tmp_path / "a.yaml", tmp_path / "b.yaml"
    good.write_text(TEXT, "utf-8")
    other.write_text(TEXT.replace("31 mars", "30 mars"), "utf-8")
    return str(good), str(other)


def test_the_command_compares_one_file_or_two(files: tuple[str, str]) -> None:
    good, other = files
    assert (run("--parity", "en,fr", good).output, run("--parity", "fr,fr", good, good).output) == (
        "",
        "",
    )
    made = run("--parity", "en,fr", good, other)
    assert made.exit_code == 0
    assert f"b.yaml:23:11: warning[parity-date]: “30 mars” is “31 March” in en (en: {good}:" in (
        made.output
    )
    assert run("--parity", "en,fr", "--ignore", "parity-date", good, other).output == ""


def test_the_second_place_is_in_json_and_sarif(files: tuple[str, str]) -> None:
    good, other = files
    (row,) = json.loads(run("--parity", "en,fr", "--format", "json", good, other).stdout)
    assert row["related"] == {"file": good, "line": 16, "column": 10}
    sarif = json.loads(run("--parity", "en,fr", "--format", "sarif", good, other).stdout)
    (result,) = sarif["runs"][0]["results"]
    (place,) = result["relatedLocations"]
    assert place["physicalLocation"]["region"]["startLine"] == 16


@pytest.mark.parametrize(
    "arguments",
    [
        ["--parity", "en"],
        ["--parity", "en,de"],
        ["--parity", "en,en"],
        ["--parity", "en,fr", "--fix"],
        ["--parity", "en,fr", "--language", "fr"],
    ],
)
def test_wrong_usage(arguments: list[str], files: tuple[str, str]) -> None:
    assert run(*arguments, files[0]).exit_code == 2
    assert run("--parity", "en,fr", *files, files[0]).exit_code == 2
