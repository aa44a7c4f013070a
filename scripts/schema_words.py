"""What the value of a key may be, in plain words, from its JSON Schema."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

Json = dict[str, Any]
_LIST, _EACH = "a list, each item ", "one for each language, "
_OF_SUCH = {_LIST: "a list of such", _EACH: "one for each language"}

FORMS = {
    "PlainText": "a text", "Text": "a text, also one for each language (`{en: …, fr: …}`)",
    "Name": "a name: a text, one for each language, or `{given: …, family: …}`",
    "Titles": "a line or a list of lines, also by language",
    "Date": "a date, such as `2020-05-13`", "DatePattern": "a CLDR pattern, such as `d MMMM y`",
    "Flag": "`true` or `false`", "WholeNumber": "a whole number",
    "LineSpacing": "points: 10 to 14 in steps of 0.05",
    "Notes": "a mapping: an id and its note, a text or `{mark: …, text: …}`",
    "SessionNumber": "a number, `{special: …}` or `{emergency: …}`",
    "ItemNumber": "a number, also with a letter, such as `156 (a)`",
    "WrittenItem": "a number, also with a letter, such as `156 (a)`",
    "StateCode": "two capital letters, such as `AZ`",
    "State": "two capital letters, such as `AZ`, or a mapping of names",
    "Signatories": "a list of names or signatories",
}  # fmt: skip


def value_words(value: Json, schema: Json, titles: Mapping[str, str]) -> str:
    """What a value may be, in words: "a date, such as `2020-05-13`".

    ``titles`` are the headings under which mappings are described, by their name in the schema.
    """
    options = list(dict.fromkeys(_options(value, schema, titles)))
    single = [one for one in options if not one.startswith((_LIST, _EACH))]
    words = ", or ".join(single)
    for begin, short in _OF_SUCH.items():
        if single and options[len(single) :] == [begin + words]:
            return f"{words}; or {short}"
    return ", or ".join(options)


def _options(value: Json, schema: Json, titles: Mapping[str, str]) -> Iterator[str]:
    for one in (*value.get("allOf", ()), *value.get("anyOf", ())):
        if one.keys() - {"required"}:
            yield from _options(one, schema, titles)
    name = value.get("$ref", "").removeprefix("#/definitions/")
    if name in FORMS:
        yield FORMS[name]
    elif name in titles:
        yield f"a mapping: [{titles[name]}](#{anchor(titles[name])})"
    elif name:
        yield from _options(schema["definitions"][name], schema, titles)
    elif "enum" in value:
        yield "one of " + ", ".join(f"`{one}`" for one in value["enum"])
    elif value.get("type") == "array":
        yield _LIST + value_words(value["items"], schema, titles)
    elif "patternProperties" in value:
        (inner,) = value["patternProperties"].values()
        yield f"{_EACH}{value_words(inner, schema, titles)}"
    elif value.get("type") == "object":
        yield f"a mapping, each value {value_words(value['additionalProperties'], schema, titles)}"
    elif "type" in value:
        yield value.get("errorMessage", "a text").removeprefix("must be ")


def anchor(heading: str) -> str:
    """The anchor of a heading, as the forge and the site make it."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
