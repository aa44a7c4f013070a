"""The spaces of a Chinese paragraph: those Word adds by itself, and the blank after a note's call.

A space typed between a Chinese character and a Latin letter or digit is the one that Word adds, so
it is not typed in the DOCX; the PDF has it as a space, which is copied (``text.han``).
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from unassemble.base.source import part_of
from unassemble.story.items import Characters, NoteCall, Piece, RunStyle
from unassemble.styles import CHINESE
from unassemble.text.han import gap_between

_OTHER = "\0"
_CLOSING = frozenset(CHINESE.no_start)


def without_typed_gaps(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Pieces without the spaces that were typed where Word adds one."""
    texts = [piece.text if isinstance(piece, Characters) else _OTHER for piece in pieces]
    whole = "".join(texts)
    typed = {
        index
        for index, character in enumerate(whole[1:-1], 1)
        if character == " " and gap_between(whole[index - 1], whole[index + 1])
    }
    if not typed:
        return tuple(pieces)
    out: list[Piece] = []
    start = 0
    for piece, text in zip(pieces, texts, strict=True):
        if isinstance(piece, Characters):
            places = range(start, start + len(text))
            kept = "".join([one for at, one in zip(places, text, strict=True) if at not in typed])
            piece = piece if len(kept) == len(text) else replace(piece, text=kept)
        out.append(piece)
        start += len(text)
    return tuple(piece for piece in out if not isinstance(piece, Characters) or piece.text)


def with_blanks_after_calls(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Pieces with one blank of the Chinese font after each call (A/75/836), but none before a mark
    that closes or at the end of a line.  A space that was typed there is that blank."""
    out: list[Piece] = []
    for index, piece in enumerate(pieces):
        before = out[-1] if out else None
        if isinstance(before, NoteCall) and isinstance(piece, Characters) and piece.text:
            blank = Characters(" ", piece.language, RunStyle(wide=True), piece.span)
            if piece.text[0] == " ":
                out.append(blank)
                span, lines = part_of(1, piece.span, piece.lines)
                piece = replace(piece, text=piece.text[1:], span=span, lines=lines)
            elif piece.text[0] not in _CLOSING and not piece.style.character_style:
                out.append(blank)
        if not isinstance(piece, Characters) or piece.text or len(pieces) == index + 1:
            out.append(piece)
    return tuple(out)
