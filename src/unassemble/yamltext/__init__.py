"""YAML as people write it: values → text, and texts changed in one place at a time.

Whatever is not changed stays as it was, to the byte: comments, order, quotation marks, line ends.
"""

from __future__ import annotations

from unassemble.yamltext.edit import PathError, YamlText
from unassemble.yamltext.emit import Value, emit, emit_pair

__all__ = ["PathError", "Value", "YamlText", "emit", "emit_pair"]
