"""The preview outlives every letter, and an edit in the form loses nothing beside its value."""

from __future__ import annotations

import asyncio
import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import msgspec
import pytest
from test_refused import ask, letter, own

from letter_files import GOOD
from preview_server import LETTER, serving
from unassemble.preview.editing import Step, apply
from unassemble.preview.folder import find_letters
from unassemble.preview.hub import Hub, OpenLetter
from unassemble.preview.letters import state
from unassemble.preview.session import LetterVersion


def edited(text: str, path: list[str | int], value: str) -> str:
    return apply(text, [msgspec.convert({"do": "set", "path": path, "value": value}, Step)])


def version_of(hub: Hub, opened: OpenLetter) -> tuple[str, LetterVersion]:
    """The English version; built in a thread, as a browser's tests have a loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(hub.version(opened, "en"))).result()


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        (
            "x:\n  text: |  # as sent\n    One.\n    Two.\nz: 1\n",
            "Three.\n\nFour.\n",
            "x:\n  text: |  # as sent\n    Three.\n\n    Four.\nz: 1\n",
        ),
        (
            "x:\n  text: >-   # as sent\n    One.\nz: 1\n",
            "Three.",
            "x:\n  text: Three.  # as sent\nz: 1\n",
        ),
        ("x:\n  text: |2 # as sent\n    One.\n", "Two.\nThree.", None),
        ("x:\n  text: |\n    One.  \n    Two.   \nz: 1\n", "Three.\n", None),
        ("x:\n  text: |\n    One.  \n      \n\nz: 1\n", "Three.\nFour. \n", None),
        ("x:\n  text: |+\n    One. \n\n\nz: 1\n", "Three.\nFour.\n\n", None),
        ("x:\n  text: One  \nz: 1\n", "Two", "x:\n  text: Two  \nz: 1\n"),
        ("x:\n  text: 'One'  # as sent\n", "Two", "x:\n  text: Two  # as sent\n"),
    ],
)
def test_remarks_and_spaces_at_a_line_s_end_do_not_matter(
    before: str, value: str, after: str | None
) -> None:
    made = edited(before, ["x", "text"], value)
    assert made.count("# as sent") == before.count("# as sent")
    if after is not None:
        assert made == after


def test_the_remark_of_a_list_stays_when_its_items_are_replaced() -> None:
    text = "organs:  # as agreed\n  - a\n  - b\nz: 1\n"
    step = msgspec.convert({"do": "set", "path": ["organs"], "value": ["c" * 60, "d" * 60]}, Step)
    assert "organs:  # as agreed\n" in apply(text, [step])


def test_a_letter_at_which_the_program_fails_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "letter.yaml"
    path.write_text(GOOD, encoding="utf-8")
    hub = Hub(path)
    (listed,) = hub.letters
    opened = hub.opened(listed.id)
    assert opened is not None

    def fail(*_: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("unassemble.preview.building.read_version", fail)
    found, version = version_of(hub, opened)
    (row,) = state(opened.session, found, version)["findings"]
    assert (row["rule"], row["severity"]) == ("preview-failed", "error")
    assert "RecursionError: too deep" in row["message"]
    monkeypatch.undo()
    path.write_text(GOOD + "\n", encoding="utf-8")
    _, version = version_of(hub, opened)
    assert version.built is not None
    assert not [one for one in version.findings if one.rule == "preview-failed"]


def test_a_folder_of_any_names_is_listed(tmp_path: Path) -> None:
    strange = os.fsdecode(b"l\xff\x1b[31m.yaml")
    try:
        (tmp_path / strange).write_text(LETTER, encoding="utf-8")
    except OSError:
        pytest.skip("the file system takes no such name")
    (listed,) = find_letters(tmp_path)
    with serving(tmp_path) as address:
        status, _, body = ask(address, "letters.json")
        assert status == 200
        (row,) = json.loads(body)["letters"]
        assert (row["id"], row["name"]) == (listed.id, "l··[31m.yaml")
        status, _, body = ask(address, f"l/{listed.id}/file")
        assert status == 200


DEEP = "[" * 900 + "]" * 900


@pytest.mark.parametrize(
    ("where", "body"),
    [
        ("edit", "[" * 100_000),
        ("edit", '{"steps": [{"do": "set", "path": ["x"], "value": ' + DEEP + '}], "base": ""}'),
        ("edit", '{"steps": [{"do": "move", "path": ["x", 1e999]}], "base": ""}'),
        ("edit", '{"steps": ' + "9" * 5000 + "}"),
        ("open", '{"line": 1e999, "column": 1}'),
        ("open", '{"line": NaN, "column": 1}'),
        ("save", '{"text": "\\ud800", "base": ""}'),
        ("save", "null"),
        ("undo", "{"),
    ],
)
def test_odd_requests_are_refused_and_the_server_goes_on(
    odd_server: str, where: str, body: str
) -> None:
    at = letter(odd_server)
    status, _, _ = ask(odd_server, f"{at}{where}", "POST", body, origin=own(odd_server))
    assert status in (400, 409)
    assert ask(odd_server, at)[0] == 200


@pytest.fixture(scope="module")
def odd_server(tmp_path_factory: pytest.TempPathFactory) -> Any:
    path = tmp_path_factory.mktemp("odd") / "letter.yaml"
    path.write_text(LETTER, "utf-8")
    with serving(path, UNASSEMBLE_EDITOR="true {file}:{line}:{column}") as address:
        yield address
