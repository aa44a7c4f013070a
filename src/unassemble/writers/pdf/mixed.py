"""Lines with text from right to left → strings of glyphs that readers turn back into the text.

Programs that copy text from a page see where glyphs stand, and guess the order of the characters
from their classes; each guesses in its own way.  What stands here gives the two engines that most
viewers use what each of them needs, and changes nothing of what is seen:

- poppler (TextOutputDev, reorderText) takes all that stands between two letters of right-to-left
  text for one stretch from left to right.  So each stretch ends with a right-to-left mark of no
  width, and begins with a left-to-right mark where it does not with a letter or figure.  PDFium
  skips strings without width.
- PDFium (CPDF_TextPage, CFX_BidiString) turns round the order of all changes between letters,
  figures and other signs, and mirrors brackets.  So what has several is drawn in one string, its
  parts from right to left, and brackets stand for what they look like.  The text itself is said
  by ``ActualText`` around a form XObject, which PDFium passes over and other readers take.
  Right-to-left marks that it does see stand where it would take two things for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from unicodedata import bidirectional

from msgspec import Struct
from msgspec.structs import replace

from unassemble.layout.fragments import GlyphRun
from unassemble.text.shaping import Shaped, placed_glyph
from unassemble.writers.pdf.glyphs import words
from unassemble.writers.pdf.readings import POP, RLM, Reading, is_lettered, kind

_LRM = "\u200e"
_ASIDE = {RLM: 0.02, _LRM: 0.06, POP: 0.0}
"""How far inside a stretch its marks stand, relative to the type size: no two begin at one x."""
_APART = 0.1
"""How far a mark at the end of a string stands from what is before it, relative to the size."""
_PAIRS = ("()", "[]", "{}", "<>", "«»", "‹›")
_MIRRORS = {one: pair[1 - at] for pair in _PAIRS for at, one in enumerate(pair)}
_SPLIT = re.compile(f"[{re.escape(''.join(_MIRRORS))}]|[^{re.escape(''.join(_MIRRORS))}]+")
_LIKE_FIGURES = frozenset(("EN", "AN", "CS", "ES", "ET"))


class Drawn(Struct):
    """Runs that are drawn as one string, in the order given.

    ``text`` is what they stand for, where it is not what their glyphs say one by one; ``left``
    where they are seen, if they begin elsewhere.
    """

    runs: tuple[GlyphRun, ...]
    text: str = ""
    left: float | None = None


def in_words(run: GlyphRun) -> list[Drawn]:
    """A run of a line in a language that is written from left to right."""
    parts = words(run) if run.segment.shaped.rtl else (run,)
    return [Drawn((part,)) for part in parts]


def drawn_beside(runs: Sequence[GlyphRun], reading: Reading) -> Iterator[list[Drawn]]:
    """What each run of a line is drawn as that is in a language written from left to right, and has
    one in Arabic beside it: a symbol in the masthead, whose figures are smaller than its letters.

    PDFium sorts strings by where they begin, and turns their order round.  So each begins a little
    left of the one before.
    """
    turned = reading.from_right and not reading.marks
    for at, run in enumerate(runs):
        if at and turned and not run.segment.shaped.rtl and not run.segment.face.quoted:
            yield [_placed(run, runs[0].x - at * _APART)]
        else:
            yield in_words(run)


def drawn(runs: Sequence[GlyphRun], reading: Reading) -> Iterator[list[Drawn]]:
    """What each run of a line, given in logical order, is drawn as."""
    for at, run in enumerate(runs):
        out: list[Drawn] = []
        if run.segment.shaped.rtl:
            for part in (part for word in words(run) for part in _cut(word)):
                text = part.segment.text[part.start : part.end]
                turned = text in _MIRRORS and reading.from_right
                out.append(_bracket(part, text) if turned else _beside_figures(part, runs, at))
                if bidirectional(text[-1]) in _LIKE_FIGURES and not text.isspace():
                    out.append(_mark(part, RLM))
        else:
            text = run.segment.text[run.start : run.end]
            if not text[-1].isalnum():
                out.append(_mark(run, _LRM))
            if run.segment.note >= 0 and run.segment.rise and reading.mixed:
                out.append(_raised(run))
            elif is_lettered(text) and reading.from_right and not run.segment.face.quoted:
                marks = reading.marks or int(_before_sign(runs, at))
                out.append(_in_parts(run, text, marks))
            else:
                out.append(Drawn((run,)))
            if reading.mixed and _ends(runs, at):
                out.append(_mark(run, RLM))
        yield out


def _beside_figures(part: GlyphRun, runs: Sequence[GlyphRun], at: int) -> Drawn:
    """Part of a run from right to left, with a mark between a sign and a figure: to PDFium the full
    stop after "2019" is part of the figure, and comes first."""
    run, text = runs[at], part.segment.text
    out = [part]
    if at and part.start == run.start and _is_weak(text[part.start]):
        before = runs[at - 1]
        if _is_weak(before.segment.text[before.end - 1]):
            out.append(replace(_mark(part, RLM).runs[0], x=part.x + part.width))
    if at + 1 < len(runs) and part.end == run.end and _is_weak(text[part.end - 1]):
        after = runs[at + 1]
        if _is_weak(after.segment.text[after.start]):
            out.insert(0, replace(_mark(part, RLM).runs[0], x=part.x))
    return Drawn(tuple(out))


def _is_weak(character: str) -> bool:
    return kind(character) == "W" and not character.isspace()


def _before_sign(runs: Sequence[GlyphRun], at: int) -> bool:
    """Whether what follows a run begins with no letter: after one from left to right, PDFium takes
    signs for such, too."""
    texts = (run.segment.text[run.start : run.end] for run in runs[at + 1 :])
    following = "".join(texts).lstrip()
    return bool(following) and kind(following[0]) != "R"


def _ends(runs: Sequence[GlyphRun], at: int) -> bool:
    """Whether a run from left to right is the last of its stretch; calls of notes are apart."""
    if at + 1 == len(runs) or runs[at].segment.note >= 0:
        return True
    after = runs[at + 1].segment
    return after.shaped.rtl or after.note >= 0


def _cut(run: GlyphRun) -> Iterator[GlyphRun]:
    """A word from right to left, cut beside its brackets."""
    segment = run.segment
    text = segment.text[run.start : run.end]
    if _MIRRORS.keys().isdisjoint(text):
        yield run
        return
    steps = segment.shaped.steps(segment.size * segment.scale / 1000, segment.spacing)
    x = run.x + run.width
    for found in _SPLIT.finditer(text):
        start, end = run.start + found.start(), run.start + found.end()
        width = sum(steps[start:end])
        x -= width
        yield GlyphRun(segment, run.at + found.start(), start, end, x, width, run.space)


def _bracket(run: GlyphRun, text: str) -> Drawn:
    """A bracket that stands for what it looks like."""
    segment = run.segment
    shaped = segment.shaped
    assert isinstance(shaped, Shaped), "plain text runs from left to right"
    first, end = shaped.between(run.start, run.end)
    looks = _MIRRORS[text]
    alone = Shaped(looks, shaped.glyphs[first:end], [0.0], {}, (), (), None, {})
    alone_in = replace(segment, text=looks, shaped=alone)
    return Drawn((GlyphRun(alone_in, run.at, 0, 1, run.x, run.width),), text)


def _raised(run: GlyphRun) -> Drawn:
    """The call of a note, on the baseline of its line, in glyphs that are themselves raised: PDFium
    reads what stands before and after another baseline apart, and puts the last part first."""
    return _placed(run, run.x, run.segment.rise)


def _placed(run: GlyphRun, x: float, up: float = 0.0) -> Drawn:
    """A run that begins at ``x``, on the baseline, in glyphs that are themselves moved to where the
    run is seen."""
    segment = run.segment
    face, text = segment.face, segment.text[run.start : run.end]
    unit = segment.size / 1000 * face.shaper.unit
    glyphs: list[int] = []
    right = run.x - x
    for character, step in zip(text, _steps(run), strict=True):
        glyph = face.font.get_nominal_glyph(ord(character))
        glyphs.append(placed_glyph(glyph, round(right / (unit * segment.scale)), round(up / unit)))
        right += step
    shaped = Shaped(text, tuple(glyphs), [0.0] * len(text), {}, (), (), None, {})
    within = replace(segment, text=text, shaped=shaped, rise=segment.rise - up)
    return Drawn((GlyphRun(within, run.at, 0, len(text), x, run.width),), text, run.x)


def _steps(run: GlyphRun) -> list[float]:
    """The widths of the characters of a run, in points."""
    segment = run.segment
    steps = segment.shaped.steps(segment.size * segment.scale / 1000, segment.spacing)
    return steps[run.start : run.end]


def _in_parts(run: GlyphRun, text: str, marks: int) -> Drawn:
    """A stretch from left to right, cut where the kind of its characters changes; the parts stand
    from right to left.

    ``marks`` right-to-left marks stand at the right end, and one at the left, if there are any.
    """
    segment = run.segment
    unit = segment.size * segment.scale / 1000
    steps = segment.shaped.steps(unit, segment.spacing)
    parts: list[GlyphRun] = []
    at, x = run.start, run.x
    for _, group in groupby(text, kind):
        part = "".join(group)
        end = at + len(part)
        shaped = segment.face.shape(part, segment.language)
        width = sum(shaped.steps(unit, segment.spacing))
        within = replace(segment, text=part, shaped=shaped)
        parts.append(GlyphRun(within, run.at + at - run.start, 0, len(part), x, width))
        x += sum(steps[at:end]) + run.space * part.count(" ")
        at = end
    if marks:
        first = replace(_mark(run, RLM).runs[0], x=parts[-1].x)
        last = list(_marks(first, parts[0].x + parts[0].width, marks))
        return Drawn((first, *reversed(parts), *last), text)
    return Drawn(tuple(reversed(parts)), text) if len(parts) > 1 else Drawn((run,))


def _marks(mark: GlyphRun, x: float, count: int) -> Iterator[GlyphRun]:
    """Marks that PDFium counts one by one: not where one stood before, and parted."""
    for at in range(1, count + 1):
        place = x + at * _APART * mark.segment.size
        yield replace(mark, x=place)
        if at < count:
            yield replace(_mark(mark, POP).runs[0], x=place)


def ends(string: Drawn) -> tuple[GlyphRun, GlyphRun]:
    """Marks without width at the left and the right end of a string: poppler takes the box of
    a text from the first and the last glyph that it meets."""
    mark = _mark(string.runs[0], RLM).runs[0]
    left = min(run.x for run in string.runs)
    right = max(run.x + run.width for run in string.runs)
    if string.left is not None:
        left, right = string.left, string.left + right - left
    return replace(mark, x=left), replace(mark, x=right)


def _mark(run: GlyphRun, character: str) -> Drawn:
    """A mark of direction inside the left or the right end of a run."""
    segment = run.segment
    space = segment.face.font.get_nominal_glyph(ord(" "))
    shaped = Shaped(character, (placed_glyph(space, 0, 0),), [0.0], {}, (), (), None, {})
    aside = _ASIDE[character] * segment.size
    x = run.x - aside if character == RLM else run.x + run.width - aside
    return Drawn((GlyphRun(replace(segment, text=character, shaped=shaped), run.at, 0, 1, x, 0.0),))
