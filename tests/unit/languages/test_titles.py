"""Titles of letters, and headings of their annexes, beside those of real documents."""

from __future__ import annotations

from datetime import date

import pytest

from unassemble.languages import (
    ADDRESSED_OFFICES,
    LANGUAGES,
    Language,
    LetterKind,
    TitleAddressee,
    TitlePieces,
    TitleSender,
    addressee_phrase,
    annex_heading,
    annex_heading_from_title,
    enclosure_heading,
    letter_title,
    phrase_table,
)

SG = "secretary-general"
PGA = "president-of-the-general-assembly"
PSC = "president-of-the-security-council"
KINDS: tuple[LetterKind, ...] = ("letter", "identical-letters", "note-verbale")
OFFICES = sorted({key.split(".")[1] for key in phrase_table("en") if key.startswith("office.")})


def title(
    language: Language,
    dated: str,
    senders: list[TitleSender],
    to: list[str | TitleAddressee],
    kind: LetterKind = "letter",
) -> str:
    return letter_title(kind, date.fromisoformat(dated), senders, to, language).text


def test_azerbaijan_a_79_843() -> None:
    assert title("en", "2025-04-01", [TitleSender("AZ")], [SG]) == (
        "Letter dated 1 April 2025 from the Permanent Representative of Azerbaijan to the United "
        "Nations addressed to the Secretary-General"
    )


def test_ukraine_a_79_844() -> None:
    assert title("en", "2025-03-28", [TitleSender("UA", "charge-d-affaires")], [SG]) == (
        "Letter dated 28 March 2025 from the Chargé d’affaires a.i. of the Permanent Mission of "
        "Ukraine to the United Nations addressed to the Secretary-General"
    )


def test_venezuela_a_79_870() -> None:
    assert title("en", "2025-04-15", [TitleSender("VE", "charge-d-affaires")], [SG]) == (
        "Letter dated 15 April 2025 from the Chargé d’affaires a.i. of the Permanent Mission of "
        "the Bolivarian Republic of Venezuela to the United Nations addressed to the "
        "Secretary-General"
    )


def test_lebanon_a_79_876() -> None:
    pieces = TitlePieces(
        "identical-letters",
        date(2025, 4, 10),
        (TitleSender("LB", "charge-d-affaires"),),
        (SG, PSC),
    )
    words = (
        "dated 10 April 2025 from the Chargé d’affaires a.i. of the Permanent Mission of Lebanon "
        "to the United Nations addressed to the Secretary-General and the President of the "
        "Security Council"
    )
    senders, to = list(pieces.senders), list(pieces.addressees)
    assert title("en", "2025-04-10", senders, to, "identical-letters") == (
        f"Identical letters {words}"
    )
    assert annex_heading(pieces, "en").text == f"Annex to the identical letters {words}"
    assert annex_heading(pieces, "ar").text == (
        "مرفق الرسالتين المتطابقتين المؤرختين 10 نيسان/أبريل 2025 الموجهتين إلى الأمين العام "
        "ورئيس مجلس الأمن من القائم بالأعمال بالنيابة للبعثة الدائمة للبنان لدى الأمم المتحدة"
    )


def test_cyprus_a_79_997() -> None:
    senders = [TitleSender("CY", "permanent-mission")]
    assert title("en", "2025-08-18", senders, [SG], "note-verbale") == (
        "Note verbale dated 18 August 2025 from the Permanent Mission of Cyprus to the United "
        "Nations addressed to the Secretary-General"
    )


def test_turkiye_s_2025_503() -> None:
    assert title("en", "2025-08-01", [TitleSender("TR")], [PSC]) == (
        "Letter dated 1 August 2025 from the Permanent Representative of Türkiye to the United "
        "Nations addressed to the President of the Security Council"
    )


def test_three_representatives() -> None:
    libya = TitleSender("LY", state_names={"en": "the Libyan Arab Jamahiriya"})
    assert title("en", "2010-06-22", [TitleSender("EG"), libya, TitleSender("SY")], [SG]) == (
        "Letter dated 22 June 2010 from the Permanent Representatives of Egypt, the Libyan Arab "
        "Jamahiriya and the Syrian Arab Republic to the United Nations addressed to the "
        "Secretary-General"
    )


def test_three_addressees() -> None:
    assert title("en", "2020-05-13", [TitleSender("AZ")], [SG, PGA, PSC]).endswith(
        "addressed to the Secretary-General, the President of the General Assembly and the "
        "President of the Security Council"
    )


def test_the_seed() -> None:
    words = "2020 年 5 月 13 日阿塞拜疆常驻联合国代表给秘书长的信"
    pieces = TitlePieces("letter", date(2020, 5, 13), (TitleSender("AZ"),), (SG,))
    assert title("zh", "2020-05-13", [TitleSender("AZ")], [SG]) == words
    assert annex_heading(pieces, "zh").text == f"{words}的附件"
    assert annex_heading(pieces, "zh", 2, 3).text == f"{words}的附件二"
    assert annex_heading_from_title(words, "zh").text == f"{words}的附件"


def test_chinese() -> None:
    assert title("zh", "2025-03-28", [TitleSender("UA", "charge-d-affaires")], [SG, PSC]) == (
        "2025 年 3 月 28 日乌克兰常驻联合国代表团临时代办给秘书长和安全理事会主席的信"
    )
    mission = [TitleSender("CY", "permanent-mission")]
    assert title("zh", "2025-08-18", mission, [SG], "note-verbale") == (
        "2025 年 8 月 18 日塞浦路斯常驻联合国代表团给秘书长的普通照会"
    )
    assert title("zh", "2025-04-10", [TitleSender("LB")], [SG, PSC], "identical-letters") == (
        "2025 年 4 月 10 日黎巴嫩常驻联合国代表给秘书长和安全理事会主席的同文信"
    )
    assert title("zh", "2010-06-22", [TitleSender("EG"), TitleSender("SY")], [SG]) == (
        "2010 年 6 月 22 日埃及和阿拉伯叙利亚共和国常驻联合国代表给秘书长的信"
    )


def test_french() -> None:
    assert title("fr", "2020-05-01", [TitleSender("AZ")], [SG]) == (
        "Lettre datée du 1er mai 2020, adressée au Secrétaire général par le Représentant "
        "permanent de l’Azerbaïdjan auprès de l’Organisation des Nations Unies"
    )
    minister = TitleSender("CA", "charge-d-affaires", feminine=True)
    assert title("fr", "2020-05-13", [minister], [TitleAddressee(PSC, feminine=True)]) == (
        "Lettre datée du 13 mai 2020, adressée à la Présidente du Conseil de sécurité par la "
        "Chargée d’affaires par intérim de la Mission permanente du Canada auprès de "
        "l’Organisation des Nations Unies"
    )
    three = [TitleSender("EG"), TitleSender("KM"), TitleSender("IL")]
    assert title("fr", "2020-05-13", three, [SG, PSC], "identical-letters") == (
        "Lettres identiques datées du 13 mai 2020, adressées au Secrétaire général et au Président "
        "du Conseil de sécurité par les Représentants permanents de l’Égypte, des Comores et "
        "d’Israël auprès de l’Organisation des Nations Unies"
    )


def test_spanish() -> None:
    assert title("es", "2020-05-13", [TitleSender("AZ")], [SG]) == (
        "Carta de fecha 13 de mayo de 2020 dirigida al Secretario General por el Representante "
        "Permanente de Azerbaiyán ante las Naciones Unidas"
    )
    assert title("es", "2014-12-24", [TitleSender("SY")], [SG, PSC], "identical-letters") == (
        "Cartas idénticas de fecha 24 de diciembre de 2014 dirigidas al Secretario General y al "
        "Presidente del Consejo de Seguridad por el Representante Permanente de la República Árabe "
        "Siria ante las Naciones Unidas"
    )
    three = [TitleSender("EC"), TitleSender("CA"), TitleSender("IT")]
    assert title("es", "2020-05-13", three, [SG]) == (
        "Carta de fecha 13 de mayo de 2020 dirigida al Secretario General por los Representantes "
        "Permanentes del Ecuador, el Canadá e Italia ante las Naciones Unidas"
    )


def test_russian() -> None:
    assert title("ru", "2020-05-13", [TitleSender("AZ")], [SG]) == (
        "Письмо Постоянного представителя Азербайджана при Организации Объединенных Наций от "
        "13 мая 2020 года на имя Генерального секретаря"
    )
    assert title("ru", "1976-07-04", [TitleSender("UG", "charge-d-affaires")], [PSC]) == (
        "Письмо временного поверенного в делах Постоянного представительства Уганды при "
        "Организации Объединенных Наций от 4 июля 1976 года на имя Председателя Совета Безопасности"
    )
    assert title("ru", "2020-05-13", [TitleSender("PS", "permanent-observer")], [SG, PGA]) == (
        "Письмо Постоянного наблюдателя от Государства Палестина при Организации Объединенных "
        "Наций от 13 мая 2020 года на имя Генерального секретаря и Председателя Генеральной "
        "Ассамблеи"
    )


def test_arabic() -> None:
    assert title("ar", "2020-05-13", [TitleSender("AZ")], [SG]) == (
        "رسالة مؤرخة 13 أيار/مايو 2020 موجهة إلى الأمين العام من الممثل الدائم لأذربيجان لدى "
        "الأمم المتحدة"
    )
    assert title("ar", "2020-05-13", [TitleSender("EG"), TitleSender("SY")], [SG, PSC]) == (
        "رسالة مؤرخة 13 أيار/مايو 2020 موجهة إلى الأمين العام ورئيس مجلس الأمن من الممثلين "
        "الدائمين لمصر والجمهورية العربية السورية لدى الأمم المتحدة"
    )
    mission = [TitleSender("RU", "permanent-mission")]
    assert title("ar", "2020-05-13", mission, [SG], "note-verbale") == (
        "مذكرة شفوية مؤرخة 13 أيار/مايو 2020 موجهة إلى الأمين العام من البعثة الدائمة للاتحاد "
        "الروسي لدى الأمم المتحدة"
    )


def test_missions_of_observer_states_are_observer_missions() -> None:
    assert "of the Permanent Observer Mission of the State of Palestine to" in title(
        "en", "2025-01-01", [TitleSender("PS", "charge-d-affaires")], [SG]
    )
    assert "from the Permanent Observer Mission of the Holy See to" in title(
        "en", "2025-01-01", [TitleSender("VA", "permanent-mission")], [SG]
    )


def test_neighbours_with_different_offices_name_the_united_nations_once() -> None:
    senders = [
        TitleSender("FR"),
        TitleSender("GB", "charge-d-affaires"),
        TitleSender("US", "charge-d-affaires"),
    ]
    assert title("en", "2025-01-01", senders, [SG]) == (
        "Letter dated 1 January 2025 from the Permanent Representative of France and the Chargés "
        "d’affaires a.i. of the Permanent Missions of the United Kingdom of Great Britain and "
        "Northern Ireland and the United States of America to the United Nations addressed to the "
        "Secretary-General"
    )


def test_a_sender_and_an_addressee_by_name() -> None:
    president = TitleSender(name="the President of the Security Council")
    chair = TitleAddressee(name="the Chair of the Special Committee")
    assert title("en", "2025-01-01", [president], [SG, chair]) == (
        "Letter dated 1 January 2025 from the President of the Security Council addressed to the "
        "Secretary-General and the Chair of the Special Committee"
    )
    both = [president, TitleSender("FR")]
    assert "Council and the Permanent Representative of France to the United" in title(
        "en", "2025-01-01", both, [SG]
    )


@pytest.mark.parametrize(
    ("language", "name", "text"),
    [
        ("fr", "le Président du Comité", "au Président du Comité"),
        ("fr", "la Présidente du Comité", "à la Présidente du Comité"),
        ("fr", "au Président du Comité", "au Président du Comité"),
        ("es", "el Presidente del Comité", "al Presidente del Comité"),
        ("es", "la Presidenta del Comité", "a la Presidenta del Comité"),
        ("en", "the Chair", "the Chair"),
        ("zh", "特别委员会主席", "特别委员会主席"),
    ],
)
def test_an_addressee_by_name_takes_its_preposition(
    language: Language, name: str, text: str
) -> None:
    assert addressee_phrase([TitleAddressee(name=name)], language) == text


def test_a_title_says_which_forms_were_guessed() -> None:
    sure = letter_title("letter", date(2020, 5, 13), [TitleSender("AZ")], [SG], "ru")
    guessed = letter_title("letter", date(2020, 5, 13), [TitleSender("TO")], [SG], "ru")
    assert sure.guessed == ()
    assert guessed.guessed == ("Тонги",)


def test_what_is_not_known_is_refused() -> None:
    with pytest.raises(ValueError, match="State 'XX'"):
        title("en", "2020-05-13", [TitleSender("XX")], [SG])
    with pytest.raises(ValueError, match="State None"):
        title("en", "2020-05-13", [TitleSender(state_names={"fr": "la Libye"})], [SG])
    with pytest.raises(ValueError, match="'the-king' is not an office"):
        title("en", "2020-05-13", [TitleSender("AZ")], ["the-king"])


def test_numbered_annexes() -> None:
    pieces = TitlePieces(
        "letter", date(2025, 4, 15), (TitleSender("VE", "charge-d-affaires"),), (SG,)
    )
    assert annex_heading(pieces, "en", 2, 2).text.startswith("Annex II to the letter dated 15 ")
    assert annex_heading(pieces, "fr", 2, 2).text.startswith("Annexe II à la lettre datée du 15 ")
    assert annex_heading(pieces, "es", 2, 2).text.startswith("Anexo II de la carta de fecha 15 ")
    assert annex_heading(pieces, "ru", 2, 2).text.startswith("Приложение II к письму временного ")
    assert annex_heading(pieces, "ar", 2, 2).text.startswith("المرفق الثاني للرسالة المؤرخة 15 ")
    assert annex_heading(pieces, "zh", 2, 2).text.endswith("给秘书长的信的附件二")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("index", "total"), [(1, 1), (3, 4)])
def test_the_heading_made_from_the_title_is_the_heading_made_from_its_pieces(
    language: Language, kind: LetterKind, index: int, total: int
) -> None:
    pieces = TitlePieces(
        kind, date(2025, 8, 18), (TitleSender("CY", "permanent-mission"),), (SG, PSC)
    )
    words = title(language, "2025-08-18", list(pieces.senders), list(pieces.addressees), kind)
    heading = annex_heading(pieces, language, index, total)
    assert annex_heading_from_title(words, language, index, total) == heading


def test_a_title_of_another_kind_gives_a_bare_heading() -> None:
    assert annex_heading_from_title("Report of the Mission", "en").text == "Annex"
    assert annex_heading_from_title("Report of the Mission", "en", 2, 2).text == "Annex II"
    assert annex_heading_from_title("Отчет", "ru").text == "Приложение"


def test_enclosures_and_appendices() -> None:
    assert enclosure_heading("en") == "Enclosure"
    assert enclosure_heading("en", 2, 2) == "Enclosure II"
    assert enclosure_heading("zh", 2, 2) == "附文二"
    assert enclosure_heading("ar", 2, 2) == "الضميمة الثانية"
    assert enclosure_heading("fr") == "Pièce jointe"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("feminine", [False, True])
def test_every_office_has_its_words(
    language: Language, office: str, count: int, feminine: bool
) -> None:
    senders = [TitleSender(code, office, feminine=feminine) for code in ("AZ", "FR", "JP")[:count]]
    to: list[str | TitleAddressee] = [
        TitleAddressee(office=addressed, feminine=feminine) for addressed in ADDRESSED_OFFICES
    ]
    for kind in KINDS:
        words = title(language, "2025-08-18", senders, to, kind)
        assert "{" not in words
        assert "  " not in words
