"""Corrections → the text of a corrigendum, in the form of the Editorial Manual [K].

Each place is a numbered paragraph in bold; below it stands what to do, "For … read …".  Texts that
come in as a whole are set off as quotations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import assert_never

from unassemble.drafts.corrections.records import (
    Correction,
    Deletion,
    Insertion,
    Renumbering,
    Rewording,
    Substitution,
    Unit,
    WordChange,
)
from unassemble.drafts.corrections.units import CALL, CUSTOM
from unassemble.drafts.markdown import escaped
from unassemble.languages import Language, capitalised, numeral, ordinal, phrase
from unassemble.languages.grammar import grammar

_CUSTOM = re.compile(f"{CUSTOM}(.*?){CUSTOM}", re.DOTALL)
_BRACES = '{{ "{{" }}'
"""Two braces in the text of a letter, which may hold templates."""
_UNDER_HEADINGS = ("paragraph", "dateline")
"""Kinds of units that are found by the heading above them."""


def worded(units: Sequence[Unit], corrections: Sequence[Correction], language: Language) -> str:
    """The text of a corrigendum, as Markdown.

    Args:
        units: those of the old version.
        corrections: what is to be corrected in them, in their order.
        language: of the version.

    Returns:
        Numbered paragraphs; the sentence that nothing is to be done if there are no corrections.
    """
    if not corrections:
        return phrase(language, "correction.none") + "\n"
    parts = []
    for number, (index, group) in enumerate(groupby(corrections, key=lambda one: one.index), 1):
        where = capitalised(_where(units, index, language))
        parts.append(f"{number}. **{where}**")
        for correction in group:
            parts.extend(_instructions(units, correction, language))
    return "\n\n".join(parts) + "\n"


def _where(units: Sequence[Unit], index: int, language: Language) -> str:
    """Where a unit stands: "Annex, under “Background”, third paragraph"."""
    if index < 0:
        return phrase(language, "correction.where.beginning")
    unit = units[index]
    parts = [*_part(units, unit, language), _heading(unit, language), _place(unit, language)]
    return phrase(language, "correction.joiner").join(filter(None, parts))


def _part(units: Sequence[Unit], unit: Unit, language: Language) -> Iterator[str]:
    """The annex and the enclosure; the letter is named where there is an annex too."""
    places = {one.part for one in units}
    if not unit.part:
        inside = unit.kind not in ("session", "items", "item-title")
        if len(places) > 1 and inside:
            yield phrase(language, "correction.where.letter")
        return
    for depth, name in enumerate(("annex", "enclosure", "appendix")[: len(unit.part)]):
        above = unit.part[:depth]
        beside = {place[depth] for place in places if len(place) > depth and place[:depth] == above}
        if len(beside) > 1:
            number = numeral(unit.part[depth], name, language)
            yield phrase(language, f"{name}.bare.numbered", number=number)
        else:
            yield phrase(language, f"{name}.bare.one")


def _heading(unit: Unit, language: Language) -> str:
    if not unit.heading or unit.labels or unit.kind not in _UNDER_HEADINGS:
        return ""
    return phrase(language, "correction.where.under", heading=_named(unit.heading))


def _place(unit: Unit, language: Language) -> str:
    key = f"correction.where.{unit.kind}"
    match unit.kind:
        case "paragraph" if unit.labels:
            return phrase(language, key, number=_number(unit.labels))
        case "paragraph":
            return phrase(
                language, "correction.where.unnumbered", ordinal=_ordinal(unit.order, language)
            )
        case "row":
            return phrase(language, key, table=unit.table, number=unit.order)
        case "heading":
            return phrase(language, key, words=_named(unit.text))
        case "note":
            return phrase(language, key, number=unit.labels[0] if unit.labels else unit.order)
        case "item-title" | "figure":
            return phrase(language, key, number=unit.order)
        case _:
            return phrase(language, key)


def _number(labels: Sequence[str]) -> str:
    """The numbers of a paragraph: "5 (a)" for "5." and "(a)"."""
    return " ".join(label.rstrip(".、") for label in labels)


def _ordinal(number: int, language: Language) -> str:
    try:
        return ordinal(number, language, grammar(language).genders["paragraph"])
    except ValueError:  # more than there are words for
        return str(number)


def _instructions(
    units: Sequence[Unit], correction: Correction, language: Language
) -> Iterator[str]:
    """What to do, a paragraph each."""
    match correction:
        case Rewording(_, edits):
            for edit in edits:
                yield _edit(edit, language)
        case Substitution(_, text):
            yield phrase(language, "correction.do.substitute")
            yield _quoted(_shown(text, language))
        case Renumbering(_, labels):
            yield phrase(language, "correction.do.renumber", number=_number(labels))
        case Deletion():
            yield phrase(language, "correction.do.delete")
        case Insertion(index, added):
            do = "insert" if index >= 0 else "insert-first"
            yield phrase(language, f"correction.do.{do}")
            for unit in added:
                yield _quoted(_inserted(unit, language))
        case _:
            assert_never(correction)


def _edit(edit: WordChange, language: Language) -> str:
    old, new = _shown(edit.old, language), _shown(edit.new, language)
    if not edit.new.strip():
        return phrase(language, "correction.do.delete-words", old=old)
    if edit.new.startswith(edit.old):
        added = _shown(edit.new.removeprefix(edit.old), language)
        return phrase(language, "correction.do.after-words", old=old, new=added)
    if edit.new.endswith(edit.old):
        added = _shown(edit.new.removesuffix(edit.old), language)
        return phrase(language, "correction.do.before-words", old=old, new=added)
    return phrase(language, "correction.do.replace", old=old, new=new)


def _inserted(unit: Unit, language: Language) -> str:
    """A unit that comes in, with its number, or with what it is."""
    text = _shown(unit.text, language)
    if unit.kind == "note":
        return f"{capitalised(_place(unit, language))}: {text}"
    label = unit.labels[-1].replace(".", "\\.").replace("(", "\\(") if unit.labels else ""
    return f"{label} {text}" if label else text


def _shown(text: str, language: Language) -> str:
    """The Markdown of a unit as a corrigendum shows it: calls of notes in words or brackets."""
    call = escaped(phrase(language, "correction.call"))
    marked = _CUSTOM.sub(r"(\g<1>)", text.strip().replace(CALL, call))
    return marked.replace("{{", _BRACES)


def _named(heading: str) -> str:
    """A heading as a place names it: without calls of notes, in one line."""
    bare = _CUSTOM.sub("", heading.replace(CALL, ""))
    return bare.replace("\\\n", " ").replace("{{", _BRACES).strip()


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.split("\n"))
