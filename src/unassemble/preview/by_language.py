"""A value in one language → the steps that put it where values stand by language.

A value by language is plain, and then in the file's own language, or a mapping in which one key may
serve several languages, such as ``en fr``.  Only the language that is asked for changes: a key that
serves others too is divided first.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from unassemble.languages import LANGUAGES, Language, is_language
from unassemble.preview.editing import Path, Step


def languages_in(value: Any, own: Language) -> tuple[Language, ...]:
    """The languages in which there is a value, in the order of the United Nations."""
    if value in (None, "", [], {}):
        return ()
    if not is_by_language(value):
        return (own,)
    there = {code for key, one in value.items() if one not in ("", []) for code in key.split()}
    return tuple(one for one in LANGUAGES if one in there)


def is_by_language(value: Any) -> bool:
    """Whether a value is a mapping by language."""
    return (
        isinstance(value, Mapping)
        and bool(value)
        and all(key.split() and all(map(is_language, key.split())) for key in value)
    )


def key_of(value: Mapping[str, Any], language: Language) -> str | None:
    """The key of a mapping that serves a language; None if there is none."""
    return next((key for key in value if language in key.split()), None)


def value_in(value: Any, language: Language, own: Language) -> Any:
    """What is given in a language; None if nothing is."""
    if is_by_language(value):
        key = key_of(value, language)
        return None if key is None else value[key]
    return value if language == own and value not in (None, "") else None


def put_steps(value: Any, path: Path, language: Language, new: Any, own: Language) -> list[Step]:
    """The steps that make ``new`` the value in a language; an empty one takes it away.

    Args:
        value: what is at the path; None if there is nothing.
        path: of the values by language.
        language: of the new value.
        new: the value.
        own: the language of a plain value.
    """
    is_gone = new in ("", [], None)
    if not is_by_language(value):
        return _put_beside_plain(value, path, language, new, own)
    steps, key = divided(value, path, language)
    if not is_gone:
        return [*steps, Step("set", [*path, key], new)]
    if key_of(value, language) is None:
        return []
    if set(" ".join(value).split()) == {language}:
        return [Step("remove", path)]
    return [*steps, Step("remove", [*path, key])]


def divided(value: Mapping[str, Any], path: Path, language: Language) -> tuple[list[Step], str]:
    """The steps that give a language a key of its own, and that key.

    No step is needed where it has one, or where nothing is given in the language.
    """
    shared = key_of(value, language)
    if shared is None or shared == language:
        return [], language
    others = " ".join(code for code in shared.split() if code != language)
    given = value[shared]
    return [
        Step("set", [*path, others], given, before=[shared]),
        Step("set", [*path, language], given, before=[shared]),
        Step("remove", [*path, shared]),
    ], language


def _put_beside_plain(
    value: Any, path: Path, language: Language, new: Any, own: Language
) -> list[Step]:
    """`put_steps` where there is nothing yet, or a plain value in the file's own language."""
    is_gone = new in ("", [], None)
    if value in (None, "", [], {}):
        if is_gone:
            return []
        return [Step("set", path, {language: new})]
    if language == own:
        return [Step("remove", path)] if is_gone else [Step("set", path, new)]
    return [] if is_gone else [Step("set", path, {own: value, language: new})]


def language_of(values: Any) -> Language:
    """The file's own language, of its values."""
    given = values.get("language") if isinstance(values, Mapping) else None
    return given if isinstance(given, str) and is_language(given) else "en"
