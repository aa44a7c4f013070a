"""Every kind of letter in every language: `new` writes it, `check` passes it, it is built."""

from __future__ import annotations

import io
import os
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from conftest import ROOT
from unassemble.base.diagnostics import Findings
from unassemble.base.starters import starter_names, starter_path
from unassemble.cli import main
from unassemble.languages import LANGUAGES, Language
from unassemble.model.inlines import plain
from unassemble.pipeline.building import build_version
from unassemble.pipeline.checking import all_findings
from unassemble.pipeline.drafting import Wish, draft_letter, draft_next
from unassemble.pipeline.letter_file import LetterFile, read_letter_file
from unassemble.pipeline.reading import read_version

LONG = bool(os.environ.get("UNASSEMBLE_LONG"))
DAY = date(2025, 5, 28)
BLANKS = {"not-filled-in", "no-symbol", "guessed-form", "coming-session"}
RECORD = """\
state: LV
seat: New York
signatories:
  ozola:
    name: {en fr es: Anna **Ozola**, ru: Анна **Озола**, zh: 安娜·奥佐拉, ar: آنا **أوزولا**}
    office: permanent-representative
    gender: feminine
    titles:
      en: [Permanent Representative]
      fr: [Représentante permanente]
      es: [Representante Permanente]
      ru: [Постоянный представитель]
      zh: [常驻代表]
      ar: [الممثلة الدائمة]
    source: K
"""
WRITERS = {
    "without a record": ("KE",),
    "with a record": ("egypt",),
    "a woman": ("latvia",),
    "several": ("egypt", "FR"),
    "an observer": ("VA",),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of letters beside the record of a mission."""
    made = tmp_path_factory.mktemp("letters")
    (made / "missions").mkdir()
    (made / "missions" / "latvia.yaml").write_text(RECORD, "utf-8")
    return made


def drafted(kind: str, who: tuple[str, ...], languages: tuple[Language, ...], folder: Path) -> str:
    path = starter_path(kind)
    assert path is not None
    findings = Findings()
    wish = Wish(who, DAY, languages, folder=folder)
    made = draft_letter(wish, read_letter_file(path), findings)
    assert made, [str(one) for one in findings]
    assert {one.rule for one in findings} <= {*BLANKS, "no-record", "one-sender", "unverified"}
    return made


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", starter_names())
def test_it_is_checked_and_built(kind: str, language: Language, folder: Path) -> None:
    """Each is checked for every writer, and built for one of them (for all in the long run)."""
    turn = starter_names().index(kind) + LANGUAGES.index(language)
    for index, who in enumerate(WRITERS.values()):
        text = drafted(kind, who, (language,), folder)
        file = LetterFile(text.encode(), "new.yaml", folder)
        assert {one.rule for one in all_findings(file)} <= BLANKS, who
        if LONG or index == turn % len(WRITERS):
            made = build_version(file, formats=["docx", "pdf"])
            assert made.pdf.startswith(b"%PDF-")
            names = zipfile.ZipFile(io.BytesIO(made.docx)).namelist()
            assert "word/document.xml" in names


@pytest.mark.parametrize("kind", starter_names())
def test_it_is_written_in_all_languages_at_once(kind: str, folder: Path) -> None:
    text = drafted(kind, ("latvia",), LANGUAGES, folder)
    file = LetterFile(text.encode(), "new.yaml", folder)
    for language in LANGUAGES:
        assert {one.rule for one in all_findings(file, language)} <= BLANKS, language


OPENINGS = {
    "statement": {
        "en": "I have the honour to transmit herewith a statement by ‹",
        "fr": "J’ai l’honneur de vous faire tenir ci-joint une déclaration émanant de ‹",
        "es": "Tengo el honor de transmitir adjunto el texto de una declaración de ‹",
        "ru": "Имею честь настоящим препроводить заявление ‹",
        "zh": "谨随函转递‹",
        "ar": "أتشرف بأن أحيل طيه بيانا صادرا عن ‹",
    },
    "compilation": {
        "en": "transmit herewith a compilation of ‹", "fr": "un recueil de textes",
        "es": "una recopilación de ‹", "ru": "подборку ‹", "zh": "›的汇编文件", "ar": "مجموعة من ‹",
    },
    "incidents": {
        "en": "Upon instructions from my Government, I have the honour to transmit herewith a list",
        "fr": "D’ordre de mon Gouvernement, j’ai l’honneur",
        "es": "Siguiendo instrucciones de mi Gobierno, tengo el honor",
        "ru": "По поручению моего правительства имею честь", "zh": "奉我国政府指示，谨随函转递",
        "ar": "بناء على تعليمات من حكومتي، أتشرف",
    },
    "report": {
        "en": "transmit herewith a report of ‹", "fr": "un rapport émanant de ‹",
        "es": "un informe de ‹", "ru": "препроводить доклад ‹", "zh": "›的报告(见附件)",
        "ar": "تقريرا صادرا عن ‹",
    },
    "note-verbale": {
        "en": "The Permanent Mission of Kenya to the United Nations has the honour to transmit",
        "fr": "La Mission permanente du Kenya auprès de l’Organisation des Nations Unies a",
        "es": "La Misión Permanente de Kenya ante las Naciones Unidas tiene el honor",
        "ru": "Постоянное представительство Кении при Организации Объединенных Наций имеет честь",
        "zh": "肯尼亚常驻联合国代表团谨随照会转递",
        "ar": "تتشرف البعثة الدائمة لكينيا لدى الأمم المتحدة بأن تحيل",
    },
    "candidature": {
        "en": "has the honour to refer to the candidature of Kenya for election ‹",
        "fr": "a l’honneur de se référer à la candidature du Kenya ‹",
        "es": "tiene el honor de referirse a la candidatura de Kenya ‹",
        "ru": "имеет честь сослаться на кандидатуру Кении для избрания ‹",
        "zh": "谨提及肯尼亚竞选‹", "ar": "بأن تشير إلى ترشيح كينيا ‹",
    },
    "item-request": {
        "en": "in the provisional agenda of the eightieth session of the General Assembly of an",
        "fr": "à l’ordre du jour provisoire de la quatre-vingtième session de l’Assemblée générale",
        "es": "en el programa provisional del octogésimo período de sesiones de la Asamblea",
        "ru": "в предварительную повестку дня восьмидесятой сессии Генеральной Ассамблеи",
        "zh": "谨请求在大会第八十届会议临时议程内列入一个题为“‹",
        "ar": "في جدول الأعمال المؤقت للدورة الثمانين للجمعية العامة بعنوان ”‹",
    },
    "addendum": {
        "en": "Further to my letter dated ‹", "fr": "Comme suite à ma lettre datée du ‹",
        "es": "Como continuación de mi carta de fecha ‹", "ru": "В дополнение к моему письму от ‹",
        "zh": "继我 ‹", "ar": "إلحاقا برسالتي المؤرخة ‹",
    },
    "corrigendum": {
        "en": "*For* ‹… words as they are› *read*", "fr": "*Au lieu de* ‹", "es": "*Donde dice* ‹",
        "ru": "*Вместо* ‹", "zh": "将“‹", "ar": "يستعاض عن ”‹",
    },
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", OPENINGS)
def test_its_words_are_those_of_the_language(kind: str, language: Language, folder: Path) -> None:
    text = yaml.safe_load(drafted(kind, ("KE",), (language,), folder))["letter"]["text"]
    assert OPENINGS[kind][language] in text


def test_several_representatives_ask_for_an_item_together(folder: Path) -> None:
    letter = yaml.safe_load(drafted("item-request", ("egypt", "FR"), ("en",), folder))["letter"]
    assert "We have the honour to request the inclusion" in letter["text"]
    lines = letter["title"].splitlines()
    assert lines[0].startswith("Request for the inclusion of an item in the provisional agenda of")
    assert lines[2].startswith("Letter dated 28 May 2025 from the Permanent Representative")


@pytest.mark.parametrize(("language", "heading"), [("en", "Annex II"), ("zh", "附件二")])
def test_the_annexes_of_a_request_have_bare_headings(
    language: Language, heading: str, folder: Path
) -> None:
    """As in A/80/141, although the title of the letter is not made by the program alone."""
    text = drafted("item-request", ("KE",), (language,), folder)
    document = read_version(LetterFile(text.encode(), "new.yaml", folder)).document
    assert document is not None
    assert plain(document.parts[2].heading).replace("\u00a0", " ") == heading


@pytest.mark.parametrize(
    ("kind", "session"), [("item-request", 80), ("candidature", 80), ("statement", 79)]
)
def test_what_the_coming_session_takes_up_names_that_session(
    kind: str, session: int, folder: Path
) -> None:
    organs = yaml.safe_load(drafted(kind, ("KE",), ("en", "ru"), folder))["organs"]
    assert organs[0] == {"organ": "general-assembly", "session": session}


@pytest.mark.parametrize(
    ("kind", "suffix", "signed"), [("addendum", "Add.1", 1), ("corrigendum", "Corr.1", 0)]
)
def test_a_suffix_says_what_the_document_is(
    kind: str, suffix: str, signed: int, folder: Path
) -> None:
    text = drafted(kind, ("KE",), ("en",), folder)
    letter = yaml.safe_load(text)["letter"]
    assert (str(letter["dated"]), len(letter["signatories"])) == ("2025-05-28", signed)
    assert f"# symbols: [A/79/…/{suffix}, S/2025/…/{suffix}]" in text
    document = read_version(LetterFile(text.encode(), "new.yaml", folder)).document
    assert document is not None
    under = plain(document.parts[0].title)
    assert under == {"Add.1": "Addendum", "Corr.1": "Corrigendum"}[suffix]


def test_the_page_and_the_help_name_every_kind() -> None:
    page = (ROOT / "docs" / "howto" / "kinds.md").read_text("utf-8")
    listed = re.findall(r"^\| `([a-z][a-z-]+)` \|", page, re.MULTILINE)
    assert sorted(listed) == list(starter_names())
    told = " ".join(CliRunner().invoke(main, ["new", "--help"]).stdout.split())
    for kind in starter_names():
        assert f"--kind {kind} -o" in page, kind
        assert f"](../images/kinds/{kind}.png)" in page, kind
        assert (ROOT / "docs" / "images" / "kinds" / f"{kind}.png").exists(), kind
        assert kind in told


OWN = """\
language: en
symbols: [A/75/12, S/2020/900]
date: 2020-10-02
job_number: 20-12345
date_codes: ["021020"]
reissue: 2020-10-09
organs:
  - organ: general-assembly
    session: 75
    agenda_items:
      - {number: 14, title: Culture of peace}
  - {organ: security-council, year: 75}
letter:
  dated: 2020-10-01
  from: {state: LV, office: permanent-representative}
  to: [secretary-general]
  text: |
    I have the honour to write about ‹… what the letter is about›.

    {{ circulation }}
  signatories:
    - name: Nobody **Known**
      titles: [Ambassador]
"""


def test_the_dates_of_a_mission_s_own_starter_letter_are_cleared(folder: Path) -> None:
    """They are those of one letter; sessions and years follow the date of the new one."""
    path = folder / "own.yaml"
    path.write_text(OWN, "utf-8")
    findings = Findings()
    wish = Wish(("latvia",), DAY, folder=folder)
    text = draft_letter(wish, read_letter_file(path), findings)
    assert "agenda-of-another-session" in {one.rule for one in findings}
    made = yaml.safe_load(text)
    assert sorted(made) == ["language", "letter", "mission", "organs", "original"]
    assert [one.get("session", one.get("year")) for one in made["organs"]] == [79, 80]
    assert made["letter"]["dated"] == DAY
    assert made["letter"]["signatories"][0]["name"] == "Anna **Ozola**"
    assert "2020" not in text
    assert {one.rule for one in all_findings(LetterFile(text.encode(), "n", folder))} <= BLANKS


def test_items_that_are_chosen_go_to_the_organs_of_the_starter_letter(folder: Path) -> None:
    path = starter_path("candidature")
    assert path is not None
    wish = Wish(("KE",), DAY, ("en",), ("116 (c)",), folder)
    made = yaml.safe_load(draft_letter(wish, read_letter_file(path), Findings()))
    assert made["organs"][0]["agenda_items"][0]["number"] == "116 (c)"


def test_nothing_is_said_of_who_signs_where_nobody_signs(folder: Path) -> None:
    for kind in ("note-verbale", "candidature", "corrigendum"):
        findings = Findings()
        path = starter_path(kind)
        assert path is not None
        draft_letter(Wish(("KE",), DAY, ("en",), folder=folder), read_letter_file(path), findings)
        assert {one.rule for one in findings} <= {"coming-session"}, kind


def followed(text: str, kind: str | None, folder: Path) -> str:
    path = starter_path(kind) if kind else None
    starter = read_letter_file(path) if path is not None else None
    wish = Wish((), date(2025, 6, 2), folder=folder)
    findings = Findings()
    made = draft_next(wish, LetterFile(text.encode(), "last", folder), findings, starter)
    assert made, [str(one) for one in findings]
    assert {one.rule for one in all_findings(LetterFile(made.encode(), "n", folder))} <= BLANKS
    return made


def test_a_letter_after_a_corrigendum_is_no_corrigendum_and_is_signed(folder: Path) -> None:
    made = yaml.safe_load(followed(drafted("corrigendum", ("KE",), ("en",), folder), None, folder))
    assert "suffix" not in made
    assert len(made["letter"]["signatories"]) == 1
    assert str(made["letter"]["dated"]) == "2025-06-02"


def test_a_corrigendum_made_from_a_letter_has_its_date_and_no_signature(folder: Path) -> None:
    last = drafted("statement", ("KE",), ("en",), folder)
    made = yaml.safe_load(followed(last, "corrigendum", folder))
    assert (made["suffix"], made["letter"]["signatories"]) == ("Corr.1", [])
    assert str(made["letter"]["dated"]) == "2025-05-28"
    assert "annexes" not in made
