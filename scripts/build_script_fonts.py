"""Build ``fonts/scripts/``: the faces of scripts in which letters quote names.

Faces are copied from npm packages unchanged, unpacked where they are WOFF; the Korean one is
subset.  ``build_fonts.py`` builds those of the six languages.

    python scripts/build_script_fonts.py          writes the faces and their licence
    python scripts/build_script_fonts.py --check  says whether they are up to date

Needs ``npm``, or ``--from DIR``, as ``build_fonts.py`` does.
"""

from __future__ import annotations

import argparse
import hashlib
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from build_fonts import (
    FAMILY_NAMES,
    as_truetype,
    decoded,
    licence_of,
    name_record,
    reserved_in,
    subset,
    unpack,
    unpacked,
)
from font_sources import Source
from generated import ROOT, settle

FOLDER = ROOT / "fonts" / "scripts"
LICENCE = "OFL.txt"
KOREAN = "NotoSerifKR-Light"
_RULE = "-" * 59
_EXPO, _FONTSOURCE = "@expo-google-fonts/noto", "@fontsource/noto"


SOURCES = (
    Source(
        "NotoSerifArmenian-Regular",
        f"{_FONTSOURCE}-serif-armenian@5.3.0",
        "files/noto-serif-armenian-armenian-400-normal.woff",
        "7850f54ae4abdaa5c7023f7528b4002fc1eab7998749943b485cfb72d24e4fd7",
    ),
    Source(
        "NotoSansSyriac-Regular",
        f"{_EXPO}-sans-syriac@0.4.2",
        "400Regular/NotoSansSyriac_400Regular.ttf",
        "dfa870966a83a2440a0bb392fd6b39058e712c2ad493fbfadceea09d07191b8f",
    ),
    Source(
        "NotoSansThaana-Regular",
        f"{_EXPO}-sans-thaana@0.4.2",
        "400Regular/NotoSansThaana_400Regular.ttf",
        "71189ebea47ebfebeaa7ad3d1e54450efc419561e5323e3df9b12bf7681d271b",
    ),
    Source(
        "NotoSerifDevanagari-Regular",
        f"{_EXPO}-serif-devanagari@0.4.1",
        "400Regular/NotoSerifDevanagari_400Regular.ttf",
        "fa9dc09cbb0384c6d6e2f93e5493e3bfa58bfab78e56a05858c43f29b110a1fa",
    ),
    Source(
        "NotoSerifBengali-Regular",
        f"{_EXPO}-serif-bengali@0.4.4",
        "400Regular/NotoSerifBengali_400Regular.ttf",
        "baa1ce1219718b027a9f13c83ab02bdba4c76b2c40d6fd366172377c3accfb55",
    ),
    Source(
        "NotoSansGurmukhi-Regular",
        f"{_EXPO}-sans-gurmukhi@0.4.1",
        "400Regular/NotoSansGurmukhi_400Regular.ttf",
        "2b0fbe8d4cc2a18aa08c6f21d3924423c113fb7ec6d786a77c30cf1d3153c4c7",
    ),
    Source(
        "NotoSerifGujarati-Regular",
        f"{_FONTSOURCE}-serif-gujarati@5.3.0",
        "files/noto-serif-gujarati-gujarati-400-normal.woff",
        "dd8fa44de313983b6615134d123f20f4c70efac1df7e24d6f1378233289256ee",
    ),
    Source(
        "NotoSansOriya-Regular",
        f"{_EXPO}-sans-oriya@0.4.2",
        "400Regular/NotoSansOriya_400Regular.ttf",
        "ba383a603869b5874d88a51ccd9aa526aefd18130c497bae6ce25db09507dd6e",
    ),
    Source(
        "NotoSerifTamil-Regular",
        f"{_FONTSOURCE}-serif-tamil@5.3.0",
        "files/noto-serif-tamil-tamil-400-normal.woff",
        "f49591cd1a35f7288b686eb29339f96d2874cd97ca05a7ec979bd7680b7d6627",
    ),
    Source(
        "NotoSerifTelugu-Regular",
        f"{_EXPO}-serif-telugu@0.4.2",
        "400Regular/NotoSerifTelugu_400Regular.ttf",
        "f9738ba5aff3fd0f0419e9abfcbf968c92d4fb8d59545f7c8df6675249a0e050",
    ),
    Source(
        "NotoSansKannada-Regular",
        f"{_EXPO}-sans-kannada@0.4.3",
        "400Regular/NotoSansKannada_400Regular.ttf",
        "40e8188c98e3913aae2241d570b179fdc29fd90ecb6b5dc4376298bcbe45c38b",
    ),
    Source(
        "NotoSerifMalayalam-Regular",
        f"{_FONTSOURCE}-serif-malayalam@5.3.0",
        "files/noto-serif-malayalam-malayalam-400-normal.woff",
        "c55c5872f4853b41dc7ca038eb30be1ed2e476cf0a9161bd9a29e8882398cb9d",
    ),
    Source(
        "NotoSerifSinhala-Regular",
        f"{_FONTSOURCE}-serif-sinhala@5.3.0",
        "files/noto-serif-sinhala-sinhala-400-normal.woff",
        "4f18e0141ce1768bfc87aabe7514836bf0f700296a7b6bae17b5d44d75ba376e",
    ),
    Source(
        "NotoSerifThai-Regular",
        f"{_FONTSOURCE}-serif-thai@5.3.0",
        "files/noto-serif-thai-thai-400-normal.woff",
        "819ce3f293d22d25c5d39689b812b0eabdd6fe6029a12299c888b89eba85eb07",
    ),
    Source(
        "NotoSerifLao-Regular",
        f"{_FONTSOURCE}-serif-lao@5.0.8",
        "files/noto-serif-lao-lao-400-normal.woff",
        "ec3fd8ebf9c00f2173f39184ec9b8bfe44b823ad1d905a8ddbde11740ea5566b",
    ),
    Source(
        "NotoSerifTibetan-Regular",
        f"{_EXPO}-serif-tibetan@0.4.2",
        "400Regular/NotoSerifTibetan_400Regular.ttf",
        "33bd11da711ad8fbf55e5df25f29e6ebdfce53424fb41d61c7c6b83c2ba948cf",
    ),
    Source(
        "NotoSerifMyanmar-Regular",
        f"{_FONTSOURCE}-serif-myanmar@5.3.0",
        "files/noto-serif-myanmar-myanmar-400-normal.woff",
        "8f7fff6d4887ffb3b531e4bc94d8ba8f4bb61aa7460bf2807d81538f7ab8b92d",
    ),
    Source(
        "NotoSerifGeorgian-Regular",
        f"{_FONTSOURCE}-serif-georgian@5.3.0",
        "files/noto-serif-georgian-georgian-400-normal.woff",
        "2bb50ecaf72ecd65539d38ecbd1bc3e3dfa3d8a46611a2d87611441362edc172",
    ),
    Source(
        "NotoSerifKR-Light",
        f"{_EXPO}-serif-kr@0.4.3",
        "300Light/NotoSerifKR_300Light.ttf",
        "d4552738d7a8ba34fcd68a3cca0f72c50d04710ab23961c48104eecaa1610ead",
    ),
    Source(
        "NotoSansEthiopic-Regular",
        f"{_EXPO}-sans-ethiopic@0.4.2",
        "400Regular/NotoSansEthiopic_400Regular.ttf",
        "321ff186e0f066a46257c3008e8a22070720350a9d17f8a32d0d3da53f52e7a2",
    ),
    Source(
        "NotoSerifKhmer-Regular",
        f"{_FONTSOURCE}-serif-khmer@5.3.0",
        "files/noto-serif-khmer-khmer-400-normal.woff",
        "f7783736c60f9fbfeb01a4b5655599e46b9b3e3818250eebeab211115b9e5e9e",
    ),
    Source(
        "NotoSansTifinagh-Regular",
        f"{_EXPO}-sans-tifinagh@0.4.1",
        "400Regular/NotoSansTifinagh_400Regular.ttf",
        "3194653fd676c83e6a499cf4384542d900dba8094f3062acab5ee1de82af472f",
    ),
)

_KOREAN_ROWS, _CELLS = range(0xB0, 0xC9), range(0xA1, 0xFF)
_JAMO = range(0x3131, 0x3190)


def korean() -> Iterator[int]:
    """The 2350 syllables of KS X 1001, and the letters they are made of."""
    yield from decoded("euc_kr", _KOREAN_ROWS, _CELLS)
    yield from _JAMO


def build(packages: Mapping[str, Path]) -> dict[str, bytes]:
    """The faces and their licence by name, from the files of the packages.

    Raises:
        ValueError: a file of a package is not the expected one, or a cut face has a reserved name.
    """
    files: dict[str, bytes] = {}
    notices: dict[str, None] = {}
    terms = ""
    for source in SOURCES:
        data = (packages[source.package] / source.file).read_bytes()
        if hashlib.sha256(data).hexdigest() != source.sha256:
            raise ValueError(f"{source.package}: {source.file} is not the expected file")
        data = as_truetype(data)
        if source.name == KOREAN:
            data = subset(data, set(korean()))
        notice = " ".join(name_record(data, 0).split())
        if name := reserved_in(notice, (name_record(data, one) for one in FAMILY_NAMES)):
            raise ValueError(f"the font name {name} is reserved, rename {source.name}")
        notices[f"{source.name}: {notice}"] = None
        files[f"{source.name}.ttf"] = data
        terms = terms or _RULE + licence_of(packages[source.package]).partition(_RULE)[2]
    lines = "\n".join([*notices, "", *terms.splitlines()]).splitlines()
    files[LICENCE] = ("\n".join(line.rstrip() for line in lines).rstrip() + "\n").encode()
    return files


def main() -> int:
    """Write or check the faces; returns the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; 1 if out of date")
    parser.add_argument("--from", dest="source", type=Path, metavar="DIR", help="unpacked packages")
    arguments = parser.parse_args()
    source: Path | None = arguments.source
    names = dict.fromkeys(one.package for one in SOURCES)
    with tempfile.TemporaryDirectory() as folder:
        packages = {
            name: unpacked(name, source) if source else unpack(name, Path(folder) / str(number))
            for number, name in enumerate(names)
        }
        files = build(packages)
    return settle(files, FOLDER, arguments.check)


if __name__ == "__main__":
    raise SystemExit(main())
