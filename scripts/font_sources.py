"""The faces that are shipped, and the files of npm packages that they are made from."""

from __future__ import annotations

from dataclasses import dataclass

TINOS = "@expo-google-fonts/tinos@0.4.2"
AMIRI = "@expo-google-fonts/amiri@0.4.1"
SONG = "@expo-google-fonts/noto-serif-sc@0.4.3"
HEI = "@expo-google-fonts/noto-sans-sc@0.4.3"
KAI = "@fontsource/lxgw-wenkai@5.3.0"


@dataclass(frozen=True, slots=True)
class Source:
    """A face, and the file in an npm package that it is made from.

    ``omitted`` are characters that a subset leaves to another face.
    """

    name: str
    package: str
    file: str
    sha256: str
    omitted: str = ""

    @property
    def is_subset(self) -> bool:
        """Whether a subset of the face is shipped."""
        return self.package in (SONG, HEI, KAI)


SOURCES = (
    Source(
        "Tinos-Regular",
        TINOS,
        "400Regular/Tinos_400Regular.ttf",
        "924ef269e73da94c1803ff68877f5d998dd16605c5ffad82ee181034f8a1fffe",
    ),
    Source(
        "Tinos-Bold",
        TINOS,
        "700Bold/Tinos_700Bold.ttf",
        "576a19b5dc026cafe6ae8fde4c849588dae6475cf5d912cebdf2827388c43ad9",
    ),
    Source(
        "Tinos-Italic",
        TINOS,
        "400Regular_Italic/Tinos_400Regular_Italic.ttf",
        "4a52de5bcf70e37bd71949f8a85302b75795a1943aedffbbee4f2db7744e1c81",
    ),
    Source(
        "Tinos-BoldItalic",
        TINOS,
        "700Bold_Italic/Tinos_700Bold_Italic.ttf",
        "10c90ef7896d758923c06a1485d7824cdb457466da0bf7d42f81c5228931281b",
    ),
    Source(
        "NotoSerifSC-Light",
        SONG,
        "300Light/NotoSerifSC_300Light.ttf",
        "a86e5cabd0c0b9bd656ff9c3e437bec6519fc7b149e845192edd8075b07789eb",
    ),
    Source(
        "NotoSansSC-Regular",
        HEI,
        "400Regular/NotoSansSC_400Regular.ttf",
        "d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16",
    ),
    # The file has the whole face, despite its name.  Marks that are an em wide in KaiTi are narrow
    # in it: they are left to the Song face.
    Source(
        "LXGWWenKai-Light",
        KAI,
        "files/lxgw-wenkai-latin-300-normal.woff",
        "a59c01fedf4b05792e0b2427809429cdaf69e86e2e077b10fa879d4cf9596254",
        omitted="§±¶×÷‘’“”•",
    ),
    Source(
        "Amiri-Regular",
        AMIRI,
        "400Regular/Amiri_400Regular.ttf",
        "d26cd95609ed51b6419e3c7d4a066cb9fac7b73117868622f5b7f03998c68568",
    ),
    Source(
        "Amiri-Bold",
        AMIRI,
        "700Bold/Amiri_700Bold.ttf",
        "0cf3c9c5b967adb281a46f17293fe03b1fc05e0538ab4db4a4c2252f45098692",
    ),
)

LICENCES = {
    "OFL-Tinos.txt": "Tinos-Regular",
    "OFL-NotoSerifSC.txt": "NotoSerifSC-Light",
    "OFL-NotoSansSC.txt": "NotoSansSC-Regular",
    "OFL-LXGWWenKai.txt": "LXGWWenKai-Light",
    "OFL-Amiri.txt": "Amiri-Regular",
}
"""The licence files, and the face whose copyright notice each begins with."""
