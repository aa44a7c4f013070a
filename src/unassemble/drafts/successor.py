"""The previous letter → the next one: what stays is kept, what changes is replaced.

The file keeps its text and comments; only what changes is edited.
"""

from __future__ import annotations

import re
from datetime import date
from typing import cast

from unassemble.base.diagnostics import Findings
from unassemble.base.lines import lines_with_ends
from unassemble.base.source import SourceText
from unassemble.drafts.editable import Path_, put
from unassemble.drafts.kinds import take_parts
from unassemble.drafts.occasion import Occasion, by_language
from unassemble.drafts.organs import next_organs
from unassemble.drafts.sentences import Earlier, Sentences
from unassemble.drafts.signing import sign
from unassemble.drafts.standing import REQUEST, settle_request, standing_sentences
from unassemble.drafts.starter import OF_ONE_LETTER, add_later, is_hers, is_unsigned
from unassemble.drafts.told import Told
from unassemble.languages import Language, Voice, phrase
from unassemble.letter.access import items_of, mapping_of, mappings_of, scalar_of, word_of
from unassemble.letter.compose import compose
from unassemble.letter.language import by_language as offered
from unassemble.letter.nodes import Mapping, Node, Scalar
from unassemble.letter.placeholders import placeholder
from unassemble.missions.complete import voice_of
from unassemble.yamltext import Value, YamlText

_TRANSMIT = '{{ "‹… what is transmitted›" | transmit }}'
_INFORM = '{{ "‹… what the letter says›" | transmit }}'
_TRANSMIT_WITH_CALL = '{{ "‹… what is transmitted›" | transmit(call="[^*]") }}'
_CALL = re.compile(r"(?<!\\)\[\^([^\]\s]+)\]")
_LATER = re.compile(
    r"# (?:When they are known:|symbols: \[|date: |job_number: |date_codes: ).*\n(?:[ \t]*\n)?"
)
_IGNORED = re.compile(r"[ \t]*#[ \t]*unassemble:[ \t]*ignore\[.*")
_CLEARED = (
    "title", "heading", "text", "sections", "signatories", "notes", "enclosures",
)  # fmt: skip


def follow_letter(
    occasion: Occasion,
    text: YamlText,
    root: Mapping,
    findings: Findings,
    parts: Mapping | None = None,
    told: Told | None = None,
) -> str:
    """The text of the next letter file.

    Args:
        occasion: who writes, when, in which languages: those of the previous letter.
        text: that of the previous letter.
        root: its nodes; the letter was checked before.
        findings: gets what is to be looked at.
        parts: a letter of another kind, whose parts the next letter takes.
        told: is filled in with what became of the previous letter.
    """
    body = mapping_of(root.get("letter")) or Mapping(root.span)
    told = told or Told()
    told.kept += ["sender", "addressees", "organs", "languages", "layout", "comments"]
    for key in OF_ONE_LETTER:
        told.cleared += [key.replace("_", " ")] if key in root.pairs else []
        text.delete((key,))
    if text.has(("suffix",)):
        text.delete(("suffix",))
        told.cleared.append("suffix")
    _clean(text)
    next_organs(text, occasion, root, told, findings)
    if any("agenda_items" in one.pairs for one in mappings_of(root.get("organs"))):
        told.kept.append("agenda items")
    add_later(text, occasion)
    _annexes(text, occasion, root, told)
    _senders(text, occasion, body, told)
    _letter(text, occasion, root, body, told, findings)
    if parts is not None:
        take_parts(text, body, parts, told)
    _notes(text, told)
    settle_request(
        text,
        compose(str(text).encode(), root.span.file)[0],
        _sentences(occasion, root, body, Findings()),
    )
    told.report(root.span, findings)
    return str(text)


def _clean(text: YamlText) -> None:
    """Delete the comments that are written anew, and those that ignore a rule in one letter."""
    lines = lines_with_ends(str(text))
    made, blocks = "".join(lines), {one.line for one in text.comments()}
    kept, skip = [], False
    for number, line in enumerate(lines, start=1):
        is_comment = number in blocks
        if is_comment and _LATER.fullmatch(line):
            skip = True
            continue
        if skip and not line.strip():
            skip = False
            continue
        skip = False
        if is_comment and _IGNORED.search(line):
            line = _IGNORED.sub("", line.rstrip("\n"))
            if not line.strip():
                continue
            line += "\n"
        kept.append(line)
    if "".join(kept) != made:
        text.splice(0, len(made), "".join(kept))


def _senders(text: YamlText, occasion: Occasion, body: Mapping, told: Told) -> None:
    """Who sends it, where another mission writes; and who signs on the day."""
    states = _states(body)
    wanted = [mission.state for mission in occasion.missions]
    by_record = text.has(("mission",)) and "from" not in body.pairs
    if states != wanted and wanted and not by_record:
        office = "permanent-mission" if word_of(body, "kind") == "note-verbale" else None
        listed = [occasion.sender(mission, office) for mission in occasion.missions]
        put(text, ("letter", "from"), cast("Value", listed if len(listed) > 1 else listed[0]))
        if "signatories" in body.pairs:
            signed = [occasion.signature(mission) for mission in occasion.missions]
            put(text, ("letter", "signatories"), signed)
        text.delete(("mission",))
        told.kept.remove("sender")
        told.changed += ["sender", "who signs"]
    else:
        told.changed += sign(text, occasion, body)
        if is_unsigned(body) and text.has(("letter", "signatories")) and occasion.missions:
            signed = [occasion.signature(mission) for mission in occasion.missions]
            put(text, ("letter", "signatories"), signed)  # a corrigendum came before
            told.changed.append("who signs")


def _states(body: Mapping) -> list[str]:
    """The codes of the States that send a letter."""
    found = []
    for sender in mappings_of(body.get("from")):
        state = sender.get("state")
        code = word_of(state, "code") if isinstance(state, Mapping) else word_of(sender, "state")
        found += [code] if code else []
    return found


def _letter(
    text: YamlText,
    occasion: Occasion,
    root: Mapping,
    body: Mapping,
    told: Told,
    findings: Findings,
) -> None:
    """The date, the title where it was written by hand, and the text."""
    if "dated" in body.pairs:
        put(text, ("letter", "dated"), occasion.dated)
        told.changed.append("date of the letter")
    if "title" in body.pairs:
        if "from" in body.pairs and "to" in body.pairs:
            text.delete(("letter", "title"))
        else:
            text.set(("letter", "title"), occasion.blank("title of the letter"))
        told.cleared.append("the title, which was written by hand")
    sentences = _sentences(occasion, root, body, findings)
    made: dict[Language, str] = {}
    for language in occasion.languages:
        made[language] = _text(sentences, root, body, language, told, findings)
    text.set(("letter", "text"), by_language(made))
    told.cleared.append("text of the letter")


def _sentences(occasion: Occasion, root: Mapping, body: Mapping, findings: Findings) -> Sentences:
    voice: Voice = voice_of(body)
    office = "permanent-mission" if voice == "note-verbale" else None
    annexes = len(items_of(root.get("annexes")))
    hers = is_hers(occasion)
    earlier = earlier_of(occasion, root, findings)
    return Sentences(occasion, voice, office, annexes, earlier, hers)


def earlier_of(occasion: Occasion, root: Mapping, findings: Findings) -> Earlier | None:
    """The date and the symbols of the previous letter, to refer to; None if it has no date."""
    body = mapping_of(root.get("letter")) or Mapping(root.span)
    symbols = tuple(one.value for one in items_of(root.get("symbols")) if isinstance(one, Scalar))
    dated = scalar_of(body, "dated")
    if dated is None:
        message = "the previous letter has no date: the new one does not refer to it"
        findings.note("no-date", body.span, message)
        return None
    if not symbols:
        message = "the previous letter has no symbols: the new one gives its date only"
        hint = "give `symbols:` in the previous letter, and run the command again"
        findings.note("no-symbol", root.span, message, hint)
    earlier = Earlier(date.fromisoformat(dated.value), symbols, voice_of(body))
    if earlier.dated > occasion.dated:
        message = f"the previous letter is dated {earlier.dated}, later than the new one"
        findings.warning("earlier-than-before", dated.span, message, "give the date by --dated")
    return earlier


def _text(
    sentences: Sentences,
    root: Mapping,
    body: Mapping,
    language: Language,
    told: Told,
    findings: Findings,
) -> str:
    """The new text: a sentence that refers to the previous letter, and those that stand."""
    noted = _standing_note(root, body, sentences.occasion)
    first = _TRANSMIT_WITH_CALL if noted else _TRANSMIT if sentences.annexes else _INFORM
    parts = [sentences.fill(SourceText(first, body.span, language), findings)]
    before = _text_before(body, language)
    stood = standing_sentences(before, root, body, sentences, language, findings)
    told.kept += stood.names
    listed = list(stood.texts)
    if not any("circulation" in one or "agenda_numbers" in one for one in listed):
        listed += [] if stood.names else [REQUEST]
    parts += [
        sentences.fill(SourceText(one, body.span, language), findings) if one == REQUEST else one
        for one in listed
    ]
    return "\n\n".join(parts) + "\n"


def _text_before(body: Mapping, language: Language) -> str:
    """The text of the previous letter in a language."""
    source = body.get("text")
    values = offered(source) if source is not None else None
    node = values.get(language) if values else source
    return node.value if isinstance(node, Scalar) else ""


def _standing_note(root: Mapping, body: Mapping, occasion: Occasion) -> bool:
    """Whether there is the note that stands in every letter with an annex."""
    for holder in (body, root):
        notes = mapping_of(holder.get("notes"))
        if notes is not None and _is_standing(notes.get("*"), occasion):
            return True
    return False


def _is_standing(node: Node | None, occasion: Occasion) -> bool:
    if node is None:
        return False
    values = offered(node) or {occasion.own: node}
    return all(
        isinstance(value, Scalar)
        and value.value.strip() == phrase(language, "note.language-of-submission")
        for language, value in values.items()
    )


def _notes(text: YamlText, told: Told) -> None:
    """Delete the notes that nothing calls any more."""
    kept = _CALL.findall(str(text))
    for path in (("letter", "notes"), ("notes",)):
        for key in text.keys(path) if text.has(path) else ():
            if key not in kept:
                text.delete((*path, key))
                told.cleared.append("notes")


def _annexes(text: YamlText, occasion: Occasion, root: Mapping, told: Told) -> None:
    """Keep the annexes with their languages and forms, and clear their titles and texts."""
    for index, annex in enumerate(mappings_of(root.get("annexes"))):
        path: Path_ = ("annexes", index)
        sections = "sections" in annex.pairs
        alone = "language" in annex.pairs
        what = "title of the annex"
        put(text, (*path, "title"), placeholder(what) if alone else occasion.blank(what))
        for key in _CLEARED:
            if key not in ("title", "sections" if sections else "text"):
                text.delete((*path, key))
        if sections:
            text.set((*path, "sections"), _compilation(occasion, alone))
        else:
            blank = placeholder("text of the annex")
            languages = (occasion.own,) if alone else occasion.languages
            put(text, (*path, "text"), by_language(dict.fromkeys(languages, f"{blank}\n")))
        told.cleared.append("annexes")


def _compilation(occasion: Occasion, alone: bool) -> Value:
    def blank(what: str, before: str = "", after: str = "") -> Value:
        words = f"{before}{placeholder(what)}{after}"
        return words if alone else by_language(dict.fromkeys(occasion.languages, words))

    statement = {
        "title": blank("title of the statement"),
        "place": blank("place"),
        "date": placeholder("date"),
        "text": blank("text of the statement", after="\n"),
    }
    party = {"party": blank("NAME OF THE PARTY"), "statements": [statement]}
    return [{"heading": blank("heading of the section", "I. "), "entries": [party]}]
