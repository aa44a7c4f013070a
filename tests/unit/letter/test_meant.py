"""Wrong values and keys: one finding each, with what was meant, and none of what follows."""

from __future__ import annotations

import copy
import json

import pytest

from letter_files import GOOD, changed, findings
from test_hostile import EVERYTHING, PLACES
from unassemble.base.diagnostics import Diagnostic

DATES = {
    "15/05/2025": "write 2025-05-15",
    "5/15/2025": "write 2025-05-15",
    "15.05.2025": "write 2025-05-15",
    "15-5-25": "write 2025-05-15",
    "2025-5-3": "write 2025-05-03",
    "20250515": "write 2025-05-15",
    "15 May 2025": "write 2025-05-15",
    "May 15, 2025": "write 2025-05-15",
    "1er mai 2025": "write 2025-05-01",
    "15 de mayo de 2025": "write 2025-05-15",
    "15 мая 2025 года": "write 2025-05-15",
    "2025年5月15日": "write 2025-05-15",
    "15 أيار/مايو 2025": "write 2025-05-15",
    "٢٠٢٥/٥/١٥": "write 2025-05-15",
    "２０２５-05-15": "write 2025-05-15",
    "“2025-05-15”": "write 2025-05-15 without the quotation marks of Word",
    "05/06/2025": "write 2025-06-05 (5 June) or 2025-05-06 (6 May)",
    "2025-02-30": "there is no day 30 in month 2 of 2025",
    "next week": "write year, month and day in figures",
}
STATES = {
    "France": "FR", "fr": "FR", "FRA": "FR", "Côte d'Ivoire": "CI", "the Russian Federation": "RU",
    "中国": "CN", "الصين": "CN", "Estados Unidos": "US", "Соединенные Штаты Америки": "US",
    "DPRK": "KP", "Ivory Coast": "CI",
}  # fmt: skip
LANGUAGES = {
    "English": "en", "anglais": "en", "eng": "en", "“en”": "en", "EN": "en", "中文": "en",
}  # fmt: skip
ROWS: dict[str, tuple[str, str, str, str]] = {
    "an organ in words": (
        changed("organ: general-assembly", "organ: General Assembly"),
        "5:12",
        "wrong-value",
        "did you mean `general-assembly`?",
    ),
    "an organ in short": (
        changed("organ: general-assembly", "organ: GA"),
        "5:12",
        "wrong-value",
        "did you mean `general-assembly`?",
    ),
    "an organ in Chinese": (
        changed("organ: general-assembly", "organ: 大会"),
        "5:12",
        "wrong-value",
        "did you mean `general-assembly`?",
    ),
    "an addressee in words": (
        changed("[secretary-general]", "[the Secretary-General]"),
        "12:8",
        "wrong-value",
        "did you mean `secretary-general`?",
    ),
    "an addressee in French": (
        changed("[secretary-general]", "Secrétaire général"),
        "12:7",
        "wrong-value",
        "did you mean `secretary-general`?",
    ),
    "addressees without dashes": (
        changed("[secretary-general]", "secretary-general, president-of-the-general-assembly"),
        "12:7",
        "wrong-value",
        "after a dash: `- secretary-general`",
    ),
    "an office in words": (
        changed("permanent-representative", "Ambassador"),
        "11:29",
        "wrong-value",
        "did you mean `permanent-representative`?",
    ),
    "a chargé d’affaires": (
        changed("permanent-representative", "Chargé d’affaires a.i."),
        "11:29",
        "wrong-value",
        "did you mean `charge-d-affaires`?",
    ),
    "a session with its ending": (
        changed("session: 79", "session: 79th session"),
        "6:14",
        "not-a-session",
        "write 79",
    ),
    "an emergency session": (
        changed("session: 79", "session: tenth emergency special session 10"),
        "6:14",
        "not-a-session",
        "write {emergency: 10}",
    ),
    "an item with its letter": (
        changed("number: 14", "number: 14a"),
        "8:18",
        "not-an-item-number",
        "write 14 (a)",
    ),
    "an item with a word": (
        changed("number: 14", "number: Item 14"),
        "8:18",
        "not-an-item-number",
        "write 14",
    ),
    "a symbol in small letters": (
        changed("[A/79/1]", "[a/79/1]"),
        "2:11",
        "not-a-symbol",
        "write A/79/1",
    ),
    "a symbol by itself": (
        changed("[A/79/1]", "A/79/1"),
        "2:10",
        "not-a-list",
        "write `symbols: [A/79/1]`",
    ),
    "a yes": (GOOD + "recycle: yes\n", "17:10", "not-true-or-false", "write true"),
    "a Chinese no": (GOOD + "recycle: 否\n", "17:10", "not-true-or-false", "write false"),
    "a job number in one": (
        GOOD + "job_number: 2506508\n",
        "17:13",
        "not-a-job-number",
        "write 25-06508",
    ),
    "a job number with its letter": (
        GOOD + "job_number: 25-06508 (E)\n",
        "17:13",
        "not-a-job-number",
        "write 25-06508",
    ),
    "full-width figures": (
        GOOD + "job_number: ２５-０６５０８\n",
        "17:13",
        "not-a-job-number",
        "must be a job number",
    ),
    "a date code with its century": (
        GOOD + "date_codes: [2025-05-20]\n",
        "17:14",
        "not-a-date-code",
        "write 200525",
    ),
    "a distribution in French": (
        GOOD + "distribution: Générale\n",
        "17:15",
        "wrong-value",
        "did you mean `general`?",
    ),
    "a kind in words": (GOOD + "  kind: Letter\n", "17:9", "wrong-value", "did you mean `letter`?"),
    "a spacing with a comma": (
        GOOD + "  line_spacing: 11,6\n",
        "17:17",
        "line-spacing",
        "write 11.6",
    ),
    "a key with a capital": (
        changed("language: en", "Language: en"),
        "1:1",
        "unknown-key",
        "did you mean `language`?",
    ),
    "a key in capitals": (changed("letter:", "LETTER:"), "9:1", "unknown-key", "`letter`?"),
    "a key in French": (
        changed("language: en", "langue: en"),
        "1:1",
        "unknown-key",
        "did you mean `language`?",
    ),
    "a key in Chinese": (changed("date: 2025", "日期: 2025"), "3:1", "unknown-key", "`date`?"),
    "a key in Russian": (
        changed("  signatories:", "  подписали:"),
        "15:3",
        "unknown-key",
        "did you mean `signatories`?",
    ),
    "a key with a hyphen": (
        changed("agenda_items:", "agenda-items:"),
        "7:5",
        "unknown-key",
        "did you mean `agenda_items`?",
    ),
    "a key in quotation marks of Word": (
        changed("language: en", "“language”: en"),
        "1:1",
        "unknown-key",
        "did you mean `language`?",
    ),
    "a key by another name": (changed("  to:", "  recipient:"), "12:3", "unknown-key", "`to`"),
    "a key of nothing": (GOOD + "colour: red\n", "17:1", "unknown-key", "use one of"),
    "keys of the letter at the margin": (
        GOOD.replace("\n  dated", "\ndated").replace("\n  from", "\nfrom")
        .replace("\n  to", "\nto").replace("\n  text", "\ntext").replace("\n  sig", "\nsig"),
        "10:1",
        "misplaced-key",
        "`dated`, `from`, `to`, `text` and `signatories` belong to `letter`",
    ),
    "a key of the file in the letter": (
        GOOD.replace("to write.", "to write (see annex).") + "  annexes:\n    - {text: Text.}\n",
        "17:3",
        "misplaced-key",
        "begin `annexes:` at the margin",
    ),
    "a dash before each key": (
        changed("    session: 79", "  - session: 79"),
        "6:5",
        "torn-item",
        "one item has one dash",
    ),
    "no dash": (
        GOOD.replace("  - organ", "  organ").replace("    session", "  session")
        .replace("    agenda_items:\n      - {", "  agenda_items:\n    - {"),
        "5:3",
        "not-a-list",
        "`- organ: …`",
    ),
    "a name for the signatories": (
        GOOD.partition("  signatories:")[0] + "  signatories: Ann\n",
        "15:16",
        "not-a-list",
        "after a dash: `- Ann`",
    ),
    "a text with a colon, below its key": (
        changed("text: |\n    I have the honour to write.", "text:\n    I have the honour: yes."),
        "14:5",
        "not-a-text",
        '`"I have the honour: yes."`',
    ),
    "a blank date": (changed("date: 2025-04-02", "date:"), "3:6", "not-a-date", "has no value"),
    "a blank text": (
        changed("  text: |\n    I have the honour to write.\n", "  text:\n"),
        "13:3",
        "blank-value",
        "`text` has no value",
    ),
    "a date that the text names": (
        changed("dated: 2025-04-01", "dated: soon").replace("to write", "to write {{ dated }}"),
        "10:10",
        "not-a-date",
        "write year, month and day",
    ),
    "a text that calls a note": (
        changed("|\n    I have the honour to write.", "[x]") + "  notes:\n    a: Note.\n",
        "13:9",
        "not-a-text",
        "must be a text",
    ),
    "a note that cannot be read": (
        changed("to write.", "to write.[^a]") + "  notes:\n    a: [x]\n",
        "18:8",
        "not-a-note",
        "must be a text",
    ),
    "an id with a space": (
        changed("to write.", "to write.") + "  notes:\n    my note: Text.\n",
        "18:5",
        "note-id",
        "`my-note:`",
    ),
    "a text in another language alone": (
        changed("title: Culture of peace", "title: {fr: La paix}"),
        "8:29",
        "missing-language",
        "`title` is not given in English",
    ),
}  # fmt: skip


def errors(text: str) -> list[Diagnostic]:
    return [found for found in findings(text) if found.severity == "error"]


@pytest.mark.parametrize("case", ROWS)
def test_one_mistake_is_one_finding_with_what_was_meant(case: str) -> None:
    text, place, rule, words = ROWS[case]
    (found,) = findings(text)
    shown = f"{found.span.line}:{found.span.column} {found.rule}"
    assert shown == f"{place} {rule}", str(found)
    assert words in f"{found.message} ({found.hint})", str(found)


@pytest.mark.parametrize("written", DATES)
def test_a_date_is_offered_as_it_should_be_written(written: str) -> None:
    (found,) = findings(changed("date: 2025-04-02", f"date: {written}"))
    assert (found.rule, found.hint) == ("not-a-date", DATES[written])


@pytest.mark.parametrize("written", STATES)
def test_a_state_is_offered_by_its_code(written: str) -> None:
    (found,) = findings(changed("state: AZ", f'state: "{written}"'))
    assert (found.rule, found.hint) == ("not-a-state", f"write {STATES[written]}")


def test_a_name_with_a_slip_is_offered_as_a_question() -> None:
    (found,) = findings(changed("state: AZ", "state: Azerbijan"))
    assert str(found.hint).startswith("did you mean AZ (Azerbaijan)")


def test_a_code_that_is_none_is_offered_as_the_one_meant() -> None:
    (found,) = findings(changed("state: AZ", "state: UK"))
    assert found.rule == "unknown-state"
    assert found.hint == "did you mean GB?"


@pytest.mark.parametrize("written", LANGUAGES)
def test_an_unknown_language_does_not_stop_the_reading_of_the_rest(written: str) -> None:
    text = changed("language: en", f"language: {written}")
    assert [found.rule for found in findings(text)] == ["wrong-value"]
    text = text.replace("to write.", "to write.[^a]").replace("date: 2025-04-02", "date: soon")
    rules = [found.rule for found in findings(text)]
    assert rules == ["wrong-value", "not-a-date", "note-not-defined"]
    assert "`zh`" in str(findings(changed("language: en", "language: 中文"))[0])


def test_a_missing_language_does_not_stop_it_either() -> None:
    text = changed("language: en\n", "").replace("to write.", "to write.[^a]")
    assert [found.rule for found in findings(text)] == ["missing-key", "note-not-defined"]


# A wrong value at every place of a letter that has all keys: it is told, and nothing else.
def test_no_wrong_value_makes_a_second_finding() -> None:
    known = {(one.rule, one.message) for one in findings(json.dumps(EVERYTHING))}
    many = {}
    for index, place in enumerate(PLACES):
        document = copy.deepcopy(EVERYTHING)
        node = document
        for key in place[:-1]:
            node = node[key]
        node[place[-1]] = (["x"], "???", {"x": "y"}, "")[index % 4]
        found = [
            one for one in findings(json.dumps(document)) if (one.rule, one.message) not in known
        ]
        shape = [one for one in found if one.rule.startswith("not-a") or one.rule in FORM]
        if shape and len(found) > 1 and place not in TWICE:
            many[place] = [str(one) for one in found]
    assert many == {}


FORM = ("wrong-value", "unknown-key", "missing-key", "blank-value")
TWICE = {("letter",), ("organs", 0, "agenda_items", 0), ("organs", 0, "agenda_items", 1)}
"""Places where `{x: y}` leaves out two keys that must be there."""
