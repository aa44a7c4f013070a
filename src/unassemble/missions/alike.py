"""Letters of one mission → the sentences that stand alike in several of them.

Sentences stand alike that differ in dates, document symbols, numbers and names alone.  What varies
becomes a placeholder: one of the letter's own values where it is that in every letter, else a
blank.  Of first sentences, which say what is transmitted, the same beginning is enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Values
from datetime import date
from itertools import takewhile

from msgspec import Struct

from unassemble.base.source import Span
from unassemble.languages import (
    Language,
    Voice,
    agenda_numbers,
    circulation_request,
    format_date,
    joined_symbols,
    see_annex,
    transmittal,
)
from unassemble.languages.mentions import mentions
from unassemble.letter.access import items_of, mapping_of, mappings_of, word_of
from unassemble.letter.language import by_language
from unassemble.letter.nodes import Mapping, Scalar
from unassemble.letter.placeholders import placeholder
from unassemble.missions.complete import voice_of, wording_name, written_number
from unassemble.missions.record import language_code
from unassemble.missions.tokens import Token, paragraphs, sentences, tokens

_BEGINNING = {"zh": 8}
"""How many tokens first sentences must begin with alike: Chinese characters, or words."""
_WORDS = 4
_ORDER = (
    "agenda_numbers", "see_annex", "previous.dated", "previous.symbol", "dated", "symbol", "date",
)  # fmt: skip


class Alike(Struct, frozen=True):
    """A sentence that stands alike in several letters.

    ``name`` is its name in a record, ``text`` has placeholders for what varies; ``letters`` are
    the letters, by their symbols or dates; ``span`` is its place in the last of them.
    """

    name: str
    language: Language
    text: str
    letters: tuple[str, ...]
    span: Span


class _Version(Struct, frozen=True):
    """One letter in one language: its values by the names of placeholders."""

    source: str
    voice: Voice
    language: Language
    values: Values[str, tuple[str, ...]]
    usual: tuple[str, ...]
    said: tuple[tuple[Token, ...], ...]
    span: Span


def alike_sentences(
    letters: Sequence[tuple[Mapping, str, date]],
) -> tuple[Alike, ...]:
    """The sentences that stand alike in two letters or more.

    Args:
        letters: the nodes of letter files, each with what names it and its date, by their dates.
    """
    versions = _versions(letters)
    found: list[Alike] = []
    for key in dict.fromkeys((one.voice, one.language) for one in versions):
        found += _alike([one for one in versions if (one.voice, one.language) == key])
    return tuple(found)


def _versions(letters: Sequence[tuple[Mapping, str, date]]) -> list[_Version]:
    made: list[_Version] = []
    earlier: list[tuple[date, tuple[str, ...]]] = []
    for root, source, dated in letters:
        body = mapping_of(root.get("letter")) or Mapping(root.span)
        own = language_code(word_of(root, "language"))
        text = body.get("text")
        symbols = tuple(
            one.value for one in items_of(root.get("symbols")) if isinstance(one, Scalar)
        )
        values = by_language(text) if text is not None else None
        for language, node in (values or ({own: text} if text is not None else {})).items():
            if isinstance(node, Scalar):
                made.append(_version(root, body, source, dated, symbols, language, node, earlier))
        earlier.append((dated, symbols))
    return made


def _version(
    root: Mapping,
    body: Mapping,
    source: str,
    dated: date,
    symbols: tuple[str, ...],
    language: Language,
    node: Scalar,
    earlier: Sequence[tuple[date, tuple[str, ...]]],
) -> _Version:
    organs = mappings_of(root.get("organs"))
    numbers = [
        _number(written_number(item))
        for organ in organs
        for item in mappings_of(organ.get("agenda_items"))
    ]
    annexes = len(items_of(root.get("annexes")))
    annex = see_annex(annexes, language)
    values = {
        "agenda_numbers": (agenda_numbers(numbers, language),) if numbers else (),
        "see_annex": (annex,) if annex else (),
        "dated": (format_date(dated, language),),
        "symbol": (joined_symbols(symbols),) if symbols else (),
        "previous.dated": tuple(format_date(day, language) for day, _ in earlier),
        "previous.symbol": tuple(joined_symbols(them) for _, them in earlier if them),
    }
    voice = voice_of(body)
    words = [word_of(organ, "organ") for organ in organs]
    request = circulation_request(words, numbers, annexes, voice, language)
    said = tuple(
        tokens(sentence, language, annex)
        for paragraph in paragraphs(node.value)
        for sentence in sentences(paragraph)
    )
    usual = tuple("".join(one.split()) for one in (request,) if one)
    return _Version(source, voice, language, values, usual, said, node.span)


def _number(written: str) -> tuple[int, str | None]:
    figure, _, sub = written.partition(" ")
    return int(figure), sub.strip("()") or None


def _alike(versions: Sequence[_Version]) -> list[Alike]:
    """The sentences alike in versions of one language and one kind of letter."""
    found: list[Alike] = []
    taken: set[str] = set()
    first = {id(one): one.said[0] for one in versions if one.said}
    for further in (False, True):
        group = [one for one in versions if one.said and _goes_on(one.said[0]) is further]
        role = "further" if further else "opening"
        made = _first(group, role)
        if made is not None and not _is_usual_opening(made, group[-1]):
            found.append(made)
            taken.add(role)
    shapes: dict[tuple[tuple[str, str], ...], list[tuple[_Version, tuple[Token, ...]]]] = {}
    for one in versions:
        for said in dict.fromkeys(one.said):
            if said is not first.get(id(one)):
                shapes.setdefault(tuple(token.key for token in said), []).append((one, said))
    for group_ in shapes.values():
        if len({one.source for one, _ in group_}) < 2 or _is_template(group_[0][1]):
            continue
        does = _role(group_, taken)
        if does is not None:
            taken.add(does)
            found.append(_made(does, group_))
    return found


def _role(group: Sequence[tuple[_Version, tuple[Token, ...]]], taken: set[str]) -> str | None:
    """What a sentence does in its letters; None for the usual request of the program."""
    words = [_written(said) for _, said in group]
    version = group[-1][0]
    asks = mentions(version.language)
    organs = asks.organs.values()
    if asks.request.search(words[-1]) and any(one.search(words[-1]) for one in organs):
        bare = ["".join(text.split()) for text in words]
        usual = all(text in one.usual for (one, _), text in zip(group, bare, strict=True))
        return None if usual or "request" in taken else "request"
    if all(said == one.said[-1] for one, said in group) and "closing" not in taken:
        return "closing"
    number = sum(name.startswith("standing_") for name in taken) + 1
    return f"standing_{number}"


def _goes_on(said: tuple[Token, ...]) -> bool:
    """Whether a first sentence names an earlier letter: a date, and its symbol behind it."""
    sorts = [token.sort for token in said]
    return "date" in sorts and "symbol" in sorts[sorts.index("date") :]


def _first(versions: Sequence[_Version], role: str) -> Alike | None:
    """The first sentence with its subject open, where letters begin alike."""
    if len({one.source for one in versions}) < 2:
        return None
    said = [one.said[0] for one in versions]
    keys = [[token.key for token in one] for one in said]
    if all(one == keys[0] for one in keys):
        return _made(role, [(one, one.said[0]) for one in versions])
    shortest = min(map(len, keys))
    begin = _common(keys, shortest)
    if begin < _BEGINNING.get(versions[0].language, _WORDS):
        return None
    ends = [list(takewhile(_is_fixed, reversed(one))) for one in keys]
    end = _common(ends, min(shortest - begin - 1, *map(len, ends)))
    heads = [(one, one.said[0][:begin]) for one in versions]
    tails = [(one, one.said[0][len(one.said[0]) - end :]) for one in versions]
    last = versions[-1].said[0]
    subject = last[begin].before + "{{ subject }}"
    text = _template(heads, role) + subject + _template(tails, role, whole=False)
    return _named(role, versions, text)


def _is_fixed(key: tuple[str, str]) -> bool:
    """Whether a token at the end of a first sentence belongs to no subject."""
    return key[0] in ("word", "annex")


def _common(keys: Sequence[Sequence[tuple[str, str]]], most: int) -> int:
    """How many tokens are alike from the begin, the last of them a word."""
    count = 0
    while count < most and all(one[count] == keys[0][count] for one in keys):
        count += 1
    return count


def _made(role: str, group: Sequence[tuple[_Version, tuple[Token, ...]]]) -> Alike:
    return _named(role, [one for one, _ in group], _template(group, role))


def _named(role: str, versions: Sequence[_Version], text: str) -> Alike:
    last = versions[-1]
    plain = role.startswith("standing_")
    name = role if plain else wording_name(role, last.voice)
    letters = tuple(dict.fromkeys(one.source for one in versions))
    return Alike(name, last.language, text, letters, last.span)


def _template(
    group: Sequence[tuple[_Version, tuple[Token, ...]]], role: str, whole: bool = True
) -> str:
    """The sentence with placeholders for what varies; ``whole`` drops the space before it."""
    made = ""
    for index, token in enumerate(group[-1][1]):
        column = [(one, said[index]) for one, said in group]
        made += token.before + _filler(column, token, role)
    return made.lstrip() if whole else made


def _filler(column: Sequence[tuple[_Version, Token]], token: Token, role: str) -> str:
    """A word, or a placeholder for what differs."""
    if token.sort == "word":
        return token.text
    names = [
        name
        for name in _ORDER
        if all(_same(token.text, one.values.get(name, ())) for one, token in column)
    ]
    texts = {"".join(one.text.split()) for _, one in column}
    if token.sort == "annex" or (token.sort == "number" and "agenda_numbers" in names):
        return f"{{{{ {'see_annex' if token.sort == 'annex' else 'agenda_numbers'} }}}}"
    if len(texts) == 1:
        return token.text
    if names:
        return f"{{{{ {names[0]} }}}}"
    if role == "further" and token.sort in ("date", "symbol"):
        return "{{ previous.dated }}" if token.sort == "date" else "{{ previous.symbol }}"
    return placeholder(token.sort)


def _same(text: str, values: Iterable[str]) -> bool:
    return "".join(text.split()) in {"".join(one.split()) for one in values}


def _written(said: Sequence[Token]) -> str:
    return "".join(token.before + token.text for token in said).strip()


def _is_template(said: Sequence[Token]) -> bool:
    """Whether a sentence is made by a template alone, ``{{ circulation }}``."""
    return len(said) == 1 and said[0].text.startswith("{{")


def _is_usual_opening(made: Alike, version: _Version) -> bool:
    """Whether a first sentence is that of the program."""
    earlier = ("{{ previous.dated }}", ["{{ previous.symbol }}"])
    for annexes in (0, 1, 2):
        usual = transmittal(
            version.voice,
            "{{ subject }}",
            version.language,
            sender="",
            annexes=annexes,
            earlier=earlier if "further" in made.name else None,
        )
        reference = see_annex(annexes, version.language)
        usual = usual.replace(reference, "{{ see_annex }}") if reference else usual
        if "".join(usual.split()) == "".join(made.text.split()):
            return True
    return False
