"""The next letter as a person makes it: run `new`, fill in the places, build."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from unassemble.base.starters import starter_names
from unassemble.cli import main
from unassemble.pipeline.building import build_version
from unassemble.pipeline.checking import all_findings
from unassemble.pipeline.letter_file import read_letter_file
from unassemble.pipeline.reading import read_version

MISSIONS = ["azerbaijan", "china", "egypt", "france", "russian-federation", "spain"]
PLACE = re.compile(r"‹…[^›\n]*›")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["new", *arguments], env={"SOURCE_DATE_EPOCH": "1747094400"})


class Editor:
    """A plain text editor that counts the keys pressed."""

    def __init__(self, text: str) -> None:
        self.text, self.caret, self.keys, self.sought = text, 0, 0, ""

    def find(self, words: str) -> bool:
        """Ctrl+F, the words, Enter, Escape; F3 to repeat.  Returns whether they were found."""
        self.keys += 1 if words == self.sought else 3 + len(words)
        self.sought = words
        found = self.text.find(words, self.caret)
        self.caret = max(found, self.caret)
        return found >= 0

    def delete(self, count: int) -> None:
        """The Delete key."""
        self.keys += count
        self.text = self.text[: self.caret] + self.text[self.caret + count :]

    def type(self, words: str) -> None:
        """One key for each character."""
        self.keys += len(words)
        self.text = self.text[: self.caret] + words + self.text[self.caret :]
        self.caret += len(words)


def filled(text: str) -> str:
    """A draft with the same word filled in at every place."""
    return PLACE.sub("a statement", text)


@pytest.mark.parametrize("mission", MISSIONS)
@pytest.mark.parametrize("template", starter_names())
def test_every_starter_letter_of_every_mission_can_be_filled_in_and_built(
    mission: str, template: str, tmp_path: Path
) -> None:
    others = ["--with", "spain" if mission != "spain" else "egypt"]
    several = others if template == "several-signatories" else []
    done = run(mission, "-o", str(tmp_path / "new.yaml"), "--template", template, *several)
    assert done.exit_code == 0, done.output
    path = tmp_path / "new.yaml"
    left = [f for f in all_findings(read_letter_file(path)) if f.rule == "not-filled-in"]
    assert len(left) == len(PLACE.findall(path.read_text("utf-8")))
    path.write_text(filled(path.read_text("utf-8")), "utf-8")
    source = read_letter_file(path)
    assert "error" not in {finding.severity for finding in all_findings(source)}
    assert build_version(source, formats=["docx"]).docx.startswith(b"PK")


def test_the_second_letter_takes_ten_lines_typed_by_a_person(tmp_path: Path) -> None:
    first = tmp_path / "first.yaml"
    assert run("azerbaijan", "-o", str(first), "--language", "en").exit_code == 0
    text = filled(first.read_text("utf-8"))
    text = text.replace("# symbols: [A/79/…, S/2025/…]", "symbols: [A/79/805, S/2025/301]")
    first.write_text(text, "utf-8")

    second = tmp_path / "second.yaml"
    arguments = ["azerbaijan", "--from", str(first), "--dated", "2025-06-18", "-o", str(second)]
    assert run(*arguments).exit_code == 0
    made = second.read_text("utf-8")
    editor = Editor(made)
    editor.find("organs:")
    editor.type("symbols: [A/79/900, S/2025/400]\ndate: 2025-06-20\n")
    while editor.find("‹"):
        place = PLACE.match(editor.text, editor.caret)
        assert place is not None
        editor.delete(len(place.group()))
        editor.type("the statement of 17 June")
    second.write_text(editor.text, "utf-8")

    before = made.splitlines()
    lines = [line for line in editor.text.splitlines() if line not in before]
    assert len(lines) == 5
    assert editor.keys == 204
    of_text = len("the statement of 17 June") * len(PLACE.findall(made))
    assert of_text == 72, "the rest: symbols and dates, finding the places, clearing them"

    assert [f.rule for f in all_findings(read_letter_file(second)) if f.severity != "note"] == []
    document = read_version(read_letter_file(second)).document
    assert document is not None
    assert document.title.startswith("Letter dated 18 June 2025 from the Permanent Representative")
    words = second.read_text("utf-8")
    assert "Further to my letter dated 13 May 2025 (A/79/805-S/2025/301)" in words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Further to my letter dated 1 April 2025 (A/79/9001-S/2025/9001)"),
        ("fr", "1er avril 2025 (A/79/9001-S/2025/9001)"),
        ("es", "1 de abril de 2025 (A/79/9001-S/2025/9001)"),
        ("ru", "1 апреля 2025 года (A/79/9001-S/2025/9001)"),
        ("zh", "继我 2025 年 4 月 1 日的信(A/79/9001-S/2025/9001)之后"),
        ("ar", "1 نيسان/أبريل 2025 (A/79/9001-S/2025/9001)"),
    ],
)
def test_it_goes_on_from_the_letter_before_in_every_language(language: str, words: str) -> None:
    before = Path(__file__).parents[1] / "examples" / "six-languages" / "letter.yaml"
    done = run("azerbaijan", "--from", str(before), "--dated", "2025-05-02")
    assert done.exit_code == 0
    assert words in re.sub(r"\s+", " ", done.stdout), language


def test_what_changes_is_cleared_and_what_stays_is_kept(tmp_path: Path) -> None:
    before = Path(__file__).parents[1] / "examples" / "azerbaijan-2020" / "letter.yaml"
    made = run("azerbaijan", "--from", str(before), "--dated", "2020-06-20").stdout
    assert "COUNCIL OF EUROPE" not in made
    assert "\ndate: 2020-05-15" not in made
    assert "dated: 2020-06-20" in made
    assert "title: 阿塞拜疆被占领土局势" in made
    assert "# - Texts are Markdown." in made, "the comments of the letter before"
    assert '"*": 仅以来件所用语文分发。' in made


def test_a_new_session_is_worked_out_from_the_date(tmp_path: Path) -> None:
    first, second = run("egypt", "--dated", "2025-09-15"), run("egypt", "--dated", "2025-09-16")
    assert "session: 79" in first.stdout
    assert "session: 80" in second.stdout
    assert "agenda-of-another-session" in second.stderr


def test_an_existing_file_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "there.yaml"
    path.write_text("mine", "utf-8")
    done = run("france", "-o", str(path))
    assert (done.exit_code, path.read_text("utf-8")) == (2, "mine")
    assert "--force" in done.stderr
    assert run("france", "-o", str(path), "--force").exit_code == 0
    assert path.read_text("utf-8").startswith("# yaml-language-server")
    assert [one.name for one in tmp_path.iterdir()] == ["there.yaml"]


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["atlantis"], 1, "unknown-mission"),
        (["egypt", "--template", "poem"], 2, "--kind takes"),
        (["egypt", "--dated", "yesterday"], 2, "--dated takes a date"),
        (["egypt", "--language", "en,tlh"], 2, "--language takes"),
        (["egypt", "--from", "missing.yaml"], 2, "there is no such file"),
        (["egypt", "--template", "missing.yaml"], 2, "there is no such file"),
    ],
)
def test_wrong_arguments_are_reported(arguments: list[str], status: int, words: str) -> None:
    done = run(*arguments)
    assert done.exit_code == status
    assert words in done.stderr
    assert "Traceback" not in done.output


def test_all_missions_are_listed() -> None:
    listed = CliRunner().invoke(main, ["missions"]).stdout
    assert [line.split()[0] for line in listed.splitlines()] == MISSIONS
