"""The compiled modules and regular expressions of the program in one file.

To find a module Python looks along its path, asks the system about two files and opens one; with
the three hundred of a build that is a tenth of its time.  Regular expressions it compiles in every
process anew.  This file is to ``__pycache__`` what that is to the sources: made by the program when
it has none, good for one Python and one path of modules, left unwritten where Python writes no
bytecode, and never needed.  A module whose source has changed since is loaded as ever.

``python -m unassemble.codecache`` makes it, as ``python -m compileall`` makes the others.
"""

from __future__ import annotations

import marshal
import os
import sys
from importlib.machinery import ModuleSpec, SourceFileLoader

TYPE_CHECKING = False  # that of typing, which is not loaded yet
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import CodeType, ModuleType
    from typing import Any

_HEAD = 8
"""Bytes that tell where the index begins; the modules' code follows, then the index."""

Entry = tuple[str, str | None, bool, int, int, int, int]
"""A module's source and its own file of bytecode; whether it is a package; when the source was
changed (nanoseconds) and its size; where its code begins and ends."""


def _place() -> str:
    """Where the file lies, for this Python."""
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "__pycache__")
    return os.path.join(folder, f"modules.{sys.implementation.cache_tag}.bin")


def _made_for(place: str) -> tuple[str, int, str]:
    """What the code is good for."""
    return sys.version, sys.flags.optimize, place


class CodeCache:
    """Finds modules in the file (a meta path finder of importlib)."""

    def __init__(self, index: dict[str, Entry], file: int, stale: bool) -> None:
        self._index, self._file = index, file
        self.stale = stale
        """Whether the file is to be made anew: a source has changed, or there is no file."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Where a module comes from: from here, if its source is what it was."""
        entry = self._index.get(name)
        if entry is None:
            return None
        source, bytecode, package, changed, size, start, end = entry
        try:
            now = os.stat(source)
        except OSError:
            now = None
        if now is None or now.st_mtime_ns != changed or now.st_size != size:
            self.stale = True
            return None
        loader = _Kept(name, source, self._file, start, end)
        spec = ModuleSpec(name, loader, origin=source, is_package=package)
        spec.has_location, spec.cached = True, bytecode
        if package:
            spec.submodule_search_locations = [os.path.dirname(source)]
        return spec


class _Kept(SourceFileLoader):
    """Python's own loader, with the code at hand."""

    def __init__(self, name: str, path: str, file: int, start: int, end: int) -> None:
        super().__init__(name, path)
        self._file, self._start, self._end = file, start, end

    def get_code(self, fullname: str) -> CodeType:
        code: CodeType = _read(self._file, self._start, self._end)
        return code


def _read(file: int, start: int, end: int) -> Any:
    """What is kept between two places of the file."""
    return marshal.loads(os.pread(file, end - start, start))


def use() -> CodeCache:
    """Look for modules in the file from now on.

    Not where Python looks for them elsewhere than when the file was made, nor in a program called
    by ``python -m``, which looks in the current folder first.
    """
    place, index, patterns, file = _place(), {}, {}, -1
    if not hasattr(os, "pread") or sys.modules["__main__"].__spec__ is not None:
        return CodeCache({}, file, stale=False)
    stale = True
    try:
        file = os.open(place, os.O_RDONLY)
        at = int.from_bytes(os.pread(file, _HEAD, 0), "big")
        data = os.pread(file, os.fstat(file).st_size - at, at)
        made_for, path, modules, expressions = marshal.loads(data)
        stale = made_for != _made_for(place)
        if not stale and path == sys.path[1:]:  # the first is the folder of the script
            index, patterns = modules, expressions
    except (OSError, OverflowError, ValueError, EOFError, TypeError):
        pass
    cache = CodeCache(index, file, stale)
    if index:
        sys.meta_path.insert(0, cache)
        from unassemble import patterncache

        patterncache.use(patterns, lambda start, end: _read(file, start, end))
    return cache


def write() -> None:
    """Make the file, with all that a build may need; where it cannot be written, nothing is."""
    from unassemble import patterncache

    _load_all()
    place = _place()
    index: dict[str, Entry] = {}
    pieces: list[bytes] = []
    at = _HEAD
    for name, module in sorted(sys.modules.items()):
        spec = getattr(module, "__spec__", None)
        if spec is None or spec.name != name or not isinstance(spec.loader, SourceFileLoader):
            continue
        source = spec.loader.path
        now = os.stat(source)  # before its code is read: if changed meanwhile, that is seen later
        code = marshal.dumps(SourceFileLoader(name, source).get_code(name))
        package = spec.submodule_search_locations is not None
        end = at + len(code)
        index[name] = (source, spec.cached, package, now.st_mtime_ns, now.st_size, at, end)
        pieces.append(code)
        at = end
    patterns: patterncache.Places = {}
    for key, (code, known) in patterncache.kept().items():
        patterns[key] = (at, at + len(code), *known)
        pieces.append(code)
        at += len(code)
    new = f"{place}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(place), exist_ok=True)
        with open(new, "wb") as file:
            file.writelines([at.to_bytes(_HEAD, "big"), *pieces])
            marshal.dump((_made_for(place), sys.path[1:], index, patterns), file)
        os.replace(new, place)
    except OSError:
        pass


_LETTER = """\
language: zh
date: 2025-04-02
organs: [{organ: general-assembly, session: 79, agenda_items: [{number: "14", title: 和平文化}]}]
letter:
  kind: note-verbale
  title: 普通照会
  text: |
    谨转递安全理事会第 822(1993) 号决议(A/78/1)。^[见 Security Council resolution 822 (1993).]
annexes: [{language: en, text: "One word: 李."}]
"""
"""A letter that needs what most letters need."""


def _load_all() -> None:
    """Load and compile what builds need, and make a letter."""
    from pathlib import Path

    from unassemble import ahead

    ahead.load_records()
    ahead.load_reader()
    import unassemble.cli
    import unassemble.letter.markup.commonmark  # noqa: F401
    from unassemble.formats import FORMATS
    from unassemble.making import make, prepare
    from unassemble.pipeline import Source, read_story
    from unassemble.styles import letter_styles

    story, _ = read_story(Source(_LETTER.encode(), "", Path()))
    for format in FORMATS:
        prepare(format)
        if story is not None:
            make(format, story, letter_styles(), "")


def writable() -> bool:
    """Whether `write` may and can: whether Python writes bytecode there."""
    return not sys.dont_write_bytecode and os.access(os.path.dirname(_place()), os.W_OK)


if __name__ == "__main__":
    write()
