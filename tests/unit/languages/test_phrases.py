"""The data files of the six languages are complete, and say the same things."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from jinja2 import Environment, meta

from unassemble import languages
from unassemble.base.errors import InstallationError
from unassemble.languages import (
    LANGUAGES,
    Language,
    is_language,
    is_rtl,
    job_letter,
    language_tag,
    masthead_language,
    organ_name,
    phrase,
    phrase_table,
    signature_form,
)
from unassemble.languages.data import parse, rewrite
from unassemble.languages.grammar import grammar

ROOM = Path(languages.__file__).parent

KEYS = sorted(phrase_table("en"))


def variables(text: str) -> set[str]:
    """What a phrase names."""
    return meta.find_undeclared_variables(Environment().parse(text))


def test_the_languages_come_in_the_order_of_the_united_nations() -> None:
    assert LANGUAGES == ("ar", "zh", "en", "fr", "ru", "es")
    assert is_language("fr")
    assert not is_language("de")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_is_missing_and_none_is_extra(language: Language) -> None:
    assert sorted(phrase_table(language)) == KEYS


@pytest.mark.parametrize("key", KEYS)
def test_a_phrase_has_the_same_variables_in_all_languages(key: str) -> None:
    english = variables(phrase_table("en")[key].text)
    for language in LANGUAGES:
        assert variables(phrase_table(language)[key].text) == english, language


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_has_words_and_a_source(language: Language) -> None:
    for key, found in phrase_table(language).items():
        assert found.text, key
        assert re.match(r"(M|V|K|seed)\b", found.source), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phrase_holds_words_and_variables_alone(language: Language) -> None:
    for key, found in phrase_table(language).items():
        assert not re.search("[{}]", re.sub(r"\{\{ [a-z_]+ \}\}", "", found.text)), key


def test_a_phrase_knows_whether_its_wording_was_seen() -> None:
    assert phrase_table("zh")["note.language-of-submission"].verified
    assert not phrase_table("fr")["note.language-of-submission"].verified


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_grammar_of_every_language_can_be_read(language: Language) -> None:
    rules = grammar(language)
    assert set(rules.genders) == {"session", "year", "paragraph"}
    assert set(rules.numerals) == {"annex", "enclosure", "appendix"}
    assert rules.states_after_of in ("all", "first")


def test_every_key_that_the_code_names_exists() -> None:
    """Keys stand in the code in quotation marks: those with a dot in them must be phrases."""
    for module in ROOM.glob("*.py"):
        for key in re.findall(r'"([a-z][a-z-]*(?:\.[a-z-]+)+)"', module.read_text("utf-8")):
            if key.endswith(".yaml"):
                continue
            assert key in KEYS, f"{module.name}: {key}"


def test_no_word_of_another_script_stands_in_the_code() -> None:
    """Outside docstrings and comments: words are data."""
    foreign = re.compile("[\u0400-\u06ff\u4e00-\u9fff]")
    for module in ROOM.glob("*.py"):
        source = re.sub(r'""".*?"""|#.*', "", module.read_text("utf-8"), flags=re.DOTALL)
        assert not foreign.search(source), module.name


def test_an_unknown_phrase_says_the_installation_is_damaged() -> None:
    with pytest.raises(InstallationError, match=r"en\.yaml has no phrase 'no\.such'"):
        phrase("en", "no.such")
    with pytest.raises(InstallationError, match="'languages' is undefined"):
        phrase("en", "masthead.original")
    with pytest.raises(InstallationError, match="unsupported language 'de'"):
        phrase("de", "other.page")  # type: ignore[arg-type]


def test_a_damaged_data_file_says_so() -> None:
    with pytest.raises(InstallationError, match=r"xx\.yaml is damaged"):
        parse("a: [", "xx.yaml")
    with pytest.raises(InstallationError, match=r"xx\.yaml is damaged"):
        parse("- a", "xx.yaml")


def test_values_are_never_read_as_templates() -> None:
    assert phrase("en", "note.agenda", symbol="{{ symbol }} {% x %}") == "{{ symbol }} {% x %}."


def test_rules_are_tried_in_order() -> None:
    assert rewrite("le Canada", (("^le ", "du "), ("^", "de "))) == "du Canada"
    assert rewrite("Cuba", (("^le ", "du "), ("^", "de "))) == "de Cuba"
    assert rewrite("Cuba", (("^le ", "du "),)) is None


@pytest.mark.parametrize(
    ("language", "tag", "letter", "masthead"),
    [
        ("ar", "ar-SA", "A", "en"),
        ("zh", "zh-CN", "C", "en"),
        ("en", "en-GB", "E", "en"),
        ("fr", "fr-FR", "F", "fr"),
        ("ru", "ru-RU", "R", "en"),
        ("es", "es-ES", "S", "es"),
    ],
)
def test_codes(language: Language, tag: str, letter: str, masthead: str) -> None:
    assert language_tag(language) == tag
    assert job_letter(language) == letter
    assert masthead_language(language) == masthead
    assert is_rtl(language) is (language == "ar")


def test_organs() -> None:
    assert organ_name("general-assembly", "zh") == "大会"
    assert organ_name("security-council", "zh") == "安全理事会"
    assert organ_name("human-rights-council", "es") == "Consejo de Derechos Humanos"


def test_a_signature_in_chinese_has_titles_above_and_the_word_after_the_name() -> None:
    form = signature_form("zh")
    assert (form.word, form.name_first, form.titles_first) == ("签名", True, True)


def test_a_signature_in_english_has_the_word_before_the_name() -> None:
    form = signature_form("en")
    assert (form.word, form.name_first, form.titles_first) == ("Signed", False, False)


def test_every_public_name_is_there() -> None:
    for name in languages.__all__:
        assert hasattr(languages, name), name


def test_fixed_notes_as_printed() -> None:
    note = "note.language-of-submission"
    assert phrase("en", note) == "Circulated in the language of submission only."
    assert phrase("zh", note) == "仅以来件所用语文分发。"
    reissue = phrase("en", "note.reissue", date="25 April 2025")
    assert reissue == "Reissued for technical reasons on 25 April 2025."
