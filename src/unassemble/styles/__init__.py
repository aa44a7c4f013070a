"""The named styles, read by the DOCX writer and by layout alike.

Ids, names and measures are those of the official Word template (measured in A/80/590) and, for
what only letters have, of the letters of 2025.
"""

from unassemble.styles.east_asian import CHINESE, FIRST_HAN, HAN
from unassemble.styles.model import Border, Character, Properties, Style, StyleSheet, TabStop
from unassemble.styles.page import PAGE, PageGeometry
from unassemble.styles.sheet import letter_styles

__all__ = [
    "CHINESE",
    "FIRST_HAN",
    "HAN",
    "PAGE",
    "Border",
    "Character",
    "PageGeometry",
    "Properties",
    "Style",
    "StyleSheet",
    "TabStop",
    "letter_styles",
]
