"""Letters of different kinds, with their pictures, for tests of whole PDFs."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

FOLDER = Path(__file__).parent / "data" / "letters"
KINDS = sorted(path.stem for path in FOLDER.glob("*.yaml"))
_REMARK = "A remark of some length. "
_NOTE = "which is long enough to stand on many lines and to go on at the foot of the next page, "
_PARAGRAPH = "goes on long enough to fill more than one line of its page: the pages shall be many."


def write_letter_of_kind(kind: str, folder: Path) -> Path:
    """Write a letter of tests/data/letters, and the pictures that it may use, into a folder."""
    _draw(folder)
    text = (FOLDER / f"{kind}.yaml").read_text(encoding="utf-8")
    text = text.replace("      MANY ROWS\n", "".join(_rows()))
    text = text.replace("    MANY PARAGRAPHS\n", "".join(_paragraphs()))
    path = folder / f"{kind}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def _rows() -> list[str]:
    return [
        f"      | **{year}** | {year - 1800} | {_REMARK * (year % 4)}^[Of {year}.] |\n"
        for year in range(1900, 2000)
    ]


def _paragraphs() -> list[str]:
    return [
        f"    Paragraph {number} {_PARAGRAPH}^[Note {number}: {_NOTE * 24}and ends here.]\n\n"
        for number in range(1, 31)
    ]


def _draw(folder: Path) -> None:
    Image.linear_gradient("L").resize((64, 64)).save(folder / "gray.png")
    red = Image.new("RGB", (64, 64), "red")
    red.save(folder / "photo.jpg")
    clear = Image.new("RGBA", (64, 64), (0, 0, 0, 0))
    ImageDraw.Draw(clear).ellipse((8, 8, 56, 56), fill=(0, 0, 200, 128))
    clear.save(folder / "clear.png")
    clear.quantize(16).save(folder / "seal.png")
