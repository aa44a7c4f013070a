"""Document → Document, set with care: what the house's typists do before a text is laid out.

The rules are data, one file for each language (``languages/nobreak``).
"""

from unassemble.typography.nobreak import apply_no_break

__all__ = ["apply_no_break"]
