"""Exceptions.

A problem in the user's file is a `Diagnostic`; a `FindingsError` carries those that stop the work.
Every other exception is a fault of the installation or of the machine.

UnassembleError
├── FindingsError
│   ├── UnreadableError    the file cannot be read as a letter file at all
│   └── LetterError        the letter has findings of severity error
├── InstallationError      a part of the program is missing or damaged: fonts, templates
├── WorkerError            a second process ended without a result (`batch`)
└── ClusterError           a cluster of workers cannot be used (`batch`)
"""

from __future__ import annotations

from collections.abc import Sequence

from unassemble.base.diagnostics import Diagnostic


class UnassembleError(Exception):
    """Root of the exceptions this library raises on purpose."""


class FindingsError(UnassembleError):
    """Its ``findings`` are those that explain it."""

    def __init__(self, findings: Sequence[Diagnostic]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(map(str, self.findings)))


class UnreadableError(FindingsError):
    """The file is missing, not UTF-8, not YAML, or over a limit: exit status 2."""


class LetterError(FindingsError):
    """The letter has findings of severity error: exit status 1."""


class InstallationError(UnassembleError):
    """A part of the program itself is missing or damaged."""


class WorkerError(UnassembleError):
    """A second process ended without a result."""


class ClusterError(UnassembleError):
    """A cluster of workers cannot be used; the message says why."""
