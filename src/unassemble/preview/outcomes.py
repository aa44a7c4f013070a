"""What becomes of a change of a letter's text, and who keeps texts outside the letter's folder."""

from __future__ import annotations

from typing import Literal, Protocol

from msgspec import Struct

State = Literal["saved", "waiting", "unwritable", "conflict"]
"""How the file stands to the text: the same, about to be written, not to be written, or changed by
another program in the same lines."""


class ChangedError(Exception):
    """Another change was made in the same lines; ``text`` is the text now."""

    def __init__(self, text: str, line: int) -> None:
        super().__init__(f"line {line} was changed by another program")
        self.text, self.line = text, line


class Saved(Struct, frozen=True):
    """The text after a change; ``merged`` if it includes changes of another program."""

    text: str
    digest: str
    merged: bool


class Conflict(Struct, frozen=True):
    """The file and the text in memory, both changed in the same lines since they were ``base``."""

    base: str
    theirs: str
    line: int


class Draft(Struct, frozen=True):
    """A text that could not be written into its file, and the file's text that it came from."""

    base: str
    text: str


class Keeper(Protocol):
    """Keeps texts outside the letter's folder; errors of the disk are its own matter."""

    def before_change(self, text: str) -> None:
        """Keep the text before a change, at the first change and every few minutes of work."""

    def keep(self, text: str, why: str) -> None:
        """Keep a text as a version."""

    def draft(self) -> Draft | None:
        """The draft that an earlier run left."""

    def keep_draft(self, draft: Draft) -> None:
        """Keep a draft, in place of an earlier one."""

    def drop_draft(self) -> None:
        """Forget the draft: its text is in the file."""
