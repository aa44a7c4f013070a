"""Styles and their properties.

A `Style` gives only what differs from the style it is based on, as in OOXML's styles part
(ISO/IEC 29500-1, 17.7); `StyleSheet.resolved` gives all its `Properties`.  Lengths are points.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from unassemble.base.units import round_half_up

_ARABIC_RATIO = 13 / 11
"""Size of Traditional Arabic relative to Latin text (see `styles.arabic`)."""

Align = Literal["left", "right", "both", "center"]
TabKind = Literal["left", "right", "center"]

MARK_SIZE = 0.65
"""Size of a raised mark relative to its text (6.5 of 10 pt; 5.5 of 8.5: A/79/843)."""


class TabStop(Struct, frozen=True):
    """A tab stop; ``position`` is measured from the margin, not from the paragraph's indent."""

    position: float
    kind: TabKind = "left"


class Border(Struct, frozen=True):
    """A paragraph's bottom rule and its thickness."""

    width: float


class Properties(Struct, frozen=True):
    """Properties of a paragraph and of its characters; None means "as in the base style".

    ``scale`` is the horizontal scale in per cent (``w:w``), ``spacing`` the nominal character
    spacing (``w:spacing``), ``line`` the exact line height (0: single, by the font), ``first``
    the first line's indent (negative: hanging), ``position`` how far the characters are raised,
    ``color`` six hexadecimal digits (empty: ``auto``).  ``underline`` can only be switched off.
    ``han`` is the face of Chinese characters, as in `text.looks`; in a style that is ``east_asian``
    it also stands for bold and italics, which such a style has not.
    ``complex_size`` is the type size of Arabic letters (``w:szCs``), 0 for one in proportion to
    ``size``; ``complex_font`` says that their font is set.  In a paragraph from right to left
    "left" is the side where lines begin, "right" the side where they end.
    """

    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    scale: float | None = None
    spacing: float | None = None
    kern: float | None = None
    color: str | None = None
    underline: Literal[False] | None = None
    position: float | None = None
    superscript: bool | None = None
    line: float | None = None
    before: float | None = None
    after: float | None = None
    left: float | None = None
    right: float | None = None
    first: float | None = None
    align: Align | None = None
    tabs: tuple[TabStop, ...] | None = None
    keep_next: bool | None = None
    keep_lines: bool | None = None
    outline: int | None = None
    border: Border | None = None
    auto_space: bool | None = None
    east_asian: bool | None = None
    han: Literal["song", "hei", "kai"] | None = None
    complex_size: float | None = None
    complex_font: bool | None = None

    @property
    def arabic_size(self) -> float:
        """The type size of Arabic letters, in whole half-points."""
        return self.complex_size or round_half_up((self.size or 10.0) * 2 * _ARABIC_RATIO) / 2

    def over(self, base: Properties) -> Properties:
        """These properties, with those of ``base`` where they are None."""
        own = {name: getattr(self, name) for name in self.__struct_fields__}
        return replace(base, **{name: value for name, value in own.items() if value is not None})


class Style(Struct, frozen=True):
    """A paragraph style; ``template`` is true if it is one of the UN's own template."""

    id: str
    name: str
    own: Properties
    based_on: str = ""
    next: str = ""
    template: bool = True


class Character(Struct, frozen=True):
    """A character style."""

    id: str
    name: str
    own: Properties


class StyleSheet(Struct, frozen=True, eq=False):
    """All styles by id; sheets are compared by identity."""

    paragraphs: dict[str, Style]
    characters: dict[str, Character]
    _resolved: dict[str, Properties] = field(default_factory=dict)

    def resolved(self, style_id: str) -> Properties:
        """The properties of a paragraph style, inherited ones included.

        Raises:
            KeyError: there is no such style.
        """
        known = self._resolved.get(style_id)
        if known is None:
            style = self.paragraphs[style_id]
            base = self.resolved(style.based_on) if style.based_on else DEFAULTS
            known = self._resolved[style_id] = style.own.over(base)
        return known


DEFAULTS = Properties(
    size=10,
    bold=False,
    italic=False,
    scale=100,
    spacing=0,
    kern=1,
    color="",
    underline=False,
    position=0,
    superscript=False,
    line=0,
    before=0,
    after=0,
    left=0,
    right=0,
    first=0,
    align="left",
    tabs=(),
    keep_next=False,
    keep_lines=False,
    outline=-1,
    auto_space=True,
    east_asian=False,
    han="song",
    complex_size=0,
    complex_font=False,
)
"""The properties that a style without a base inherits."""
