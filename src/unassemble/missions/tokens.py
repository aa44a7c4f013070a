"""The text of a letter → its sentences, and in them what varies from letter to letter.

Dates, document symbols, numbers, names and the reference to the annexes vary; the words between
them are compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Literal

from msgspec import Struct

from unassemble.languages import Language, format_date, known_states, state_name
from unassemble.languages.mentions import mentions

Sort = Literal["word", "date", "symbol", "number", "name", "annex"]

_NOTE = re.compile(r"(?<!\\)\[\^[^\]\s]+\]|\^\[(?:[^\[\]]|\[[^\[\]]*\])*\]")
_HAN = r"\u3000-\u30ff\u3400-\u9fff\uff00-\uffef"
_BETWEEN_HAN = re.compile(rf"(?<=[{_HAN}])\s+(?=[{_HAN}])")
_END = re.compile(
    r"(?<!\b[A-ZА-Я])(?<!\bNo)(?<!\bnos)(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bсм)(?<!\bart)"
    r"[.?!؟](?=\s+[^\Wa-zа-я\d_]|\s*$)|[。？！]"
)
_TEMPLATE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_SYMBOL = re.compile(
    r"(?<![\w/])[AES](?:/[A-Za-z0-9.]+(?:\([A-Z]+\))?)+"
    r"(?:-[AES](?:/[A-Za-z0-9.]+)+)*"
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*(?:\s?\([a-z]\))?")
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁ][\w’'-]*"
_JOINER = r"(?:of the|of|for the|for|the|and|de la|de los|de las|de|du|des|del|la|y|e|et|и|по)"
_NAME = re.compile(rf"(?<=\s)(?:l’|d’|L’)?{_CAPITAL}(?:\s+(?:{_JOINER}\s+)?(?:l’|d’)?{_CAPITAL})*")
_WORD = re.compile(rf"[{_HAN}]|[^\W_]+(?:[’'-][^\W_]+)*|\S")


class Token(Struct, frozen=True):
    """A word, or something that varies; ``before`` is the white space before it."""

    sort: Sort
    text: str
    before: str

    @property
    def key(self) -> tuple[str, str]:
        """What two tokens have in common that are alike."""
        return self.sort, self.text if self.sort == "word" else ""


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a Markdown text, each on one line and without calls of notes."""
    flat = (" ".join(_NOTE.sub("", one).split()) for one in re.split(r"\n[ \t]*\n", text))
    return [_BETWEEN_HAN.sub("", one) for one in flat if one]


def sentences(paragraph: str) -> list[str]:
    """The sentences of a paragraph on one line."""
    starts = [0, *(found.end() for found in _END.finditer(paragraph))]
    ends = [*starts[1:], len(paragraph)]
    parts = (paragraph[start:end].strip() for start, end in zip(starts, ends, strict=True))
    return [part for part in parts if part]


def tokens(sentence: str, language: Language, annex: str) -> tuple[Token, ...]:
    """The tokens of a sentence.

    Args:
        sentence: on one line.
        language: of the sentence.
        annex: the reference to the annexes, as the letter has it.
    """
    found: list[tuple[int, int, Sort]] = []
    for start, end, sort in _varying(sentence, language, annex):
        if all(end <= one[0] or start >= one[1] for one in found):
            found.append((start, end, sort))
    made: list[Token] = []
    at = 0
    for start, end, sort in sorted(found):
        made += _words(sentence[at:start])
        made.append(Token(sort, sentence[start:end], _space_before(sentence, start)))
        at = end
    return (*made, *_words(sentence[at:]))


def _varying(sentence: str, language: Language, annex: str) -> Iterator[tuple[int, int, Sort]]:
    """What varies, the surer first; a template counts as a word."""
    for one in _TEMPLATE.finditer(sentence):
        yield (*one.span(), "word")
    if annex and annex in sentence:
        at = sentence.index(annex)
        yield at, at + len(annex), "annex"
    for one in _dates(language).finditer(sentence):
        yield (*one.span(), "date")
    for one in _SYMBOL.finditer(sentence):
        yield (*one.span(), "symbol")
    for one in mentions(language).items.finditer(sentence):
        yield (*one.span(1), "number")
    for one in _NUMBER.finditer(sentence):
        yield (*one.span(), "number")
    for one in _states(language).finditer(sentence):
        yield (*one.span(), "name")
    for one in _NAME.finditer(sentence):
        yield (*one.span(), "name")


def _words(part: str) -> Iterator[Token]:
    for found in _WORD.finditer(part):
        yield Token("word", found.group(), _space_before(part, found.start()))


def _space_before(text: str, at: int) -> str:
    return text[len(text[:at].rstrip()) : at]


@cache
def _dates(language: Language) -> re.Pattern[str]:
    """Dates in words."""
    forms = set()
    for month in range(1, 13):
        for day in (1, 22):
            words = re.escape(format_date(date(2222, month, day), language)).replace(
                "2222", r"\d{4}"
            )
            words = words.replace("22", r"\d{1,2}") if day == 22 else words
            forms.add(re.sub(r"(?:\\ |\\\u00a0|\u00a0)", r"\\s*", words))
    return re.compile("|".join(sorted(forms, key=lambda one: (-len(one), one))))


@cache
def _states(language: Language) -> re.Pattern[str]:
    """Names of States."""
    names = set()
    for code in known_states():
        known = state_name(code, language)
        if known is not None and len(known.text) > 1:
            names.add(re.escape(known.text))
    edge = "" if language == "zh" else r"(?<!\w){}(?!\w)"
    listed = "|".join(sorted(names, key=lambda one: (-len(one), one)))
    return re.compile(edge.format(f"(?:{listed})") if edge else f"(?:{listed})")
