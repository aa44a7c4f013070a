"""Values by language → the value of one version.

A plain text is in the language of what it stands in: the letter's own, or the annex's.  A text
that lacks the version's language is an error, and is never filled in from another.
"""

from __future__ import annotations

from typing import cast

from msgspec import Struct

from unassemble.base.diagnostics import Findings
from unassemble.base.source import SourceText
from unassemble.languages import LANGUAGES, Language
from unassemble.letter.nodes import Mapping, Node, Scalar, Sequence
from unassemble.letter.types import languages_of


class Version(Struct, frozen=True):
    """Which language is read, and which one plain texts are in."""

    language: Language
    own: Language
    findings: Findings

    def within(self, language: Language) -> Version:
        """The version inside an annex of its own language: it stays in it."""
        return Version(language, language, self.findings)

    def text(self, node: Node | None) -> SourceText | None:
        """The text of the version at a node; None where there is no node, or it is missing."""
        if node is None:
            return None
        found = self.choose(node)
        return found.text(self.language) if isinstance(found, Scalar) else None

    def offered_text(self, node: Node) -> SourceText | None:
        """The same, but nothing is reported where it is missing: it may not be needed."""
        there = by_language(node)
        lacking = self.own != self.language if there is None else self.language not in there
        return None if lacking else self.text(node)

    def choose(self, node: Node) -> Node | None:
        """The part of a node that belongs to the version."""
        offered = by_language(node)
        if offered is None:
            if self.own != self.language:
                self._lacks(node, (self.own,))
                return None
            return node
        found = offered.get(self.language)
        if found is None:
            self._lacks(node, tuple(offered))
        return found

    def _lacks(self, node: Node, there: tuple[Language, ...]) -> None:
        self.findings.error(
            "missing-language",
            node.span,
            f"this text is not given in the language of the version ({self.language})",
            f"it is given in {', '.join(there)}",
        )

    def texts(self, node: Node | None) -> tuple[SourceText, ...]:
        """A list of texts: a list of values by language, or lists by language."""
        if node is None:
            return ()
        if isinstance(node, Mapping):
            chosen = self.choose(node)
            if chosen is None:
                return ()
            inner = Version(self.language, self.language, self.findings)
            return inner.texts(chosen)
        items = node.items if isinstance(node, Sequence) else [node]
        found = (self.text(item) for item in items)
        return tuple(text for text in found if text is not None)


def by_language(node: Node) -> dict[Language, Node] | None:
    """The values of a mapping by language; None for anything else."""
    if not isinstance(node, Mapping) or not node.pairs:
        return None
    out: dict[Language, Node] = {}
    for key, (_, value) in node.pairs.items():
        codes = languages_of(key)
        if codes is None:
            return None
        for code in codes:
            out[cast("Language", code)] = value
    return out


def offered(root: Mapping) -> tuple[Language, ...]:
    """The versions a file has: its own language, and those its letter's text is written in."""
    own = root.get("language")
    first: Language = own.value if isinstance(own, Scalar) and own.value in LANGUAGES else "en"
    letter = root.get("letter")
    text = letter.get("text") if isinstance(letter, Mapping) else None
    there = by_language(text) if text is not None else None
    if there is None:
        return (first,)
    others = [language for language in LANGUAGES if language in there and language != first]
    return (first, *others) if first in there else tuple(others)
