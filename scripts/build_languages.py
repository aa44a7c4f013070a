"""Compile the languages' data files, so that they are read quickly.

    python scripts/build_languages.py [--check]

The YAML files stay what people read and correct; see `unassemble.languages.data.read`.
"""

import argparse
import sys

from generated import ROOT, settle
from unassemble.languages.data import compiled, compiled_name

FOLDER = ROOT / "src" / "unassemble" / "languages"


def compiled_files() -> dict[str, bytes]:
    """The compiled form of each data file that is read whole, by name."""
    paths = [path for path in sorted(FOLDER.rglob("*.yaml")) if path.name != "states.yaml"]
    files = {path.relative_to(FOLDER).as_posix(): path.read_text("utf-8") for path in paths}
    return {compiled_name(name): compiled(text, name) for name, text in files.items()}


def main() -> int:
    """Write the files, or with ``--check`` compare them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="only say whether they are up to date")
    return settle(compiled_files(), FOLDER / "compiled", parser.parse_args().check)


if __name__ == "__main__":
    sys.exit(main())
