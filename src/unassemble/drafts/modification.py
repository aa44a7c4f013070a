"""A letter → its addendum, corrigendum, revision or reissue.

The file keeps its text and comments; only what changes is edited.  Symbols get the suffix; a letter
that has none yet says by ``suffix`` what it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping as Texts
from datetime import date

from unassemble.base.diagnostics import Findings
from unassemble.base.starters import Modification
from unassemble.drafts.editable import put
from unassemble.drafts.occasion import by_language
from unassemble.drafts.starter import OF_ONE_LETTER
from unassemble.drafts.told import Told
from unassemble.languages import Language
from unassemble.letter.access import items_of, word_of
from unassemble.letter.nodes import Mapping, Scalar
from unassemble.letter.placeholders import placeholder
from unassemble.yamltext import Value, YamlText

_WORDS = {"addendum": "Add", "corrigendum": "Corr", "revision": "Rev"}


def modify_letter(
    kind: Modification,
    text: YamlText,
    root: Mapping,
    day: date,
    texts: Texts[Language, str],
    findings: Findings,
) -> str:
    """The text of the letter file of a modification.

    Args:
        kind: what it is of the letter.
        text: that of the letter.
        root: its nodes; the letter was checked before.
        day: of a reissue.
        texts: the corrections of a corrigendum, by language; for others, the languages alone count.
        findings: gets what was kept, cleared and changed.
    """
    told = Told(kept=["sender", "addressees", "organs", "agenda items", "title", "comments"])
    if kind == "reissue":
        _reissue(text, root, day, told)
    else:
        _symbols(text, root, _WORDS[kind], told)
        for key in OF_ONE_LETTER[1:]:
            if text.has((key,)):
                told.cleared.append(key.replace("_", " "))
                text.delete((key,))
    if kind == "addendum":
        blank = placeholder("what is added")
        _only_text(text, dict.fromkeys(texts, f"{blank}\n"), told)
    elif kind == "corrigendum":
        _only_text(text, texts, told)
        put(text, ("letter", "signatories"), [])
        told.cleared.append("signatories")
    else:
        told.kept.append("text, annexes and notes")
    told.report(root.span, findings)
    return str(text)


def _symbols(text: YamlText, root: Mapping, word: str, told: Told) -> None:
    """Give symbols their suffix, or the letter that has none."""
    told.changed.append("symbols")
    symbols = [one.value for one in items_of(root.get("symbols")) if isinstance(one, Scalar)]
    if symbols:
        put(text, ("symbols",), [suffixed(symbol, word) for symbol in symbols])
    else:
        put(text, ("suffix",), suffixed(word_of(root, "suffix"), word).lstrip("/"))


def suffixed(symbol: str, word: str) -> str:
    """A symbol with its suffix, or the next one of the kind: /Corr.1 after none, then /Corr.2."""
    bare = symbol.strip().rstrip("*")
    found = re.search(rf"(?:^|/){word}\.(\d+)$", bare)
    if found is None:
        return f"{bare}/{word}.1"
    return f"{bare[: found.start(1)]}{int(found.group(1)) + 1}"


def _reissue(text: YamlText, root: Mapping, day: date, told: Told) -> None:
    """Add a date to those of the reissues."""
    told.kept.append("symbols")
    told.changed.append("reissue")
    given = root.get("reissue")
    if given is None:
        put(text, ("reissue",), day)
        return
    earlier = [_plain(one) for one in items_of(given)]
    put(text, ("reissue",), [*earlier, day])


def _plain(node: object) -> Value:
    """A reissue as it is given: a date, or a mapping of texts."""
    if isinstance(node, Mapping):
        return {key: _plain(value) for key, (_, value) in node.pairs.items()}
    return node.value if isinstance(node, Scalar) else ""


def _only_text(text: YamlText, texts: Texts[Language, str], told: Told) -> None:
    """Replace the text of the letter, and clear what belonged to the old one."""
    put(text, ("letter", "text"), by_language(dict(texts)))
    told.changed.append("text")
    for path in (("annexes",), ("notes",), ("letter", "notes")):
        if text.has(path):
            text.delete(path)
            told.cleared.append(path[-1])
