"""The names of States: all are there, in all six languages and all forms."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from unassemble.languages import (
    LANGUAGES,
    Language,
    StateForm,
    given_name,
    is_observer,
    known_states,
    state_name,
)
from unassemble.languages.cldr import territory_in
from unassemble.languages.data import parse, read_text
from unassemble.languages.states import Form

FORMS: tuple[Form, ...] = get_args(Form)

# The 193 Members in the groups in which the General Assembly's regional groups meet; typed apart
# from the data, so that a row lost there is found here.
LIST = """
AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW
MZ NA NE NG RW SC SD SL SN SO SS ST SZ TD TG TN TZ UG ZA ZM ZW
AE AF BD BH BN BT CN CY FJ FM ID IN IQ IR JO JP KG KH KI KP KR KW KZ LA LB LK MH MM MN MV MY NP NR
OM PG PH PK PW QA SA SB SG SY TH TJ TL TM TO TV UZ VN VU WS YE
AL AM AZ BA BG BY CZ EE GE HR HU LT LV MD ME MK PL RO RS RU SI SK UA
AG AR BB BO BR BS BZ CL CO CR CU DM DO EC GD GT GY HN HT JM KN LC MX NI PA PE PY SR SV TT UY VC VE
AD AT AU BE CA CH DE DK ES FI FR GB GR IE IL IS IT LI LU MC MT NL NO NZ PT SE SM TR US
"""
MEMBERS = LIST.split()


def name(code: str, language: Language, form: Form = "name") -> str:
    found = state_name(code, language, form)
    assert found is not None
    return found.text


def test_all_members_and_the_two_observer_states_are_there() -> None:
    assert len(MEMBERS) == len(set(MEMBERS)) == 193
    assert set(known_states()) == {*MEMBERS, "VA", "PS"}
    assert len(known_states()) == 195
    assert [code for code in known_states() if is_observer(code)] == ["VA", "PS"]


@pytest.mark.parametrize("code", sorted({*MEMBERS, "VA", "PS"}))
def test_every_form_is_there(code: str) -> None:
    for language in LANGUAGES:
        for form in FORMS:
            assert name(code, language, form).strip(), (language, form)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_states_have_one_name(language: Language) -> None:
    for form in FORMS:
        names = [name(code, language, form) for code in known_states()]
        assert len(names) == len(set(names))


def test_the_file_holds_states_languages_and_forms_alone() -> None:
    rows = parse(read_text("states.yaml"), "states.yaml")
    assert tuple(rows) == known_states()
    for code, row in rows.items():
        assert set(row) <= {*LANGUAGES, "guessed", "observer"}, code
        assert set(row.get("guessed", ())) <= {"fr", "es", "ru", "ar"}, code
        for language in set(row) & set(LANGUAGES):
            forms = set(row[language]) - {"source"}
            assert forms, (code, language)
            assert forms <= set(FORMS), (code, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_stands_in_the_file_only_where_it_is_not_cldrs(language: Language) -> None:
    for code, row in parse(read_text("states.yaml"), "states.yaml").items():
        forms = row.get(language, {})
        assert ("name" in forms) == ("source" in forms), code
        assert forms.get("name") != territory_in(code, language), code
        if "name" not in forms:
            assert name(code, language) == territory_in(code, language)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("SY", "the Syrian Arab Republic"),
        ("RU", "the Russian Federation"),
        ("GB", "the United Kingdom of Great Britain and Northern Ireland"),
        ("NL", "the Kingdom of the Netherlands"),
        ("TR", "Türkiye"),
        ("VN", "Viet Nam"),
        ("KR", "the Republic of Korea"),
        ("VE", "the Bolivarian Republic of Venezuela"),
        ("IR", "the Islamic Republic of Iran"),
        ("LA", "the Lao People’s Democratic Republic"),
        ("BO", "the Plurinational State of Bolivia"),
        ("CI", "Côte d’Ivoire"),
        ("CZ", "Czechia"),
        ("MD", "the Republic of Moldova"),
        ("TZ", "the United Republic of Tanzania"),
        ("US", "the United States of America"),
        ("KP", "the Democratic People’s Republic of Korea"),
        ("CD", "the Democratic Republic of the Congo"),
        ("GM", "the Gambia"),
        ("NO", "Norway"),
        ("NA", "Namibia"),
        ("PS", "the State of Palestine"),
        ("VA", "the Holy See"),
    ],
)
def test_english(code: str, text: str) -> None:
    assert name(code, "en", "of") == text


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("AZ", "阿塞拜疆"),
        ("RU", "俄罗斯联邦"),
        ("SY", "阿拉伯叙利亚共和国"),
        ("GB", "大不列颠及北爱尔兰联合王国"),
        ("US", "美利坚合众国"),
        ("KR", "大韩民国"),
        ("KP", "朝鲜民主主义人民共和国"),
        ("CD", "刚果民主共和国"),
        ("BO", "多民族玻利维亚国"),
        ("VE", "委内瑞拉玻利瓦尔共和国"),
        ("IR", "伊朗伊斯兰共和国"),
        ("LA", "老挝人民民主共和国"),
        ("TZ", "坦桑尼亚联合共和国"),
        ("NL", "荷兰王国"),
        ("PS", "巴勒斯坦国"),
    ],
)
def test_chinese(code: str, text: str) -> None:
    assert {name(code, "zh", form) for form in FORMS} == {text}


@pytest.mark.parametrize(
    ("code", "language", "text"),
    [
        ("FR", "fr", "de la France"),
        ("AZ", "fr", "de l’Azerbaïdjan"),
        ("CA", "fr", "du Canada"),
        ("US", "fr", "des États-Unis d’Amérique"),
        ("CU", "fr", "de Cuba"),
        ("IL", "fr", "d’Israël"),
        ("EC", "es", "del Ecuador"),
        ("AR", "es", "de la Argentina"),
        ("SV", "es", "de El Salvador"),
        ("US", "es", "de los Estados Unidos de América"),
        ("AZ", "ru", "Азербайджана"),
        ("RU", "ru", "Российской Федерации"),
        ("PS", "ru", "Государства Палестина"),
        ("AZ", "ar", "لأذربيجان"),
        ("RU", "ar", "للاتحاد الروسي"),
        ("LB", "ar", "للبنان"),
    ],
)
def test_forms_after_of(code: str, language: Language, text: str) -> None:
    assert name(code, language, "of") == text


# Codes of ISO 3166-1 that are no Member or observer State, typed apart from the data.
OTHER = """
AI AQ AS AW AX BL BM BQ BV CC CK CW CX EH FK FO GF GG GI GL GP GS GU HK HM IM IO JE KY MF MO MP MQ
MS NC NF NU PF PM PN PR RE SH SJ SX TC TF TK TW UM VG VI WF YT
"""
OTHERS = OTHER.split()
NO_CODES = "XX XK EU UN ZZ XA XB EZ QO AC CP CQ DG EA IC TA no 00 001"


def test_all_249_codes_have_a_name_in_every_form_and_language() -> None:
    codes = [*known_states(), *OTHERS]
    assert len(set(codes)) == 249
    for language in LANGUAGES:
        for form in FORMS:
            names = [name(code, language, form) for code in codes]
            assert all(names)
            assert len(set(names)) == 249, (language, form)


@pytest.mark.parametrize("code", OTHERS)
def test_every_form_of_another_code_is_marked_as_guessed(code: str) -> None:
    for language in LANGUAGES:
        for form in FORMS:
            found = state_name(code, language, form)
            assert found is not None
            assert found.guessed, (language, form)


@pytest.mark.parametrize(
    ("code", "language", "text"),
    [
        ("CK", "en", "the Cook Islands"),
        ("CK", "fr", "des Îles Cook"),
        ("CK", "ru", "Островов Кука"),
        ("GL", "en", "Greenland"),
        ("GL", "fr", "de Groenland"),
        ("GL", "es", "de Groenlandia"),
        ("GL", "zh", "格陵兰"),
        ("GL", "ar", "لغرينلاند"),
        ("PM", "en", "Saint Pierre and Miquelon"),
        ("VI", "es", "de Islas Vírgenes de los Estados Unidos"),
        ("NF", "ru", "Остров Норфолк"),
        ("FO", "ru", "Фарерские острова"),
    ],
)
def test_names_of_other_codes(code: str, language: Language, text: str) -> None:
    assert name(code, language, "of") == text


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_abbreviation_of_cldr_is_left(language: Language) -> None:
    for code in OTHERS:
        found = name(code, language)
        assert not re.search(r"&|о-ва?\b|\.|'|  ", found), found


@pytest.mark.parametrize("code", NO_CODES.split())
def test_a_code_that_is_not_of_iso_3166_has_no_name(code: str) -> None:
    assert state_name(code, "en") is None
    assert not is_observer(code)


def test_a_form_that_is_not_sure_says_so() -> None:
    assert state_name("TO", "ru", "of") == StateForm("Тонги", guessed=True)
    assert state_name("TO", "ru", "name") == StateForm("Тонга")
    assert state_name("AZ", "ru", "of") == StateForm("Азербайджана")


@pytest.mark.parametrize(
    ("language", "given", "text", "guessed"),
    [
        ("en", "Libyan Arab Jamahiriya", "the Libyan Arab Jamahiriya", True),
        ("en", "the Libyan Arab Jamahiriya", "the Libyan Arab Jamahiriya", False),
        ("en", "Swaziland", "Swaziland", False),
        ("fr", "la Jamahiriya arabe libyenne", "de la Jamahiriya arabe libyenne", False),
        ("fr", "le Swaziland", "du Swaziland", False),
        ("fr", "Eswatini", "d’Eswatini", True),
        ("es", "la Jamahiriya Árabe Libia", "de la Jamahiriya Árabe Libia", False),
        ("es", "el Reino de España", "del Reino de España", False),
        ("ru", "Ливийской Арабской Джамахирии", "Ливийской Арабской Джамахирии", True),
        ("zh", "阿拉伯利比亚民众国", "阿拉伯利比亚民众国", False),
        ("ar", "الجماهيرية العربية الليبية", "للجماهيرية العربية الليبية", False),
    ],
)
def test_a_name_of_ones_own(language: Language, given: str, text: str, guessed: bool) -> None:
    assert given_name({language: given}, language, "of") == StateForm(text, guessed)


def test_a_name_of_ones_own_with_its_forms_is_taken_as_it_is() -> None:
    names = {"ru": {"name": "Ливия", "of": "Ливии"}}
    assert given_name(names, "ru", "of") == StateForm("Ливии")
    assert given_name(names, "ru", "text") == StateForm("Ливия")
    assert given_name(names, "en") is None
    assert given_name({"en": "Libya"}, "en") == StateForm("Libya")
