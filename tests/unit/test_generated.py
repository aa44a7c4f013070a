"""Generated files are written, and compared, in one way."""

from __future__ import annotations

from pathlib import Path

import pytest

from generated import settle


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
