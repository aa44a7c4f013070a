"""The phrases of a language, from its data file (``en.yaml`` …).

A phrase is a template of Jinja2: "Letter dated {{ date }} from {{ sender }}".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from unassemble.base.errors import InstallationError
from unassemble.languages.codes import Language
from unassemble.languages.data import document
from unassemble.languages.grammar import grammar
from unassemble.wording import WordingError, environment, is_template, render, template

_SANDBOX = environment({})


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


class SignatureForm(Struct, frozen=True):
    """How a signature is set.

    ``word`` is "Signed", set in italics inside roman parentheses: "(Signed) Name", or
    "Name(Signed)" where ``name_first``.  Titles stand below the name, or above it where
    ``titles_first``.
    """

    word: str
    name_first: bool
    titles_first: bool


def _leaves(node: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[Phrase]:
    if isinstance(node.get("text"), str):
        yield Phrase(".".join(path), node["text"], str(node.get("source", "K")))
        return
    for key, child in node.items():
        yield from _leaves(child, (*path, key))


@cache
def phrase_table(language: Language) -> Mapping[str, Phrase]:
    """All phrases of a language by key, in the order of its file."""
    phrases = document(language)["phrases"]
    return MappingProxyType({phrase.key: phrase for phrase in _leaves(phrases, ())})


def phrase(language: Language, key: str, **values: object) -> str:
    """The phrase ``key`` of a language, its values filled in.

    Raises:
        InstallationError: the phrase is not in the data, or a value for it is missing.
    """
    found = phrase_table(language).get(key)
    if found is None:
        raise InstallationError(f"languages/{language}.yaml has no phrase {key!r}")
    if not is_template(found.text):
        return found.text
    try:
        return render(template(_SANDBOX, found.text), values)
    except WordingError as error:
        raise InstallationError(f"languages/{language}.yaml, phrase {key!r}: {error}") from error


def signature_form(language: Language) -> SignatureForm:
    """How a signature is set in a language."""
    rules = grammar(language)
    return SignatureForm(phrase(language, "signature.word"), rules.name_first, rules.titles_first)
