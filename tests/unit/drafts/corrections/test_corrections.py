"""Two versions of a letter: the corrections between them, carried out and in words."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from different_letters import KINDS, write_letter_of_kind
from letter_files import GOOD, findings, source
from unassemble.base.diagnostics import Findings
from unassemble.drafts.corrections import Unit, apply, compare, units_of, worded
from unassemble.languages import LANGUAGES, Language
from unassemble.pipeline.letter_file import LetterFile, read_letter_file
from unassemble.pipeline.reading import assemble_version

LETTER = GOOD.replace(
    "    I have the honour to write.\n",
    """\
    I have the honour to transmit a statement.^[Received on 3 May.]

    1. The first paragraph speaks of 25 cases.

       (a) One of them was heard in Geneva.

    2. The second paragraph is shorter.

    | Year | Cases |
    |------|-------|
    | 2019 | 25    |
    | 2020 | 30    |

    ## Background

    It began long ago, in the spring of 1990.
""",
)


def units(text: str | LetterFile, language: Language | None = None) -> tuple[Unit, ...]:
    file = source(text) if isinstance(text, str) else text
    made = assemble_version(file, language, Findings(), None)
    assert made is not None
    return units_of(made[1])


def corrections(new: str, old: str = LETTER, language: Language = "en") -> str:
    before = units(old)
    return worded(before, compare(before, units(new)), language)


def test_a_document_is_taken_apart_into_what_a_corrigendum_can_point_at() -> None:
    found = [(unit.kind, unit.labels, unit.order, unit.text) for unit in units(LETTER)]
    assert found == [
        ("session", (), 1, "Seventy-ninth session"),
        ("items", (), 1, "Agenda item 14"),
        ("item-title", (), 1, "Culture of peace"),
        (
            "title",
            (),
            1,
            "Letter dated 1 April 2025 from the Permanent Representative of Azerbaijan to the"
            " United Nations addressed to the Secretary-General",
        ),
        ("paragraph", (), 1, "I have the honour to transmit a statement.\u2060"),
        ("note", (), 1, "Received on 3 May."),
        ("paragraph", ("1.",), 1, "The first paragraph speaks of 25 cases."),
        ("paragraph", ("1.", "(a)"), 1, "One of them was heard in Geneva."),
        ("paragraph", ("2.",), 1, "The second paragraph is shorter."),
        ("row", (), 1, "Year | Cases"),
        ("row", (), 2, "2019 | 25"),
        ("row", (), 3, "2020 | 30"),
        ("heading", (), 1, "Background"),
        ("paragraph", (), 1, "It began long ago, in the spring of 1990."),
        ("signature", (), 1, "(*Signed*) Ann **Lee** / Ambassador"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        ("25 cases", "26 cases", "Paragraph 1", "*For* 25 *read* 26"),
        ("in Geneva", "in New York", "Paragraph 1 (a)", "*For* Geneva *read* New York"),
        ("on 3 May", "on 4 May", "Footnote 1", "*For* 3 *read* 4"),
        ("long ago", "ago", "Under “Background”, first paragraph", "*Delete* long"),
        ("2020 | 30 ", "2020 | 31 ", "Table 1, row 3", "*For* 30 *read* 31"),
        ("of peace", "of peace and dialogue", "Title of agenda item 1", "*insert* and dialogue"),
        ("number: 14", "number: 15", "Agenda items", "*For* 14 *read* 15"),
        ("Ambassador", "Minister", "Signature", "*For* Ambassador *read* Minister"),
        ("## Background", "## History", "Heading “Background”", "*For* the existing text"),
    ],
)
def test_each_change_has_its_place_and_its_words(
    old: str, new: str, place: str, words: str
) -> None:
    text = corrections(LETTER.replace(old, new))
    assert text.startswith(f"1. **{place}**\n\n")
    assert words in text
    assert text.count("**") == 2


def test_paragraphs_come_in_and_go() -> None:
    text = corrections(
        LETTER.replace("    2. The second", "    2. A new one.\n\n    3. The second")
    )
    assert "**Paragraph 1 (a)**\n\n*After* this text *insert*\n\n> 2\\. A new one." in text
    assert "**Paragraph 2**\n\n*Renumber as* 3" in text
    text = corrections(LETTER.replace("    2. The second paragraph is shorter.\n\n", ""))
    assert text == "1. **Paragraph 2**\n\n*Delete* the text\n"


@pytest.mark.parametrize("sign", ["<sup>{}</sup>", "<sub>{}</sub>", "<u>{}</u>", "~~{}~~", "*{}*"])
def test_a_change_of_looks_is_a_correction_that_shows_it(sign: str) -> None:
    text = corrections(LETTER.replace("25 cases", f"{sign.format(25)} cases"))
    assert f"*read* {sign.format(25)}" in text


def test_in_every_language() -> None:
    new = LETTER.replace("25 cases", "26 cases")
    for language in LANGUAGES:
        text = corrections(new, language=language)
        assert "25" in text
        assert "26" in text
    assert corrections(LETTER, language="fr") == "*Sans objet en français.*\n"


def changed(text: str, chance: random.Random) -> str:
    """A letter file with words changed, left out and put in, and paragraphs moved."""
    lines = text.split("\n")
    inside = [
        index
        for index, line in enumerate(lines)
        if re.match(r" {4,}[^-#&*|>!\[:{]*[\w’]+ [\w’]+ [^:]*$", line)
    ]
    for _ in range(chance.randint(1, 6)):
        if not inside:
            break
        index = chance.choice(inside)
        words = lines[index].split(" ")
        place = chance.randrange(len(words))
        match chance.randint(0, 4):
            case 0 if words[place].isalpha():
                words[place] = chance.choice(["Geneva", "twelve", "neither", "the", "和平"])
            case 1 if words[place].isalpha():
                words.insert(place, chance.choice(["indeed", "the", "of 1993", "联合国"]))
            case 2 if words[place].isalpha():
                del words[place]
            case 3:
                words.append(f"^[Note {chance.randint(1, 99)}.]")
            case 4:
                words.append("\n\n" + lines[index].replace("1", "2"))
        lines[index] = " ".join(words)
    return "\n".join(lines)


SEEDS = range(200)


@pytest.mark.parametrize("kind", KINDS)
def test_corrections_carried_out_give_the_new_version(kind: str, tmp_path: Path) -> None:
    """200 pairs in all: `compare` raises where the corrections would not give the new version."""
    file = read_letter_file(write_letter_of_kind(kind, tmp_path))
    old, text, pairs = units(file), file.data.decode(), 0
    for seed in SEEDS[:: len(KINDS) // 2]:
        new = LetterFile(changed(text, random.Random(seed)).encode(), file.name, file.folder)
        made = assemble_version(new, None, Findings(), None)
        if made is None:
            continue
        after = units_of(made[1])
        found = compare(old, after)
        assert [one.content for one in apply(old, found)] == [one.content for one in after]
        assert bool(found) == ([one.content for one in old] != [one.content for one in after])
        pairs += 1
    assert pairs >= 200 / len(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_the_words_are_text_of_a_letter_without_findings(kind: str, tmp_path: Path) -> None:
    file = read_letter_file(write_letter_of_kind(kind, tmp_path))
    old, text = units(file), file.data.decode()
    new = LetterFile(changed(text, random.Random(7)).encode(), file.name, file.folder)
    made = assemble_version(new, None, Findings(), None)
    assert made is not None
    words = worded(old, compare(old, units_of(made[1])), "en")
    inside = "".join(f"    {line}\n" for line in words.splitlines())
    letter = GOOD.replace("    I have the honour to write.\n", inside)
    assert [one for one in findings(letter) if one.severity == "error"] == []
