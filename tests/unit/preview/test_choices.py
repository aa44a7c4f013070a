"""What a person can choose from, in the language of the interface."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from preview_requests import ask
from preview_server import serving
from unassemble.languages import LANGUAGES, known_states
from unassemble.missions import mission_folders
from unassemble.preview import choices

RECORD = """\
state: KE
language: en
signatories:
  tester:
    name: Ann **Tester**
    office: permanent-representative
    since: 2025-01-01
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("choices")
    (folder / "missions").mkdir()
    (folder / "missions" / "kenya.yaml").write_text(RECORD, "utf-8")
    with serving(folder) as found:
        yield found


def chosen(address: str, what: str) -> Any:
    status, _, body = ask(address, f"choices/{what}")
    assert status == 200, what
    return json.loads(body)


def test_all_states_in_the_language_of_the_interface(address: str) -> None:
    for language in LANGUAGES:
        rows = {one["value"]: one for one in chosen(address, f"states?language={language}")}
        assert list(rows) == list(known_states())
        assert len({one["label"] for one in rows.values()}) == len(rows)
        words = {rows["KE"]["label"], *rows["KE"]["also"]}
        assert {"Kenya", "肯尼亚", "كينيا", "Кения"} <= words
    assert rows["KE"]["yours"]
    assert not rows["EG"]["yours"]
    assert "mission" not in rows["SE"]


def test_missions_are_those_with_a_record(address: str) -> None:
    rows = {one["value"]: one for one in chosen(address, "missions?language=zh")}
    assert rows["kenya"]["label"] == "肯尼亚"
    assert rows["kenya"]["yours"]
    assert rows["azerbaijan"]["state"] == "AZ"


def test_who_signs_on_a_day() -> None:
    folders = mission_folders()
    before = choices.signatories("AZ", date(2020, 5, 13), "en", folders)
    after = choices.signatories("AZ", date(2025, 5, 13), "en", folders)
    assert [one["label"] for one in before if one["signs"]] == ["Yashar Aliyev"]
    assert [one["label"] for one in after if one["signs"]] == ["Tofig Musayev"]
    assert after[0]["until"] == "31 March 2025"


def test_usual_items_have_the_titles_of_all_languages() -> None:
    rows = choices.items("AZ", 79, "fr", mission_folders())
    assert rows[0]["label"] == "14 Culture de paix"
    assert rows[0]["title"]["zh"] == "和平文化"
    assert choices.items("KE", 79, "fr", mission_folders()) == []


def test_a_date_is_shown_as_it_is_printed(address: str) -> None:
    made = chosen(address, "date?language=fr&dated=2020-05-01&in=zh,fr")
    assert made["months"][4] == "mai"
    assert [one["text"] for one in made["printed"]] == ["2020 年 5 月 1 日", "1er mai 2020"]
    assert chosen(address, "date?language=en&dated=2020-02-31&in=en")["printed"] == []


def test_what_a_mission_usually_does(address: str) -> None:
    made = chosen(address, "usual?language=en&state=KE&dated=2025-05-28")
    assert made["recorded"]
    assert (made["session"], made["year"]) == (79, 80)
    assert made["to"] == ["secretary-general"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("choices/states", 400),
        ("choices/states?language=xx", 400),
        ("choices/items?language=en&state=ZZ&session=79", 400),
        ("choices/items?language=en&state=..%2fx&session=79", 400),
        ("choices/items?language=en&state=KE&session=x", 400),
        ("choices/signatories?language=en&state=KE&dated=x", 400),
        ("choices/usual?language=en", 400),
        ("choices/harm?language=en", 404),
    ],
)
def test_what_cannot_be_answered_is_refused(address: str, path: str, status: int) -> None:
    assert ask(address, path)[0] == status


def test_folder_is_not_changed(address: str, tmp_path: Path) -> None:
    (tmp_path / "missions").mkdir()
    with serving(tmp_path) as found:
        ask(found, "choices/states?language=en")
    assert [path.name for path in tmp_path.rglob("*")] == ["missions"]
