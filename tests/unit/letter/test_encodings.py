"""Files of other kinds and encodings: what they are, and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from letter_files import GOOD, changed, findings, source
from unassemble.base.errors import UnreadableError
from unassemble.letter.encoding import MAX_BYTES
from unassemble.pipeline.checking import repaired_file
from unassemble.pipeline.letter_file import read_letter_file

WESTERN = changed("to write.", "to write from Côte d’Ivoire and São Tomé – “soon”.")
CHINESE = changed(
    "I have the honour to write.", "谨随函转递古阿姆集团 2020 年 3 月 31 日的声明(见附件)。"
)
RUSSIAN = changed(
    "I have the honour to write.", "Имею честь препроводить «заявление» Министерства."
)
ARABIC = changed("I have the honour to write.", "يشرفني أن أحيل إليكم طيه بيان وزارة الخارجية.")
TEXTS = {
    "Windows-1252": (WESTERN, WESTERN.encode("cp1252"), "“Côte”"),
    "Windows-1251": (RUSSIAN, RUSSIAN.encode("cp1251"), "“Имею”"),
    "Windows-1256": (ARABIC, ARABIC.encode("cp1256"), "“يشرفني”"),
    "GB 18030": (CHINESE, CHINESE.encode("gb18030"), "谨随函转递古阿姆集团"),
    "UTF-16": (CHINESE, CHINESE.encode("utf-16"), "--fix"),
    "UTF-16 of a Macintosh": (WESTERN, b"\xfe\xff" + WESTERN.encode("utf-16-be"), "--fix"),
    "UTF-16 without its mark": (GOOD, GOOD.encode("utf-16-le"), "--fix"),
    "UTF-32": (GOOD, GOOD.encode("utf-32"), "--fix"),
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_known_encoding_is_named_and_put_right(name: str) -> None:
    text, data, shown = TEXTS[name]
    (found,) = findings(data)
    assert found.rule == "not-utf-8"
    assert found.hint is not None
    assert name.split(" of ")[0].split(" without")[0] in found.message
    assert shown in found.hint
    repaired, (done,) = repaired_file(source(data))
    assert repaired.data.decode() == text
    assert done.fix is not None
    assert "UTF-8" in done.fix.title


def test_line_ends_are_kept() -> None:
    data = WESTERN.replace("\n", "\r\n").encode("cp1252")
    assert repaired_file(source(data))[0].data == WESTERN.replace("\n", "\r\n").encode()


def test_an_encoding_put_right_shows_what_else_is_wrong() -> None:
    text = WESTERN.replace("date: 2025", "date:2025")
    repaired, (done,) = repaired_file(source(text.encode("cp1252")))
    assert done.rule == "not-utf-8"
    assert repaired.data.decode() == text
    assert [found.rule for found in findings(repaired.data)] == ["not-yaml"]


@pytest.mark.parametrize(
    "data",
    [RUSSIAN.encode("iso8859-5", "ignore"), WESTERN.encode().replace(b"honour", b"hon\xffur")],
)
def test_what_is_not_sure_is_not_changed(data: bytes) -> None:
    (found,) = findings(data)
    assert found.rule == "not-utf-8"
    assert "--fix" not in str(found)


def test_a_damaged_character_is_told_at_its_place() -> None:
    (found,) = findings(WESTERN.encode().replace(b"honour", b"hon\xffur"))
    assert str(found.span) == "letter.yaml:14:19"
    assert "damaged" in found.message


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04....word/document.xml", "a Word document"),
        (b"PK\x03\x04....letter.yaml", "a zip archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF document"),
        (b"{\\rtf1\\ansi Letter}", "Rich Text Format"),
        (b"\x89PNG\r\n\x1a\n", "PNG picture"),
        (b"<!DOCTYPE html><html></html>", "a web page"),
        (b"", "empty"),
        (b"\xef\xbb\xbf \n", "empty"),
        (b"Dear Sir,\nI have the honour\n", "keys and values"),
    ],
)
def test_another_file_is_told_for_what_it_is(data: bytes, words: str) -> None:
    (found,) = findings(data)
    assert found.rule == "not-a-letter-file"
    assert words in found.message
    assert found.hint


def test_a_folder_is_told_with_the_letters_in_it(tmp_path: Path) -> None:
    (tmp_path / "letter.yaml").write_text(GOOD)
    with pytest.raises(UnreadableError, match=r"it is a folder .*letter\.yaml"):
        read_letter_file(tmp_path)


def test_of_a_huge_file_no_more_is_read_than_needed(tmp_path: Path) -> None:
    huge = tmp_path / "huge.yaml"
    with huge.open("wb") as file:
        file.truncate(50 * MAX_BYTES)
    read = read_letter_file(huge)
    assert len(read.data) == MAX_BYTES + 1
    assert [found.rule for found in findings(read.data)] == ["file-too-large"]
