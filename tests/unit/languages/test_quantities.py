"""Days and numbers in texts of the six languages: the same are found, however they are written."""

from __future__ import annotations

import pytest

from unassemble.languages.codes import Language
from unassemble.languages.quantities import days_in, numbers_in


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "on 31 March and 14 April 2020, from 11 to 15 May 2021, in June 2022"),
        ("en", "on March 31, 2020, 14.04.2020, 11–15 May 2021; June 2022"),
        ("fr", "les 31 mars et 14 avril 2020, du 11 au 15 mai 2021 et en juin 2022"),
        ("es", "el 31 de marzo y el 14 de abril de 2020, del 11 al 15 de mayo de 2021; junio 2022"),
        ("ru", "31 марта и 14 апреля 2020 года, с 11 по 15 мая 2021 года, в июне 2022 года"),
        ("zh", "2020 年 3 月 31 日和 4 月 14 日、2021年5月11日至15日及二〇二二年六月"),
        ("zh", "二〇二〇年三月三十一日，2020-04-14，2021 年 5 月 11 和十五日，2022 年 6 月份"),
        ("ar", "31 آذار/مارس و 14 نيسان/أبريل 2020، من 11 إلى 15 أيار/مايو ٢٠٢١ وفي يونيه 2022"),
    ],
)  # fmt: skip
def test_days(language: Language, text: str) -> None:
    found = [(day.year, day.month, day.day) for day in days_in(text, language)]
    expected = [(2020, 3, 31), (2020, 4, 14), (2021, 5, 11), (2021, 5, 15), (2022, 6, 0)]
    assert found == expected


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "It may be on 1 May 2020, at 14 places.", ["1 May 2020"]),
        ("fr", "le 1er mai 2020, 14 points", ["1er mai 2020"]),
        ("zh", "于2020年5月1日在14处", ["2020年5月1日"]),
        ("en", "version 1.2.3 of 32/2020", []),
    ],
)
def test_the_words_of_a_day(language: Language, text: str, words: list[str]) -> None:
    assert [text[day.start : day.end] for day in days_in(text, language)] == words


def test_a_year_that_is_not_given_agrees_with_any() -> None:
    (day,) = days_in("on 14 May", "en")
    (other,) = days_in("le 14 mai 2020", "fr")
    (wrong,) = days_in("le 15 mai", "fr")
    assert day.same(other)
    assert not day.same(wrong)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "1,500 of 2.5 million under items 32, 37 and 68, the 74th"),
        ("fr", "1 500 sur 2,5 millions au titre des points 32, 37 et 68, 74e"),
        ("es", "1.500 de 2,5 millones, temas 32, 37 y 68, 74°"),
        ("ru", "1 500 из 2,5 млн по пунктам 32, 37 и 68, 74-я"),
        ("zh", "250万中的1500，项目32、37和68，第74届"),
        ("ar", "1500 من 2.5 مليون في إطار البنود ٣٢ و 37 و68، 74"),
    ],
)
def test_numbers(language: Language, text: str) -> None:
    found = sorted(number.value for number in numbers_in(text, language))
    assert found == [32, 37, 68, 74, 1_500, 2_500_000]
