"""python-docx and reportlab make the files, and nothing is done to the interpreter.

`test_words_engines` has Babel and Jinja2.
"""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from letter_files import GOOD

LETTER = (
    GOOD.replace("to write.", "to refer to agenda items {{ agenda_numbers }}.^[A note.]")
    + """\
annexes:
  - title: Statement
    sections:
      - heading: I. Statements
        entries:
          - party: AZERBAIJAN
            statements:
              - {title: First, place: Baku, date: 2025-03-31, text: We declare.}
"""
)
TRACE = """
import gc, json, re, sys
letter, out = sys.argv[1:]
before = {"compile": re.compile, "meta_path": list(sys.meta_path), "hooks": list(sys.path_hooks),
          "gc": (gc.isenabled(), gc.get_threshold()), "profile": sys.getprofile()}
called = set()

def profile(frame, event, _):
    if event == "call":
        code = frame.f_code
        called.add((frame.f_globals.get("__name__", ""), code.co_qualname))

import unassemble
sys.setprofile(profile)
opened = []
sys.addaudithook(lambda event, args: event == "open" and opened.append(str(args[0])))
made = unassemble.load(letter).build()
sys.setprofile(None)
made.save(out)
after = {"compile": re.compile, "meta_path": list(sys.meta_path), "hooks": list(sys.path_hooks),
         "gc": (gc.isenabled(), gc.get_threshold()), "profile": sys.getprofile()}
changed = [key for key in before if before[key] != after[key]]
strange = [name for name, module in sys.modules.items() if module is None]
print(json.dumps({"called": sorted(called), "opened": opened, "changed": changed,
                  "strange": strange}))
"""


@cache
def traced(folder: Path) -> dict[str, Any]:
    """What a build in a new process called and opened, and what it left behind."""
    letter = folder / "letter.yaml"
    letter.write_text(LETTER, "utf-8")
    command = [sys.executable, "-c", TRACE, str(letter), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def trace(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return traced(tmp_path_factory.mktemp("traced"))


@pytest.mark.parametrize(
    ("module", "function"),
    [
        ("docx.api", "Document"),
        ("docx.opc.package", "OpcPackage.open"),
        ("docx.opc.package", "OpcPackage.save"),
        ("docx.opc.coreprops", "CoreProperties.created"),
        ("reportlab.pdfbase.pdfdoc", "PDFDocument.GetPDFData"),
        ("reportlab.pdfbase.pdfdoc", "PDFFile.format"),
        ("reportlab.pdfbase.pdfdoc", "PDFCrossReferenceTable.format"),
    ],
)
def test_a_build_calls(trace: dict[str, Any], module: str, function: str) -> None:
    called = {tuple(one) for one in trace["called"]}
    assert (module, function) in called, sorted(name for room, name in called if room == module)


def test_the_docx_begins_with_the_template(trace: dict[str, Any]) -> None:
    assert [path for path in trace["opened"] if path.endswith("templates/circulation.docx")]


def test_the_interpreter_and_other_packages_are_as_they_were(trace: dict[str, Any]) -> None:
    assert (trace["changed"], trace["strange"]) == ([], [])


def test_nothing_is_written_beside_the_outputs(tmp_path: Path) -> None:
    import unassemble

    folders = (Path(unassemble.__file__).parent, Path(sysconfig.get_path("purelib")))
    before = [_files(folder) for folder in folders]
    traced(tmp_path)
    assert [_files(folder) for folder in folders] == before
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["letter-en.docx", "letter-en.pdf", "letter.yaml"]


def _files(folder: Path) -> set[Path]:
    """All files but the interpreter's own compiled modules, and what it is writing of them."""
    return {path for path in folder.rglob("*") if path.is_file() and ".pyc" not in path.name}
