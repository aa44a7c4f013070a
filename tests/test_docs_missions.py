"""The commands and records of docs/missions.md and docs/kinds.md work as they stand there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from conftest import ROOT
from letter_files import GOOD
from unassemble.base.diagnostics import Findings
from unassemble.cli import main
from unassemble.missions import inspect_mission, read_mission
from unassemble.pipeline.checking import all_findings
from unassemble.pipeline.letter_file import read_letter_file


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text("utf-8")


def commands(name: str) -> list[list[str]]:
    lines = re.findall(r"^\$ unassemble (.+)$", page(name), re.MULTILINE)
    return [shlex.split(line) for line in lines]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "letters").mkdir()
    kenyan = GOOD.replace("state: AZ", "state: KE")
    for number in (1, 2):
        text = kenyan.replace("A/79/1", f"A/79/{number}")
        text = text.replace("2025-04-01", f"2025-0{number}-01")
        (tmp_path / "letters" / f"{number}.yaml").write_text(text, "utf-8")
    (tmp_path / "last.yaml").write_text(kenyan, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", ["missions.md", "kinds.md"])
def test_each_command_works_in_its_order(name: str, folder: Path) -> None:
    given = commands(name)
    assert len(given) >= 6
    for words in given:
        if words[:2] == ["missions", "learn"]:
            at = words.index("letters/*.yaml")
            words = [*words[:at], "letters/1.yaml", "letters/2.yaml", *words[at + 1 :]]
        if words[:2] == ["missions", "new"]:
            Path("missions/kenya.yaml").unlink()
        done = CliRunner().invoke(main, words)
        assert done.exit_code == 0, (words, done.output)
    for path in folder.glob("*.yaml"):
        rules = {one.rule for one in all_findings(read_letter_file(path))}
        assert rules <= {"not-filled-in", "no-symbol"}, path


def test_the_parts_of_the_record_are_right() -> None:
    parts = re.findall(r"```yaml\n(.*?)```", page("missions.md"), re.DOTALL)
    text = "state: KE\nseat: New York\n" + "".join(parts)
    findings = Findings()
    mission = read_mission(text.encode(), "kenya.yaml", "kenya", findings)
    assert mission is not None
    inspect_mission(mission, findings)
    assert [str(one) for one in findings if one.severity != "note"] == []
    assert {"opening", "request", "closing"} == set(mission.wording)
    assert yaml.safe_load(text)["signatories"]["otieno"]["gender"] == "feminine"


@pytest.mark.parametrize("name", ["missions.md", "kinds.md", "record.md"])
def test_links_lead_somewhere(name: str) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", re.sub(r"`[^`]*`", "", page(name)))
    assert [link for link in links if not (ROOT / "docs" / link).exists()] == []
