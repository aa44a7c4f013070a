"""A mission and a starter letter → a letter file with placeholders.

A starter letter (`templates/letters/`) is a letter file whose texts are templates.  They are filled
in, and senders, addressees, date and agenda items are added; comments are kept.  What belongs to
one letter alone (symbols, dates, job number) is cleared, so that a letter can be a starter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from unassemble.base.diagnostics import Findings
from unassemble.base.source import SourceText
from unassemble.drafts.agenda import chosen_items, organs
from unassemble.drafts.editable import Path_, editable, put
from unassemble.drafts.occasion import Occasion, by_language
from unassemble.drafts.organs import next_organs
from unassemble.drafts.sentences import Earlier, Sentences
from unassemble.drafts.signing import sign
from unassemble.drafts.standing import settle_request
from unassemble.drafts.told import Told
from unassemble.languages import Language
from unassemble.letter.access import items_of, mapping_of, mappings_of, word_of
from unassemble.letter.compose import compose
from unassemble.letter.language import by_language as offered
from unassemble.letter.nodes import Mapping, Node, Scalar, Sequence
from unassemble.letter.placeholders import MARK
from unassemble.missions.complete import voice_of
from unassemble.model import sessions
from unassemble.wording import is_template
from unassemble.yamltext import Value, YamlText

OF_ONE_LETTER = ("symbols", "date", "job_number", "date_codes", "reissue", "ignore")
"""Keys of a letter file that belong to one letter alone."""
_ALIKE = ("language", "session")
"""Keys whose value is the same in all versions."""
TEXT = '{{ "‹… what is transmitted›" | transmit }}\n\n{{ circulation }}\n'
"""The text of a starter letter that has none."""


def start_letter(
    occasion: Occasion,
    data: bytes,
    name: str,
    root: Mapping,
    findings: Findings,
    earlier: Earlier | None = None,
) -> str:
    """The text of a new letter file.

    Args:
        occasion: who writes, when, in which languages; at least one mission.
        data: the bytes of a starter letter.
        name: its name, as findings show it.
        root: its nodes.
        findings: gets what is wrong with the starter letter, and what is to be looked at.
        earlier: a letter that the new one continues.
    """
    body = mapping_of(root.get("letter"))
    if body is None or not body.pairs:
        message = "`letter` is missing in the starter letter"
        findings.error("missing-key", root.span, message, "the starter letters have examples of it")
        return ""
    if not is_unsigned(body):
        occasion.report_signatories(findings)
    sentences = _sentences(occasion, root, body, earlier)
    text = editable(data, name, root)
    for path, values in filled_texts(root, sentences, findings):
        text.set(path, _one(values[occasion.own]) if path[-1] in _ALIKE else by_language(values))
    if len(occasion.languages) > 1:
        for path, blank in _blanks(root):
            text.set(path, by_language(dict.fromkeys(occasion.languages, blank)))
    for key in OF_ONE_LETTER:
        text.delete((key,))
    _add_head(text, occasion, root, findings)
    _add_body(text, occasion, body, sentences, findings)
    settle_request(text, compose(str(text).encode(), name)[0], sentences)
    return str(text)


def _blanks(root: Mapping) -> Iterator[tuple[Path_, str]]:
    """The blanks of annexes that are in the language of the version, each with its path."""
    for index, annex in enumerate(mappings_of(root.get("annexes"))):
        if "language" not in annex.pairs:
            for key in ("heading", "title", "text"):
                value = word_of(annex, key)
                if MARK in value and not is_template(value):
                    yield ("annexes", index, key), value


def _one(value: str) -> Value:
    """The value of a key that has one in all versions."""
    return int(value) if re.fullmatch(r"[1-9]\d{0,3}", value) else value


def _sentences(
    occasion: Occasion, root: Mapping, body: Mapping, earlier: Earlier | None
) -> Sentences:
    voice = voice_of(body)
    several = isinstance(body.get("from"), Sequence) or len(occasion.missions) > 1
    if voice == "letter" and several:
        voice = "joint"
    office = "permanent-mission" if voice == "note-verbale" else None
    annexes = len(items_of(root.get("annexes")))
    mission = occasion.mission
    to = tuple(one.value for one in items_of(body.get("to")) if isinstance(one, Scalar))
    if "to" not in body.pairs and mission is not None:
        to = mission.addressees
    return Sentences(occasion, voice, office, annexes, earlier, is_hers(occasion), to)


def is_unsigned(body: Mapping) -> bool:
    """Whether nobody signs: a note verbale, or a letter file that says so."""
    given = body.get("signatories")
    none = isinstance(given, Sequence) and not given.items
    return none or voice_of(body) == "note-verbale"


def is_hers(occasion: Occasion) -> bool:
    """Whether a woman signs, alone."""
    mission = occasion.mission
    signatory = mission.signatory_on(occasion.dated) if mission else None
    return signatory is not None and signatory.feminine and len(occasion.missions) == 1


def filled_texts(
    root: Mapping, sentences: Sentences, findings: Findings
) -> Iterator[tuple[Path_, dict[Language, str]]]:
    """The texts that are templates, each with its path, filled in by language."""
    languages = sentences.occasion.languages
    for path, node in _texts(root, ()):
        values = offered(node)
        made: dict[Language, str] = {}
        for language in languages:
            source = values.get(language) if values else node
            if isinstance(source, Scalar):
                made[language] = sentences.fill(source.text(language), findings)
            else:
                message = f"the starter letter has no text in {language} here"
                findings.error("missing-language", node.span, message)
        if len(made) == len(languages):
            yield path, _closed(made, sentences, findings) if path == ("letter", "text") else made


def _closed(
    texts: dict[Language, str], sentences: Sentences, findings: Findings
) -> dict[Language, str]:
    """The texts of a letter, each with the mission's own last sentence behind it."""
    made = {}
    for language, text in texts.items():
        closing = sentences.own("closing", language, findings)
        more = f"\n\n{closing}\n" if closing and closing not in text else ""
        made[language] = text.rstrip("\n") + more if more else text
    return made


def _texts(node: Node, path: Path_) -> Iterator[tuple[Path_, Node]]:
    """The values that are templates; texts by language as one."""
    match node:
        case Scalar(value=value) if is_template(value):
            yield path, node
        case Mapping(pairs=pairs) if path and offered(node) is not None:
            if any(_is_template(value) for _, value in pairs.values()):
                yield path, node
        case Mapping(pairs=pairs):
            for key, (_, inner) in pairs.items():
                yield from _texts(inner, (*path, key))
        case Sequence(items=items):
            for index, item in enumerate(items):
                yield from _texts(item, (*path, index))


def _is_template(node: Node) -> bool:
    return isinstance(node, Scalar) and is_template(node.value)


def _add_head(text: YamlText, occasion: Occasion, root: Mapping, findings: Findings) -> None:
    """The language, the record that serves, what is not known yet, and the organs."""
    for key in ("language", "original"):
        if key not in root.pairs:
            put(text, (key,), occasion.own, gap=key == "original")
    if "organs" in root.pairs:
        _own_organs(text, occasion, root, findings)
    else:
        put(text, ("organs",), organs(occasion, findings), gap=True)
    if occasion.serving and "mission" not in root.pairs:
        comment = "Its record knows who signs, the usual agenda items and standing sentences."
        put(text, ("mission",), occasion.serving, comment=comment, gap=True)
    add_later(text, occasion)


def _own_organs(text: YamlText, occasion: Occasion, root: Mapping, findings: Findings) -> None:
    """Sessions, years and chosen agenda items of the organs that a starter letter names."""
    listed = mappings_of(root.get("organs"))
    if any(word_of(one, "session").isdigit() or "year" in one.pairs for one in listed):
        next_organs(text, occasion, root, Told(), findings)
    for index, organ in enumerate(listed):
        if occasion.chosen and word_of(organ, "organ") == "general-assembly":
            path: Path_ = ("organs", index)
            given = text.word((*path, "session"))
            session = int(given) if given.isdigit() else sessions.assembly_session(occasion.dated)
            put(text, (*path, "agenda_items"), chosen_items(occasion, session, findings))


def add_later(text: YamlText, occasion: Occasion) -> None:
    """A comment above the organs with the keys that are not known while a letter is written."""
    year, dated = occasion.dated.year, occasion.dated
    end = f"/{text.word(('suffix',))}" if text.has(("suffix",)) else ""
    symbols = []
    for index in range(text.count(("organs",))):
        path = ("organs", index)
        match text.word((*path, "organ")):
            case "security-council":
                symbols.append(f"S/{year}/…{end}")
            case "economic-and-social-council":
                symbols.append(f"E/{text.word((*path, 'session')) or year}/…{end}")
            case "human-rights-council":
                symbols.append(f"A/HRC/{text.word((*path, 'session')) or '…'}/…{end}")
            case _:
                symbols.append(f"A/{text.word((*path, 'session')) or '…'}/…{end}")
    lines = (
        LATER_HEAD,
        f"symbols: [{', '.join(symbols)}]",
        f"date: {dated}          the masthead's",
        f'job_number: "{year % 100:02}-…"',
        f'date_codes: ["…{year % 100:02}"]',
    )
    text.comment_above(("organs",), "\n".join(lines) + "\n\n")


LATER_HEAD = "When they are known:"
"""Begins the comment with the keys that are not known yet."""


def _add_body(
    text: YamlText, occasion: Occasion, body: Mapping, sentences: Sentences, findings: Findings
) -> None:
    """Who writes to whom, when, who signs, and the text where there is none."""
    path: Path_ = ("letter",)
    several = sentences.voice == "joint"
    put(text, (*path, "dated"), occasion.dated)
    listed = [occasion.sender(mission, sentences.office) for mission in occasion.missions]
    if several and len(listed) == 1:
        listed.append({"name": occasion.blank("the office of another representative")})
        hint = "name other missions by --with, or fill in the blanks"
        findings.note("one-sender", occasion.span, "only one mission writes", hint)
    senders: Value = listed if several else listed[0]
    put(text, (*path, "from"), senders)
    if "to" not in body.pairs and occasion.mission is not None:
        put(text, (*path, "to"), list(occasion.mission.addressees))
    if "text" not in body.pairs:
        texts = {
            one: sentences.fill(SourceText(TEXT, body.span, one), findings)
            for one in occasion.languages
        }
        put(text, (*path, "text"), by_language(texts))
    if sentences.voice == "note-verbale":
        text.delete((*path, "signatories"))
    elif is_unsigned(body):
        pass
    elif "signatories" in body.pairs and len(items_of(body.get("signatories"))) == len(listed):
        sign(text, occasion, body)
    else:
        signed: list[dict[str, Value]] = [occasion.signature(one) for one in occasion.missions]
        if len(signed) < len(listed):
            blank = {"name": occasion.blank("name"), "titles": [occasion.blank("title")]}
            signed[0]["for"] = occasion.blank("State")
            signed.append({**blank, "for": occasion.blank("State")})
        put(text, (*path, "signatories"), signed)
