"""Bar code and QR code: the same elements in the DOCX's pictures and in the PDF's rectangles."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from PIL import Image
from reportlab.graphics.barcode.code39 import Standard39

from unassemble.images.codes import code39, qr_code
from unassemble.layout.codes import Box, code39_bars, qr_bars
from unassemble.writers.docx.pictures import code39_png, qr_png

ADDRESS = "https://docs.un.org/en/A/79/843"
KNOWN = """\
#######.##..##....#######
#.....#...#.#.#.#.#.....#
#.###.#..##.##....#.###.#
#.###.#..###.#.##.#.###.#
#.###.#..##.#.#.#.#.###.#
#.....#..###.##.#.#.....#
#######.#.#.#.#.#.#######
........#.##.#.##........
##.##.#..####...#.#.....#
.#.#.#..#########..#####.
#.##..##..##.#.#....##..#
##.#.#..#####.##...#.####
.##.#.#.##......#.##....#
#...#..#...######...#..#.
####.###.#...###..#.#####
#...##.#####.....#.#.##.#
#..##.##...#.#.######.##.
........#...##.##...#.##.
#######....#....#.#.#...#
#.....#....#.####...#..#.
#.###.#.#.###..######..#.
#.###.#.#.#####..##....##
#.###.#..###.#..#...#####
#.....#.#####.#..####.###
#######.######.##....#..#
"""
"""The address's QR code: version 2 (25 modules), level L, mask 6; a scanner reads it."""
FINDER = """\
#######
#.....#
#.###.#
#.###.#
#.###.#
#.....#
#######
"""
START = "nwnnwnwnn"
"""The asterisk of Code 39: the standard's own start and stop character."""


def dots(data: bytes) -> list[list[bool]]:
    """The rows of a picture: which dots are dark."""
    with Image.open(io.BytesIO(data)) as picture:
        width, height = picture.size
        return [[picture.getpixel((x, y)) == 0 for x in range(width)] for y in range(height)]


def dark(boxes: tuple[Box, ...], x: float, y: float) -> bool:
    return any(
        left < x < left + width and top < y < top + height for left, top, width, height in boxes
    )


def test_a_bar_code_begins_and_ends_with_the_start_character() -> None:
    elements = "".join("w" if wide else "n" for wide in code39("2505275"))
    assert len(elements) == 9 * 10 - 1
    assert elements[:10] == f"{START}n"
    assert elements[-10:] == f"n{START}"


def test_the_patterns_are_those_of_reportlab() -> None:
    every = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%"
    theirs = Standard39(every, checksum=0, quiet=0)
    theirs.validate()
    theirs.encode()
    theirs.decompose()
    elements = [kind in "BS" for kind in theirs.decomposed]
    assert code39(every) == tuple(elements)


def test_characters_that_code_39_lacks_are_left_out() -> None:
    assert code39("25é05") == code39("2505")


def test_bars_are_the_same_in_both_files() -> None:
    row = dots(code39_png("2505275"))[0]
    bars = code39_bars("2505275", (100.0, 50.0, float(len(row)), 10.0))
    assert row == [dark(bars, 100.5 + index, 55) for index in range(len(row))]


def test_bars_fill_their_box() -> None:
    bars = code39_bars("2505275", (65.0, 749.0, 101.0, 13.2))
    assert bars[0][:2] == (65.0, 749.0)
    assert bars[-1][0] + bars[-1][2] == pytest.approx(65.0 + 101.0)
    assert {bar[3] for bar in bars} == {13.2}


def drawn(rows: Sequence[bytes]) -> str:
    return "".join("".join(".#"[module] for module in row) + "\n" for row in rows)


def test_the_qr_code_of_an_address_is_the_known_one() -> None:
    assert drawn(qr_code(ADDRESS)) == KNOWN


@pytest.mark.parametrize("symbol", ["S/1", "A/79/843", "A/C.3/79/L.45/Rev.1"])
def test_a_qr_code_has_its_patterns(symbol: str) -> None:
    """Finder patterns in three corners and timing patterns between them (ISO/IEC 18004, 6.3)."""
    rows = qr_code(f"https://docs.un.org/en/{symbol}")
    size = len(rows)
    assert {len(row) for row in rows} == {size}
    assert size % 4 == 1
    assert drawn([row[:7] for row in rows[:7]]) == FINDER
    assert drawn([row[-7:] for row in rows[:7]]) == FINDER
    assert drawn([row[:7] for row in rows[-7:]]) == FINDER
    between = slice(8, size - 8)
    assert list(rows[6][between]) == [row[6] for row in rows[between]]
    assert set(rows[6][8 : size - 8 : 2]) == {1}
    assert set(rows[6][9 : size - 8 : 2]) == {0}


def test_modules_are_the_same_in_both_files() -> None:
    rows = qr_code(ADDRESS)
    picture = dots(qr_png(ADDRESS))
    size = len(picture)
    boxes = qr_bars(ADDRESS, (10.0, 20.0, float(size), float(size)))
    step = size // len(rows)
    for line, row in enumerate(rows):
        for column, module in enumerate(row):
            x, y = column * step + step // 2, line * step + step // 2
            assert picture[y][x] == bool(module) == dark(boxes, 10.5 + x, 20.5 + y)
