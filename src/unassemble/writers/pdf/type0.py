"""Embedded font → Type 0 font with Identity-H (ISO 32000-1, 9.7).

reportlab's own `TTFont` has one 8-bit font for each 256 characters, and maps shaped glyphs to
private characters, so that Arabic cannot be copied; it shares only the document's table of fonts.
"""

from __future__ import annotations

from reportlab.pdfbase.pdfdoc import PDFName

from unassemble.text.fonts import Face
from unassemble.writers.pdf.document import TaggedDocument
from unassemble.writers.pdf.fonts import EmbeddedFont
from unassemble.writers.pdf.streams import DeflatedStream, Dictionary, deflated
from unassemble.writers.pdf.subset import subset_tag
from unassemble.writers.pdf.values import number

_SYMBOLIC = 4
_STEM, _CAPITALS = 80, 700
"""What fonts say that do not tell: no reader draws by it where the font is embedded."""
_ROWS = 100
"""Of one block of a CMap at most (Adobe Technical Note 5014)."""


def type0_font(font: EmbeddedFont, document: TaggedDocument) -> Dictionary:
    """The font's dictionary; the objects that it is made of are added to the document."""
    name = PDFName(f"{subset_tag(sorted(font.unicode))}+{font.face.name}")
    program = DeflatedStream(font.program.deflated, Length1=len(font.program.data))
    descendant = Dictionary(
        {
            "Type": "/Font",
            "Subtype": "/CIDFontType2",
            "BaseFont": name,
            "CIDToGIDMap": document.reference(_glyph_map(font)) if font.extra else "/Identity",
            "CIDSystemInfo": b"<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
            "DW": 1000,
            "W": _widths(font),
            "FontDescriptor": document.reference(_descriptor(font.face, name, program, document)),
        }
    )
    return Dictionary(
        {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": name,
            "Encoding": "/Identity-H",
            "DescendantFonts": b"[%s]" % document.reference(descendant),
            "ToUnicode": document.reference(DeflatedStream(deflated(_to_unicode(font)))),
        }
    )


def _descriptor(
    face: Face, name: str, program: DeflatedStream, document: TaggedDocument
) -> Dictionary:
    head = bytes(face.font.face.reference_table("head").data)
    box = [
        int.from_bytes(head[36 + 2 * i : 38 + 2 * i], "big", signed=True) * face.unit
        for i in range(4)
    ]
    metrics = bytes(face.font.face.reference_table("OS/2").data)
    capitals = int.from_bytes(metrics[88:90], "big", signed=True) if len(metrics) >= 90 else 0
    extents = face.font.get_font_extents("ltr")
    return Dictionary(
        {
            "Type": "/FontDescriptor",
            "FontName": name,
            "Flags": _SYMBOLIC,
            "FontBBox": b"[%s]" % b" ".join(map(number, box)),
            "ItalicAngle": -12 if "Italic" in face.name else 0,
            "Ascent": number(extents.ascender * face.unit),
            "Descent": number(extents.descender * face.unit),
            "CapHeight": number(capitals * face.unit or _CAPITALS),
            "StemV": _STEM,
            "FontFile2": document.reference(program),
        }
    )


def _glyph_map(font: EmbeddedFont) -> DeflatedStream:
    """From codes to glyphs: the same, but for those of shared glyphs, at the end (9.7.4.3)."""
    new = font.program.new
    glyphs = [*range(max(new.values()) + 1), *(new[glyph] for glyph, _ in font.extra)]
    return DeflatedStream(deflated(b"".join(glyph.to_bytes(2, "big") for glyph in glyphs)))


def _widths(font: EmbeddedFont) -> bytes:
    """The widths of the codes, in runs (9.7.4.3)."""
    out: list[bytes] = []
    previous = -2
    for code, glyph in font.glyph_of_code().items():
        if code != previous + 1:
            out.append(b"%s%d[" % (b"]" if out else b"", code))
        out.append(number(font.face.width(glyph)) + b" ")
        previous = code
    return b"[%s]]" % b"".join(out)


def _to_unicode(font: EmbeddedFont) -> bytes:
    """A CMap from codes to text (9.10.3)."""
    rows = [
        f"<{code:04X}><{text.encode('utf-16-be').hex().upper()}>"
        for code, text in font.text_of_code().items()
    ]
    out = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def",
        "/CMapName/Adobe-Identity-UCS def/CMapType 2 def",
        "1 begincodespacerange<0000><FFFF>endcodespacerange",
    ]
    for start in range(0, len(rows), _ROWS):
        block = rows[start : start + _ROWS]
        out += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    out.append("endcmap CMapName currentdict/CMap defineresource pop end end")
    return "\n".join(out).encode()
