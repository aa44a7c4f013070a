"""Letter files to fill in: from a mission and a starter letter, or from the previous letter."""

from __future__ import annotations

from unassemble.drafts.answers import Answers
from unassemble.drafts.occasion import Occasion
from unassemble.drafts.starter import start_letter
from unassemble.drafts.successor import follow_letter

__all__ = ["Answers", "Occasion", "follow_letter", "start_letter"]
