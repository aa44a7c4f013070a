"""Styles by language: Arabic and Chinese have variants of their own."""

from __future__ import annotations

from unassemble.styles.arabic import has_arabic_variant
from unassemble.styles.chinese import has_variant


def for_language(style_id: str, language: str) -> str:
    """The id of the style's variant for a language, or the style itself."""
    if language == "ar" and has_arabic_variant(style_id):
        return f"{style_id}Ar"
    return f"{style_id}Zh" if language == "zh" and has_variant(style_id) else style_id
