"""Line → line box: tabs, alignment and justification give every run its x.

A justified line distributes the remaining width over its spaces, in Chinese text as `east_asian`
has it; the last line keeps its natural width.
"""

from __future__ import annotations

from bisect import bisect_right

from msgspec.structs import replace

from unassemble.layout.fragments import GlyphRun, LineBox
from unassemble.layout.paragraph.collect import LINE_END, TAB, Content
from unassemble.layout.paragraph.east_asian import squeeze, stretch
from unassemble.layout.paragraph.fill import Line
from unassemble.layout.paragraph.frame import Frame
from unassemble.layout.paragraph.reorder import reorder
from unassemble.styles import Properties
from unassemble.text.shaping import SOFT_HYPHEN


def finish(content: Content, line: Line, frame: Frame, properties: Properties) -> LineBox:
    """Place the runs of a line."""
    text = content.text[line.start : line.end]
    if TAB in text:
        runs = _runs(content, line.start, line.end)
        end = _place(content, runs, line, frame)
    else:
        runs = _runs(content, line.start, line.end, frame.start(line.first))
        end = runs[-1].x + runs[-1].width if runs else frame.start(line.first)
    if runs and not line.last and text.endswith(SOFT_HYPHEN):
        end += _show_hyphen(runs)
    spare = frame.limit + line.outside - end
    if properties.align == "both":
        if runs and (not line.last or spare < 0):
            runs = _justify(content, runs, line.start + text.rfind(TAB) + 1, spare)
    elif properties.align in ("right", "center") and TAB not in text:
        shift = spare if properties.align == "right" else spare / 2
        for run in runs:
            run.x += shift
    if content.levels is None:
        for run in runs:
            run.x += frame.origin
        if runs and content.text[line.end : line.end + 1] == " ":
            _end_with_space(content, runs, line.end)
    else:
        reorder(content, content.levels, runs, frame, line.end)
    calls = _calls(content, line) if content.calls else ()
    return LineBox(
        runs, frame.height, frame.baseline, calls, text.replace(LINE_END, "").replace(TAB, " ")
    )


def _calls(content: Content, line: Line) -> tuple[int, ...]:
    return tuple(note for position, note in content.calls if line.start <= position < line.end)


def _show_hyphen(runs: list[GlyphRun]) -> float:
    """Add the hyphen of a word that is broken at a soft hyphen, and return its width."""
    last = runs[-1]
    segment = last.segment
    shaped = replace(segment.face.shaper.whole("-", segment.language), text=SOFT_HYPHEN)
    width = shaped.steps(segment.size * segment.scale / 1000, segment.spacing)[0]
    hyphen = replace(segment, text=SOFT_HYPHEN, shaped=shaped)
    at = last.at + last.end - last.start
    runs.append(GlyphRun(hyphen, at, 0, 1, last.x + last.width, width))
    return width


def _end_with_space(content: Content, runs: list[GlyphRun], at: int) -> None:
    """Add the space that ended the line: it separates words in copied text."""
    last = runs[-1]
    if last.end < len(last.segment.text):
        last.end += 1
        return
    # The space is in the next segment, where the format or the face changes.
    index = bisect_right(content.bounds, at) - 1
    if content.bounds[index] == at:
        end = last.x + last.width
        runs.append(GlyphRun(content.segments[index], at, 0, 1, end, 0.0))


def _runs(content: Content, start: int, end: int, x: float = 0.0) -> list[GlyphRun]:
    """The parts of the segments between two characters, one after another from ``x`` on."""
    out = []
    segments, bounds, natural = content.segments, content.bounds, content.natural
    index = max(bisect_right(bounds, start) - 1, 0)
    while index < len(segments) and bounds[index] < end:
        segment, bound = segments[index], bounds[index]
        first, last = max(start, bound), min(end, bound + len(segment.text))
        if first < last:
            width = (content.end(last) if last == end else natural[last]) - natural[first]
            out.append(GlyphRun(segment, first, first - bound, last - bound, x, width))
            x += width
        index += 1
    return out


def _place(content: Content, runs: list[GlyphRun], line: Line, frame: Frame) -> float:
    """Give every run its natural x, tabs applied, and return the x of the line's end."""
    x = frame.start(line.first)
    position = line.start
    waiting = list(runs)
    text = content.text
    while position < line.end:
        if text[position] == TAB:
            stop, kind = frame.next_stop(x)
            following = text.find(TAB, position + 1, line.end)
            following = line.end if following < 0 else following
            width = content.natural[following] - content.natural[position + 1]
            x = max(x, stop - width) if kind == "right" else stop
            position += 1
            continue
        if text[position] == LINE_END or not waiting:
            position += 1
            continue
        run = waiting.pop(0)
        run.x = x
        x += run.width
        position += run.end - run.start
    return x


def _justify(content: Content, runs: list[GlyphRun], start: int, spare: float) -> list[GlyphRun]:
    """Distribute ``spare`` over the characters from ``start`` on."""
    if content.flexible is None or not content.han:
        _space_out(content, runs, start, spare)
    elif spare < 0:
        return squeeze(content.flexible, content.text, runs, start, -spare)
    else:
        stretch(content.flexible, content.text, runs, start, spare)
    return runs


def _space_out(content: Content, runs: list[GlyphRun], start: int, spare: float) -> None:
    """Distribute ``spare`` over the spaces and Chinese characters."""
    widen_han = content.han and spare > 0
    total = 0
    for run in runs:
        if run.at >= start:
            total += _spaces(run) + (_han(run) if widen_han else 0)
    if widen_han and runs and runs[-1].segment.face.han:
        total -= 1
    if total <= 0:
        return
    each = spare / total
    moved = 0.0
    for run in runs:
        run.x += moved
        if run.at < start:
            continue
        if _spaces(run):
            run.space = each
        if widen_han and _han(run):
            run.gap = each
        widened = run.space * _spaces(run) + run.gap * _han(run)
        run.width += widened
        moved += widened


def _spaces(run: GlyphRun) -> int:
    return run.segment.text.count(" ", run.start, run.end)


def _han(run: GlyphRun) -> int:
    return run.end - run.start if run.segment.face.han else 0
