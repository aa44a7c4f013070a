"""Records of missions: what stays the same from letter to letter."""

from __future__ import annotations

from unassemble.missions.complete import completion
from unassemble.missions.folder import MissionFolders, mission_folders
from unassemble.missions.inspect import inspect_mission
from unassemble.missions.read import read_mission
from unassemble.missions.record import BUILT_IN, Mission, MissionSignatory, NameForm, UsualItem
from unassemble.missions.schema import mission_schema
from unassemble.missions.who import find_mission, mission_of_state, unrecorded

__all__ = [
    "BUILT_IN",
    "Mission",
    "MissionFolders",
    "MissionSignatory",
    "NameForm",
    "UsualItem",
    "completion",
    "find_mission",
    "inspect_mission",
    "mission_folders",
    "mission_of_state",
    "mission_schema",
    "read_mission",
    "unrecorded",
]
