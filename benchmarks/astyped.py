"""Set the paragraphs of our story as a hand has set them in the DOCX."""

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from adjustments import marked
from pdflines import squeeze
from unassemble.story import Story, StoryItem, StoryNote, StoryParagraph
from unassemble.styles import Character, Properties, StyleSheet


@dataclass(frozen=True, slots=True)
class Setting:
    """What a paragraph of a DOCX says beside its style.

    ``own`` are line spacing, space after, keep-with-next and keep-lines; ``runs`` the letters of
    each run and how many they are, without blanks and notes.
    """

    own: Properties
    runs: tuple[tuple[int, Properties], ...]


def as_typed(
    story: Story, styles: StyleSheet, text: Sequence[Setting], notes: Sequence[Setting]
) -> tuple[Story, StyleSheet]:
    """A story and its styles with the settings of its paragraphs and of its notes, in order."""
    setter = _Setter(styles)
    waiting = iter(text)

    def item(it: StoryItem) -> StoryItem:
        spacer = isinstance(it, StoryParagraph) and not it.pieces
        return it if spacer or not isinstance(it, StoryParagraph) else setter.set(it, next(waiting))

    def note(it: StoryNote, setting: Setting) -> StoryNote:
        first, *others = it.paragraphs
        return replace(it, paragraphs=(setter.set(first, setting), *others))

    items = tuple(map(item, story.items))
    set_notes = tuple(map(note, story.notes, notes))
    return replace(story, items=items, notes=set_notes), setter.styles


@dataclass(slots=True)
class _Setter:
    styles: StyleSheet

    def set(self, paragraph: StoryParagraph, setting: Setting) -> StoryParagraph:
        """A paragraph as the DOCX sets it; new styles are added to the sheet."""
        usual = self.styles.resolved(paragraph.style)
        pieces, at = paragraph.pieces, 0
        for length, letters in setting.runs:
            if differs(letters, usual):
                name = f"Typed {letters.size} {letters.scale} {letters.spacing}"
                known = {**self.styles.characters, name: Character(name, name, letters)}
                self.styles = StyleSheet(self.styles.paragraphs, known)
                pieces = tuple(marked(pieces, at, at + length, name, _NO_MARKS))
            at += length
        own = setting.own
        name = f"{paragraph.style} {own.line} {own.after} {own.keep_next} {own.keep_lines}"
        base = self.styles.paragraphs[paragraph.style]
        style = replace(base, id=name, own=own, based_on=paragraph.style)
        self.styles = StyleSheet({**self.styles.paragraphs, name: style}, self.styles.characters)
        return replace(paragraph, style=name, pieces=pieces)


class _NoMarks(list[str]):
    def __getitem__(self, index: object) -> str:  # type: ignore[override]
        return ""


_NO_MARKS = _NoMarks()
"""The marks of notes, which are no text in a DOCX."""


def differs(letters: Properties, usual: Properties) -> bool:
    """Whether letters differ from those of a style."""
    both = ((letters.scale, usual.scale or 100.0), (letters.spacing, usual.spacing or 0.0))
    return any((one if one is not None else two) != two for one, two in both)


def letters_of(text: str, own: Properties) -> tuple[int, Properties]:
    """How many letters a run has, and their size, scale and spacing."""
    return len(squeeze(text)), Properties(size=own.size, scale=own.scale, spacing=own.spacing)
