"""Names of the ISO 3166-1 codes that belong to no Member or observer State.

They are CLDR's; `territories.yaml` holds the codes themselves, and the few names that the United
Nations is known to write otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from unassemble.languages.cldr import territory_in
from unassemble.languages.codes import Language
from unassemble.languages.data import read

_FILE = "territories.yaml"


@cache
def _data() -> Mapping[str, Any]:
    data = read(_FILE)
    return {**data, "codes": frozenset(data["codes"].split())}


def territory_codes() -> frozenset[str]:
    """The codes of ISO 3166-1 that belong to no Member or observer State."""
    codes: frozenset[str] = _data()["codes"]
    return codes


def territory_name(code: str, language: Language) -> str | Mapping[str, str] | None:
    """The name of a code, or a mapping of its forms, as `StateNames` has them.

    Args:
        code: ISO 3166 alpha-2, in capitals.
        language: of the name.

    Returns:
        The name, always a guess; None for a State, or where ISO 3166-1 has no such code.
    """
    data = _data()
    if code not in data["codes"]:
        return None
    if code in data["names"]:
        return {"name": territory_in(code, language), **data["names"][code].get(language, {})}
    name = territory_in(code, language).replace("'", "’")
    for pattern, replacement in data["written-out"][language]:
        name = re.sub(pattern, replacement, name)
    return name
