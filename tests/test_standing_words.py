"""Standing sentences: learnt from letters, kept in a record, written by `new`, and built."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from letter_files import GOOD
from unassemble.cli import main
from unassemble.model import Paragraph, plain
from unassemble.pipeline.building import build_version
from unassemble.pipeline.checking import all_findings
from unassemble.pipeline.letter_file import read_letter_file
from unassemble.pipeline.reading import read_version


def run(*arguments: str) -> Result:
    done = CliRunner().invoke(main, list(arguments))
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


FRENCH = {
    "state": "TN", "language": "fr", "name": "Tarek **Ladeb**", "family": "Ladeb",
    "titles": ["Ambassadeur", "Représentant permanent"],
    "items": [(34, "La situation au Moyen-Orient"), (35, "Question de Palestine")],
    "text": """\
D’ordre de mon gouvernement, j’ai l’honneur de vous faire parvenir ci-joint {what} (voir annexe).

{own}

Je vous serais obligé de bien vouloir faire distribuer la présente lettre comme document de
l’Assemblée générale, au titre du point {item} de l’ordre du jour, et du Conseil de sécurité.

Veuillez agréer, Monsieur le Secrétaire général, les assurances de ma très haute considération.
""",
    "what": ["le texte d’une déclaration", "la lettre conjointe des États arabes"],
    "own": ["Les faits sont graves.", "La communauté internationale doit agir."],
    "opening": "D’ordre de mon gouvernement, j’ai l’honneur de vous faire parvenir ci-joint"
    " {{ subject }} {{ see_annex }}.",
    "request": "Je vous serais obligé de bien vouloir faire distribuer la présente lettre comme"
    " document de l’Assemblée générale, au titre du point {{ agenda_numbers }} de l’ordre du jour,"
    " et du Conseil de sécurité.",
    "closing": "Veuillez agréer, Monsieur le Secrétaire général, les assurances de ma très haute"
    " considération.",
}  # fmt: skip
CHINESE = {
    "state": "MN", "language": "zh", "name": "巴特·**苏赫**", "family": "苏赫",
    "titles": ["常驻代表", "大使"],
    "items": [(32, "预防武装冲突"), (61, "建设和平与保持和平")],
    "text": """\
奉我国政府指示，谨此随函转递{what}(见附件)。

{own}

请将本函及其附件作为大会议程项目 {item} 下的文件和安全理事会文件分发为盼。

顺致最崇高的敬意。
""",
    "what": ["蒙古国外交部的声明", "关于区域安全的立场文件"],
    "own": ["局势令人严重关切。", "我们呼吁各方保持克制。"],
    "opening": "奉我国政府指示，谨此随函转递{{ subject }}{{ see_annex }}。",
    "request": "请将本函及其附件作为大会议程项目 {{ agenda_numbers }}"
    " 下的文件和安全理事会文件分发为盼。",
    "closing": "顺致最崇高的敬意。",
}  # fmt: skip
ARABIC = {
    "state": "JO", "language": "ar", "name": "محمود **الحمود**", "family": "الحمود",
    "titles": ["السفير", "الممثل الدائم"],
    "items": [(34, "الحالة في الشرق الأوسط"), (35, "قضية فلسطين")],
    "text": """\
بناء على تعليمات من حكومتي، أتشرف بأن أوافيكم طيه {what} (انظر المرفق).

{own}

وأكون ممتنا لو تفضلتم بتعميم هذه الرسالة ومرفقها باعتبارهما وثيقة من وثائق الجمعية العامة، في
إطار البند {item} من جدول الأعمال، ومن وثائق مجلس الأمن.

وتفضلوا بقبول فائق الاحترام والتقدير.
""",
    "what": ["بنص بيان صادر عن وزارة الخارجية", "برسالة مشتركة من المجموعة"],
    "own": ["إن الوضع خطير.", "ويجب على المجتمع الدولي أن يتحرك."],
    "opening": "بناء على تعليمات من حكومتي، أتشرف بأن أوافيكم طيه {{ subject }} {{ see_annex }}.",
    "request": "وأكون ممتنا لو تفضلتم بتعميم هذه الرسالة ومرفقها باعتبارهما وثيقة من وثائق الجمعية"
    " العامة، في إطار البند {{ agenda_numbers }} من جدول الأعمال، ومن وثائق مجلس الأمن.",
    "closing": "وتفضلوا بقبول فائق الاحترام والتقدير.",
}  # fmt: skip
MADE = [FRENCH, CHINESE, ARABIC]


def letter(made: dict[str, Any], number: int, **change: Any) -> str:
    """A letter of a made mission; JSON is YAML too."""
    item, title = made["items"][number % 2]
    day = f"2025-0{number + 1}-13"
    text = made["text"].format(
        what=made["what"][number % 2], own=made["own"][number % 2], item=item
    )
    value = {
        "language": made["language"],
        "symbols": [f"A/79/{100 + number}", f"S/2025/{10 + number}"],
        "date": f"2025-0{number + 1}-15",
        "organs": [
            {
                "organ": "general-assembly",
                "session": 79,
                "agenda_items": [{"number": item, "title": title}],
            },
            {"organ": "security-council", "year": 80},
        ],
        "letter": {
            "dated": day,
            "from": {"state": made["state"], "office": "permanent-representative"},
            "to": ["secretary-general"],
            "text": text,
            "signatories": [{"name": made["name"], "titles": made["titles"]}],
        },
        "annexes": [{"title": made["what"][number % 2], "text": made["own"][0]}],
    }
    value["letter"] |= change
    return json.dumps(value, ensure_ascii=False, indent=1)


def learnt(made: dict[str, Any], folder: Path) -> Path:
    """The record learnt from two letters of a made mission, in the folder missions/."""
    paths = []
    for number in (0, 1):
        path = folder / f"{number}.yaml"
        path.write_text(letter(made, number), "utf-8")
        paths.append(str(path))
    record = folder / "missions" / "made.yaml"
    done = run("missions", "learn", *paths, "-o", str(record))
    assert done.exit_code == 0, done.stderr
    assert done.stderr.count("note[alike-sentence]") == 3
    assert "A/79/100-S/2025/10, A/79/101-S/2025/11" in done.stderr
    return record


@pytest.mark.parametrize("made", MADE, ids=lambda made: made["language"])
def test_learn_new_build(made: dict[str, Any], tmp_path: Path) -> None:
    record = learnt(made, tmp_path)
    language = made["language"]
    wording = yaml.safe_load(record.read_text("utf-8"))["wording"]
    assert {name: texts[language] for name, texts in wording.items()} == {
        name: made[name] for name in ("opening", "request", "closing")
    }
    assert record.read_text("utf-8").count("# As in A/79/100-S/2025/10, A/79/101-S/2025/11.") == 3
    assert run("missions", "check", str(record)).exit_code == 0

    new = tmp_path / "new.yaml"
    done = run("new", "made", "-o", str(new), "--dated", "2025-05-01", "--items", "all")
    assert done.exit_code == 0, done.stderr
    text = yaml.safe_load(new.read_text("utf-8"))["letter"]["text"]
    blank = "‹… what is transmitted›"
    opening = made["opening"].replace("{{ subject }}", blank)
    assert text.split("\n\n")[0].split("{{")[0] == opening.split("{{")[0]
    assert made["closing"] == text.strip().split("\n\n")[-1]
    assert {f.rule for f in all_findings(read_letter_file(new))} <= {"not-filled-in", "no-symbol"}

    written = new.read_text("utf-8").replace(blank, made["what"][0])
    new.write_text(written, "utf-8")
    built = build_version(read_letter_file(new), formats=["docx"])
    assert built.docx.startswith(b"PK")
    document = read_version(read_letter_file(new)).document
    assert document is not None
    blocks = document.parts[0].blocks
    inlines = [block.inlines for block in blocks if isinstance(block, Paragraph)]
    paragraphs = [plain(one).replace("\u00a0", " ") for one in inlines]
    request = made["request"].split("{{")[0].strip()
    assert any(one.startswith(request) and "{{" not in one for one in paragraphs)
    assert paragraphs[-1] == made["closing"]


@pytest.mark.parametrize("made", MADE, ids=lambda made: made["language"])
def test_the_next_letter_keeps_the_learnt_sentences(made: dict[str, Any], tmp_path: Path) -> None:
    learnt(made, tmp_path)
    done = run("new", "--from", str(tmp_path / "1.yaml"), "--dated", "2025-06-01")
    assert done.exit_code == 0
    text = yaml.safe_load(done.stdout)["letter"]["text"]
    assert made["own"][1] not in text
    assert made["request"] in text
    assert text.strip().endswith(made["closing"])
    assert "letter-kept" in done.stderr
    assert "`closing`" in done.stderr


def test_what_varies_becomes_the_letters_own_value_or_a_blank(tmp_path: Path) -> None:
    text = GOOD.replace("I have the honour to write.", "{first}\n\n    {second}")
    first = "Further to my letter dated {} ({}), I have the honour to write."
    second = "The figures of {} show {} cases in {}, as told on {}."
    values = [
        ("2025-01-10", "A/79/1", "1 December 2024", "A/79/0", "Kenya", "12", "Ukraine"),
        ("2025-02-10", "A/79/2", "10 January 2025", "A/79/1", "Chad", "15", "Georgia"),
        ("2025-03-10", "A/79/3", "10 February 2025", "A/79/2", "Mali", "19", "Armenia"),
    ]
    days = {"2025-01-10": "10 January 2025", "2025-02-10": "10 February 2025"}
    days["2025-03-10"] = "10 March 2025"
    paths = []
    for dated, symbol, before, earlier, *more in values:
        made = text.replace("dated: 2025-04-01", f"dated: {dated}").replace("A/79/1", symbol)
        made = made.replace("{first}", first.format(before, earlier))
        made = made.replace("{second}", second.format(*more, days[dated]))
        paths.append(tmp_path / f"{symbol.replace('/', '-')}.yaml")
        paths[-1].write_text(made, "utf-8")
    done = run("missions", "learn", *map(str, paths))
    assert done.exit_code == 0, done.stderr
    wording = yaml.safe_load(done.stdout)["wording"]
    assert wording["further"]["en"] == (
        "Further to my letter dated {{ previous.dated }} ({{ previous.symbol }}), I have the"
        " honour to write."
    )
    assert wording["closing"]["en"] == (
        "The figures of ‹… name› show ‹… number› cases in ‹… name›, as told on {{ dated }}."
    )


def test_a_sentence_by_gender_follows_who_signs(tmp_path: Path) -> None:
    record = tmp_path / "missions" / "kyrgyz.yaml"
    record.parent.mkdir()
    text = """\
state: KG
language: ru
signatories:
  he: {name: Иван **Иванов**, titles: [Посол], until: 2025-04-30}
  she: {name: Анна **Петрова**, titles: [Посол], gender: feminine, since: 2025-05-01}
wording:
  request:
    masculine: Буду признателен за распространение настоящего письма в качестве документа.
    feminine: Буду признательна за распространение настоящего письма в качестве документа.
"""
    record.write_text(text, "utf-8")
    assert run("missions", "check", str(record)).exit_code == 0
    for day, word in (("2025-04-01", "признателен "), ("2025-05-02", "признательна ")):
        out = tmp_path / "new.yaml"
        assert run("new", "KG", "--dated", day, "-o", str(out), "--force").exit_code == 0
        assert word in out.read_text("utf-8")
        assert ("gender: feminine" in out.read_text("utf-8")) is (word == "признательна ")


def test_a_signatory_changes_office_between_two_letters(tmp_path: Path) -> None:
    record = tmp_path / "missions" / "kenya.yaml"
    record.parent.mkdir()
    record.write_text(
        """\
state: KE
signatories:
  otieno-acting:
    name: Ann **Otieno**
    office: charge-d-affaires
    gender: feminine
    until: 2025-04-30
  otieno:
    name: Ann **Otieno**
    gender: feminine
    since: 2025-05-01
""",
        "utf-8",
    )
    first, second = tmp_path / "first.yaml", tmp_path / "second.yaml"
    assert run("new", "kenya", "--dated", "2025-04-10", "-o", str(first)).exit_code == 0
    done = run("new", "--from", str(first), "--dated", "2025-05-10", "-o", str(second))
    assert done.exit_code == 0, done.stderr
    letters = [yaml.safe_load(path.read_text("utf-8"))["letter"] for path in (first, second)]
    assert [one["from"]["office"] for one in letters] == [
        "charge-d-affaires",
        "permanent-representative",
    ]
    assert [one["from"]["gender"] for one in letters] == ["feminine", "feminine"]
    assert [one["signatories"][0]["name"] for one in letters] == ["Ann **Otieno**"] * 2
    assert letters[0]["signatories"][0]["titles"] == ["Chargé d’affaires a.i."]
    assert letters[1]["signatories"][0]["titles"] == ["Ambassador", "Permanent Representative"]
    assert "changed: who signs (otieno)" in done.stderr
    before, after = first.read_text("utf-8").splitlines(), second.read_text("utf-8").splitlines()
    assert len([line for line in after if line not in before]) <= 10


def test_office_and_person_are_learnt_as_they_change(tmp_path: Path) -> None:
    acting = GOOD.replace("permanent-representative", "charge-d-affaires")
    later = GOOD.replace("2025-04-0", "2025-06-0").replace("A/79/1", "A/79/2")
    paths = [tmp_path / "1.yaml", tmp_path / "2.yaml"]
    for path, text in zip(paths, (acting, later), strict=True):
        path.write_text(text, "utf-8")
    people = yaml.safe_load(run("missions", "learn", *map(str, paths)).stdout)["signatories"]
    assert list(people) == ["lee", "lee-2"]
    assert str(people["lee"]["until"]) == "2025-05-31"
    assert (people["lee-2"]["office"], str(people["lee-2"]["since"])) == (
        "permanent-representative",
        "2025-06-01",
    )


@pytest.mark.parametrize(
    ("dated", "words"),
    [
        ("2025-04-30", ""),
        ("2025-05-01", "the office of “lee” ended on 2025-04-30"),
        ("2025-02-28", "“lee” signs from 2025-03-01 on"),
    ],
)
def test_check_warns_of_an_office_that_had_ended(dated: str, words: str, tmp_path: Path) -> None:
    record = tmp_path / "missions" / "mine.yaml"
    record.parent.mkdir()
    record.write_text(
        "state: AZ\nsignatories:\n"
        "  lee: {name: Ann **Lee**, since: 2025-03-01, until: 2025-04-30}\n"
        "  ng: {name: Bo **Ng**, since: 2025-05-01}\n",
        "utf-8",
    )
    path = tmp_path / "letter.yaml"
    text = GOOD.replace("dated: 2025-04-01", f"dated: {dated}").replace("date: 2025-04-02\n", "")
    path.write_text(text, "utf-8")
    found = [f for f in all_findings(read_letter_file(path)) if f.rule == "signatory-out-of-office"]
    assert [one.message.split(";")[0] for one in found] == ([words] if words else [])
    if "ended" in words:
        assert found[0].hint == "on that day `ng` signs"


def test_a_record_made_by_options_is_accepted_and_serves(tmp_path: Path) -> None:
    record = tmp_path / "missions" / "senegal.yaml"
    done = run(
        "missions", "new", "Sénégal", "--signatory", "Awa **Diop**", "--feminine", "--languages",
        "fr,en", "--seat", "New York", "--since", "2025-01-01", "-o", str(record),
    )  # fmt: skip
    assert (done.exit_code, done.stderr) == (0, "")
    checked = run("missions", "check", str(record))
    assert checked.exit_code == 0
    assert "not-filled-in" not in checked.stderr
    new = tmp_path / "new.yaml"
    assert run("new", "SN", "-o", str(new), "--dated", "2025-05-01").exit_code == 0
    value = yaml.safe_load(new.read_text("utf-8"))
    assert (value["mission"], value["language"]) == ("senegal", "fr")
    assert value["letter"]["from"]["gender"] == "feminine"
    assert value["letter"]["signatories"][0]["titles"] == [
        "L’Ambassadrice",
        "Représentante permanente",
    ]


def test_a_record_with_blanks_is_accepted_and_its_blanks_are_named(tmp_path: Path) -> None:
    record = tmp_path / "kenya.yaml"
    assert run("missions", "new", "kenya", "-o", str(record)).exit_code == 0
    assert record.read_text("utf-8").startswith("# yaml-language-server: $schema=")
    checked = run("missions", "check", str(record))
    assert checked.exit_code == 0
    assert checked.stderr.count("not-filled-in") == 2
    again = run("missions", "new", "kenya", "-o", str(record))
    assert again.exit_code == 2


def test_a_letter_that_leaves_all_to_its_record_is_followed(tmp_path: Path) -> None:
    first = tmp_path / "first.yaml"
    text = GOOD.replace("language: en", "language: en\nmission: azerbaijan")
    text = text.replace("    agenda_items:\n      - {number: 14, title: Culture of peace}\n", "")
    text = text.replace("    session: 79\n", "    session: 79\n    agenda_items: [14, 32]\n")
    text = text.replace("dated: 2025-04-01", "dated: 2025-03-01")
    text = text.replace("  from: {state: AZ, office: permanent-representative}\n", "")
    text = text.replace("    - {name: Ann **Lee**, titles: [Ambassador]}\n", "    - aliyev\n")
    first.write_text(text, "utf-8")
    done = run("new", "--from", str(first), "--dated", "2025-05-01")
    assert done.exit_code == 0, done.stderr
    value = yaml.safe_load(done.stdout)
    assert value["mission"] == "azerbaijan"
    assert value["organs"][0]["agenda_items"] == [14, 32]
    assert value["letter"]["signatories"] == ["musayev"]
    assert "from" not in value["letter"]
