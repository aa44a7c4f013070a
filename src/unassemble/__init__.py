"""unassemble: letters circulated as documents of the United Nations, from one letter file.

`load` and `loads` read a letter file; `Letter.findings` checks it, `Letter.build` makes the DOCX
and the PDF.  The command line does nothing that these cannot.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unassemble.api import (
        FORMATS,
        LANGUAGES,
        CitedDocument,
        ClusterError,
        Diagnostic,
        Finished,
        Format,
        Language,
        Letter,
        LetterError,
        Mission,
        Outputs,
        Renderer,
        UnassembleError,
        UnreadableError,
        build_many,
        explain,
        learn_mission,
        load,
        loads,
        mission_records,
        modified_letter,
        new_letter,
        parity,
        schema,
    )

__version__ = "0.2.0"
__all__ = [
    "FORMATS",
    "LANGUAGES",
    "CitedDocument",
    "ClusterError",
    "Diagnostic",
    "Finished",
    "Format",
    "Language",
    "Letter",
    "LetterError",
    "Mission",
    "Outputs",
    "Renderer",
    "UnassembleError",
    "UnreadableError",
    "__version__",
    "build_many",
    "explain",
    "learn_mission",
    "load",
    "loads",
    "mission_records",
    "modified_letter",
    "new_letter",
    "parity",
    "schema",
]


def __getattr__(name: str) -> object:
    """Import `unassemble.api` when a public name is first asked for: ``--help`` needs none."""
    if name not in __all__:
        raise AttributeError(f"module 'unassemble' has no attribute {name!r}")
    return getattr(import_module("unassemble.api"), name)
