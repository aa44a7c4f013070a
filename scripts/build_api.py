"""Write docs/reference/api.md: every public name of the Python interface, from its docstring.

python scripts/build_api.py [--check]
"""

import ast
import inspect
import sys
import textwrap
from collections.abc import Iterator
from typing import Any

import unassemble
from generated import ROOT, settle, table
from unassemble.base import formats
from unassemble.base.errors import FindingsError
from unassemble.languages import codes

FOLDER = ROOT / "docs" / "reference"
_HEAD = """\
# The Python API

<!-- Written by scripts/build_api.py: correct the docstrings, not this page. -->

All names are those of the module `unassemble`: `import unassemble as un`.
[From Python](../python.md) shows them in use.
"""
_SECTIONS = ("Args", "Returns", "Raises", "Yields")
_PLAIN = {
    "FORMATS": "All formats that a letter can be built in.",
    "Format": "The name of a format.",
    "LANGUAGES": "The official languages, in the order in which the United Nations lists them.",
    "Language": "The code of an official language.",
    "__version__": "The version of the program.",
}
_ASSIGNED: dict[str, Any] = {
    "FORMATS": formats, "Format": formats, "LANGUAGES": codes, "Language": codes,
}  # fmt: skip


def api_file() -> dict[str, bytes]:
    """The page, by its name."""
    parts = [_HEAD.rstrip(), _contents()]
    for name in unassemble.__all__:
        parts += _entry(name, getattr(unassemble, name))
    return {"api.md": ("\n\n".join(parts) + "\n").encode()}


def members(owner: type) -> Iterator[tuple[str, Any]]:
    """The public methods and properties of a class of ours, as they are declared."""
    for one in reversed(owner.__mro__):
        if one.__module__.startswith("unassemble."):
            for name, value in vars(one).items():
                shown = inspect.isfunction(value) or isinstance(value, property | classmethod)
                if not name.startswith("_") and shown:
                    yield name, value


def _contents() -> str:
    rows = []
    for name in unassemble.__all__:
        text = _PLAIN.get(name) or inspect.getdoc(getattr(unassemble, name)) or ""
        rows.append((f"[`{name}`](#{name.lower()})", _marked(text.split("\n\n")[0])))
    return table(("name", "is"), rows)


def _entry(name: str, value: object) -> Iterator[str]:
    yield f"## `{name}`"
    if name in _PLAIN:
        yield _code(_assignment(name))
        yield _PLAIN[name]
    elif isinstance(value, type):
        yield from _of_class(name, value)
    elif callable(value):
        yield _code(_signature(name, value))
        yield _text(inspect.getdoc(value) or "")


def _of_class(name: str, value: type) -> Iterator[str]:
    if issubclass(value, Exception):
        yield _code(f"class {name}({value.__mro__[1].__name__})")
    else:
        yield _code("\n".join((f"class {name}", *(f"    {one}" for one in _fields(value)))))
    yield _text(inspect.getdoc(value) or "")
    if issubclass(value, FindingsError):
        yield _text(inspect.getdoc(FindingsError) or "")
    for called, member in members(value):
        function = member.fget if isinstance(member, property) else member
        function = function.__func__ if isinstance(function, classmethod) else function
        yield f"### `{name}.{called}`"
        if isinstance(member, property):
            yield _code(f"{called}: {function.__annotations__['return']}")
        else:
            yield _code(_signature(called, function))
        yield _text(inspect.getdoc(function) or "")


def _fields(value: type) -> list[str]:
    """The attributes that a class declares, with their types."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(value))).body[0]
    assert isinstance(tree, ast.ClassDef)
    return [
        ast.unparse(one.target) + ": " + ast.unparse(one.annotation)
        for one in tree.body
        if isinstance(one, ast.AnnAssign) and not ast.unparse(one.target).startswith("_")
    ]


def _signature(name: str, function: Any) -> str:
    """A signature as it is written; long ones with a line for each parameter."""
    found = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    assert isinstance(found, ast.FunctionDef)
    parameters = list(_parameters(found.args))
    result = f" -> {ast.unparse(found.returns)}" if found.returns else ""
    line = f"{name}({', '.join(parameters)}){result}"
    if len(line) <= 88:
        return line
    return f"{name}(\n" + "".join(f"    {one},\n" for one in parameters) + f"){result}"


def _parameters(args: ast.arguments) -> Iterator[str]:
    """The parameters of a function with their types and defaults, but for its own object."""
    plain = [*args.posonlyargs, *args.args]
    lacking: list[ast.expr | None] = [None] * (len(plain) - len(args.defaults))
    for one, default in zip(plain, [*lacking, *args.defaults], strict=True):
        if one.arg not in ("self", "cls"):
            yield _parameter(one, default)
    if args.kwonlyargs:
        yield "*"
    for one, default in zip(args.kwonlyargs, args.kw_defaults, strict=True):
        yield _parameter(one, default)


def _parameter(one: ast.arg, default: ast.expr | None) -> str:
    kind = f": {ast.unparse(one.annotation)}" if one.annotation else ""
    return f"{one.arg}{kind}" + (f" = {ast.unparse(default)}" if default else "")


def _assignment(name: str) -> str:
    """The line of the code that gives a name its value."""
    if name not in _ASSIGNED:
        return f"{name}: str"
    for one in ast.parse(inspect.getsource(_ASSIGNED[name])).body:
        if isinstance(one, ast.Assign | ast.AnnAssign) and _target(one) == name:
            return ast.unparse(one)
    raise ValueError(f"{name} is not assigned")


def _target(one: ast.Assign | ast.AnnAssign) -> str:
    return ast.unparse(one.targets[0] if isinstance(one, ast.Assign) else one.target)


def _code(text: str) -> str:
    return f"```python\n{text}\n```"


def _text(docstring: str) -> str:
    """A docstring as Markdown: its sections become lists."""
    parts = []
    for block in docstring.split("\n\n"):
        head, _, rest = block.partition("\n")
        if head.rstrip(":") in _SECTIONS and head.endswith(":"):
            parts.append(f"{head}\n\n{_items(textwrap.dedent(rest))}")
        else:
            parts.append(block)
    return _marked("\n\n".join(parts))


def _items(text: str) -> str:
    """The entries of a section; a line that stands further in goes on with the entry above it."""
    entries: list[str] = []
    for line in text.splitlines():
        if line.startswith(" ") and entries:
            entries[-1] += " " + line.strip()
        else:
            entries.append(line.strip())
    if not any(": " in entry for entry in entries):
        return "- " + " ".join(entries)
    return "\n".join(
        f"- `{name}`: {rest}" for name, _, rest in (e.partition(": ") for e in entries)
    )


def _marked(text: str) -> str:
    """Double backticks, as docstrings have them, as single ones."""
    return text.replace("``", "`")


if __name__ == "__main__":
    raise SystemExit(settle(api_file(), FOLDER, "--check" in sys.argv[1:]))
