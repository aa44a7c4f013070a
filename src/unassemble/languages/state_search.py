"""What a person calls a State → its ISO 3166 code.

Known are the codes, the names of the United Nations and of CLDR in the six languages, and the
names of `state_aliases.yaml`.  Capitals, accents, articles, hyphens and apostrophes do not count.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from unassemble.base.diagnostics import closest_all
from unassemble.languages.cldr import code_of_alias, territory_in
from unassemble.languages.codes import LANGUAGES
from unassemble.languages.data import read
from unassemble.languages.states import Form, known_states, state_name
from unassemble.languages.territories import territory_codes

_FILE = "state_aliases.yaml"
_FORMS_FILE = "state_forms.yaml"
_ARTICLE = re.compile(r"\b(?:the|la|le|les|l|el|los|las)\s+(?=\S)")
_TURNED = re.compile(r"(.+?)(?:\s*[(（]|,\s*)(.+?)[)）]?\s*")
_LEAST = 4
"""A shorter word is like too many names."""
_FORMS: tuple[Form, ...] = ("name", "text")


@cache
def _form_of_state() -> re.Pattern[str]:
    """What a name says of the form of a State."""
    return re.compile("|".join(read(_FORMS_FILE)["forms"]), re.IGNORECASE)


def state_code(words: str) -> str | None:
    """The code of the State that is called so; None where no State is.

    Args:
        words: a code of ISO 3166 (two or three letters, any case), or a name in any of the six
            languages.
    """
    given = words.strip()
    code = given.upper()
    if code in known_states() or (len(code) == 2 and code in territory_codes()):
        return code
    for name in _ways_of_writing(given):
        named = _names().get(_key(name))
        if named is not None:
            return named
    other = code_of_alias(code) if code.isascii() and len(code) in (2, 3) else None
    return other if other in known_states() else None


def similar_states(words: str, most: int = 3) -> tuple[tuple[str, str], ...]:
    """States with a name like the words, each as its code and its English name; closest first."""
    key = _key(words)
    if len(key) < _LEAST:
        return ()
    names = _names()
    close = [names[one] for one in closest_all(key, names, 0.7)]
    close += [code for name, code in names.items() if key in name]
    found = []
    for code in list(dict.fromkeys(close))[:most]:
        known = state_name(code, "en")
        found.append((code, known.text if known else code))
    return tuple(found)


def words_for_state(code: str) -> tuple[str, ...]:
    """All that a State is called: its names in the six languages, and other well-known ones.

    Args:
        code: ISO 3166 alpha-2, in capitals, of a Member or observer State.
    """
    return tuple(dict.fromkeys((*_own(code), *_aliases().get(code, ()))))


@cache
def _aliases() -> Mapping[str, tuple[str, ...]]:
    return {code: tuple(names) for code, names in read(_FILE).items()}


@cache
def _names() -> dict[str, str]:
    """The code of each name, the name without all that does not count."""
    named: dict[str, str] = {}
    for code in known_states():
        for name in words_for_state(code):
            named.setdefault(_key(name), code)
    return named


def _ways_of_writing(name: str) -> Iterator[str]:
    """The name, "Republic of Iran" for "Iran (Republic of)", and without its form of State."""
    yield name
    turned = _TURNED.fullmatch(name)
    if turned:
        name = f"{turned.group(2)} {turned.group(1)}"
        yield name
    yield _form_of_state().sub("", name, count=1)


def _own(code: str) -> Iterator[str]:
    for language in LANGUAGES:
        for form in _FORMS:
            known = state_name(code, language, form)
            if known is not None:
                yield known.text
    for language in LANGUAGES:
        yield territory_in(code, language)


def _key(name: str) -> str:
    """A name without accents, case, articles and all that is no letter or figure."""
    parts = unicodedata.normalize("NFKD", name).replace("\u0640", "")
    bare = "".join(c for c in parts if not unicodedata.combining(c)).casefold()
    words = re.sub(r"[\W_]+", " ", bare.replace("&", " and ")).strip()
    return _ARTICLE.sub("", words, count=1).replace(" ", "")
