"""Blocks → blocks with changed inlines; an unchanged block is returned as the same object."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, assert_never

from msgspec.structs import replace

from unassemble.model.blocks import (
    Block,
    BlockQuote,
    Dateline,
    Figure,
    Heading,
    List,
    ListItem,
    PageBreak,
    Paragraph,
    Signatory,
    SignatureBlock,
    SignedDate,
    Table,
    TableCell,
)
from unassemble.model.inlines import Inline

Change = Callable[[tuple[Inline, ...]], tuple[Inline, ...]]
"""Changes the inlines of one paragraph; returns its argument if nothing changes."""

T = TypeVar("T")
_Line = TypeVar("_Line", bound=Paragraph | Heading | Dateline | SignedDate | TableCell)


def each(items: tuple[T, ...], change: Callable[[T], T]) -> tuple[T, ...]:
    """Change every item; the same tuple if no item changes."""
    new = tuple(map(change, items))
    same = all(item is changed for item, changed in zip(items, new, strict=True))
    return items if same else new


def rewritten(block: Block, change: Change) -> Block:
    """The block with the inlines of each of its paragraphs changed."""
    match block:
        case Paragraph() | Heading() | Dateline() | SignedDate():
            return _line(block, change)
        case List(items=items):
            new = each(items, lambda item: _item(item, change))
            return block if new is items else replace(block, items=new)
        case BlockQuote(blocks=blocks):
            inner = each(blocks, lambda child: rewritten(child, change))
            return block if inner is blocks else replace(block, blocks=inner)
        case Table():
            return _table(block, change)
        case SignatureBlock(signatories=signatories):
            changed = each(signatories, lambda signatory: _signatory(signatory, change))
            return block if changed is signatories else replace(block, signatories=changed)
        case Figure() | PageBreak():
            return block
        case _:
            assert_never(block)


def _line(line: _Line, change: Change) -> _Line:
    new = change(line.inlines)
    return line if new is line.inlines else replace(line, inlines=new)


def _item(item: ListItem, change: Change) -> ListItem:
    blocks = each(item.blocks, lambda child: rewritten(child, change))
    return item if blocks is item.blocks else replace(item, blocks=blocks)


def _signatory(signatory: Signatory, change: Change) -> Signatory:
    lines = each(signatory.lines, change)
    return signatory if lines is signatory.lines else replace(signatory, lines=lines)


def _table(table: Table, change: Change) -> Table:
    header = each(table.header, lambda cell: _line(cell, change))
    rows = each(table.rows, lambda row: each(row, lambda cell: _line(cell, change)))
    if header is table.header and rows is table.rows:
        return table
    return replace(table, header=header, rows=rows)
