"""The request for circulation: the sentence of a letter that names organs and agenda items."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from unassemble.checks.passages import Passage
from unassemble.checks.subject import Subject
from unassemble.languages import Language
from unassemble.languages.mentions import mentions

_END = re.compile(r"(?<!\bNo)(?<!\bnos)[.?!](?=\s|\ufffc|$)|[。？！؟]")


class Request(Struct, frozen=True):
    """The sentence from offset ``start`` to ``end`` of a passage."""

    passage: Passage
    start: int
    end: int
    language: Language

    @property
    def words(self) -> str:
        """The sentence, with no-break spaces as plain spaces."""
        return self.passage.text[self.start : self.end].replace("\u00a0", " ")

    def items(self) -> tuple[int, int, str] | None:
        """The numbers of agenda items: start and end in the passage, and the text as written."""
        found = mentions(self.language).items.search(self.words)
        if found is None:
            return None
        return self.start + found.start(1), self.start + found.end(1), found.group(1)

    def organs(self) -> frozenset[str]:
        """The organs named, by full or short name, as those whose document it is to become."""
        return self._named(mentions(self.language).organs)

    def organs_by_name(self) -> frozenset[str]:
        """The organs named by full name only: "the Council" may be any of three."""
        return self._named(mentions(self.language).names)

    def _named(self, organs: Mapping[str, re.Pattern[str]]) -> frozenset[str]:
        document = mentions(self.language).document
        found = document.search(self.words) if document else None
        if document and found is None:
            return frozenset()
        words = self.words[found.end() if found else 0 :]
        return frozenset(key for key, organ in organs.items() if organ.search(words))


def request_of(subject: Subject) -> Request | None:
    """The last sentence of the letter, annexes apart, that asks for circulation."""
    language = subject.letter.language
    pattern = mentions(language).request
    for passage in reversed(subject.own):
        if passage.kind not in ("paragraph", "item"):
            continue
        start, asked = 0, None
        for end in (*(found.end() for found in _END.finditer(passage.text)), len(passage.text)):
            if pattern.search(passage.text, start, end):
                asked = Request(passage, start, end, language)
            start = end
        if asked:
            return asked
    return None
