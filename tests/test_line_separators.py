"""One definition of a line for YAML, the program and editors: LF, CR LF and CR end it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from letter_files import GOOD, findings, source
from unassemble.base.lines import line_starts, lines_of, lines_with_ends, place_at
from unassemble.base.reports import as_sarif
from unassemble.lsp.notes import definition_of
from unassemble.pipeline.building import build_version
from unassemble.pipeline.checking import repaired_file
from unassemble.preview.editing import Step, apply
from unassemble.preview.values import value_place, values_of
from unassemble.yamltext.places import YamlPlaces

NO_ENDS = {"NEL": "\u0085", "LS": "\u2028", "PS": "\u2029"}
"""Characters that end a line in Python and YAML 1.1, and in no editor."""
ENDS = {"CR LF": "\r\n", "CR": "\r"}
WITH_FAULT = GOOD.replace("title: Culture of peace}", "title: Culture of peace, x: y}")


def places(text: str) -> list[tuple[str, int, int]]:
    return [(one.rule, one.span.line, one.span.column) for one in findings(text)]


def test_a_text_is_taken_apart_and_put_together() -> None:
    text = "a\u2028b\r\nc\rd\n\x85e"
    assert lines_of(text) == ["a\u2028b", "c", "d", "\x85e"]
    assert "".join(lines_with_ends(text)) == text
    assert line_starts(text) == [0, 5, 7, 9]
    assert place_at(text, 8) == (3, 2)


@pytest.mark.parametrize("sign", NO_ENDS.values(), ids=NO_ENDS)
def test_other_separators_end_no_line(sign: str) -> None:
    text = WITH_FAULT.replace("honour to", f"honour{sign}to")
    # U+0085 is a control character, for which there is no glyph; the others are invisible.
    rule = "missing-glyph" if sign == "\u0085" else "invisible-character"
    assert [one for one in places(text) if one[0] == rule] == [(rule, 14, 22)]
    assert [one for one in places(text) if one[0] == "unknown-key"] == [("unknown-key", 8, 47)]
    below = WITH_FAULT.replace("language: en", f"language: en  # our{sign}own")
    assert [one for one in places(below) if one[0] == "unknown-key"] == [("unknown-key", 8, 47)]


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_every_line_end_gives_the_same_places(end: str) -> None:
    assert places(WITH_FAULT.replace("\n", end)) == places(WITH_FAULT)
    assert build_version(source(GOOD.replace("\n", end)), formats=("pdf",)).pages == 1


@pytest.mark.parametrize("sign", [*NO_ENDS.values(), *ENDS.values()], ids=[*NO_ENDS, *ENDS])
def test_repairs_change_only_their_place(sign: str) -> None:
    text = GOOD.replace("honour to write.", "honour  to write.")
    text = text.replace("\n", sign) if sign in ENDS.values() else f"# a{sign}# b\n{text}"
    repaired, made = repaired_file(source(text))
    assert [one.rule for one in made] == ["repeated-space"]
    assert repaired.data.decode() == text.replace("honour  to", "honour to")


@pytest.mark.parametrize("sign", [*NO_ENDS.values(), *ENDS.values()], ids=[*NO_ENDS, *ENDS])
def test_an_edit_in_the_preview_changes_only_its_value(sign: str) -> None:
    text = GOOD.replace("\n", sign) if sign in ENDS.values() else f"# a{sign}# b\n{GOOD}"
    step = msgspec.convert({"do": "set", "path": ["letter", "dated"], "value": "2025-04-03"}, Step)
    assert apply(text, [step]) == text.replace("dated: 2025-04-01", "dated: 2025-04-03")
    assert values_of(text) == values_of(GOOD)
    line = 10 if sign in ENDS.values() else 11
    assert value_place(text.encode(), line, 10).path == ("letter", "dated")


@pytest.mark.parametrize("sign", NO_ENDS.values(), ids=NO_ENDS)
def test_offsets_of_values_are_those_of_the_text(sign: str) -> None:
    text = f"# a{sign}# b\nx: '{sign}'\ny: 1\n"
    place = YamlPlaces(text).place(("y",))
    assert text[place.value : place.end] == "1"


@pytest.mark.parametrize("sign", [*NO_ENDS.values(), *ENDS.values()], ids=[*NO_ENDS, *ENDS])
def test_an_editor_and_sarif_get_the_same_place(sign: str) -> None:
    text = f"# a{sign}# b\n" + GOOD.replace("write.", "write.[^a]") + "notes: {a: A note}\n"
    lines = lines_of(text)
    line = next(number for number, one in enumerate(lines) if "write.[^a]" in one)
    assert line == (14 if sign in NO_ENDS.values() else 15)
    found = definition_of(text, line, lines[line].index("[^a]") + 2)
    assert found is not None
    assert lines[found.line - 1].startswith("notes")
    bad = text + "datum: x\n"
    log = json.loads(as_sarif(findings(bad), {}, "1"))
    (region,) = [
        one["locations"][0]["physicalLocation"]["region"]
        for one in log["runs"][0]["results"]
        if one["ruleId"] == "unknown-key"
    ]
    assert region["startLine"] == lines_of(bad).index("datum: x") + 1


@pytest.mark.parametrize("sign", [*NO_ENDS.values(), *ENDS.values()], ids=[*NO_ENDS, *ENDS])
def test_the_source_line_below_a_finding_is_that_line(tmp_path: Path, sign: str) -> None:
    (tmp_path / "a.yaml").write_bytes(f"# a{sign}# b\n{GOOD}datum: x\n".encode())
    command = [sys.executable, "-m", "unassemble", "check", "a.yaml"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    shown = [row for row in done.stderr.decode().splitlines() if row.endswith("| datum: x")]
    assert len(shown) == 1
