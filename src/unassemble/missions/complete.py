"""A letter file that names a mission → its nodes, completed from the mission's record.

The record supplies senders, signatories, addressees, the titles of agenda items given by number,
and standing wording; what the letter file says itself is kept.
"""

from __future__ import annotations

from datetime import date

from unassemble.base.diagnostics import Findings, closest
from unassemble.base.source import Span
from unassemble.languages import LANGUAGES, VOICES, Voice
from unassemble.letter.access import (
    item_number,
    items_of,
    mapping_of,
    mappings_of,
    scalar_of,
    word_of,
)
from unassemble.letter.nodes import Mapping, Node, Scalar, Sequence
from unassemble.letter.read import Completion
from unassemble.missions.folder import MissionFolders
from unassemble.missions.record import Mission, MissionSignatory
from unassemble.model import sessions

_FAR = date(9999, 12, 31)
_STATE_FORMS = ("name", "text", "of")


def completion(folders: MissionFolders) -> Completion:
    """What `read_letter` needs to fill in a letter from its mission's record."""

    def complete(root: Mapping, findings: Findings) -> None:
        """Complete the nodes of a letter file from its mission's record."""
        named = scalar_of(root, "mission")
        body = mapping_of(root.get("letter"))
        mission = folders.find(named.value, named.span, findings) if named else None
        for sender in mappings_of(body.get("from")) if body else []:
            theirs = scalar_of(sender, "mission")
            found = folders.find(theirs.value, theirs.span, findings) if theirs else None
            if theirs and found:
                _add(sender, "state", state_node(found, theirs.span))
                _from_signatory(sender, found.signatory_on(letter_date(root)), theirs.span)
            mission = mission or found
        if mission is not None:
            _complete(root, body, mission, findings)

    return complete


def missions_named(root: Mapping) -> list[Scalar]:
    """Where a letter file names missions: its own, and those of its senders."""
    body = mapping_of(root.get("letter"))
    senders = mappings_of(body.get("from")) if body else []
    named = (scalar_of(node, "mission") for node in (root, *senders))
    return [name for name in named if name is not None]


def _complete(root: Mapping, body: Mapping | None, mission: Mission, findings: Findings) -> None:
    for organ in mappings_of(root.get("organs")):
        _titles(root, organ, mission)
    signatory = mission.signatory_on(letter_date(root))
    _wording(root, body, mission, _is_hers(body, signatory))
    if body is None:
        return
    if "title" not in body.pairs and "from" not in body.pairs:
        sender = Mapping(body.span)
        _add(sender, "state", state_node(mission, body.span))
        _from_signatory(sender, signatory, body.span)
        _add(body, "from", sender)
    if "to" not in body.pairs:
        offices: list[Node] = [Scalar(office, body.span) for office in mission.addressees]
        _add(body, "to", Sequence(body.span, offices))
    _signatories(body, mission, signatory, findings)


def state_node(mission: Mission, span: Span) -> Node:
    """The State of a mission as a letter file gives it: its code, or also its own names."""
    if not mission.renames:
        return Scalar(mission.state, span)
    node = Mapping(span)
    _add(node, "code", Scalar(mission.state, span))
    for form in _STATE_FORMS:
        values = Mapping(span)
        for language in LANGUAGES:
            known = mission.names(language).get(form)
            if known is not None:
                _add(values, language, Scalar(known.text, span))
        _add(node, form, values)
    return node


def _from_signatory(sender: Mapping, signatory: MissionSignatory | None, span: Span) -> None:
    if signatory is not None:
        _add(sender, "office", Scalar(signatory.office, span))
        if signatory.feminine:
            _add(sender, "gender", Scalar("feminine", span))


def _signatories(
    body: Mapping, mission: Mission, current: MissionSignatory | None, findings: Findings
) -> None:
    """Signatories by their ids; the one who signs on the letter's day where none is named."""
    given = body.get("signatories")
    if given is None:
        if current is not None and word_of(body, "kind") != "note-verbale":
            _add(body, "signatories", Sequence(body.span, [_signature(current)]))
        return
    by_id = {one.id: one for one in mission.signatories}
    if not isinstance(given, Sequence):
        return
    for index, item in enumerate(given.items):
        if not isinstance(item, Scalar) or not _is_id(item.value):
            continue
        if item.value in by_id:
            given.items[index] = _signature(by_id[item.value])
        else:
            close = closest(item.value, by_id)
            hint = (
                f"did you mean `{close}`?" if close else f"known are {', '.join(by_id) or 'none'}"
            )
            message = f"the mission {mission.name} has no signatory “{item.value}”"
            findings.error("unknown-signatory", item.span, message, hint)


def _is_id(value: str) -> bool:
    """An id is one word in lower case, which no printed name is."""
    return value.islower() and value.isascii() and " " not in value


def _signature(signatory: MissionSignatory) -> Mapping:
    """What a letter's signature takes from a record."""
    span = signatory.node.span
    node = Mapping(span)
    if "name" in signatory.node.pairs:
        node.pairs["name"] = signatory.node.pairs["name"]
    titles = signatory.node.get("titles")
    if titles is None:
        titles = Mapping(span)
        for language, lines in signatory.titles.items():
            _add(titles, language, Sequence(span, [Scalar(line, span) for line in lines]))
    _add(node, "titles", titles)
    return node


def _titles(root: Mapping, organ: Mapping, mission: Mission) -> None:
    """The titles of an organ's items that are given by number alone."""
    session = regular_session(root, organ)
    known = {item.written: item for item in mission.agendas.get(session or 0, ())}
    listed = organ.get("agenda_items")
    if not isinstance(listed, Sequence):
        return
    for index, item in enumerate(listed.items):
        if isinstance(item, Scalar):
            listed.items[index] = item = Mapping(item.span, {"number": (item, item)})
        usual = known.get(written_number(item)) if isinstance(item, Mapping) else None
        if isinstance(item, Mapping) and usual and "title" not in item.pairs:
            item.pairs["title"] = usual.node.pairs["title"]


def written_number(item: Mapping) -> str:
    """An item's number as a letter file has it, "156 (a)"."""
    both = mapping_of(item.get("number"))
    number = word_of(both or item, "number")
    try:
        figure, letter = item_number(number)
    except ValueError:
        return number
    sub = letter or word_of(both or item, "sub").strip("() ")
    return f"{figure} ({sub})" if sub else str(figure)


def regular_session(root: Mapping, organ: Mapping) -> int | None:
    """The regular session of an organ's items, found as `assemble` finds it."""
    given = scalar_of(organ, "session")
    if given is not None:
        return int(given.value) if given.value.isdigit() else None
    if organ.get("session") is not None:
        return None
    symbols = [one.value for one in items_of(root.get("symbols")) if isinstance(one, Scalar)]
    named = sessions.assembly_session_in(symbols)
    if named is not None:
        return named if isinstance(named, int) else None
    dated = letter_date(root)
    return sessions.assembly_session(dated) if dated != _FAR else None


def letter_date(root: Mapping) -> date:
    """The masthead's date or the letter's own, neither of them checked yet."""
    body = mapping_of(root.get("letter")) or root
    for holder, key in ((root, "date"), (body, "dated")):
        try:
            return date.fromisoformat(word_of(holder, key))
        except ValueError:
            continue
    return _FAR


def _is_hers(body: Mapping | None, signatory: MissionSignatory | None) -> bool:
    """Whether a woman writes: as the letter says, or else as the record does."""
    senders = mappings_of(body.get("from")) if body else []
    if len(senders) == 1 and "office" in senders[0].pairs:
        return word_of(senders[0], "gender") == "feminine"
    return signatory is not None and signatory.feminine


def _wording(root: Mapping, body: Mapping | None, mission: Mission, feminine: bool) -> None:
    """The mission's standing sentences, and its State's names for them to use."""
    own = mapping_of(root.get("wording"))
    wording = own or Mapping(root.span)
    for name, texts in mission.wording.items():
        node = Mapping(mission.span)
        for language, standing in texts.items():
            _add(node, language, standing.node(feminine))
        _add(wording, name, node)
        if name == wording_name("request", voice_of(body)):
            _add(wording, "circulation", node)
    for form in ("text", "of", "full", "full_text", "full_of", "adjective", "adjective_feminine"):
        values = Mapping(mission.span)
        for language in LANGUAGES:
            known = mission.names(language).get(form)
            if known is not None:
                _add(values, language, Scalar(known.text, mission.span))
        if values.pairs:
            _add(wording, name_in_wording(form), values)
    if wording.pairs and own is None:
        _add(root, "wording", wording)


def voice_of(body: Mapping | None) -> Voice:
    """Who writes a letter."""
    kind = word_of(body, "kind", "letter") if body else "letter"
    if kind == "letter" and body is not None and len(mappings_of(body.get("from"))) > 1:
        return "joint"
    return next((one for one in VOICES if one == kind), "letter")


def wording_name(role: str, voice: Voice) -> str:
    """The name in a record of the sentence that has a role: "request", "note_verbale_request"."""
    match voice:
        case "note-verbale" | "joint":
            return f"{voice.replace('-', '_')}_{role}"
        case _:
            return role


def name_in_wording(form: str) -> str:
    """The name by which wording refers to a form of the State's name: ``state_of``."""
    return form if form.startswith("adjective") else f"state_{form}"


def _add(node: Mapping, key: str, value: Node) -> None:
    """Add a pair where the key is not there."""
    if key not in node.pairs:
        node.pairs[key] = (Scalar(key, value.span), value)
