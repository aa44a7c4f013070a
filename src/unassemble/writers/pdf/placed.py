"""Font program → the same with shifted copies of some glyphs (OpenType, glyf).

A mark above a letter has no width, and HarfBuzz places it up and to one side of where it would
stand.  Moved there by operators it looks right, but programs that find words by positions see a
gap (poppler, PDFium).  As a glyph of its own, a shifted copy of the mark, it needs no operator and
the word stays in one piece.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

_COMPOSITE, _WORDS_AND_OFFSETS = -1, 0x0003
_LONG_OFFSETS = 1


def with_placed(program: bytes, placed: Sequence[tuple[int, int, int]]) -> bytes:
    """Append a glyph for each of ``placed``: the glyph that it copies, and how far it is shifted to
    the right and up, in font units.  Its advance width is zero."""
    tables = _tables(program)
    count = int.from_bytes(tables["maxp"][4:6], "big")
    glyphs, metrics = _glyphs(tables, count), _metrics(tables, count)
    for source, right, up in placed:
        glyphs.append(_moved(glyphs[source], source, right, up))
        left = struct.unpack_from(">h", glyphs[-1], 2)[0] if glyphs[-1] else 0
        metrics.append((0, left))
    return _font(_with(tables, glyphs, metrics))


def _tables(program: bytes) -> dict[str, bytes]:
    out = {}
    for index in range(int.from_bytes(program[4:6], "big")):
        tag, _, offset, length = struct.unpack_from(">4sIII", program, 12 + 16 * index)
        out[tag.decode("ascii")] = program[offset : offset + length]
    return out


def _glyphs(tables: dict[str, bytes], count: int) -> list[bytes]:
    long = int.from_bytes(tables["head"][50:52], "big") == _LONG_OFFSETS
    offsets = struct.unpack(f">{count + 1}{'I' if long else 'H'}", tables["loca"])
    unit = 1 if long else 2
    data = tables["glyf"]
    return [data[offsets[at] * unit : offsets[at + 1] * unit] for at in range(count)]


def _metrics(tables: dict[str, bytes], count: int) -> list[tuple[int, int]]:
    """Advance and left side bearing of every glyph."""
    whole = int.from_bytes(tables["hhea"][34:36], "big")
    out = [struct.unpack_from(">Hh", tables["hmtx"], 4 * at) for at in range(whole)]
    for at in range(count - whole):
        (left,) = struct.unpack_from(">h", tables["hmtx"], 4 * whole + 2 * at)
        out.append((out[whole - 1][0], left))
    return [(advance, left) for advance, left in out]


def _moved(glyph: bytes, source: int, right: int, up: int) -> bytes:
    """A glyph of one component."""
    if not glyph:
        return b""
    _, x_min, y_min, x_max, y_max = struct.unpack_from(">5h", glyph)
    box = (x_min + right, y_min + up, x_max + right, y_max + up)
    component = struct.pack(">HHhh", _WORDS_AND_OFFSETS, source, right, up)
    return struct.pack(">5h", _COMPOSITE, *box) + component + b"\0\0"


def _with(
    tables: dict[str, bytes], glyphs: list[bytes], metrics: list[tuple[int, int]]
) -> dict[str, bytes]:
    offsets, data = [0], bytearray()
    for glyph in glyphs:
        data += glyph + b"\0" * (-len(glyph) % 4)
        offsets.append(len(data))
    head, hhea, maxp = (bytearray(tables[name]) for name in ("head", "hhea", "maxp"))
    struct.pack_into(">H", head, 50, _LONG_OFFSETS)
    struct.pack_into(">H", hhea, 34, len(metrics))
    struct.pack_into(">H", maxp, 4, len(glyphs))
    elements, depth = struct.unpack_from(">HH", maxp, 28)
    struct.pack_into(">HH", maxp, 28, max(elements, 1), depth + 1)
    return tables | {
        "glyf": bytes(data),
        "loca": struct.pack(f">{len(offsets)}I", *offsets),
        "hmtx": b"".join(struct.pack(">Hh", *pair) for pair in metrics),
        "head": bytes(head),
        "hhea": bytes(hhea),
        "maxp": bytes(maxp),
    }


def _font(tables: dict[str, bytes]) -> bytes:
    """Tables with their directory (OpenType, "Organization of an OpenType font")."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    search = (power * 16, power.bit_length() - 1, (count - power) * 16)
    out = struct.pack(">IHHHH", 0x00010000, count, *search)
    place, body, adjustment = 12 + 16 * count, b"", 0
    for tag, data in sorted(tables.items()):
        if tag == "head":
            adjustment = place + len(body) + 8
            data = data[:8] + bytes(4) + data[12:]
        padded = data + b"\0" * (-len(data) % 4)
        offset = place + len(body)
        out += struct.pack(">4sIII", tag.encode("ascii"), _sum(padded), offset, len(data))
        body += padded
    whole = bytearray(out + body)
    struct.pack_into(">I", whole, adjustment, (0xB1B0AFBA - _sum(whole)) & 0xFFFFFFFF)
    return bytes(whole)


def _sum(data: bytes | bytearray) -> int:
    words: tuple[int, ...] = struct.unpack(f">{len(data) // 4}I", data)
    return sum(words) & 0xFFFFFFFF
