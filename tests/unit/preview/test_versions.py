"""Versions of a letter are kept in the user's folder, within bounds, and can be gone back to."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from test_refused import ask, letter, own

from preview_server import LETTER, serving, started
from preview_socket import Window
from unassemble.preview import versions
from unassemble.preview.lettertext import LetterText
from unassemble.preview.outcomes import Draft
from unassemble.preview.versions import VersionFolder


class Clock:
    """A clock that goes on only when told to."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 30, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def kept(tmp_path: Path, clock: Clock) -> VersionFolder:
    return VersionFolder(tmp_path / "data", tmp_path / "letter.yaml", clock)


def whys(kept: VersionFolder) -> list[tuple[str, str]]:
    return [(one.why, kept.text(one.number) or "") for one in kept.all()]


def test_a_version_is_kept_at_opening_and_after_ten_minutes_of_work(
    kept: VersionFolder, clock: Clock
) -> None:
    for number in range(25):
        kept.before_change(f"text {number}")
        clock.now += timedelta(minutes=1)
    assert whys(kept) == [("opened", "text 0"), ("work", "text 10"), ("work", "text 20")]
    assert kept.all()[1].at == "2026-11-30T09:10:00Z"


def test_a_letter_is_found_again_by_its_path(
    kept: VersionFolder, tmp_path: Path, clock: Clock
) -> None:
    kept.keep("a", "named", "First draft")
    (tmp_path / "link").symlink_to(tmp_path)
    again = VersionFolder(tmp_path / "data", tmp_path / "link" / "letter.yaml", clock)
    assert [one.name for one in again.all()] == ["First draft"]
    other = VersionFolder(tmp_path / "data", tmp_path / "other.yaml", clock)
    assert other.all() == []


def test_the_same_text_is_kept_once_and_takes_a_name(kept: VersionFolder) -> None:
    kept.keep("a", "opened")
    kept.keep("a", "work")
    kept.keep("a", "named", "  Sent to\x00 the capital ")
    (one,) = kept.all()
    assert (one.number, one.why) == (1, "named")
    assert one.name.startswith("Sent to")
    assert "\x00" not in one.name


def test_what_has_no_name_is_dropped_first(
    kept: VersionFolder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(versions, "MAX_VERSIONS", 3)
    kept.keep("a", "named", "First")
    for text in "bcde":
        kept.keep(text, "work")
    assert [text for _, text in whys(kept)] == ["a", "d", "e"]
    monkeypatch.setattr(versions, "MAX_BYTES", 1)
    kept.keep("f", "work")
    assert [text for _, text in whys(kept)] == ["f"]
    assert len(list((tmp_path / "data").rglob("*.yaml.gz"))) == 1


def test_a_version_takes_a_name_later(kept: VersionFolder) -> None:
    kept.keep("a", "work")
    assert kept.rename(1, " Agreed\x07 ")
    assert not kept.rename(2, "x")
    assert kept.all()[0].name.startswith("Agreed")
    assert kept.text(1) == "a"


def test_all_letters_together_are_bounded(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    letters = [VersionFolder(tmp_path, tmp_path / f"{name}.yaml", clock) for name in "abc"]
    for number, one in enumerate(letters):
        clock.now += timedelta(days=1)
        one.keep(f"first {number}", "work")
        one.keep(f"second {number}", "named", "Sent" if number == 0 else "")
    size = max(one.size for letter in letters for one in letter.all())
    monkeypatch.setattr(versions, "MAX_TOTAL", 5 * size)
    letters[2].keep("third", "work")
    assert [[one.name for one in letter.all()] for letter in letters] == [
        ["Sent"],
        [""],
        ["", "", ""],
    ]
    assert letters[1].text(2) == "second 1"
    assert len(list(tmp_path.rglob("*.yaml.gz"))) == 5


@pytest.mark.skipif(os.name == "nt", reason="modes are Unix's")
def test_only_the_user_can_read_them(kept: VersionFolder, tmp_path: Path) -> None:
    kept.keep("a", "work")
    kept.keep_draft(Draft("a", "b"))
    found = [path for path in (tmp_path / "data" / "versions").rglob("*") if path.is_file()]
    assert len(found) == 3
    assert {path.stat().st_mode & 0o077 for path in (*found, found[0].parent)} == {0}


def test_a_disk_that_takes_nothing_hinders_nothing(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file in the place of the folder")
    kept = VersionFolder(tmp_path / "data", tmp_path / "letter.yaml")
    kept.keep("a", "work")
    kept.keep_draft(Draft("a", "b"))
    assert kept.is_failing
    assert kept.all() == []
    assert kept.draft() is None


def test_damaged_files_are_as_none(kept: VersionFolder, tmp_path: Path) -> None:
    kept.keep("a", "work")
    for path in (tmp_path / "data").rglob("*.gz"):
        path.write_bytes(b"\x1f\x8bdamaged")
    assert kept.text(1) is None
    for path in (tmp_path / "data").rglob("index.json"):
        path.write_text("{")
    assert kept.all() == []


def test_going_back_is_undone_by_undo(kept: VersionFolder, tmp_path: Path) -> None:
    path = tmp_path / "letter.yaml"
    path.write_text("a: 1\n")
    text = LetterText(path, kept)
    text.save("a: 2\n", text.read().digest)
    assert whys(kept) == [("opened", "a: 1\n")]
    assert text.go_back(kept.text(1) or "").text == "a: 1\n"
    assert whys(kept)[-1] == ("before-going-back", "a: 2\n")
    assert text.undo().text == "a: 2\n"


# -- in a preview --------------------------------------------------------------------------------


def listed(address: str) -> list[dict[str, Any]]:
    status, _, body = ask(address, f"{letter(address)}versions")
    assert status == 200
    found = json.loads(body)["versions"]
    assert isinstance(found, list)
    return found


def test_a_version_is_named_and_gone_back_to(tmp_path: Path) -> None:
    path = tmp_path / "letter.yaml"
    path.write_text(LETTER, "utf-8")
    with serving(path, XDG_DATA_HOME=str(tmp_path / "data")) as address:
        at = letter(address)
        assert listed(address) == []
        name = json.dumps({"name": "As agreed"})
        assert ask(address, f"{at}versions", "POST", name, origin=own(address))[0] == 200
        assert ask(address, f"{at}versions", "POST", name)[0] == 403
        window = Window(address, at)
        window.edit(["annexes", 0, "title"], "Another")
        assert window.ask("back", number=99)["body"] == {"refused": "refused.version"}
        assert window.ask("back", number=1)["body"]["text"] == LETTER
        window.close()
        assert [one["why"] for one in listed(address)] == ["before-going-back", "named"]
        status, _, body = ask(address, f"{at}versions/1")
        assert (status, body.decode()) == (200, LETTER)
    with serving(path, XDG_DATA_HOME=str(tmp_path / "data")) as address:
        assert [one["name"] for one in listed(address)] == ["", "As agreed"]


def test_what_a_killed_server_could_not_write_is_taken_up(tmp_path: Path) -> None:
    """The words conflict with another program's: the file stays, and both are there afterwards."""
    path = tmp_path / "letter.yaml"
    path.write_text(LETTER, "utf-8")
    process, address = started(path, XDG_DATA_HOME=str(tmp_path / "data"))
    window = Window(address, letter(address))
    window.edit(["annexes", 0, "title"], "Ours")
    path.write_text(LETTER.replace("A statement", "Theirs"), "utf-8")
    drafts = (tmp_path / "data").rglob
    window.wait("disk", lambda _: any(drafts("draft.json")))
    window.close()
    process.kill()
    process.wait(10)
    assert process.stdout is not None
    process.stdout.close()
    with serving(path, XDG_DATA_HOME=str(tmp_path / "data")) as address:
        window = Window(address, letter(address))
        disk = window.wait("state")["state"]["disk"]
        assert disk["state"] == "conflict"
        assert [part["yours"].strip() for part in disk["parts"]] == ["title: Ours"]
        assert "title: Theirs" in path.read_text("utf-8")
        window.close()


def test_without_history_nothing_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "letter.yaml"
    path.write_text(LETTER, "utf-8")
    with serving(path, "--no-history", XDG_DATA_HOME=str(tmp_path / "data")) as address:
        assert ask(address, f"{letter(address)}versions")[0] == 404
        window = Window(address, letter(address))
        window.edit(["annexes", 0, "title"], "Another")
        window.close()
    assert not (tmp_path / "data").exists()
    assert "title: Another" in path.read_text("utf-8")
