"""Every printed character leads to the character in the file, or to the escape that makes it."""

from __future__ import annotations

import html
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from letter_files import GOOD
from unassemble.base.lines import lines_of
from unassemble.base.source import Span, place_of
from unassemble.languages import Language
from unassemble.pipeline.letter_file import LetterFile
from unassemble.pipeline.reading import read_version
from unassemble.story import Characters, all_paragraphs

ROOT = Path(__file__).parents[3]
FILES = [
    *sorted((ROOT / "examples").glob("*/letter*.yaml")),
    *sorted((ROOT / "tests" / "data" / "letters").glob("*.yaml")),
]
SPACES = " \f\xa0\u202f\n\t"
"""White space is printed as the rules of a language have it: a line end is a space, and a space may
hold two words together."""


def printed(file: LetterFile, language: Language | None) -> Iterator[tuple[str, Span]]:
    """All characters of a version that have a place, each with its place."""
    read = read_version(file, language, None)
    if read.story is None:
        return
    for paragraph in all_paragraphs(read.story):
        for piece in paragraph.pieces:
            if isinstance(piece, Characters) and piece.span and piece.span.file == file.name:
                for offset, character in enumerate(piece.text):
                    place = place_of(offset, piece.span, piece.lines)
                    assert place is not None
                    yield character, place


def leads(character: str, found: str) -> bool:
    """Whether a character is made by what stands at its place."""
    if found[:1] == character or (character in SPACES and found[:1] in SPACES):
        return True
    if character == "•" and found[:1] in "-*+":  # the mark of an item
        return True
    escape = found[: found.find(";") + 1] if found.startswith("&") else ""
    # After a backslash of Markdown, which is two between double quotation marks.
    escaped = (f"\\{character}", f"\\\\{character}", "\\\\\\\\")
    return found.startswith(escaped) or html.unescape(escape) == character


def wrong(file: LetterFile, language: Language | None) -> list[tuple[str, str]]:
    """The characters whose places are wrong, each with what stands there."""
    rows = lines_of(file.data.decode())
    out = []
    for character, place in printed(file, language):
        row, column = rows[place.line - 1], place.column - 1
        found = row[column:] or "\n"
        # The program adds a space after a note's mark, and a comma between two.
        is_added = character == " " or (character == "," and row[:column].endswith("^["))
        if not leads(character, found) and not is_added:
            out.append((character, found[:20]))
    return out


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_all_characters_of_the_examples_have_their_places(path: Path) -> None:
    file = LetterFile(path.read_bytes(), str(path), path.parent)
    versions = read_version(file, None, None).versions
    assert {language: wrong(file, language) for language in versions} == {
        language: [] for language in versions
    }


SIGNS = ["\\*", "\\[", "\\\\", "&amp;", "&lt;", "&#233;", "&quot;", "**b**", "*i*", "`c`", "~s~"]
SIGNS += [
    "[w](https://un.org)",
    "[p]{lang=fr}",
    "<https://un.org>",
    "^[A *note*.]",
    "é",
    "中文",
    "عرب",
]
SIGNS += ["word", "two words", "A/79/1", "-", "1.", "&", "\\&amp;", "x\\_y", "3 June"]


def block(words: str) -> str:
    return "|\n" + "".join(f"    {line}\n" for line in words.split("\n")).rstrip("\n")


def double(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("style", ["block", "double"])
def test_all_characters_of_made_up_texts_have_their_places(seed: int, style: str) -> None:
    chance = random.Random(seed)
    paragraphs = [
        "Words " + " ".join(chance.choice(SIGNS) for _ in range(chance.randint(1, 9))) + " end."
        for _ in range(chance.randint(1, 4))
    ]
    words = chance.choice(["\n\n", "\n"]).join(paragraphs)
    value = block(words) if style == "block" else double(words)
    text = GOOD.replace("text: |\n    I have the honour to write.", f"text: {value}")
    assert value in text
    file = LetterFile(text.encode(), "letter.yaml", ROOT)
    assert sum(1 for _ in printed(file, None)) > 20
    assert wrong(file, None) == []
