"""Keys of a letter file that stand in the wrong mapping → moved to theirs, with one finding."""

from __future__ import annotations

from unassemble.base.diagnostics import Findings
from unassemble.letter.nodes import Mapping, Scalar, Sequence
from unassemble.letter.schema import Json, letter_schema


def put_in_place(root: Mapping, findings: Findings) -> None:
    """Move keys of the letter that stand at the margin, and keys of the file that stand in it."""
    at_margin = letter_schema()["properties"]
    inside = letter_schema()["definitions"]["LetterBody"]["properties"]
    key, body = root.pairs.get("letter", (None, None))
    if key is None:
        return
    if isinstance(body, Scalar) and not body.value and not body.style:
        body = Mapping(body.span)
    if not isinstance(body, Mapping):
        return
    strayed = [one for one in root.pairs if one in inside and one not in at_margin]
    if strayed:
        for name in [*strayed, *(["notes"] if not body.pairs and "notes" in root.pairs else [])]:
            body.pairs.setdefault(name, root.pairs.pop(name))
        root.pairs["letter"] = key, body
        first = body.pairs[strayed[0]][0].span
        belong = "belongs" if len(strayed) == 1 else "belong"
        message = f"{_listed(strayed)} {belong} to `letter`"
        hint = f"indent below `letter:`: `  {strayed[0]}: …`"
        findings.error("misplaced-key", first, message, hint)
    strayed = [one for one in body.pairs if one in at_margin and one not in inside]
    if strayed:
        first = body.pairs[strayed[0]][0].span
        for name in strayed:
            pair = body.pairs.pop(name)
            root.pairs.setdefault(name, pair)
        belong = "belongs" if len(strayed) == 1 else "belong"
        message = f"{_listed(strayed)} {belong} to the file, not to `letter`"
        findings.error("misplaced-key", first, message, f"begin `{strayed[0]}:` at the margin")


def join_torn(items: Sequence, schema: Json, findings: Findings) -> None:
    """Join an item whose keys have a dash each, where only the first should have one."""
    required = schema.get("required", ())
    joined: list[Mapping] = []
    told = False
    if not required or not all(isinstance(item, Mapping) for item in items.items):
        return
    for item in items.items:
        assert isinstance(item, Mapping)
        last = joined[-1] if joined else None
        known = schema["properties"].keys() - set(required)
        torn = last is not None and item.pairs.keys() <= known
        if torn and last is not None and item.pairs and not last.pairs.keys() & item.pairs.keys():
            first, _ = next(iter(item.pairs.values()))
            if not told:
                message = f"the dash before `{first.value}` begins a new item"
                hint = "write a space for it: one item has one dash, before its first key"
                findings.error("torn-item", first.span, message, hint)
            told = True
            last.pairs.update(item.pairs)
        else:
            joined.append(item)
    if told:
        items.items[:] = joined


def _listed(names: list[str]) -> str:
    shown = [f"`{name}`" for name in names]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
