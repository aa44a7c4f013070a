"""Records of missions over HTTP: names are checked, and only the folders of records are used."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from preview_requests import ask, own
from preview_server import LETTER, serving


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    folder = tmp_path_factory.mktemp("records")
    letters = folder / "letters"
    letters.mkdir()
    (letters / "a.yaml").write_text(LETTER, "utf-8")
    (letters / "broken.yaml").write_text("mission: azerbaijan\nletter: [", "utf-8")
    (folder / "secret.yaml").write_text("state: AZ\n", "utf-8")
    (letters / "missions").mkdir()
    (letters / "missions" / "wrong.yaml").write_text("names: [", "utf-8")
    with serving(letters, XDG_DATA_HOME=os.fspath(folder / "data")) as address:
        yield address, folder


def read(address: str, path: str) -> Any:
    status, _, body = ask(address, path)
    assert status == 200, path
    return json.loads(body)


def post(address: str, path: str, body: Any) -> tuple[int, Any]:
    text = body if isinstance(body, str) else json.dumps(body)
    status, _, answer = ask(address, path, "POST", text, origin=own(address))
    return status, json.loads(answer) if answer else None


@pytest.mark.parametrize(
    "name",
    ["..%2Fsecret", "..%2f..%2fsecret", "%2e%2e", "secret", "A", "a%00b", "m%2Fazerbaijan", "%"],
)
def test_a_name_that_is_none_leads_nowhere(served: tuple[str, Path], name: str) -> None:
    address, _ = served
    for path in ("", "record.json", "file", "versions"):
        assert ask(address, f"m/{name}/{path}")[0] == 404


def test_a_letter_is_no_record_and_a_record_no_letter(served: tuple[str, Path]) -> None:
    address, _ = served
    letters = read(address, "letters.json")["letters"]
    assert ask(address, f"m/{letters[0]['id']}/record.json")[0] == 404
    assert ask(address, "l/azerbaijan/file")[0] == 404
    assert ask(address, "l/m%2Fazerbaijan/file")[0] == 404
    assert post(address, "m/azerbaijan/letter", {"letter": "m/china"})[0] == 404


def test_a_record_that_cannot_be_read_is_listed_and_told(served: tuple[str, Path]) -> None:
    address, _ = served
    names = [one["name"] for one in read(address, "missions.json")["missions"]]
    assert {"wrong", "azerbaijan"} <= set(names)
    row = read(address, "m/wrong/record.json")
    assert "state" not in row
    assert [one["severity"] for one in row["findings"]] == ["error"]


def test_nothing_is_written_by_looking_or_by_what_is_refused(served: tuple[str, Path]) -> None:
    address, folder = served
    before = sorted(folder.rglob("*"))
    for path, body in (
        ("m/", {"state": "ZZ", "language": "en"}),
        ("m/", {"state": "../x", "language": "en"}),
        ("m/", {"state": "KE", "language": "xx"}),
        ("m/", {"state": ["KE"]}),
        ("m/", "{"),
        ("m/azerbaijan/learn", {"letters": []}),
        ("m/azerbaijan/learn", {"letters": [1]}),
        ("m/azerbaijan/learn", {"letters": ["x"] * 1000}),
        ("m/azerbaijan/letter", {"letter": 7}),
    ):
        assert post(address, path, body)[0] in (400, 409), body
    read(address, "m/azerbaijan/record.json?words=xx")
    assert sorted(folder.rglob("*")) == before


def test_another_origin_changes_nothing(served: tuple[str, Path]) -> None:
    address, folder = served
    body = json.dumps({"state": "KE", "language": "en"})
    assert ask(address, "m/", "POST", body, origin="http://example.org")[0] == 403
    assert ask(address, "m/", "POST", body)[0] == 403
    assert not (folder / "data" / "unassemble" / "missions").exists()


def test_a_mission_that_has_a_record_is_not_written_again(served: tuple[str, Path]) -> None:
    address, folder = served
    assert post(address, "m/", {"state": "AZ", "language": "en"}) == (200, {"name": "azerbaijan"})
    assert not (folder / "data" / "unassemble" / "missions").exists()


def test_sources_are_documents_and_no_codes(served: tuple[str, Path]) -> None:
    row = read(served[0], "m/azerbaijan/record.json")
    by_person = {one["id"]: one["source"] for one in row["people"]}
    assert by_person["musayev"] == "A/79/843"
    assert by_person["aliyev"] == ""
