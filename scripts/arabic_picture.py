"""Draw page 1 of an Arabic letter for docs/right-to-left.md: our PDF, and our DOCX in LibreOffice.

python scripts/arabic_picture.py

Needs LibreOffice (`soffice`). Amiri, of fonts/, takes the place of Traditional Arabic there.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

from gallery import save
from generated import ROOT
from unassemble.pipeline.building import build_version
from unassemble.pipeline.letter_file import read_letter_file

LETTER = ROOT / "tests" / "data" / "letters" / "arabic.yaml"
PICTURE = ROOT / "docs" / "images" / "arabic-page-1.png"
WIDTH, GAP, AROUND = 612, 6, 160
FONTS = f"""<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>{ROOT / "fonts"}</dir>
  <match target="pattern">
    <test name="family"><string>Traditional Arabic</string></test>
    <edit name="family" mode="assign" binding="strong"><string>Amiri</string></edit>
  </match>
</fontconfig>
"""


def in_libreoffice(docx: bytes, folder: Path) -> bytes:
    """The PDF that LibreOffice makes of a DOCX."""
    path, fonts = folder / "letter.docx", folder / "fonts.conf"
    path.write_bytes(docx)
    fonts.write_text(FONTS, "utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", str(path)]
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts)}
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    return path.with_suffix(".pdf").read_bytes()


def page_1(pdf: bytes) -> Image.Image:
    """The first page of a PDF in greyscale."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        drawn = document[0].render(scale=3 * WIDTH / document[0].get_width())
        page: Image.Image = drawn.to_pil()
    finally:
        document.close()
    return page.convert("L").resize((WIDTH, page.height * WIDTH // page.width))


def main() -> int:
    """Make the picture."""
    made = build_version(read_letter_file(LETTER), "ar", ["docx", "pdf"])
    assert made.docx is not None
    assert made.pdf is not None
    with tempfile.TemporaryDirectory() as folder:
        sheets = [page_1(made.pdf), page_1(in_libreoffice(made.docx, Path(folder)))]
    whole = Image.new("L", (2 * WIDTH + GAP, sheets[0].height), AROUND)
    whole.paste(sheets[0], (0, 0))
    whole.paste(sheets[1], (WIDTH + GAP, 0))
    save(whole, PICTURE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
