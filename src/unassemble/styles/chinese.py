"""Chinese variants of the text styles; their ids end in "Zh".

Nothing is bold or italic: what other languages set in bold is Hei, what they set in italics Kai,
with figures and Latin letters beside it upright and regular [M A/75/836].  Heads of tables are Hei.

All measures are those of A/75/836 (Word, New York, 2021) but for what a report does not have [K]:
titles of letters (``TitleH1``, ``HeadingH1``), signatures, datelines, quotations, bullets, tables,
a second organ and several agenda items.  Those follow from it by the English analogy.
"""

from __future__ import annotations

from msgspec.structs import replace

from unassemble.base.units import twips
from unassemble.styles.east_asian import CHINESE
from unassemble.styles.model import Properties, Style, TabStop

INDENT = twips(430)
"""First-line indent, and the step from one level of lists to the next (A/75/836)."""
_COLUMN = twips(1267)
_RIGHT = twips(1255)
"""The right indent: the column that Word fills is 365.9 wide (A/75/836)."""
_AFTER = 7.0
_TABS = tuple(TabStop(_COLUMN + INDENT * step) for step in range(1, 10))
_HAN = Properties(
    bold=False,
    italic=False,
    scale=100,
    spacing=0,
    auto_space=CHINESE.auto_space,
    east_asian=True,
    han="song",
)
_TEXT = Properties(size=10.5, line=16, after=_AFTER, right=_RIGHT)


def _item(depth: int) -> Properties:
    """A list item at a depth."""
    left = _COLUMN + INDENT * depth
    return replace(_TEXT, left=left, tabs=(TabStop(left),))


_SESSION = Properties(size=10.5, line=18, after=1)
_NOTE = Properties(size=9, line=12, after=6, right=_RIGHT, align="both")
_CELL = Properties(size=10, line=12)

_VARIANTS: dict[str, Properties] = {
    "SingleTxt": replace(_TEXT, first=INDENT),
    "NumberedTxt": replace(_TEXT, tabs=_TABS),
    "Dateline": _TEXT,
    "OriginalLine": _TEXT,
    "Signature": replace(_TEXT, after=0.0),
    "SignatureLast": _TEXT,
    "BlockQuote": replace(_TEXT, first=INDENT, right=None),
    "Bullet": _item(1),
    "Bullet2Txt": _item(2),
    "Bullet3Txt": _item(3),
    "BulletMore": _item(1),
    "Bullet2More": _item(2),
    "Bullet3More": _item(3),
    "Session": replace(_SESSION, han="hei"),
    "SessionDates": _SESSION,
    "AgendaLine": replace(_SESSION, after=2.65),
    "AgendaItemNormal": replace(_SESSION, after=2.65),
    "AgendaTitle": Properties(size=10.5, line=16, right=twips(4260), han="hei"),
    "AgendaTitleColumn": Properties(size=10.5, line=16, han="hei"),
    "TitleH1": Properties(size=12, line=16, han="hei"),
    "HeadingHCh": Properties(size=14, line=20, han="hei"),
    "HeadingH1": Properties(size=12, line=16, han="hei"),
    "HeadingH23": Properties(size=10.5, line=16, han="hei"),
    "HeadingH4": Properties(size=10.5, line=16, han="kai"),
    "HeadingH56": Properties(size=10.5, line=16),
    "Spacer": Properties(line=5),
    "SpacerKeep": Properties(line=5),
    "EndRule": Properties(line=29.9),
    "FootnoteTxt": _NOTE,
    "FootnoteMore": _NOTE,
    "FootnoteBullet": _NOTE,
    "FootnoteBullet2": _NOTE,
    "FootnoteBulletMore": _NOTE,
    "FootnoteBullet2More": _NOTE,
    "FootnoteQuote": Properties(right=twips(1742)).over(_NOTE),
    "TableHead": Properties(size=8, line=11, han="hei"),
    "TableTxt": Properties(size=9, line=12),
    "TableHeadRight": Properties(size=8, line=11, han="hei"),
    "TableHeadCenter": Properties(size=8, line=11, han="hei"),
    "TableTxtRight": Properties(size=9, line=12),
    "TableTxtCenter": Properties(size=9, line=12),
    "MastheadNations": Properties(size=14, scale=95, spacing=4.1, after=4.9),
    "MastheadOrganFirst": Properties(size=19, before=7.35, han="hei"),
    "MastheadOrgan": Properties(size=19, han="hei"),
    "FooterRecycle": Properties(size=8, line=12, spacing=2.5, han="hei"),
}
_LATIN_VARIANTS: dict[str, Properties] = {
    "MastheadSymbol": Properties(size=10.5),
    "MastheadDistribution": replace(_CELL, before=12.2),
    "MastheadLine": _CELL,
    "MastheadLanguage": replace(_CELL, size=10.5),
    "ReleaseDate0": Properties(size=10),
    "FooterPage": Properties(size=9),
    "FooterPageRight": Properties(size=9),
}
"""Styles of what is Latin in Chinese documents too."""
_WITH_SPACE = frozenset(
    f"{name}Zh" for name, own in _VARIANTS.items() if own.after == _AFTER and own.line == 16
)


def ends_with_space(style_id: str) -> bool:
    """Whether a style is one of Chinese text with space after it."""
    return style_id in _WITH_SPACE


def has_chinese_variant(style_id: str) -> bool:
    """Whether a style has a variant for Chinese."""
    return style_id in _VARIANTS or style_id in _LATIN_VARIANTS


def chinese_styles() -> tuple[Style, ...]:
    """The variants, each based on its Latin style."""
    plain = Properties(scale=100, spacing=0)
    variants = {base: own.over(_HAN) for base, own in _VARIANTS.items()}
    variants |= {base: own.over(plain) for base, own in _LATIN_VARIANTS.items()}
    return tuple(
        Style(f"{base}Zh", f"{base}_Zh", own, base, "", template=False)
        for base, own in variants.items()
    )


def is_chinese(style_id: str) -> bool:
    """Whether a style is one of the variants."""
    return style_id.endswith("Zh") and style_id[:-2] in _VARIANTS
