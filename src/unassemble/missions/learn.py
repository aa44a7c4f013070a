"""Earlier letters → the facts of a mission's record: what stays the same in them.

Letters are read in the order of their dates.  Where two disagree, both places are reported and the
later letter is used.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct, field

from unassemble.base.diagnostics import Findings
from unassemble.base.source import Span
from unassemble.languages import Language, signature_titles
from unassemble.letter.access import items_of, mapping_of, mappings_of, scalar_of, word_of
from unassemble.letter.language import by_language
from unassemble.letter.markup.labels import as_styled
from unassemble.letter.nodes import Mapping, Node, Scalar
from unassemble.missions.alike import Alike, alike_sentences
from unassemble.missions.complete import letter_date, regular_session, written_number
from unassemble.missions.folder import MissionFolders
from unassemble.missions.read import name_texts, titles_of, words_of
from unassemble.missions.record import language_code


class Seen(Struct, frozen=True):
    """A text, and where it stands."""

    text: str
    span: Span


Texts = dict[Language, Seen]
_FORMS = ("name", "text", "of")


class Person(Struct):
    """A signatory; ``first`` is the date of the first letter signed, ``source`` its symbols."""

    name: Texts
    office: str
    feminine: bool
    titles: dict[Language, tuple[str, ...]]
    first: date
    source: str

    def is_called(self, name: Texts) -> bool:
        """Whether one of some names is this person's."""
        return any(
            language in self.name and same(self.name[language].text, seen.text)
            for language, seen in name.items()
        )


class Item(Struct):
    """An agenda item, by its number as a letter file has it."""

    title: Texts
    source: str


class Learned(Struct):
    """The facts in the letters of one mission; ``names`` are the State's own, by form."""

    state: str
    span: Span
    names: dict[str, Texts] = field(default_factory=dict)
    language: Language = "en"
    organs: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    people: list[Person] = field(default_factory=list)
    agendas: dict[int, dict[str, Item]] = field(default_factory=dict)
    sentences: tuple[Alike, ...] = ()

    def since(self, person: Person) -> date | None:
        """The first day on which a person signed; None for the first of all."""
        return person.first if person is not self.people[0] else None

    def until(self, person: Person) -> date | None:
        """The day before the next person signed; None for the last."""
        later = self.people[self.people.index(person) + 1 :]
        return later[0].first - timedelta(days=1) if later else None


def same(one: str, other: str) -> bool:
    """Whether two names or titles are equal, ignoring marks, spaces and case."""
    return _bare(one) == _bare(other)


def _bare(text: str) -> str:
    return "".join(text.replace("*", "").split()).casefold()


def learn(
    letters: Sequence[Mapping], folders: MissionFolders, findings: Findings
) -> Learned | None:
    """What letters say of the mission that sent them.

    Args:
        letters: the roots of letter files that the schema has checked.
        folders: where records are looked up that the letters name.
        findings: gets what contradicts itself, and senders of several States.

    Returns:
        The facts; None where no letter names the State that sent it.
    """
    learned: Learned | None = None
    ordered = sorted(letters, key=dated)
    for root in ordered:
        senders = list(_senders(root, folders, findings))
        if learned is None and senders:
            state, node = senders[0]
            learned = Learned(state, node.span)
        if learned is not None:
            _learn_from(root, senders, learned, findings)
    if learned is None and letters:
        message = "no letter names the State that sent it"
        findings.error("no-sender", letters[0].span, message, "give `state:` under `from:`")
    if learned is not None and not findings.has_errors:
        learned.sentences = alike_sentences([(one, _source(one), dated(one)) for one in ordered])
        for one in learned.sentences:
            message = f"`{one.name}` ({one.language}) stands alike in {', '.join(one.letters)}"
            findings.note("alike-sentence", one.span, f"{message}: “{one.text}”")
    return learned


def _senders(
    root: Mapping, folders: MissionFolders, findings: Findings
) -> Iterator[tuple[str, Mapping]]:
    """The States that sent a letter, each with its sender."""
    body = mapping_of(root.get("letter")) or root
    for sender in mappings_of(body.get("from")) or [body]:
        state = sender.get("state")
        code = word_of(state, "code") if isinstance(state, Mapping) else word_of(sender, "state")
        named = scalar_of(sender, "mission") or scalar_of(root, "mission")
        if not code and named:
            known = folders.find(named.value, named.span, findings)
            code = known.state if known else ""
        if code:
            yield code, sender


def _learn_from(
    root: Mapping, senders: list[tuple[str, Mapping]], learned: Learned, findings: Findings
) -> None:
    own = language_code(word_of(root, "language"))
    body = mapping_of(root.get("letter")) or root
    states = [state for state, _ in senders]
    if learned.state not in states:
        message = f"this letter is not from {learned.state}, the sender of the first"
        hint = "a record holds one mission: give each mission’s letters in a run of their own"
        findings.error("other-sender", body.span, message, hint)
        return
    at = states.index(learned.state)
    names = mapping_of(senders[at][1].get("state"))
    if names is not None:
        for form in _FORMS:
            known = learned.names.setdefault(form, {})
            _merge(known, _texts(names.get(form), own), f"`{form}`", findings)
    learned.language = own
    organs = mappings_of(root.get("organs"))
    learned.organs = tuple(word_of(organ, "organ") for organ in organs)
    to = (
        word_of(one, "office") if isinstance(one, Mapping) else _word(one)
        for one in items_of(body.get("to"))
    )
    learned.addressees = tuple(filter(None, to)) or learned.addressees
    for organ in organs:
        _items(root, organ, own, learned, findings)
    signed = mappings_of(body.get("signatories"))
    if len(signed) == len(senders):
        _person(signed[at], senders[at][1], root, own, learned, findings)


def _word(node: Node) -> str:
    return node.value if isinstance(node, Scalar) else ""


def _items(
    root: Mapping, organ: Mapping, own: Language, learned: Learned, findings: Findings
) -> None:
    """The titles of an organ's items, by the session they belong to."""
    session = regular_session(root, organ)
    for item in mappings_of(organ.get("agenda_items")):
        title = _texts(item.get("title"), own)
        if session is None or not title:
            continue
        number = written_number(item)
        known = learned.agendas.setdefault(session, {})
        if number in known:
            _merge(known[number].title, title, f"item {number} of session {session}", findings)
        else:
            known[number] = Item(title, _source(root))


def _person(
    signed: Mapping,
    sender: Mapping,
    root: Mapping,
    own: Language,
    learned: Learned,
    findings: Findings,
) -> None:
    words = name_texts(signed.get("name"), own)
    name: Texts = {language: Seen(text, signed.span) for language, text in words.items()}
    if not name:
        return
    titles = titles_of(signed.get("titles"), own)
    office = word_of(sender, "office", "permanent-representative")
    known = next(
        (one for one in learned.people if one.is_called(name) and one.office == office), None
    )
    if known is not None:
        _merge(known.name, name, "the signatory’s name", findings)
        known.titles |= titles
        return
    feminine = word_of(sender, "gender") == "feminine" or _is_feminine(office, titles)
    made = Person(name, office, feminine, titles, dated(root), _source(root))
    learned.people.append(made)


def _is_feminine(office: str, titles: dict[Language, tuple[str, ...]]) -> bool:
    """Whether the lines under a name are the usual feminine ones, and not the masculine ones."""
    hers = {language: signature_titles(office, True, language) for language in titles}
    his = {language: signature_titles(office, False, language) for language in titles}
    return any(his[one] != hers[one] == lines for one, lines in titles.items())


def _texts(node: Node | None, own: Language) -> Texts:
    """The texts of a value by language, each with its own place."""
    if node is None:
        return {}
    places = by_language(node) or {own: node}
    words = words_of(node, own)
    return {
        language: Seen(as_styled(text), places[language].span) for language, text in words.items()
    }


def _merge(known: Texts, new: Texts, what: str, findings: Findings) -> None:
    """Add texts; one that differs replaces the earlier letter's, with a finding."""
    for language, seen in new.items():
        before = known.get(language)
        if before is not None and not same(before.text, seen.text):
            message = f"{what} is “{_shown(seen)}” here and “{_shown(before)}” at {before.span}"
            findings.warning("letters-differ", seen.span, message, "the later letter is used")
        known[language] = seen


def _shown(seen: Seen) -> str:
    return " ".join(seen.text.split())


def _source(root: Mapping) -> str:
    """What names a letter: its symbols, or its date."""
    symbols = [_word(one) for one in items_of(root.get("symbols"))]
    return "-".join(filter(None, symbols)) or f"the letter of {dated(root).isoformat()}"


def dated(root: Mapping) -> date:
    """The date of a letter itself, or else of its document."""
    body = mapping_of(root.get("letter")) or root
    try:
        return date.fromisoformat(word_of(body, "dated"))
    except ValueError:
        return letter_date(root)
