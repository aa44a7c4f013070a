"""A new letter made in the browser is the file that `unassemble new` gives for the same answers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import unassemble.drafts
import unassemble.preview
from preview_requests import ask, own
from preview_server import LETTER, serving
from unassemble.base.starters import starter_names
from unassemble.cli import main
from unassemble.drafts.answers import ItemAnswer, SignatoryAnswer
from unassemble.drafts.starter import OF_ONE_LETTER
from unassemble.drafts.told import Told
from unassemble.languages import LANGUAGES
from unassemble.pipeline.letter_file import LetterFile
from unassemble.preview.answers.starting import told_row
from unassemble.preview.starting import (
    FirstPage,
    NewLetter,
    NextLetter,
    Starting,
    file_name,
    file_stem,
)

DAY = date(2025, 5, 28)
WORDS = Path(unassemble.preview.__file__).parent / "words"
DRAFTS = Path(unassemble.drafts.__file__).parent
RECORD = """\
state: KE
language: en
organs: [general-assembly]
to: [president-of-the-general-assembly]
signatories:
  tester:
    name: {en: Ann **Tester**}
    office: charge-d-affaires
    gender: feminine
agenda_items:
  79:
    - number: 14
      title: {en: Culture of peace}
"""


def command(*words: str) -> str:
    """What `unassemble new` prints."""
    made = CliRunner().invoke(main, ["new", *words, "--dated", DAY.isoformat()])
    assert made.exit_code == 0, made.stderr
    return made.stdout


@pytest.mark.parametrize("kind", starter_names())
@pytest.mark.parametrize(("who", "languages"), [("KE", "en"), ("EG", "ar,en"), ("CN", "zh")])
def test_the_file_is_that_of_the_command(
    tmp_path: Path, kind: str, who: str, languages: Any
) -> None:
    answers = NewLetter((who,), DAY, kind, tuple(languages.split(",")))
    made = Starting(tmp_path).new(answers)
    assert made.text == command(who, "--kind", kind, "--language", languages)


def test_several_states_and_usual_items(tmp_path: Path) -> None:
    items = (ItemAnswer("14", {"en": "Culture of peace"}),)
    answers = NewLetter(("AZ", "KE"), DAY, "several-signatories", ("en",), items=items)
    made = Starting(tmp_path).new(answers)
    assert made.text == command(
        "azerbaijan", "--with", "kenya", "--kind", "several-signatories", "--language", "en",
        "--items", "14",
    )  # fmt: skip


def test_answers_stand_in_for_a_record(tmp_path: Path) -> None:
    """The same letter as by a record that says the same, but for the name of the record."""
    answers = NewLetter(
        ("KE",),
        DAY,
        languages=("en",),
        to=("president-of-the-general-assembly",),
        organs=("general-assembly",),
        items=(ItemAnswer("14", {"en": "Culture of peace"}),),
        signatories={
            "KE": SignatoryAnswer(
                given={"en": "Ann"},
                family={"en": "Tester"},
                office="charge-d-affaires",
                feminine=True,
            )
        },
    )
    made = Starting(tmp_path).new(answers)
    records = tmp_path / "records"
    records.mkdir()
    (records / "kenya.yaml").write_text(RECORD, "utf-8")
    by_record = command("KE", "--language", "en", "--items", "14", "--missions", str(records))
    assert made.text == by_record
    assert "Ann **Tester**" in made.text


def test_another_person_of_the_record_signs(tmp_path: Path) -> None:
    starting = Starting(tmp_path)
    usual = NewLetter(("AZ",), date(2025, 5, 13), languages=("en",))
    other = NewLetter(
        ("AZ",),
        date(2025, 5, 13),
        languages=("en",),
        signatories={"AZ": SignatoryAnswer(id="aliyev")},
    )
    same = NewLetter(
        ("AZ",),
        date(2025, 5, 13),
        languages=("en",),
        signatories={"AZ": SignatoryAnswer(id="musayev")},
    )
    assert "Tofig **Musayev**" in starting.new(usual).text
    assert "Yashar **Aliyev**" in starting.new(other).text
    assert starting.new(same) == starting.new(usual)


@pytest.mark.parametrize(
    ("given", "family", "printed"),
    [
        ("聪", "傅", "**傅**聪"),
        ("奥萨马", "阿卜杜勒哈利克", "奥萨马·**阿卜杜勒哈利克**"),
        ("", "王", "**王**"),
    ],
)
def test_chinese_names_in_their_order(
    tmp_path: Path, given: str, family: str, printed: str
) -> None:
    answer = SignatoryAnswer(given={"zh": given}, family={"zh": family})
    made = Starting(tmp_path).new(
        NewLetter(("KE",), DAY, languages=("zh",), signatories={"KE": answer})
    )
    assert printed in made.text


@pytest.mark.parametrize("to", ["president-of-the-general-assembly", "secretary-general"])
def test_addressees_in_place_of_those_of_the_kind(tmp_path: Path, to: str) -> None:
    both = ("president-of-the-general-assembly", "president-of-the-security-council")
    made = Starting(tmp_path).new(NewLetter(("KE",), DAY, "identical-letters", ("en",), to=both))
    assert "to: [president-of-the-general-assembly, president-of-the-security-council]" in made.text
    made = Starting(tmp_path).new(NewLetter(("KE",), DAY, "note-verbale", ("en",), to=(to,)))
    assert f"to: [{to}]" in made.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_first_page_can_be_drawn(tmp_path: Path, language: Any) -> None:
    starting = Starting(tmp_path)
    made = starting.first_page(
        starting.new(NewLetter(("KE",), DAY, languages=(language,))).text, language
    )
    assert isinstance(made, FirstPage)
    picture = starting.picture(made.key, 0.25)
    assert picture is not None
    assert picture.startswith(b"\x89PNG")
    assert starting.picture("nothing", 0.25) is None


def test_the_next_letter_is_that_of_the_command(tmp_path: Path) -> None:
    path = tmp_path / "letter.yaml"
    path.write_text(LETTER, "utf-8")
    previous = LetterFile(path.read_bytes(), str(path), tmp_path)
    made = Starting(tmp_path).next(previous, NextLetter(DAY))
    assert made.text == command("--from", str(path))
    assert "sender" in made.told.kept
    assert "symbols" in made.told.cleared
    assert "date of the letter" in made.told.changed
    assert made.name == "azerbaijan-2025-05-28.yaml"
    other = NextLetter(DAY, {"AZ": SignatoryAnswer(family={"en": "Tester", "fr": "Tester"})})
    assert "**Tester**" in Starting(tmp_path).next(previous, other).text


def test_names_of_files() -> None:
    assert file_name(("CI",), DAY) == "cote-d-ivoire-2025-05-28.yaml"
    assert file_name((), DAY) == "letter-2025-05-28.yaml"
    assert file_stem("../../etc/passwd\0") == "etc-passwd"


def test_a_file_that_is_there_is_never_replaced(tmp_path: Path) -> None:
    starting = Starting(tmp_path)
    (tmp_path / "kenya.yaml").write_text("mine", "utf-8")
    (tmp_path / "kenya-2.yaml").mkdir()
    assert starting.create("new", "kenya.yaml").name == "kenya-3.yaml"
    assert (tmp_path / "kenya.yaml").read_text("utf-8") == "mine"


# -- requests ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("starting")


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with serving(folder) as found:
        yield found


def post(address: str, path: str, body: Any, **headers: str) -> tuple[int, Any]:
    headers = headers or {"Origin": own(address)}
    text = body if isinstance(body, str) else json.dumps(body)
    status, _, answer = ask(address, path, "POST", text, **headers)
    return status, json.loads(answer) if answer.startswith(b"{") else answer


ANSWERS = {"who": ["KE"], "dated": "2025-05-28", "languages": ["en"]}


def test_a_letter_is_made_by_request(address: str, folder: Path) -> None:
    status, made = post(address, "letters/page", {"answers": ANSWERS})
    assert status == 200
    assert made["name"] == "kenya-2025-05-28.yaml"
    assert list(folder.iterdir()) == []
    assert ask(address, f"letters/page/{made['key']}.png?scale=0.5")[0] == 200
    status, first = post(address, "letters", {"answers": ANSWERS})
    status, second = post(address, "letters", {"answers": ANSWERS})
    assert (first["name"], second["name"]) == ("kenya-2025-05-28.yaml", "kenya-2025-05-28-2.yaml")
    assert ask(address, f"l/{first['id']}/file")[0] == 200
    assert (folder / first["name"]).read_text("utf-8") == command("KE", "--language", "en")
    status, third = post(
        address, "letters", {"from": first["id"], "answers": {"dated": "2025-06-01"}}
    )
    assert (status, third["name"]) == (200, "kenya-2025-06-01.yaml")
    for path in folder.iterdir():
        path.unlink()


@pytest.mark.parametrize(
    "body",
    [
        "[",
        "[]",
        {},
        {"answers": {}},
        {"answers": {**ANSWERS, "who": []}},
        {"answers": {**ANSWERS, "kind": "../../etc/passwd"}},
        {"answers": {**ANSWERS, "kind": "letter.yaml"}},
        {"answers": {**ANSWERS, "dated": "yesterday"}},
        {"answers": {**ANSWERS, "languages": ["xx"]}},
        {"answers": {**ANSWERS, "items": [{"number": "x", "title": {}}]}},
        {"answers": {**ANSWERS, "signatories": []}},
        {"from": "0000", "answers": {"dated": "2025-06-01"}},
        {"from": ["a"], "answers": {"dated": "2025-06-01"}},
        '{"answers": ' + "[" * 100_000,
    ],
)
def test_what_is_no_answer_is_refused(address: str, folder: Path, body: Any) -> None:
    assert post(address, "letters", body)[0] == 400
    assert post(address, "letters/page", body)[0] == 400
    assert list(folder.iterdir()) == []


def test_an_unknown_state_is_told(address: str, folder: Path) -> None:
    status, made = post(address, "letters", {"answers": {**ANSWERS, "who": ["Kenia’s friend"]}})
    assert status == 409
    assert "unknown mission" in made["findings"][0]["message"]
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("name", ["no\nsuch: x", "‹…›", "{{ x }}", "\u202e'\"*", "**a**"])
def test_odd_names_do_no_harm(address: str, folder: Path, name: str) -> None:
    person = {"given": {"en": name}, "family": {"en": name}, "office": "charge-d-affaires"}
    status, _ = post(address, "letters", {"answers": {**ANSWERS, "signatories": {"KE": person}}})
    assert status in (200, 400, 409)
    for path in folder.iterdir():
        path.unlink()


@pytest.mark.parametrize(
    "headers", [{"Host": "evil.example"}, {"Origin": "http://evil.example"}, {"Origin": "null"},
                {"X": "no origin"}]
)  # fmt: skip
def test_other_sites_make_nothing(address: str, folder: Path, headers: dict[str, str]) -> None:
    body = {"answers": ANSWERS}
    for path in ("letters", "letters/page"):
        assert post(address, path, body, **headers)[0] in (403, 421)
    crossing = {"Origin": own(address), "Sec_Fetch_Site": "cross-site"}
    assert post(address, "letters", body, **crossing)[0] == 403
    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "there"
    folder.mkdir()
    with serving(folder) as address:
        folder.rmdir()
        status, made = post(address, "letters", {"answers": ANSWERS})
    assert (status, made) == (409, {"refused": "refused.folder"})


def test_a_single_file_takes_no_new_letters(tmp_path: Path) -> None:
    path = tmp_path / "letter.yaml"
    path.write_text(LETTER, "utf-8")
    with serving(path) as address:
        assert ask(address, "new")[0] == 404
        assert post(address, "letters", {"answers": ANSWERS})[0] in (404, 405)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("path", [
    "letters/kinds/harm.png?language=en&who=KE", "letters/kinds/letter.png?language=en",
    "letters/kinds/letter.png?language=xx&who=KE", "letters/page/nothing.png",
    "letters/kinds/letter.png?language=en&who=KE&scale=100",
])  # fmt: skip
def test_pictures_that_are_not_there(address: str, path: str) -> None:
    assert ask(address, path)[0] in (400, 404)


def test_pictures_of_kinds(address: str) -> None:
    for kind in starter_names():
        status, headers, body = ask(
            address, f"letters/kinds/{kind}.png?language=zh&who=KE&scale=0.2"
        )
        assert (status, headers["content-type"]) == (200, "image/png")
        assert body.startswith(b"\x89PNG")


def test_all_that_is_told_has_words() -> None:
    """What becomes of the letter before is told in the words of the interface."""
    known = json.loads((WORDS / "new" / "en.json").read_text("utf-8"))
    sources = "".join(path.read_text("utf-8") for path in DRAFTS.glob("*.py"))
    told = set(re.findall(r'told\.(?:kept|cleared|changed)\.append\(f?"([^"]+)"', sources))
    for found in re.findall(r"told\.(?:kept|cleared|changed) \+= \[([^\]]+)\]", sources):
        told |= set(re.findall(r'^"([^"]+)"|, "([^"]+)"', found)[0]) - {""}
    told |= {"paragraphs made from templates", "the request for circulation", "`closing`"}
    told |= {key.replace("_", " ") for key in OF_ONE_LETTER}
    told = {one for one in told if one.strip()}
    assert len(told) > 15
    of_modifications = {"text", "text, annexes and notes", "signatories"}
    for words in told - of_modifications:
        (row,) = told_row(Told(kept=[words]))["kept"]
        assert f"new.told.{row['key']}" in known, words
    (row,) = told_row(Told(changed=["session (80)"]))["changed"]
    assert row == {"key": "session", "words": "session (80)", "detail": "80"}
