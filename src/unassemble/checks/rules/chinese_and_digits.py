"""The rule `chinese-and-digits`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from unassemble.base.diagnostics import Edit, Fix
from unassemble.checks.passages import Passage
from unassemble.checks.registry import Found, rule
from unassemble.checks.subject import Subject

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"


@cache
def _joint() -> re.Pattern[str]:
    """Compiled for Chinese letters only: compiling so wide a character class takes 4 ms."""
    return re.compile(rf"(?<=[{_HAN}])(?=\d)|(?<=\d)(?=[{_HAN}])")


@rule(
    "chinese-and-digits",
    severity="note",
    source="letter of Azerbaijan of 13 May 2020",
    fixable=True,
)
def check(subject: Subject) -> Iterator[Found]:
    """There is no space between Chinese characters and a number.

    Chinese documents of the United Nations are printed with a space between a Chinese character and
    a figure. This program prints it whether it is typed or not; typed throughout, as in the fixed
    phrases of this program, words are found alike in the file.

    Example: “2020年5月13日” instead of “2020 年 5 月 13 日”.

    Fix: insert a space; `--fix` does this.
    """
    for passage in subject.own:
        if passage.language != "zh":
            continue
        joints = [found.start() for found in _joint().finditer(passage.prose)]
        if not joints:
            continue
        edits = [edit for joint in joints for edit in _space(subject, passage, joint)]
        place = "one place" if len(joints) == 1 else f"{len(joints)} places"
        yield Found(
            passage.at(joints[0] - 1),
            f"no space between Chinese characters and a number in {place} of this paragraph",
            end=passage.end(joints[0] + 1),
            fix=Fix("insert a space", tuple(edits)) if edits else None,
        )


def _space(subject: Subject, passage: Passage, joint: int) -> Iterator[Edit]:
    """The insertion of a space before the character at an offset, outside emphasis and links.

    None where the file does not have the character as it is printed: in a value that is filled in,
    in an escape.
    """
    before, after = passage.at(joint - 1), passage.at(joint)
    if _depth(passage, joint - 1) < _depth(passage, joint):
        place, sign = before, passage.text[joint - 1]
        edit = passage.end(joint)
    else:
        place, sign = after, passage.text[joint]
        edit = after
    if subject.character(place) == sign:
        yield Edit(edit, edit, "", " ")


def _depth(passage: Passage, offset: int) -> int:
    """In how much emphasis and how many links a character stands."""
    ranges = (*passage.italics, *passage.bold, *((one[0], one[1]) for one in passage.links))
    return sum(start <= offset < end for start, end in ranges)
