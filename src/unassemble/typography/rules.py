"""The no-break rules of a language, compiled from its data file.

Every rule is a bit.  A word has the bits of the rules whose left, middle or right side it matches;
a space is a no-break space if the two words beside it (or three, where a rule has a middle) share
a bit.  Each distinct word is classified once and each space looked at once, so time is linear in
the length of the text, whatever it contains.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from msgspec import Struct, field

from unassemble.base.errors import InstallationError
from unassemble.languages import Language
from unassemble.languages.data import read
from unassemble.text.spaces import HELD_SPACE, NO_BREAK_SPACE
from unassemble.typography.classes import CLOSING, LEFT, OPENING, RIGHT, Test

NO_BREAK_HYPHEN = "\u2011"
_INSIDE, _AFTER = tuple("/.@-_"), tuple("/@-_")
"""Characters that join a word to the text before it, and to the text after it."""
_BEFORE_PREFIX = (*_INSIDE, "’", *"0123456789")

_LOWER_CASE = "word"
"""A sample: a class that matches it matches every word in lower case."""


class WordBits(Struct):
    """The bits of the words seen so far, before a space and after one."""

    left: dict[str, int] = field(default_factory=dict)
    right: dict[str, int] = field(default_factory=dict)


class NoBreakRule(Struct, frozen=True):
    """A rule as written: words or classes of each side; ``middle`` is empty in a rule of two words.

    ``source`` says where the rule was seen; if it begins with "K", in no document.  ``example`` has
    a ``~`` for each no-break space.  A rule may apply to ``titles`` only.  The spaces of a
    ``rigid`` rule keep their width, as if they were typed; those of the others are as wide as the
    rest of their line.
    """

    left: tuple[str, ...]
    middle: tuple[str, ...]
    right: tuple[str, ...]
    source: str
    example: str
    titles: bool = False
    rigid: bool = False


class Hyphens(Struct, frozen=True):
    """Where hyphens are no-break hyphens: in certain words and after certain prefixes."""

    words: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()

    def applied(self, text: str) -> str:
        """The text with no-break hyphens; a prefix may be capitalized."""
        at = text.find("-")
        if at < 0 or not (self.words or self.prefixes):
            return text
        out = list(text)
        while at >= 0:
            for word in self.words:
                start = at - word.index("-")
                end = start + len(word)
                if start >= 0 and text.startswith(word, start) and _is_whole(text, start, end):
                    out[start:end] = word.replace("-", NO_BREAK_HYPHEN)
            if self._is_prefix(text, at):
                out[at] = NO_BREAK_HYPHEN
            at = text.find("-", at + 1)
        return "".join(out)

    def _is_prefix(self, text: str, end: int) -> bool:
        """Whether the text before a hyphen is a prefix, and a word goes on after it."""
        start = end
        while start and text[start - 1].isalpha():
            start -= 1
        found = text[start:end]
        known = found in self.prefixes or (found[:1].lower() + found[1:]) in self.prefixes
        goes_on = text[end + 1 : end + 2].isalnum()
        return known and goes_on and (start == 0 or text[start - 1] not in _BEFORE_PREFIX)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether some characters are not part of a longer word, an address or a symbol."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    return not (before.isalnum() or before in _INSIDE or after.isalnum() or after in _AFTER)


_NO_HYPHENS = Hyphens()


class Side(Struct):
    """One side of all rules: the bits of words, beginnings, endings and classes.

    ``every`` has the bits of the classes that match every word in lower case.
    """

    classes: dict[str, Test]
    words: dict[str, int] = field(default_factory=dict)
    begins: list[tuple[str, int]] = field(default_factory=list)
    ends: list[tuple[str, int]] = field(default_factory=list)
    tests: dict[str, int] = field(default_factory=dict)
    every: int = 0

    def add(self, item: str, bit: int) -> None:
        """Give a bit to the words that an item of a rule means.

        Raises:
            InstallationError: the item is a class that does not exist.
        """
        if item.startswith("<") and item.endswith(">"):
            if item[1:-1] not in self.classes:
                raise InstallationError(f"a no-break rule names an unknown class {item}")
            self.tests[item[1:-1]] = self.tests.get(item[1:-1], 0) | bit
            if self.classes[item[1:-1]](_LOWER_CASE):
                self.every |= bit
        elif item.startswith("…"):
            self.ends.append((item[1:], bit))
        elif item.endswith("…"):
            self.begins.append((item[:-1], bit))
        else:
            for form in {item, item[:1].upper() + item[1:]}:
                self.words[form] = self.words.get(form, 0) | bit

    def bits(self, word: str, bare: str) -> int:
        """The bits of a word; ``bare`` is the word without the punctuation on its outer side."""
        found = self.words.get(word, 0) | self.words.get(bare, 0)
        for text, bit in self.ends:
            if word.endswith(text):
                found |= bit
        for text, bit in self.begins:
            if word.startswith(text):
                found |= bit
        letters = word.rstrip(",.")
        if letters.isalpha() and letters.islower():
            # Most words: only classes that match every such word match them.
            return found | self.every
        for name, bit in self.tests.items():
            if self.classes[name](word):
                found |= bit
        return found


class NoBreakRules(Struct):
    """The rules of one language."""

    rules: tuple[NoBreakRule, ...]
    hyphens_of_titles: Hyphens
    hyphens_of_text: Hyphens
    left: Side
    middle: Side
    right: Side
    pairs: int = 0
    titles: int = 0
    rigid: int = 0
    last_words: bool = False
    """Whether the last two words of an agenda title stand on one line."""

    def with_spaces(self, text: str, known: WordBits, titles: bool = False) -> str:
        """A text, or a title, with its spaces held: `HELD_SPACE`, or by rigid rules a no-break
        space.

        ``known`` keeps the bits of words from call to call.
        """
        held = list(self._held(text, known, titles))
        if not held:
            return text
        out = list(text)
        for offset, bits in held:
            if text[offset] == " ":
                out[offset] = NO_BREAK_SPACE if bits & self.rigid else HELD_SPACE
        return "".join(out)

    def _held(self, text: str, known: WordBits, titles: bool) -> Iterator[tuple[int, int]]:
        """The offsets of the spaces that rules hold, and the bits of these rules."""
        wanted = -1 if titles else ~self.titles
        words = text.replace(NO_BREAK_SPACE, " ").split(" ")
        lefts, end = known.left, -1
        for index in range(len(words) - 1):
            word = words[index]
            end += len(word) + 1
            left = lefts.get(word)
            if left is None:
                left = lefts[word] = self.left.bits(word, word.lstrip(OPENING))
            left &= wanted
            if not left:
                continue
            right = self._right(words[index + 1], known)
            if held := left & right & self.pairs:
                yield end, held
            left &= self.middle.words.get(words[index + 1], 0)
            if left and index + 2 < len(words):
                held = left & self._right(words[index + 2], known)
                if held:
                    yield end, held
                    yield end + 1 + len(words[index + 1]), held

    def _right(self, word: str, known: WordBits) -> int:
        found = known.right.get(word)
        if found is None:
            bare = word.rstrip(CLOSING)
            found = self.right.bits(word, bare)
            if word[len(bare) : len(bare) + 1] == ".":
                # The full stop of an abbreviation may also end the sentence: "5 p.m.)."
                found |= self.right.words.get(f"{bare}.", 0)
            known.right[word] = found
        return found


@cache
def no_break_rules(language: Language) -> NoBreakRules:
    """The rules of a language.

    Raises:
        InstallationError: the data file is missing or damaged.
    """
    name = f"nobreak/{language}.yaml"
    data = read(name)
    try:
        hyphens = data.get("hyphens", {})
        text = _hyphens(hyphens.get("text", ()))
        titles = _hyphens((*hyphens.get("titles", ()), *hyphens.get("text", ())))
        made = compiled(tuple(map(_rule, data["rules"])), titles, text)
        made.last_words = bool(data.get("agenda_titles", {}).get("last_words"))
        return made
    except (KeyError, TypeError, AttributeError, InstallationError) as error:
        raise InstallationError(f"languages/{name} is damaged: {error}") from error


def compiled(
    rules: tuple[NoBreakRule, ...], titles: Hyphens = _NO_HYPHENS, text: Hyphens = _NO_HYPHENS
) -> NoBreakRules:
    """Compile rules; ``titles`` and ``text`` are the no-break hyphens of each.

    Raises:
        InstallationError: a rule names a class that does not exist.
    """
    made = NoBreakRules(rules, titles, text, Side(LEFT), Side({}), Side(RIGHT))
    for index, rule in enumerate(rules):
        bit = 1 << index
        sides = ((made.left, rule.left), (made.middle, rule.middle), (made.right, rule.right))
        for side, items in sides:
            for item in items:
                side.add(item, bit)
        if not rule.middle:
            made.pairs |= bit
        if rule.titles:
            made.titles |= bit
        if rule.rigid:
            made.rigid |= bit
    return made


def _hyphens(items: Iterable[dict[str, str]]) -> Hyphens:
    known = [one for one in items if one["source"]]
    words, prefixes = ([one[key] for one in known if key in one] for key in ("word", "prefix"))
    return Hyphens(tuple(words), tuple(prefixes))


def _rule(data: dict[str, Any]) -> NoBreakRule:
    left, right = _items(data["left"]), _items(data["right"])
    middle, titles = _items(data.get("middle", [])), bool(data.get("titles"))
    rigid = bool(data.get("rigid"))
    return NoBreakRule(left, middle, right, data["source"], data["example"], titles, rigid)


def _items(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)
