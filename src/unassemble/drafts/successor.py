"""The previous letter → the next one: what stays is kept, what changes is replaced.

The file keeps its text and comments; only what changes is edited.
"""

from __future__ import annotations

from collections.abc import Mapping as Texts
from datetime import date
from typing import cast

from unassemble.base.diagnostics import Findings
from unassemble.base.source import SourceText
from unassemble.drafts.occasion import Occasion, by_language
from unassemble.drafts.sentences import Earlier, Sentences
from unassemble.languages import Language, Voice, phrase
from unassemble.letter.access import items_of, mapping_of, mappings_of, scalar_of, word_of
from unassemble.letter.language import by_language as offered
from unassemble.letter.nodes import Mapping, Node, Scalar
from unassemble.letter.placeholders import placeholder
from unassemble.model import sessions
from unassemble.wording import is_template
from unassemble.yamltext import YamlText

_OF_THE_DOCUMENT = ("symbols", "date", "job_number", "date_codes", "reissue", "notes")
_CALL = "[^*]"
_TRANSMIT = '{{ "‹… what is transmitted›" | transmit }}'
_TRANSMIT_WITH_CALL = f'{{{{ "‹… what is transmitted›" | transmit(call="{_CALL}") }}}}'
_REQUEST = "{{ circulation }}"
_LATER = "When they are known: symbols, date, job_number and date_codes."


def follow_letter(occasion: Occasion, data: bytes, root: Mapping, findings: Findings) -> str:
    """The text of the next letter file.

    Args:
        occasion: who writes, when, in which languages: those of the previous letter.
        data: the bytes of the previous letter.
        root: its nodes; the letter was checked before.
        findings: gets what is to be looked at.
    """
    text = YamlText(data.decode("utf-8-sig"))
    body = mapping_of(root.get("letter")) or Mapping(root.span)
    for key in _OF_THE_DOCUMENT:
        text.delete((key,))
    text.comment_above(("organs",), _LATER)
    _organs(text, occasion, root, findings)
    noted = _notes(text, occasion, body)
    _annexes(text, root)
    _letter(text, occasion, root, body, noted, findings)
    return str(text)


def _letter(
    text: YamlText,
    occasion: Occasion,
    root: Mapping,
    body: Mapping,
    noted: bool,
    findings: Findings,
) -> None:
    """The date, the title where it was written by hand, and the text."""
    if "dated" in body.pairs:
        text.set(("letter", "dated"), occasion.dated)
    if "title" in body.pairs:
        if "from" in body.pairs and "to" in body.pairs:
            text.delete(("letter", "title"))
        else:
            text.set(("letter", "title"), _placeholders(occasion, "title of the letter"))
        message = "the title of the previous letter was written by hand: it is left out"
        findings.warning("title-by-hand", body.pairs["title"][0].span, message)
    sentences = _sentences(occasion, root, body, findings)
    made = {
        language: _text(sentences, body, language, noted, findings)
        for language in occasion.languages
    }
    text.set(("letter", "text"), by_language(made))


def _sentences(occasion: Occasion, root: Mapping, body: Mapping, findings: Findings) -> Sentences:
    kind = word_of(body, "kind", "letter")
    several = len(items_of(body.get("from"))) > 1
    voice = cast("Voice", "joint" if kind == "letter" and several else kind)
    office = "permanent-mission" if kind == "note-verbale" else None
    annexes = len(items_of(root.get("annexes")))
    symbols = tuple(one.value for one in items_of(root.get("symbols")) if isinstance(one, Scalar))
    dated = scalar_of(body, "dated")
    if dated is None:
        message = "the previous letter has no date: the new one does not refer to it"
        findings.warning("no-date", body.span, message)
        return Sentences(occasion, voice, office, annexes)
    if not symbols:
        message = "the previous letter has no symbols: the new one gives its date only"
        hint = "give `symbols:` in the previous letter, and run the command again"
        findings.note("no-symbol", root.span, message, hint)
    earlier = Earlier(date.fromisoformat(dated.value), symbols)
    if earlier.dated > occasion.dated:
        message = f"the previous letter is dated {earlier.dated}, later than the new one"
        findings.warning("earlier-than-before", dated.span, message, "give the date by --dated")
    return Sentences(occasion, voice, office, annexes, earlier)


def _text(
    sentences: Sentences, body: Mapping, language: Language, noted: bool, findings: Findings
) -> str:
    """The new text: a placeholder that refers to the previous letter, and the request."""
    first = _TRANSMIT_WITH_CALL if noted else _TRANSMIT
    parts = [sentences.fill(SourceText(part, body.span, language), findings) for part in (first,)]
    kept = _standing_request(body, language)
    parts.append(kept or sentences.fill(SourceText(_REQUEST, body.span, language), findings))
    return "\n\n".join(parts) + "\n"


def _standing_request(body: Mapping, language: Language) -> str:
    """The last paragraph of the previous letter, if it is a template."""
    source = body.get("text")
    values = offered(source) if source is not None else None
    node = values.get(language) if values else source
    if not isinstance(node, Scalar):
        return ""
    last = node.value.strip().split("\n\n")[-1].strip()
    return last if is_template(last) else ""


def _notes(text: YamlText, occasion: Occasion, body: Mapping) -> bool:
    """Delete all notes but the standing one; return whether that is there."""
    notes = mapping_of(body.get("notes"))
    if notes is None:
        return False
    stands = _is_standing(notes.get("*"), occasion)
    for key in notes.pairs:
        if key != "*" or not stands:
            text.delete(("letter", "notes", key))
    return stands


def _is_standing(node: Node | None, occasion: Occasion) -> bool:
    """Whether a note is the one that stands in every letter with an annex."""
    if node is None:
        return False
    values: Texts[Language, Node] = offered(node) or {occasion.own: node}
    return all(
        isinstance(value, Scalar)
        and value.value.strip() == phrase(language, "note.language-of-submission")
        for language, value in values.items()
    )


def _organs(text: YamlText, occasion: Occasion, root: Mapping, findings: Findings) -> None:
    """Set sessions and years by the new date, and report items of another session."""
    occasion.report_session(findings)
    for index, organ in enumerate(mappings_of(root.get("organs"))):
        path = ("organs", index)
        year = scalar_of(organ, "year")
        if year is not None:
            text.set((*path, "year"), sessions.council_year(occasion.dated))
        given = scalar_of(organ, "session")
        if given is None or not given.value.isdigit():
            continue
        match word_of(organ, "organ"):
            case "general-assembly":
                _assembly(text, occasion, (*path, "session"), int(given.value), findings)
            case "economic-and-social-council" if int(given.value) != occasion.dated.year:
                text.set((*path, "session"), occasion.dated.year)
                text.delete((*path, "session_dates"))


def _assembly(
    text: YamlText,
    occasion: Occasion,
    path: tuple[str | int, ...],
    before: int,
    findings: Findings,
) -> None:
    """The session of the General Assembly: that of the date, or a later one given before."""
    session = max(before, sessions.assembly_session(occasion.dated))
    if session == before:
        return
    text.set(path, session)
    comment = occasion.report_items(before, session, findings)
    if text.has((*path[:-1], "agenda_items")):
        text.comment_above((*path[:-1], "agenda_items"), comment)
    for key in ("agenda", "agenda_note"):
        text.delete((*path[:-1], key))


def _annexes(text: YamlText, root: Mapping) -> None:
    """Keep the annexes with their languages and forms, and clear their titles and texts."""
    for index, annex in enumerate(mappings_of(root.get("annexes"))):
        path = ("annexes", index)
        sections = "sections" in annex.pairs
        for key in ("title", "heading", "text", "sections", "signatories", "notes", "enclosures"):
            if key in annex.pairs and len(text.keys(path)) > 1:
                text.delete((*path, key))
        text.set((*path, "title"), placeholder("title of the annex"))
        if sections:
            text.set((*path, "sections"), _COMPILATION)
        else:
            text.set((*path, "text"), f"{placeholder('text of the annex')}\n")
        if "language" not in annex.pairs:
            own = word_of(root, "language")
            text.add(path, "language", own, before="title")


def _placeholders(occasion: Occasion, what: str) -> str | dict[str, str]:
    return cast("str", by_language({one: placeholder(what) for one in occasion.languages}))


_COMPILATION = [
    {
        "heading": "I. " + placeholder("heading of the section"),
        "entries": [
            {
                "party": placeholder("NAME OF THE PARTY"),
                "statements": [
                    {
                        "title": placeholder("title of the statement"),
                        "place": placeholder("place"),
                        "date": placeholder("date"),
                        "text": f"{placeholder('text of the statement')}\n",
                    }
                ],
            }
        ],
    }
]
