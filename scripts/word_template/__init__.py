"""The parts of templates/circulation.docx: styles, settings, theme, fonts and page set-up."""

from __future__ import annotations

from word_template.package import template_bytes

__all__ = ["template_bytes"]
