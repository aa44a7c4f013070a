"""The inline rule for ``*``, ``_`` and ``~~``: CommonMark's, adapted to Chinese, without spaces.

CommonMark asks for a space or a mark on the other side of a delimiter that touches a mark; Chinese
has none between words.  So a full-width mark counts as a letter, and a Chinese character beside a
delimiter as a space would: https://github.com/commonmark/commonmark-spec/issues/650.
"""

from __future__ import annotations

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

from unassemble.letter.markup.wide import is_han

_STRIKE = "~~"


def emphasis(state: StateInline, silent: bool) -> bool:
    """A run of delimiters, each a token of its own until it is paired."""
    start, marker = state.pos, state.src[state.pos]
    if silent or marker not in "_*~":
        return False
    if marker == "~":
        return _strikethrough(state)
    end = start
    while end < state.posMax and state.src[end] == marker:
        end += 1
    opens, closes = _flanking(state, start, end)
    for place in range(start, end):
        token = state.push("text", "", 0)
        token.content = marker
        token.meta = {"at": place, "run": start}
        state.delimiters.append(
            Delimiter(ord(marker), end - start, len(state.tokens) - 1, -1, opens, closes)
        )
    state.pos = end
    return True


def _strikethrough(state: StateInline) -> bool:
    """``~~``, one token; one sign alone, or three, are characters (GFM, 6.5)."""
    start = state.pos
    end = start + 2
    if state.src[start:end] != _STRIKE or state.src[end : end + 1] == "~":
        return False
    if start and state.src[start - 1] == "~":
        return False
    opens, closes = _flanking(state, start, end)
    token = state.push("text", "", 0)
    token.content = _STRIKE
    token.meta = {"at": start, "run": start}
    state.delimiters.append(Delimiter(ord("~"), 0, len(state.tokens) - 1, -1, opens, closes))
    state.pos = end
    return True


def _flanking(state: StateInline, start: int, end: int) -> tuple[bool, bool]:
    """Whether a run can open emphasis, and whether it can close it."""
    before = state.src[start - 1] if start else " "
    after = state.src[end] if end < state.posMax else " "
    spaced = (_is_space(before), _is_space(after))
    marks = (_is_mark(before), _is_mark(after))
    free_before = spaced[0] or marks[0] or is_han(before)
    free_after = spaced[1] or marks[1] or is_han(after)
    left = not spaced[1] and (not marks[1] or free_before)
    right = not spaced[0] and (not marks[0] or free_after)
    if state.src[start] != "_":
        return left, right
    return left and (not right or marks[0]), right and (not left or marks[1])


def _is_space(character: str) -> bool:
    return isWhiteSpace(ord(character))


def _is_mark(character: str) -> bool:
    return not is_han(character) and (isMdAsciiPunct(ord(character)) or isPunctChar(character))


def _is_meant(state: StateInline, delimiter: Delimiter, token: Token) -> bool:
    """Whether emphasis was probably meant: not in “5 * 3”, nor by the star of “A/79/1*”."""
    if delimiter.length > 1:
        return True
    at = token.meta["at"]
    is_reissued = token.content == "*" and not delimiter.open and state.src[at - 1].isdecimal()
    return (delimiter.open or delimiter.close) and not is_reissued


def left_over(state: StateInline) -> None:
    """Add a token, at the end, for each run that is printed, wholly or in part."""
    lists = [state.delimiters, *(meta["delimiters"] for meta in state.tokens_meta if meta)]
    runs: dict[int, tuple[int, str]] = {}
    for delimiter in (one for delimiters in lists for one in delimiters):
        token = state.tokens[delimiter.token]
        if token.type == "text" and token.content and _is_meant(state, delimiter, token):
            at, markers = runs.get(token.meta["run"], (token.meta["at"], ""))
            runs[token.meta["run"]] = (at, markers + token.content)
    for at, markers in sorted(runs.values()):
        token = Token("left_over", "", 0)
        token.content, token.meta = markers, {"at": at}
        state.tokens.append(token)
