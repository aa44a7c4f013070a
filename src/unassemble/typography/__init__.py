"""Document → Document with no-break spaces and hyphens where the UN's typists set them.

The rules are data, one file for each language (``languages/nobreak``).
"""

from unassemble.typography.nobreak import apply_no_break

__all__ = ["apply_no_break"]
