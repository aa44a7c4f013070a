"""The six official languages of the United Nations, and their codes.

The words of each language are data, in its YAML file.
"""

from __future__ import annotations

from typing import Literal, TypeGuard

Language = Literal["ar", "zh", "en", "fr", "ru", "es"]

LANGUAGES: tuple[Language, ...] = ("ar", "zh", "en", "fr", "ru", "es")
"""In the order in which the United Nations lists them: English alphabetical order."""

_TAGS: dict[str, str] = {
    "ar": "ar-SA",
    "zh": "zh-CN",
    "en": "en-GB",
    "fr": "fr-FR",
    "ru": "ru-RU",
    "es": "es-ES",
}

_JOB_LETTERS: dict[Language, str] = {
    "ar": "A",
    "zh": "C",
    "en": "E",
    "fr": "F",
    "ru": "R",
    "es": "S",
}


def is_language(code: str) -> TypeGuard[Language]:
    """Whether ``code`` is one of the six."""
    return code in LANGUAGES


def language_tag(language: str) -> str:
    """The BCP 47 tag that documents carry, such as ``en-GB``."""
    return _TAGS[language]


def is_rtl(language: str) -> bool:
    """Whether the language is written from right to left."""
    return language == "ar"


def job_letter(language: Language) -> str:
    """The letter of the language beside a job number: ``25-05275 (E)``.

    Source: job numbers in the Official Document System, one letter a language.
    """
    return _JOB_LETTERS[language]


def masthead_language(language: Language) -> Language:
    """The language of the right-hand cell of the masthead.

    Arabic, Chinese and Russian versions keep that cell in English; French and Spanish
    translate it.  Source: the letter of Azerbaijan of 13 May 2020 in Chinese ("Distr.: General",
    "15 May 2020", "Chinese", "Original: English"); S/8259 in Russian; A/67/352/Add.1 in Arabic.
    """
    return "en" if language in ("ar", "ru", "zh") else language
