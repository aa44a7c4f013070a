"""The long run of `test_text_edits`: each edit is read as it is shown, and changes nothing else."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

import pytest

from conftest import ROOT
from preview_server import serving
from preview_socket import Window
from text_campaign import LetterServed, Outcome, campaign, generated
from unassemble.preview.folder import find_letters

LETTERS = sorted((ROOT / "examples").glob("*/letter.yaml"))
LETTERS += sorted((ROOT / "tests" / "data" / "letters").glob("*.yaml"))
MADE_UP = 60
"""Letters of generated texts, beside those that are there."""


@pytest.mark.fuzz
def test_edits_are_read_as_shown(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    outcome = Outcome()
    wanted, seed = request.config.getoption("--edits"), 0
    while outcome.edits < wanted:
        texts = [one.read_text("utf-8") for one in LETTERS]
        texts += [generated(Random(f"{seed} {number}")) for number in range(MADE_UP)]
        folder = tmp_path / f"{seed}"
        folder.mkdir()
        for number, text in enumerate(texts):
            (folder / f"{number}.yaml").write_text(text, "utf-8")
        with serving(folder) as address:
            for listed in find_letters(folder):
                window = Window(address, f"l/{listed.id}/")
                campaign(LetterServed(window), listed.name, seed, 40, outcome)
                window.close()
        seed += 1
    sys.stdout.write(f"{outcome.told()}\n")
    assert outcome.untouched == outcome.texts
    assert len(outcome.refused) <= outcome.edits * 0.02, outcome.told()
