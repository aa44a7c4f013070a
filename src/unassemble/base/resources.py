"""Where the files in templates/ and fonts/ are.

A checkout has these folders beside src/; an installed wheel has them in the package, in ``_data``.
"""

from __future__ import annotations

from pathlib import Path

from unassemble.base.errors import InstallationError

_PACKAGE = Path(__file__).resolve().parent.parent


def _root() -> Path:
    for root in (_PACKAGE / "_data", _PACKAGE.parent.parent):
        if (root / "fonts").is_dir() and (root / "templates").is_dir():
            return root
    raise InstallationError("fonts/ and templates/ were not found; install unassemble again")


def fonts_folder() -> Path:
    """The folder of the font files."""
    return _root() / "fonts"


def templates_folder() -> Path:
    """The folder of missions, starter letters and marks."""
    return _root() / "templates"


def template(*parts: str) -> Path:
    """The path of a file below templates/.

    Raises:
        InstallationError: the file is missing.
    """
    path = templates_folder().joinpath(*parts)
    if not path.is_file():
        raise InstallationError(f"templates/{'/'.join(parts)} is missing; install unassemble again")
    return path


def font(name: str) -> Path:
    """The path of a file in fonts/.

    Raises:
        InstallationError: the file is missing.
    """
    path = fonts_folder() / name
    if not path.is_file():
        raise InstallationError(f"fonts/{name} is missing; install unassemble again")
    return path
