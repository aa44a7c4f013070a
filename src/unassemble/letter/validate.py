"""Check nodes by a JSON Schema: each problem is a finding at its place, and is removed.

What is left can be read, so that one run reports all problems.  Scalars are text, and the schema
says what they stand for: ``state: NO`` is Norway, ``recycle: true`` a truth value.

This is the part of JSON Schema (draft-07) that our schemas use; the tests compare it with a
complete validator.  Why the program does not use one: docs/dependencies.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import cast

from msgspec import Struct, field

from unassemble.base.diagnostics import Findings, closest
from unassemble.letter.misplaced import join_torn
from unassemble.letter.nodes import Mapping, Node, Scalar, Sequence
from unassemble.letter.schema import Json

_LONGEST = 60
"""Characters of a wrong value that a finding repeats."""
_GUESSES = 300
"""Findings up to which hints guess what was meant."""
_PRINTED = frozenset(("text", "title", "name", "family", "heading", "party"))
"""Keys whose values are printed; a blank one would be missing in silence."""
_ANY = {"x-rule": "wrong-value", "errorMessage": "must be another value"}


def validate(root: Mapping, findings: Findings, schema: Json) -> None:
    """Report all problems of a file, and remove the wrong nodes from ``root``."""
    _Validator(findings, schema.get("definitions", {})).accepts(root, schema, "the file")


def report_blanks(root: Node, findings: Findings) -> None:
    """Report the keys whose value would be printed and is blank."""
    waiting, seen = [root], set()
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        match node:
            case Sequence(items=items):
                waiting.extend(items)
            case Mapping(pairs=pairs):
                for name, (key, value) in list(pairs.items()):
                    waiting.append(value)
                    if name in _PRINTED and isinstance(value, Scalar) and not value.value.strip():
                        del pairs[name]
                        node.refused.add(name)
                        findings.error(
                            "blank-value",
                            key.span,
                            f"`{name}` has no value",
                            "write what is to be printed, or delete the line",
                        )
            case Scalar():
                pass


class _Validator(Struct):
    """One run over a file.  A node that has several aliases is checked once by each schema."""

    findings: Findings
    definitions: Json
    seen: dict[tuple[int, int], bool] = field(default_factory=dict)

    @property
    def guesses(self) -> bool:
        """Whether hints guess what was meant: guesses on a million mistakes would take hours."""
        return len(self.findings) < _GUESSES

    def accepts(self, node: Node, schema: Json, key: str, named: Json | None = None) -> bool:
        """Whether what is left of a node can be read as the schema says.

        ``named`` is the schema around it whose ``x-rule`` and ``errorMessage`` hold here.
        """
        schema = self.resolved(schema)
        named = schema if "x-rule" in schema else named
        if "type" not in schema:
            return self.any_of(node, schema, key, named)
        if not self.is_of_type(node, schema):
            return self.refuse_type(node, schema, key, named)
        if isinstance(node, Scalar):
            return self.scalar(node, schema, key, named)
        known = self.seen.get((id(node), id(schema)))
        if known is None:
            match node:
                case Sequence():
                    known = self.items(node, schema, key)
                case Mapping():
                    known = self.keys(node, schema, key, named)
            self.seen[id(node), id(schema)] = known
        return known

    def resolved(self, schema: Json) -> Json:
        """The schema that a reference names; a key's description stands around it (``allOf``)."""
        while "allOf" in schema or "$ref" in schema:
            if "allOf" in schema:
                (schema,) = schema["allOf"]
            else:
                schema = self.definitions[schema["$ref"].removeprefix("#/definitions/")]
        return schema

    def is_of_type(self, node: Node, schema: Json) -> bool:
        """Whether a node is a text, a list or a mapping, as the schema wants."""
        kind = schema.get("type")
        if kind is None:
            forms = map(self.resolved, schema["anyOf"])
            return any(self.is_of_type(node, form) for form in forms)
        if isinstance(node, Scalar):
            return kind not in ("array", "object")
        return bool(kind == ("array" if isinstance(node, Sequence) else "object"))

    def any_of(self, node: Node, schema: Json, key: str, named: Json | None) -> bool:
        """One of several forms: that of the node's type, or of its keys where two are mappings."""
        forms = [self.resolved(form) for form in schema["anyOf"]]
        fitting = [form for form in forms if self.is_of_type(node, form)]
        if isinstance(node, Mapping) and len(fitting) > 1:
            form = min(fitting, key=lambda one: list(_schemas(node, one).values()).count(None))
        elif fitting:
            form = fitting[0]
        else:  # a form with keys says most of what is expected
            form = next((one for one in forms if "properties" in one), forms[0])
        return self.accepts(node, form, key, named)

    def scalar(self, node: Scalar, schema: Json, key: str, named: Json | None) -> bool:
        """A text."""
        text = node.value
        if "enum" in schema and text not in schema["enum"]:
            return self.refuse_word(node, schema["enum"], key)
        right = (
            (schema["type"] != "boolean" or text in ("true", "false"))
            and ("pattern" not in schema or re.fullmatch(schema["pattern"], text) is not None)
            and (schema.get("format") != "date" or _is_date(text))
        )
        return right or self.refuse_value(node, key, named or _ANY)

    def items(self, node: Sequence, schema: Json, key: str) -> bool:
        """A list; items that are wrong are removed."""
        if len(node.items) < schema.get("minItems", 0):
            return self.refuse(node, "empty-list", f"`{key}` must have at least one item")
        join_torn(node, self.resolved(schema["items"]), self.findings)
        right = [item for item in node.items if self.accepts(item, schema["items"], key)]
        node.refused = len(right) < len(node.items)
        node.items[:] = right
        return True

    def keys(self, node: Mapping, schema: Json, key: str, named: Json | None) -> bool:
        """A mapping; keys that are unknown or wrong are removed.

        A key that can only mean another is read as that.  Where the schema has words of its own,
        such as a text by language, all keys must be right.
        """
        given = _schemas(node, schema)
        if named is not None and not _has_keys(schema, given):
            self.refuse_keys(node, given, key, named)
        strange = 0
        for name in list(given) if named is None else ():
            if given[name] is None:
                meant = self.unknown(node, name, schema)
                del given[name]
                if meant is not None:
                    given[meant] = _value_schema(schema, meant)
                else:
                    strange += 1
        for name, inner in given.items():
            if inner is None or not self.accepts(node.pairs[name][1], inner, name):
                del node.pairs[name]
                node.refused.add(name)
        if named is not None:
            return _has_keys(schema, given) and len(node.pairs) == len(given)
        return self.required(node, schema, given, strange)

    def unknown(self, node: Mapping, name: str, schema: Json) -> str | None:
        """Report an unknown key; its pair goes to the key that it can only mean, or is removed."""
        from unassemble.languages.recognise import key_meant  # files with mistakes alone

        scalar, value = node.pairs.pop(name)
        known = schema["properties"]
        bare = name[:_LONGEST].strip("“”„\"' ")
        meant = (key_meant(bare, known) or closest(bare, known)) if self.guesses else None
        hint = f"did you mean `{meant}`?" if meant else _one_of(known)
        self.findings.error("unknown-key", scalar.span, f"unknown key `{_short(name)}`", hint)
        if meant is None or meant in node.pairs:
            return None
        node.pairs[meant] = scalar, value
        return meant

    def required(self, node: Mapping, schema: Json, given: Iterable[str], strange: int) -> bool:
        """The keys that a mapping must have; False where it has none of several.

        ``strange`` is the number of its keys that mean nothing: where as many are missing, they
        are most likely these.
        """
        there = node.pairs.keys() | node.refused
        missing = [name for name in schema.get("required", ()) if name not in there]
        node.refused.update(missing)
        for name in missing if len(missing) != strange else ():
            hint = _example(schema, name)
            self.findings.error("missing-key", node.span, f"missing key `{name}`", hint)
        choices = [one["required"][0] for one in schema.get("anyOf", ())]
        if not choices or any(name in given for name in choices):
            return True
        listed = " or ".join(f"`{name}`" for name in choices)
        return not strange and self.refuse(node, "missing-key", f"missing key {listed}")

    def refuse(self, node: Node, rule: str, message: str, hint: str | None = None) -> bool:
        """Report a node; False."""
        self.findings.error(rule, node.span, message, hint)
        return False

    def refuse_value(self, node: Node, key: str, named: Json, hint: str | None = None) -> bool:
        """Report a value in the words of its schema, which begin with "must be"."""
        from unassemble.letter.meant import text_meant, value_meant  # files with mistakes alone

        text = node.value if isinstance(node, Scalar) else ""
        if isinstance(node, Scalar) and not text.strip():
            return self.refuse(
                node, named["x-rule"], f"`{key}` has no value: it {named['errorMessage']}"
            )
        message = f"`{key}` {named['errorMessage']}, not {_shown(node)}"
        meant = value_meant(named["x-rule"], text) if self.guesses else None
        hint = hint or (
            f"{meant}{_bare(text)}" if meant else text_meant(node, named["x-rule"], key)
        )
        return self.refuse(node, named["x-rule"], message, hint)

    def refuse_keys(
        self, node: Mapping, given: dict[str, Json | None], key: str, named: Json
    ) -> None:
        """Report a mapping that does not have the keys of any form of a value."""
        from unassemble.letter.meant import text_meant  # files with mistakes alone

        unknown = [name for name, inner in given.items() if inner is None]
        hint = text_meant(node, named["x-rule"], key)
        if hint is None and unknown:
            hint = f"unknown key `{_short(unknown[0])}`"
        self.refuse(node, named["x-rule"], f"`{key}` {named['errorMessage']}", hint)

    def refuse_word(self, node: Node, words: list[str], key: str) -> bool:
        """Report a value that is none of the words of a key."""
        from unassemble.languages.recognise import word_meant  # files with mistakes alone
        from unassemble.letter.meant import items_meant  # files with mistakes alone

        text = node.value if isinstance(node, Scalar) else ""
        several = items_meant(text[:_LONGEST], words)
        bare = text[:_LONGEST]
        meant = (word_meant(bare, words) or closest(bare, words, 0.5)) if self.guesses else None
        hint = several or (f"did you mean `{meant}`?{_bare(text)}" if meant else _one_of(words))
        blank = isinstance(node, Scalar) and not text.strip()
        message = f"`{key}` has no value" if blank else f"`{key}` cannot be {_shown(node)}"
        return self.refuse(node, "wrong-value", message, hint)

    def refuse_type(self, node: Node, schema: Json, key: str, named: Json | None) -> bool:
        """Report a list, a mapping or a text where there must be another of the three."""
        from unassemble.letter.meant import list_meant  # files with mistakes alone

        if named is not None:
            return self.refuse_value(node, key, named)
        if "enum" in schema:
            return self.refuse_word(node, schema["enum"], key)
        if schema["type"] == "array":
            message = f"`{key}` must be a list"
            return self.refuse(node, "not-a-list", message, list_meant(node, key))
        known = schema.get("properties")
        hint = (
            f"write below it, indented: {', '.join(f'`{one}:`' for one in known)}"
            if known
            else None
        )
        message = f"`{key}` must have keys with values below it"
        return self.refuse(node, "not-a-mapping", message, hint or "write `name: …` below it")


def _schemas(node: Mapping, schema: Json) -> dict[str, Json | None]:
    """The schema of the value of each key; None for a key that is unknown."""
    return {key: _value_schema(schema, key) for key in node.pairs}


def _value_schema(schema: Json, key: str) -> Json | None:
    if key in schema.get("properties", ()):
        return cast("Json", schema["properties"][key])
    for pattern, inner in schema.get("patternProperties", {}).items():
        if re.fullmatch(pattern, key):
            return cast("Json", inner)
    return schema["additionalProperties"] or None


def _has_keys(schema: Json, given: dict[str, Json | None]) -> bool:
    """Whether the keys of a mapping are known, enough, and not too many."""
    required = all(name in given for name in schema.get("required", ()))
    least, most = schema.get("minProperties", 0), schema.get("maxProperties", len(given))
    return required and None not in given.values() and least <= len(given) <= most


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _shown(node: Node) -> str:
    """A wrong value in a message, not longer than a person reads."""
    match node:
        case Sequence():
            return "a list"
        case Mapping():
            return "keys with values"
        case Scalar(value=text):
            short = _short(text)
            return f"{short}" if short[:1] in "“„«" else f"“{short}”"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _bare(text: str) -> str:
    """What a hint says of quotation marks that belong to no value."""
    first = text.strip()[:1]
    return " without the quotation marks of Word" if first in tuple("“”„«") else ""


def _example(schema: Json, name: str) -> str | None:
    """A hint for a missing key: what it is, and a line with it if its value is short."""
    known = schema["properties"].get(name, {})
    example = next(iter(known.get("examples", ())), None)
    what = known.get("description", "").rstrip(".")
    shown = f"; write `{name}: {example}`" if isinstance(example, str | int) else ""
    return f"{what[0].lower()}{what[1:]}{shown}" if what else None


def _one_of(words: Iterable[str]) -> str:
    """A hint: all words that are allowed."""
    return f"use one of {', '.join(words)}"
