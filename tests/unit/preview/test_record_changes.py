"""Changes of a mission's record: only what was changed is another, in the form it had."""

from __future__ import annotations

import difflib

import pytest

from unassemble.base.diagnostics import Findings
from unassemble.base.resources import template
from unassemble.missions import read_mission
from unassemble.preview.by_language import divided, languages_in, put_steps, value_in
from unassemble.preview.editing import RefusedError, apply_to
from unassemble.preview.record_changes import (
    AddItem,
    AddSignatory,
    PutForm,
    PutName,
    PutSentence,
    PutText,
    PutTitles,
    PutValue,
    RecordChange,
    Remove,
    name_parts,
    steps_of,
)
from unassemble.preview.values import values_of

RECORD = template("missions", "azerbaijan.yaml").read_text("utf-8")


def changed(*changes: RecordChange, text: str = RECORD) -> str:
    for change in changes:
        values = values_of(text)
        text, _ = apply_to(text, values, steps_of(change, values))
    read_mission(text.encode(), "record.yaml", "azerbaijan", found := Findings())
    assert not found.has_errors, found.ordered()
    return text


def difference(after: str, before: str = RECORD) -> list[str]:
    """The lines that are removed and added."""
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in lines if line[0] in "+-"]


def test_a_language_that_shares_a_key_gets_its_own() -> None:
    assert difference(changed(PutName("aliyev", "fr", "Yachar", "Aliyev"))) == [
        "-       en fr es: Yashar **Aliyev**",
        "+       en es: Yashar **Aliyev**",
        "+       fr: Yachar **Aliyev**",
    ]


def test_the_same_name_changes_nothing() -> None:
    assert changed(PutName("aliyev", "ru", "Яшар", "Алиев")) == RECORD
    assert changed(PutForm("en", "full", "Republic of Azerbaijan")) == RECORD


def test_titles_of_one_language_keep_the_usual_lines_of_the_others() -> None:
    text = changed(PutTitles("aliyev", "fr", ["Ambassadeur"]))
    made = read_mission(text.encode(), "r.yaml", "azerbaijan", Findings())
    before = read_mission(RECORD.encode(), "r.yaml", "azerbaijan", Findings())
    assert made is not None
    assert before is not None
    expected = {**before.signatories[0].titles, "fr": ("Ambassadeur",)}
    assert made.signatories[0].titles == expected


def test_titles_as_a_list_of_texts_become_lists_by_language() -> None:
    titles = "[{en: A, fr: B}, {en: C, fr: D}]"
    text = f"state: KE\nsignatories:\n  lee:\n    name: A\n    titles: {titles}\n"
    made = changed(PutTitles("lee", "fr", ["E", "F"]), text=text)
    assert values_of(made)["signatories"]["lee"]["titles"] == {"en": ["A", "C"], "fr": ["E", "F"]}


def test_a_name_of_two_parts_stays_so() -> None:
    text = "state: KE\nsignatories:\n  lee:\n    name: {given: {en: Ann}, family: Lee}\n"
    made = changed(PutName("lee", "fr", "Anne", "Lée"), text=text)
    assert values_of(made)["signatories"]["lee"]["name"] == {
        "given": {"en": "Ann", "fr": "Anne"},
        "family": {"en": "Lee", "fr": "Lée"},
    }


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Yashar **Aliyev**", ("Yashar", "Aliyev", False)),
        ("**李**明", ("明", "李", True)),
        ("亚沙尔", ("亚沙尔", "", False)),
        ("Dr. **Lee** Jr.", None),
        ("", ("", "", False)),
    ],
)
def test_parts_of_a_name(text: str, parts: tuple[str, str, bool] | None) -> None:
    assert name_parts(text) == parts


def test_the_order_of_a_name_stays() -> None:
    text = 'state: CN\nlanguage: zh\nsignatories:\n  fu:\n    name: {zh: "**傅**聪"}\n'
    made = changed(PutName("fu", "zh", "明", "李"), text=text)
    assert values_of(made)["signatories"]["fu"]["name"]["zh"] == "**李**明"


def test_the_last_form_takes_its_language_away() -> None:
    assert difference(changed(PutForm("zh", "full", ""), PutForm("zh", "adjective", ""))) == [
        "-   zh: {full: 阿塞拜疆共和国, adjective: 阿塞拜疆, source: seed}"
    ]


def test_items_are_added_in_the_order_of_their_numbers() -> None:
    text = changed(AddItem(74, "33", "en", "Peace"), AddItem(74, "37 (a)", "en", "Peace"))
    numbers = [one["number"] for one in values_of(text)["agenda_items"]["74"]]
    assert numbers[:5] == ["32", "33", "37", "37 (a)", "68"]
    assert values_of(changed(AddItem(81, "14", "fr", "Paix")))["agenda_items"]["81"] == [
        {"number": "14", "title": {"fr": "Paix"}}
    ]


def test_a_sentence_by_the_gender_of_who_signs() -> None:
    text = changed(PutSentence("closing", "ru", "Признателен", "Признательна"))
    assert values_of(text)["wording"]["closing"]["ru"] == {
        "masculine": "Признателен",
        "feminine": "Признательна",
    }
    assert values_of(changed(PutSentence("closing", "ru", "Привет"), text=text))["wording"] == {
        "closing": {"ru": "Привет"}
    }
    assert "wording" not in values_of(changed(PutSentence("closing", "ru", ""), text=text))


def test_a_person_is_added_under_a_name_of_their_own() -> None:
    add = AddSignatory("en", "Ann", "Aliyev", "charge-d-affaires", "2026-01-31")
    people = values_of(changed(add))["signatories"]
    assert list(people) == ["aliyev", "musayev", "aliyev-2"]
    assert people["aliyev-2"] == {
        "name": {"en": "Ann **Aliyev**"},
        "office": "charge-d-affaires",
        "since": "2026-01-31",
    }


def test_values_are_put_and_taken_away() -> None:
    text = changed(PutValue(["signatories", "aliyev", "since"], "2020-02-29"))
    assert difference(text) == ["+     since: 2020-02-29"]
    assert changed(PutValue(["signatories", "aliyev", "since"], ""), text=text) == RECORD
    assert "organs" not in values_of(changed(PutValue(["organs"], [])))


def test_a_person_that_is_removed_leaves_the_others() -> None:
    values = values_of(changed(Remove(["signatories", "aliyev"])))
    assert list(values["signatories"]) == ["musayev"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (AddItem(74, "peace", "en", "Peace"), "refused.item"),
        (AddItem(74, "32", "en", "Peace"), "refused.item.twice"),
        (AddItem(0, "32", "en", "Peace"), "refused.session"),
        (AddItem(74, "33", "en", " "), "refused.title"),
        (AddSignatory("en", " ", "", "permanent-representative"), "refused.name"),
        (AddSignatory("en", "A", "B", "permanent-representative", "2026-02-30"), "refused.day"),
        (PutSentence("../x", "en", "a"), "refused.sentence"),
    ],
)
def test_what_cannot_be_is_refused(change: RecordChange, reason: str) -> None:
    with pytest.raises(RefusedError) as refused:
        steps_of(change, values_of(RECORD))
    assert refused.value.reason == reason


def test_a_plain_text_becomes_one_by_language_only_for_another_language() -> None:
    steps = put_steps("Geneva", ["seat"], "en", "Vienna", "en")
    assert [(one.do, one.value) for one in steps] == [("set", "Vienna")]
    steps = put_steps("Geneva", ["seat"], "fr", "Genève", "en")
    assert [(one.do, one.value) for one in steps] == [("set", {"en": "Geneva", "fr": "Genève"})]
    assert put_steps("Geneva", ["seat"], "fr", "", "en") == []
    assert value_in("Geneva", "fr", "en") is None
    assert languages_in({"en fr": "A", "ru": ""}, "en") == ("en", "fr")
    assert divided({"en": 1}, [], "en") == ([], "en")


def test_an_empty_text_takes_its_language_away() -> None:
    text = changed(PutText(["agenda_items", "74", 0, "title"], "fr", ""))
    assert "fr" not in values_of(text)["agenda_items"]["74"][0]["title"]
