"""Edits made at random in the tree of a text, as a person makes them in the editor."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from msgspec.structs import replace

from unassemble.letter.compose import compose
from unassemble.letter.nodes import plain
from unassemble.preview.texts.labels import following_label
from unassemble.preview.texts.places import TextPath
from unassemble.preview.texts.tree import TextChip, TextGroup, TextLeaf, TextNode, TextRun

Nodes = tuple[TextNode, ...]
TYPED = {
    "word": "Helsinki",
    "Chinese": "联合国",
    "Arabic": "الأمم المتحدة",
    "signs": "a*b [x] _c_ <d> & {{ e }} ^[f] ~g~ `h`",
    "beginning": "1. ",
}
_WORDS = re.compile(r"[^\W_]+")
_WRITTEN = {"text", "title", "heading", "party", "place", "date", "name", "titles"}


def texts_of(text: str) -> Iterator[tuple[TextPath, str]]:
    """The texts of a letter file that people write, with their paths."""
    yield from _texts(plain(compose(text.encode(), "")[0]), ())


def _texts(value: Any, path: TextPath) -> Iterator[tuple[TextPath, str]]:
    match value:
        case dict():
            for key, one in value.items():
                yield from _texts(one, (*path, key))
        case list():
            for index, one in enumerate(value):
                yield from _texts(one, (*path, index))
        case str() if path[0] in ("letter", "annexes", "notes") and _is_written(path):
            yield path, value


def _is_written(path: TextPath) -> bool:
    keys = [one for one in path if isinstance(one, str)]
    return ("notes" in keys[-3:] and keys[-1] != "mark") or bool(_WRITTEN & set(keys[-2:]))


def edit(nodes: Nodes, kind: str, chance: Random, path: TextPath = ()) -> Nodes | None:
    """The tree with an edit of a kind; None where it has nothing for that kind."""
    return _EDITS[kind](nodes, chance)


# -- words ---------------------------------------------------------------------------------


def _leaves(nodes: Nodes, path: tuple[int, ...] = ()) -> Iterator[tuple[tuple[int, ...], TextLeaf]]:
    for index, node in enumerate(nodes):
        if isinstance(node, TextLeaf):
            yield (*path, index), node
        elif isinstance(node, TextGroup):
            yield from _leaves(node.nodes, (*path, index))


def _put(nodes: Nodes, path: tuple[int, ...], made: Nodes) -> Nodes:
    """The tree with some nodes in place of the one at a path."""
    index, *rest = path
    if not rest:
        return (*nodes[:index], *made, *nodes[index + 1 :])
    group = nodes[index]
    assert isinstance(group, TextGroup)
    inner = replace(group, nodes=_put(group.nodes, tuple(rest), made))
    return (*nodes[:index], inner, *nodes[index + 1 :])


def _any_word(
    nodes: Nodes, chance: Random, wanted: Callable[[TextLeaf], bool] = lambda leaf: True
) -> tuple[tuple[int, ...], TextLeaf, int, int, int] | None:
    found = [
        (path, leaf, index, *one.span())
        for path, leaf in _leaves(nodes)
        if wanted(leaf)
        for index, run in enumerate(leaf.runs)
        if isinstance(run, TextRun)
        for one in _WORDS.finditer(run.text)
    ]
    return chance.choice(found) if found else None


def _with_run(leaf: TextLeaf, index: int, *runs: TextRun | TextChip) -> TextLeaf:
    kept = [one for one in runs if isinstance(one, TextChip) or one.text]
    return replace(leaf, runs=(*leaf.runs[:index], *kept, *leaf.runs[index + 1 :]))


def _type(written: str, over: bool) -> Callable[[Nodes, Random], Nodes | None]:
    def act(nodes: Nodes, chance: Random) -> Nodes | None:
        found = _any_word(nodes, chance)
        if found is None:
            return None
        path, leaf, index, start, end = found
        run = leaf.runs[index]
        assert isinstance(run, TextRun)
        start = start if over else end
        text = run.text[:start] + written + run.text[end:]
        return _put(nodes, path, (_with_run(leaf, index, TextRun(text, run.marks)),))

    return act


def _mark(mark: str) -> Callable[[Nodes, Random], Nodes | None]:
    def act(nodes: Nodes, chance: Random) -> Nodes | None:
        found = _any_word(nodes, chance)
        if found is None:
            return None
        path, leaf, index, start, end = found
        run = leaf.runs[index]
        assert isinstance(run, TextRun)
        marks = tuple(one for one in run.marks if one != mark)
        marks = marks if mark in run.marks else (*marks, mark)
        parts = (
            TextRun(run.text[:start], run.marks),
            TextRun(run.text[start:end], marks),
            TextRun(run.text[end:], run.marks),
        )
        return _put(nodes, path, (_with_run(leaf, index, *parts),))

    return act


# -- paragraphs ----------------------------------------------------------------------------


def _parts(leaf: TextLeaf, index: int, at: int) -> tuple[TextLeaf, TextLeaf]:
    run = leaf.runs[index]
    assert isinstance(run, TextRun)
    before = _with_run(replace(leaf, runs=leaf.runs[: index + 1]), index, _cut(run, 0, at))
    after = _with_run(replace(leaf, runs=leaf.runs[index:]), 0, _cut(run, at, len(run.text)))
    return before, replace(after, kind="p", level=0)


def _cut(run: TextRun, start: int, end: int) -> TextRun:
    return TextRun(run.text[start:end], run.marks)


def _split(nodes: Nodes, chance: Random) -> Nodes | None:
    """Enter: a paragraph becomes two; an item becomes two, and those after it count on."""
    found = _any_word(nodes, chance, lambda leaf: leaf.kind != "cell")
    if found is None:
        return None
    path, leaf, index, start, _ = found
    before, after = _parts(leaf, index, start)
    if not before.runs or not after.runs:
        return None
    holder = _at(nodes, path[:-1])
    if not (isinstance(holder, TextGroup) and holder.kind == "item"):
        return _put(nodes, path, (before, after))
    if path[-1]:
        return None
    items = _at(nodes, path[:-2])
    assert isinstance(items, TextGroup)
    second = replace(holder, nodes=(after, *holder.nodes[1:]))
    made = [*items.nodes[: path[-2]], replace(holder, nodes=(before,)), second]
    made += items.nodes[path[-2] + 1 :]
    return _put(nodes, path[:-2], (replace(items, nodes=_counted(made, path[-2])),))


def _counted(items: list[TextNode], at: int) -> Nodes:
    """Items that count on from one of them."""
    first = items[0]
    assert isinstance(first, TextGroup)
    label = ""
    out: list[TextNode] = []
    for index, item in enumerate(items):
        assert isinstance(item, TextGroup)
        if index > at and first.label:
            item = replace(item, label=label)
        label = following_label(item.label, first.label)
        out.append(item)
    return tuple(out)


def _at(nodes: Nodes, path: tuple[int, ...]) -> TextNode | None:
    node: TextNode | None = None
    for index in path:
        node = nodes[index]
        nodes = node.nodes if isinstance(node, TextGroup) else ()
    return node


def _join(nodes: Nodes, chance: Random) -> Nodes | None:
    """Backspace at the beginning of a paragraph."""
    pairs = [
        (path, leaf, other)
        for path, leaf in _leaves(nodes)
        if leaf.kind == "p" and leaf.runs
        for other in [_at(nodes, (*path[:-1], path[-1] + 1)) if _has(nodes, path) else None]
        if isinstance(other, TextLeaf) and other.kind == "p" and other.runs
    ]
    if not pairs:
        return None
    path, leaf, other = chance.choice(pairs)
    nodes = _put(nodes, (*path[:-1], path[-1] + 1), ())
    return _put(nodes, path, (replace(leaf, runs=(*leaf.runs, TextRun(" "), *other.runs)),))


def _has(nodes: Nodes, path: tuple[int, ...]) -> bool:
    holder = _at(nodes, path[:-1])
    inside = holder.nodes if isinstance(holder, TextGroup) else nodes if len(path) == 1 else ()
    return path[-1] + 1 < len(inside)


def _paragraph(nodes: Nodes, chance: Random) -> Nodes | None:
    """A paragraph is written between two blocks."""
    at = chance.randint(0, len(nodes))
    return (*nodes[:at], TextLeaf("p", (TextRun("A new paragraph."),)), *nodes[at:])


def _remove(nodes: Nodes, chance: Random) -> Nodes | None:
    if len(nodes) < 2:
        return None
    at = chance.randrange(len(nodes))
    return (*nodes[:at], *nodes[at + 1 :])


def _top_leaf(nodes: Nodes, chance: Random) -> int | None:
    found = [
        index
        for index, one in enumerate(nodes)
        if isinstance(one, TextLeaf) and one.kind == "p" and one.runs
    ]
    return chance.choice(found) if found else None


def _wrapped(wrap: Callable[[TextLeaf], TextNode]) -> Callable[[Nodes, Random], Nodes | None]:
    def act(nodes: Nodes, chance: Random) -> Nodes | None:
        at = _top_leaf(nodes, chance)
        if at is None:
            return None
        leaf = nodes[at]
        assert isinstance(leaf, TextLeaf)
        return (*nodes[:at], wrap(leaf), *nodes[at + 1 :])

    return act


def _unwrapped(nodes: Nodes, chance: Random) -> Nodes | None:
    """A heading becomes a paragraph; items and quotations are let out."""
    found = [
        index
        for index, one in enumerate(nodes)
        if (isinstance(one, TextLeaf) and one.kind == "h")
        or (isinstance(one, TextGroup) and one.kind in ("bullets", "numbers", "quote"))
    ]
    if not found:
        return None
    at = chance.choice(found)
    node = nodes[at]
    if isinstance(node, TextLeaf):
        return (*nodes[:at], replace(node, kind="p", level=0), *nodes[at + 1 :])
    assert isinstance(node, TextGroup)
    items = node.nodes if node.kind == "quote" else node.nodes[:1]
    inner = items if node.kind == "quote" else items[0].nodes  # type: ignore[union-attr]
    rest = (replace(node, nodes=node.nodes[1:]),) if node.kind != "quote" else ()
    rest = tuple(one for one in rest if one.nodes)
    return (*nodes[:at], *inner, *rest, *nodes[at + 1 :])


# -- tables and notes ----------------------------------------------------------------------


def _row(nodes: Nodes, chance: Random) -> Nodes | None:
    """A row more, or one less."""
    found = [
        index
        for index, one in enumerate(nodes)
        if isinstance(one, TextGroup) and one.kind == "table" and _is_plain(one)
    ]
    if not found:
        return None
    at = chance.choice(found)
    table = nodes[at]
    assert isinstance(table, TextGroup)
    place = chance.randint(1, len(table.nodes))
    cells = tuple(TextLeaf("cell", (TextRun("a | b"),)) for _ in table.alignments)
    rows = (*table.nodes[:place], TextGroup("row", cells), *table.nodes[place:])
    if chance.random() < 0.3 and len(table.nodes) > 2:
        rows = (*table.nodes[: place - 1], *table.nodes[place:]) if place > 1 else rows
    return (*nodes[:at], replace(table, nodes=rows), *nodes[at + 1 :])


def _is_plain(table: TextGroup) -> bool:
    return all(
        cell.columns == cell.rows == 1
        for row in table.nodes
        if isinstance(row, TextGroup)
        for cell in row.nodes
        if isinstance(cell, TextLeaf)
    )


def _note(nodes: Nodes, chance: Random) -> Nodes | None:
    """Words in a note that is written where it is called."""
    found = [
        (path, leaf, index, run)
        for path, leaf in _leaves(nodes)
        for index, run in enumerate(leaf.runs)
        if isinstance(run, TextChip) and run.kind == "note"
    ]
    if not found:
        return None
    path, leaf, index, chip = chance.choice(found)
    inner = edit(chip.nodes, chance.choice(("word", "signs", "strong", "delete")), chance)
    if inner is None:
        return None
    return _put(nodes, path, (_with_run(leaf, index, replace(chip, nodes=inner, written="")),))


def _new_note(nodes: Nodes, chance: Random) -> Nodes | None:
    found = _any_word(nodes, chance)
    if found is None:
        return None
    path, leaf, index, _, end = found
    run = leaf.runs[index]
    assert isinstance(run, TextRun)
    note = TextChip("note", nodes=(TextLeaf("p", (TextRun("See [1] above."),)),), marks=run.marks)
    parts = (_cut(run, 0, end), note, _cut(run, end, len(run.text)))
    return _put(nodes, path, (_with_run(leaf, index, *parts),))


_EDITS: dict[str, Callable[[Nodes, Random], Nodes | None]] = {
    **{name: _type(written, True) for name, written in TYPED.items()},
    "insert": _type(" and others", False),
    "delete": _type("", True),
    **{name: _mark(name) for name in ("strong", "em", "u", "lang=fr")},
    "split": _split,
    "join": _join,
    "paragraph": _paragraph,
    "remove": _remove,
    "heading": _wrapped(lambda leaf: replace(leaf, kind="h", level=2)),
    "quote": _wrapped(lambda leaf: TextGroup("quote", (leaf,))),
    "bullet": _wrapped(lambda leaf: TextGroup("bullets", (TextGroup("item", (leaf,)),))),
    "number": _wrapped(
        lambda leaf: TextGroup("numbers", (TextGroup("item", (leaf,), label="1."),))
    ),
    "unwrap": _unwrapped,
    "row": _row,
    "note": _note,
    "new note": _new_note,
}
KINDS = tuple(_EDITS)
