"""The documentation site: the Markdown files of this folder, by Sphinx and MyST."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from unassemble import __version__

project = "unassemble"
author = "the authors of unassemble"
copyright = author
release = version = __version__
language = "en"

extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
nitpicky = True
smartquotes = False  # "--fix" has two hyphens

myst_heading_anchors = 4  # the forge's own anchors: #where-the-time-goes
myst_enable_extensions = ["colon_fence"]
suppress_warnings = ["myst.xref_ambiguous"]
# Letter files on these pages show what is wrong, too; a lexer must not refuse them.
highlight_language = "text"

html_theme = "furo"
html_title = "unassemble"
html_copy_source = False
html_show_copyright = False
html_show_sphinx = False
html_static_path = ["_static"]
html_css_files = ["site.css"]

linkcheck_timeout = 20
linkcheck_retries = 2
