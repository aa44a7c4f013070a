"""The lines of the masthead and of the session block, as printed."""

from __future__ import annotations

import pytest

from unassemble.languages import (
    LANGUAGES,
    Language,
    Session,
    agenda_line,
    annex_original_line,
    council_year_line,
    distribution_line,
    language_line,
    original_line,
    session_line,
)

SEED_ITEMS = [(32, None), (37, None), (68, None), (70, None), (75, None), (83, None)]
EMERGENCY: Session = ("emergency", 10)


@pytest.mark.parametrize(
    ("language", "session", "year"),
    [
        ("en", "Seventy-fourth session", "Seventy-fifth year"),
        ("zh", "第七十四届会议", "第七十五年"),
        ("fr", "Soixante-quatorzième session", "Soixante-quinzième année"),
        ("es", "Septuagésimo cuarto período de sesiones", "Septuagésimo quinto año"),
        ("ru", "Семьдесят четвертая сессия", "Семьдесят пятый год"),
        ("ar", "الدورة الرابعة والسبعون", "السنة الخامسة والسبعون"),
    ],
)
def test_session_and_year(language: Language, session: str, year: str) -> None:
    assert session_line("general-assembly", 74, language) == session
    assert council_year_line(75, language) == year
    assert session_line("security-council", 75, language) == year


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Tenth emergency special session"),
        ("fr", "Dixième session extraordinaire d’urgence"),
        ("es", "Décimo período extraordinario de sesiones de emergencia"),
        ("ru", "Десятая чрезвычайная специальная сессия"),
        ("zh", "第十届紧急特别会议"),
        ("ar", "الدورة الاستثنائية الطارئة العاشرة"),
    ],
)
def test_emergency_special_session(language: Language, text: str) -> None:
    assert session_line("general-assembly", EMERGENCY, language) == text


def test_other_sessions() -> None:
    assert (
        session_line("general-assembly", ("special", 32), "en") == "Thirty-second special session"
    )
    assert session_line("general-assembly", ("special", 32), "zh") == "第三十二届特别会议"
    assert session_line("economic-and-social-council", 2025, "en") == "2025 session"
    assert session_line("economic-and-social-council", 2025, "zh") == "2025 年届会"
    assert session_line("human-rights-council", 44, "en") == "Forty-fourth session"


def test_the_agenda_line_of_the_seed() -> None:
    assert agenda_line(SEED_ITEMS, "zh") == "议程项目 32、37、68、70、75 和 83"
    assert agenda_line(SEED_ITEMS, "en") == "Agenda items 32, 37, 68, 70, 75 and 83"


@pytest.mark.parametrize(
    ("language", "one", "two", "several"),
    [
        ("en", "Agenda item 34", "Agenda items 7 and 133", "Agenda items 7, 18 (b) and 133"),
        ("zh", "议程项目 34", "议程项目 7 和 133", "议程项目 7、18(b)和 133"),
        (
            "fr",
            "Point 34 de l’ordre du jour",
            "Points 7 et 133 de l’ordre du jour",
            "Points 7, 18 b) et 133 de l’ordre du jour",
        ),
        (
            "es",
            "Tema 34 del programa",
            "Temas 7 y 133 del programa",
            "Temas 7, 18 b) y 133 del programa",
        ),
        (
            "ru",
            "Пункт 34 повестки дня",
            "Пункты 7 и 133 повестки дня",
            "Пункты 7, 18 b) и 133 повестки дня",
        ),
        (
            "ar",
            "البند 34 من جدول الأعمال",
            "البندان 7 و 133 من جدول الأعمال",
            "البنود 7 و 18 (ب) و 133 من جدول الأعمال",
        ),
    ],
)
def test_agenda_lines(language: Language, one: str, two: str, several: str) -> None:
    assert agenda_line([(34, None)], language) == one
    assert agenda_line([(7, None), (133, None)], language) == two
    assert agenda_line([(7, None), (18, "b"), (133, None)], language) == several


@pytest.mark.parametrize(
    ("language", "preliminary", "provisional"),
    [
        ("en", "Item 116 (c) of the preliminary list*", "Item 7 of the provisional agenda*"),
        ("zh", "暂定项目表* 项目 116(c)", "临时议程* 项目 7"),
        (
            "fr",
            "Point 116 c) de la liste préliminaire*",
            "Point 7 de l’ordre du jour provisoire*",
        ),
        ("es", "Tema 116 c) de la lista preliminar*", "Tema 7 del programa provisional*"),
        ("ru", "Пункт 116 c) первоначального перечня*", "Пункт 7 предварительной повестки дня*"),
        ("ar", "البند 116 (ج) من القائمة الأولية*", "البند 7 من جدول الأعمال المؤقت*"),
    ],
)
def test_agendas_not_adopted_yet(language: Language, preliminary: str, provisional: str) -> None:
    assert agenda_line([(116, "c")], language, "preliminary-list", "*") == preliminary
    assert agenda_line([(7, None)], language, "provisional-agenda", "*") == provisional


@pytest.mark.parametrize(
    ("language", "distribution", "name", "original"),
    [
        ("en", "Distr.: General", "English", "Original: English and Spanish"),
        ("zh", "Distr.: General", "Chinese", "Original: English and Spanish"),
        ("ru", "Distr.: General", "Russian", "Original: English and Spanish"),
        ("ar", "Distr.: General", "Arabic", "Original: English and Spanish"),
        ("fr", "Distr. générale", "Français", "Original: anglais et espagnol"),
        ("es", "Distr. general", "Español", "Original: inglés y español"),
    ],
)
def test_right_hand_cell(language: Language, distribution: str, name: str, original: str) -> None:
    assert distribution_line("general", language) == distribution
    assert language_line(language) == name
    assert original_line(["en", "es"], language) == original


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("en", "[Original: English]", "[Original: French and Russian]"),
        ("fr", "[Original: anglais]", "[Original: français et russe]"),
        ("es", "[Original: inglés]", "[Original: francés y ruso]"),
        (
            "ru",
            "[Подлинный текст на английском языке]",
            "[Подлинный текст на французском и русском языках]",
        ),
        ("zh", "[原件：英文]", "[原件：法文和俄文]"),
        ("ar", "[الأصل: بالإنكليزية]", "[الأصل: بالفرنسية والروسية]"),
    ],
)
def test_original_of_an_annex(language: Language, one: str, two: str) -> None:
    assert annex_original_line(["en"], language) == one
    assert annex_original_line(["fr", "ru"], language) == two


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_session_beyond_the_table_is_refused(language: Language) -> None:
    with pytest.raises(ValueError, match="ordinals are known"):
        session_line("general-assembly", 500, language)
