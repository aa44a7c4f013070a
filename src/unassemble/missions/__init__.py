"""Records of missions: what stays the same from letter to letter."""

from __future__ import annotations

from unassemble.missions.complete import completion
from unassemble.missions.folder import BUILT_IN, MissionFolders, mission_folders
from unassemble.missions.inspect import inspect_mission
from unassemble.missions.read import read_mission
from unassemble.missions.record import Mission, MissionSignatory, NameForm, UsualItem
from unassemble.missions.schema import mission_schema

__all__ = [
    "BUILT_IN",
    "Mission",
    "MissionFolders",
    "MissionSignatory",
    "NameForm",
    "UsualItem",
    "completion",
    "inspect_mission",
    "mission_folders",
    "mission_schema",
    "read_mission",
]
