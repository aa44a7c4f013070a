"""A paragraph whose held spaces are settled: each is a usual space or a no-break space.

Word never changes the width of a no-break space, so the typists of the United Nations type one only
where a line would end badly: of 189 spaces that our rules hold, in stretched lines of Word's, 151
are stretched like the others and 12 are not.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from msgspec.structs import replace

from unassemble.layout.fragments import LineBox
from unassemble.story import Characters, NoteCall, NoteMark, Piece, StoryParagraph
from unassemble.text.spaces import HELD_SPACE, NO_BREAK_SPACE, as_no_break_spaces, as_spaces


def with_no_break_spaces(
    paragraph: StoryParagraph, offsets: Collection[int], marks: Sequence[str]
) -> StoryParagraph:
    """The paragraph with no-break spaces in place of the held ones at some offsets."""
    return replace(
        paragraph,
        pieces=tuple(
            replace(piece, text=_with(piece.text, at, offsets))
            if isinstance(piece, Characters)
            else piece
            for at, piece in _placed(paragraph.pieces, marks)
        ),
    )


def all_no_break_spaces(paragraph: StoryParagraph) -> StoryParagraph:
    """The paragraph with no-break spaces in place of all held ones."""
    return _changed(paragraph, as_no_break_spaces)


def settled(
    paragraph: StoryParagraph, lines: Sequence[LineBox], marks: Sequence[str]
) -> StoryParagraph:
    """The paragraph with its held spaces as its lines have them."""
    offsets = {
        run.at + at
        for line in lines
        for run in line.runs
        for at, character in enumerate(run.segment.text[run.start : run.end])
        if character == NO_BREAK_SPACE
    }
    return _changed(with_no_break_spaces(paragraph, offsets, marks), as_spaces)


def _changed(paragraph: StoryParagraph, change: Callable[[str], str]) -> StoryParagraph:
    return replace(
        paragraph,
        pieces=tuple(
            replace(piece, text=change(piece.text)) if isinstance(piece, Characters) else piece
            for piece in paragraph.pieces
        ),
    )


def _placed(pieces: Sequence[Piece], marks: Sequence[str]) -> Iterator[tuple[int, Piece]]:
    """Each piece with its offset in the paragraph's text."""
    at = 0
    for piece in pieces:
        yield at, piece
        match piece:
            case Characters(text=text):
                at += len(text)
            case NoteCall(note=note) | NoteMark(note=note):
                at += len(marks[note])
            case _:
                at += 1


def _with(text: str, at: int, offsets: Collection[int]) -> str:
    if HELD_SPACE not in text:
        return text
    return "".join(
        NO_BREAK_SPACE if character == HELD_SPACE and at + index in offsets else character
        for index, character in enumerate(text)
    )
