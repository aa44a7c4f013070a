"""The text of the previous letter → the sentences that stand in the next one too.

These stand: sentences of the mission's record; paragraphs that the letter itself makes from
templates, ``{{ closing }}``; and the request for circulation, with the agenda items of the day.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from unassemble.base.diagnostics import Findings
from unassemble.citations.find import citations_in
from unassemble.drafts.editable import Path_
from unassemble.drafts.sentences import Sentences
from unassemble.languages import Language, circulation_request
from unassemble.languages.mentions import mentions
from unassemble.languages.slips import slips
from unassemble.letter.access import items_of, mappings_of, word_of
from unassemble.letter.language import by_language
from unassemble.letter.nodes import Mapping as Node
from unassemble.letter.nodes import Scalar
from unassemble.letter.placeholders import placeholder
from unassemble.missions import Mission
from unassemble.missions.complete import wording_name, written_number
from unassemble.wording import is_template
from unassemble.yamltext import YamlText

REQUEST = "{{ circulation }}"
_TEMPLATE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_TRANSMIT = re.compile(r"\|\s*transmit\b")
_SENTENCE_END = re.compile(r"(?<!\bNo)(?<!\bnos)[.?!](?:\^?\[[^\]]*\])?\s+|[。？！؟]\s*")
_WRITTEN = re.compile(r"[0-9]{1,9}(?: .*)?")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class Stood(Struct, frozen=True):
    """The sentences that stand, in their order, and what they are called where that is told."""

    texts: tuple[str, ...]
    names: tuple[str, ...]


def standing_sentences(
    text: str, root: Node, body: Node, sentences: Sentences, language: Language, findings: Findings
) -> Stood:
    """The standing sentences of a letter's text.

    Args:
        text: of the letter, in a language.
        root: the nodes of the letter file.
        body: those of the letter itself.
        sentences: fills in those of the record.
        language: of the text.
        findings: gets what is wrong with wording of the record.
    """
    own = _patterns(sentences, language)
    request = _request_of(text, root, sentences, language)
    found: dict[str, str] = {}
    for paragraph in paragraphs(text):
        flat = " ".join(paragraph.split())
        role = next((role for role, pattern in own.items() if pattern.search(flat)), None)
        if role is not None:
            made = sentences.own(role, language, findings)
            found.setdefault(REQUEST if role == "request" and not made else made, f"`{role}`")
        elif is_template(paragraph):
            if not _TRANSMIT.search(paragraph):
                found.setdefault(paragraph, "paragraphs made from templates")
        elif request and request[0] in flat:
            found.setdefault(request[1], "the request for circulation")
    return Stood(tuple(one for one in found if one), tuple(dict.fromkeys(found.values())))


def settle_request(text: YamlText, root: Node, sentences: Sentences) -> None:
    """Put a blank in place of the usual request where there is none for these organs.

    Args:
        text: of the new letter.
        root: its nodes.
        sentences: those of the letter, with its languages.
    """
    body = root.get("letter")
    source = body.get("text") if isinstance(body, Node) else None
    if source is None or text.has(("wording", "circulation")):
        return
    values = by_language(source) or {sentences.occasion.own: source}
    for language, node in values.items():
        own = sentences.own("request", language, Findings())
        if not isinstance(node, Scalar) or REQUEST not in node.value or own:
            continue
        if _usual_request(root, sentences, language) is None:
            path: Path_ = ("letter", "text")
            key = next((one for one in text.keys(path) if language in one.split()), None)
            blank = placeholder("request for circulation")
            there = path if key is None else (*path, key)
            text.set(there, text.word(there).replace(REQUEST, blank))


def _usual_request(root: Node, sentences: Sentences, language: Language) -> str | None:
    """The program's request for a letter; None where an organ has none."""
    organs = mappings_of(root.get("organs"))
    if any(
        "name" in one.pairs or "committee" in one.pairs or isinstance(one.get("session"), Node)
        for one in organs
    ):
        return None
    items = [item for organ in organs for item in items_of(organ.get("agenda_items"))]
    written = [written_number(item) for item in items if isinstance(item, Node)]
    if not all(_WRITTEN.fullmatch(one) for one in written):
        return None  # `check` tells what is wrong with the item
    return circulation_request(
        [word_of(organ, "organ") for organ in organs],
        [_number(one) for one in written],
        sentences.annexes,
        sentences.voice,
        language,
    )


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a Markdown text."""
    return [one.strip("\n") for one in re.split(r"\n[ \t]*\n", text.strip("\n")) if one.strip()]


def _patterns(sentences: Sentences, language: Language) -> dict[str, re.Pattern[str]]:
    """What a sentence of the record looks like when it is filled in, by its role."""
    mission: Mission | None = sentences.occasion.mission
    made: dict[str, re.Pattern[str]] = {}
    for name, texts in (mission.wording if mission else {}).items():
        standing = texts.get(language)
        role = _role(name, sentences)
        if standing is None or role is None or role in ("opening", "further"):
            continue
        either = (_pattern(standing.node(feminine).value) for feminine in (False, True))
        made[role] = re.compile("|".join(dict.fromkeys(either)))
    return made


def _role(name: str, sentences: Sentences) -> str | None:
    """The role of a sentence of the record; None where it is for another kind of letter."""
    for role in ("opening", "further", "request", "closing"):
        if name == wording_name(role, sentences.voice):
            return role
    other = name.startswith(("joint_", "note_verbale_")) or name in ("request", "closing")
    return None if other and wording_name("", sentences.voice) not in name else name


def _pattern(template: str) -> str:
    """A regular expression for what a template gives, on one line."""
    flat = " ".join(template.split())
    parts, at = [], 0
    for found in _TEMPLATE.finditer(flat):
        parts += [re.escape(flat[at : found.start()]), ".*?"]
        at = found.end()
    return "".join([*parts, re.escape(flat[at:])])


def _request_of(
    text: str, root: Node, sentences: Sentences, language: Language
) -> tuple[str, str] | None:
    """The request for circulation as it stands in a text, and as it stands in the next."""
    asks = mentions(language)
    for paragraph in reversed(paragraphs(text)):
        flat = " ".join(paragraph.split())
        for sentence in reversed(_sentences(flat)):
            organs = [word_of(one, "organ") for one in mappings_of(root.get("organs"))]
            named = any(asks.organs[one].search(sentence) for one in organs if one in asks.organs)
            if not is_template(sentence) and named and asks.request.search(sentence):
                return sentence, _next_request(sentence, root, sentences, language)
    return None


def _next_request(sentence: str, root: Node, sentences: Sentences, language: Language) -> str:
    """A request with the agenda items of the next letter; the usual one where it says more."""
    organs = mappings_of(root.get("organs"))
    items = [item for organ in organs for item in items_of(organ.get("agenda_items"))]
    usual = _usual_request(root, sentences, language)
    if usual is not None and "".join(usual.split()) == "".join(sentence.split()):
        return REQUEST
    corrected = _corrected(sentence, language)
    found = mentions(language).items.search(corrected)
    if found is not None and items:
        start, end = found.span(1)
        corrected = f"{corrected[:start]}{{{{ agenda_numbers }}}}{corrected[end:]}"
    dated = _YEAR.search(corrected) or citations_in(corrected, language)
    return REQUEST if dated or (found is not None and not items) else corrected


def _corrected(sentence: str, language: Language) -> str:
    """A sentence without misprints that are known."""
    for start, end, meant in reversed(list(slips(language).misprints.find(sentence))):
        sentence = sentence[:start] + meant + sentence[end:]
    return sentence


def _number(written: str) -> tuple[int, str | None]:
    figure, _, sub = written.partition(" ")
    return int(figure), sub.strip("()") or None


def _sentences(flat: str) -> list[str]:
    """The sentences of a paragraph on one line."""
    ends = [found.end() for found in _SENTENCE_END.finditer(flat)]
    starts = [0, *ends]
    return [
        flat[start:end].strip()
        for start, end in zip(starts, [*ends, len(flat)], strict=True)
        if flat[start:end].strip()
    ]


def names_of_notes(texts: Mapping[Language, str]) -> frozenset[str]:
    """The ids of the notes that texts call."""
    calls = (found.group(1) for text in texts.values() for found in _CALL.finditer(text))
    return frozenset(calls)


_CALL = re.compile(r"(?<!\\)\[\^([^\]\s]+)\]")
