"""Values by language → the texts of one version.

A plain text is in the language of what it stands in: the letter's own, or the annex's.  A text
that lacks the version's language is an error, and is never filled in from another.
"""

from __future__ import annotations

from typing import cast

from msgspec import Struct

from unassemble.base.diagnostics import Findings
from unassemble.base.source import SourceText
from unassemble.languages import LANGUAGES, Language, is_language
from unassemble.languages.cldr import language_in
from unassemble.letter.nodes import Mapping, Node, Scalar, Sequence


class VersionTexts(Struct, frozen=True):
    """Chooses the texts of one version: in ``language``, where plain texts are in ``own``.

    ``stated`` is false where the file does not state its language: ``own`` is then a guess, and no
    text is told to be missing because of it.
    """

    language: Language
    own: Language
    findings: Findings
    stated: bool = True

    def within(self, language: Language) -> VersionTexts:
        """The texts of an annex with its own language, in which it stays in every version."""
        return VersionTexts(language, language, self.findings)

    def text(self, node: Node | None) -> SourceText | None:
        """The text of a node; None where there is no node, or no text in the language."""
        if node is None:
            return None
        found = self.choose(node)
        return found.text(self.language) if isinstance(found, Scalar) else None

    def offered_text(self, node: Node) -> SourceText | None:
        """The same for a text that may not be needed: nothing is reported where it is missing."""
        there = by_language(node)
        lacking = self.own != self.language if there is None else self.language not in there
        return None if lacking else self.text(node)

    def choose(self, node: Node) -> Node | None:
        """The part of a node that belongs to the version."""
        offered = by_language(node)
        if offered is None:
            if self.own != self.language:
                self._report_missing(node, (self.own,))
                return None
            return node
        found = offered.get(self.language)
        if found is None:
            self._report_missing(node, tuple(offered))
        return found

    def _report_missing(self, node: Node, there: tuple[Language, ...]) -> None:
        if not self.stated:
            return
        what = f"`{node.key}`" if node.key else "this text"
        named = language_in(self.language, "en")
        self.findings.error(
            "missing-language",
            node.span,
            f"{what} is not given in {named}, the language of the version",
            f"it is given in {', '.join(there)}; write {{{there[0]}: …, {self.language}: …}}",
        )

    def list_of_texts(self, node: Node | None) -> tuple[SourceText, ...]:
        """A list of texts: a list of values by language, or lists by language."""
        if node is None:
            return ()
        if isinstance(node, Mapping):
            chosen = self.choose(node)
            if chosen is None:
                return ()
            return self.within(self.language).list_of_texts(chosen)
        items = node.items if isinstance(node, Sequence) else [node]
        found = (self.text(item) for item in items)
        return tuple(text for text in found if text is not None)


def by_language(node: Node) -> dict[Language, Node] | None:
    """The values of a mapping by language, or None; one key may name several, "en fr"."""
    if not isinstance(node, Mapping) or not node.pairs:
        return None
    out: dict[Language, Node] = {}
    for key, (_, value) in node.pairs.items():
        codes = key.split()
        if not codes or not all(map(is_language, codes)):
            return None
        out.update((cast("Language", code), value) for code in codes)
    return out


def offered(root: Mapping) -> tuple[Language, ...]:
    """The versions a file has: its own language, and those its letter's text is written in."""
    own = root.get("language")
    first: Language = own.value if isinstance(own, Scalar) and is_language(own.value) else "en"
    letter = root.get("letter")
    text = letter.get("text") if isinstance(letter, Mapping) else None
    there = by_language(text) if text is not None else None
    if there is None:
        return (first,)
    others = [language for language in LANGUAGES if language in there and language != first]
    return (first, *others) if first in there else tuple(others)
