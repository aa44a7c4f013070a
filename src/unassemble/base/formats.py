"""The formats a letter is built in."""

from __future__ import annotations

from typing import Literal

Format = Literal["docx", "pdf"]
FORMATS: tuple[Format, ...] = ("docx", "pdf")
