"""What `new` can make: kinds of letters, and modifications of a letter that was circulated."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from unassemble.base.resources import templates_folder

Modification = Literal["addendum", "corrigendum", "revision", "reissue"]
MODIFICATIONS: tuple[Modification, ...] = ("addendum", "corrigendum", "revision", "reissue")
STARTERS = "letters"
"""The folder of the starter letters, in templates/."""


def starter_names() -> tuple[str, ...]:
    """The starter letters that come with the program."""
    return tuple(sorted(path.stem for path in (templates_folder() / STARTERS).glob("*.yaml")))


def starter_path(name: str) -> Path | None:
    """The file of a starter letter, or of the user's own: a name that ends in ``.yaml``."""
    if name.endswith((".yaml", ".yml", ".json")):
        return Path(name)
    return templates_folder() / STARTERS / f"{name}.yaml" if name in starter_names() else None
