"""Bad input: each gives its line and a sentence that a mission's secretary understands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letter_files import GOOD, changed, findings

CASES = {
    "a misspelt key": (
        changed("  signatories:", "  signatorys:"),
        "15:3 unknown-key",
        "unknown key `signatorys` (did you mean `signatories`?)",
    ),
    "a missing key": (changed("language: en\n", ""), "1:1 missing-key", "missing key `language`"),
    "an unknown language": (changed("language: en", "language: eng"), "1:11 wrong-value", "`en`"),
    "a date in another form": (
        changed("dated: 2025-04-01", "dated: 1 April 2025"),
        "10:10 not-a-date",
        "must be a date, such as 2020-05-13",
    ),
    "a date that does not exist": (
        changed("2025-04-02", "2025-02-30"),
        "3:7 not-a-date",
        "must be a date",
    ),
    "a misspelt organ": (
        changed("organ: general-assembly", "organ: general-assembley"),
        "5:12 wrong-value",
        "did you mean `general-assembly`",
    ),
    "a State by a name": (
        changed("state: AZ", "state: Azerbaijan"),
        "11:17 not-a-state",
        "two capital letters",
    ),
    "a State that does not exist": (
        changed("state: AZ", "state: XX"),
        "11:17 unknown-state",
        "ISO 3166",
    ),
    "an unknown addressee": (
        changed("[secretary-general]", "[secretary-generall]"),
        "12:8 wrong-value",
        "did you mean `secretary-general`",
    ),
    "an item that is no number": (
        changed("number: 14", "number: fourteen"),
        "8:18 not-an-item-number",
        "156 (a)",
    ),
    "a note without text": (
        changed("to write.", "to write.[^one]"),
        "14:32 note-not-defined",
        "has no text",
    ),
    "a note never called": (
        GOOD + "  notes:\n    lost: A text.\n",
        "18:5 note-not-called",
        "would be lost",
    ),
    "an unquoted asterisk": (
        GOOD + "  notes:\n    *: Only.\n",
        "18:5 not-yaml",
        '"*"',
    ),
    "a note inside a note": (
        changed("to write.", "to write.^[See^[here].]"),
        "14:37 note-in-note",
        "cannot call another",
    ),
    "a note defined in the text": (
        changed("to write.\n", "to write.\n\n    [^a]: a note\n"),
        "16:5 note-defined-in-text",
        "`notes:`",
    ),
    "a link without an address": (
        changed("to write.", "to [write](#)."),
        "14:26 link-target",
        "has no address (begin it with https://",
    ),
    "a picture from the network": (
        changed("to write.", "to write.\n\n    ![map](https://example.org/map.png)"),
        "16:5 image-outside",
        "network",
    ),
    "a picture outside the folder": (
        changed("to write.", "to write.\n\n    ![map](../../etc/passwd)"),
        "16:5 image-outside",
        "outside",
    ),
    "a picture without words": (
        changed("to write.", "to write.\n\n    ![](map.png)"),
        "16:5 image-without-text",
        "alternative text",
    ),
    "an unknown placeholder": (
        changed("to write.", "to write of {{ agenda_numbrs }}."),
        "14:38 unknown-name",
        "agenda_numbers",
    ),
    "a placeholder left open": (
        changed("to write.", "to write of {{ dated."),
        "14:5 wording-syntax",
        "cannot be read",
    ),
    "a template that looks around": (
        changed("to write.", "{{ dated.__class__ }}"),
        "14:32 wording-refused",
        "__class__",
    ),
    "a character no font has, some lines down": (
        changed("to write.", "to write.\n    A second line *with*\n    a character \u1822 here."),
        "16:17 missing-glyph",
        "U+1822",
    ),
    "a key given twice": (
        changed("date: 2025-04-02", "date: 2025-04-02\ndate: 2025-04-03"),
        "4:1 duplicate-key",
        "duplicate key `date` (it is already on line 3)",
    ),
    "a list where a text belongs": (
        changed("text: |\n    I have the honour to write.", "text: [one, two]"),
        "13:9 not-a-text",
        "must be a text",
    ),
    "a mission record": (
        changed("state: AZ, office: permanent-representative", "mission: atlantis"),
        "11:19 unknown-mission",
        "unknown mission",
    ),
    "no signature": (
        changed("  signatories:\n    - {name: Ann **Lee**, titles: [Ambassador]}\n", ""),
        "10:3 missing-key",
        "`signatories`",
    ),
    "a tab for indentation": (
        changed("  dated:", "\tdated:"),
        "10:1 not-yaml",
        "spaces, not with tabs",
    ),
    "a bracket left open": (
        changed("[secretary-general]", "[secretary-general"),
        "12:7 not-yaml",
        "is not closed",
    ),
    "bytes that are not UTF-8": (
        GOOD.encode().replace(b"honour", b"hono\xffur"),
        "14:20 not-utf-8",
        "save it as UTF-8",
    ),
    "a control character": (
        changed("honour", "hon\x07our"),
        "14:19 control-character",
        "U+0007",
    ),
    "an empty file": ("", "1:1 not-a-letter-file", "empty"),
    "something else than a letter": ("- one\n- two\n", "1:1 not-a-letter-file", "letter file"),
    "values nested too deep": (
        GOOD + "notes: " + "[" * 40 + "]" * 40,
        "17:27 nested-too-deep",
        "more than 20 levels deep",
    ),
    "aliases without end": (
        "a: &a [x,x,x,x,x,x,x,x,x]\n"
        + "".join(
            f"{chr(98 + i)}: &{chr(98 + i)} [{','.join(['*' + chr(97 + i)] * 9)}]\n"
            for i in range(9)
        ),
        "1:1 alias-expansion",
        "10 MB",
    ),
    "a value that contains itself": ("a: &a [*a]\n", "1:8 alias-of-itself", "itself"),
    "a character no font has": (
        changed("honour", "hon\u1821ur"),
        "14:19 missing-glyph",
        "U+1821",
    ),
}


def test_the_letter_the_others_are_made_from_has_no_findings() -> None:
    assert findings(GOOD) == ()


@pytest.mark.parametrize("name", CASES)
def test_bad_input(name: str) -> None:
    text, expected, words = CASES[name]
    found = findings(text)
    shown = [f"{f.span.line}:{f.span.column} {f.rule}" for f in found]
    assert expected in shown, [str(f) for f in found]
    assert any(words in str(f) for f in found), [str(f) for f in found]


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("{number: 14, title: Culture\n          of peace \U0001f600}", "9:20"),
        ('{number: 14, title: "Culture\n          of *peace \U0001f600*"}', "9:21"),
        ("number: 14\n        title: >\n          Culture\n          of peace \U0001f600", "11:20"),
    ],
    ids=["plain", "quoted", "folded"],
)
def test_a_character_on_a_later_line_of_a_folded_text_has_its_own_place(
    title: str, place: str
) -> None:
    (finding,) = findings(changed("{number: 14, title: Culture of peace}", title))
    assert f"{finding.span.line}:{finding.span.column} {finding.rule}" == f"{place} missing-glyph"


def test_all_findings_come_in_one_run() -> None:
    text = GOOD.replace("language: en", "language: en\nlanguages: fr").replace(
        "to write.", "to write.[^a] {{ b }}"
    )
    text = text.replace("number: 14", "number: x").replace("2025-04-02", "tomorrow")
    rules = {f.rule for f in findings(text)}
    assert {
        "unknown-key",
        "not-a-date",
        "not-an-item-number",
        "unknown-name",
        "note-not-defined",
    } <= rules


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_make_reading_fail_in_another_way(data: bytes) -> None:
    assert isinstance(findings(data), tuple)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(GOOD) - 1), st.sampled_from("*&[]{}:-\n\t'\"|>!%@`#^\\~ 9aé中"))
def test_no_single_wrong_character_makes_reading_fail_in_another_way(at: int, with_: str) -> None:
    assert isinstance(findings(GOOD[:at] + with_ + GOOD[at + 1 :]), tuple)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="ab1.()[]^*_<>!|-#\\{}%\n \u4e2d", max_size=60))
def test_no_text_makes_markdown_fail(text: str) -> None:
    body = "\n".join(f"    {line}" for line in text.split("\n"))
    found = findings(GOOD.replace("    I have the honour to write.", f"    x\n{body}"))
    assert isinstance(found, tuple)


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Prevention of war #urgent matters", ["yaml-comment"]),
        ("Prevention of war # 5", ["yaml-comment"]),
        ("预防 #紧急", ["yaml-comment"]),
        ("!Culture of peace", ["yaml-tag"]),
        ("! Culture of peace", ["yaml-tag"]),
        ("!!important Culture of peace", ["yaml-tag"]),
        ("Culture of peace  # a remark", []),
        ("Culture # a remark", []),
        ("'Culture of peace #urgent'", []),
        ("!!str Culture of peace", []),
        ("Culture#of peace", []),
    ],
)
def test_words_that_yaml_drops_are_told(title: str, found: list[str]) -> None:
    letter = changed(
        "      - {number: 14, title: Culture of peace}\n",
        f"      - number: 14\n        title: {title}\n",
    )
    rules = [one for one in findings(letter) if one.rule.startswith("yaml-")]
    assert [one.rule for one in rules] == found
    assert all(one.span.line == 9 for one in rules)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("  text: |\n    I have the honour to write.\n", "  text:\n", 13),
        ("{number: 14, title: Culture of peace}", "{number: 14, title: }", 8),
        ("name: Ann **Lee**", "name: ' '", 16),
        ("  signatories:", "  title:\n  signatories:", 15),
    ],
)
def test_a_blank_value_that_would_be_printed_is_told(old: str, new: str, line: int) -> None:
    found = [one for one in findings(changed(old, new)) if one.rule == "blank-value"]
    assert [(one.severity, one.span.line) for one in found] == [("error", line)]


@pytest.mark.parametrize("text", ["- {n", "  from: {state", "{number: 97, tit"])
def test_a_file_that_ends_inside_braces_says_where_they_begin(text: str) -> None:
    (found,) = findings(text)
    assert found.rule == "not-yaml"
    assert text[found.span.column - 1] == "{"
