"""Rebuild src/unassemble/languages/states.yaml: the names of States, from CLDR and corrections.

    python scripts/build_states.py

CLDR's short names (through Babel) are a start, not always the United Nations'.  What the United
Nations writes otherwise stands in scripts/states_corrections.yaml, which is where to correct it.
English and Chinese are complete there; forms of the other languages that were derived by rule
are marked as guessed in the file that is written.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import yaml
from babel import Locale

ROOT = Path(__file__).resolve().parent.parent
CORRECTIONS = ROOT / "scripts" / "states_corrections.yaml"
TARGET = ROOT / "src" / "unassemble" / "languages" / "states.yaml"
LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")
LOCALES = {"zh": "zh_Hans"}
MEMBERS = [
    "AF",
    "AL",
    "DZ",
    "AD",
    "AO",
    "AG",
    "AR",
    "AM",
    "AU",
    "AT",
    "AZ",
    "BS",
    "BH",
    "BD",
    "BB",
    "BY",
    "BE",
    "BZ",
    "BJ",
    "BT",
    "BO",
    "BA",
    "BW",
    "BR",
    "BN",
    "BG",
    "BF",
    "BI",
    "CV",
    "KH",
    "CM",
    "CA",
    "CF",
    "TD",
    "CL",
    "CN",
    "CO",
    "KM",
    "CG",
    "CR",
    "CI",
    "HR",
    "CU",
    "CY",
    "CZ",
    "KP",
    "CD",
    "DK",
    "DJ",
    "DM",
    "DO",
    "EC",
    "EG",
    "SV",
    "GQ",
    "ER",
    "EE",
    "SZ",
    "ET",
    "FJ",
    "FI",
    "FR",
    "GA",
    "GM",
    "GE",
    "DE",
    "GH",
    "GR",
    "GD",
    "GT",
    "GN",
    "GW",
    "GY",
    "HT",
    "HN",
    "HU",
    "IS",
    "IN",
    "ID",
    "IR",
    "IQ",
    "IE",
    "IL",
    "IT",
    "JM",
    "JP",
    "JO",
    "KZ",
    "KE",
    "KI",
    "KW",
    "KG",
    "LA",
    "LV",
    "LB",
    "LS",
    "LR",
    "LY",
    "LI",
    "LT",
    "LU",
    "MG",
    "MW",
    "MY",
    "MV",
    "ML",
    "MT",
    "MH",
    "MR",
    "MU",
    "MX",
    "FM",
    "MC",
    "MN",
    "ME",
    "MA",
    "MZ",
    "MM",
    "NA",
    "NR",
    "NP",
    "NL",
    "NZ",
    "NI",
    "NE",
    "NG",
    "MK",
    "NO",
    "OM",
    "PK",
    "PW",
    "PA",
    "PG",
    "PY",
    "PE",
    "PH",
    "PL",
    "PT",
    "QA",
    "KR",
    "MD",
    "RO",
    "RU",
    "RW",
    "KN",
    "LC",
    "VC",
    "WS",
    "SM",
    "ST",
    "SA",
    "SN",
    "RS",
    "SC",
    "SL",
    "SG",
    "SK",
    "SI",
    "SB",
    "SO",
    "ZA",
    "SS",
    "ES",
    "LK",
    "SD",
    "SR",
    "SE",
    "CH",
    "SY",
    "TJ",
    "TZ",
    "TH",
    "TL",
    "TG",
    "TO",
    "TT",
    "TN",
    "TR",
    "TM",
    "TV",
    "UG",
    "UA",
    "AE",
    "GB",
    "US",
    "UY",
    "UZ",
    "VU",
    "VE",
    "VN",
    "YE",
    "ZM",
    "ZW",
]
OBSERVERS = ["VA", "PS"]


def main() -> int:
    """Write the file."""
    corrections = yaml.safe_load(CORRECTIONS.read_text(encoding="utf-8"))
    rows = [
        "# Names of the Member and observer States, made by scripts/build_states.py from CLDR and",
        "# scripts/states_corrections.yaml: correct them there.  name: in lists; text: in running",
        "# text; of: after an office, with its preposition or in its case.  guessed: languages whose",
        "# forms were derived by rule and not seen.",
    ]
    for code in [*MEMBERS, *OBSERVERS]:
        rows.append(f"{code}:")
        if code in OBSERVERS:
            rows.append("  observer: true")
        guessed = []
        for language in LANGUAGES:
            forms, sure = _forms(code, language, corrections)
            if not sure:
                guessed.append(language)
            inner = ", ".join(f"{key}: {_quoted(value)}" for key, value in forms.items())
            rows.append(f"  {language}: {{{inner}}}")
        rows.append(f"  guessed: [{', '.join(guessed)}]")
    TARGET.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(MEMBERS)} Members, {len(OBSERVERS)} observer States")
    return 0


def _forms(code: str, language: str, corrections: Any) -> tuple[dict[str, str], bool]:
    name = Locale.parse(LOCALES.get(language, language)).territories[code]
    given = corrections.get(language, {}).get(code)
    if language == "en":
        name = str(given or name)
        return ({"name": name.removeprefix("the "), "text": name}, True)
    if language == "zh":
        return {"name": str(given or name)}, True
    name = str(given or name)
    match language:
        case "fr":
            return {"name": name, "of": _french(name, code, corrections)}, False
        case "es":
            article = corrections["es-article"].get(code, "")
            of = f"de {article} {name}" if article else f"de {name}"
            return {"name": name, "of": re.sub(r"^de el ", "del ", of)}, False
        case "ru":
            genitive = corrections["ru-genitive"].get(code)
            return {"name": name, "of": genitive or name}, False
        case _:
            return {"name": name}, False


def _french(name: str, code: str, corrections: Any) -> str:
    """The form after an office, by the gender and number that the corrections list."""
    forms = corrections["fr-article"]
    if code in forms["none"]:
        return f"d’{name}" if name[0] in "AEIOUÉÎY" and name[0] != "Y" else f"de {name}"
    if code in forms["plural"]:
        return f"des {name}"
    if name[0] in "AEIOUÉÎ":
        return f"de l’{name}"
    if code in forms["masculine"]:
        return f"du {name}"
    return f"de la {name}"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


if __name__ == "__main__":
    sys.exit(main())
