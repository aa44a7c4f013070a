"""Does our Chinese page stand where Word's does?  Places and faces of A/75/836, pages 1 and 2.

    python benchmarks/chinese_places.py A_75_836.pdf [--picture OUT.png]

The words of both pages are set as a letter: masthead, session block, title, headings, numbered
paragraphs, notes.  The report's title has the style of a first-level heading, as in English.  The
summary in its box is left out; paragraphs that were set further apart by hand are set so.  Every
line of ours is compared with Word's: x, baseline, face, size.
"""

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2 as pdfium
from msgspec.structs import replace
from PIL import Image

from chinesepdf import Paragraph, read_paragraphs, runs
from pdflines import Glyph, Line, read_lines
from unassemble.layout import Pages, Typesetter, lay_out
from unassemble.model import Document
from unassemble.pipeline.letter_file import read_letter_file
from unassemble.pipeline.reading import read_version
from unassemble.story import Story, StoryParagraph, build_story
from unassemble.styles import StyleSheet, letter_styles
from unassemble.text.fonts import open_fonts
from unassemble.writers.pdf import write_pdf

GOAL = 0.5
"""pt: the greatest distance of a line of ours from Word's."""
COLUMN = 1.0
SIZE = 0.15
"""pt: the greatest difference of sizes: Word rounds them to the dots of a printer."""
FACES = {
    "SimSun": "Song",
    "SimHei": "Hei",
    "KaiTi": "Kai",
    "TimesNewRomanPSMT": "roman",
    "TimesNewRomanPS-BoldMT": "bold",
    "NotoSerifSC-Light": "Song",
    "NotoSansSC-Regular": "Hei",
    "LXGWWenKai-Light": "Kai",
    "Tinos": "roman",
    "Tinos-Regular": "roman",
    "Tinos-Bold": "bold",
}
AFTER = 9.0
"""pt: the space after the paragraphs of page 2, set by hand; elsewhere it is 7."""
HEAD = """\
language: zh
original: en
symbols: [A/75/836]
date: 2021-03-31
job_number: 21-04320
date_codes: ["220421", "270421"]
organs:
  - organ: general-assembly
    session: 75
    agenda_items:
      - number: 10
        title: |
          《关于艾滋病毒/艾滋病问题的承诺宣言》
          和关于艾滋病毒/艾滋病问题的各项政治
          宣言的执行情况
letter:
  dated: 2021-03-31
  from: {state: AZ, office: permanent-representative}
  to: [secretary-general]
  title: 应对不平等现象，重新走上到 2030 年消除艾滋病的轨道
  text: |
    ## 秘书长的报告

    \\pagebreak

    # 一. 导言

"""


def letter(paragraphs: Sequence[Paragraph]) -> str:
    """The letter file: the words of pages 1 and 2."""
    body, notes = [], []
    for one in paragraphs:
        text = "".join(
            f"[^{words}]" if raised else words for line in one.lines for raised, words in runs(line)
        )
        if one.kind == "note":
            notes.append(f"    {one.label}: {text!r}\n")
        elif one.kind == "numbered":
            body.append(f"    {one.label} {text}\n\n")
    return f"{HEAD}{''.join(body)}  notes:\n{''.join(notes)}"


def pitch(one: Paragraph) -> float:
    """The distance of Word's lines, in whole and half points."""
    ys = [max(glyph.y for glyph in line) for line in one.glyphs[:2]]
    return round((ys[1] - ys[0]) * 2) / 2 if len(ys) == 2 else 16.0


def document_of(text: str) -> Document:
    """The document of a letter file."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "letter.yaml"
        file.write_text(text, encoding="utf-8")
        document = read_version(read_letter_file(file)).document
    assert document is not None
    return document


def base_document() -> Document:
    """A letter with the masthead and nothing else."""
    return document_of(HEAD)


def story_of(pdf: Path) -> Story:
    """The story of the letter, its title and its loosened paragraphs as in the report."""
    found = [one for one in read_paragraphs(pdf) if one.page == 2]
    story = build_story(document_of(letter(found)))
    pitches = [pitch(one) for one in found if one.kind == "numbered"]
    items = []
    for item in story.items:
        if isinstance(item, StoryParagraph) and item.style == "TitleH1Zh":
            item = replace(item, style="HeadingHChZh")
        if isinstance(item, StoryParagraph) and item.style == "NumberedTxtZh":
            own = pitches.pop(0)
            item = replace(item, line_spacing=own if own != 16.0 else 0.0)
        items.append(item)
    return replace(story, items=tuple(items))


def pages_of(story: Story) -> Pages:
    """The story laid out, its numbered paragraphs as far apart as on page 2."""
    sheet = letter_styles()
    style = sheet.paragraphs["NumberedTxtZh"]
    loose = {style.id: replace(style, own=replace(style.own, after=AFTER))}
    styles = StyleSheet(sheet.paragraphs | loose, sheet.characters)
    return lay_out(story, Typesetter(styles, open_fonts(), story.marks))


# ---- places and faces ----------------------------------------------------------------------------


def faces(glyphs: Sequence[Glyph]) -> str:
    """The faces of a line, each once; a slash among Chinese characters has either."""
    names = (glyph.font.rpartition("+")[2] for glyph in glyphs if glyph.text.strip(" /"))
    return "+".join(sorted({FACES.get(name, name) for name in names}))


def compare(word: Sequence[Line], ours: Sequence[Line]) -> Iterator[tuple[Line, Line | None]]:
    """Word's lines, each with ours of the same words on the same page, or else in its place."""
    known: dict[tuple[int, str], list[Line]] = {}
    for line in ours:
        known.setdefault((line.page, words(line)), []).append(line)
    for line in word:
        same = known.get((line.page, words(line)))
        beside = (one for one in ours if one.page == line.page and in_place(one, line))
        yield line, same.pop(0) if same else next(beside, None)


def words(line: Line) -> str:
    """The words by which lines are paired: of a page's number without that of all pages."""
    return re.sub(r"^(\d+)/\d+$", r"\1/", line.squeezed)


def in_place(ours: Line, line: Line) -> bool:
    """Whether two lines with other words stand in the same place."""
    return abs(ours.x - line.x) < COLUMN and abs(ours.y - line.y) < COLUMN


def row(line: Line, ours: Line | None) -> tuple[str, bool]:
    """A row of the table, and whether the line is near enough."""
    name = line.text[:22]
    if ours is not None and words(ours) != words(line):
        name += "  (ours has other words)"
    if ours is None:
        return f"{line.page}  {line.x:7.2f} {line.y:7.2f}  MISSING  {name}", False
    dx, dy = ours.x - line.x, ours.y - line.y
    size = ours.size - line.size
    face = faces(line.glyphs) == faces(ours.glyphs)
    near = abs(dx) <= GOAL and abs(dy) <= GOAL and abs(size) <= SIZE and face
    look = faces(line.glyphs) if face else f"{faces(line.glyphs)} / {faces(ours.glyphs)}"
    mark = " " if near else "!"
    return (
        f"{line.page}{mark} {line.x:7.2f} {line.y:7.2f}  {dx:+5.2f} {dy:+5.2f}"
        f"  {line.size:5.2f} {size:+5.2f}  {look:<12} {name}"
    ), near


def counted(line: Line) -> bool:
    """Whether a line of Word's can be in a letter, and is text in ours."""
    summary = line.page == 1 and 395 < line.y < 640
    drawn = "Barcode" in line.glyphs[0].font or set(line.text) == {"_"}
    return not (summary or drawn)


def picture(theirs: Path, ours: bytes, out: Path) -> None:
    """Pages 1 and 2 of both, Word's on the left, at 200 per cent."""
    sheets = []
    for file in (theirs, ours):
        document = pdfium.PdfDocument(file)
        sheets.append([document[number].render(scale=2).to_pil() for number in (0, 1)])
    width, height = sheets[1][0].size
    whole = Image.new("RGB", (2 * width, 2 * height), "white")
    for column, pages in enumerate(sheets):
        for number, page in enumerate(pages):
            whole.paste(page, (column * width, number * height))
    whole.save(out)


# ---- pages ---------------------------------------------------------------------------------------


def main() -> int:
    """Set, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("file", type=Path, help="A_75_836.pdf, the Chinese edition of New York")
    parser.add_argument("--picture", type=Path, help="write a picture of both")
    asked = parser.parse_args()
    story = story_of(asked.file)
    pdf = write_pdf(pages_of(story), story)
    word = [line for page in read_lines(asked.file)[:2] for line in page if counted(line)]
    ours = [line for page in read_lines(pdf)[:2] for line in page]
    print("page      x       y     dx    dy   size       faces        words")
    near = 0
    across: list[float] = []
    for line, other in compare(word, ours):
        text, good = row(line, other)
        near += good
        print(text)
        if line.page > 1 and other is not None and other.squeezed == line.squeezed:
            pairs = zip(line.glyphs, other.glyphs, strict=True)
            across += [abs(mine.x - theirs.x) for theirs, mine in pairs]
    print(f"{near} of {len(word)} lines within {GOAL} pt, in the same face and size")
    share = sum(one <= GOAL for one in across) / len(across)
    print(
        f"{share:.1%} of {len(across)} characters of page 2 within {GOAL} pt across,"
        f" the farthest {max(across):.2f}"
    )
    if asked.picture:
        picture(asked.file, pdf, asked.picture)
    return 0 if near == len(word) else 1


if __name__ == "__main__":
    sys.exit(main())
