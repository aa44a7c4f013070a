"""Arabic variants of the text styles; their ids end in "Ar".

The only Arabic text made by Word that was available is an annex (A/79/876): body of 11 points with
lines of 18, headings of 13 with lines of 20, figures in the serif of the same size, character scale
103 per cent.  Its font is Simplified Arabic, which at these sizes is as large as Traditional Arabic
at 13 and 15.  All other sizes, those in proportion included, are provisional [K].  Joining letters
have no letter spacing, and nothing is italic.
"""

from __future__ import annotations

from unassemble.base.units import twips
from unassemble.styles.model import Properties, Style

_NASKH = Properties(spacing=0, italic=False, complex_font=True)

_TEXT = Properties(size=11, complex_size=13, line=18)
_SESSION = Properties(size=10, complex_size=12, line=15)
_NOTE = Properties(size=9, complex_size=11, line=13)
_TABLE = Properties(size=9, complex_size=11, line=13)
_TABLE_HEAD = Properties(size=8, complex_size=10, line=12)

_VARIANTS: dict[str, Properties] = {
    "SingleTxt": _TEXT,
    "NumberedTxt": _TEXT,
    "Dateline": _TEXT,
    "OriginalLine": _TEXT,
    "Signature": _TEXT,
    "SignatureLast": _TEXT,
    "BlockQuote": _TEXT,
    "Bullet": _TEXT,
    "Bullet2Txt": _TEXT,
    "Bullet3Txt": _TEXT,
    "BulletMore": _TEXT,
    "Bullet2More": _TEXT,
    "Bullet3More": _TEXT,
    "Session": _SESSION,
    "SessionDates": _SESSION,
    "AgendaLine": _SESSION,
    "AgendaItemNormal": _SESSION,
    "AgendaTitle": Properties(size=10, complex_size=12, line=15, right=twips(4260)),
    "AgendaTitleColumn": _SESSION,
    "TitleH1": Properties(size=13, complex_size=15, line=20),
    "HeadingHCh": Properties(size=14, complex_size=16, line=22),
    "HeadingH1": Properties(size=13, complex_size=15, line=20),
    "HeadingH23": _TEXT,
    "HeadingH4": _TEXT,
    "HeadingH56": _TEXT,
    "FootnoteTxt": _NOTE,
    "FootnoteMore": _NOTE,
    "FootnoteQuote": _NOTE,
    "FootnoteBullet": _NOTE,
    "FootnoteBullet2": _NOTE,
    "FootnoteBulletMore": _NOTE,
    "FootnoteBullet2More": _NOTE,
    "TableHead": _TABLE_HEAD,
    "TableTxt": _TABLE,
    "TableHeadRight": _TABLE_HEAD,
    "TableHeadCenter": _TABLE_HEAD,
    "TableTxtRight": _TABLE,
    "TableTxtCenter": _TABLE,
    "MastheadNations": Properties(size=14, complex_size=15),
    "MastheadSymbol": Properties(align="left"),
    "ReleaseDate0": Properties(align="right"),
    "MastheadOrganFirst": Properties(complex_size=20),
    "MastheadOrgan": Properties(complex_size=20),
    "FooterRecycle": Properties(complex_size=10),
}

_LATIN = frozenset(("MastheadSymbol", "ReleaseDate0"))
"""Variants that only change sides: their text is Latin in all languages."""


def has_arabic_variant(style_id: str) -> bool:
    """Whether a style has a variant for Arabic."""
    return style_id in _VARIANTS


def is_arabic(style_id: str) -> bool:
    """Whether a style is one of the variants."""
    return style_id.endswith("Ar") and style_id[:-2] in _VARIANTS


def arabic_styles() -> tuple[Style, ...]:
    """The variants, each based on its Latin style."""
    return tuple(
        Style(f"{base}Ar", f"{base}_Ar", _properties(base, own), base, "", template=False)
        for base, own in _VARIANTS.items()
    )


def _properties(base: str, own: Properties) -> Properties:
    return own if base in _LATIN else own.over(_NASKH)
