"""How much time and memory does a build take, compared with other tools in the same run?

Cold figures are of whole processes: medians after one round that warms the disk cache, with the
cases taken in turn.  The program's modules are compiled first, as pip does on installation.  Memory
is the maximum resident set size of the process or of one that it started.  Seconds depend on the
computer; the ratios are what counts.
"""

import argparse
import compileall
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pypdfium2

import unassemble
from unassemble.api import load
from unassemble.base.formats import Format
from unassemble.pipeline.rendering import Renderer

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "azerbaijan-2020" / "letter.yaml"
ISSUED = ROOT / "benchmarks" / "letters" / "A_79_843-S_2025_201.yaml"
"""An issued letter of three pages, with symbols, a QR code and notes."""
SECTIONS = "\n    sections:\n"
WORDS = "The Cooperation Council of Turkic Speaking States condemns"
SIZES = (1, 10, 50)
PEERS = {"typst": ("build_typst.py", "pdf"), "docxtpl": ("build_docxtpl.py", "docx")}
WARM_ROUNDS = 20
BARE = "python -c pass"
MEBI = 1024 * 1024

# A process inherits the maximum memory of the process that starts it; a small one starts it here.
LAUNCHER = """
import json, os, sys, time
log, command = sys.argv[1], sys.argv[2:]
actions = [(os.POSIX_SPAWN_OPEN, 1, log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
           (os.POSIX_SPAWN_DUP2, 1, 2)]
start = time.perf_counter()
pid = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
_, status, usage = os.wait4(pid, 0)
seconds = time.perf_counter() - start
code = os.waitstatus_to_exitcode(status)
print(json.dumps([code, seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss]))
"""


@dataclass(frozen=True, slots=True)
class Run:
    """Time and memory of one process."""

    seconds: float
    cpu: float
    memory: float


@dataclass(slots=True)
class Case:
    """A command to measure, and the PDF that it makes."""

    name: str
    command: list[str]
    size: int = 1
    pdf: Path | None = None
    runs: list[Run] = field(default_factory=list)
    error: str = ""

    @property
    def seconds(self) -> float:
        """The median of the wall-clock time."""
        return statistics.median(run.seconds for run in self.runs)

    @property
    def cpu(self) -> float:
        """The median of the processor time."""
        return statistics.median(run.cpu for run in self.runs)

    @property
    def memory(self) -> float:
        """The median of the greatest memory, in MiB."""
        return statistics.median(run.memory for run in self.runs)

    @property
    def pages(self) -> int:
        """Pages of the PDF it makes; 0 if it makes none."""
        if self.pdf is None or not self.pdf.is_file():
            return 0
        document = pypdfium2.PdfDocument(self.pdf)
        try:
            return len(document)
        finally:
            document.close()


# ---- running -------------------------------------------------------------------------------------


def measure(case: Case, log: Path) -> Run | None:
    """Run a case once; None if it fails."""
    launcher = [sys.executable, "-I", "-S", "-c", LAUNCHER, str(log), *case.command]
    done = subprocess.run(launcher, capture_output=True, text=True, check=True)
    code, seconds, cpu, memory = json.loads(done.stdout)
    if code:
        lines = log.read_text("utf-8", "replace").strip().splitlines() or ["no message"]
        case.error = f"exit {code}: {lines[-1][:100]}"
        return None
    return Run(seconds, cpu, memory * (1 if platform.system() == "Darwin" else 1024) / MEBI)


def measure_all(cases: Sequence[Case], runs: int, log: Path) -> None:
    """Measure all cases in turn, forwards and backwards, after one round to warm up."""
    for number in range(runs + 1):
        for case in cases if number % 2 else reversed(cases):
            run = None if case.error else measure(case, log)
            if run is not None and number:
                case.runs.append(run)


def program() -> list[str]:
    """The command for `unassemble`: the script next to this Python, or else the module."""
    script = shutil.which("unassemble", path=str(Path(sys.executable).parent))
    if script is not None:
        return [script]
    return [sys.executable, "-m", "unassemble"]


# ---- what is timed -------------------------------------------------------------------------------


def enlarged(times: int) -> str:
    """The example with the sections of its annex repeated."""
    head, found, sections = EXAMPLE.read_text(encoding="utf-8").partition(SECTIONS)
    if not found:
        raise SystemExit(f"{EXAMPLE}: no {SECTIONS.strip()!r}")
    return head + SECTIONS + "\n\n".join([sections.strip("\n")] * times) + "\n"


def write_letter(folder: Path, size: int) -> Path:
    """Write a letter file to build."""
    path = folder / f"letter-{size}.yaml"
    path.write_text(enlarged(size), encoding="utf-8")
    return path


def other_commands(folder: Path) -> Iterator[Case]:
    """Commands that build nothing."""
    yield Case(BARE, [sys.executable, "-c", "pass"])
    yield Case("unassemble --help", [*program(), "--help"])
    yield Case("check", [*program(), "check", str(write_letter(folder, 1))])


def builds(folder: Path, sizes: Sequence[int]) -> Iterator[Case]:
    """Builds of both outputs, and of each by itself."""
    for size in sizes:
        letter = write_letter(folder, size)
        for kinds in ("pdf,docx", "pdf", "docx"):
            out = folder / kinds / str(size)
            out.mkdir(parents=True)
            command = [*program(), "build", str(letter), "--format", kinds, "-o", str(out)]
            pdf = out / f"{letter.stem}-zh.pdf" if "pdf" in kinds else None
            yield Case(f"build {kinds}", command, size, pdf)


def issued(folder: Path) -> Iterator[Case]:
    """Builds of an issued letter."""
    for kinds in ("pdf,docx", "pdf", "docx"):
        out = folder / "issued" / kinds
        out.mkdir(parents=True)
        command = [*program(), "build", str(ISSUED), "--format", kinds, "-o", str(out)]
        pdf = out / f"{ISSUED.stem}-en.pdf" if "pdf" in kinds else None
        yield Case(f"issued {kinds}", command, 1, pdf)


def peer_builds(peers: Path, python: str, folder: Path, sizes: Sequence[int]) -> Iterator[Case]:
    """The builders of the other tools, with their own form of the same letter."""
    for size in sizes:
        for name, (script, kind) in PEERS.items():
            out = folder / f"{name}-{size}.{kind}"
            command = [python, str(peers / script), "--n", str(size), "--out", str(out)]
            yield Case(f"{name} ({kind})", command, size, out if kind == "pdf" else None)


# ---- warm ----------------------------------------------------------------------------------------


def warm(folder: Path, formats: Sequence[Format], changed: Callable[[str, int], str]) -> float:
    """Median seconds of a rebuild in this process."""
    letter = folder / "warm.yaml"
    text = enlarged(1)
    if WORDS not in text:
        raise SystemExit(f"{EXAMPLE}: no {WORDS!r}")
    renderer, seconds = Renderer(), []
    for number in range(WARM_ROUNDS):
        letter.write_text(changed(text, number), encoding="utf-8")
        start = time.perf_counter()
        load(letter).build(formats=formats, renderer=renderer)
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds[1:])


def in_one_place(text: str, number: int) -> str:
    """The text with one paragraph changed, differently for each number."""
    return text.replace(WORDS, f"{WORDS} ({number})")


def everywhere(text: str, number: int) -> str:
    """The text with every paragraph of every statement changed, differently for each number."""
    head, found, sections = text.partition(SECTIONS)
    begins = re.compile(r"(?<=text: \|\n)( +)|(?<=\n\n)( {18})(?=\S)")
    return head + found + begins.sub(rf"\g<0>Variant {number}. ", sections)


def warm_peer(peers: Path, python: str, folder: Path, name: str) -> float | str:
    """Median seconds of a peer's rebuild with every paragraph changed, as reported by the peer.

    A text says why if there are none.
    """
    script, kind = PEERS[name]
    out = str(folder / f"{name}-warm.{kind}")
    command = [python, str(peers / script), "--out", out, "--loop", str(WARM_ROUNDS), "--vary"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return "failed: " + (done.stderr.strip().splitlines() or ["no message"])[-1][:80]
    return float(json.loads(done.stdout.strip().splitlines()[-1])["warm_median"])


def warm_all(folder: Path, peers: Path | None, python: str) -> None:
    """Print the times of rebuilds in one process, ours and the peers'."""
    print(f"\nwarm: rebuilds in one process, medians of {WARM_ROUNDS - 1}")
    ours: dict[tuple[Format, ...], float] = {}
    outputs: tuple[tuple[Format, ...], ...] = (("pdf",), ("docx",), ("pdf", "docx"))
    for formats in outputs:
        for label, changed in (("one paragraph", in_one_place), ("all paragraphs", everywhere)):
            ours[formats] = warm(folder, formats, changed)
            print(f"  {f'{chr(44).join(formats)}, {label} changed':36}{ours[formats]:.3f} s")
    if peers is None:
        return
    sums = 0.0
    for name, (_, kind) in PEERS.items():
        theirs = warm_peer(peers, python, folder, name)
        if isinstance(theirs, str):
            print(f"  {name}: {theirs}")
            return
        sums += theirs
        mine = ours[("pdf",) if kind == "pdf" else ("docx",)]
        print(f"  {f'{name}, all paragraphs changed':36}{theirs:.3f} s: {mine / theirs:.2f}")
    print(f"  {'both, all paragraphs changed':36}{sums:.3f} s: {ours['pdf', 'docx'] / sums:.2f}")


# ---- printing ------------------------------------------------------------------------------------


def table(title: str, cases: Sequence[Case]) -> None:
    """Print time and memory of the cases."""
    print(f"\n{title}\n{'':22}{'annex':>6}{'s':>9}{'cpu s':>9}{'MiB':>8}{'pages':>7}{'ms/page':>9}")
    for case in cases:
        line = f"{case.name:22}{f'x{case.size}':>6}"
        if case.error:
            print(f"{line}   {case.error}")
            continue
        line += f"{case.seconds:9.3f}{case.cpu:9.3f}{case.memory:8.0f}"
        if pages := case.pages:
            line += f"{pages:7}{case.seconds / pages * 1000:9.1f}"
        print(line)


def growth(cases: Sequence[Case]) -> None:
    """Print how time grows with pages; 1 means proportionally."""
    done = {case.size: case for case in cases if case.name == "build pdf,docx" and case.runs}
    print("\ntime and pages of `build`, from one size to the next (1.00: proportional)")
    for small, large in pairwise(SIZES):
        one, other = done.get(small), done.get(large)
        if one is None or other is None or not one.pages:
            continue
        longer, slower = other.pages / one.pages, other.seconds / one.seconds
        print(
            f"  x{small} to x{large}: {longer:.2f} times the pages, {slower:.2f} times the time",
            end="",
        )
        print(f": {slower / longer:.2f}")


def starts(cases: Sequence[Case]) -> None:
    """Print the times of commands that build nothing, relative to Python alone."""
    bare = next(case for case in cases if case.name == BARE)
    print("\nstart, relative to Python alone")
    for case in cases:
        if case.name in ("unassemble --help", "check") and case.runs and bare.runs:
            print(f"  {case.name:20}{case.seconds / bare.seconds:6.1f}")


def ratios(cases: Sequence[Case]) -> None:
    """Print the ratios of our time and memory to the peers'."""
    done = {(case.name, case.size): case for case in cases if case.runs}
    rivals = (
        ("PDF / typst", "build pdf", ("typst (pdf)",)),
        ("DOCX / docxtpl", "build docx", ("docxtpl (docx)",)),
        ("both / both of theirs", "build pdf,docx", ("typst (pdf)", "docxtpl (docx)")),
        ("issued, PDF", "issued pdf", ("typst (pdf)",)),
        ("issued, both", "issued pdf,docx", ("typst (pdf)", "docxtpl (docx)")),
    )
    print(f"\nratios, ours to theirs\n{'':22}{'annex':>6}{'time':>9}{'cpu':>9}{'memory':>9}")
    for label, ours, theirs in rivals:
        for size in SIZES:
            mine = done.get((ours, size))
            others = [done[name, size] for name in theirs if (name, size) in done]
            if mine is None or len(others) < len(theirs):
                continue
            print(
                f"{label:22}{f'x{size}':>6}"
                f"{mine.seconds / sum(case.seconds for case in others):9.2f}"
                f"{mine.cpu / sum(case.cpu for case in others):9.2f}"
                f"{mine.memory / max(case.memory for case in others):9.2f}"
            )


# ---- the whole -----------------------------------------------------------------------------------


def run(folder: Path, options: argparse.Namespace) -> None:
    """Measure and print, with all files in one folder."""
    peers: Path | None = options.peers
    log = folder / "log.txt"
    small = [*other_commands(folder), *builds(folder, SIZES[:1]), *issued(folder)]
    large = list(builds(folder, SIZES[1:]))
    if peers is not None:
        small += peer_builds(peers, options.python, folder, SIZES[:1])
        large += peer_builds(peers, options.python, folder, SIZES[1:])
    measure_all(small, options.runs, log)
    table(f"cold processes, medians of {options.runs}", small)
    measure_all(large, options.long_runs, log)
    table(f"annex repeated, medians of {options.long_runs}", large)
    growth([*small, *large])
    starts(small)
    warm_all(folder, peers, options.python)
    if peers is None:
        return
    ratios([*small, *large])


def main() -> int:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--peers", type=Path, metavar="DIR", help="folder with the peers' builders")
    parser.add_argument(
        "--python", default=sys.executable, metavar="PYTHON", help="Python for the peers"
    )
    parser.add_argument("--runs", type=int, default=7, metavar="N", help="runs per case (7)")
    parser.add_argument("--long-runs", type=int, default=1, metavar="N", help="for x10, x50 (1)")
    options = parser.parse_args()
    print(f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} processors")
    if options.peers is None:
        print("without peers: --peers DIR names the folder with their builders (README.md)")
    else:
        options.python = shutil.which(options.python) or options.python
    compileall.compile_dir(Path(unassemble.__file__).parent, quiet=2)
    with tempfile.TemporaryDirectory() as temporary:
        run(Path(temporary), options)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
