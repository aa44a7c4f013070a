"""What the pages show of a text that is not written in it: words filled in, numbers of notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from unassemble.assemble.context import Context
from unassemble.assemble.notes import Registry
from unassemble.assemble.opening import filled_text
from unassemble.base.diagnostics import Findings
from unassemble.base.errors import UnreadableError
from unassemble.base.source import SourceText, Span
from unassemble.images.folder import FolderImages
from unassemble.languages import Language
from unassemble.letter.read import read_letter
from unassemble.pipeline.letter_file import LetterFile
from unassemble.pipeline.reading import completion_of
from unassemble.preview.texts.reading import read_text
from unassemble.preview.texts.tree import TextAtom, TextChip, TextGroup, TextLeaf, TextNode
from unassemble.story import NoteCall, Story, all_paragraphs


def words_filled_in(
    file: LetterFile, language: Language, nodes: Iterable[TextNode]
) -> dict[str, str]:
    """The words that each template of a text stands for; those that have none are left out."""
    templates = dict.fromkeys(chip.written for chip in _chips(nodes) if chip.kind == "template")
    if not templates:
        return {}
    findings = Findings()
    try:
        letter = read_letter(file.data, file.name, language, findings, completion_of(file))
    except UnreadableError:
        return {}
    context = Context(letter, Registry(findings), FolderImages(file.folder, findings), findings)
    out = {}
    for one in templates:
        value = filled_text(context, SourceText(one, Span(file.name, 1, 1), language)).value
        words = _plain(read_text(value, language, "block").nodes)
        if words and value != one:
            out[one] = words
    return out


def first_number(story: Story, lines: range) -> int:
    """The running number of the first note that is called in some lines of the file."""
    last = 0
    for paragraph in all_paragraphs(story):
        for piece in paragraph.pieces:
            if not isinstance(piece, NoteCall) or piece.span is None:
                continue
            mark = story.marks[piece.note]
            if mark.isdecimal() and piece.span.line in lines:
                return int(mark)
            if mark.isdecimal() and piece.span.line < lines.start:
                last = int(mark)
    return last + 1


def _chips(nodes: Iterable[TextNode]) -> Iterator[TextChip]:
    for node in nodes:
        match node:
            case TextLeaf(runs=runs):
                for run in runs:
                    if isinstance(run, TextChip):
                        yield run
                        yield from _chips(run.nodes)
            case TextGroup(nodes=inner):
                yield from _chips(inner)
            case TextAtom():
                pass


def _plain(nodes: Iterable[TextNode]) -> str:
    """The words of nodes, in one line."""
    parts = []
    for node in nodes:
        match node:
            case TextLeaf(runs=runs):
                parts.append("".join("" if isinstance(one, TextChip) else one.text for one in runs))
            case TextGroup(nodes=inner):
                parts.append(_plain(inner))
            case TextAtom():
                pass
    return " ".join(parts)
