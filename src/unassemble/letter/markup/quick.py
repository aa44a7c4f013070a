"""Tokens of texts whose only markup are paragraphs, numbers, footnotes and addresses.

Both functions answer None for a text that has more, or of which they are not sure.
"""

from __future__ import annotations

import re

from unassemble.letter.markup.labels import CALL, LABEL, closing_bracket
from unassemble.letter.markup.tokens import Token

_OTHER_BLOCK = re.compile(r"[-*+#>|:=`~_<]|\[\^")
"""What may begin a list, a heading, a quotation, a table, or the definition of a note."""
_STOP = re.compile(r"[\n<\[^\\`*_&!\t\r\0]")
"""What may be markup; all other characters are text."""
_ADDRESS = re.compile(r"<(https?://(?:[A-Za-z0-9._~:/?#@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+)>")
_LINK = re.compile(
    r"\[([A-Za-z0-9][A-Za-z0-9 ./()-]*)\]\((#|https?://[A-Za-z0-9._~/?#$'*+,;=-]+)\)"
)
_LINE_LEAD = re.compile(r"[ \t]*")
_IN_WORD = re.compile(r"(?<=[A-Za-z0-9])_+(?=[A-Za-z0-9])")
_ENTITY = re.compile(r"&[A-Za-z#]")


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
    """Text, line ends, calls of notes, notes in the text, addresses, and links of plain words."""
    tokens: list[Token] = []
    done = seen = 0
    while found := _STOP.search(content, seen):
        start = found.start()
        plain = _plain(content, start)
        if plain:
            seen = plain
            continue
        made = _element(content, start)
        if made is None:
            return None
        new, end = made
        text = content[done:start]
        if new[0].type == "softbreak" and text.endswith(" "):
            new = [Token("hardbreak")] if text.endswith("  ") else new
            text = text.rstrip(" ")
        if text:
            tokens.append(Token("text", text))
        tokens += new
        done = seen = end
    if done < len(content):
        tokens.append(Token("text", content[done:]))
    return tokens


def _plain(content: str, start: int) -> int:
    """The end of a character that looks like markup and is none here; 0 if it may be some."""
    character, after = content[start], content[start + 1 : start + 2]
    if (character == "^" or character == "!") and after != "[":
        return start + 1
    if character == "&" and not _ENTITY.match(content, start):
        return start + 1
    inside = _IN_WORD.match(content, start) if character == "_" else None
    return inside.end() if inside else 0


def _element(content: str, start: int) -> tuple[list[Token], int] | None:
    """The tokens of what begins at a character, and where it ends; None if that is not sure."""
    match content[start]:
        case "\n":
            return [Token("softbreak")], _lead(content, start + 1)
        case "\\" if content[start + 1 : start + 2] == "\n":
            return [Token("hardbreak")], _lead(content, start + 2)
        case "<" if found := _ADDRESS.match(content, start):
            target = found.group(1)
            opened = Token("link_open", info="auto", attrs={"href": target})
            closed = Token("link_close", info="auto")
            return [opened, Token("text", target), closed], found.end()
        case "[" if found := CALL.match(content, start):
            return [Token("footnote_call", found.group("id"), at=start)], found.end()
        case "[" if found := _LINK.match(content, start):
            words, target = found.groups()
            opened = Token("link_open", attrs={"href": target})
            return [opened, Token("text", words), Token("link_close")], found.end()
        case "^":
            close = closing_bracket(content, start + 2)
            if close is None or "\\" in content[start:close]:
                return None
            return [Token("footnote_inline", content[start + 2 : close], at=start + 2)], close + 1
    return None


def _lead(content: str, start: int) -> int:
    """The end of the blanks at the head of a line."""
    found = _LINE_LEAD.match(content, start)
    return found.end() if found else start
