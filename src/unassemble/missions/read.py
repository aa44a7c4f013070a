"""A mission's file → its record: nodes, schema, plain values by language."""

from __future__ import annotations

from unassemble.base.diagnostics import Findings
from unassemble.base.source import SourceText
from unassemble.languages import LANGUAGES, Language, signature_titles
from unassemble.letter.access import date_of, item_number, items_of, mapping_of, scalar_of, word_of
from unassemble.letter.compose import compose
from unassemble.letter.language import by_language
from unassemble.letter.nodes import Mapping, Node, Scalar
from unassemble.letter.validate import validate
from unassemble.missions.record import Mission, MissionSignatory, Standing, UsualItem, language_code
from unassemble.missions.schema import mission_schema


def read_mission(data: bytes, file: str, name: str, findings: Findings) -> Mission | None:
    """Read a mission's file.

    Args:
        data: the bytes of the file.
        file: its name, as findings show it.
        name: of the mission.
        findings: gets what is wrong.

    Returns:
        The record; where there are errors, what could be read of it; None if it names no State.

    Raises:
        UnreadableError: the file cannot be read at all.
    """
    root, problems = compose(data, file)
    findings.extend(problems)
    validate(root, findings, mission_schema())
    state = word_of(root, "state")
    if not state:
        return None
    own = language_code(word_of(root, "language"))
    return Mission(
        name=name,
        state=state,
        language=own,
        forms=_forms(mapping_of(root.get("names"))),
        seat=words_of(root.get("seat"), own),
        organs=_words(root.get("organs")) or ("general-assembly", "security-council"),
        addressees=_words(root.get("to")) or ("secretary-general",),
        signatories=tuple(
            _signatory(key, node, own)
            for key, node in _mappings(mapping_of(root.get("signatories")))
        ),
        agendas={
            int(session): tuple(_item(one, own) for one in items_of(node) if _is_item(one))
            for session, node in _pairs(mapping_of(root.get("agenda_items")))
            if session.isdigit()
        },
        wording={
            key: _standing(node, own) for key, node in _pairs(mapping_of(root.get("wording")))
        },
        span=root.span,
    )


def words_of(node: Node | None, own: Language) -> dict[Language, str]:
    """The texts of a value by language; a plain text is in the mission's ``own`` language."""
    return {language: text.value for language, text in _texts(node, own).items()}


def _texts(node: Node | None, own: Language) -> dict[Language, SourceText]:
    if node is None:
        return {}
    values = by_language(node) or {own: node}
    return {
        language: value.text(language)
        for language, value in values.items()
        if isinstance(value, Scalar)
    }


def _standing(node: Node, own: Language) -> dict[Language, Standing]:
    """A standing sentence by language; each text may be one by gender."""
    made: dict[Language, Standing] = {}
    for language, value in (by_language(node) or {own: node}).items():
        match value:
            case Scalar():
                made[language] = Standing(value, value)
            case Mapping():
                his, hers = scalar_of(value, "masculine"), scalar_of(value, "feminine")
                if his is not None and hers is not None:
                    made[language] = Standing(his, hers)
    return made


def _pairs(node: Mapping | None) -> list[tuple[str, Node]]:
    return [(key, value) for key, (_, value) in node.pairs.items()] if node else []


def _mappings(node: Mapping | None) -> list[tuple[str, Mapping]]:
    return [(key, value) for key, value in _pairs(node) if isinstance(value, Mapping)]


def _words(node: Node | None) -> tuple[str, ...]:
    return tuple(item.value for item in items_of(node) if isinstance(item, Scalar))


def _forms(node: Mapping | None) -> dict[Language, dict[str, str]]:
    values = by_language(node) if node else None
    forms = {language: mapping_of(value) for language, value in (values or {}).items()}
    return {
        language: {key: one.value for key, one in _pairs(inner) if isinstance(one, Scalar)}
        for language, inner in forms.items()
    }


def _signatory(key: str, node: Mapping, own: Language) -> MissionSignatory:
    office = word_of(node, "office", "permanent-representative")
    feminine = word_of(node, "gender") == "feminine"
    usual = {language: signature_titles(office, feminine, language) for language in LANGUAGES}
    return MissionSignatory(
        id=key,
        name=name_texts(node.get("name"), own),
        titles=titles_of(node.get("titles"), own) if "titles" in node.pairs else usual,
        office=office,
        feminine=feminine,
        since=date_of(node.get("since")),
        until=date_of(node.get("until")),
        source=word_of(node, "source"),
        node=node,
    )


def name_texts(node: Node | None, own: Language) -> dict[Language, str]:
    """A name by language; given and family name become one text, the family name marked."""
    if not isinstance(node, Mapping) or by_language(node) is not None:
        return words_of(node, own)
    given, family = words_of(node.get("given"), own), words_of(node.get("family"), own)
    return {
        language: f"{given.get(language, '')} **{words}**".strip()
        for language, words in family.items()
    }


def titles_of(node: Node | None, own: Language) -> dict[Language, tuple[str, ...]]:
    """Lists by language, or a list of texts by language."""
    values = by_language(node) if node is not None else None
    if values is not None:
        return {language: _words(value) for language, value in values.items()}
    lines = [words_of(item, own) for item in items_of(node)]
    return {
        language: tuple(line[language] for line in lines)
        for language in LANGUAGES
        if lines and all(language in line for line in lines)
    }


def _is_item(node: Node) -> bool:
    return isinstance(node, Mapping) and "number" in node.pairs and "title" in node.pairs


def _item(node: Node, own: Language) -> UsualItem:
    mapping = mapping_of(node) or Mapping(node.span)
    both = mapping_of(mapping.get("number"))
    written = scalar_of(both or mapping, "number")
    figure, letter = item_number(written.value if written else "0")
    sub = letter or word_of(both or mapping, "sub").strip("() ")
    title = words_of(mapping.get("title"), own)
    return UsualItem(figure, sub, title, word_of(mapping, "source"), mapping)
