"""A run of many letters: outputs in place, outcomes in order, one bad letter alone."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from letter_files import GOOD
from unassemble.batch.collect import collect
from unassemble.batch.here import InProcessPool
from unassemble.batch.journal import NAME
from unassemble.batch.perform import perform
from unassemble.batch.pool import LocalPool
from unassemble.batch.records import BuildWork, CheckWork, Outcome, Task, Work
from unassemble.batch.report import report, summary
from unassemble.batch.run import BatchRun, Finished
from unassemble.pipeline.building import build_version
from unassemble.pipeline.letter_file import LetterFile, read_letter_file
from unassemble.pipeline.rendering import Renderer

WORK = BuildWork(formats=("docx", "pdf"), inputs=True)
PICTURE = "![Map.](map.png){width=50%}"


def letter(folder: Path, name: str, text: str = GOOD) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def long(paragraphs: int) -> str:
    more = "".join(f"\n    Paragraph {number} of many.\n" for number in range(paragraphs))
    return GOOD.replace("    I have the honour to write.\n", f"    Dear.\n{more}")


def opened(name: str) -> LetterFile:
    return read_letter_file(Path(name))


def finished(
    names: Iterable[Path], work: Work = WORK, output: Path | None = None, **options: bool
) -> list[Finished]:
    given = collect([str(name) for name in names], output, opened)
    with LocalPool(work, 2) as pool:
        return list(BatchRun(given, work, **options).results(pool))


def statuses(done: list[Finished]) -> list[str]:
    return [one.outcome.status for one in done]


def test_outcomes_come_in_the_order_given_with_the_bytes_of_single_builds(tmp_path: Path) -> None:
    paths = [letter(tmp_path, f"{number}.yaml", long(9 * number)) for number in range(5)]
    done = finished(paths)
    assert [one.name for one in done] == [str(path) for path in paths]
    for path in paths:
        single = build_version(read_letter_file(path))
        assert path.with_name(f"{path.stem}-en.pdf").read_bytes() == single.pdf
        assert path.with_name(f"{path.stem}-en.docx").read_bytes() == single.docx


def test_a_folder_gives_its_letters_and_its_subfolders_go_to_the_output(tmp_path: Path) -> None:
    letter(tmp_path, "in/a/letter.yaml")
    letter(tmp_path, "in/b/letter.yaml")
    letter(tmp_path, "in/b/other.yaml", "no: letter\n")
    done = finished([tmp_path / "in"], output=tmp_path / "out")
    assert statuses(done) == ["built", "built"]
    assert (tmp_path / "out/a/letter-en.pdf").is_file()
    assert (tmp_path / "out/b/letter-en.docx").is_file()


def test_letters_whose_outputs_have_the_same_names_do_not_replace_each_other(
    tmp_path: Path,
) -> None:
    first, second = letter(tmp_path, "a/letter.yaml"), letter(tmp_path, "b/letter.yaml", long(5))
    done = finished([first, second, first], output=tmp_path / "out")
    assert statuses(done) == ["built", "failed"]
    (found,) = done[1].outcome.findings
    assert found.rule == "output-twice"
    assert str(first) in found.message


def test_a_bad_letter_and_a_missing_one_do_not_stop_the_others(tmp_path: Path) -> None:
    bad = letter(tmp_path, "bad.yaml", GOOD.replace("language: en", "language: xx"))
    good = letter(tmp_path, "good.yaml")
    done = finished([bad, tmp_path / "none.yaml", good])
    assert statuses(done) == ["failed", "unreadable", "built"]
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == ["good-en.pdf"]


def test_a_run_that_was_stopped_goes_on_where_it_was(tmp_path: Path) -> None:
    paths = [letter(tmp_path, f"{number}.yaml") for number in range(4)]
    finished(paths[:2], journal=True)
    # As if the run had been killed while it wrote the third line.
    with (tmp_path / NAME).open("ab") as journal:
        journal.write(b'{"letter":"2.yaml","outp')
    before = (tmp_path / "0-en.pdf").stat().st_mtime_ns
    assert statuses(finished(paths, resume=True)) == ["unchanged", "unchanged", "built", "built"]
    assert (tmp_path / "0-en.pdf").stat().st_mtime_ns == before
    assert statuses(finished(paths, resume=True)) == 4 * ["unchanged"]


def test_what_has_changed_is_built_again(tmp_path: Path) -> None:
    text = GOOD.replace("honour to write.", f"honour to write.\n\n    {PICTURE}")
    path = letter(tmp_path, "letter.yaml", text)
    small, large = (make_picture(size) for size in (8, 9))
    (tmp_path / "map.png").write_bytes(small)
    assert statuses(finished([path], resume=True)) == ["built"]
    assert statuses(finished([path], resume=True)) == ["unchanged"]
    (tmp_path / "map.png").write_bytes(large)
    assert statuses(finished([path], resume=True)) == ["built"]
    path.write_text(text.replace("write.", "write again."), "utf-8")
    assert statuses(finished([path], resume=True)) == ["built"]
    (tmp_path / "letter-en.pdf").write_bytes(b"cut")
    assert statuses(finished([path], resume=True)) == ["built"]
    other = BuildWork(formats=("pdf",), inputs=True)
    assert statuses(finished([path], other, resume=True)) == ["built"]


def make_picture(size: int) -> bytes:
    from io import BytesIO

    from PIL import Image

    data = BytesIO()
    Image.new("RGB", (size, size)).save(data, "PNG")
    return data.getvalue()


def test_an_output_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    path = letter(tmp_path, "letter.yaml")
    (tmp_path / "out").write_text("a file")
    (done,) = finished([path], output=tmp_path / "out")
    assert done.outcome.status == "unreadable"
    assert [one.rule for one in done.outcome.findings] == ["unwritable-file"]


def test_checks_are_made_and_repairs_written(tmp_path: Path) -> None:
    text = GOOD.replace("I have the honour", "I have  the honor")
    path = letter(tmp_path, "letter.yaml", text)
    other = letter(tmp_path, "other.yaml")
    done = finished([path, other], CheckWork(repair=True))
    assert statuses(done) == ["checked", "checked"]
    repaired = done[0].outcome.repaired
    assert repaired == path.read_bytes()


needs_signals = pytest.mark.skipif(os.name == "nt", reason="no signals on this system")


class Greedy(Renderer):
    """Takes more memory than any computer has."""

    def output(self, *_: object) -> object:  # type: ignore[override]
        return bytearray(1 << 46)


def perform_or_die(task: Task, work: Work, renderer: Renderer) -> Outcome:
    if b"KILL ALWAYS" in task.letter.data:
        os.kill(os.getpid(), signal.SIGKILL)
    if b"TAKE MEMORY" in task.letter.data:
        return perform(task, work, Greedy())
    once = task.letter.folder / "killed"
    if b"KILL ONCE" in task.letter.data and not once.exists():
        once.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return perform(task, work, renderer)


@needs_signals
def test_the_letter_of_a_worker_that_was_killed_is_built_again(tmp_path: Path) -> None:
    paths = [letter(tmp_path, f"{number}.yaml", long(number)) for number in range(4)]
    paths[1].write_text(long(1).replace("Dear.", "KILL ONCE"), "utf-8")
    given = collect([str(path) for path in paths], None, opened)
    with LocalPool(WORK, 2, perform=perform_or_die) as pool:
        done = list(BatchRun(given, WORK).results(pool))
    assert statuses(done) == 4 * ["built"]
    assert (tmp_path / "killed").exists()


@needs_signals
def test_a_letter_that_kills_its_workers_fails_alone(tmp_path: Path) -> None:
    paths = [letter(tmp_path, f"{number}.yaml", long(number)) for number in range(4)]
    paths[1].write_text(long(1).replace("Dear.", "KILL ALWAYS"), "utf-8")
    given = collect([str(path) for path in paths], None, opened)
    with LocalPool(WORK, 2, perform=perform_or_die) as pool:
        done = list(BatchRun(given, WORK).results(pool))
    assert statuses(done) == ["built", "failed", "built", "built"]
    assert [one.rule for one in done[1].outcome.findings] == ["worker-lost"]


@pytest.mark.skipif(os.name == "nt", reason="memory is not limited on Windows")
def test_a_letter_that_takes_its_workers_memory_fails_alone(tmp_path: Path) -> None:
    heavy = letter(tmp_path, "heavy.yaml", long(1).replace("Dear.", "TAKE MEMORY"))
    light = [letter(tmp_path, f"{number}.yaml") for number in range(3)]
    given = collect([str(path) for path in (heavy, *light)], None, opened)
    with LocalPool(WORK, 2, perform=perform_or_die) as pool:
        done = list(BatchRun(given, WORK).results(pool))
    assert statuses(done) == ["failed", "built", "built", "built"]
    assert [one.rule for one in done[0].outcome.findings] == ["out-of-memory"]


def test_workers_are_renewed_after_many_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("unassemble.batch.pool.PAGES", 2)
    paths = [letter(tmp_path, f"{number}.yaml") for number in range(6)]
    given = collect([str(path) for path in paths], None, opened)
    with LocalPool(WORK, 1) as pool:
        before = {child.pid for child in multiprocessing.active_children()}
        done = list(BatchRun(given, WORK).results(pool))
        after = {child.pid for child in multiprocessing.active_children()}
    assert statuses(done) == 6 * ["built"]
    assert not before & after


class Broken(Renderer):
    """A renderer with a fault."""

    def output(self, *_: object) -> object:  # type: ignore[override]
        raise RuntimeError("no output today")


def test_a_fault_of_the_program_is_a_finding_of_its_letter(tmp_path: Path) -> None:
    from unassemble.batch.perform import perform_safely

    task = Task(0, read_letter_file(letter(tmp_path, "letter.yaml")))
    outcome = perform_safely(task, WORK, Broken())
    assert [one.rule for one in outcome.findings] == ["internal-error"]
    assert "no output today" in outcome.findings[0].message


def test_the_report_has_every_letter_and_a_summary(tmp_path: Path) -> None:
    paths = [letter(tmp_path, "good.yaml"), tmp_path / "none.yaml"]
    done = finished(paths)
    assert summary(done, 1.25) == "2 letters: 1 built, 1 failed; 1 page in 1.2 s"
    text = report(done, 1.25)
    assert '"status": "built"' in text
    assert "good-en.pdf" in text
    assert "there is no such file" in text


def test_the_only_letter_is_built_here(tmp_path: Path) -> None:
    given = collect([str(letter(tmp_path, "letter.yaml"))], None, opened)
    steps: list[None] = []
    done = list(BatchRun(given, WORK).results(InProcessPool(WORK, lambda: steps.append(None))))
    assert statuses(done) == ["built"]
    assert len(steps) == 3


def test_tasks_are_taken_when_a_worker_is_free(tmp_path: Path) -> None:
    path = letter(tmp_path, "letter.yaml")
    taken: list[int] = []

    def tasks() -> Iterator[Task]:
        for number in range(6):
            taken.append(number)
            yield Task(number, read_letter_file(path))

    with LocalPool(WORK, 2) as pool:
        outcomes = pool.outcomes(tasks())
        next(outcomes)
        assert len(taken) <= 3
        assert len(list(outcomes)) == 5
