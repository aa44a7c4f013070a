"""``python -m unassemble``: the command line."""

from unassemble.cli import main

main()
