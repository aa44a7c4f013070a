"""A hundred mixed edits of a letter, undone one by one to the first byte, and done again."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from preview_server import LETTER, serving
from preview_socket import Window

PARTIES: list[str | int] = ["annexes", 0, "sections", 0, "entries"]
TITLE: list[str | int] = ["annexes", 0, "title"]
ENGLISH: list[str | int] = ["letter", "text", "en"]
EDITS = 100


@pytest.fixture
def window(tmp_path: Path) -> Iterator[tuple[Window, Path]]:
    path = tmp_path / "letter.yaml"
    path.write_bytes(LETTER.replace("\n", "\r\n").encode())
    with serving(path) as address:
        with urlopen(f"{address}letters.json") as answer:
            letter = json.load(answer)["letters"][0]["id"]
        made = Window(address, f"l/{letter}/")
        made.wait("state")
        made.ask("file")
        yield made, path
        made.close()


def mixed(chance: random.Random, values: Any, number: int) -> dict[str, Any]:
    """An edit of some kind: a field, a text, a card, the whole text of the file."""
    parties = values["annexes"][0]["sections"][0]["entries"]
    kind = chance.choice(["set", "type", "field", "gone", "insert", "move", "remove", "text"])
    step: dict[str, Any] = {"do": "set", "path": TITLE, "value": f"Statement {number}"}
    match kind:
        case "type":
            at = chance.randrange(len(values["letter"]["text"]["en"]))
            step = {
                "do": "replace",
                "path": ENGLISH,
                "start": at,
                "end": at,
                "value": f"é{number} ",
            }
        case "field":
            step = {"do": "set", "path": ["job_number"], "value": f"25-{number:05}"}
        case "gone" if "job_number" in values:
            step = {"do": "remove", "path": ["job_number"]}
        case "insert":
            step = {
                "do": "insert",
                "path": [*PARTIES, len(parties)],
                "value": {"party": f"P{number}"},
            }
        case "move" if len(parties) > 1:
            step = {"do": "move", "path": [*PARTIES, 0], "to": len(parties) - 1}
        case "remove" if len(parties) > 2:
            step = {"do": "remove", "path": [*PARTIES, chance.randrange(len(parties))]}
        case "text":
            return {"do": "save"}
    return {"do": "edit", "steps": [step]}


def test_a_hundred_mixed_edits_are_undone_to_the_first_byte(window: tuple[Window, Path]) -> None:
    made, path = window
    before, chance = path.read_bytes(), random.Random(11)
    done = 0
    for number in range(EDITS):
        act = mixed(chance, made.file["values"], number)
        more: dict[str, Any] = {"base": made.file["digest"]}
        if act["do"] == "save":
            more["text"] = made.file["text"] + f"# remark {number}\r\n"
        else:
            more["steps"] = act["steps"]
        answer = made.ask(act["do"], **more)
        assert answer["status"] == 200, (act, answer["body"])
        done += 1
    last = made.file["text"]
    assert done == EDITS
    assert made.file["undo"] > EDITS / 2, "few of them are keys of one word"
    while made.file["undo"]:
        assert made.ask("undo")["status"] == 200
    assert made.file["text"].encode() == before
    while made.file["redo"]:
        assert made.ask("redo")["status"] == 200
    assert made.file["text"] == last
    while made.file["undo"]:
        made.ask("undo")
    end = time.monotonic() + 10
    while path.read_bytes() != before:
        assert time.monotonic() < end
        time.sleep(0.05)
