"""The next letter as one of another kind: it takes the parts of a starter letter."""

from __future__ import annotations

from unassemble.drafts.editable import put, values_of
from unassemble.drafts.told import Told
from unassemble.letter.access import items_of, mapping_of, word_of
from unassemble.letter.nodes import Mapping
from unassemble.yamltext import YamlText


def take_parts(text: YamlText, body: Mapping, parts: Mapping, told: Told) -> None:
    """Give a letter the kind, the text, the notes and the annexes of another.

    Args:
        text: of the letter.
        body: the nodes of the letter it was made from.
        parts: the nodes of the other.
        told: what became of the letter.
    """
    theirs = mapping_of(parts.get("letter")) or Mapping(parts.span)
    before, kind = word_of(body, "kind", "letter"), word_of(theirs, "kind", "letter")
    joint = len(items_of(theirs.get("from"))) != len(items_of(body.get("from")))
    taken = ["text", "notes", *(["title"] if "title" in theirs.pairs else [])]
    signed, sign = (bool(items_of(one.get("signatories"))) for one in (body, theirs))
    if signed != sign and "signatories" in theirs.pairs:
        taken += ["signatories"]
    if before != kind:
        taken += ["to"] if "to" in theirs.pairs and "identical-letters" in (before, kind) else []
    if joint or "note-verbale" in (before, kind):
        taken += ["from", "signatories"] if before != kind or joint else []
    if before != kind:
        if kind == "letter":
            text.delete(("letter", "kind"))
        else:
            put(text, ("letter", "kind"), kind)
    for key in taken:
        if key in theirs.pairs:
            put(text, ("letter", key), values_of(theirs.pairs[key][1]))
        else:
            text.delete(("letter", key))
    suffix = word_of(parts, "suffix")
    if suffix:
        put(text, ("suffix",), suffix)
    text.delete(("annexes",))
    annexes = parts.get("annexes")
    if annexes is not None:
        put(text, ("annexes",), values_of(annexes))
    told.changed.append(
        f"kind ({', '.join(filter(None, (kind, suffix)))}), with its text and annexes"
    )
