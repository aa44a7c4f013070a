"""The same letters on a Dask cluster: the same bytes, and no letter lost with its worker."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree
from typing import Any

import pytest
from test_run import GOOD, PICTURE, WORK, letter, long, make_picture, opened, statuses

from unassemble.base.errors import ClusterError
from unassemble.base.versions import program_versions
from unassemble.batch import cluster
from unassemble.batch.bundle import pack, unpacked
from unassemble.batch.cluster import DaskPool, perform_bundle
from unassemble.batch.collect import collect
from unassemble.batch.records import CheckWork, Task
from unassemble.batch.run import BatchRun
from unassemble.pipeline.building import build_version
from unassemble.pipeline.letter_file import read_letter_file

distributed = pytest.importorskip("distributed", reason="the extra “cluster” is not installed")

# Dask's own threads and sockets end a little later than the cluster that is closed.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")


@pytest.fixture(scope="module")
def dask() -> Iterator[Any]:
    """A cluster of two processes on this computer."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
    ) as made:
        yield made


def test_a_letter_goes_to_its_worker_with_its_pictures_and_records(tmp_path: Path) -> None:
    text = GOOD.replace("write.", f"write.\n\n    {PICTURE}").replace("map.png", "maps/map.png")
    text = text.replace("{state: AZ, office: permanent-representative}", "{mission: ours}")
    path = letter(tmp_path, "user/letter.yaml", text)
    picture = tmp_path / "user/maps/map.png"
    picture.parent.mkdir()
    picture.write_bytes(make_picture(8))
    record = letter(tmp_path, "records/ours.yaml", RECORD)
    file = read_letter_file(path, (record.parent,))
    single = build_version(file)
    bundle = pack(Task(3, file), WORK)
    assert sorted(name for name, _ in bundle.files) == [
        "letter/maps/map.png",
        "missions/ours.yaml",
    ]
    rmtree(path.parent)
    rmtree(record.parent)
    outcome = perform_bundle(bundle, WORK, program_versions())
    assert outcome.number == 3
    assert dict(outcome.files) == single.named()
    assert outcome.inputs == (record, picture.resolve())


RECORD = """\
state: AZ
signatories:
  lee:
    office: permanent-representative
    name: Ann **Lee**
    titles: {en: [Ambassador]}
"""


def test_findings_in_a_record_name_the_users_file(tmp_path: Path) -> None:
    text = GOOD.replace("{state: AZ, office: permanent-representative}", "{mission: ours}")
    record = letter(tmp_path, "records/ours.yaml", RECORD.replace("office:", "offices:"))
    file = read_letter_file(letter(tmp_path, "letter.yaml", text), (record.parent,))
    outcome = perform_bundle(pack(Task(0, file), WORK), WORK, program_versions())
    assert str(record) in {finding.span.file for finding in outcome.findings}


def test_an_unpacked_letter_is_removed(tmp_path: Path) -> None:
    file = read_letter_file(letter(tmp_path, "letter.yaml"))
    with unpacked(pack(Task(0, file), WORK)) as task:
        folder = task.letter.folder.parent
        assert folder.is_dir()
    assert not folder.exists()


def test_the_cluster_makes_the_bytes_of_single_builds(dask: Any, tmp_path: Path) -> None:
    paths = [letter(tmp_path, f"{number}.yaml", long(9 * number)) for number in range(8)]
    bad = letter(tmp_path, "bad.yaml", GOOD.replace("language: en", "language: xx"))
    given = collect([str(path) for path in (bad, *paths)], None, opened)
    with DaskPool(WORK, dask.scheduler_address) as pool:
        done = list(BatchRun(given, WORK).results(pool))
    assert statuses(done) == ["failed", *(8 * ["built"])]
    for path in paths:
        single = build_version(read_letter_file(path))
        assert path.with_name(f"{path.stem}-en.pdf").read_bytes() == single.pdf
        assert path.with_name(f"{path.stem}-en.docx").read_bytes() == single.docx


def test_letters_are_checked_on_the_cluster(dask: Any, tmp_path: Path) -> None:
    given = collect([str(letter(tmp_path, "letter.yaml"))], None, opened)
    with DaskPool(CheckWork(), dask.scheduler_address) as pool:
        assert statuses(list(BatchRun(given, CheckWork()).results(pool))) == ["checked"]


@pytest.mark.skipif(os.name == "nt", reason="no signals on this system")
def test_a_worker_that_is_killed_loses_no_letter(dask: Any, tmp_path: Path) -> None:
    paths = [letter(tmp_path, f"{number}.yaml", long(9)) for number in range(12)]
    given = collect([str(path) for path in paths], None, opened)
    with distributed.Client(dask.scheduler_address, set_as_default=False) as client:
        one = next(iter(client.run(os.getpid).values()))
    with DaskPool(WORK, dask.scheduler_address) as pool:
        results = BatchRun(given, WORK).results(pool)
        done = [next(results)]
        os.kill(one, signal.SIGKILL)
        done.extend(results)
    assert statuses(done) == 12 * ["built"]
    until_whole(dask)


def until_whole(dask: Any) -> None:
    for _ in range(200):
        if len(dask.scheduler_info["workers"]) == 2:
            return
        time.sleep(0.1)


def test_other_versions_are_refused_before_work_begins() -> None:
    newer = {**program_versions(), "unassemble": "9.9"}
    with pytest.raises(ClusterError, match=r"unassemble 0\.\S+ there, 9\.9 here"):
        cluster.compare_versions({"tcp://worker": program_versions()}, newer)


def test_a_worker_that_joined_late_with_another_version_is_refused(tmp_path: Path) -> None:
    bundle = pack(Task(0, read_letter_file(letter(tmp_path, "letter.yaml"))), WORK)
    with pytest.raises(ClusterError, match="uharfbuzz"):
        perform_bundle(bundle, WORK, {**program_versions(), "uharfbuzz": "0.1"})


def test_a_scheduler_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "WAIT", 0.3)
    with pytest.raises(ClusterError, match=r"no scheduler with workers at tcp://127\.0\.0\.1:9"):
        DaskPool(WORK, "tcp://127.0.0.1:9")
