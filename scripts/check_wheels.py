"""requirements/run.lock → whether each requirement is a wheel wherever missions work.

Without a wheel pip compiles from source, which fails on an office computer.  For every platform
and Python below, each requirement whose marker applies there must have a wheel of the pinned
version that the lock knows by its hash.

The package index that pip is configured with is asked once for each package (simple API in JSON,
PEP 691).  Exit status: 0 all are there, or the index cannot be asked, which is said; 1 a wheel is
missing.

    check_wheels.py [LOCK]
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import msgspec
from msgspec import Struct, field
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.tags import Tag, compatible_tags, cpython_tags, mac_platforms
from packaging.utils import InvalidWheelFilename, parse_wheel_filename

LOCK = Path(__file__).resolve().parent.parent / "requirements" / "run.lock"
PYTHONS = ((3, 11), (3, 12), (3, 13), (3, 14))
JSON = "application/vnd.pypi.simple.v1+json"
SECONDS = 20
"""How long one answer of the index is waited for."""
GLIBC, MACOS = 28, 15
"""The oldest systems: Linux with glibc 2.28 (Debian 10, RHEL 8), macOS 15."""


class UnreachableError(Exception):
    """The index cannot be asked."""


class Platform(Struct, frozen=True):
    """An operating system on a processor, by its environment markers (PEP 508) and wheel tags."""

    name: str
    markers: Mapping[str, str]
    tags: tuple[str, ...]

    def environment(self, python: tuple[int, int]) -> dict[str, str]:
        """All markers of a Python on this platform."""
        version = "{}.{}".format(*python)
        return {
            **self.markers,
            "python_version": version,
            "python_full_version": f"{version}.9",
            "implementation_name": "cpython",
            "implementation_version": f"{version}.9",
            "platform_python_implementation": "CPython",
            "platform_release": "",
            "platform_version": "",
            "extra": "",
        }


class Pin(Struct, frozen=True):
    """A requirement of the lock, and the SHA-256 of each file that it allows."""

    requirement: Requirement
    hashes: frozenset[str]

    @property
    def version(self) -> str:
        """The pinned version."""
        (specifier,) = self.requirement.specifier
        return specifier.version


class IndexFile(Struct, frozen=True, rename="kebab"):
    """A file of a package, as the index lists it."""

    filename: str
    hashes: dict[str, str]
    requires_python: str | None = None


class _Listing(Struct, frozen=True):
    files: tuple[IndexFile, ...] = field(default=())


def _windows() -> Platform:
    markers = {
        "os_name": "nt",
        "sys_platform": "win32",
        "platform_system": "Windows",
        "platform_machine": "AMD64",
    }
    return Platform("Windows x64", markers, ("win_amd64",))


def _macos(machine: str) -> Platform:
    markers = {
        "os_name": "posix",
        "sys_platform": "darwin",
        "platform_system": "Darwin",
        "platform_machine": machine,
    }
    return Platform(f"macOS {machine}", markers, tuple(mac_platforms((MACOS, 0), machine)))


def _linux(machine: str) -> Platform:
    markers = {
        "os_name": "posix",
        "sys_platform": "linux",
        "platform_system": "Linux",
        "platform_machine": machine,
    }
    tags = [f"manylinux_2_{minor}_{machine}" for minor in range(GLIBC, 4, -1)]
    tags += [f"manylinux{year}_{machine}" for year in ("2014", "2010", "1")]
    return Platform(f"Linux {machine}", markers, tuple(tags))


PLATFORMS = (
    _windows(),
    _macos("arm64"),
    _macos("x86_64"),
    _linux("x86_64"),
    _linux("aarch64"),
)


def read_lock(text: str) -> list[Pin]:
    """The pins of a lock file with hashes, as ``uv pip compile`` writes it."""
    pins = []
    for line in text.replace("\\\n", " ").splitlines():
        wanted, *hashes = line.split("--hash=sha256:")
        if wanted.strip() and not wanted.startswith("#"):
            pins.append(Pin(Requirement(wanted.strip()), frozenset(map(str.strip, hashes))))
    return pins


@cache
def _supported(platforms: tuple[str, ...], python: tuple[int, int]) -> frozenset[Tag]:
    """The tags of the wheels that a CPython installs, by those of its platform."""
    interpreter = "cp{}{}".format(*python)
    own = cpython_tags(python, [interpreter], platforms)
    return frozenset((*own, *compatible_tags(python, interpreter, platforms)))


def lacking(
    pin: Pin, files: Iterable[IndexFile], platform: Platform
) -> list[tuple[int, int]] | None:
    """The Pythons that have no wheel of a requirement on a platform; None if none asks for it."""
    wheels = [file for file in files if file.hashes.get("sha256") in pin.hashes]
    marker = pin.requirement.marker
    asked = [
        python
        for python in PYTHONS
        if marker is None or marker.evaluate(platform.environment(python))
    ]
    if not asked:
        return None
    return [
        python
        for python in asked
        if not any(_installs(one, pin, platform, python) for one in wheels)
    ]


def _installs(file: IndexFile, pin: Pin, platform: Platform, python: tuple[int, int]) -> bool:
    try:
        _, version, _, tags = parse_wheel_filename(file.filename)
    except InvalidWheelFilename:  # a source distribution
        return False
    if not pin.requirement.specifier.contains(version, prereleases=True):
        return False
    allowed = SpecifierSet(file.requires_python or "")
    full = platform.environment(python)["python_full_version"]
    return allowed.contains(full) and not tags.isdisjoint(_supported(platform.tags, python))


def configured_index() -> str:
    """The address of the index that pip is configured with, which pip shows in its help.

    Raises:
        UnreachableError: pip is not here, or shows none.
    """
    command = [sys.executable, "-m", "pip", "download", "--help"]
    wide = {**os.environ, "COLUMNS": "1000"}
    shown = subprocess.run(command, env=wide, capture_output=True, text=True, check=False)
    found = re.search(r"--index-url <url>.*?\(default (\S+?)\)", shown.stdout)
    if found is None:
        raise UnreachableError("pip does not show the index that it is configured with")
    return found.group(1).rstrip("/")


def ask(index: str, name: str) -> tuple[IndexFile, ...]:
    """The files of a package; none if the index does not know it.

    Raises:
        UnreachableError: the index does not answer, or not in JSON.
    """
    request = Request(f"{index}/{name}/", headers={"Accept": JSON})
    try:
        with urlopen(request, timeout=SECONDS) as answer:
            if answer.headers.get_content_type() != JSON:
                raise UnreachableError("the package index gives no list in JSON (PEP 691)")
            return msgspec.json.decode(answer.read(), type=_Listing).files
    except HTTPError as error:
        if error.code == 404:
            return ()
        raise UnreachableError(f"the package index answers {error.code}") from error
    except OSError as error:
        raise UnreachableError(f"the package index cannot be reached: {error}") from error


def table(pins: Sequence[Pin], listings: Sequence[Iterable[IndexFile]]) -> tuple[str, list[str]]:
    """A table of requirements and platforms, and a line for each wheel that is missing."""
    names = [f"{pin.requirement.name} {pin.version}" for pin in pins]
    left = max(map(len, names))
    rows = [" " * left + "".join(f"  {platform.name:14}" for platform in PLATFORMS)]
    missing = []
    for name, pin, files in zip(names, pins, listings, strict=True):
        cells = []
        for platform in PLATFORMS:
            found = lacking(pin, files, platform)
            pythons = ", ".join("{}.{}".format(*python) for python in found or ())
            cells.append("-" if found is None else "MISSING" if found else "wheel")
            if found:
                missing.append(f"{name}: no wheel for {platform.name}, Python {pythons}")
        rows.append(f"{name:{left}}" + "".join(f"  {cell:14}" for cell in cells))
    return "\n".join(map(str.rstrip, rows)), missing


def main(arguments: Sequence[str]) -> int:
    """Print the table; the exit status."""
    pins = read_lock(Path(arguments[0] if arguments else LOCK).read_text(encoding="utf-8"))
    try:
        index = configured_index()
        with ThreadPoolExecutor(8) as threads:
            listings = list(threads.map(lambda pin: ask(index, pin.requirement.name), pins))
    except UnreachableError as error:
        print(f"wheels not checked: {error}")
        return 0
    shown, missing = table(pins, listings)
    first, last = ("{}.{}".format(*PYTHONS[at]) for at in (0, -1))
    print(f"wheels for Python {first} to {last}, macOS {MACOS}, glibc 2.{GLIBC} and later")
    print(shown)
    print("\n".join(missing) or f"all {len(pins)} requirements are wheels on every platform")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
