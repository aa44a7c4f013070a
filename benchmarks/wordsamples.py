"""Paragraphs with Word's lines, and the lines that our line builder makes of the same text."""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from statistics import mean, median

from msgspec.structs import replace

from pdflines import squeeze
from taggedpdf import Glyph, read_blocks
from unassemble.layout.typesetter import Typesetter
from unassemble.story import Characters, LineEnd, RunStyle, StoryParagraph, Tab
from unassemble.styles import PAGE, Character, Properties, Style, StyleSheet, letter_styles
from unassemble.text.fonts import FontBook, open_fonts
from unassemble.text.shaping import PlainText
from unassemble.typography.rules import no_break_rules
from worddocx import Run, Source, read_sources
from wordpdf import read_paragraphs

DOCUMENT = "A_80_590"
RESOLUTIONS = ("A_RES_78_1", "A_RES_75_312_S")
SPANISH = "_S"
WIDTH = PAGE.right - PAGE.left
DRAWN = 0.0125
"""pt: how much closer Word draws letters than it measures them (A/80/590, all styles)."""
HAND = 0.02
"""pt: letter spacing further from that of the style is a manual adjustment."""
STEP = 0.05
"""pt: Word's unit of character spacing, a twip."""
NOTES, NOTES_OF_OTHERS = 104, 103
"""Per cent: the character scale of notes, and of the notes of some other documents."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A paragraph, its document, and the lines that Word made of it."""

    document: str
    source: Source
    word: tuple[tuple[Glyph, ...], ...]
    known: bool = False
    """Whether the text is that of the DOCX, with all its formatting."""

    @property
    def lines(self) -> list[str]:
        """Word's lines without blanks."""
        return [squeeze("".join(glyph.text for glyph in line)) for line in self.word]

    @property
    def language(self) -> str:
        """The language, from the name of the document."""
        return "es" if self.document.endswith(SPANISH) else "en"

    @property
    def style(self) -> str:
        """The style under which it is counted."""
        place = " in a cell" if self.source.cell else ""
        return f"{self.source.style}{place}"

    def with_text(self, text: str) -> "Sample":
        """The sample with other text of the same length."""
        runs, start = [], 0
        for run in self.source.runs:
            runs.append(Run(text[start : start + len(run.text)], run.properties))
            start += len(run.text)
        return Sample(self.document, self.source._replace(runs=tuple(runs)), self.word, self.known)

    def after(self, count: int) -> "Sample":
        """The rest of the paragraph after a number of characters, not counting blanks."""
        if not count:
            return self
        runs: list[Run] = []
        for run in self.source.runs:
            text = run.text
            while text and (count or not (runs or squeeze(text[0]))):
                count -= len(squeeze(text[0]))
                text = text[1:]
            if text:
                runs.append(Run(text, run.properties))
        rest = self.source._replace(
            runs=tuple(runs), properties=replace(self.source.properties, first=0.0)
        )
        return Sample(self.document, rest, (), self.known)


# ---- Word's side ---------------------------------------------------------------------------------


def reports_in(folder: Path) -> list[Path]:
    """The documents of a folder that are there as DOCX and as PDF: the DOCX of each."""
    both = (path for path in folder.rglob("*.docx") if path.with_suffix(".pdf").is_file())
    return sorted(both, key=lambda path: (path.stem != DOCUMENT, path.stem))


def docx_samples(docx: Path) -> Iterator[Sample]:
    """The paragraphs of a DOCX, each with its block in the PDF; both are in the same order.

    Paragraphs with dot leaders are left out: letters have no table of contents.
    """
    sources = [s for s in read_sources(docx, WIDTH) if squeeze(s.text)]
    blocks = read_blocks(docx.with_suffix(".pdf"))
    texts = [squeeze(source.text) for source in sources]
    printed = ["".join(block.squeezed) for block in blocks]
    pairs = difflib.SequenceMatcher(None, texts, printed, autojunk=False)
    for match in pairs.get_matching_blocks():
        for offset in range(match.size):
            source = sources[match.a + offset]
            if not source.leaders:
                yield Sample(docx.stem, source, blocks[match.b + offset].lines, known=True)


def pdf_samples(folder: Path) -> Iterator[Sample]:
    """The paragraphs of the resolutions and of all letters in a folder."""
    names = [folder / f"{name}.pdf" for name in RESOLUTIONS]
    letters = (path for path in folder.rglob("*.pdf") if "INF" not in path.stem)
    known = {*RESOLUTIONS, *(path.stem for path in reports_in(folder))}
    files = sorted(path for path in letters if path.stem[:2] in ("A_", "S_"))
    for path in [*names, *(path for path in files if path.stem not in known)]:
        if path.is_file():
            for found in read_paragraphs(path):
                yield as_set(with_hyphens(Sample(path.stem, found.source, found.lines)))


def with_hyphens(sample: Sample) -> Sample:
    """The sample with the no-break hyphens of our rules; in a PDF they look like other hyphens."""
    rules = no_break_rules("es" if sample.language == "es" else "en")
    return sample.with_text(rules.hyphens_of_text.applied(sample.source.text))


def as_set(sample: Sample) -> Sample:
    """The sample with the letter spacing of all its lines, if it differs from that of the style.

    The notes of some documents, made with another template, also have another character scale.
    """
    own = sample.source.properties
    off = [letters_apart(line, own) for line in sample.word]
    if own.scale == NOTES and abs(median(off)) > HAND:
        narrow = replace(own, scale=NOTES_OF_OTHERS)
        narrow_off = [letters_apart(line, narrow) for line in sample.word]
        if abs(median(narrow_off)) <= HAND:
            return with_properties(sample, scale=NOTES_OF_OTHERS)
    if abs(median(off)) <= HAND or max(off) - min(off) > 2 * HAND:
        return sample
    spacing = (own.spacing or 0.0) + round(median(off) / STEP) * STEP
    return with_properties(sample, spacing=spacing)


def with_properties(sample: Sample, **changes: float) -> Sample:
    """The sample with other properties, also for all its characters."""
    source = sample.source
    runs = tuple(Run(run.text, replace(run.properties, **changes)) for run in source.runs)
    own = replace(source.properties, **changes)
    source = source._replace(properties=own, runs=runs)
    return Sample(sample.document, source, sample.word, sample.known)


def letters_apart(line: Sequence[Glyph], properties: Properties) -> float:
    """The letter spacing of a line, less what size and style give."""
    off = []
    for one, two in pairwise(line):
        if not (one.text.isalpha() and two.text.isalpha()) or one.font != two.font:
            continue
        face = fonts().latin("Bold" in one.font, "Italic" in one.font)
        shaped = face.shape(one.text + two.text, "en")
        if isinstance(shaped, PlainText) and abs(one.y - two.y) < 0.1:
            scale = (properties.scale or 100.0) / 100
            natural = shaped.steps((properties.size or 10.0) * scale / 1000, 0.0)[0]
            off.append(two.x - one.x - natural - (properties.spacing or 0.0))
    near = [gap for gap in off if abs(gap) < 0.1 * (properties.size or 10.0)]
    return mean(near) + DRAWN if len(near) > 4 else 0.0


# ---- our side ------------------------------------------------------------------------------------


@cache
def fonts() -> FontBook:
    """The faces."""
    return open_fonts()


def setting(source: Source) -> Properties:
    """The properties of the paragraph, with those of most of its characters."""
    counts: dict[Properties, int] = {}
    for run in source.runs:
        if not run.properties.superscript:
            counts[run.properties] = counts.get(run.properties, 0) + len(run.text)
    most = max(counts, key=lambda own: counts[own]) if counts else source.properties
    return replace(
        source.properties,
        size=most.size,
        scale=most.scale,
        spacing=most.spacing,
        bold=False,
        italic=False,
        superscript=False,
    )


def set_as(own: Properties) -> Character:
    """The character style for runs with other letters than most of their paragraph."""
    name = f"{own.size} {own.scale} {own.spacing}"
    return Character(name, name, Properties(own.size, scale=own.scale, spacing=own.spacing))


def named(sample: Sample) -> dict[str, Character]:
    """The character styles of a paragraph."""
    found = (set_as(run.properties) for run in sample.source.runs)
    return {**letter_styles().characters, **{style.id: style for style in found}}


def story(sample: Sample) -> StoryParagraph:
    """The paragraph as input for our line builder; its style is called P."""
    out: list[Characters | Tab | LineEnd] = []
    most = set_as(setting(sample.source)).id
    for run in sample.source.runs:
        own = run.properties
        style = RunStyle(bool(own.bold), bool(own.italic))
        if sample.known and set_as(own).id != most and not own.superscript:
            style = replace(style, character_style=set_as(own).id)
        if own.superscript and sample.known:
            style = replace(style, vertical="superscript")  # calls of notes are no text in a DOCX
        elif own.superscript:
            style = replace(style, character_style="FootnoteReference")
        for character in run.text:
            before = out[-1] if out else None
            if character == "\t":
                out.append(Tab())
            elif character == "\n":
                out.append(LineEnd())
            elif isinstance(before, Characters) and before.style == style:
                out[-1] = replace(before, text=before.text + character)
            else:
                out.append(Characters(character, sample.language, style))
    return StoryParagraph("P", tuple(out), sample.language)


def our_lines(sample: Sample) -> list[str]:
    """The lines that our line builder makes, without blanks."""
    style = Style("P", "P", setting(sample.source))
    sheet = StyleSheet({"P": style}, named(sample))
    area = (0.0, sample.source.width)
    lines = Typesetter(sheet, fonts()).lines(story(sample), area)
    return [squeeze(line.text) for line in lines]
