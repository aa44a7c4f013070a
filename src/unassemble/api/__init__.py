"""The Python interface: all that the command line does."""

from __future__ import annotations

from unassemble.api.drafts import learn_mission, mission_records, modified_letter, new_letter
from unassemble.api.letters import Letter, load, loads, parity
from unassemble.api.many import build_many
from unassemble.api.rules import explain, schema
from unassemble.base.diagnostics import Diagnostic
from unassemble.base.errors import ClusterError, LetterError, UnassembleError, UnreadableError
from unassemble.base.formats import FORMATS, Format
from unassemble.batch.run import Finished
from unassemble.citations import CitedDocument
from unassemble.languages import LANGUAGES, Language
from unassemble.missions import Mission
from unassemble.pipeline.building import Outputs
from unassemble.pipeline.rendering import Renderer

__all__ = [
    "FORMATS",
    "LANGUAGES",
    "CitedDocument",
    "ClusterError",
    "Diagnostic",
    "Finished",
    "Format",
    "Language",
    "Letter",
    "LetterError",
    "Mission",
    "Outputs",
    "Renderer",
    "UnassembleError",
    "UnreadableError",
    "build_many",
    "explain",
    "learn_mission",
    "load",
    "loads",
    "mission_records",
    "modified_letter",
    "new_letter",
    "parity",
    "schema",
]
