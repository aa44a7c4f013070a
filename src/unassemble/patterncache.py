"""Regular expressions as Python has compiled them, for `codecache` to keep.

To compile the ninety of a build takes longer than to read the letter file.  What is kept is what
Python's own compiler hands to its engine; a version of Python whose `re` has not the inner parts
used here keeps none, and compiles them as ever.
"""

from __future__ import annotations

import marshal
import re

TYPE_CHECKING = False  # that of typing, which is not loaded yet
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Key = tuple[str | bytes, int]
    """A pattern and its flags."""
    Known = tuple[int, int, dict[str, int], tuple[str | None, ...]]
    """The engine's flags, the number of groups, their names, the names by number."""
    Places = dict[Key, tuple[int, int, int, int, dict[str, int], tuple[str | None, ...]]]
    """Where the engine's code begins and ends, and what is known."""


class _Recorder:
    """Stands for the engine, and writes down what it is given."""

    def __init__(self, engine: Any) -> None:
        self.engine = engine
        self.given: tuple[Any, ...] = ()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.engine, name)

    def compile(self, pattern: str | bytes, *given: Any) -> None:
        """What the engine's function of this name is given."""
        self.given = given


def kept() -> dict[Key, tuple[bytes, Known]]:
    """All regular expressions that this process has compiled, as far as `re` remembers them: the
    engine's code, to be unmarshalled, and what else it is given."""
    out: dict[Key, tuple[bytes, Known]] = {}
    try:
        compiler: Any = re._compiler  # type: ignore[attr-defined]
        patterns = [(pattern, flags) for _, pattern, flags in re._cache]  # type: ignore[attr-defined]
        recorder = _Recorder(compiler._sre)
    except (AttributeError, ValueError):
        return out
    compiler._sre = recorder
    try:
        # The compiler's own function, where `use` has put another in its place.
        compiling = getattr(compiler.compile, "compiling", compiler.compile)
        for pattern, flags in patterns:
            compiling(pattern, flags)
            made, code, groups, names, numbers = recorder.given
            known = (int(made), groups, dict(names), tuple(numbers))
            out[pattern, int(flags)] = marshal.dumps(list(map(int, code))), known
    except ValueError:  # the engine takes other things
        return {}
    finally:
        compiler._sre = recorder.engine
    return out


def use(places: Places, read: Callable[[int, int], list[int]]) -> None:
    """Have `re` take these instead of compiling them; ``read`` gives the code at a place."""
    if not places:
        return
    compiler: Any = re._compiler  # type: ignore[attr-defined]
    engine, compiling = compiler._sre, compiler.compile

    def compile(pattern: Any, flags: int = 0) -> Any:
        found = places.get((pattern, flags)) if isinstance(pattern, (str, bytes)) else None
        if found is None:
            return compiling(pattern, flags)
        start, end, made, groups, names, numbers = found
        return engine.compile(pattern, made, read(start, end), groups, names, numbers)

    compile.compiling = compiling  # type: ignore[attr-defined]
    compiler.compile = compile
