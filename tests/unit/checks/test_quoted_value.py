"""Quotation marks of a word processor around a value: printed, and told."""

from __future__ import annotations

import pytest

from letter_files import changed, findings


def rules(text: str) -> list[str]:
    return [one.rule for one in findings(text) if one.rule != "quotation-marks"]


@pytest.mark.parametrize("value", ["“Peace”", "«Peace»", "„Peace“"])
def test_a_title_in_quotation_marks_of_word_is_told(value: str) -> None:
    told = findings(changed("title: Culture of peace", f"title: {value}"))
    (found,) = [one for one in told if one.rule != "quotation-marks"]
    assert (found.rule, found.severity) == ("quoted-value", "warning")
    assert str(found.span) == "letter.yaml:8:29"


def test_so_is_a_name() -> None:
    assert rules(changed("name: Ann **Lee**", "name: “Ann **Lee**”")) == ["quoted-value"]


@pytest.mark.parametrize(
    "value", ["'“Culture of peace”'", "The “Culture of peace”", "“Culture” and “peace”"]
)
def test_quotation_marks_that_are_meant_are_not(value: str) -> None:
    assert rules(changed("title: Culture of peace", f"title: {value}")) == []
