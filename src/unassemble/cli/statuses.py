"""Exit statuses, see `unassemble.cli`; apart, so that ``--help`` loads nothing else."""

from __future__ import annotations

FINDINGS, USAGE = 1, 2
