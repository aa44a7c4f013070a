"""A mission and a starter letter → a letter file with placeholders.

A starter letter (`templates/letters/`) is a letter file whose texts are templates.  They are filled
in, and senders, addressees, date and agenda items are added; comments are kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

from unassemble.base.diagnostics import Findings
from unassemble.base.resources import templates_folder
from unassemble.drafts.occasion import Occasion, by_language
from unassemble.drafts.sentences import Sentences
from unassemble.languages import Language, Voice
from unassemble.letter.access import items_of, mapping_of, word_of
from unassemble.letter.language import by_language as offered
from unassemble.letter.nodes import Mapping, Node, Scalar, Sequence, compose
from unassemble.letter.placeholders import placeholder
from unassemble.wording import is_template
from unassemble.yamltext import Value, YamlText

FOLDER = "letters"
Path_ = tuple[str | int, ...]


def starter_names() -> tuple[str, ...]:
    """The starter letters that come with the program."""
    return tuple(sorted(path.stem for path in (templates_folder() / FOLDER).glob("*.yaml")))


def starter_path(name: str) -> Path | None:
    """The file of a starter letter, or of the user's own: a name that ends in ``.yaml``."""
    if name.endswith((".yaml", ".yml")):
        return Path(name)
    return templates_folder() / FOLDER / f"{name}.yaml" if name in starter_names() else None


def start_letter(occasion: Occasion, data: bytes, name: str, findings: Findings) -> str:
    """The text of a new letter file.

    Args:
        occasion: who writes, when, in which languages.
        data: the bytes of a starter letter.
        name: its name, as findings show it.
        findings: gets what is wrong with the starter letter, and what is to be looked at.

    Raises:
        UnreadableError: the starter letter cannot be read at all.
    """
    root, problems = compose(data, name)
    findings.extend(problems)
    body = mapping_of(root.get("letter")) or Mapping(root.span)
    if "letter" not in root.pairs:
        findings.error("missing-key", root.span, "`letter` is missing in the starter letter")
        return ""
    sentences = _sentences(occasion, root, body)
    text = YamlText(data.decode("utf-8-sig"))
    for path, values in _filled(root, sentences, findings):
        text.set(path, by_language(values) if path[-1] != "language" else values[occasion.own])
    _add_head(text, occasion, root, findings)
    _add_body(text, occasion, body, sentences, findings)
    return str(text)


def _sentences(occasion: Occasion, root: Mapping, body: Mapping) -> Sentences:
    kind = word_of(body, "kind", "letter")
    several = isinstance(body.get("from"), Sequence) or len(occasion.missions) > 1
    voice = cast("Voice", "joint" if kind == "letter" and several else kind)
    office = "permanent-mission" if kind == "note-verbale" else None
    return Sentences(occasion, voice, office, len(items_of(root.get("annexes"))))


def _filled(
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
            yield path, made


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
    """The language, what is not known yet, and the organs."""
    first = next(iter(root.pairs))
    if "language" not in root.pairs:
        text.add((), "language", occasion.own, before=first)
    if "original" not in root.pairs:
        text.add((), "original", occasion.own, before=first, gap=True)
    if "organs" not in root.pairs:
        organs, comment = occasion.organs(findings)
        comment = f"{_later(organs, occasion)}\n\n{comment}".rstrip()
        text.add((), "organs", organs, before=first, comment=comment, gap=True)


def _later(organs: list[dict[str, Value]], occasion: Occasion) -> str:
    """A comment with the keys that are not known while a letter is written."""
    year, dated = occasion.dated.year, occasion.dated
    forms = {
        "general-assembly": f"A/{organs[0].get('session', '…')}/…",
        "security-council": f"S/{year}/…",
        "economic-and-social-council": f"E/{year}/…",
        "human-rights-council": "A/HRC/…/…",
    }
    symbols = ", ".join(forms[str(organ["organ"])] for organ in organs)
    return "\n".join(
        (
            "When they are known:",
            f"symbols: [{symbols}]",
            f"date: {dated}          the masthead's",
            f'job_number: "{year % 100:02}-…"',
            f'date_codes: ["…{year % 100:02}"]',
        )
    )


def _add_body(
    text: YamlText, occasion: Occasion, body: Mapping, sentences: Sentences, findings: Findings
) -> None:
    """Who writes to whom, when, and who signs."""
    path: Path_ = ("letter",)
    first = next(key for key in body.pairs if key != "kind")
    listed = [occasion.sender(mission, sentences.office) for mission in occasion.missions]
    several = sentences.voice == "joint"
    if several and len(listed) == 1:
        listed.append({"state": placeholder("ISO 3166 code"), "office": "permanent-representative"})
        hint = "name other missions by --with, or fill in the placeholders"
        findings.warning("one-sender", occasion.span, "only one mission writes", hint)
    if "from" in body.pairs:
        text.set((*path, "from"), listed)
    else:
        text.add(path, "from", listed if several else listed[0], before=first)
    if "dated" not in body.pairs:
        text.add(path, "dated", occasion.dated, before="from")
    if "to" not in body.pairs:
        to = list(occasion.missions[0].addressees)
        text.add(path, "to", to, before=first if "from" not in body.pairs else "text")
    if sentences.voice == "note-verbale" or "signatories" in body.pairs:
        return
    signed = [occasion.signature(mission, findings) for mission in occasion.missions]
    if len(signed) < len(listed):
        signed.append(
            {
                "name": placeholder("name"),
                "titles": [placeholder("title")],
                "for": placeholder("State"),
            }
        )
    text.add(path, "signatories", signed)
