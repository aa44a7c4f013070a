"""The wheel works from anywhere: installed by itself, it does a day's work in another folder."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from conftest import EXAMPLE
from letter_files import build_file
from office import Office, build
from release import check_contents, check_installed, check_metadata
from unassemble import __version__

EPOCH = 1_790_000_000


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The wheel and the source distribution."""
    return build(tmp_path_factory.mktemp("dist"), epoch=EPOCH)


def test_archives_carry_all_they_need_and_nothing_else(archives: tuple[Path, Path]) -> None:
    check_contents(*archives)
    with zipfile.ZipFile(archives[0]) as wheel:
        assert "unassemble/_data/fonts/NotoSerifSC-Light.ttf" in wheel.namelist()


def test_a_package_index_would_take_them(archives: tuple[Path, Path]) -> None:
    metadata = check_metadata(*archives)
    assert str(metadata.version) == __version__
    assert metadata.license_expression == "Apache-2.0"


def test_the_same_commit_gives_the_same_bytes(archives: tuple[Path, Path], tmp_path: Path) -> None:
    again = build(tmp_path, epoch=EPOCH)
    assert [one.read_bytes() for one in again] == [one.read_bytes() for one in archives]


def test_it_does_a_days_work_elsewhere(archives: tuple[Path, Path], tmp_path: Path) -> None:
    run = Office(archives[0], tmp_path)
    assert ": --version, doctor, new, check, build, preview" in check_installed(run)
    shutil.copy(EXAMPLE, run.folder / "my-letter.yaml")
    where = run("-c", "import unassemble; print(unassemble.__file__)")
    assert Path(where.strip()).is_relative_to(tmp_path)

    assert "missing" not in run.program("unassemble doctor")

    made = run.program("unassemble build my-letter.yaml").split()
    assert made == ["my-letter-zh.docx", "my-letter-zh.pdf"]
    here = build_file(EXAMPLE)
    assert (run.folder / made[0]).read_bytes() == here.docx
    assert (run.folder / made[1]).read_bytes() == here.pdf

    run.program("unassemble check my-letter.yaml")
    assert "阿塞拜疆" in run.program("unassemble preview --text my-letter.yaml")
    run.program("unassemble preview --png pages my-letter.yaml")
    assert len(list((run.folder / "pages").glob("*.png"))) == here.pages

    assert "azerbaijan" in run.program("unassemble missions")
    run.program("unassemble new azerbaijan -o next.yaml")
    assert "state: AZ" in (run.folder / "next.yaml").read_text("utf-8")
