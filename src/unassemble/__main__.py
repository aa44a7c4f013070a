"""``python -m unassemble``: the command line."""

from unassemble.cli import run

run()
