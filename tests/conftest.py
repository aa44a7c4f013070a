"""Fixtures that take time to make, and external tools that some tests need."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from preview_browser import browser, preview  # noqa: F401 (fixtures)
from unassemble.styles import StyleSheet, letter_styles
from unassemble.text.fonts import FontBook, open_fonts

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "azerbaijan-2020" / "letter.yaml"


def pytest_addoption(parser: pytest.Parser) -> None:
    """The sizes of the long runs (`make fuzz`)."""
    parser.addoption("--fuzz", type=int, default=100_000, help="broken files")
    parser.addoption("--edits", type=int, default=10_000, help="edits of texts")
    parser.addoption("--letters", type=int, default=20_000, help="letters of made-up words")


@pytest.fixture(scope="session")
def fonts() -> FontBook:
    return open_fonts()


@pytest.fixture(scope="session")
def styles() -> StyleSheet:
    return letter_styles()


@pytest.fixture(scope="session")
def tool() -> Callable[[str], str]:
    """The path of a program; skips the test if the program is missing."""

    def find(name: str) -> str:
        path = shutil.which(name)
        if path is None:
            pytest.skip(f"{name} is not installed")
        return path

    return find


@pytest.fixture
def docx_faults(tmp_path: Path) -> Callable[[bytes], list[str]]:
    """The errors that openxml-audit finds in a DOCX, for two versions of Word."""
    audit = pytest.importorskip("openxml_audit", reason="openxml-audit is not installed")

    def look(docx: bytes) -> list[str]:
        path = tmp_path / "looked-at.docx"
        path.write_bytes(docx)
        versions = (audit.FileFormat.OFFICE_2019, audit.FileFormat.MICROSOFT_365)
        results = [audit.OpenXmlValidator(version).validate(path) for version in versions]
        return [error.description for result in results for error in result.errors]

    return look


@pytest.fixture
def pdf_faults(tmp_path: Path, tool: Callable[[str], str]) -> Callable[[bytes], str]:
    """The errors that qpdf finds in a PDF; empty if there are none."""

    def look(pdf: bytes) -> str:
        path = tmp_path / "looked-at.pdf"
        path.write_bytes(pdf)
        command = [tool("qpdf"), "--check", str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return done.stdout + done.stderr if done.returncode else ""

    return look


@pytest.fixture(scope="session")
def pdf_pages(
    tmp_path_factory: pytest.TempPathFactory, tool: Callable[[str], str]
) -> Callable[[bytes, str], list[str]]:
    """The text of each page of a PDF, from pdftotext in the mode "raw" or "layout"."""

    def read(pdf: bytes, mode: str) -> list[str]:
        path = tmp_path_factory.mktemp("pages") / "read.pdf"
        path.write_bytes(pdf)
        command = [tool("pdftotext"), f"-{mode}", "-enc", "UTF-8", str(path), "-"]
        done = subprocess.run(command, capture_output=True, check=True)
        return done.stdout.decode("utf-8").split("\f")[:-1]

    return read


@pytest.fixture
def in_libreoffice(tmp_path: Path, tool: Callable[[str], str]) -> Callable[[bytes], bytes]:
    """The PDF that LibreOffice makes of a DOCX."""

    def render(docx: bytes) -> bytes:
        path = tmp_path / "rendered.docx"
        path.write_bytes(docx)
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = [tool("soffice"), profile, "--headless", "--convert-to", "pdf", str(path)]
        subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, timeout=180)
        return path.with_suffix(".pdf").read_bytes()

    return render
