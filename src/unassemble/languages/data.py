"""Read the data files of this folder: phrases, grammar, ordinals.

Each file is read once, when first asked for.  Every scalar is read as text, so that neither
``NO`` (Norway) nor a month called ``1`` turns into something else.  A file that is missing or
damaged is an `InstallationError`: it is a part of the program.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec
from msgspec import Struct

from unassemble.base.errors import InstallationError
from unassemble.languages.codes import LANGUAGES, Language

_FOLDER = Path(__file__).resolve().parent
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")

Rules = tuple[tuple[str, str], ...]
"""Rewriting rules, tried in order: (regular expression, replacement)."""


class Phrase(Struct, frozen=True):
    """A fixed phrase of the format.

    ``source`` says where its wording was seen; one that begins with "K" was seen in no document.
    """

    key: str
    text: str
    source: str

    @property
    def verified(self) -> bool:
        """Whether the wording was seen in a document."""
        return not self.source.startswith("K")

    @property
    def placeholders(self) -> frozenset[str]:
        """The names in braces, which the program fills in."""
        return frozenset(_PLACEHOLDER.findall(self.text))


class SignatureForm(Struct, frozen=True):
    """How a signature is set.

    ``word`` is "Signed", set in italics inside roman parentheses: "(Signed) Name", or
    "Name(Signed)" where ``name_first``.  Titles stand below the name, or above it where
    ``titles_first``.
    """

    word: str
    name_first: bool
    titles_first: bool


class Grammar(Struct, frozen=True):
    """What the grammar of a language needs beside its phrases.

    ``genders`` gives the gender of the ordinal before "session" and "year"; ``numerals`` how
    annexes, enclosures and appendices are numbered ("roman", or a column of the ordinals).
    ``states_after_of`` is "all" where each State of a list takes the form after "of", "first"
    where only the first does.  The rules are regular expressions with replacements.
    """

    months: tuple[str, ...]
    months_alone: tuple[str, ...]
    first_day: str
    genders: Mapping[str, str]
    numerals: Mapping[str, str]
    sub_letters: tuple[str, ...]
    space_beside_figures: bool
    last_joiner: Rules
    states_after_of: str
    state_text: Rules
    state_of: Rules
    state_sure: str
    addressed_to: Rules
    annex_from_title: Rules
    name_first: bool
    titles_first: bool


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
    """The mapping in ``text``, a data file called ``name``; every scalar as text.

    Raises:
        InstallationError: the text is not a YAML mapping.
    """
    import yaml  # for what is not compiled: a State, or a file that somebody has corrected

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        value = yaml.load(text, Loader=loader)
    except yaml.YAMLError as error:
        raise InstallationError(f"languages/{name} is damaged: {error}") from error
    if not isinstance(value, dict):
        raise InstallationError(f"languages/{name} is damaged: it holds no mapping")
    return value


def compiled(text: str, name: str) -> bytes:
    """A data file as JSON, with the checksum of the text it was made from."""
    return _checksum(text) + msgspec.json.encode(parse(text, name)) + b"\n"


def compiled_name(name: str) -> str:
    """The name of a data file's compiled form: all lie in one folder."""
    return f"{name.replace('/', '-')}.json"


def read(name: str) -> dict[str, Any]:
    """A data file of this folder.

    Its compiled form, made by ``scripts/build_languages.py``, is read in a fiftieth of the time;
    once a person has corrected the file itself, that is read until the form is made again.

    Raises:
        InstallationError: the file is not there, or is no YAML mapping.
    """
    text = read_text(name)
    try:
        made = (_FOLDER / "compiled" / compiled_name(name)).read_bytes()
    except OSError:
        made = b""
    checksum = _checksum(text)
    if not made.startswith(checksum):
        return parse(text, name)
    value: dict[str, Any] = msgspec.json.decode(memoryview(made)[len(checksum) :])
    return value


@contextmanager
def reading(name: str) -> Iterator[None]:
    """What takes a data file apart; what it misses there is the file's fault.

    Raises:
        InstallationError: a key, a value or a pattern is not what it should be.
    """
    try:
        yield
    except (LookupError, TypeError, AttributeError, ValueError, re.error) as error:
        raise InstallationError(f"languages/{name} is damaged: {error}") from error


def _checksum(text: str) -> bytes:
    return b"%08x\n" % zlib.crc32(text.encode())


@cache
def _document(language: Language) -> dict[str, Any]:
    if language not in LANGUAGES:
        raise InstallationError(f"there is no language {language!r}; known: {', '.join(LANGUAGES)}")
    return read(f"{language}.yaml")


def _leaves(node: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[Phrase]:
    if isinstance(node.get("text"), str):
        yield Phrase(".".join(path), node["text"], str(node.get("source", "K")))
        return
    for key, child in node.items():
        yield from _leaves(child, (*path, key))


@cache
def phrase_table(language: Language) -> Mapping[str, Phrase]:
    """All phrases of a language by key, in the order of its file."""
    phrases = _document(language)["phrases"]
    return MappingProxyType({phrase.key: phrase for phrase in _leaves(phrases, ())})


def phrase(language: Language, key: str, **values: object) -> str:
    """The phrase ``key`` of a language, its placeholders filled in.

    Raises:
        InstallationError: the phrase is not in the data, or a value for it is missing.
    """
    found = phrase_table(language).get(key)
    if found is None:
        raise InstallationError(f"languages/{language}.yaml has no phrase {key!r}")
    try:
        return found.text.format_map(values)
    except (KeyError, IndexError, ValueError) as error:
        raise InstallationError(
            f"languages/{language}.yaml, phrase {key!r}: cannot fill in {error}"
        ) from error


def _rules(value: object) -> Rules:
    pairs = value if isinstance(value, list) else []
    return tuple((str(pattern), str(replacement)) for pattern, replacement in pairs)


@cache
def grammar(language: Language) -> Grammar:
    """The grammar of a language, from its data file."""
    data: dict[str, Any] = _document(language)["grammar"]
    signature = data["signature"]
    return Grammar(
        months=tuple(data["months"]),
        months_alone=tuple(data.get("months-alone", data["months"])),
        first_day=data.get("first-day", "1"),
        genders=MappingProxyType(data["genders"]),
        numerals=MappingProxyType(data["numerals"]),
        sub_letters=tuple(data.get("sub-letters", ())),
        space_beside_figures=data.get("space-beside-figures") == "true",
        last_joiner=_rules(data.get("last-joiner")),
        states_after_of=data["states-after-of"],
        state_text=_rules(data.get("state-text")),
        state_of=_rules(data.get("state-of")),
        state_sure=data["state-sure"],
        addressed_to=_rules(data.get("addressed-to")),
        annex_from_title=_rules(data["annex-from-title"]),
        name_first=signature["name-first"] == "true",
        titles_first=signature["titles-first"] == "true",
    )


def signature_form(language: Language) -> SignatureForm:
    """How a signature is set in a language."""
    rules = grammar(language)
    return SignatureForm(phrase(language, "signature.word"), rules.name_first, rules.titles_first)


@cache
def ordinal_columns(language: Language) -> Mapping[str, tuple[str, ...]]:
    """The ordinals of a language, 1 first, by gender (column of ordinals.yaml)."""
    columns = _ordinals()[language]
    return MappingProxyType({gender: tuple(words) for gender, words in columns.items()})


@cache
def _ordinals() -> dict[str, Any]:
    return read("ordinals.yaml")
