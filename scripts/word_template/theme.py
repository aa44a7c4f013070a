"""The theme part: Word wants one, though no style of ours asks it for a colour or a font.

(ISO/IEC 29500-1, 14.2.7: colours, fonts and three formats of each kind.)
"""

from __future__ import annotations

from unassemble.styles.word import CHINESE_FONT, LATIN_FONT
from unassemble.writers.docx.xmltext import NAMESPACES, element

_COLORS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "000000",
    "lt2": "FFFFFF",
    "accent1": "000000",
    "accent2": "404040",
    "accent3": "595959",
    "accent4": "7F7F7F",
    "accent5": "A6A6A6",
    "accent6": "BFBFBF",
    "hlink": "0000FF",
    "folHlink": "0000FF",
}
_FONTS = f'<a:latin typeface="{LATIN_FONT}"/><a:ea typeface="{CHINESE_FONT}"/><a:cs typeface=""/>'
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="6350">{_FILL}</a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme_part() -> str:
    """A theme in black and white."""
    colors = "".join(
        f'<a:{name}><a:srgbClr val="{color}"/></a:{name}>' for name, color in _COLORS.items()
    )
    return element(
        "a:theme",
        "<a:themeElements>"
        f'<a:clrScheme name="unassemble">{colors}</a:clrScheme>'
        f'<a:fontScheme name="unassemble"><a:majorFont>{_FONTS}</a:majorFont>'
        f"<a:minorFont>{_FONTS}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="unassemble"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{_LINE * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements>",
        attributes={"xmlns:a": NAMESPACES["a"], "name": "unassemble"},
    )
