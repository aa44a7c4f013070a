"""The Markdown parser: CommonMark without what a letter does not have, with what it needs.

Left out: raw HTML (it is text), code blocks, rules and link definitions.  Added: tables, footnotes,
superscripts and the like, passages with a language, and numbered paragraphs in place of ordered
lists, because CommonMark would renumber them.
"""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.list import list_block
from markdown_it.token import Token

from unassemble.letter.markup.emphasis import emphasis, left_over
from unassemble.letter.markup.labels import LABEL
from unassemble.letter.markup.sequence import Open, follows, is_doubtful, opened
from unassemble.letter.markup.spans import structure
from unassemble.letter.markup.tables import table

__all__ = ["Token", "block_tokens", "inline_tokens"]

_PARSED_NESTING = 100
"""How deep the parser follows quotations and lists; what is deeper than a letter may have is told,
so nothing is lost that lies below."""
_IN_NOTE = "in note"
_BULLET = re.compile(r"[-*+][ \t]")


def block_tokens(text: str, in_note: bool = False) -> list[Token]:
    """The tokens of a text's blocks; those of a paragraph's inlines are its children.

    A number that begins a note is text.
    """
    return _parser().parse(text, {_IN_NOTE: in_note})


def inline_tokens(content: str) -> list[Token]:
    """The tokens of a text that is one paragraph, such as a title."""
    (root,) = _parser().parseInline(content)
    return root.children or []


class _LetterMarkdown(MarkdownIt):
    """CommonMark in which any address makes a link, so that a finding can name a bad one."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 (markdown-it's name)
        """Whether an address makes a link; `javascript:` is refused later, with a finding."""
        return True


@cache
def _parser() -> MarkdownIt:
    """The parser, made once."""
    markdown = _LetterMarkdown("commonmark", {"html": False}).enable("table")
    markdown.disable(["code", "fence", "hr", "reference", "html_block", "lheading"])
    markdown.disable(["html_inline", "image", "text_join"])
    markdown.options["maxNesting"] = _PARSED_NESTING
    markdown.block.ruler.at("table", table, {"alt": ["paragraph", "reference"]})
    markdown.block.ruler.at("list", _bullets, {"alt": ["paragraph", "blockquote"]})
    markdown.block.ruler.before(
        "paragraph", "numbered", _numbered, {"alt": ["paragraph", "blockquote", "list"]}
    )
    markdown.inline.ruler.at("emphasis", emphasis)
    markdown.inline.ruler2.after("emphasis", "left_over", left_over)
    markdown.inline.ruler2.enable("strikethrough")
    markdown.inline.ruler.at("link", structure)
    return markdown


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _bullets(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Bulleted lists, as in CommonMark."""
    if not _BULLET.match(_line(state, start)):
        return False
    return list_block(state, start, end, silent)


def _numbered(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A numbered paragraph; the next in sequence may follow without an empty line."""
    found = LABEL.match(_line(state, start))
    if not found or (state.env.get(_IN_NOTE) and not state.tokens and not silent):
        return False
    label, indent = found.group("label"), state.sCount[start] - state.blkIndent
    if silent:
        lists = _lists(state)
        return bool(lists) and follows(lists, label, indent, _line(state, start - 1))
    lists = opened(_lists_before(state), label, indent)
    doubtful: list[tuple[int, str]] = []
    token = state.push("numbered_open", "p", 1)
    token.meta = {"label": label, "indent": indent, "lists": lists, "doubtful": doubtful}
    token.map = [start, start]
    following = start + 1
    rules = state.md.block.ruler.getRules("paragraph")
    while following < end and not state.isEmpty(following):
        if any(rule(state, following, end, True) for rule in rules):
            break
        inside = LABEL.match(_line(state, following))
        if inside:
            within, before = state.sCount[following] - state.blkIndent, _line(state, following - 1)
            if is_doubtful(lists, inside.group("label"), within, before):
                doubtful.append((following, inside.group("label")))
        following += 1
    content = state.getLines(start, following, state.blkIndent, False).strip()
    token.map = [start, following]
    inner = state.push("inline", "", 0)
    inner.content = content[found.end() :] if found.end() <= len(content) else ""
    inner.map = [start, following]
    inner.children = []
    state.push("numbered_close", "p", -1)
    state.line = following
    return True


def _lists(state: StateBlock) -> tuple[Open, ...]:
    """The lists that go on in the paragraph that a line may end."""
    last = state.tokens[-1] if state.tokens else None
    if last is not None and last.type == "numbered_open":
        lists: tuple[Open, ...] = last.meta["lists"]
        return lists
    found = LABEL.match(_line(state, state.line))
    if not found:
        return ()
    return (Open(found.group("label"), state.sCount[state.line] - state.blkIndent),)


def _lists_before(state: StateBlock) -> tuple[Open, ...]:
    """The lists that go on before a block: those of the last number around it."""
    for token in reversed(state.tokens):
        if token.level < state.level:
            break
        if token.type == "numbered_open" and token.level == state.level:
            lists: tuple[Open, ...] = token.meta["lists"]
            return lists
        if token.type == "heading_open":
            break
    return ()
