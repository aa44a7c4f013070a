"""The text of a letter in memory, and the file that is written behind it."""

from __future__ import annotations

import os
import random
from pathlib import Path
from typing import Any

import msgspec
import pytest

from preview_server import LETTER
from unassemble.preview.editing import RefusedError, Step
from unassemble.preview.lettertext import LATEST, QUIET, LetterText
from unassemble.preview.merge import Keep
from unassemble.preview.outcomes import ChangedError, Draft
from unassemble.preview.saving import digest_of
from unassemble.preview.values import values_of

WORDS = "I have the honour to write about peace."
ENGLISH = ["letter", "text", "en"]


class Clock:
    """A clock that goes on only when told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Drawer:
    """A keeper of texts in memory."""

    def __init__(self) -> None:
        self.texts: list[tuple[str, str]] = []
        self.kept: Draft | None = None

    def before_change(self, text: str) -> None:
        self.texts = self.texts or [("opened", text)]

    def keep(self, text: str, why: str) -> None:
        self.texts.append((why, text))

    def draft(self) -> Draft | None:
        return self.kept

    def keep_draft(self, draft: Draft) -> None:
        self.kept = draft

    def drop_draft(self) -> None:
        self.kept = None


class Desk:
    """A letter that is worked on."""

    def __init__(self, path: Path, text: str = LETTER) -> None:
        path.write_bytes(text.encode())
        self.clock, self.drawer = Clock(), Drawer()
        self.path = path
        self.text = LetterText(path, self.drawer, self.clock)
        self.text.read()

    def on_disk(self) -> str:
        return self.path.read_bytes().decode()

    def change(self, old: str, new: str) -> str:
        """Another program changes the file."""
        found = self.on_disk()
        assert old in found
        self.path.write_bytes(found.replace(old, new).encode())
        return self.on_disk()

    def set(self, path: list[str | int], value: str, base: str = "") -> str:
        return self.do({"do": "set", "path": path, "value": value}, base)

    def do(self, step: dict[str, Any], base: str = "") -> str:
        steps = msgspec.convert([step], list[Step])
        return self.text.edit(steps, base or self.text.digest).text

    def type(self, start: int, words: str, seconds: float = 0.1) -> None:
        """Type into the English text, key by key."""
        for at, key in enumerate(words):
            self.do(
                {
                    "do": "replace",
                    "path": ENGLISH,
                    "start": start + at,
                    "end": start + at,
                    "value": key,
                }
            )
            self.clock.now += seconds


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "letter.yaml")


# -- the file follows ----------------------------------------------------------------------------


def test_the_file_is_written_behind_as_a_whole(desk: Desk) -> None:
    desk.path.chmod(0o640)
    made = desk.set(["date"], "2025-04-03")
    assert (desk.on_disk(), desk.text.state) == (LETTER, "waiting")
    assert desk.text.due() == pytest.approx(QUIET)
    desk.clock.now += QUIET
    assert desk.text.due() == 0
    assert desk.text.write() == "saved"
    assert desk.on_disk() == made == LETTER.replace("2025-04-02", "2025-04-03")
    assert desk.path.stat().st_mode & 0o777 == (0o640 if os.name == "posix" else 0o666)
    assert [path.name for path in desk.path.parent.iterdir()] == ["letter.yaml"]
    assert desk.text.due() is None


def test_one_who_never_stops_typing_waits_a_second_at_most(desk: Desk) -> None:
    start = desk.clock.now
    desk.type(0, "abcdefgh")
    assert desk.clock.now + (desk.text.due() or 0) <= start + LATEST


def test_what_is_not_changed_is_not_written(desk: Desk) -> None:
    before = desk.path.stat()
    desk.set(["date"], "2025-04-02")
    assert desk.text.due() is None
    desk.text.write()
    assert desk.path.stat().st_mtime_ns == before.st_mtime_ns
    assert desk.drawer.texts == []


def test_a_link_stays_a_link(desk: Desk, tmp_path: Path) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(desk.path)
    through = LetterText(link)
    steps = msgspec.convert([{"do": "set", "path": ["language"], "value": "fr"}], list[Step])
    through.edit(steps, through.read().digest)
    through.write()
    assert link.is_symlink()
    assert "language: fr" in desk.on_disk()


def test_characters_of_a_value_are_replaced(desk: Desk) -> None:
    step = {"do": "replace", "path": ENGLISH, "start": 2, "end": 6, "value": "had"}
    assert desk.do(step) == LETTER.replace("I have the honour", "I had the honour")
    for start, end in ((5, 3), (-1, 0), (0, 10_000)):
        with pytest.raises(RefusedError, match=r"refused\.place"):
            desk.do({"do": "replace", "path": ENGLISH, "start": start, "end": end, "value": ""})


# -- undo ----------------------------------------------------------------------------------------


def test_a_change_is_undone_and_redone(desk: Desk) -> None:
    made = desk.set(["language"], "fr")
    assert desk.text.history == (1, 0)
    assert desk.text.undo().text == LETTER
    assert desk.text.history == (0, 1)
    assert desk.text.redo().text == made
    with pytest.raises(RefusedError, match=r"refused\.nothing"):
        desk.text.redo()


def test_typing_is_undone_by_words_and_pauses(desk: Desk) -> None:
    desk.type(0, "One two")
    assert desk.text.history == (2, 0)
    assert values_of(desk.text.undo().text)["letter"]["text"]["en"].startswith("One I have")
    desk.text.redo()
    desk.clock.now += 5
    desk.type(7, "s")
    assert desk.text.history == (3, 0)


def test_undo_keeps_what_others_changed(desk: Desk) -> None:
    desk.set(["language"], "fr")
    desk.text.write()
    theirs = LETTER.replace("A statement", "Their statement")
    desk.change("A statement", "Their statement")
    assert desk.text.undo().text == theirs
    assert "language: fr" in desk.text.redo().text
    assert desk.text.undo().text == theirs


# -- changes by other programs -------------------------------------------------------------------


def test_changes_of_others_elsewhere_are_merged(desk: Desk) -> None:
    base = desk.text.digest
    desk.change("A statement", "Their statement")
    saved = desk.text.edit(
        msgspec.convert([{"do": "set", "path": ["language"], "value": "fr"}], list[Step]), base
    )
    assert saved.merged
    assert "title: Their statement" in saved.text
    assert "language: fr" in saved.text


def test_changes_of_others_are_merged_before_the_file_is_written(desk: Desk) -> None:
    desk.set(["language"], "fr")
    desk.change("A statement", "Their statement")
    assert desk.text.write() == "saved"
    both = LETTER.replace("language: en\ns", "language: fr\ns")
    assert desk.on_disk() == both.replace("A statement", "Their statement")


def test_an_edit_of_words_that_others_changed_before_is_refused(desk: Desk) -> None:
    base = desk.text.digest
    theirs = desk.change("language: en\ns", "language: es\ns")
    with pytest.raises(ChangedError) as refused:
        desk.set(["language"], "fr", base)
    assert refused.value.text == theirs == desk.on_disk()
    with pytest.raises(RefusedError, match=r"refused\.old"):
        desk.text.save("x: y\n", digest_of(b"never seen"))


@pytest.mark.parametrize(
    ("keep", "words"),
    [("ours", ["Ours."]), ("theirs", ["Theirs."]), ("both", ["Theirs.", "Ours."])],
)
def test_the_same_words_changed_in_two_ways_wait_for_a_person(
    desk: Desk, keep: Keep, words: list[str]
) -> None:
    desk.do({"do": "replace", "path": ENGLISH, "start": 0, "end": len(WORDS), "value": "Ours."})
    theirs = desk.change(WORDS, "Theirs.")
    theirs = desk.change("A statement", "Their statement")
    assert desk.text.write() == "conflict"
    assert desk.on_disk() == theirs, "the file is left alone"
    assert desk.text.conflict is not None
    assert desk.text.conflict.theirs == theirs
    assert desk.drawer.kept == Draft(LETTER, desk.text.unwritten() or "")
    assert desk.text.due() is None
    desk.text.settle(keep)
    assert desk.text.write() == "saved"
    rows = [line.strip() for line in desk.on_disk().splitlines()]
    assert [row for row in rows if row in ("Ours.", "Theirs.")] == words
    assert "title: Their statement" in rows
    assert desk.drawer.kept is None
    assert ("conflict", theirs) in desk.drawer.texts
    if keep != "ours":
        assert "Ours." in desk.text.undo().text


def test_a_conflict_ends_when_the_others_go_back(desk: Desk) -> None:
    mine = desk.set(["language"], "fr")
    desk.change("language: en\ns", "language: es\ns")
    assert desk.text.write() == "conflict"
    desk.change("language: es\ns", "language: en\ns")
    desk.text.refresh()
    assert desk.text.write() == "saved"
    assert desk.on_disk() == mine


def test_a_file_that_is_away_is_written_when_it_is_back(desk: Desk) -> None:
    away = desk.path.rename(desk.path.with_suffix(".away"))
    mine = desk.set(["language"], "fr")
    assert desk.text.write() == "unwritable"
    assert desk.drawer.kept == Draft(LETTER, mine)
    away.rename(desk.path)
    assert (desk.text.due() or 0) > 0
    assert desk.text.write() == "saved"
    assert desk.on_disk() == mine
    assert desk.drawer.kept is None


def test_a_draft_of_an_earlier_run_is_taken_up(desk: Desk) -> None:
    mine = LETTER.replace("language: en\ns", "language: fr\ns")
    desk.drawer.kept = Draft(LETTER, mine)
    desk.change("A statement", "Their statement")
    again = LetterText(desk.path, desk.drawer, desk.clock)
    both = mine.replace("A statement", "Their statement")
    assert again.read().text == both
    assert again.write() == "saved"
    assert desk.on_disk() == both
    assert again.undo().text == LETTER.replace("A statement", "Their statement")


# -- many changes --------------------------------------------------------------------------------

SMALL = """\
# A draft.
language: en  # ours
letter:
  text: |
    I have the honour.
    # no comment

    Please circulate it.
  signatories:
    - name: 'Ann **Lee**'  # signs
annexes:
  - title: >-
      A title that
      is folded
    # The text follows.
    text: "An\\u0020annex"
"""
ALPHABET = "abc xyz.é中ا\n\n*_#:'\"\\"


def places(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The paths of all texts in some values."""
    match value:
        case dict():
            return [one for key, inner in value.items() for one in places(inner, (*path, key))]
        case list():
            return [one for at, inner in enumerate(value) for one in places(inner, (*path, at))]
        case _:
            return [path]


def test_ten_thousand_changes_are_as_made_and_can_all_be_undone(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "letter.yaml", SMALL)
    chance = random.Random(20)
    texts = places(values_of(SMALL))
    model = {one: value_at(SMALL, one) for one in texts}
    for number in range(10_000):
        path = chance.choice(texts)
        start = chance.randint(0, len(model[path]))
        end = min(len(model[path]), start + chance.choice((0, 0, 0, 1, 4)))
        words = "".join(chance.choices(ALPHABET, k=chance.randint(0, 5)))
        words = words if len(model[path]) < 400 else ""
        after = model[path][:start] + words + model[path][end:]
        step = {"do": "replace", "path": path, "start": start, "end": end, "value": words}
        desk.do(step)
        model[path] = after
        desk.clock.now += chance.choice((0.05, 2.0))
        if chance.random() < 0.02:
            desk.text.undo()
            desk.text.redo()
        if chance.random() < 0.01:
            desk.text.write()
            assert desk.on_disk() == desk.text.read().text
        if number % 50 == 0:
            text = desk.text.read().text
            assert {one: value_at(text, one) for one in texts} == model
    desk.text.write()
    text = desk.text.read().text
    assert desk.on_disk() == text
    assert {one: value_at(text, one) for one in texts} == model
    while desk.text.history[0]:
        desk.text.undo()
    desk.text.write()
    assert desk.on_disk() == SMALL
    while desk.text.history[1]:
        desk.text.redo()
    assert desk.text.read().text == text


def value_at(text: str, path: tuple[str | int, ...]) -> str:
    value = values_of(text)
    for step in path:
        value = value[step]
    assert isinstance(value, str)
    return value


def test_both_are_not_kept_where_the_file_could_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "letter.yaml"
    path.write_text("a: 1\nb: 2\n", "utf-8")
    text = LetterText(path)
    text.save("a: ours\nb: 2\n", text.read().digest)
    path.write_text("a: theirs\nb: 2\n", "utf-8")
    text.refresh()
    assert text.conflict is not None
    with pytest.raises(RefusedError, match=r"refused\.both"):
        text.settle("both")
    assert text.conflict is not None
    assert text.settle("ours").text == "a: ours\nb: 2\n"
