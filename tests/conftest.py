"""Fixtures that are costly to make, and the tools some tests need."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from unassemble.fonts import FontBook, open_fonts
from unassemble.styles import StyleSheet, letter_styles

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "azerbaijan-2020" / "letter.yaml"


@pytest.fixture(scope="session")
def fonts() -> FontBook:
    return open_fonts()


@pytest.fixture(scope="session")
def styles() -> StyleSheet:
    return letter_styles()


@pytest.fixture
def tool() -> Callable[[str], str]:
    """The path of a program, or a skip that says which one is missing."""

    def find(name: str) -> str:
        path = shutil.which(name)
        if path is None:
            pytest.skip(f"{name} is not installed")
        return path

    return find
