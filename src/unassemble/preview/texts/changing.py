"""An edit made in the editor → the smallest replacement that is read as what the editor shows."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from unassemble.preview.editing import RefusedError, Step, apply_to
from unassemble.preview.texts.flow import same_text
from unassemble.preview.texts.places import Anchors, NoTextError, TextAt, TextPath, text_at
from unassemble.preview.texts.tree import TextNode, bare
from unassemble.preview.texts.tries import Try, tries


class TextEdit(Struct, frozen=True):
    """What the editor shows: the blocks from ``start`` to ``end`` of a text give way to others."""

    path: TextPath
    start: int
    end: int
    nodes: tuple[TextNode, ...]
    language: str = ""


class TextEdited(Struct, frozen=True):
    """A changed letter file with its values, and what was done: the steps, and how the try was
    made that was taken ("nothing" where the editor shows what was there)."""

    text: str
    values: Any
    steps: tuple[Step, ...]
    step: str


def edited(text: str, values: Any, edit: TextEdit) -> TextEdited:
    """The letter file with an edit made in one of its texts.

    Raises:
        RefusedError: there is no such text, or no source of it is read as what the editor shows.
        UnreadableError: the file is no YAML.
    """
    try:
        known = text_at(text, edit.path, edit.language)
    except NoTextError:
        raise RefusedError("refused.place") from None
    reading = known.read()
    if not 0 <= edit.start <= edit.end <= len(reading.nodes):
        raise RefusedError("refused.place")
    kept = reading.nodes
    wanted = bare((*kept[: edit.start], *edit.nodes, *kept[edit.end :]))
    if same_text(kept, wanted):
        return TextEdited(text, values, (), "nothing")
    for one in tries(reading, wanted):
        made = _tried(text, values, known, one, wanted)
        if made is not None:
            return made
    raise RefusedError("refused.text")


def _tried(
    text: str, values: Any, known: TextAt, one: Try, wanted: tuple[TextNode, ...]
) -> TextEdited | None:
    """The letter file with a try made; None if it is not read as wanted."""
    value = one.applied(known.value)
    anchors = _moved(known.scalar.anchors if known.scalar else (), one)
    if not same_text(known.read_as(value, anchors).nodes, wanted):
        return None
    steps = _steps(known, one, value)
    try:
        after, after_values = apply_to(text, values, list(steps))
        # Where YAML folds a text, a line end of the file may be nothing or a space.
        is_read = same_text(text_at(after, known.path, known.language).read().nodes, wanted)
    except (RefusedError, NoTextError):
        return None
    return TextEdited(after, after_values, steps, one.step) if is_read else None


def _moved(anchors: Anchors, one: Try) -> Anchors:
    """The places of the lines of a value, as offsets in the value that a try makes."""
    out = []
    for offset, line, column in anchors:
        moved = offset
        for made in one.replacements:
            if made.end <= offset:
                moved += len(made.text) - (made.end - made.start)
            elif made.start < offset:
                break
        else:
            out.append((moved, line, column))
    return tuple(out)


def _steps(known: TextAt, one: Try, value: str) -> tuple[Step, ...]:
    """The steps that make a try in the letter file, the last place first."""
    path = list(known.path)
    if known.scalar is None:
        return (Step("set", path, value),)
    return tuple(
        Step("replace", path, made.text, start=made.start, end=made.end)
        for made in reversed(one.replacements)
    )
