"""Chinese characters, next to which line ends and emphasis follow other rules than in Latin.

Comparisons, because a regular expression of these ranges takes longer to compile than a letter to
read.
"""

from __future__ import annotations

from collections.abc import Iterable

from markdown_it.token import Token

_SHARED = "‘’“”—…·"
"""Marks of Chinese that other languages have too."""
_CALLS = ("call", "note")
_WORDS = ("text", "text_special", "code_inline")


def is_han(character: str) -> bool:
    """Whether a character is Chinese, or a full-width mark."""
    return (
        "\u2e80" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\ufe30" <= character <= "\ufe4f"
        or "\uff00" <= character <= "\uffef"
        or "\U00020000" <= character <= "\U0003ffff"
    )


def no_spaces(tokens: Iterable[Token], language: str) -> frozenset[int]:
    """The line ends that are no space, as indices of tokens.

    They stand between two Chinese characters, whatever emphasis, link or call is there too; or
    before a call, whose mark belongs to the word before it.
    """
    out: list[int] = []
    waiting: list[int] = []
    last = ""
    for index, token in enumerate(tokens):
        words = token.content.strip(" \t") if token.type in _WORDS else ""
        if token.type == "softbreak":
            waiting.append(index)
        elif token.type in ("hardbreak", "br"):
            waiting, last = [], ""
        elif token.type in _CALLS:
            out.extend(waiting)
            waiting = []
        elif words:
            if _is_one_line(last, words[0], language):
                out.extend(waiting)
            waiting, last = [], words[-1]
    return frozenset(out)


def may_touch_han(character: str) -> bool:
    """Whether a line end beside a character may be no space: it is Chinese, or a mark that Chinese
    has too."""
    return is_han(character) or character in _SHARED


def _is_one_line(before: str, after: str, language: str) -> bool:
    """Whether nothing stands between two characters that a line end parts."""
    han = [bool(one) and is_han(one) for one in (before, after)]
    wide = [
        chinese or (one != "" and one in _SHARED)
        for chinese, one in zip(han, (before, after), strict=True)
    ]
    return all(wide) and (any(han) or language == "zh")
