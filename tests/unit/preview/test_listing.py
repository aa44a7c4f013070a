"""The letters of a folder as the start page shows them; files brought in, copied and renamed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from preview_requests import ask, own
from preview_server import LETTER, serving
from unassemble.base.errors import UnreadableError
from unassemble.letter.encoding import MAX_BYTES
from unassemble.preview import filing
from unassemble.preview.editing import RefusedError
from unassemble.preview.folder import find_letters
from unassemble.preview.listing import LetterRow, Listing

FILES = {
    "ready.yaml": LETTER,
    "blanks.yaml": LETTER.replace("about peace", "‹… about what›"),
    "errors.yaml": LETTER.replace("session: 79", "sesion: 79"),
    "begun.yaml": "# a draft\nlanguage: en\n",
    "empty.yaml": "",
    "unreadable.yaml": "letter:\n  a: [\n",
    "other.yaml": "a: b\n",
    "record.yaml": "state: KE\nlanguage: en\n",
    "table.json": "{}",
}


def listed(folder: Path) -> dict[str, LetterRow]:
    letters = find_letters(folder, begun=True)
    listing = Listing((), None)
    assert {row.state for row in listing.rows(letters)} <= {"pending"}
    while listing.look(letters):
        pass
    return {row.name: row for row in listing.rows(letters)}


def test_every_letter_is_listed_in_its_state(tmp_path: Path) -> None:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "latin.yaml").write_bytes("letter:\n  text: é\n".encode("latin-1"))
    rows = listed(tmp_path)
    assert {name: row.state for name, row in rows.items()} == {
        "ready.yaml": "ready",
        "blanks.yaml": "blanks",
        "errors.yaml": "errors",
        "begun.yaml": "begun",
        "empty.yaml": "unreadable",
        "unreadable.yaml": "unreadable",
        "latin.yaml": "unreadable",
    }
    ready = rows["ready.yaml"]
    assert ready.title.startswith("Letter dated 1 April 2025 from the Permanent Representative")
    assert (ready.dated, ready.states, ready.languages) == ("2025-04-01", ("AZ",), ("en", "fr"))
    assert ready.pages == 2
    assert ready.key
    assert rows["blanks.yaml"].blanks == 1
    assert "sesion" in rows["errors.yaml"].wrong
    assert "not closed" in rows["unreadable.yaml"].wrong
    assert "UTF-8" in rows["latin.yaml"].wrong


def test_a_letter_is_looked_at_once_for_each_text(tmp_path: Path) -> None:
    path = tmp_path / "letter.yaml"
    path.write_text(LETTER, "utf-8")
    letters = find_letters(tmp_path, begun=True)
    listing = Listing((), None)
    assert listing.look(letters)
    assert not listing.look(letters)
    assert listing.picture(letters[0].id).startswith(b"\x89PNG")
    path.write_text(LETTER.replace("2025-04-01", "2025-04-02 # later"), "utf-8")
    assert listing.rows(letters)[0].state == "pending"
    assert listing.look(letters)
    assert listing.rows(letters)[0].dated == "2025-04-02"
    path.unlink()
    assert listing.look(letters)
    assert listing.rows(letters)[0].state == "unreadable"


def test_agenda_items_of_the_letters(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text(LETTER, "utf-8")
    later = LETTER.replace("session: 79", "session: 80").replace("number: 14", 'number: "116 (c)"')
    (tmp_path / "two.yaml").write_text(later, "utf-8")
    letters = find_letters(tmp_path)
    listing = Listing((), None)
    while listing.look(letters):
        pass
    found = listing.items(letters)
    assert [(one.session, one.number) for one in found] == [(80, "116 (c)"), (79, "14")]
    assert found[0].title == {"en": "Culture of peace", "fr": "Culture de paix"}


# -- files -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("letter.yaml", "letter.yaml"),
        ("My letter (2)", "My letter (2).yaml"),
        ("../../x.yaml", "x.yaml"),
        ("C:\\Users\\x.YML", "x.yml"),
        (".hidden.yaml", "hidden.yaml"),
        ("信 2025", "信 2025.yaml"),
        ("a\0b\nc<d>.yaml", "a-b-c-d.yaml"),
        ("x" * 300, "x" * 100 + ".yaml"),
        ("letter.docx", "letter.docx.yaml"),
    ],
)
def test_names_are_cleaned(given: str, name: str) -> None:
    assert filing.clean_name(given) == name


@pytest.mark.parametrize("given", ["", "..", "///", "‹›", "  . ", "CON", "nul.yaml", "lpt1.txt"])
def test_names_of_which_nothing_is_left(given: str) -> None:
    with pytest.raises(RefusedError, match=r"refused\.noname"):
        filing.clean_name(given)


def test_renaming_never_replaces_a_file(tmp_path: Path) -> None:
    one, two = tmp_path / "one.yaml", tmp_path / "two.yaml"
    one.write_text("1", "utf-8")
    two.write_text("2", "utf-8")
    with pytest.raises(RefusedError, match=r"refused\.taken"):
        filing.rename(one, "two")
    assert filing.rename(one, "one.yaml") == one
    assert filing.rename(one, "../three").name == "three.yaml"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["three.yaml", "two.yaml"]
    assert (tmp_path / "three.yaml").read_text("utf-8") == "1"


def test_what_is_no_letter_is_not_brought_in(tmp_path: Path) -> None:
    for data, reason in [
        (b"%PDF-1.7 ...", "refused.pdf"),
        (b"PK\x03\x04...", "refused.docx"),
        (b"\xd0\xcf\x11\xe0...", "refused.doc"),
        (b" " * (MAX_BYTES + 1), "refused.size"),
    ]:
        with pytest.raises(RefusedError, match=reason):
            filing.bring_in(tmp_path, "letter.yaml", data)
    for data in (b"", b"a: b\n", b"letter: [", b"\x89PNG\r\n", b"\xff\xfe\x00", b"<html>"):
        with pytest.raises(UnreadableError):
            filing.bring_in(tmp_path, "letter.yaml", data)
    assert list(tmp_path.iterdir()) == []


def test_a_letter_that_is_there_is_not_copied_again(tmp_path: Path) -> None:
    data = LETTER.encode()
    first = filing.bring_in(tmp_path, "letter.yaml", data)
    assert filing.bring_in(tmp_path, "letter.yaml", data) == first
    assert filing.bring_in(tmp_path, "letter.yaml", data + b"# more\n").name == "letter-2.yaml"


# -- requests ------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one.yaml").write_text(LETTER, "utf-8")
    return tmp_path


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    with serving(folder) as found:
        yield found


def post(address: str, path: str, body: bytes, **headers: str) -> tuple[int, Any]:
    status, _, answer = ask(address, path, "POST", body, **{"Origin": own(address), **headers})
    return status, json.loads(answer) if answer.startswith(b"{") else answer


def only(address: str) -> str:
    rows = json.loads(ask(address, "letters.json")[2])["letters"]
    assert len(rows) == 1
    return str(rows[0]["id"])


def test_letters_are_copied_renamed_and_brought_in(address: str, folder: Path) -> None:
    id = only(address)
    assert post(address, f"letters/{id}/copy", b"{}")[1]["name"] == "one-2.yaml"
    assert post(address, f"letters/{id}/rename", b'{"name": "one-2"}') == (
        409,
        {"refused": "refused.taken"},
    )
    status, made = post(address, f"letters/{id}/rename", '{"name": "信"}'.encode())
    assert (status, made["name"]) == (200, "信.yaml")
    assert ask(address, f"l/{made['id']}/file")[0] == 200
    assert ask(address, f"l/{id}/file")[0] == 404
    name = quote("../../brought in.yaml")
    status, made = post(address, "letters/file", LETTER.encode(), X_File_Name=name)
    assert (status, made["name"]) == (200, "brought in.yaml")
    names = sorted(path.name for path in folder.iterdir())
    assert names == ["brought in.yaml", "one-2.yaml", "信.yaml"]
    assert not (folder.parent / "brought in.yaml").exists()


def test_requests_that_do_nothing(address: str, folder: Path) -> None:
    id = only(address)
    assert post(address, "letters/file", LETTER.encode())[0] == 400
    assert post(address, "letters/file", b"a: b", X_File_Name="x.yaml")[0] == 409
    assert post(address, "letters/file", b"%PDF-1", X_File_Name="x.yaml")[1] == {
        "refused": "refused.pdf"
    }
    for body in (b"[", b"[]", b"{}", b'{"name": 1}'):
        assert post(address, f"letters/{id}/rename", body)[0] == 400
    assert post(address, f"letters/{id}/rename", b'{"name": "/"}')[0] == 409
    assert post(address, "letters/0000/copy", b"{}")[0] == 404
    for path in (f"letters/{id}/copy", f"letters/{id}/rename", "letters/file"):
        assert ask(address, path, "POST", '{"name": "x"}', X_File_Name="x")[0] == 403
        for origin in ("http://evil.example", "null"):
            assert ask(address, path, "POST", "{}", Origin=origin, X_File_Name="x")[0] == 403
        crossing = {"Origin": own(address), "Sec_Fetch_Site": "cross-site", "X_File_Name": "x"}
        assert ask(address, path, "POST", "{}", **crossing)[0] == 403
    assert [path.name for path in folder.iterdir()] == ["one.yaml"]
    assert (folder / "one.yaml").read_text("utf-8") == LETTER


def test_too_large_a_file_is_refused(address: str, folder: Path) -> None:
    large = LETTER.encode() + b"#" * MAX_BYTES
    status, made = post(address, "letters/file", large, X_File_Name="x.yaml")
    assert (status, made) == (409, {"refused": "refused.size"})
    assert [path.name for path in folder.iterdir()] == ["one.yaml"]


def test_items_of_other_letters_are_offered(address: str) -> None:
    while json.loads(ask(address, "letters.json")[2])["pending"]:
        pass
    status, _, body = ask(address, "choices/items?language=fr&state=KE&session=79")
    (row,) = json.loads(body)
    assert (status, row["label"], row["source"]) == (200, "14 Culture de paix", "letter")


def test_the_first_page_of_a_letter(address: str) -> None:
    while json.loads(ask(address, "letters.json")[2])["pending"]:
        pass
    status, headers, _ = ask(address, f"letters/picture/{only(address)}.png")
    assert (status, headers["content-type"]) == (200, "image/png")
    assert ask(address, "letters/picture/0000.png")[0] == 404
