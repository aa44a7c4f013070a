"""The program: ``unassemble``, or ``python -m unassemble``."""

from __future__ import annotations

import gc
import os
import sys

_SHORT = ("build", "check")
"""Commands that end when their work is done."""
KEEP_INTERPRETER = "UNASSEMBLE_KEEP_INTERPRETER"
"""Set this variable for profilers and debuggers, which work when the interpreter ends."""


def run() -> None:
    """Run the command line.

    Commands that only build or check run without garbage collection and end without taking the
    interpreter down: a letter's records hold no cycles, and the system frees all memory at once.
    """
    from unassemble.cli import main

    if os.environ.get(KEEP_INTERPRETER) or sys.argv[1:2] not in ([name] for name in _SHORT):
        main()
        return
    gc.disable()
    status: object = 0
    try:
        main()
    except SystemExit as stop:
        status = stop.code
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(status if isinstance(status, int) else int(status is not None))


if __name__ == "__main__":
    run()
