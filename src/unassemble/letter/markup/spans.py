"""The inline rule for what `structures` has found: brackets and the few tags of a letter."""

from __future__ import annotations

from markdown_it.common.utils import unescapeAll
from markdown_it.rules_inline import StateInline

from unassemble.letter.markup.structures import Structure, Structures, structures

_KEY = "structures"


def structure(state: StateInline, silent: bool) -> bool:
    """What begins or ends at a place: a token of its own, or one that opens and one that closes."""
    found = _structures(state)
    opened = found.opens.get(state.pos)
    if opened is not None:
        _begin(state, opened)
        return True
    closed = found.closes.get(state.pos)
    if closed is not None:
        state.push(f"{closed.kind}_close", "", -1).meta = {"at": closed.end}
        state.pos = closed.end
        return True
    return False


def _structures(state: StateInline) -> Structures:
    """The structures of the paragraph, found when it is begun."""
    known = state.env.get(_KEY)
    if known is None or known[0] is not state.src:
        known = state.env[_KEY] = (state.src, structures(state.src))
        found: Structures = known[1]
        if found.too_deep >= 0:
            state.push("too_deep", "", 0).meta = {"at": found.too_deep}
    out: Structures = known[1]
    return out


def _begin(state: StateInline, one: Structure) -> None:
    match one.kind:
        case "note" | "call" | "image" | "br":
            token = state.push(one.kind, "", 0)
            token.content = state.src[one.inner : one.close]
            state.pos = one.end
        case "link" | "passage" | "sup" | "sub" | "u":
            token = state.push(f"{one.kind}_open", "", 1)
            state.pos = one.inner
    token.info, token.meta = one.key, {"at": one.start, "inner": one.inner, "end": one.end}
    if one.kind in ("link", "image"):
        token.attrs = {"href": state.md.normalizeLink(unescapeAll(one.value))}
    elif one.kind == "passage":
        token.attrs = {"value": one.value}
