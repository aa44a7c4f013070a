"""Files are written whole or not at all, under names that no other process uses."""

from __future__ import annotations

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from unassemble.base.files import write_together, write_whole


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_two_builds_with_the_same_process_number_do_not_meet(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: write_whole(path, b"%d" % n * 9999, replace=True), range(8)))
    assert len(set(path.read_bytes())) == 1
    assert [one.name for one in tmp_path.iterdir()] == ["a.pdf"]


def test_a_link_planted_under_an_old_temporary_name_is_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine")
    (tmp_path / f".a.pdf-{os.getpid()}").symlink_to(victim)
    write_whole(tmp_path / "a.pdf", b"new")
    assert victim.read_text() == "mine"


def test_a_new_file_has_the_mode_of_any_new_file(tmp_path: Path) -> None:
    write_whole(tmp_path / "made", b"")
    (tmp_path / "plain").touch()
    assert mode(tmp_path / "made") == mode(tmp_path / "plain")


@pytest.mark.skipif(os.name == "nt", reason="modes are Unix's")
def test_a_replaced_file_keeps_its_mode_and_its_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.yaml", tmp_path / "link.yaml"
    real.write_text("old")
    real.chmod(0o600)
    link.symlink_to(real.name)
    write_whole(link, b"new", replace=True)
    assert link.is_symlink()
    assert (real.read_text(), mode(real)) == ("new", 0o600)


@pytest.mark.parametrize("replace", [True, False])
def test_a_folder_in_the_way_is_told_before_anything_is_written(
    tmp_path: Path, replace: bool
) -> None:
    (tmp_path / "b.pdf").mkdir()
    with pytest.raises(IsADirectoryError) as caught:
        write_together({tmp_path / "a.pdf": b"", tmp_path / "b.pdf": b""}, replace)
    assert caught.value.filename == str(tmp_path / "b.pdf")
    assert [one.name for one in tmp_path.iterdir()] == ["b.pdf"]


def test_a_failure_names_the_file_that_was_wanted(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="missing") as caught:
        write_whole(tmp_path / "missing" / "a.pdf", b"")
    assert caught.value.filename == str(tmp_path / "missing" / "a.pdf")
