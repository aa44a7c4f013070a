"""The named styles, shared by the DOCX writer and the layout of the PDF.

Ids, names and measures are those of the UN's Word template (measured in A/80/590); measures of
elements that only letters have come from letters of 2025.
"""

from unassemble.styles.east_asian import CHINESE, FIRST_HAN, HAN
from unassemble.styles.model import (
    MARK_SIZE,
    Border,
    Character,
    Properties,
    Style,
    StyleSheet,
    TabStop,
)
from unassemble.styles.page import PAGE, PageGeometry
from unassemble.styles.sheet import letter_styles

__all__ = [
    "CHINESE",
    "FIRST_HAN",
    "HAN",
    "MARK_SIZE",
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
