"""Lines without markup are read at once, as a walk over their tokens reads them."""

from __future__ import annotations

from hypothesis import assume, example, given
from hypothesis import strategies as st

from unassemble.base.diagnostics import Findings
from unassemble.base.source import SourceText, Span
from unassemble.letter.markup.commonmark import inline_tokens
from unassemble.letter.markup.inlines import _MARKUP, Piece, _Walker, inline_piece

PIECES = ["a", "B1.,;:()-–—“”’'", " ", "中", "，。", "word word", "é"]
LINE = st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join).filter(str.strip)
CONTENTS = st.lists(LINE, min_size=2, max_size=6).map("\n".join)


def piece_of(content: str) -> Piece:
    """Text of a literal block: each of its lines is indented by four in the file."""
    anchors, at = [], 0
    for number, line in enumerate(content.split("\n")):
        anchors.append((at, 10 + number, 5))
        at += len(line) + 1
    return Piece(SourceText(content, Span("letter.yaml", 10, 5), "en", tuple(anchors)), content)


@given(CONTENTS)
@example("one\ntwo")
@example("中\n文")
@example("one \n  two\nthree")
def test_the_same_inlines_and_places(content: str) -> None:
    content = content.strip()
    assume(not _MARKUP.search(content))
    piece = piece_of(content)
    walker = _Walker(piece, None, Findings(), False, None, "en")
    expected = tuple(walker.walk(inline_tokens(content), 0)[0])
    assert inline_piece(piece, None, Findings()) == expected
