"""The program: ``unassemble``, or ``python -m unassemble``."""

from __future__ import annotations

import gc
import os
import sys


def run() -> None:
    """Run the command line in a process of its own, which ends when its work is done.

    Nothing is collected while it runs, and nothing taken down at its end: a letter's records hold
    no cycles worth the search, and the system takes back all memory at once.  Both together
    are an eighth of the time of a build.
    """
    gc.disable()
    from unassemble import codecache

    modules = codecache.use()
    from unassemble import ahead

    building = sys.argv[1:2] == ["build"]
    if building:
        ahead.load_records()
        ahead.start()
    elif sys.argv[1:2] == ["check"]:
        ahead.load_records()
        ahead.load_reader()
    from unassemble.cli import main

    status: object = 0
    try:
        main()
    except SystemExit as stop:
        status = stop.code
    finally:
        ahead.stop()
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    if building and not status and modules.stale and codecache.writable():
        codecache.write()
    os._exit(status if isinstance(status, int) else int(status is not None))


if __name__ == "__main__":
    run()
