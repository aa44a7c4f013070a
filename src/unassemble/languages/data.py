"""Read the data files of this folder: YAML mappings whose scalars are all text.

Neither ``NO`` (Norway) nor a month called ``1`` turns into something else.  A file that is missing
or damaged is an `InstallationError`: it is a part of the program.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from unassemble.base.errors import InstallationError
from unassemble.languages.codes import LANGUAGES, Language

_FOLDER = Path(__file__).resolve().parent
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

Rules = tuple[tuple[str, str], ...]
"""Rewriting rules, tried in order: (regular expression, replacement)."""


def rewrite(text: str, rules: Rules) -> str | None:
    """``text`` after the first rule that matches it; None if no rule does."""
    for pattern, replacement in rules:
        if re.search(pattern, text):
            return re.sub(pattern, replacement, text, count=1)
    return None


def read_text(name: str) -> str:
    """The text of a data file of this folder.

    Raises:
        InstallationError: the file is not there.
    """
    try:
        return (_FOLDER / name).read_text(encoding="utf-8")
    except OSError as error:
        raise InstallationError(f"languages/{name} is missing; install unassemble again") from error


def parse(text: str, name: str) -> dict[str, Any]:
    """The mapping in ``text``, a data file called ``name``.

    Raises:
        InstallationError: the text is not a YAML mapping.
    """
    try:
        value = yaml.load(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        raise InstallationError(f"languages/{name} is damaged: {error}") from error
    if not isinstance(value, dict):
        raise InstallationError(f"languages/{name} is damaged: it is not a mapping")
    return value


def read(name: str) -> dict[str, Any]:
    """A data file of this folder.

    Raises:
        InstallationError: the file is not there, or is not a YAML mapping.
    """
    return parse(read_text(name), name)


@cache
def document(language: Language) -> dict[str, Any]:
    """The data file of a language.

    Raises:
        InstallationError: it is not there or is damaged, or the language is not one of the six.
    """
    if language not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        raise InstallationError(f"unsupported language {language!r}; supported: {known}")
    return read(f"{language}.yaml")


@contextmanager
def reading(name: str) -> Iterator[None]:
    """Turn errors about the contents of a data file into an `InstallationError`.

    Raises:
        InstallationError: a key is missing, or a value or a pattern is wrong.
    """
    try:
        yield
    except (LookupError, TypeError, AttributeError, ValueError, re.error) as error:
        raise InstallationError(f"languages/{name} is damaged: {error}") from error
