"""`check --fix` changes just what it says, whatever stands around the place."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letter_files import GOOD, source
from unassemble.base.errors import UnreadableError
from unassemble.letter.compose import compose
from unassemble.letter.nodes import plain
from unassemble.pipeline.checking import all_findings, repaired_file
from unassemble.pipeline.reading import read_version

CHINESE = GOOD.replace("language: en", "language: zh")


def chinese(text: str) -> str:
    return CHINESE.replace("I have the honour to write.", text)


def fixed(text: str) -> str:
    return repaired_file(source(text))[0].data.decode()


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("第**822**号决议。", "第 **822** 号决议。"),
        ("**第**822号", "**第** 822 号"),
        ("第*5*号与[第](https://e.org/)7", "第 *5* 号与[第](https://e.org/) 7"),
        ("在2020年，{{ agenda_numbers }}和5项", "在 2020 年，{{ agenda_numbers }} 和 5 项"),
        ("项目{{ annex_count }}号", "项目{{ annex_count }} 号"),
    ],
)
def test_a_space_stands_outside_marks_and_templates(written: str, wanted: str) -> None:
    assert fixed(chinese(written)) == chinese(wanted)


def test_a_misprint_is_repaired_in_a_paragraph_with_a_placeholder() -> None:
    given = chinese("请将本函作为议程项目{{ agenda_numbers }} 的文件分发给荷。")
    assert fixed(given) == given.replace("分发给荷", "分发为荷")


def test_a_letter_in_ascii_json_is_left_as_it_was() -> None:
    value = plain(compose(chinese('在2020年“5月”说\\n\\"3\\"次').encode(), "x")[0])
    given = json.dumps(value, indent=1)
    again = fixed(given)
    assert json.loads(again) == value
    assert again == given


def test_a_plain_scalar_is_given_no_space_at_its_edge() -> None:
    given = chinese("本函。").replace("title: Culture of peace", "title: 和平**5**")
    once = fixed(given)
    assert fixed(once) == once


def test_line_ends_and_the_byte_order_mark_are_kept() -> None:
    given = "\ufeff" + chinese("在2020年。").replace("\n", "\r\n")
    assert fixed(given) == given.replace("在2020年", "在 2020 年")


def test_findings_carry_only_safe_repairs() -> None:
    value = plain(compose(chinese("在2020年").encode(), "x")[0])
    found = all_findings(source(json.dumps(value)))
    assert [one.fix for one in found if one.rule == "chinese-and-digits"] == [None]


_PIECES = st.sampled_from(
    (
        *(
            "第",
            "号",
            "822",
            "(1993)",
            "**",
            "*",
            "“",
            "”",
            "\\",
            '"',
            "'",
            " ",
            "  ",
            "\u00a0",
            "，",
        ),
        *(
            "{{ agenda_numbers }}",
            "{{ ",
            "[a](https://e.org/3年)",
            "分发给荷",
            "^[注5年]",
            "&#x5e74;",
        ),
        *("`5年`", ": ", "#", "年", "\n", "a", "。"),
    )
)
_TEXTS = st.lists(_PIECES, min_size=1, max_size=14).map("".join)


def _letter(text: str, style: str) -> str:
    match style:
        case "json":
            value = plain(compose(chinese("X").encode(), "x")[0])
            value["letter"]["text"] = text
            return json.dumps(value)
        case "'":
            return CHINESE.replace("|\n    I have the honour to write.", f"'{_doubled(text)}'")
        case '"':
            quoted = json.dumps(text, ensure_ascii=False)
            return CHINESE.replace("|\n    I have the honour to write.", quoted)
        case "plain":
            return CHINESE.replace("|\n    I have the honour to write.", text.replace("\n", " "))
        case _:
            lines = text.replace("\n", "\n    ")
            return CHINESE.replace("|\n    I have the honour to write.", f"{style}\n    {lines}")


def _doubled(text: str) -> str:
    return text.replace("'", "''").replace("\n", "\n\n    ")


@settings(max_examples=300, deadline=None)
@given(_TEXTS, st.sampled_from(["|", ">", "'", '"', "json", "plain"]))
def test_repairs_are_safe_and_done_once(text: str, style: str) -> None:
    file = source(_letter(text, style))
    try:
        before = read_version(file)
    except UnreadableError:
        return
    after, made = repaired_file(file)
    assert repaired_file(after) == (after, ())
    if not made:
        assert after == file
        return
    now = read_version(after)
    assert _errors(now.findings) <= _errors(before.findings)
    old, new = (plain(compose(one.data, "x")[0]) for one in (file, after))
    assert _bare(old) == _bare(new)
    assert str(new).count("*") == str(old).count("*")


def _errors(findings: object) -> set[str]:
    return {one.message for one in findings if one.severity == "error"}  # type: ignore[attr-defined]


def _bare(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False).replace("分发给荷", "分发为荷")
    return text.replace(" ", "").replace("\u00a0", "")
