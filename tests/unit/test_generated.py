"""Generated files are written, and compared, in one way."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_cldr import cldr_file
from build_kerning import FONTS, kerning_file
from build_names import names_file
from build_record import record_file
from build_template import template_file
from generated import ROOT, settle


def test_what_was_written_is_up_to_date(tmp_path: Path) -> None:
    files = {"a.json": b"1", "b.json": b"2"}
    assert settle(files, tmp_path / "made", check=False) == 0
    assert (tmp_path / "made" / "b.json").read_bytes() == b"2"
    assert settle(files, tmp_path / "made", check=True) == 0


@pytest.mark.parametrize("changed", [{"a.json": b"3"}, {"c.json": b""}])
def test_a_changed_or_missing_file_is_out_of_date(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    changed: dict[str, bytes],
) -> None:
    settle({"a.json": b"1", "b.json": b"2"}, tmp_path, check=False)
    capsys.readouterr()
    assert settle({"b.json": b"2", **changed}, tmp_path, check=True) == 1
    (name,) = changed
    assert (
        capsys.readouterr().out
        == f"{tmp_path}/b.json is up to date\n{tmp_path}/{name} is out of date\n"
    )
    assert not (tmp_path / "c.json").exists()
    assert (tmp_path / "a.json").read_bytes() == b"1"


def test_the_kerned_pairs_are_those_of_the_fonts() -> None:
    """If not: python scripts/build_kerning.py."""
    assert settle(kerning_file(), FONTS, check=True) == 0


def test_the_names_that_are_not_cldrs_are_listed() -> None:
    """If not: python scripts/build_names.py.  A new release of CLDR may change the others."""
    assert settle(names_file(), ROOT / "docs", check=True) == 0


def test_the_keys_of_a_record_are_those_of_its_schema() -> None:
    """If not: python scripts/build_record.py."""
    assert settle(record_file(), ROOT / "docs", check=True) == 0


def test_the_word_template_is_that_of_the_styles() -> None:
    """If not: python scripts/build_template.py."""
    assert settle(template_file(), ROOT / "templates", check=True) == 0


def test_the_forms_that_are_not_cldrs_are_listed() -> None:
    """If not: python scripts/build_cldr.py."""
    assert settle(cldr_file(), ROOT / "docs", check=True) == 0
