"""The long run of `test_text_edits`: each edit is read as it is shown, and changes nothing else."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

import pytest

from conftest import ROOT
from text_campaign import Outcome, campaign, generated

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
        for number, text in enumerate(texts):
            path = tmp_path / f"{seed}-{number}.yaml"
            path.write_text(text, "utf-8")
            campaign(path, seed, 40, outcome)
        seed += 1
    sys.stdout.write(f"{outcome.told()}\n")
    assert outcome.untouched == outcome.texts
    assert len(outcome.refused) <= outcome.edits * 0.02, outcome.told()
