"""Work during which garbage is not looked for."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def left_alone() -> Iterator[None]:
    """Garbage is left alone meanwhile.

    A letter's records hold no cycles worth the search, which takes a fifth of the time of a build.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
