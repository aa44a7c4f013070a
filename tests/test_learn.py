"""`missions learn`: a mission's record is made or extended from its letters, and used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from conftest import ROOT
from letter_files import GOOD
from unassemble.cli import main

EXAMPLES = ROOT / "examples"
SEED = EXAMPLES / "azerbaijan-2020" / "letter.yaml"
SIX = EXAMPLES / "six-languages" / "letter.yaml"
PLACE = re.compile(r"‹…[^›\n]*›")
SECOND = (
    GOOD.replace("2025-04-01", "2025-06-01")
    .replace("date: 2025-04-02", "date: 2025-06-02")
    .replace("A/79/1", "A/79/2")
)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["missions", *arguments])


def written(folder: Path, *texts: str) -> list[str]:
    """Write letter files with these texts."""
    paths = [folder / f"{number}.yaml" for number, _ in enumerate(texts)]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, "utf-8")
    return list(map(str, paths))


def test_a_record_is_made_of_a_letter(tmp_path: Path) -> None:
    done = run("learn", *written(tmp_path, GOOD))
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.split("\n\n", 1)[1] == (
        "state: AZ\n\nlanguage: en\n\norgans: [general-assembly]\n\nto: [secretary-general]\n\n"
        "signatories:\n  lee:\n    name: {en: Ann **Lee**}\n    titles: {en: [Ambassador]}\n"
        "    office: permanent-representative\n    source: A/79/1\n\n"
        "agenda_items:\n  79:\n    - number: 14\n      title: {en: Culture of peace}\n"
        "      source: A/79/1\n"
    )


def test_letters_set_closer_in_one_document_are_not_learnt(tmp_path: Path) -> None:
    closer = GOOD.replace("Culture of peace", '"[Culture of peace]{condensed=0.15}"')
    assert run("learn", *written(tmp_path, closer)).stdout == (
        run("learn", *written(tmp_path, GOOD)).stdout
    )


def test_who_signs_later_comes_after_who_signed_before(tmp_path: Path) -> None:
    later = SECOND.replace("Ann **Lee**", "Bo **Ng**")
    done = run("learn", *written(tmp_path, later, GOOD))
    assert "until: 2025-05-31" in done.stdout.split("ng:")[0]
    assert "since: 2025-06-01" in done.stdout.split("ng:")[1]


def test_of_two_titles_that_of_the_later_letter_is_taken_and_both_are_reported(
    tmp_path: Path,
) -> None:
    done = run("learn", *written(tmp_path, SECOND.replace("Culture of", "A culture of"), GOOD))
    assert done.exit_code == 0
    assert "title: {en: A culture of peace}" in done.stdout
    assert "0.yaml:8:29: warning[letters-differ]" in done.stderr
    assert "1.yaml:8:29" in done.stderr


def test_the_usual_lines_of_an_ambassador_tell_her_gender() -> None:
    made = run("learn", str(SIX)).stdout
    assert "gender: feminine" in made
    assert "en fr es: Leyla **Muradova**" in made


def test_the_record_is_whole_and_a_new_letter_can_be_made_of_it(tmp_path: Path) -> None:
    record = tmp_path / "mine.yaml"
    assert run("learn", str(SIX), "-o", str(record)).exit_code == 0
    checked = run("check", str(record))
    assert (checked.exit_code, "error" in checked.stderr) == (0, False)
    letter = tmp_path / "next.yaml"
    arguments = ["mine", "--missions", str(tmp_path), "--dated", "2025-05-01", "-o", str(letter)]
    assert CliRunner().invoke(main, ["new", *arguments]).exit_code == 0
    letter.write_text(PLACE.sub("a statement", letter.read_text("utf-8")), "utf-8")
    built = CliRunner().invoke(main, ["build", str(letter), "-o", str(tmp_path), "--format=docx"])
    assert built.exit_code == 0, built.output


def test_learning_twice_changes_nothing(tmp_path: Path) -> None:
    record = tmp_path / "az.yaml"
    for _ in range(2):
        assert run("learn", str(SEED), str(SIX), "-o", str(record)).exit_code == 0
        first = record.read_bytes()
    assert record.read_bytes() == first


def test_an_existing_record_keeps_every_line(tmp_path: Path) -> None:
    record = tmp_path / "azerbaijan.yaml"
    before = (ROOT / "templates" / "missions" / "azerbaijan.yaml").read_text("utf-8")
    record.write_text(before, "utf-8")
    more = GOOD.replace("number: 14", "number: 59").replace("Culture of peace", "Oceans")
    assert run("learn", *written(tmp_path, more), "-o", str(record)).exit_code == 0
    lines = iter(record.read_text("utf-8").splitlines())
    assert all(line in lines for line in before.splitlines()), "in their order"
    added = set(record.read_text("utf-8").splitlines()) - set(before.splitlines())
    assert {line.strip() for line in added} >= {"- number: 59", "title: {en: Oceans}", "lee:"}
    text = record.read_text("utf-8")
    assert text.index("number: 32", text.index("\n  79:")) < text.index("number: 59")
    assert text.index("number: 59") < text.index("number: 60")
    assert run("check", str(record)).exit_code == 0


def test_a_title_that_differs_leaves_the_record_as_it_is(tmp_path: Path) -> None:
    record = tmp_path / "az.yaml"
    assert run("learn", *written(tmp_path, GOOD), "-o", str(record)).exit_code == 0
    before = record.read_bytes()
    changed = GOOD.replace("Culture of peace", "Peace")
    done = run("learn", *written(tmp_path, changed), "-o", str(record))
    assert (done.exit_code, record.read_bytes()) == (0, before)
    assert "warning[record-differs]" in done.stderr


@pytest.mark.parametrize(
    ("text", "status", "rule"),
    [
        (GOOD.replace("state: AZ", "state: FR"), 1, "other-sender"),
        (GOOD.replace("language: en", "language: tlh"), 1, "wrong-value"),
        ("language: [", 2, "not-yaml"),
        ("a: &a [*a]", 2, "alias-of-itself"),
        ("- a\n", 2, "not-a-letter-file"),
        ("\0", 2, "control-character"),
    ],
)
def test_files_that_are_not_letters_of_the_mission_change_nothing(
    text: str, status: int, rule: str, tmp_path: Path
) -> None:
    record = tmp_path / "az.yaml"
    assert run("learn", *written(tmp_path, GOOD), "-o", str(record)).exit_code == 0
    before = record.read_bytes()
    done = run("learn", *written(tmp_path, GOOD, text), "-o", str(record))
    assert (done.exit_code, record.read_bytes()) == (status, before)
    assert f"error[{rule}]" in done.stderr
    assert "Traceback" not in done.output
