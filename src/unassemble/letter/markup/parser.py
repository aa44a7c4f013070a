"""The Markdown parser: CommonMark less what a letter does not have, plus footnotes and numbers.

Raw HTML is text; code blocks, rules and link definitions are no part of a letter.  Numbered
paragraphs replace CommonMark's ordered lists, which would count for themselves.
"""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.list import list_block
from markdown_it.rules_inline import StateInline

LABEL = re.compile(
    r"(?P<label>\d{1,3}[.)．、]|[(（][^\W_]{1,4}[)）]|[a-zа-я]\)|[ivx]{2,4}\))(?:[ \t\u3000]+|$)"
)
"""``1.``, ``(1)``, ``(a)``, ``(i)``, ``a)``, and their counterparts in other scripts."""
_BULLET = re.compile(r"[-*+][ \t]")
_CALL = re.compile(r"\[\^([^\]\s\[]{1,64})\]")


@cache
def parser() -> MarkdownIt:
    """The parser, made once."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    markdown.disable(["code", "fence", "hr", "reference", "html_block", "lheading", "html_inline"])
    markdown.block.ruler.at("list", _bullets, {"alt": ["paragraph", "blockquote"]})
    markdown.block.ruler.before(
        "paragraph", "numbered", _numbered, {"alt": ["paragraph", "blockquote", "list"]}
    )
    markdown.inline.ruler.before("link", "footnote_call", _footnote_call)
    markdown.inline.ruler.before("link", "footnote_inline", _footnote_inline)
    return markdown


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _bullets(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """CommonMark's lists where they are bulleted."""
    if not _BULLET.match(_line(state, start)):
        return False
    return list_block(state, start, end, silent)


def _numbered(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A paragraph that begins with a number; one may follow another without an empty line."""
    found = LABEL.match(_line(state, start))
    if not found:
        return False
    if silent:
        return LABEL.match(_line(state, state.line)) is not None
    following = start + 1
    rules = state.md.block.ruler.getRules("paragraph")
    while following < end and not state.isEmpty(following):
        if any(rule(state, following, end, True) for rule in rules):
            break
        following += 1
    content = state.getLines(start, following, state.blkIndent, False).strip()
    indent = state.sCount[start] - state.blkIndent
    token = state.push("numbered_open", "p", 1)
    token.map = [start, following]
    token.meta = {"label": found.group("label"), "indent": indent}
    inner = state.push("inline", "", 0)
    inner.content = content[found.end() :] if found.end() <= len(content) else ""
    inner.map = [start, following]
    inner.children = []
    state.push("numbered_close", "p", -1)
    state.line = following
    return True


def _footnote_call(state: StateInline, silent: bool) -> bool:
    """``[^id]``."""
    found = _CALL.match(state.src, state.pos)
    if not found or found.end() > state.posMax:
        return False
    if not silent:
        token = state.push("footnote_call", "", 0)
        token.meta = {"id": found.group(1), "at": state.pos}
    state.pos = found.end()
    return True


def _footnote_inline(state: StateInline, silent: bool) -> bool:
    """``^[text]``, its brackets balanced."""
    source, position = state.src, state.pos
    if not source.startswith("^[", position):
        return False
    depth, end = 1, position + 2
    while end < state.posMax and depth:
        character = source[end]
        if character == "\\":
            end += 1
        elif character == "<":
            # An address in angle brackets may hold brackets of its own.
            close = re.compile(r"<[^<>\s]*>").match(source, end)
            end = close.end() - 1 if close else end
        depth += (character == "[") - (character == "]")
        end += 1
    if depth:
        return False
    if not silent:
        token = state.push("footnote_inline", "", 0)
        token.content = source[position + 2 : end - 1]
        token.meta = {"at": position + 2}
    state.pos = end
    return True
