"""Changes over the WebSocket: shown, written, merged, and not lost when something dies."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from test_refused import letter

from preview_server import LETTER, serving, started
from preview_socket import Window
from unassemble.preview.lettertext import LATEST
from unassemble.preview.values import values_of

TITLE: list[str | int] = ["annexes", 0, "title"]
ENGLISH: list[str | int] = ["letter", "text", "en"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "letter.yaml"
    made.write_text(LETTER, "utf-8")
    return made


@pytest.fixture
def address(path: Path) -> Iterator[str]:
    with serving(path) as found:
        yield found


Open = Callable[[str], Window]


@pytest.fixture
def window() -> Iterator[Open]:
    """Opens windows on the letter of a preview, and closes them in the end."""
    opened = []

    def open_one(address: str) -> Window:
        made = Window(address, letter(address))
        opened.append(made)
        made.wait("state")
        made.ask("file")
        return made

    yield open_one
    for one in opened:
        one.close()


def title(path: Path) -> str:
    found = values_of(path.read_text("utf-8"))["annexes"][0]["title"]
    assert isinstance(found, str)
    return found


def written(path: Path, words: str) -> None:
    end = time.monotonic() + 10
    while words not in path.read_text("utf-8"):
        assert time.monotonic() < end, path.read_text("utf-8")
        time.sleep(0.02)


def test_a_change_is_shown_and_written(path: Path, address: str, window: Open) -> None:
    one, other = window(address), window(address)
    answer = one.edit(TITLE, "Another statement")
    assert answer["status"] == 200
    digest = answer["body"]["digest"]
    assert answer["body"]["values"]["annexes"][0]["title"] == "Another statement"
    for each in (one, other):
        each.wait("state", lambda found: found["state"]["digest"] == digest)
    one.wait("disk", lambda found: found["disk"] == {"state": "waiting"})
    one.wait("disk", lambda found: found["disk"] == {"state": "saved"})
    assert path.read_text("utf-8") == LETTER.replace("A statement", "Another statement")
    assert other.ask("undo")["status"] == 200
    written(path, "title: A statement\n")
    assert path.read_text("utf-8") == LETTER


def test_a_brief_answer_leaves_out_what_the_window_knows(address: str, window: Open) -> None:
    one, other = window(address), window(address)
    step = {"do": "set", "path": TITLE, "value": "Ours"}
    brief = one.ask("edit", steps=[step], base=one.file["digest"], brief=True)["body"]
    assert sorted(brief) == ["digest", "merged", "redo", "undo"]
    step = {"do": "set", "path": ["date"], "value": "2025-04-03"}
    merged = other.ask("edit", steps=[step], base=other.file["digest"], brief=True)["body"]
    assert merged["merged"]
    assert merged["values"]["annexes"][0]["title"] == "Ours"


@pytest.mark.parametrize(
    "message", ["", "[]", "{", '{"do": "drop", "id": 1}', '{"do": "edit", "id": 1}', "[" * 50_000]
)
def test_an_odd_message_is_answered_and_the_next_one_too(
    address: str, message: str, window: Open
) -> None:
    made = window(address)
    made.send(message)
    assert made.wait("answer")["status"] == 400
    assert made.ask("file")["status"] == 200


def test_words_changed_in_two_ways_wait_for_a_person(
    path: Path, address: str, window: Open
) -> None:
    made = window(address)
    made.edit(TITLE, "Ours")
    path.write_text(LETTER.replace("A statement", "Theirs"), "utf-8")
    told = made.wait("disk", lambda found: found["disk"]["state"] == "conflict")
    (part,) = told["disk"]["parts"]
    assert part["yours"].strip() == "title: Ours"
    assert part["theirs"].strip() == "title: Theirs"
    assert title(path) == "Theirs"
    assert made.ask("settle", keep="neither")["status"] == 400
    made.heard.clear()
    assert made.ask("settle", keep="ours")["status"] == 200
    made.wait("disk", lambda found: found["disk"]["state"] == "saved")
    assert title(path) == "Ours"


def test_two_windows_and_another_program_lose_nothing(
    path: Path, address: str, window: Open
) -> None:
    """Each of three writes its own numbers, all at the same time."""
    chance = random.Random(7)
    windows = [window(address), window(address)]
    homes: list[list[str | int]] = [
        ["annexes", 0, "sections", 0, "entries", at, "statements", 0, "title"] for at in (0, 1)
    ]
    last = ["First statement", "Second statement"]
    theirs = "A letter in two languages."
    for number in range(200):
        who = chance.randrange(3)
        if who == 2:
            now = path.read_bytes().decode()
            assert now.count(theirs) == 1
            made = f"{theirs} {number}"
            path.write_text(now.replace(theirs, made), "utf-8")
            theirs = made
            time.sleep(0.02)
            continue
        made = f"{last[who]} {number}"
        assert windows[who].edit(homes[who], made)["status"] == 200
        last[who] = made
    for words in (theirs, *last):
        written(path, words)


def test_what_is_typed_is_on_disk_a_second_later_at_most(path: Path, window: Open) -> None:
    """The process is killed in the midst of changes: those of the last second may be lost."""
    process, address = started(path)
    made = window(address)
    times = []
    start = time.monotonic()
    while time.monotonic() < start + 3:
        assert made.edit(TITLE, f"Number {len(times)}.")["status"] == 200
        times.append(time.monotonic())
    process.kill()
    process.wait(10)
    assert process.stdout is not None
    process.stdout.close()
    killed = time.monotonic()
    settled = [at for at, when in enumerate(times) if when < killed - LATEST - 0.5]
    number = int(title(path).removeprefix("Number ").removesuffix("."))
    assert number >= settled[-1]
    left = LETTER.replace("title: A statement", f"title: Number {number}.")
    assert path.read_text("utf-8") == left, "the file is whole"
    assert [one.name for one in path.parent.iterdir() if not one.name.startswith(".")] == [
        path.name
    ]


@pytest.mark.parametrize("end", ["server", "window"])
def test_what_is_not_written_is_written_at_the_end(path: Path, end: str, window: Open) -> None:
    process, address = started(path)
    made = window(address)
    made.edit(TITLE, "The last words")
    if end == "window":
        made.close()
        written(path, "The last words")
    process.terminate()
    process.wait(10)
    assert process.stdout is not None
    process.stdout.close()
    assert title(path) == "The last words"
