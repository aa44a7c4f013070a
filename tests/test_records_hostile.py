"""Any record and any letters: findings, no exception; a record that is learnt can be used."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import ROOT
from test_new_sound import SMALL, file_of, mutated
from unassemble.base.diagnostics import Findings
from unassemble.base.errors import UnreadableError
from unassemble.missions import inspect_mission, read_mission
from unassemble.pipeline.drafting import learn_record

RECORDS = sorted((ROOT / "templates" / "missions").glob("*.yaml"))
_QUICK = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@_QUICK
@given(mutated(RECORDS))
def test_any_record_is_read_and_inspected(text: str) -> None:
    findings = Findings()
    try:
        mission = read_mission(text.encode(), "record.yaml", "record", findings)
    except UnreadableError:
        return
    if mission is not None:
        inspect_mission(mission, findings)
        mission.names("fr")


def test_a_name_given_only_after_an_office_leaves_the_usual_ones() -> None:
    findings = Findings()
    text = "state: LY\nnames: {en: {of: the State of Libya}}\n"
    mission = read_mission(text.encode(), "record.yaml", "record", findings)
    assert mission is not None
    inspect_mission(mission, findings)
    names = {form: mission.names("en")[form].text for form in ("name", "text", "of")}
    assert names == {"name": "Libya", "text": "Libya", "of": "the State of Libya"}


@_QUICK
@given(st.lists(mutated([path for path in SMALL if "six" in str(path)]), min_size=1, max_size=3))
def test_a_record_learnt_from_any_letters_has_no_errors(texts: list[str]) -> None:
    findings = Findings()
    try:
        made = learn_record([file_of(text) for text in texts], None, (), findings)
    except UnreadableError:
        return
    assert bool(made) != findings.has_errors
    if made:
        found = Findings()
        read_mission(made.encode(), str(Path("record.yaml")), "record", found)
        assert [str(one) for one in found] == []
