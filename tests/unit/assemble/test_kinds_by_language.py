"""Every kind of letter in the six languages: from the letter file to title, block and annex.

The words themselves are tested where they are made (`tests/unit/languages`); these tests see that
a letter file reaches them.
"""

from __future__ import annotations

import pytest

from letter_files import GOOD, assembled, findings
from unassemble.languages.clauses import see_annex
from unassemble.languages.codes import LANGUAGES, Language
from unassemble.model import Document, SignatureBlock, SignedDate, plain

SIGNED = "  signatories:\n    - {name: Ann **Lee**, titles: [Ambassador]}\n"
ANNEX = "annexes:\n  - {title: One, text: Two}\n"
FROM = "office: permanent-representative"
TO = "[secretary-general]"
ASSEMBLY = """\
  - organ: general-assembly
    session: 79
    agenda_items:
      - {number: 14, title: Culture of peace}
"""


def letter(language: Language, *changes: tuple[str, str]) -> str:
    """The good letter in a language, with things changed; no finding may be left."""
    text = GOOD.replace("language: en", f"language: {language}")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    if "annexes:" in text:
        text = text.replace("to write.", f"to write {see_annex(1, language)}.")
    assert [str(one) for one in findings(text)] == []
    return text


def words(document: Document) -> list[str]:
    """The headings of the parts, with plain spaces and hyphens."""
    found = [plain(part.heading) for part in document.parts]
    return [one.replace("\u00a0", " ").replace("\u2011", "-") for one in found]


IDENTICAL = {
    "ar": ("رسالتان متطابقتان مؤرختان", "مرفق الرسالتين المتطابقتين المؤرختين"),
    "zh": ("给秘书长和安全理事会主席的同文信", "给秘书长和安全理事会主席的同文信的附件"),
    "en": ("Identical letters dated 1 April 2025", "Annex to the identical letters dated"),
    "fr": ("Lettres identiques datées du 1er avril 2025", "Annexe aux lettres identiques datées"),
    "ru": ("Идентичные письма Постоянного представителя", "Приложение к идентичным письмам"),
    "es": ("Cartas idénticas de fecha 1 de abril de 2025", "Anexo de las cartas idénticas"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_identical_letters_and_their_annex(language: Language) -> None:
    two = "[secretary-general, president-of-the-security-council]"
    kind = ("letter:\n", "letter:\n  kind: identical-letters\n")
    text = letter(language, kind, (TO, two), (SIGNED, SIGNED + ANNEX))
    title, annex = words(assembled(text))
    assert IDENTICAL[language][0] in title
    assert IDENTICAL[language][1] in annex


NOTE_VERBALE = {
    "ar": ("مذكرة شفوية مؤرخة", "مرفق المذكرة الشفوية المؤرخة"),
    "zh": ("阿塞拜疆常驻联合国代表团给秘书长的普通照会", "普通照会的附件"),
    "en": (
        "Note verbale dated 1 April 2025 from the Permanent Mission",
        "Annex to the note verbale",
    ),
    "fr": ("par la Mission permanente de l’Azerbaïdjan", "Annexe à la note verbale datée"),
    "ru": ("Вербальная нота Постоянного представительства", "Приложение к вербальной ноте"),
    "es": ("por la Misión Permanente de Azerbaiyán", "Anexo de la nota verbal"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_note_verbale_is_dated_and_not_signed(language: Language) -> None:
    kind = ("letter:\n", "letter:\n  kind: note-verbale\n")
    text = letter(language, kind, (FROM, "office: permanent-mission"), (SIGNED, ANNEX))
    document = assembled(text)
    title, annex = words(document)
    assert NOTE_VERBALE[language][0] in title
    assert NOTE_VERBALE[language][1] in annex
    blocks = document.parts[0].blocks
    assert isinstance(blocks[-1], SignedDate)
    assert not any(isinstance(block, SignatureBlock) for block in blocks)


SENDERS = {
    "ar": ("القائم بالأعمال بالنيابة للبعثة الدائمة لأذربيجان", "المراقب الدائم لدولة فلسطين"),
    "zh": ("阿塞拜疆常驻联合国代表团临时代办", "巴勒斯坦国常驻联合国观察员"),
    "en": (
        "the Chargé d’affaires a.i. of the Permanent Mission of Azerbaijan",
        "the Permanent Observer of the State of Palestine",
    ),
    "fr": (
        "le Chargé d’affaires par intérim de la Mission permanente de l’Azerbaïdjan",
        "l’Observateur permanent de l’État de Palestine",
    ),
    "ru": (
        "временного поверенного в делах Постоянного представительства Азербайджана",
        "Постоянного наблюдателя от Государства Палестина",
    ),
    "es": (
        "el Encargado de Negocios Interino de la Misión Permanente de Azerbaiyán",
        "el Observador Permanente del Estado de Palestina",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_charge_d_affaires_and_a_permanent_observer(language: Language) -> None:
    charge, observer = SENDERS[language]
    assert charge in words(assembled(letter(language, (FROM, "office: charge-d-affaires"))))[0]
    text = letter(language, ("AZ", "PS"), (FROM, "office: permanent-observer"))
    assert observer in words(assembled(text))[0]


SEVERAL = {
    "ar": (
        "الأمين العام ورئيس الجمعية العامة ورئيس مجلس الأمن",
        "الممثلين الدائمين لمصر وفرنسا والاتحاد الروسي",
    ),
    "zh": ("秘书长、大会主席和安全理事会主席", "埃及、法国和俄罗斯联邦常驻联合国代表"),
    "en": (
        "the Secretary-General, the President of the General Assembly and the President of the"
        " Security Council",
        "the Permanent Representatives of Egypt, France and the Russian Federation",
    ),
    "fr": (
        "au Secrétaire général, au Président de l’Assemblée générale et au Président du Conseil de"
        " sécurité",
        "les Représentants permanents de l’Égypte, de la France et de la Fédération de Russie",
    ),
    "ru": (
        "Генерального секретаря, Председателя Генеральной Ассамблеи и Председателя Совета"
        " Безопасности",
        "Постоянных представителей Египта, Франции и Российской Федерации",
    ),
    "es": (
        "al Secretario General, al Presidente de la Asamblea General y al Presidente del Consejo de"
        " Seguridad",
        "los Representantes Permanentes de Egipto, Francia y la Federación de Rusia",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_several_representatives_write_to_several_addressees(language: Language) -> None:
    three = ", ".join(f"{{state: {code}, {FROM}}}" for code in ("EG", "FR", "RU"))
    to = "president-of-the-general-assembly, president-of-the-security-council"
    changes = (f"{{state: AZ, {FROM}}}", f"[{three}]"), (TO, f"[secretary-general, {to}]")
    (title,) = words(assembled(letter(language, *changes)))
    for phrase in SEVERAL[language]:
        assert phrase in title


ORGANS = {
    "emergency": ("A/ES-10/1", "general-assembly", "session: {emergency: 10}"),
    "economic": ("E/2025/1", "economic-and-social-council", "session: 2025"),
    "rights": ("A/HRC/58/1", "human-rights-council", "session: 58"),
}
SESSIONS = {
    "ar": ("الدورة الاستثنائية الطارئة العاشرة", "دورة عام 2025", "الدورة الثامنة والخمسون"),
    "zh": ("第十届紧急特别会议", "2025 年届会", "第五十八届会议"),
    "en": ("Tenth emergency special session", "2025 session", "Fifty-eighth session"),
    "fr": (
        "Dixième session extraordinaire d’urgence",
        "Session de 2025",
        "Cinquante-huitième session",
    ),
    "ru": (
        "Десятая чрезвычайная специальная сессия",
        "Сессия 2025 года",
        "Пятьдесят восьмая сессия",
    ),
    "es": (
        "Décimo período extraordinario de sesiones de emergencia",
        "Período de sesiones de 2025",
        "Quincuagésimo octavo período de sesiones",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("index", "kind"), list(enumerate(ORGANS)))
def test_the_session_of_an_organ(index: int, kind: str, language: Language) -> None:
    symbol, organ, session = ORGANS[kind]
    changes = ("A/79/1", symbol), ("organ: general-assembly", f"organ: {organ}")
    document = assembled(letter(language, *changes, ("session: 79", session)))
    (column,) = document.session
    assert [one.replace("\u00a0", " ") for one in column.session] == [SESSIONS[language][index]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_security_council_alone_has_no_session_block(language: Language) -> None:
    council = ("president-of-the-security-council", "  - organ: security-council\n")
    changes = (TO, f"[{council[0]}]"), (ASSEMBLY, council[1]), ("A/79/1", "S/2025/1")
    document = assembled(letter(language, *changes))
    assert document.session == ()
    assert len(document.masthead.organs) == 1


REISSUED = {
    "ar": "أُعيد إصدارها لأسباب فنية",
    "zh": "因技术原因",
    "en": "Reissued for technical reasons on 25 April 2025.",
    "fr": "Nouveau tirage pour raisons techniques (25 avril 2025).",
    "ru": "Переиздано по техническим причинам",
    "es": "Publicado nuevamente por razones técnicas",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_revision_that_is_reissued(language: Language) -> None:
    dated = "date: 2025-04-02"
    changes = ("A/79/1", "A/79/1/Rev.1"), (dated, f"{dated}\nreissue: 2025-04-25")
    document = assembled(letter(language, *changes))
    assert document.masthead.symbols[0].printed == "A/79/1/Rev.1*"
    assert document.parts[0].title == ()
    (note,) = document.page_notes
    printed = plain(note.blocks[0].inlines).replace("\u00a0", " ")
    assert REISSUED[language] in printed
