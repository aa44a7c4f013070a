"""unassemble: letters circulated as documents of the United Nations, from one letter file.

``load`` reads a letter file, ``check`` gives its findings, ``build`` makes DOCX and PDF; the
command line does nothing that these cannot.
"""

from __future__ import annotations

TYPE_CHECKING = False  # typing.TYPE_CHECKING; typing itself is loaded from the code cache

if TYPE_CHECKING:
    from unassemble.api import Letter, build, check, load, schema
    from unassemble.diagnostics import Diagnostic
    from unassemble.errors import LetterError, UnassembleError, UnreadableError

__version__ = "0.1.0"
__all__ = [
    "Diagnostic",
    "Letter",
    "LetterError",
    "UnassembleError",
    "UnreadableError",
    "__version__",
    "build",
    "check",
    "load",
    "schema",
]

_HOMES = {
    "Diagnostic": "unassemble.diagnostics",
    "LetterError": "unassemble.errors",
    "UnassembleError": "unassemble.errors",
    "UnreadableError": "unassemble.errors",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for: ``--help`` needs none of them."""
    if name not in __all__:
        raise AttributeError(f"module 'unassemble' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES.get(name, "unassemble.api")), name)
