"""The versions that decide the bytes of outputs: of the program, and of its libraries."""

from __future__ import annotations

import re
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version

from unassemble import __version__

PROGRAM = "unassemble"
MISSING = "missing"


def libraries() -> list[str]:
    """The libraries that the installed package says it needs, extras left out."""
    try:
        needed = [line for line in requires(PROGRAM) or [] if "extra ==" not in line]
    except PackageNotFoundError:
        return []
    return re.findall(r"^[\w.-]+", "\n".join(needed), re.MULTILINE)


@cache
def program_versions() -> dict[str, str]:
    """The versions of the program and of its libraries, by name; `MISSING` if one is not there."""
    return {PROGRAM: __version__} | {name: _version(name) for name in libraries()}


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return MISSING
