"""Two versions of a letter → the corrections that make the first the second.

`units_of` takes a document apart into what a corrigendum can point at: paragraphs, headings, rows,
notes, titles, signatures.  `compare` finds the corrections, `apply` carries them out, and
`worded` writes them in the form of the Editorial Manual.
"""

from __future__ import annotations

from unassemble.drafts.corrections.apply import apply
from unassemble.drafts.corrections.compare import compare
from unassemble.drafts.corrections.records import Correction, Unit
from unassemble.drafts.corrections.units import units_of
from unassemble.drafts.corrections.wording import worded

__all__ = ["Correction", "Unit", "apply", "compare", "units_of", "worded"]
