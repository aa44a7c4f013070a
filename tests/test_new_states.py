"""`new` for every Member and observer State, called as people call it."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from unassemble.base.diagnostics import Findings
from unassemble.base.starters import starter_names, starter_path
from unassemble.cli import main
from unassemble.languages import LANGUAGES, known_states, state_name
from unassemble.missions import find_mission, mission_folders
from unassemble.pipeline.checking import all_findings
from unassemble.pipeline.drafting import Wish, draft_letter
from unassemble.pipeline.letter_file import LetterFile, read_letter_file

NOWHERE = Path("/nonexistent")
BLANKS = {"not-filled-in", "no-symbol", "guessed-form"}
STATES = known_states()
LONG = bool(os.environ.get("UNASSEMBLE_LONG"))
"""Also what takes minutes: every State in every language."""


def drafted(who: str, language: str, kind: str = "letter") -> str:
    path = starter_path(kind)
    assert path is not None
    findings = Findings()
    wish = Wish((who,), date(2025, 5, 13), (language,), folder=NOWHERE)  # type: ignore[arg-type]
    made = draft_letter(wish, read_letter_file(path), findings)
    assert made, [str(one) for one in findings]
    return made


def rules_of(text: str) -> set[str]:
    return {one.rule for one in all_findings(LetterFile(text.encode(), "new.yaml", NOWHERE))}


def test_there_are_193_members_and_two_observers() -> None:
    assert len(STATES) == 195


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_of_any_state_has_blanks_alone(language: str) -> None:
    """In the usual run each State once, in one of the six languages."""
    index = LANGUAGES.index(language)
    for code in STATES if LONG else STATES[index :: len(LANGUAGES)]:
        text = drafted(code, language)
        assert rules_of(text) <= BLANKS, code
        letter = yaml.safe_load(text)["letter"]
        known = state_name(code, language)
        assert letter["from"]["state"] in (code, code == "NO"), code
        assert known is not None


@pytest.mark.parametrize("kind", starter_names())
@pytest.mark.parametrize("who", ["Holy See", "دولة فلسطين", "Côte d’Ivoire", "Кения"])
def test_a_letter_of_any_kind_has_blanks_alone(who: str, kind: str) -> None:
    assert rules_of(drafted(who, "fr", kind)) <= BLANKS


def test_an_observer_writes_as_permanent_observer() -> None:
    assert yaml.safe_load(drafted("VA", "en"))["letter"]["from"]["office"] == "permanent-observer"
    note = yaml.safe_load(drafted("State of Palestine", "en", "note-verbale"))["letter"]
    assert note["from"]["office"] == "permanent-mission"
    assert note["text"].startswith("The Permanent Observer Mission of the State of Palestine to")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_state_is_found_by_its_name_in_each_language(language: str) -> None:
    folders = mission_folders()
    for code in STATES:
        known = state_name(code, language)  # type: ignore[arg-type]
        assert known is not None
        for words in (known.text, known.text.upper(), known.text.lower()):
            found = find_mission(words, folders, Findings())
            assert found is not None, words
            assert found.state == code, words


@pytest.mark.parametrize(
    ("who", "code"),
    [
        ("kenya", "KE"), ("ke", "KE"), ("KEN", "KE"), ("UK", "GB"), ("Cote d'Ivoire", "CI"),
        ("CÔTE D’IVOIRE", "CI"), ("Кения", "KE"), ("肯尼亚", "KE"), ("كينيا", "KE"),
        ("the Netherlands", "NL"), ("Russia", "RU"), ("Turkey", "TR"), ("republic of kenya", "KE"),
        ("Iran (Islamic Republic of)", "IR"), ("Korea, Republic of", "KR"), ("  Peru ", "PE"),
        ("Saint-Siège", "VA"), ("Palestine", "PS"), ("AZERBAIJAN", "AZ"), ("no", "NO"),
    ],
)  # fmt: skip
def test_states_are_found_as_people_call_them(who: str, code: str) -> None:
    found = find_mission(who, mission_folders(), Findings())
    assert found is not None
    assert found.state == code


@pytest.mark.parametrize(
    ("who", "meant"),
    [
        ("Kenja", "Kenya (KE)"),
        ("Azerbaidjan republic", "Azerbaijan"),
        ("Корея", "Republic of Korea (KR)"),
        ("Germny", "Germany (DE)"),
        ("frence", "`france`"),
    ],
)
def test_near_misses_are_offered(who: str, meant: str) -> None:
    done = CliRunner().invoke(main, ["new", who])
    assert done.exit_code == 1
    assert "unknown-mission" in done.stderr
    assert f"did you mean {meant}" in done.stderr or meant in done.stderr


def test_a_record_serves_only_where_it_is_found_from_the_letter(tmp_path: Path) -> None:
    record = "state: KE\nsignatories:\n  otieno: {name: Ann **Otieno**}\n"
    for folder in ("elsewhere", "missions"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "kenya.yaml").write_text(record, "utf-8")
    arguments = ["new", "kenya", "-o", str(tmp_path / "new.yaml"), "--force"]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    beside = yaml.safe_load((tmp_path / "new.yaml").read_text("utf-8"))
    assert beside["mission"] == "kenya"
    given = CliRunner().invoke(main, [*arguments, "--missions", str(tmp_path / "elsewhere")])
    assert given.exit_code == 0
    other = yaml.safe_load((tmp_path / "new.yaml").read_text("utf-8"))
    assert "mission" not in other
    assert beside["letter"]["signatories"] == other["letter"]["signatories"]
    assert beside["letter"]["signatories"][0]["name"] == "Ann **Otieno**"


def test_the_items_are_a_list_to_choose_from() -> None:
    text = drafted("AZ", "en")
    assert "agenda_items" not in yaml.safe_load(text)["organs"][0]
    lines = [line for line in text.splitlines() if line.startswith("    # ")]
    assert "session 79" in lines[0]
    chosen = text
    for line in (lines[1], lines[2], lines[4]):
        chosen = chosen.replace(line + "\n", line.replace("# ", "", 1) + "\n")
    items = yaml.safe_load(chosen)["organs"][0]["agenda_items"]
    assert [item["number"] for item in items] == [14, 60]
    assert rules_of(chosen) <= BLANKS


def test_the_items_of_another_session_are_marked_in_one_comment() -> None:
    done = CliRunner().invoke(main, ["new", "azerbaijan", "--dated", "2025-09-16"])
    assert done.stdout.count("session 79") == 1
    assert done.stdout.count("Check their numbers and titles: this letter is of session 80.") == 1


def test_new_names_no_file_of_the_program() -> None:
    for who in ("azerbaijan", "china", "kenya"):
        done = CliRunner().invoke(main, ["new", who, "--dated", "2025-05-13"])
        assert "templates" not in done.output
        assert "site-packages" not in done.output
        assert not any(word in done.stderr for word in ("[K]", " K,", "(K)", " K\n", "seed"))


def test_the_chinese_request_is_spelt_right() -> None:
    made = drafted("azerbaijan", "zh")
    assert "给荷" not in made
    assert "misprint" not in rules_of(made)
