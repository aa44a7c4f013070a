"""Records are found in their order: option, environment, beside the letter, user's data folder."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from unassemble.cli import main


@pytest.mark.skipif(sys.platform != "linux", reason="the data folder is named by XDG_DATA_HOME")
def test_the_first_folder_that_has_a_record_wins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = {
        "option": tmp_path / "option",
        "environment": tmp_path / "environment",
        "beside": tmp_path / "letters" / "missions",
        "data": tmp_path / "data" / "unassemble" / "missions",
    }
    for who, folder in folders.items():
        folder.mkdir(parents=True)
        text = f"state: KE\nsignatories:\n  a: {{name: {who.title()}}}\n"
        (folder / "kenya.yaml").write_text(text, "utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("UNASSEMBLE_MISSIONS", str(folders["environment"]))
    out = tmp_path / "letters" / "new.yaml"
    option = ["--missions", str(folders["option"])]
    for who, folder in folders.items():
        arguments = ["new", "kenya", "-o", str(out), "--force", *option]
        done = CliRunner().invoke(main, arguments)
        assert done.exit_code == 0, done.output
        letter = yaml.safe_load(out.read_text("utf-8"))
        assert letter["letter"]["signatories"][0]["name"] == who.title()
        assert ("mission" in letter) is (who != "option")
        (folder / "kenya.yaml").unlink()
        option = []
