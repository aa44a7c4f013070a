"""Each dependency is pinned, and docs/dependencies.md says why it is here."""

from __future__ import annotations

import json
import re
import tomllib

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from check_wheels import LOCK, read_lock
from conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
WANTED = {canonicalize_name(Requirement(one).name) for one in PROJECT["dependencies"]}
EXTRAS = {
    canonicalize_name(Requirement(one).name)
    for group in PROJECT.get("optional-dependencies", {}).values()
    for one in group
}
EDITOR = json.loads((ROOT / "scripts" / "editor" / "package.json").read_text("utf-8"))
VENDORED = {"codemirror", "lit-html", "prosemirror"}
"""What `scripts/editor/build.sh` puts into one file each."""
TABLE = (ROOT / "docs" / "dependencies.md").read_text("utf-8").partition("\n## ")[0]


def test_each_has_a_row_with_licence_use_and_reason() -> None:
    rows = [re.split(r" ?\| ?", line)[1:-1] for line in TABLE.splitlines() if line[:1] == "|"][2:]
    assert all(len(row) == 4 and all(row) for row in rows)
    names = [canonicalize_name(re.split(r"[ ,]", row[0])[0]) for row in rows]
    assert sorted(names) == sorted({*WANTED, *EXTRAS, *VENDORED})


def test_each_is_pinned_with_hashes() -> None:
    pins = {canonicalize_name(pin.requirement.name): pin for pin in read_lock(LOCK.read_text())}
    assert pins.keys() >= WANTED
    assert all(pin.hashes for pin in pins.values())


def test_each_vendored_library_has_its_packages_and_their_licences() -> None:
    vendor = ROOT / "src" / "unassemble" / "preview" / "web" / "vendor"
    made = {path.stem for path in vendor.glob("*.js")}
    assert made == {"codemirror", "lit", "prosemirror"}
    licences = "".join((vendor / f"{one}.LICENSE.txt").read_text("utf-8") for one in sorted(made))
    for package, version in EDITOR["dependencies"].items():
        assert f"\n{package} {version}\n" in licences
