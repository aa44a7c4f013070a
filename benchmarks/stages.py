"""Where does the time of a build go?  CPU time by stage, in a new process and in builds after it.

Figures are medians of several processes.  All stages run in one process here; the command line
makes the DOCX in a second one.  Milliseconds depend on the computer: read the proportions.
"""

import gc
import sys
import time
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

# Modules that not every program loads are imported in functions: the child times the program's.

CHILD = "--child"
BUILDS = ("cold", "warm, one paragraph changed", "warm, all paragraphs changed")
MODULES = {
    "modules: command line, reading": "unassemble.cli.building",
    "modules: layout, HarfBuzz, ICU": "unassemble.layout",
    "modules: PDF": "unassemble.writers.pdf",
    "modules: DOCX": "unassemble.writers.docx",
}


class Clock:
    """CPU seconds of this process, by stage."""

    def __init__(self, start: float) -> None:
        self.last = start
        self.stages: dict[str, float] = {}

    def lap(self, stage: str) -> None:
        """End a stage."""
        now = time.process_time()
        self.stages[stage] = now - self.last
        self.last = now


def child(letters: Sequence[Path]) -> None:
    """Build letters one after the other; print the stages of each as JSON."""
    clock = Clock(0.0)
    clock.lap("Python")
    gc.disable()  # as the command line does
    for stage, module in MODULES.items():
        import_module(module)
        clock.lap(stage)
    import json

    from unassemble.pipeline.letter_file import read_letter_file
    from unassemble.pipeline.reading import read_version
    from unassemble.pipeline.rendering import Renderer

    renderer, out = Renderer(), []
    for path in letters:
        clock.last = time.process_time()
        read = read_version(read_letter_file(path))
        clock.lap("letter read")
        story = read.story
        assert story is not None, read.findings
        clock.lap("story built")
        pages = renderer.pages(story, path.name)
        clock.lap("lines and pages")
        renderer.pdf(pages, story)
        clock.lap("PDF written")
        renderer.output("docx", story, path.name)
        clock.lap("DOCX written")
        out.append(clock.stages)
        clock = Clock(0.0)
    print(json.dumps(out))


def main() -> None:
    """Time the stages and print them."""
    import argparse
    import json
    import statistics
    import subprocess
    import tempfile

    from speed import EXAMPLE, everywhere, in_one_place

    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=15, metavar="N", help="processes (15)")
    options = parser.parse_args()
    text = EXAMPLE.read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        letters = [Path(folder, f"{number}.yaml") for number in range(len(BUILDS))]
        changed = (text, in_one_place(text, 1), everywhere(text, 1))
        for path, content in zip(letters, changed, strict=True):
            path.write_text(content, "utf-8")
        command = [sys.executable, __file__, CHILD, *map(str, letters)]
        runs = [
            json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
            for _ in range(options.runs + 1)
        ][1:]
    for index, build in enumerate(BUILDS):
        print(build)
        medians = {
            stage: 1000 * statistics.median(run[index][stage] for run in runs)
            for stage in runs[0][index]
        }
        for stage, milliseconds in medians.items():
            print(f"  {stage:32}{milliseconds:6.0f} ms")
        print(f"  {'together':32}{sum(medians.values()):6.0f} ms")


if __name__ == "__main__":
    if sys.argv[1:2] == [CHILD]:
        child([Path(name) for name in sys.argv[2:]])
    else:
        main()
