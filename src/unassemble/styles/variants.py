"""Styles by language: Arabic and Chinese text has its own variants."""

from __future__ import annotations

from unassemble.styles.arabic import has_arabic_variant
from unassemble.styles.chinese import has_chinese_variant


def for_language(style_id: str, language: str) -> str:
    """The id of the style's variant for a language, or of the style itself if it has none."""
    if language == "ar" and has_arabic_variant(style_id):
        return f"{style_id}Ar"
    if language == "zh" and has_chinese_variant(style_id):
        return f"{style_id}Zh"
    return style_id
