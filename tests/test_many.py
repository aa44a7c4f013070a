"""Many letters on the command line: all processors, a cluster, reports, runs that are stopped."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from letter_files import GOOD
from test_command_line import run

LONG = GOOD.replace(
    "    I have the honour to write.\n",
    "".join(f"    Paragraph {number} of a long letter.\n\n" for number in range(600)),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.yaml").write_text(GOOD, "utf-8")
    return tmp_path


def test_a_folder_is_built_and_summed_up(folder: Path) -> None:
    done = run("build", ".", "--format", "pdf", cwd=folder)
    assert done.returncode == 0
    assert done.stdout.split() == ["a-en.pdf", "b-en.pdf", "c-en.pdf"]
    assert done.stderr.startswith("3 letters: 3 built; 3 pages in ")


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_any_number_of_jobs_gives_the_same_files(folder: Path, jobs: str) -> None:
    run("build", ".", "-o", "many", "--jobs", jobs, cwd=folder)
    for name in ("a", "b", "c"):
        run("build", f"{name}.yaml", "-o", "single", cwd=folder)
        for ending in ("pdf", "docx"):
            file = f"{name}-en.{ending}"
            assert (folder / "many" / file).read_bytes() == (folder / "single" / file).read_bytes()


def test_a_report_tells_what_came_of_each_letter(folder: Path) -> None:
    (folder / "b.yaml").write_text(GOOD.replace("language: en", "language: xx"), "utf-8")
    done = run("build", "a.yaml", "b.yaml", "--report", "report.json", cwd=folder)
    assert done.returncode == 1
    told = json.loads((folder / "report.json").read_text("utf-8"))
    assert told["summary"].items() >= {"built": 1, "failed": 1, "pages": 1}.items()
    assert [row["status"] for row in told["letters"]] == ["built", "failed"]
    assert told["letters"][0]["outputs"] == ["a-en.docx", "a-en.pdf"]
    assert [one["rule"] for one in told["letters"][1]["findings"]]
    checked = run("check", ".", "--format", "json", "--report", "report.json", cwd=folder)
    assert checked.returncode == 1
    assert {row["file"] for row in json.loads(checked.stdout)} == {"b.yaml"}
    told = json.loads((folder / "report.json").read_text("utf-8"))
    assert [row["status"] for row in told["letters"]] == ["checked", "failed", "checked"]


def test_resume_leaves_what_is_built(folder: Path) -> None:
    run("build", "a.yaml", "b.yaml", cwd=folder)
    done = run("build", ".", "--resume", cwd=folder)
    assert done.stdout.split() == ["c-en.docx", "c-en.pdf"]
    assert "2 unchanged" in done.stderr
    (folder / "a.yaml").write_text(GOOD.replace("to write", "to write again"), "utf-8")
    done = run("build", ".", "--resume", cwd=folder)
    assert done.stdout.split() == ["a-en.docx", "a-en.pdf"]


def test_wrong_uses_are_told(folder: Path) -> None:
    (folder / "empty").mkdir()
    done = run("build", "empty", cwd=folder)
    assert (done.returncode, "no letter file in empty" in done.stderr) == (2, True)
    done = run("build", ".", "--jobs", "2", "--scheduler", "tcp://x:1", cwd=folder)
    assert done.returncode == 2
    assert "--scheduler for a cluster" in done.stderr
    assert run("build", ".", "--jobs", "0", cwd=folder).returncode == 2
    assert run("build", ".", "--watch", "--resume", cwd=folder).returncode == 2


@pytest.mark.skipif(os.name == "nt", reason="no signals on this system")
def test_ctrl_c_ends_at_once_with_whole_files_and_resume_goes_on(tmp_path: Path) -> None:
    names = [f"{number}.yaml" for number in range(8)]
    for name in names:
        (tmp_path / name).write_text(LONG, "utf-8")
    command = [sys.executable, "-m", "unassemble", "build", ".", "--jobs", "2"]
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as process:
        while len(list(tmp_path.glob("*.pdf"))) < 3:
            time.sleep(0.02)
        started = time.monotonic()
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
        ended = time.monotonic() - started
    assert process.returncode == 130
    assert "Traceback" not in err
    assert ended < 5, "seconds; on a quiet computer a tenth of one"
    assert not list(tmp_path.glob(".unassemble-*[!l]"))
    built = {path.name: path.stat().st_mtime_ns for path in tmp_path.glob("*.pdf")}
    assert 3 <= len(built) < 8
    assert all(path.read_bytes().rstrip().endswith(b"%%EOF") for path in tmp_path.glob("*.pdf"))
    done = run("build", ".", "--resume", cwd=tmp_path)
    assert done.returncode == 0
    noted = 8 - len(done.stdout.split()) // 2
    assert f"{noted} unchanged" in done.stderr
    assert noted >= len(built) - 1, "a letter whose line was not yet written is built again"
    again = {path.name: path.stat().st_mtime_ns for path in tmp_path.glob("*.pdf")}
    assert sum(again[name] == time for name, time in built.items()) == noted


def test_the_cluster_is_used_from_the_command_line(folder: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="the extra “cluster” is not installed")
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, dashboard_address=None, silence_logs=50
    ) as cluster:
        done = run("build", ".", "-o", "out", "--scheduler", cluster.scheduler_address, cwd=folder)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.split()) == 6
    run("build", "a.yaml", "-o", "single", cwd=folder)
    assert (folder / "out/a-en.pdf").read_bytes() == (folder / "single/a-en.pdf").read_bytes()
