"""The text of a letter in memory, its changes, and the file that is written behind.

The text in memory is what the pages are built from.  Every change goes through a `LetterText`; the
file is replaced as a whole soon after, and a change that another program made in the file is merged
into the text, or kept beside it until a person has chosen (`Conflict`).
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from threading import Lock, RLock
from typing import Any

from unassemble.letter.encoding import MAX_BYTES
from unassemble.preview.editing import RefusedError, Step, apply_to, is_readable
from unassemble.preview.merge import ConflictError, Keep, merge
from unassemble.preview.outcomes import ChangedError, Conflict, Draft, Keeper, Saved, State
from unassemble.preview.saving import digest_of, replace_file
from unassemble.preview.undo import UndoHistory
from unassemble.preview.values import values_of

QUIET = 0.4
"""Seconds after the last change until the file is written."""
LATEST = 1.0
"""Seconds after which the first unwritten change is written even if more changes keep coming."""
_RETRY = 2.0  # seconds until a file that could not be written is tried again
_MAX_TEXTS, _MAX_KEPT = 40, 64_000_000  # earlier texts kept as bases for merging; characters


class LetterText:
    """Makes all changes of one letter, one after another, and can undo them."""

    def __init__(
        self,
        path: Path,
        keeper: Keeper | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.path = path
        self._keeper, self._clock = keeper, clock
        self._lock, self._writing = RLock(), Lock()
        self._history = UndoHistory()
        self._bases: OrderedDict[str, str] = OrderedDict()
        self._text: str | None = None
        self._disk = ""  # the file as it was last read or written
        self._landing: str | None = None  # what is being written just now
        self._stamp: tuple[int, ...] = ()
        self._has_missed = False  # the file was changed while it was being written
        self._first = self._last = 0.0  # times of the first and the last unwritten change
        self._retry = 0.0  # when to try again to write the file
        self._drafted: str | None = None
        self._values: tuple[str, Any] = ("", None)
        self._is_unwritable = False
        self.conflict: Conflict | None = None

    # -- reading -------------------------------------------------------------------------

    @property
    def history(self) -> tuple[int, int]:
        """How many changes can be undone, and how many redone."""
        return self._history.counts

    @property
    def digest(self) -> str:
        """The digest of the text; empty before it was read."""
        with self._lock:
            return "" if self._text is None else digest_of(self._text.encode())

    @property
    def state(self) -> State:
        """How the file stands to the text."""
        with self._lock:
            if self.conflict is not None:
                return "conflict"
            if self._is_written:
                return "saved"
            return "unwritable" if self._is_unwritable else "waiting"

    @property
    def now(self) -> str:
        """The text in memory; empty before it was read."""
        with self._lock:
            return self._text or ""

    def read(self) -> Saved:
        """The text, with what another program has changed in the file.

        Raises:
            OSError, UnicodeDecodeError: the file cannot be read as text.
        """
        with self._lock:
            self._refresh()
            return self._remember()

    def refresh(self) -> bool:
        """Take over what another program has changed in the file; whether the text changed.

        Raises:
            OSError, UnicodeDecodeError: the file cannot be read as text.
        """
        with self._lock:
            before = self._text
            self._stamp = ()
            self._refresh()
            return self._text != before

    def unwritten(self) -> str | None:
        """The text, if it is not that of the file; else None."""
        with self._lock:
            return None if self._is_written else self._text

    def values(self) -> Any:
        """The values of the text as lists, mappings and strings; None if it cannot be read."""
        with self._lock:
            text = self._text or ""
            if self._values[0] != text:
                self._values = text, values_of(text)
            return self._values[1]

    # -- changes -------------------------------------------------------------------------

    def save(self, text: str, base: str) -> Saved:
        """Take a text that was edited from the text with the digest ``base``.

        Raises:
            ChangedError: the same lines have been changed since.
            RefusedError: the text is too large, or the text with that digest is no longer kept.
            OSError, UnicodeError: the file cannot be read, or the text not be written.
        """
        with self._lock:
            return self._change(self._base(base), text)

    def edit(self, steps: list[Step], base: str) -> Saved:
        """Apply steps to the text with the digest ``base``; raises the same errors as `save`."""
        return self.edit_by(lambda _: steps, base)

    def edit_by(self, steps: Callable[[Any], list[Step]], base: str) -> Saved:
        """Apply the steps for the values of the text with the digest ``base``; as `edit`."""
        return self.change_by(lambda text, values: apply_to(text, values, steps(values)), base)

    def change_by(self, make: Callable[[str, Any], tuple[str, Any]], base: str) -> Saved:
        """Change the text with the digest ``base``: ``make`` gives it changed, with its values."""
        with self._lock:
            before = self._base(base)
            known = self._values[1] if self._values[0] == before else values_of(before)
            after, values = make(before, known)
            saved = self._change(before, after)
            if saved.text == after:
                self._values = after, values
            return saved

    def undo(self) -> Saved:
        """Undo the last change, and keep what other programs have changed since.

        Raises:
            ChangedError: another program has changed the same lines since.
            RefusedError: there is nothing to undo.
        """
        return self._revert(self._history.undo)

    def redo(self) -> Saved:
        """Redo the last change that was undone; raises the same errors as `undo`."""
        return self._revert(self._history.redo)

    def settle(self, keep: Keep) -> Saved:
        """Settle a conflict: where both changed the same lines, keep ours, theirs, or both.

        What is not kept can be had back by undo, and stays as a version.

        Raises:
            RefusedError: there is no conflict, or both cannot stand in the file.
        """
        with self._lock:
            conflict, before = self.conflict, self._text or ""
            if conflict is None:
                raise RefusedError("refused.nothing")
            ours = merge(conflict.base, before, conflict.theirs, "ours")
            made = merge(conflict.base, before, conflict.theirs, keep)
            if keep == "both" and is_readable(conflict.theirs) and not is_readable(made):
                raise RefusedError("refused.both")
            self._keep(before, "conflict")
            self._keep(conflict.theirs, "conflict")
            self.conflict, self._disk = None, conflict.theirs
            if ours != before:
                self._history.note(before, ours)
            if made != ours:
                self._history.record(ours, made, self._clock())
            self._take(made)
            return self._remember()

    def go_back(self, text: str) -> Saved:
        """Put an earlier version in place of the text; undo brings the text back."""
        with self._lock:
            self._refresh_if_possible()
            self._keep(self._text or "", "before-going-back")
            return self._change(self._text or "", text)

    # -- writing -------------------------------------------------------------------------

    def due(self) -> float | None:
        """Seconds until the file is to be written; None if there is nothing to write."""
        with self._lock:
            now = self._clock()
            if self._is_written:
                return None
            if self._is_unwritable:
                return max(self._retry - now, 0.0)
            if self.conflict is not None and self._drafted == self._text:
                return None
            return max(min(self._last + QUIET, self._first + LATEST) - now, 0.0)

    def write(self) -> State:
        """Write the file if the text has changed.

        A text that cannot be written, or that conflicts with the file, is kept as a draft in the
        user's folder, and nothing else is touched.
        """
        with self._writing:
            for _ in range(3):
                with self._lock:
                    if self._is_written or self._text is None:
                        break
                    if self.conflict is not None:
                        self._draft()
                        break
                    text, base = self._text, self._disk
                    self._landing = text
                if self._replace(text, base):
                    break
            with self._lock:
                return self.state

    def _replace(self, text: str, base: str) -> bool:
        """Replace the file; returns whether that is settled: written, or not to be written."""
        try:
            replace_file(self.path, text.encode(), digest_of(base.encode()))
        except RefusedError:  # another program was quicker: merge, and try again
            return not self._reread()
        except OSError:
            self._fail()
            return True
        with self._lock:
            self._disk, self._landing, self._is_unwritable = text, None, False
            self._first, self._stamp = self._last, ()
            if self._is_written:
                self._drop_draft()
            if self._has_missed:
                self._reread()
        return True

    def _reread(self) -> bool:
        """Take over what another program has written; returns whether the file can be read."""
        with self._lock:
            self._landing, self._has_missed = None, False
            try:
                self.refresh()
            except (OSError, UnicodeDecodeError):
                self._fail()
                return False
            return True

    def _fail(self) -> None:
        """The file cannot be written now: keep the text, and try again later."""
        with self._lock:
            self._landing = None
            self._draft()
            self._is_unwritable, self._retry = True, self._clock() + _RETRY

    def _draft(self) -> None:
        if self._keeper is not None and self._text is not None and self._drafted != self._text:
            base = self.conflict.base if self.conflict else self._disk
            self._keeper.keep_draft(Draft(base, self._text))
        self._drafted = self._text

    def _drop_draft(self) -> None:
        if self._keeper is not None and self._drafted is not None:
            self._keeper.drop_draft()
        self._drafted = None

    def _keep(self, text: str, why: str) -> None:
        if self._keeper is not None:
            self._keeper.keep(text, why)

    # -- within --------------------------------------------------------------------------

    @property
    def _is_written(self) -> bool:
        return self.conflict is None and (self._text is None or self._text == self._disk)

    def _refresh(self) -> None:
        """Read the file if it may have changed, and merge its changes into the text."""
        found = self.path.stat()
        # The time of a change is not exact: one that is only just past may stand for two changes.
        is_old = time.time_ns() - found.st_mtime_ns > 2_500_000_000
        stamp = (found.st_mtime_ns, found.st_size, found.st_ino) if is_old else ()
        if stamp and stamp == self._stamp and self._text is not None:
            return
        theirs = self.path.read_bytes().decode("utf-8")
        self._stamp = stamp
        if self._text is None:
            self._begin(theirs)
        elif theirs == self._landing:
            self._disk = theirs
        elif self._landing is not None and theirs != self._disk:
            self._has_missed, self._stamp = True, ()
        elif theirs != (self.conflict.theirs if self.conflict else self._disk):
            self._adopt(self._text, theirs)

    def _begin(self, text: str) -> None:
        """Begin with the file, and with the draft that an earlier run could not write."""
        self._text = self._disk = text
        draft = self._keeper.draft() if self._keeper else None
        if draft is None:
            return
        self._drafted = draft.text
        self._disk, self._text = draft.base, draft.text
        self._adopt(draft.text, text)
        if self.conflict is None and self._text != text:
            self._history = UndoHistory()
            self._history.record(text, self._text, self._clock())
            self._first = self._last = self._clock()

    def _refresh_if_possible(self) -> None:
        """As `_refresh`; while the file is away, the text in memory is gone on with."""
        try:
            self._refresh()
        except (OSError, UnicodeDecodeError):
            if self._text is None:
                raise

    def _adopt(self, ours: str, theirs: str) -> None:
        """Take over the file as another program has written it."""
        base = self.conflict.base if self.conflict else self._disk
        try:
            made = merge(base, ours, theirs)
        except ConflictError as error:
            self.conflict = Conflict(base, theirs, error.line)
            return
        self.conflict, self._disk = None, theirs
        if made != ours:
            self._history.note(ours, made)
            self._text = made
            self._remember()

    def _base(self, digest: str) -> str:
        self._refresh_if_possible()
        self._remember()
        known = self._bases.get(digest)
        if known is None:
            raise RefusedError("refused.old")
        return known

    def _change(self, base: str, text: str) -> Saved:
        if len(text.encode()) > MAX_BYTES:
            raise RefusedError("refused.large")
        now = self._text or ""
        try:
            made = merge(base, text, now)
        except ConflictError as error:
            raise ChangedError(now, error.line) from None
        if made != now:
            self._history.record(now, made, self._clock())
            if self._keeper is not None:
                self._keeper.before_change(now)
            self._take(made)
        saved = self._remember()
        return Saved(saved.text, saved.digest, made != text)

    def _revert(self, revert: Callable[[str], str]) -> Saved:
        with self._lock:
            self._refresh_if_possible()
            now = self._text or ""
            try:
                made = revert(now)
            except ConflictError as error:
                raise ChangedError(now, error.line) from None
            self._take(made)
            return self._remember()

    def _take(self, text: str) -> None:
        """Put a text in place of the one in memory; the file follows.  The draft has it at once."""
        now = self._clock()
        if self._is_written:
            self._first = now
        self._text, self._last = text, now
        self._drop_draft() if self._is_written else self._draft()

    def _remember(self) -> Saved:
        """The text, kept as a base for merging."""
        text = self._text or ""
        digest = digest_of(text.encode())
        self._bases[digest] = text
        self._bases.move_to_end(digest)
        size = sum(map(len, self._bases.values()))
        while len(self._bases) > _MAX_TEXTS or (size > _MAX_KEPT and len(self._bases) > 2):
            size -= len(self._bases.popitem(last=False)[1])
        return Saved(text, digest, False)
