"""What the schema found → findings, each at its place in the file."""

from __future__ import annotations

import difflib
from typing import Any

from pydantic import BaseModel, ValidationError

from unassemble.diagnostics import Findings
from unassemble.letter.nodes import Mapping, Node, Scalar, Sequence
from unassemble.letter.schema import LetterFile

Loc = tuple[int | str, ...]


def plain(node: Node) -> Any:
    """A node as plain text, lists and mappings, for the schema."""
    match node:
        case Scalar(value=value):
            return value
        case Sequence(items=items):
            return [plain(item) for item in items]
        case Mapping(pairs=pairs):
            return {key: plain(value) for key, (_, value) in pairs.items()}


def validate(root: Mapping, findings: Findings) -> None:
    """Check the file against the schema; what is wrong is reported and taken out of the nodes.

    What is left can be read, so that one run reports all findings.
    """
    try:
        LetterFile.model_validate(plain(root))
    except ValidationError as error:
        wrong: list[Loc] = []
        for problem in error.errors(include_url=False):
            loc = problem["loc"]
            if len(loc) > 1 and isinstance(_walk(root, loc[:-1]), Scalar):
                # A single word that stands for a record: the word itself is what is wrong.
                problem["loc"] = loc = loc[:-1]
            _report(root, problem, findings)
            if problem["type"] != "missing":
                wrong.append(loc)
        for loc in sorted(wrong, key=_depth_first, reverse=True):
            _remove(root, loc)


def _depth_first(loc: Loc) -> tuple[int, tuple[str, ...]]:
    return len(loc), tuple(f"{part:06}" if isinstance(part, int) else part for part in loc)


def _report(root: Mapping, problem: Any, findings: Findings) -> None:
    kind, loc = problem["type"], problem["loc"]
    key = str(loc[-1]) if loc else ""
    where = f"`{_key_of(loc)}`"
    match kind:
        case "extra_forbidden":
            mapping = _walk(root, loc[:-1])
            close = difflib.get_close_matches(key, _known_keys(loc[:-1]), n=1, cutoff=0.6)
            hint = f"did you mean `{close[0]}`?" if close else _listed(_known_keys(loc[:-1]))
            span = mapping.pairs[key][0].span if isinstance(mapping, Mapping) else root.span
            findings.error("unknown-key", span, f"`{key}` is no key that belongs here", hint)
        case "missing" | "missing-key":
            node = _walk(root, loc[:-1] if kind == "missing" else loc)
            words = problem["msg"] if kind == "missing-key" else f"`{key}` is missing here"
            findings.error("missing-key", node.span, words)
        case "literal_error":
            given = str(problem["input"])
            allowed = [word.strip(" '") for word in _expected(problem)]
            close = difflib.get_close_matches(given, allowed, n=1, cutoff=0.5)
            hint = f"did you mean `{close[0]}`?" if close else _listed(allowed)
            findings.error(
                "wrong-value",
                _walk(root, loc).span,
                f"“{given}” is not a value of {where}",
                hint,
            )
        case "list_type":
            findings.error(
                "not-a-list",
                _walk(root, loc).span,
                f"{where} must be a list",
                "write each item on a line of its own after a dash",
            )
        case "too_short":
            findings.error("empty-list", _walk(root, loc).span, f"{where} is empty")
        case "model_type" | "dict_type" | "model_attributes_type":
            findings.error(
                "not-a-mapping",
                _walk(root, loc).span,
                f"{where} must be a list of keys and values",
                _listed(_known_keys(loc)) or "such as `name: …`",
            )
        case "string_type":
            findings.error("not-a-text", _walk(root, loc).span, f"{where} must be a single text")
        case _:
            message = problem["msg"]
            spoken = f"{where} {message}" if message.startswith("must") else f"{where}: {message}"
            findings.error(kind, _walk(root, loc).span, spoken)


def _expected(problem: Any) -> list[str]:
    text = str(problem["ctx"]["expected"])
    return text.replace(" or ", ", ").split(", ")


def _key_of(loc: Loc) -> str:
    names = [part for part in loc if isinstance(part, str)]
    return names[-1] if names else "the file"


def _listed(words: list[str]) -> str | None:
    return f"one of {', '.join(words)}" if words else None


def _walk(root: Mapping, loc: Loc) -> Node:
    """The node at a place of the schema, or the nearest one above it."""
    node: Node = root
    for part in loc:
        following: Node | None = None
        if isinstance(node, Mapping):
            following = node.get(str(part))
        elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
            following = node.items[part]
        elif isinstance(part, int):
            continue  # a single value that stands for a list of one
        if following is None:
            if isinstance(part, int):
                continue
            return node
        node = following
    return node


def _remove(root: Mapping, loc: Loc) -> None:
    parent = _walk(root, loc[:-1])
    last = loc[-1] if loc else None
    if isinstance(parent, Mapping):
        if last in parent.pairs:
            del parent.pairs[str(last)]
        elif isinstance(last, int) and len(loc) > 1:
            _remove(root, loc[:-1])
    elif isinstance(parent, Sequence) and isinstance(last, int) and last < len(parent.items):
        del parent.items[last]
    elif isinstance(last, int) and len(loc) > 1:
        _remove(root, loc[:-1])


def _known_keys(loc: Loc) -> list[str]:
    """The keys that the model at a place knows."""
    model: Any = LetterFile
    for part in loc:
        if isinstance(part, int):
            continue
        fields = getattr(model, "model_fields", {})
        found = next((f for n, f in fields.items() if (f.alias or n) == part), None)
        model = _model_in(found.annotation) if found else None
    fields = getattr(model, "model_fields", {})
    return [field.alias or name for name, field in fields.items()]


def _model_in(annotation: Any) -> Any:
    """The model inside a type such as ``list[Annex] | None``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        found = _model_in(inner)
        if found is not None:
            return found
    return None
