"""Characters of Chinese, beside which a line end or a delimiter of emphasis is not as in Latin.

Comparisons, because a regular expression of these ranges takes longer to compile than a letter to
read.
"""

from __future__ import annotations


def is_han(character: str) -> bool:
    """Whether a character is Chinese, or a full-width mark."""
    return (
        "\u2e80" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\ufe30" <= character <= "\ufe4f"
        or "\uff00" <= character <= "\uffef"
        or "\U00020000" <= character <= "\U0003ffff"
    )
