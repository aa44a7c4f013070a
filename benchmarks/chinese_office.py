"""How many lines of our Chinese DOCX does LibreOffice set as our PDF has them?

    python benchmarks/chinese_office.py A_75_836.pdf [--soffice PROGRAM]

The paragraphs of A/75/836 are made into a letter, whose DOCX LibreOffice lays out with the faces
that the PDF has in place of SimSun and Times New Roman.  What it does otherwise is its own: it
compresses no mark to take one more character.
"""

import argparse
import os
import subprocess
import sys
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory

from chinesepdf import Paragraph, read_paragraphs, runs
from pdflines import read_lines
from unassemble.api import load
from unassemble.base.resources import font
from unassemble.text.fonts import HAN, SERIF

LETTER = """\
language: zh
original: en
symbols: [A/75/836]
date: 2021-03-31
organs:
  - {organ: general-assembly, session: 75, agenda_items: [{number: 10, title: 执行情况}]}
letter:
  dated: 2021-03-31
  from: {state: AZ, office: permanent-representative}
  to: [secretary-general]
  signatories: [{name: 莱拉, titles: [大使]}]
  text: |
"""
FAMILIES = {"SimSun": "Noto Serif SC Light", "SimHei": "Noto Sans SC", "KaiTi": "LXGW WenKai Light"}
BODY = (10.0, 11.0)
"""pt: the size of running text."""


def letter(paragraphs: list[Paragraph]) -> str:
    """The paragraphs that were not touched by hand as a letter file, without their notes."""
    out = []
    for one in paragraphs:
        if one.kind == "note" or one.condensed:
            continue
        text = "".join(words for line in one.lines for raised, words in runs(line) if not raised)
        indent = "   " if one.kind == "list" else ""
        label = f"{one.label} " if one.label else ""
        out.append(f"    {indent}{label}{text}\n\n")
    return LETTER + "".join(out)


def font_settings(folder: Path) -> Path:
    """Settings of fontconfig with the shipped faces in place of Word's."""
    faces = font(f"{SERIF[0]}.ttf").parent
    families = FAMILIES | {"Times New Roman": "Tinos"}
    matches = "".join(
        f'<match><test name="family"><string>{asked}</string></test><edit name="family"'
        f' mode="assign" binding="same"><string>{shipped}</string></edit></match>'
        for asked, shipped in families.items()
    )
    file = folder / "fonts.conf"
    file.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<include>/etc/fonts/fonts.conf</include><dir>{faces}</dir>"
        f"<cachedir>{folder}/cache</cachedir>{matches}</fontconfig>",
        encoding="utf-8",
    )
    return file


def by_office(docx: bytes, folder: Path, program: str) -> Path:
    """The PDF that LibreOffice makes of a DOCX."""
    file = folder / "letter.docx"
    file.write_bytes(docx)
    subprocess.run(
        [
            program,
            "--headless",
            f"-env:UserInstallation=file://{folder}/profile",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder / "made"),
            str(file),
        ],
        check=True,
        capture_output=True,
        env=os.environ | {"FONTCONFIG_FILE": str(font_settings(folder))},
    )
    return folder / "made" / "letter.pdf"


def body_lines(pdf: Path | bytes) -> list[str]:
    """The lines of running text, the number of a paragraph joined with its line."""
    out: list[str] = []
    for page in read_lines(pdf):
        y = 0.0
        for line in page:
            if not BODY[0] < line.size < BODY[1] or not 70 < line.y < 740 or line.x < 100:
                continue
            if out and abs(line.y - y) < 0.5:
                out[-1] += line.squeezed
            else:
                out.append(line.squeezed)
            y = line.y
    return out


def spans(lines: list[str]) -> set[tuple[int, int]]:
    """Where lines begin and end, in characters of the whole text."""
    ends = list(accumulate(map(len, lines)))
    return set(zip([0, *ends], ends, strict=False))


def main() -> int:
    """Build, lay out twice, compare."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("file", type=Path, help="A_75_836.pdf, the Chinese edition of New York")
    parser.add_argument("--soffice", default="soffice", help="the program of LibreOffice")
    asked = parser.parse_args()
    assert HAN["song"] == "NotoSerifSC-Light"
    with TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "letter.yaml"
        source.write_text(letter(read_paragraphs(asked.file)), encoding="utf-8")
        made = load(source).build()
        ours = body_lines(made.pdf)
        office = body_lines(by_office(made.docx, folder, asked.soffice))
    mine, theirs = spans(ours), spans(office)
    same = len(mine & theirs)
    begun = {start for start, _ in mine} & {start for start, _ in theirs}
    print(f"{same} of {len(ours)} lines of ours are LibreOffice's too ({same / len(ours):.1%})")
    print(f"{same} of {len(begun)} lines that begin alike end alike ({same / len(begun):.1%})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
