"""The command line, from its arguments to its exit status."""

from __future__ import annotations

from io import StringIO

import click

from unassemble.cli import main
from unassemble.cli.statuses import USAGE
from unassemble.cli.streams import closed, keep_open, say_lines

INTERRUPTED = 130
"""The exit status after Ctrl+C, as shells count it: 128 and the number of the signal."""


def run_command() -> int:
    """Run the command that the arguments name; the exit status."""
    keep_open()
    status = _status()
    return max(status, USAGE) if closed() else status


def _status() -> int:
    try:
        result = main.main(standalone_mode=False)
    except click.exceptions.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        shown = StringIO()
        error.show(file=shown)
        say_lines(shown.getvalue(), error=True)
        return error.exit_code
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    return result if isinstance(result, int) else 0
