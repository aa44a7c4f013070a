"""Tokens of texts whose only markup are paragraphs, numbers, footnotes and addresses.

Both functions answer None for a text that has more, or of which they are not sure.
"""

from __future__ import annotations

import re

from unassemble.letter.markup.labels import CALL, LABEL, closing_bracket
from unassemble.letter.markup.tokens import Token

_OTHER_BLOCK = re.compile(r"[-*+#>|:=`~_<]|\[\^")
"""What may begin a list, a heading, a quotation, a table, or the definition of a note."""
_INLINE = re.compile(
    r"(?P<line_end> ?\n[ \t]*)"
    r"|(?P<hard_end>(?: {2,}|\\)\n[ \t]*)"
    r"|(?P<word_line>(?<=[A-Za-z0-9])_+(?=[A-Za-z0-9]))"
    r"|<(?P<address>https?://(?:[A-Za-z0-9._~:/?#@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+)>"
    rf"|{CALL.pattern}"
    r"|(?P<note>\^\[)"
    r"|(?P<other>[\\`*_\[<\t\r\0]|&[A-Za-z#]|!\[)"
)


def quick_blocks(text: str) -> list[Token] | None:
    """Paragraphs and numbered paragraphs; empty lines part them."""
    if "\t" in text or "\r" in text or "\0" in text:
        return None
    tokens: list[Token] = []
    lines = text.split("\n")
    start = 0
    while start < len(lines):
        if not lines[start].strip(" "):
            start += 1
            continue
        label = LABEL.match(lines[start].lstrip(" "))
        end = start
        while end < len(lines) and (line := lines[end].lstrip(" ")):
            if _OTHER_BLOCK.match(line):
                return None
            if label and end > start and LABEL.match(line):
                break
            end += 1
        tokens += _paragraph(lines, start, end, label)
        start = end
    return tokens


def _paragraph(
    lines: list[str], start: int, end: int, label: re.Match[str] | None
) -> tuple[Token, ...]:
    """The three tokens of a paragraph."""
    place = [start, end]
    content = "\n".join(lines[start:end]).strip()
    if label is None:
        kind, opened = "paragraph", Token("paragraph_open", map=place)
    else:
        kind = "numbered"
        indent = len(lines[start]) - len(lines[start].lstrip(" "))
        opened = Token("numbered_open", map=place, label=label.group("label"), indent=indent)
        content = content[label.end() :]
    return opened, Token("inline", content, map=place), Token(f"{kind}_close")


def quick_inlines(content: str) -> list[Token] | None:
    """Text, line ends, calls of notes, notes in the text, and addresses in angle brackets."""
    tokens: list[Token] = []
    done = seen = 0
    while found := _INLINE.search(content, seen):
        start, end = found.span()
        kind = found.lastgroup
        if kind == "word_line":  # inside a word it is no emphasis
            seen = end
            continue
        if start > done:
            tokens.append(Token("text", content[done:start]))
        if kind == "line_end":
            tokens.append(Token("softbreak"))
        elif kind == "hard_end":
            tokens.append(Token("hardbreak"))
        elif kind == "address":
            target = found.group("address")
            opened = Token("link_open", info="auto", attrs={"href": target})
            tokens += (opened, Token("text", target), Token("link_close", info="auto"))
        elif kind == "id":
            tokens.append(Token("footnote_call", found.group("id"), at=start))
        elif kind == "note":
            close = closing_bracket(content, end)
            if close is None or "\\" in content[end:close]:
                return None
            tokens.append(Token("footnote_inline", content[end:close], at=end))
            end = close + 1
        else:
            return None
        done = seen = end
    if done < len(content):
        tokens.append(Token("text", content[done:]))
    return tokens
