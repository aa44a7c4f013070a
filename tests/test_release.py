"""`make release`: the version, the changelog, and what stops a release."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.version import Version

import unassemble
from conftest import ROOT
from release import ReleaseError, released, steps
from unassemble.base.versions import PROGRAM, program_versions

CHANGELOG = (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_version_is_written_in_one_place() -> None:
    files = [ROOT / "pyproject.toml", ROOT / "README.md", ROOT / "Makefile", ROOT / "Dockerfile"]
    files += (ROOT / "src").rglob("*.py")
    files += (ROOT / "docs").rglob("*.md")
    word = re.compile(rf"(?<![\d.]){re.escape(unassemble.__version__)}(?![\d.])")
    found = [path for path in files if word.search(path.read_text("utf-8"))]
    assert found == [ROOT / "src" / "unassemble" / "__init__.py"]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["dynamic"] == ["version"]
    assert ROOT / project["tool"]["hatch"]["version"]["path"] == found[0]


def test_the_version_is_one_of_pep_440_and_all_say_it() -> None:
    assert str(Version(unassemble.__version__)) == unassemble.__version__
    assert program_versions()[PROGRAM] == unassemble.__version__
    command = [sys.executable, "-m", "unassemble", "--version"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == f"unassemble {unassemble.__version__}\n"


def test_the_changelog_begins_with_this_version() -> None:
    headings = re.findall(r"^## (.+)$", CHANGELOG, re.MULTILINE)
    latest = next(one for one in headings if one != "Unreleased")
    assert latest.split()[0] == unassemble.__version__
    versions = [Version(one.split()[0]) for one in headings if one != "Unreleased"]
    assert versions == sorted(versions, reverse=True)
    days = [one.split()[1] for one in headings if one != "Unreleased"]
    assert all(re.fullmatch(r"\(\d{4}-\d{2}-\d{2}\)", day) for day in days)


def test_a_release_has_groups_and_no_line_twice() -> None:
    groups = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
    text = re.split(r"^## (?!Unreleased)", CHANGELOG, flags=re.MULTILINE)[1]
    found = re.findall(r"^### (.+)$", text, re.MULTILINE)
    assert found
    assert set(found) <= groups
    lines = [line for line in text.splitlines() if line.startswith(("- ", "### "))]
    assert len(lines) == len({*lines})


def test_the_notes_of_a_release_are_those_of_its_heading() -> None:
    text = (
        "# Changes\n\n## Unreleased\n\n## 1.1.0 (2027-01-02)\n\n- New.\n\n## 1.0.0 (2027-01-01)\n"
    )
    assert released(text) == ("1.1.0", "2027-01-02", "- New.")
    told = steps("1.1.0", "- New.", [Path("dist/a.whl"), Path("dist/a.tar.gz")])
    assert "git push origin v1.1.0" in told
    assert "twine upload dist/a.whl dist/a.tar.gz" in told
    assert "\n     - New.\n" in told


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "# Changes\n\n## Unreleased\n\n- New.\n\n## 1.0.0 (2027-01-01)\n",
            "“Unreleased” has lines",
        ),
        ("# Changes\n", "CHANGELOG.md has no heading"),
        ("# Changes\n\n## 1.0.0\n\n- Old.\n", "“1.0.0” has lines"),
    ],
)
def test_a_changelog_that_is_not_ready_stops_the_release(text: str, said: str) -> None:
    with pytest.raises(ReleaseError, match=re.escape(said)):
        released(text)


def test_a_changed_tree_stops_the_release(tmp_path: Path) -> None:
    """In a repository of its own: the script, and a file that is not committed."""
    git = shutil.which("git")
    if git is None:
        pytest.skip("git is not installed")
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    subprocess.run([git, "init", "--quiet", str(tmp_path)], env=clean, check=True)
    (tmp_path / "scripts").mkdir()
    for name in ("release.py", "office.py"):
        shutil.copy(ROOT / "scripts" / name, tmp_path / "scripts")
    done = subprocess.run(
        [sys.executable, str(tmp_path / "scripts" / "release.py")],
        env={**clean, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("no release: commit first; these files are changed:\n?? scripts/")
    assert not (tmp_path / "dist").exists()
