"""The text guarantee on all examples and on generated texts: a sample; `make fuzz` makes more."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from conftest import ROOT
from preview_server import serving
from preview_socket import Window
from text_campaign import LetterHere, LetterServed, Outcome, campaign, generated
from unassemble.preview.folder import find_letters

EXAMPLES = sorted((ROOT / "examples").glob("*/letter.yaml"))
SEEMS = {"number", "bullet", "unwrap", "lang=fr", "remove", "row", "join", "split"}
"""Edits that can ask for what the file has no words for: two lists that would be one."""


def test_nothing_edited_nothing_written_and_edits_are_small(tmp_path: Path) -> None:
    outcome = Outcome()
    for example in EXAMPLES:
        path = tmp_path / f"{example.parent.name}.yaml"
        path.write_bytes(example.read_bytes())
        campaign(LetterHere(path), path.name, 1, 12, outcome)
    assert outcome.untouched == outcome.texts > 250
    assert len(outcome.refused) <= outcome.edits * 0.03, outcome.told()
    assert {kind for kind, _ in outcome.refused} <= SEEMS, outcome.told()


@pytest.mark.parametrize("seed", range(4))
def test_generated_texts_in_six_languages(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "letter.yaml"
    path.write_text(generated(Random(seed)), "utf-8")
    outcome = Outcome()
    campaign(LetterHere(path), path.name, seed, 40, outcome)
    assert outcome.untouched == outcome.texts == 6
    assert len(outcome.refused) <= max(outcome.edits * 0.1, 2), outcome.told()


def test_edits_over_the_websocket(tmp_path: Path) -> None:
    path = tmp_path / "letter.yaml"
    path.write_text(generated(Random(9)), "utf-8")
    outcome = Outcome()
    with serving(path) as address:
        window = Window(address, f"l/{find_letters(path)[0].id}/")
        campaign(LetterServed(window), path.name, 9, 30, outcome)
        window.close()
    assert outcome.untouched == outcome.texts == 6
    assert outcome.edits > 20
