"""The work on one letter, in whatever process it runs."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable
from typing import assert_never

from msgspec.structs import replace

from unassemble.base.diagnostics import Diagnostic
from unassemble.base.errors import LetterError, UnreadableError, WorkerError
from unassemble.base.source import Span
from unassemble.batch.records import BuildWork, CheckWork, Outcome, Task, Work
from unassemble.languages import Language
from unassemble.pipeline.building import Outputs, build_version
from unassemble.pipeline.inputs import inputs_of
from unassemble.pipeline.reading import languages_of
from unassemble.pipeline.rendering import Renderer


def perform(
    task: Task, work: Work, renderer: Renderer, done: Callable[[], None] = lambda: None
) -> Outcome:
    """Do the work on one letter.

    Args:
        task: the letter.
        work: what to do.
        renderer: makes the outputs; its caches serve the next letter.
        done: called after each step of building.

    Returns:
        The outcome.  What is wrong with the letter is in its findings; nothing is raised for it,
        for lack of memory neither.
    """
    started = time.perf_counter()
    try:
        match work:
            case BuildWork():
                outcome = _built(task, work, renderer, done)
            case CheckWork():
                outcome = _checked(task, work)
            case _:
                assert_never(work)
    except UnreadableError as error:
        outcome = Outcome(task.number, "unreadable", error.findings)
    except WorkerError as error:
        outcome = failed(task, "worker-lost", f"the letter could not be built: {error}")
    except MemoryError:
        outcome = failed(
            task,
            "out-of-memory",
            "the letter needs more memory than there is",
            "divide the letter, or make its pictures smaller; other letters are not affected",
        )
    return replace(outcome, seconds=time.perf_counter() - started)


def perform_safely(task: Task, work: Work, renderer: Renderer) -> Outcome:
    """`perform`, with a fault of the program as a finding: it must not stop the other letters."""
    try:
        return perform(task, work, renderer)
    except Exception as error:
        *_, frame = traceback.extract_tb(error.__traceback__)
        return failed(
            task,
            "internal-error",
            f"the program failed: {type(error).__name__}: {error} ({frame.name}, {frame.lineno})",
            "please report it with the letter; build the letter alone to see more",
        )


def failed(task: Task, rule: str, message: str, hint: str | None = None) -> Outcome:
    """The outcome of a letter that failed as a whole, by one error."""
    finding = Diagnostic(rule, "error", Span(task.letter.name, 1, 1), message, hint)
    return Outcome(task.number, "failed", (finding,))


def _built(task: Task, work: BuildWork, renderer: Renderer, done: Callable[[], None]) -> Outcome:
    """Build all versions; no output is kept unless all succeed."""
    file = task.letter
    versions: tuple[Language | None, ...] = (None,)
    if work.versions:
        versions = languages_of(file) if work.versions == "all" else work.versions
    made: list[Outputs] = []
    findings: list[Diagnostic] = []
    for version in versions:
        try:
            outputs = build_version(
                file, version, work.formats, work.clock, renderer=renderer, done=done
            )
        except LetterError as error:
            findings.extend(error.findings)
        else:
            made.append(outputs)
            findings.extend(outputs.findings)
    if len(made) < len(versions):
        return Outcome(task.number, "failed", tuple(findings))
    return Outcome(
        task.number,
        "built",
        tuple(findings),
        tuple(pair for outputs in made for pair in outputs.named().items()),
        sum(outputs.pages for outputs in made),
        inputs=inputs_of(file, versions) if work.inputs else (),
    )


def _checked(task: Task, work: CheckWork) -> Outcome:
    from unassemble.pipeline.checking import all_findings, repaired_file  # loads all rules

    file = task.letter
    repairs: tuple[Diagnostic, ...] = ()
    if work.repair:
        file, repairs = repaired_file(file, work.version, work.clock, work.ignore)
    found = all_findings(file, work.version, work.clock)
    kept = tuple(one for one in found if one.severity == "error" or one.rule not in work.ignore)
    failing = any(one.severity == "error" for one in kept)
    repaired = file.data if work.repair else None
    return Outcome(
        task.number,
        "failed" if failing else "checked",
        kept,
        repaired=repaired,
        repairs=repairs,
    )
