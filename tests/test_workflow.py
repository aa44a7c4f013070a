"""The forge, the hooks of git and `make check` run the same."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
TEST = ROOT / ".github" / "workflows" / "test.yml"
HOOKS = ROOT / ".pre-commit-config.yaml"
STAMP = ".venv/.made-from-lock"


def read(path: Path) -> Any:
    """A file as YAML, all of whose values are text: ``on`` is no truth value there."""
    return yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)


def tool_of_tests(name: str) -> str:
    """A program of the lock file, beside this Python."""
    found = shutil.which(name, path=str(Path(sys.executable).parent))
    assert found is not None, f"{name} is in requirements/dev.lock, but not installed"
    return found


def linted(path: Path) -> tuple[int, str]:
    command = [tool_of_tests("actionlint"), "-no-color", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actionlint_finds_nothing(path: Path) -> None:
    assert linted(path) == (0, "")


def test_actionlint_finds_what_is_wrong(tmp_path: Path) -> None:
    wrong = TEST.read_text("utf-8").replace("matrix.python }}", "matrix.pyhton }}")
    (tmp_path / "test.yml").write_text(wrong, "utf-8")
    status, said = linted(tmp_path / "test.yml")
    assert status == 1
    assert 'property "pyhton" is not defined' in said


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_and_may_read_only(path: Path) -> None:
    uses = re.findall(r"uses: *(.+)", path.read_text("utf-8"))
    pinned = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    assert uses
    assert [one for one in uses if not pinned.fullmatch(one)] == []
    workflow = read(path)
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert job["permissions"] == {"contents": "read"}
        assert int(job["timeout-minutes"]) <= 120
        first = job["steps"][0]
        assert first["uses"].startswith("actions/checkout@")
        assert first["with"] == {"persist-credentials": "false"}


def test_it_runs_make_test_on_every_system_with_the_first_and_the_last_python() -> None:
    job = read(TEST)["jobs"]["test"]
    matrix = job["strategy"]["matrix"]
    assert {name.split("-")[0] for name in matrix["system"]} == {"ubuntu", "macos", "windows"}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    label = "Programming Language :: Python :: "
    supported = [one.removeprefix(label) for one in project["classifiers"] if label in one]
    assert matrix["python"] == [supported[0], supported[-1]]
    assert project["requires-python"] == f">={supported[0]}"
    assert [step.get("run") for step in job["steps"]][-1] == "make test PYTHON=python"
    assert read(TEST)["defaults"]["run"]["shell"] == "bash"


def test_files_have_the_same_bytes_on_every_system(tool: Any) -> None:
    """Git on Windows would else write a carriage return at each end of a line."""
    names = ["README.md", "src/unassemble/languages/en.yaml", "Makefile", "scripts/tools.sh"]
    command = [tool("git"), "check-attr", "eol", "--", *names]
    done = subprocess.run(
        command, cwd=ROOT, env=outside(), capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == [f"{name}: eol: lf" for name in names]


def test_ci_runs_what_the_workflow_runs() -> None:
    assert (ROOT / ".ci" / "run").read_text("utf-8").splitlines()[-1] == "make test"


def outside() -> dict[str, str]:
    """The environment without what `make` and the hooks of git, which may run this, tell theirs."""
    own = ("MAKE", "MFLAGS", "GIT_")
    return {name: value for name, value in os.environ.items() if not name.startswith(own)}


def commands(make: str, target: str, **variables: str) -> list[str]:
    """What `make` would run for a target, the environment being made."""
    given = [f"{name}={value}" for name, value in variables.items()]
    command = [make, "--no-print-directory", "--dry-run", f"--old-file={STAMP}", target, *given]
    done = subprocess.run(
        command, cwd=ROOT, env=outside(), capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()


def test_the_hooks_run_what_make_check_runs(tool: Any) -> None:
    make = tool("make")
    (repository,) = read(HOOKS)["repos"]
    entries = [hook["entry"] for hook in repository["hooks"]]
    targets = [entry.removeprefix("make --no-print-directory ") for entry in entries]
    assert targets == [hook["id"] for hook in repository["hooks"]]
    hooked = [line for target in targets for line in commands(make, target)]
    checked = commands(make, "check")
    assert len(checked) >= 6
    assert hooked == checked
    test = commands(make, "test", OS="other")
    assert test[0] == "sh scripts/tools.sh"
    assert {hook["language"] for hook in repository["hooks"]} == {"system"}


def test_on_windows_programs_are_in_scripts(tool: Any) -> None:
    lines = commands(tool("make"), "check", OS="Windows_NT")
    assert all(line.startswith(".venv/Scripts/") for line in lines)


def test_git_runs_the_hooks(tmp_path: Path, tool: Any) -> None:
    """A file that is not formatted is not committed, in a small repository with the same hooks."""
    git = tool("git")
    tool("make")
    for name in ("Makefile", "pyproject.toml", ".pre-commit-config.yaml"):
        shutil.copy(ROOT / name, tmp_path)
    for name in ("src", "tests", "scripts", "benchmarks"):
        (tmp_path / name).mkdir()
    (tmp_path / "requirements").mkdir()
    shutil.copy(ROOT / "requirements" / "dev.lock", tmp_path / "requirements")
    place = tmp_path / Path(STAMP).parent
    programs = Path(sys.executable).parent
    place.mkdir()
    (place / programs.name).symlink_to(programs, target_is_directory=True)
    (tmp_path / STAMP).touch()
    environment = {
        **outside(),
        "PRE_COMMIT_HOME": str(tmp_path / "cache"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "SKIP": "check-lint,check-types,check-floors",
    }

    def run(*command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )

    assert run(git, "init", "--quiet").returncode == 0
    assert run(tool_of_tests("pre-commit"), "install").returncode == 0
    (tmp_path / "src" / "one.py").write_text("x   =  1\n", "utf-8")
    run(git, "add", "src")
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    refused = run(git, *who, "commit", "--message", "One")
    assert refused.returncode == 1
    assert "src/one.py" in refused.stderr
    (tmp_path / "src" / "one.py").write_text("x = 1\n", "utf-8")
    run(git, "add", "src")
    taken = run(git, *who, "commit", "--message", "One")
    assert taken.returncode == 0, taken.stdout + taken.stderr
    assert "format (ruff)" in taken.stderr
    assert re.search(r"format \(ruff\)\.+Passed", taken.stderr)
