"""YAML as people write it: values → text, and texts changed in one place at a time.

What is not changed stays as it was, to the byte: comments, order, quotation marks, line ends.
"""

from __future__ import annotations

from unassemble.yamltext.edit import YamlText
from unassemble.yamltext.emit import Value, emit, emit_pair
from unassemble.yamltext.lists import insert_item, move_item
from unassemble.yamltext.places import PathError

__all__ = ["PathError", "Value", "YamlText", "emit", "emit_pair", "insert_item", "move_item"]
