"""A bar that shows how far a run is: letters, pages, time left."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import click

from unassemble.batch.records import BuildWork, Work
from unassemble.batch.run import Finished, Given
from unassemble.cli.streams import is_terminal, say_colored
from unassemble.languages import LANGUAGES

LONG = 200_000
"""Total bytes of the letter files from which work takes long enough for a bar."""


class Progress:
    """The bar of a run, on standard error; hidden for short work, and beside a terminal.

    It is measured in bytes of letter files, which are in proportion to the time they take.
    """

    def __init__(self, given: Sequence[Given], work: Work) -> None:
        self._given = given
        self._letters = self._pages = 0
        size = sum(map(_weight, given))
        hidden = (len(given) < 2 and size < LONG) or not is_terminal()
        self._step = size / _steps(work)
        self._bar: Any = click.progressbar(
            length=size, file=sys.stderr, hidden=hidden, item_show_func=self._text, show_eta=True
        )

    def __enter__(self) -> Progress:
        self._bar.__enter__()
        return self

    def __exit__(self, *problem: Any) -> None:
        self._bar.__exit__(*problem)

    def step(self) -> None:
        """A step of the only letter is done."""
        self._bar.update(min(int(self._step), self._bar.length - self._bar.pos))

    def finished(self, one: Finished) -> None:
        """A letter is finished."""
        self._letters += 1
        self._pages += one.outcome.pages
        weight = _weight(self._given[one.outcome.number])
        self._bar.update(min(weight, self._bar.length - self._bar.pos), one)

    def clear(self) -> None:
        """Clear the line of the bar before something else is printed; the next step redraws it."""
        if not self._bar.hidden:
            say_colored("\r\x1b[2K")

    def _text(self, _: Finished | None) -> str | None:
        if len(self._given) < 2:
            return None
        return f"{self._letters:,} of {len(self._given):,} letters, {self._pages:,} pages"


def _weight(given: Given) -> int:
    return given.size or 1


def _steps(work: Work) -> int:
    """How many steps a letter takes; of a letter of unknown versions, as many as it can have."""
    if not isinstance(work, BuildWork):
        return 1
    versions = len(LANGUAGES) if work.versions == "all" else len(work.versions) or 1
    return (1 + len(work.formats)) * versions
