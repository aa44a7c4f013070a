"""The letter of 13 May 2020 is rebuilt from a record, a starter letter and a few typed values."""

from __future__ import annotations

import yaml
from click.testing import CliRunner

from conftest import EXAMPLE
from unassemble.cli import main
from unassemble.pipeline.building import Outputs, build_version
from unassemble.pipeline.letter_file import LetterFile, read_letter_file
from unassemble.yamltext import YamlText

ARGUMENTS = ["--kind=compilation", "--language=zh", "--dated=2020-05-13", "--items=all"]


def started() -> str:
    """The new letter file."""
    done = CliRunner().invoke(main, ["new", "azerbaijan", *ARGUMENTS])
    assert done.exit_code == 0
    return done.stdout


def typed() -> str:
    """The file with what only a person adds: the masthead's date, a language, text and annex."""
    seed = yaml.load(EXAMPLE.read_text("utf-8"), Loader=yaml.BaseLoader)
    file = YamlText(started())
    file.set(("original",), "en")
    file.add((), "date", "2020-05-15", before="organs")
    sentence, request = seed["letter"]["text"].split("\n\n")
    numbers = "32、37、68、70、75 和 83"
    assert numbers in request
    request = request.replace(numbers, "{{ agenda_numbers }}")
    file.set(("letter", "text"), f"{sentence}\n\n{request}")
    file.set(("annexes",), seed["annexes"])
    return str(file)


def made(text: str) -> Outputs:
    return build_version(LetterFile(text.encode(), EXAMPLE.name, EXAMPLE.parent))


def test_both_outputs_are_the_same_to_the_byte() -> None:
    ours, seeds = made(typed()), build_version(read_letter_file(EXAMPLE))
    assert ours.pages == seeds.pages
    assert ours.docx == seeds.docx
    assert ours.pdf == seeds.pdf


def test_a_word_that_differs_would_be_seen() -> None:
    changed = typed().replace("亚沙尔", "亚沙")
    assert made(changed).docx != build_version(read_letter_file(EXAMPLE)).docx


def test_all_but_the_text_is_from_the_record() -> None:
    """Everything but the text is already in the file that `new` wrote."""
    frame = yaml.load(started(), Loader=yaml.BaseLoader)
    seed = yaml.load(EXAMPLE.read_text("utf-8"), Loader=yaml.BaseLoader)
    assert frame["organs"] == seed["organs"]
    for key in ("dated", "from", "to", "signatories", "notes"):
        assert frame["letter"][key] == seed["letter"][key], key
