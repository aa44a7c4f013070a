"""``unassemble doctor``: what is installed and what is missing."""

from __future__ import annotations

import platform
import shutil
import sys

import click

from unassemble.base.errors import InstallationError
from unassemble.base.resources import font, template
from unassemble.base.versions import MISSING, program_versions
from unassemble.cli.commands import Example, ExampleCommand
from unassemble.cli.streams import say
from unassemble.text.fonts import HAN, NASKH, SERIF
from unassemble.text.scripts import SCRIPTS

_TOOLS = {
    "soffice": "opens the DOCX",
    "pdftoppm": "draws the pages of the PDF",
    "java": "runs veraPDF, which validates PDF/UA and PDF/A",
}
_MARKS = ("un-emblem.json", "un-emblem.png", "recycle.json", "recycle.png", "code39.json")


@click.command(
    name="doctor",
    cls=ExampleCommand,
    examples=[Example("unassemble doctor", "The first thing to run after installing.")],
)
def command() -> None:
    """Check the installation: versions, fonts and optional tools.

    The exit status is 1 if a required part is missing.
    """
    say(f"python {platform.python_version()} on {platform.system()}")
    missing = []
    for name, version in program_versions().items():
        missing.append(version == MISSING)
        say(f"{name}: missing" if version == MISSING else f"{name} {version}")
    others = (f"scripts/{script.face}" for script in SCRIPTS if script.face)
    for name in (*SERIF, *HAN.values(), *NASKH, *others):
        missing.append(not _part(f"font {name}", lambda name=name: font(f"{name}.ttf")))
    for name in _MARKS:
        missing.append(not _part(f"drawing {name}", lambda name=name: template("marks", name)))
    for name, use in _TOOLS.items():
        state = "found" if shutil.which(name) else "not found (optional)"
        say(f"{name}: {state}; {use}")
    sys.exit(1 if any(missing) else 0)


def _part(name: str, find: object) -> bool:
    try:
        path = find()  # type: ignore[operator]
    except InstallationError as error:
        say(f"{name}: {error}")
        return False
    say(f"{name}: {path.stat().st_size:,} bytes")
    return True
