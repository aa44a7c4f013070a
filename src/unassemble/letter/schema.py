"""The JSON Schema of the letter file (draft-07): every key, its values and its purpose.

``letter.schema.json`` is the one source: `validate` checks letter files by it, editors complete
and check by it, the preview makes its form from it.  Beside the keywords of the standard a schema
may have ``x-rule``, the rule of its findings, and ``errorMessage``, their words, which editors
show too.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import msgspec

Json = dict[str, Any]


@cache
def letter_schema() -> Json:
    """The schema of the letter file; shared by all callers, who leave it as it is."""
    return read_schema(Path(__file__).with_name("letter.schema.json"))


def read_schema(path: Path) -> Json:
    """A schema that comes with the program."""
    return msgspec.json.decode(path.read_bytes(), type=Json)
