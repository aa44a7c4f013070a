"""Text → resolutions cited by number: "resolutions 822 (1993) and 853 (1993)", "第62/243号决议".

A number counts where its language's word for "resolution" stands before it (in Chinese after it),
with no more between them than the name of an organ, a date, or other such numbers.  Whose
resolution it is, its form says: 822 (1993) is of the Security Council, 1514 (XV) and 62/243 of the
General Assembly, unless another organ is named nearer.  Resolutions without a known address are
ignored.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from unassemble.citations.data import OTHER, Forms, forms
from unassemble.citations.symbols import Citation, resolution
from unassemble.languages import Language
from unassemble.languages.dates import month_names

_REACH = 160
"""Within how many characters a word, or the name of an organ, is looked for."""
_BESIDE = 40
"""Within how many characters another body is taken for the author of a resolution."""
_FIRST_SESSION = 31
"""From this session of the General Assembly on, resolutions are numbered 31/1."""
_SESSIONS = 110
_RIGHTS_SESSIONS = 90


@cache
def _number() -> re.Pattern[str]:
    return re.compile(
        r"(?<![A-Za-z\d_/.,-])"
        r"(?:(?P<number>\d{1,4})(?: (?P<letter>[A-Z])(?: (?:and|et|y|и) [A-Z])?)? ?"
        r"\((?:(?P<year>\d{4})|(?P<session>[IVXL]+|E?S-[IVX]+))\)"
        r"|(?P<meeting>(?:E?S-)?\d{1,4})/(?P<serial>\d{1,3})(?! ?\d*/)(?: (?P<part>[A-H])\b)?)"
        r"(?![A-Za-z\d_/])"
    )


@cache
def _token() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+|\d+|[^\w\s]")


def resolutions_in(text: str, language: Language) -> Iterator[Citation]:
    """The resolutions cited in a text made by `plain_signs`."""
    if "/" not in text and "(" not in text:
        return
    found = list(_number().finditer(text))
    if not found:
        return
    known = forms(language)
    lowered = text.casefold()
    if len(lowered) != len(text):
        lowered = text.lower()
    for chain in _chains(found, lowered, known, language):
        if _introduced(chain, lowered, known, language):
            organ, distance = _nearest(chain[0].start(), chain[-1].end(), lowered, known)
            for match in chain:
                if symbol := _resolved(match, organ, distance):
                    yield Citation(match.start(), _end(match), (symbol,))


def _end(match: re.Match[str]) -> int:
    """Where the link ends: before the letter of "78/250 B" (A/80/590)."""
    return match.end("serial") if match["serial"] else match.end()


def _chains(
    found: Sequence[re.Match[str]], text: str, known: Forms, language: Language
) -> Iterator[list[re.Match[str]]]:
    """Numbers with nothing but the words of a list between them."""
    chain = [found[0]]
    for one, other in pairwise(found):
        gap = text[one.end() : other.start()]
        if len(gap) <= _REACH and all(_joins(word, known, language) for word in _words(gap, known)):
            chain.append(other)
        else:
            yield chain
            chain = [other]
    yield chain


def _words(text: str, known: Forms) -> list[str]:
    """Words and signs; each character, where no spaces separate words."""
    tokens = _token().findall(text)
    return [sign for token in tokens for sign in token] if known.after else tokens


def _joins(word: str, known: Forms, language: Language) -> bool:
    """Whether a word may stand between two numbers."""
    if word.isdecimal() or word in known.between:
        return True
    if not word[0].isalpha():
        return word not in ".!?。！？؟;；؛"
    return (len(word) == 1 and word.isascii()) or word in _months(language)


@cache
def _months(language: Language) -> frozenset[str]:
    names = month_names(language)
    return frozenset(word for name in names for word in _token().findall(name.casefold()))


def _introduced(chain: list[re.Match[str]], text: str, known: Forms, language: Language) -> bool:
    """Whether the word for "resolution" stands beside the numbers."""
    if known.after:
        after = text[chain[-1].end() : chain[-1].end() + 20].replace(" ", "")
        after = after.removeprefix(known.after)
        return any(after.startswith(word) for word in known.words)
    organs = _organ_words(language)
    before = text[max(chain[0].start() - _REACH, 0) : chain[0].start()]
    for word in reversed(_words(before, known)):
        if word in known.words or (known.ends and word.endswith(known.ends)):
            return True
        if word not in organs and (word.isdecimal() or not _joins(word, known, language)):
            return False
    return False


@cache
def _organ_words(language: Language) -> frozenset[str]:
    names = forms(language).organs
    return frozenset(word for name, _ in names for word in _token().findall(name))


def _nearest(start: int, end: int, text: str, known: Forms) -> tuple[str, int]:
    """The organ named nearest to some numbers, and how far; empty if none is near."""
    before, after = text[max(start - _REACH, 0) : start], text[end : end + _REACH]
    best, least, longest = "", _REACH, 0
    for name, organ in known.organs:
        first, last = after.find(name), before.rfind(name)
        distances = [first] if first >= 0 else []
        if last >= 0:
            distances.append(len(before) - last - len(name))
        for distance in distances:
            # Of two names that end at one place the longer: “the Assembly”, “General Assembly”.
            if distance < least or (distance == least and len(name) > longest):
                best, least, longest = organ, distance, len(name)
    return best, least


def _resolved(match: re.Match[str], organ: str, distance: int) -> str:
    """The symbol of a resolution; empty where none is known."""
    if match["year"]:
        foreign = organ == OTHER and distance < _BESIDE
        return "" if foreign else resolution(int(match["number"]), int(match["year"]))
    if organ == OTHER:
        return ""
    if match["session"]:
        series = "E" if organ == "economic-and-social-council" else "A"
        return f"{series}/RES/{int(match['number'])}({match['session']})"
    meeting, serial = match["meeting"], int(match["serial"])
    named, part = _plain_number(meeting), match["part"] or ""
    if organ == "economic-and-social-council" or len(named) == 4:
        fits = organ == "economic-and-social-council" and named.isdecimal() and named > "1977"
        return f"E/RES/{named}/{serial}" if fits else ""
    return _of_session(named, serial, part, organ)


def _plain_number(text: str) -> str:
    """A number in Western figures, with the letters before it."""
    letters, dash, figures = text.rpartition("-")
    return f"{letters}{dash}{int(figures)}"


def _of_session(session: str, serial: int, part: str, organ: str) -> str:
    """A resolution with the number of its session before the slash."""
    special = not session.isdecimal()
    if organ == "human-rights-council":
        fits = session.startswith("S-") or (not special and 0 < int(session) < _RIGHTS_SESSIONS)
        return f"A/HRC/RES/{session}/{serial}" if fits else ""
    if organ == "security-council" or serial == 0:
        return ""
    fits = special or _FIRST_SESSION <= int(session) < _SESSIONS
    return f"A/RES/{session}/{serial}{part}" if fits else ""
