"""YAML as people write it: values → text, and texts changed in one place at a time.

What is not changed stays as it was, to the byte: comments, order, quotation marks, line ends.
"""

from __future__ import annotations

from unassemble.yamltext.edit import YamlText, flow_of
from unassemble.yamltext.emit import Commented, Value, emit, emit_pair
from unassemble.yamltext.lists import insert_item, move_item
from unassemble.yamltext.places import PathError, is_editable

__all__ = [
    "Commented",
    "PathError",
    "Value",
    "YamlText",
    "emit",
    "emit_pair",
    "flow_of",
    "insert_item",
    "is_editable",
    "move_item",
]
