"""The house as its documents say it is."""

from __future__ import annotations

import ast
from pathlib import Path

from build_architecture import FOLDER, TEXT, architecture_files, floors
from generated import ROOT, settle

SOURCE = ROOT / "src" / "unassemble"
MODULES = sorted(SOURCE.rglob("*.py"))
LONGEST = 400


def test_the_drawing_is_up_to_date() -> None:
    assert settle(architecture_files(), FOLDER, check=True) == 0


def test_every_room_has_its_floor_and_its_words() -> None:
    on_floors = [room for floor in floors() for room in floor]
    rooms = {path.stem if path.suffix else path.name for path in SOURCE.iterdir()}
    rooms -= {"__init__", "__main__", "__pycache__", "py", "_data"}
    assert sorted(on_floors) == sorted(TEXT) == sorted(rooms)


def test_no_file_is_too_long_to_read() -> None:
    long = {
        str(path): n
        for path in (*MODULES, *(ROOT / "scripts").rglob("*.py"))
        if (n := len(path.read_text("utf-8").splitlines())) > LONGEST
    }
    assert long == {}


def test_a_class_name_means_one_thing() -> None:
    """Private names may recur: nobody meets two of them at once."""
    where: dict[str, list[str]] = {}
    for path in MODULES:
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                where.setdefault(node.name, []).append(_name(path))
    assert {name: places for name, places in where.items() if len(places) > 1} == {}


def test_no_room_is_imported_in_a_ring() -> None:
    """The graph of module-level imports inside the package has no cycle."""
    graph = {_name(path): _imports(path) for path in MODULES}
    done: set[str] = set()

    def visit(module: str, way: tuple[str, ...]) -> None:
        assert module not in way, " → ".join((*way[way.index(module) :], module))
        if module not in done:
            for other in graph.get(module, ()):
                visit(other, (*way, module))
            done.add(module)

    for module in graph:
        visit(module, ())


def _name(path: Path) -> str:
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("unassemble"):
            module = node.module or ""
            for alias in node.names:
                inner = f"{module}.{alias.name}"
                found.add(inner if _is_module(inner) else module)
    return found - {_name(path)}


def _is_module(name: str) -> bool:
    place = SOURCE.parent.joinpath(*name.split("."))
    return place.with_suffix(".py").is_file() or (place / "__init__.py").is_file()
