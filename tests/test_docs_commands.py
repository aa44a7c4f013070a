"""Every command and every code block of README and docs/ works as it stands there.

Each page has a folder of its own. Pages of docs/start begin with an empty one; the others with
letters of a mission (`letters/`, `last.yaml`), the examples and, if they show no letter of their
own, a `letter.yaml`. Its blocks are carried
out from top to bottom: a block whose paragraph before ends with a file's name is saved as that
file, a console block is run, and the lines that it shows are those that are printed.
"""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

import unassemble as un
from doc_pages import ROOT, Block, Desk, as_shown, blocks, is_whole, merged, pages, steps
from letter_files import GOOD
from unassemble.base.diagnostics import Findings
from unassemble.letter.schema import letter_schema
from unassemble.missions import inspect_mission, read_mission

KENYAN = GOOD.replace("state: AZ", "state: KE")
NOT_RUN = {"text", "xml", "lua", "elisp", "toctree", "figure", "image", "note", "tip"}
"""Languages of blocks that are not carried out: other programs, and parts of a page."""
STANDS_AS_TEXT = {
    "README.md": 2,
    "docs/architecture.md": 2,  # drawings
    "docs/completion.md": 2,  # a key that is pressed, and the shell's question
    "docs/many-letters.md": 2,  # a cluster: other computers, containers
    "docs/start/install.md": 6,  # installers of systems; test_newcomer.py runs the rest
    "docs/howto/checks-in-ci.md": 1,  # a hook of Git
    "docs/howto/python-service.md": 1,  # a server of another program
}
"""How many blocks of a page are mere text: commands of other programs, and what they print."""
INSTALL = "docs/start/install.md"
WRITTEN = [one for one in pages() if not one.startswith("docs/reference/")]
"""All pages but those that are made from the program, which have tests of their own."""
OPEN = {"not-filled-in", "no-symbol"}
"""What a draft may leave open."""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A new, empty folder."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return Desk(folder)


def at_work(folder: Path) -> None:
    """Put into a folder what somebody has who has written letters before."""
    (folder / "letters").mkdir()
    for number in (1, 2):
        text = KENYAN.replace("A/79/1", f"A/79/{number}")
        text = text.replace("2025-04-01", f"2025-0{number}-01")
        (folder / "letters" / f"{number}.yaml").write_text(text, "utf-8")
    (folder / "last.yaml").write_text(KENYAN, "utf-8")
    shutil.copytree(ROOT / "examples", folder / "examples")


@pytest.mark.parametrize("page", [one for one in WRITTEN if blocks(one) and one != INSTALL])
def test_the_blocks_of_a_page(page: str, desk: Desk) -> None:
    text = (ROOT / page).read_text("utf-8")
    if not page.startswith("docs/start/"):
        at_work(desk.folder)
    if not makes_letter(page):
        (desk.folder / "letter.yaml").write_text(KENYAN, "utf-8")
    for block in blocks(page):
        where = f"{page}:{block.line}"
        carry_out = LANGUAGES.get(block.language)
        assert carry_out or block.language in NOT_RUN, f"{where}: {block.language or 'no language'}"
        if carry_out is not None:
            carry_out(block, desk, where)
        if block.file is not None:
            desk.save(block)
        if block.language == "yaml":
            look_at_yaml(block, desk, where, text)


def makes_letter(page: str) -> bool:
    """Whether a page makes its `letter.yaml`, in a block or by its first command with it."""
    for block in blocks(page):
        if block.file == "letter.yaml":
            return True
        if found := re.search(r"^\$ .*letter\.yaml", block.text, re.MULTILINE):
            return found[0].endswith("-o letter.yaml")
    return False


def run_console(block: Block, desk: Desk, where: str) -> None:
    given = list(steps(block.text))
    assert given, f"{where}: no command"
    for step in given:
        done = desk.run(step.command)
        told = f"{where}: $ {step.command}\n{done.text}"
        fails = any(" error[" in line for line in step.shown)
        assert done.status == int(fails), told
        if step.shown:
            assert as_shown(step.shown, done.text.splitlines()), told


def run_python(block: Block, desk: Desk, where: str) -> None:
    if "__main__" in block.text:
        (desk.folder / "block.py").write_text(block.text, "utf-8")
        assert desk.run("python block.py").status == 0, where
    else:
        exec(compile(block.text, where, "exec"), {"__name__": "docs"})


def look_at_yaml(block: Block, desk: Desk, where: str, page: str) -> None:
    """Check a letter, a mission's record, or a part of one: an error or a warning that it has must
    be named by the page."""
    values = yaml.safe_load(block.text)
    if values is None:  # nothing but a remark, such as the line that names the schema
        return
    keys, of_mission = set(values), (block.file or "").startswith("missions/")
    if is_whole(block.text) or (keys <= LETTER_KEYS and not of_mission):
        rules = letter_rules(block, desk)
    elif keys <= RECORD_KEYS:
        rules = record_rules(block, desk)
    else:
        assert block.file is not None, f"{where}: neither a letter nor a record nor a named file"
        run_workflow(values, desk, where)
        return
    assert not {rule for rule in rules - OPEN if f"[{rule}]" not in page}, f"{where}: {rules}"


def run_workflow(values: dict[str, Any], desk: Desk, where: str) -> None:
    """Run the commands of the program in the steps of a forge's workflow."""
    jobs = values.get("jobs", {}).values()
    given = [step.get("run", "") for job in jobs for step in job["steps"]]
    for command in given:
        if command.startswith("unassemble"):
            assert desk.run(command).status == 0, f"{where}: {command}"


LETTER_KEYS = set(letter_schema()["properties"])
RECORD_KEYS = {"state", "names", "seat", "language", "organs", "to"}
RECORD_KEYS |= {"signatories", "agenda_items", "wording"}


def letter_rules(block: Block, desk: Desk) -> set[str]:
    if block.file is not None:
        letter = un.load(desk.folder / block.file)
    else:
        text = block.text
        if not is_whole(text):
            old = yaml.safe_load((desk.folder / "letter.yaml").read_text("utf-8"))
            whole = merged(old, yaml.safe_load(text))
            text = yaml.safe_dump(whole, allow_unicode=True, sort_keys=False)
        letter = un.loads(text, base=desk.folder)
    found = [one for language in letter.languages for one in letter.findings(language)]
    return {one.rule for one in found if one.severity != "note"}


def record_rules(block: Block, desk: Desk) -> set[str]:
    path = desk.folder / (block.file or "kenya.yaml")
    text = path.read_text("utf-8") if block.file else f"state: KE\n{block.text}"
    findings = Findings()
    mission = read_mission(text.encode(), path.name, path.stem, findings)
    if mission is not None:
        inspect_mission(mission, findings)
    return {one.rule for one in findings if one.severity != "note"}


def nothing(block: Block, desk: Desk, where: str) -> None:
    """YAML is looked at after it was saved."""


LANGUAGES: dict[str, Callable[[Block, Desk, str], None]] = {
    "console": run_console,
    "python": run_python,
    "yaml": nothing,
    "json": lambda block, desk, where: json.loads(block.text),
    "toml": lambda block, desk, where: tomllib.loads(block.text) and None,
}


def test_few_blocks_are_mere_text() -> None:
    counted = {page: [one.language for one in blocks(page)].count("text") for page in WRITTEN}
    assert {page: count for page, count in counted.items() if count} == STANDS_AS_TEXT


def test_links_of_readme_lead_somewhere() -> None:
    """Those of the other pages are looked at when the site is made."""
    text = re.sub(r"`[^`]*`", "", (ROOT / "README.md").read_text("utf-8"))
    links = re.findall(r"\]\(([^)#:\s]+)[#)]", text)
    assert links
    assert [one for one in links if not (ROOT / one).exists()] == []
