"""Markdown and HTML that is printed as it stands, because it is no markup that a letter has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from unassemble.base.diagnostics import Findings
from unassemble.base.source import Span
from unassemble.letter.markup.structures import in_address
from unassemble.letter.markup.tables import DELIMITERS

_TAGS = (
    "a abbr address article b big blockquote body br center cite code dd del div dl dt em figure"
    " font footer h1 h2 h3 h4 h5 h6 head header hr html i iframe img ins kbd li link main mark meta"
    " nav ol p pre q s samp script section small span strike strong style sub sup table tbody td"
    " tfoot th thead tr tt u ul var wbr"
)
_INSTEAD = {
    "b strong": "write **words** for bold",
    "i em cite": "write *words* for italics",
    "s strike del": "write ~~words~~ for words struck out",
    "sup sub u": "it needs both tags, as in <{tag}>words</{tag}>",
    "p div br": "leave an empty line between paragraphs; write <br> for a line break",
    "a link": "write [words](address) for a link",
    "ul ol li": "begin the line with “- ” for a list",
    "img figure": "write ![what it shows](file) for a picture",
    "h1 h2 h3 h4 h5 h6": "begin the line with “# ” for a heading",
    "blockquote q": "begin the line with “> ” for a quotation",
    "table tr td th thead tbody tfoot": "write a table with bars, a line |---|---| below its head",
}
_HINTS = {tag: hint for tags, hint in _INSTEAD.items() for tag in tags.split()}
_RULE = re.compile(r"(?:-[ ]?){3,}|={3,}")
_NO_RULE = "begin a heading with “# ”; leave the line out where no heading is meant"
_SAME = "give the head of the table and the line below it as many cells"
_NO_DASHES = "write a line |---|---| below the first row, with as many cells"
_LONGEST = 40
"""Most characters that a finding repeats."""
_ANY = re.compile(r"<[/!A-Za-z]|\^|\][\[(:]|!\[|\[\^|\{[lc]", re.IGNORECASE)
"""What each of the forms has; the pattern that tells them apart takes long to compile."""
_ADDRESS = r"<?(?:https?:|mailto:|www\.)"


class Leftover(NamedTuple):
    """What is left: where it begins, what it is, and what to do."""

    at: int
    written: str
    fault: str
    hint: str


@cache
def _pattern() -> re.Pattern[str]:
    """Compiled on first use: most texts have nothing that could match."""
    return re.compile(
        rf"""(?P<tag></?(?P<name>{"|".join(_TAGS.split())})(?:\s[^<>]*)?/?>|<!--)
        |(?P<note>\[\^|\^\[)
        |(?P<definition>\[[^\[\]]{{1,100}}\]:[ ]*{_ADDRESS})
        |(?P<picture>!\[[^\[\]]{{0,500}}\]\()
        |(?P<link>\]\({_ADDRESS})
        |(?P<reference>\[[^\[\]]{{1,300}}\]\[(?!sic\b)[\w.-]{{0,60}}\])
        |(?P<passage>\{{(?:lang|condensed)=[^{{}}]{{0,40}}\}})
        |(?P<raised>(?<=\S)\^[^\s^\[\]\u2e80-\U0003ffff]{{1,40}}\^)""",
        re.VERBOSE | re.IGNORECASE,
    )


def leftovers(text: str) -> Iterator[Leftover]:
    """What is left in a text that is printed as it stands."""
    if not _ANY.search(text):
        return
    opened: set[str] = set()
    for found in _pattern().finditer(text):
        kind, name = found.lastgroup, (found["name"] or "").lower()
        if found["tag"]:
            kind = "tag"
            if found["tag"].startswith("</") and name in opened:
                continue  # told where it opens
            opened.add(name)
        elif kind == "raised" and in_address(text, found.start()):
            continue
        fault, hint = _explained(kind or "", name)
        yield Leftover(found.start(), found.group(), fault, hint)


def tell(one: Leftover, span: Span, findings: Findings) -> None:
    """Report what is left."""
    written = one.written if len(one.written) <= _LONGEST else one.written[:_LONGEST] + "…"
    findings.warning(
        "leftover-markup",
        span,
        f"“{written}” is printed as it stands: {one.fault}",
        f"{one.hint}; to print the signs, write a backslash before them",
    )


def failed_lines(text: str) -> Iterator[Leftover]:
    """Lines of a paragraph that look like a table without its line of dashes, or like a rule."""
    place, told = 0, False
    lines = text.split("\n")
    for index, line in enumerate(lines):
        written = line.strip(" \t")
        following = lines[index + 1].strip(" \t") if index + 1 < len(lines) else ""
        if _RULE.fullmatch(written):
            yield Leftover(place, written, "it draws no rule and makes no heading", _NO_RULE)
        elif not told and index and "|" in written and DELIMITERS.fullmatch(written):
            told = True
            yield Leftover(place, written, "the line above has another number of cells", _SAME)
        elif not told and _is_row(written, following) and not DELIMITERS.fullmatch(following):
            told = True
            yield Leftover(place, written, "the table has no line of dashes", _NO_DASHES)
        place += len(line) + 1


def lone_backslash(cell: str) -> Iterator[Leftover]:
    """A backslash at the end of a cell, which breaks no line: a row is one line of the file."""
    signs = len(cell) - len(cell.rstrip("\\"))
    if signs % 2:
        fault = "a row of a table is one line of the file"
        yield Leftover(len(cell) - 1, "\\", fault, "write <br> for a line break in a cell")


def _is_row(line: str, following: str) -> bool:
    """Whether a line looks like a row of a table: by its bars, or by those of the next line too."""
    bars = line.count("|")
    if line.startswith("|"):
        return bars > 2 or (bars > 1 and (line.endswith("|") or following.startswith("|")))
    return bars > 0 and " | " in line and " | " in following and bars == following.count("|")


def _explained(kind: str, name: str) -> tuple[str, str]:
    """What is wrong, and what to do."""
    match kind:
        case "tag":
            hint = _HINTS.get(name, "delete it").format(tag=name)
            return "it is HTML, which a letter file has no use for", hint
        case "note":
            return "it calls no footnote", "write [^id], with no space in it, or ^[the note’s text]"
        case "definition" | "reference":
            return (
                "a letter file has no addresses that are given apart from their links",
                "write [words](address)",
            )
        case "picture":
            return (
                "it makes no picture",
                "write ![what it shows](file); a name with spaces needs brackets: (<my photo.jpg>)",
            )
        case "link":
            return (
                "it makes no link",
                "write [words](address), with no space in the address and no bracket left open",
            )
        case "passage":
            return "it belongs to no passage", "write it right behind one, as in [mot]{lang=fr}"
        case _:
            return "it raises nothing", "write <sup>…</sup>"
