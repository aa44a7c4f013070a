"""The styles of a letter.

First those of the UN's own template, with its ids, names and measures (A/80/590,
word/styles.xml); then our own, for elements that the template leaves to manual formatting:
spacers, signatures, datelines, the lines of masthead and footers; then the Chinese and Arabic
variants.
"""

from __future__ import annotations

from functools import cache

from unassemble.base.units import twips
from unassemble.styles.arabic import arabic_styles
from unassemble.styles.chinese import chinese_styles
from unassemble.styles.model import Border, Character, Properties, Style, StyleSheet, TabStop

BODY_TABS = tuple(
    TabStop(twips(position))
    for position in (1267, 1742, 2218, 2693, 3182, 3658, 4133, 4622, 5098, 5573, 6048)
)
HEADING_TABS = (TabStop(twips(1022), "right"), *BODY_TABS)
NOTE_TABS = (TabStop(twips(1195), "right"), *BODY_TABS)
COLUMN = twips(1267)

_TEMPLATE = (
    Style(
        "Normal",
        "Normal",
        Properties(size=10, scale=103, spacing=0.2, line=12, after=0),
    ),
    Style(
        "Header",
        "header",
        Properties(
            size=8.5,
            line=0,
            after=0,
            tabs=(TabStop(twips(4320), "center"), TabStop(twips(8640), "right")),
        ),
    ),
    Style(
        "Footer",
        "footer",
        Properties(
            size=8.5,
            bold=True,
            line=0,
            after=0,
            tabs=(TabStop(twips(4320), "center"), TabStop(twips(8640), "right")),
        ),
    ),
    Style(
        "SingleTxt",
        "__Single Txt",
        Properties(tabs=BODY_TABS, after=6, left=COLUMN, right=COLUMN, align="both", kern=7),
        "Normal",
    ),
    Style(
        "H1",
        "_ H_1",
        Properties(
            size=12, bold=True, line=13.5, keep_next=True, keep_lines=True, outline=0, kern=7
        ),
        "Normal",
        "SingleTxt",
    ),
    Style("HCh", "_ H _Ch", Properties(size=14, spacing=-0.1, line=15), "H1", "SingleTxt"),
    Style("HM", "_ H __M", Properties(size=17, scale=99, spacing=-0.15, line=18), "HCh", "Normal"),
    Style(
        "XLarge",
        "XLarge",
        Properties(
            size=20, scale=98, spacing=-0.2, line=19.5, tabs=(TabStop(twips(360), "right"),)
        ),
        "HM",
    ),
    Style(
        "H23", "_ H_2/3", Properties(size=10, spacing=0.1, line=12, outline=1), "H1", "SingleTxt"
    ),
    Style(
        "H4",
        "_ H_4",
        Properties(
            italic=True,
            spacing=0.15,
            keep_next=True,
            keep_lines=True,
            outline=3,
            kern=7,
            tabs=(TabStop(twips(360), "right"),),
        ),
        "Normal",
        "Normal",
    ),
    Style(
        "H56",
        "_ H_5/6",
        Properties(
            keep_next=True,
            keep_lines=True,
            outline=4,
            kern=7,
            tabs=(TabStop(twips(360), "right"),),
        ),
        "Normal",
        "Normal",
    ),
    Style("Session", "Session", Properties(), "H23"),
    Style(
        "AgendaItemNormal",
        "Agenda_Item_Normal",
        Properties(size=10, scale=103, spacing=0.2, line=12, after=0, kern=7),
        "",
        "Normal",
    ),
    Style(
        "TitleH1",
        "Title_H1",
        Properties(
            keep_next=False,
            keep_lines=False,
            tabs=HEADING_TABS,
            left=COLUMN,
            right=COLUMN,
            first=-COLUMN,
        ),
        "H1",
        "SingleTxt",
    ),
    Style(
        "AgendaTitleH2",
        "Agenda_Title_H2",
        Properties(size=10, line=12, right=twips(4260), keep_next=True, keep_lines=True, outline=1),
        "TitleH1",
        "Normal",
    ),
    Style(
        "Publication",
        "Publication",
        Properties(size=10, scale=103, spacing=0.2, line=0, after=0),
        "",
        "Normal",
    ),
    Style(
        "ReleaseDate0",
        "Release Date",
        Properties(size=10, scale=103, spacing=0.2, line=0, after=0, kern=7),
        "",
        "Footer",
    ),
    Style(
        "Small",
        "Small",
        Properties(
            size=8.5,
            scale=104,
            spacing=0.25,
            line=10.5,
            kern=7,
            tabs=(TabStop(twips(9965), "right"),),
        ),
        "Normal",
        "Normal",
    ),
    Style(
        "SmallX",
        "SmallX",
        Properties(size=7, scale=106, spacing=0.3, line=9, align="right"),
        "Small",
        "Normal",
    ),
    Style(
        "FootnoteText",
        "footnote text",
        Properties(
            size=8.5,
            scale=104,
            spacing=0.25,
            line=10.5,
            left=twips(475),
            first=-twips(475),
            tabs=(TabStop(twips(418), "right"),),
        ),
        "Normal",
    ),
)

_HEAD = Properties(tabs=HEADING_TABS, left=COLUMN, right=COLUMN, first=-COLUMN)
_SPACER = Properties(size=5, line=6, after=0)


def _ours(
    style_id: str, name: str, base: str, own: Properties, following: str = "SingleTxt"
) -> Style:
    return Style(style_id, name, own, base, following, template=False)


_LETTER = (
    _ours("SectionStart", "Section_Start", "Normal", Properties(size=1, line=0)),
    _ours("Spacer", "Spacer", "SingleTxt", _SPACER),
    _ours("SpacerKeep", "Spacer_Keep", "Spacer", Properties(keep_next=True)),
    _ours("SpacerAgenda", "Spacer_Agenda", "Spacer", Properties(left=0, keep_next=True)),
    _ours("AgendaTitle", "Agenda_Title", "AgendaTitleH2", Properties(left=0, first=0)),
    _ours("AgendaTitleColumn", "Agenda_Title_Column", "AgendaTitle", Properties(right=18.1)),
    _ours("SessionDates", "Session_Dates", "AgendaItemNormal", Properties()),
    _ours("NumberedTxt", "Numbered_Txt", "SingleTxt", Properties()),
    _ours("AgendaLine", "Agenda_Line", "AgendaItemNormal", Properties(right=242)),
    _ours("HeadingHCh", "Heading_H_Ch", "HCh", _HEAD),
    _ours("HeadingH1", "Heading_H_1", "H1", _HEAD),
    _ours("HeadingH23", "Heading_H_2/3", "H23", _HEAD),
    _ours("HeadingH4", "Heading_H_4", "H4", _HEAD),
    _ours("HeadingH56", "Heading_H_5/6", "H56", _HEAD),
    _ours(
        "Signature",
        "Signature_Block",
        "SingleTxt",
        Properties(align="right", after=0, keep_next=True, tabs=()),
    ),
    _ours("SignatureLast", "Signature_Last", "Signature", Properties(after=6, keep_next=False)),
    _ours("Dateline", "Dateline", "SingleTxt", Properties(align="left", keep_next=True)),
    _ours("OriginalLine", "Original_Line", "SingleTxt", Properties(align="right", keep_next=True)),
    _ours(
        "Bullet",
        "Bullet_Txt",
        "SingleTxt",
        Properties(left=twips(1742), first=-twips(133), tabs=(TabStop(twips(1742)),)),
    ),
    _ours(
        "Bullet2Txt",
        "Bullet_Txt_2",
        "Bullet",
        Properties(left=twips(2218), tabs=(TabStop(twips(2218)),)),
    ),
    _ours(
        "Bullet3Txt",
        "Bullet_Txt_3",
        "Bullet",
        Properties(left=twips(2693), tabs=(TabStop(twips(2693)),)),
    ),
    _ours("BulletMore", "Bullet_Txt_Continued", "Bullet", Properties(first=0)),
    _ours("Bullet2More", "Bullet_Txt_2_Continued", "Bullet2Txt", Properties(first=0)),
    _ours("Bullet3More", "Bullet_Txt_3_Continued", "Bullet3Txt", Properties(first=0)),
    _ours(
        "BlockQuote",
        "Block_Quote",
        "SingleTxt",
        Properties(left=twips(1742), right=twips(1742)),
    ),
    _ours("Picture", "Picture", "SingleTxt", Properties(align="center", line=0, tabs=())),
    _ours(
        "TableHead",
        "Table_Head",
        "Normal",
        Properties(
            size=7,
            italic=True,
            scale=106,
            spacing=0.3,
            line=9,
            before=4,
            after=4,
            kern=7,
            keep_next=True,
        ),
    ),
    _ours(
        "TableTxt",
        "Table_Txt",
        "Normal",
        Properties(size=8.5, scale=104, spacing=0.25, line=10.5, before=2, after=2, kern=7),
    ),
    _ours("TableHeadRight", "Table_Head_Right", "TableHead", Properties(align="right")),
    _ours("TableHeadCenter", "Table_Head_Center", "TableHead", Properties(align="center")),
    _ours("TableTxtRight", "Table_Txt_Right", "TableTxt", Properties(align="right")),
    _ours("TableTxtCenter", "Table_Txt_Center", "TableTxt", Properties(align="center")),
    _ours(
        "FootnoteTxt",
        "Footnote_Txt",
        "FootnoteText",
        Properties(left=COLUMN, right=twips(1260), first=-twips(576), tabs=NOTE_TABS),
    ),
    _ours("FootnoteMore", "Footnote_Txt_Continued", "FootnoteTxt", Properties(first=0)),
    _ours(
        "FootnoteQuote",
        "Footnote_Quote",
        "FootnoteMore",
        Properties(left=twips(1742), right=twips(1742)),
    ),
    _ours(
        "FootnoteBullet",
        "Footnote_Bullet",
        "FootnoteTxt",
        Properties(left=twips(1742), first=-twips(133), tabs=(TabStop(twips(1742)),)),
    ),
    _ours(
        "FootnoteBullet2",
        "Footnote_Bullet_2",
        "FootnoteBullet",
        Properties(left=twips(2218), tabs=(TabStop(twips(2218)),)),
    ),
    _ours("FootnoteBulletMore", "Footnote_Bullet_Continued", "FootnoteBullet", Properties(first=0)),
    _ours(
        "FootnoteBullet2More",
        "Footnote_Bullet_2_Continued",
        "FootnoteBullet2",
        Properties(first=0),
    ),
    _ours(
        "FootnoteRule",
        "Footnote_Separator",
        "Footer",
        Properties(size=8, after=4, left=twips(792)),
    ),
    _ours(
        "EndRule",
        "End_Rule",
        "Normal",
        Properties(
            size=1,
            line=23.8,
            left=210.2,
            right=209.8,
            border=Border(0.25),
        ),
    ),
    _ours(
        "MastheadNations",
        "Masthead_Nations",
        "HCh",
        Properties(bold=False, spacing=0.1, scale=96, after=4, outline=9),
    ),
    _ours(
        "MastheadSymbol",
        "Masthead_Symbol",
        "Normal",
        Properties(line=0, after=4, align="right", position=-2),
    ),
    _ours(
        "MastheadOrganFirst", "Masthead_Organ_First", "XLarge", Properties(before=5.45, outline=9)
    ),
    _ours("MastheadOrgan", "Masthead_Organ", "XLarge", Properties(outline=9)),
    _ours("MastheadEmblem", "Masthead_Emblem", "Header", Properties(before=6, align="center")),
    _ours("MastheadEmpty", "Masthead_Empty", "Header", Properties(after=6)),
    _ours("MastheadDistribution", "Masthead_Distribution", "Publication", Properties(before=12)),
    _ours("MastheadLine", "Masthead_Line", "Normal", Properties()),
    _ours("MastheadLanguage", "Masthead_Language", "MastheadLine", Properties()),
    _ours("HeaderEnd", "Header_End", "Header", Properties(size=1)),
    _ours("RunningSymbol", "Running_Symbol", "Header", Properties(bold=True, after=4)),
    _ours("RunningSymbolRight", "Running_Symbol_Right", "RunningSymbol", Properties(align="right")),
    _ours("FooterPage", "Footer_Page", "Footer", Properties(scale=103)),
    _ours("FooterPageRight", "Footer_Page_Right", "FooterPage", Properties(align="right")),
    _ours("FooterJob", "Footer_Job", "FooterPage", Properties(bold=False, size=7)),
    _ours("FooterJobRight", "Footer_Job_Right", "FooterJob", Properties(align="right")),
    _ours("FooterBarcode", "Footer_Barcode", "Footer", Properties(before=4, line=10.5)),
    _ours("FooterRecycle", "Footer_Recycle", "Footer", Properties(size=9, align="right")),
    _ours("FooterEnd", "Footer_End", "Footer", Properties(size=1)),
)

_CHARACTERS = (
    Character(
        "FootnoteReference",
        "footnote reference",
        Properties(color="", scale=103, spacing=0.25, kern=7, position=0, superscript=True),
    ),
    Character("Hyperlink", "Hyperlink", Properties(color="0000FF", underline=False)),
    Character("SymbolLetter", "Symbol_Letter", Properties(size=20)),
)


@cache
def letter_styles() -> StyleSheet:
    """The style sheet of a letter."""
    latin = (*_TEMPLATE, *_LETTER)
    paragraphs = {style.id: style for style in (*latin, *chinese_styles(), *arabic_styles())}
    return StyleSheet(paragraphs, {style.id: style for style in _CHARACTERS})
