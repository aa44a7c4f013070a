"""Build ``templates/circulation.docx``: the Word template that every DOCX begins with.

python scripts/build_template.py          writes the template
python scripts/build_template.py --check  says whether it is up to date
"""

from __future__ import annotations

import sys

from generated import ROOT, settle
from word_template import template_bytes

FOLDER = ROOT / "templates"


def template_file() -> dict[str, bytes]:
    """The template, by its name."""
    return {"circulation.docx": template_bytes()}


if __name__ == "__main__":
    raise SystemExit(settle(template_file(), FOLDER, "--check" in sys.argv[1:]))
