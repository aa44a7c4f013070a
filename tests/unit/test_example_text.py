"""The example letter file holds the whole text of the letter it was made from.

The file is read here by a small reader of the test's own, from YAML and Markdown as they are, so
that neither a fault of the program nor one of the file can hide the other.  What the program makes
by itself (masthead, title, headings) is not in the file: `MADE` lists it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml
from markdown_it import MarkdownIt

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "azerbaijan-2020" / "letter.yaml"
DATA = ROOT / "tests" / "data"

TITLE = "2020 年 5 月 13 日阿塞拜疆常驻联合国代表给秘书长的信"
MADE = {
    "organs": ["大会", "安全理事会"],
    "distribution": ["Distr.: General", "15 May 2020", "Chinese", "Original: English"],
    "sessions": ["大会", "安全理事会", "第七十四届会议", "第七十五年"],
    "agenda line": ["议程项目 32、37、68、70、75 和 83"],
    "title": [TITLE],
    "annex heading": [f"{TITLE}的附件"],
}
SIGNED = "(签名)"

HAN = "\u4e00-\u9fff"
CALL = re.compile(r"\[\^([^\]\s]+)\]")


@dataclass
class Reader:
    """Plain text of the printed values of a letter file, and its notes in the order of calls."""

    notes: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    markdown: MarkdownIt = field(default_factory=lambda: MarkdownIt("commonmark", {"html": False}))

    def inline(self, text: str, notes: dict[str, Any]) -> str:
        """A printed value on one line."""
        return "\n".join(self.blocks(text, notes, inline=True))

    def blocks(self, text: str, notes: dict[str, Any], inline: bool = False) -> list[str]:
        """The paragraphs of a text; the notes called in it are put aside."""
        text = self.put_aside(text, notes)
        if inline:
            return [self.plain(self.markdown.parseInline(text)[0].children or [])]
        out: list[str] = []
        label = ""
        for token in self.markdown.parse(text):
            if token.type == "list_item_open":
                label = f"{token.info}{token.markup} "
            elif token.type == "inline":
                out.append(label + self.plain(token.children or []))
                label = ""
        return out

    def put_aside(self, text: str, notes: dict[str, Any]) -> str:
        """The text without its notes and calls."""
        out, at = "", 0
        while at < len(text):
            if text.startswith("^[", at):
                end = closing(text, at + 1)
                self.note(text[at + 2 : end], None)
                at = end + 1
            elif match := CALL.match(text, at):
                self.called(match[1], notes)
                at = match.end()
            else:
                out += text[at]
                at += 1
        return out

    def called(self, name: str, notes: dict[str, Any]) -> None:
        entry = notes[name]
        if isinstance(entry, dict):
            self.note(entry["text"], entry.get("mark"))
        else:
            self.note(entry, name if set(name) <= {"*", "†"} else None)

    def note(self, text: str, mark: str | None) -> None:
        self.marks.append(mark or str(1 + sum(m.startswith("#") for m in self.marks)))
        if mark is None:
            self.marks[-1] = f"#{self.marks[-1]}"
        self.notes.append("\n".join(self.blocks(text, {})))

    @staticmethod
    def plain(children: list[Any]) -> str:
        """The words of an inline; a soft line end is a space, or nothing between Han."""
        text = "".join(
            {"softbreak": "\x00", "hardbreak": "\n"}.get(c.type, c.content) for c in children
        )
        return re.sub(f"(?<=[{HAN}])\x00(?=[{HAN}])", "", text).replace("\x00", " ").strip()


def closing(text: str, at: int) -> int:
    """Where the bracket that opens at `at` closes; brackets in autolinks do not count."""
    depth = 0
    for match in re.finditer(r"<https?:[^>]*>|\\.|[\[\]]", text[at:], re.DOTALL):
        depth += {"[": 1, "]": -1}.get(match[0], 0)
        if depth == 0:
            return at + match.start()
    raise AssertionError(f"not closed: {text[at : at + 60]!r}")


def lines(title: str) -> str:
    return title.rstrip("\n")


def read(letter: dict[str, Any]) -> tuple[list[str], Reader]:
    """The blocks of the document in their order, and the notes."""
    reader = Reader()
    return list(body(letter, reader)), reader


def body(file: dict[str, Any], reader: Reader) -> Iterator[str]:
    yield from MADE["organs"]
    yield from MADE["distribution"]
    yield from MADE["sessions"]
    yield from MADE["agenda line"]
    for item in file["organs"][0]["agenda_items"]:
        yield lines(item["title"])
    yield from MADE["title"]
    letter = file["letter"]
    yield from reader.blocks(letter["text"], letter["notes"])
    for who in letter["signatories"]:
        yield from who["titles"]
        yield who["name"] + SIGNED
    yield from MADE["annex heading"]
    (annex,) = file["annexes"]
    yield lines(annex["title"])
    for section in annex["sections"]:
        yield reader.inline(section["heading"], {})
        for entry in section["entries"]:
            yield reader.inline(entry["party"], {})
            for statement in entry["statements"]:
                yield from statement_blocks(statement, reader)


def statement_blocks(statement: dict[str, Any], reader: Reader) -> Iterator[str]:
    notes = statement.get("notes", {})
    if "title" in statement:
        yield reader.inline(statement["title"], notes)
    yield f"{statement['place']}, {statement['date']}"
    yield from reader.blocks(statement["text"], notes)


@pytest.fixture(scope="module")
def letter() -> dict[str, Any]:
    loaded = yaml.load(EXAMPLE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert isinstance(loaded, dict)
    return loaded


def expected(name: str) -> list[str]:
    return (DATA / name).read_text(encoding="utf-8").strip().split("\n\n")


def test_every_character_of_the_body_in_order(letter: dict[str, Any]) -> None:
    blocks, _ = read(letter)
    # The annex title is set in one piece: its line ends are spaces.
    assert [" ".join(block.split("\n")) for block in blocks] == [
        " ".join(block.split("\n")) for block in expected("seed_body.txt")
    ]


def test_every_character_of_the_notes_in_order(letter: dict[str, Any]) -> None:
    _, reader = read(letter)
    assert reader.notes == expected("seed_notes.txt")


def test_marks_in_order(letter: dict[str, Any]) -> None:
    _, reader = read(letter)
    numbers = [f"#{n}" for n in range(1, 43)]
    assert reader.marks == ["*", *numbers[:5], "1", *numbers[5:]]


def test_two_sections_36_parties_42_statements_44_notes(letter: dict[str, Any]) -> None:
    sections = letter["annexes"][0]["sections"]
    entries = [entry for section in sections for entry in section["entries"]]
    statements = [s for entry in entries for s in entry["statements"]]
    _, reader = read(letter)
    counts = len(sections), len(entries), len(statements), len(reader.notes)
    assert counts == (2, 36, 42, 44)


def test_the_text_copied_from_word_with_its_error_is_kept(letter: dict[str, Any]) -> None:
    _, reader = read(letter)
    assert reader.notes[reader.marks.index("#17")].endswith("错误!超链接引用无效。")


def test_lines_are_short_unless_an_address_makes_them_long() -> None:
    for number, line in enumerate(EXAMPLE.read_text(encoding="utf-8").splitlines(), 1):
        wide = len(line) + len(re.findall(r"[\u3000-\u9fff\uff00-\uffef]", line))
        assert wide <= 100 or "<http" in line, f"line {number}: {wide} columns"
