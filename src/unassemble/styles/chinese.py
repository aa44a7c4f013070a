"""Chinese variants of the text styles; their ids end in "Zh".

Nothing is bold or italic: what other languages set in bold is Hei, what they set in italics Kai,
with figures and Latin letters beside it upright and regular [M A/75/836].  Heads of tables are Hei.

Sizes and line heights are provisional [K], and all in this one table.  Known from the letter of
13 May 2020: ASCII digits and parentheses, spaces typed between Chinese and digits (so Word's
automatic spacing is off), full-width punctuation.
"""

from __future__ import annotations

from unassemble.base.units import twips
from unassemble.styles.east_asian import CHINESE
from unassemble.styles.model import Properties, Style, TabStop

INDENT = twips(430)
"""First-line indent of a Chinese paragraph (A/75/836)."""

_RIGHT = twips(1255)
"""The right indent: the column that Word fills is 365.9 wide (A/75/836)."""
_COLUMN = twips(1267)
_TABS = tuple(TabStop(_COLUMN + INDENT * step) for step in range(1, 6))
_HAN = Properties(
    bold=False,
    italic=False,
    scale=100,
    spacing=0,
    auto_space=CHINESE.auto_space,
    east_asian=True,
    han="song",
)

_VARIANTS: dict[str, Properties] = {
    "SingleTxt": Properties(size=10.5, line=16, first=INDENT, right=_RIGHT),
    "NumberedTxt": Properties(size=10.5, line=16, right=_RIGHT, tabs=_TABS),
    "Dateline": Properties(size=10.5, line=16),
    "OriginalLine": Properties(size=10.5, line=16),
    "Signature": Properties(size=10.5, line=16),
    "SignatureLast": Properties(size=10.5, line=16),
    "BlockQuote": Properties(size=10.5, line=16, first=INDENT),
    "Bullet": Properties(size=10.5, line=16),
    "Bullet2Txt": Properties(size=10.5, line=16),
    "Bullet3Txt": Properties(size=10.5, line=16),
    "BulletMore": Properties(size=10.5, line=16),
    "Bullet2More": Properties(size=10.5, line=16),
    "Bullet3More": Properties(size=10.5, line=16),
    "Session": Properties(size=10.5, line=15, han="hei"),
    "SessionDates": Properties(size=10.5, line=15),
    "AgendaLine": Properties(size=10.5, line=15),
    "AgendaItemNormal": Properties(size=10.5, line=15),
    "AgendaTitle": Properties(size=10.5, line=15, right=twips(4260), han="hei"),
    "AgendaTitleColumn": Properties(size=10.5, line=15, han="hei"),
    "TitleH1": Properties(size=13, line=18, han="hei"),
    "HeadingHCh": Properties(size=14, line=20, han="hei"),
    "HeadingH1": Properties(size=12, line=18, han="hei"),
    "HeadingH23": Properties(size=10.5, line=16, han="hei"),
    "HeadingH4": Properties(size=10.5, line=16, han="kai"),
    "HeadingH56": Properties(size=10.5, line=16),
    "FootnoteTxt": Properties(size=9, line=12, right=_RIGHT, align="both"),
    "FootnoteMore": Properties(size=9, line=12, right=_RIGHT, align="both"),
    "TableHead": Properties(size=8, line=11, han="hei"),
    "TableTxt": Properties(size=9, line=12),
    "TableHeadRight": Properties(size=8, line=11, han="hei"),
    "TableHeadCenter": Properties(size=8, line=11, han="hei"),
    "TableTxtRight": Properties(size=9, line=12),
    "TableTxtCenter": Properties(size=9, line=12),
    "MastheadNations": Properties(size=14),
    "MastheadOrganFirst": Properties(han="hei"),
    "MastheadOrgan": Properties(han="hei"),
    "FooterRecycle": Properties(size=9, han="hei"),
}


def has_chinese_variant(style_id: str) -> bool:
    """Whether a style has a variant for Chinese."""
    return style_id in _VARIANTS


def chinese_styles() -> tuple[Style, ...]:
    """The variants, each based on its Latin style."""
    return tuple(
        Style(f"{base}Zh", f"{base}_Zh", own.over(_HAN), base, "", template=False)
        for base, own in _VARIANTS.items()
    )


def is_chinese(style_id: str) -> bool:
    """Whether a style is one of the variants."""
    return style_id.endswith("Zh") and style_id[:-2] in _VARIANTS
