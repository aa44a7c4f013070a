"""Many edits of letters, in this process or over the WebSocket of a server, and what must be true
after each."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random
from typing import Any, Protocol

import msgspec
from msgspec import Struct, field

from preview_socket import Window
from text_edits import KINDS, edit, texts_of
from unassemble.preview.answers.texts import edit_text
from unassemble.preview.editing import RefusedError
from unassemble.preview.lettertext import LetterText
from unassemble.preview.outcomes import Saved
from unassemble.preview.texts.flow import same_text
from unassemble.preview.texts.places import TextAt, TextPath, text_at
from unassemble.preview.texts.tree import bare
from unassemble.preview.values import values_of

BLOCKS_ONLY = ("split", "join", "paragraph", "remove", "heading", "quote", "bullet", "number")
"""Edits that only a text of several paragraphs can have."""
PIECES = {
    "en": ["The **General Assembly** met.", "See A/79/1^[A *note*.] and\nits annex."],
    "fr": ["L’**Assemblée** s’est réunie : « oui ».", "Voir le 1<sup>er</sup> point."],
    "es": ["La *Asamblea* se reunió.", "Véase [la página](https://www.un.org)."],
    "ru": ["Генеральная **Ассамблея**\nсобралась.", "См. A/79/1^[Примечание.]."],
    "zh": ["大会**通过**了\n决议。", "见附件^[注释。]，“引文”。"],
    "ar": ["اجتمعت **الجمعية** العامة.", "انظر A/79/1 و\nالمرفق."],
}
BLOCKS = [
    "1. {0}\n\n2. {1}\n\n(a) {0}",
    "- {0}\n- {1}\n\n  {0}",
    "> {0}\n>\n> {1}",
    "## I. {0}\n\n{1}",
    "| a | {0} |\n|---|:-:|\n| {1} |  |",
    "{0}<br>{1} 5 \\* 3 &amp; `code` ~~gone~~",
    "{0} {{{{ dated }}}} ‹… words›",
    "\\pagebreak\n\n{1}",
    "![map {0}](map.png)\n\n{1}",
]
STYLES = ["|", ">", '"', "'"]


class Outcome(Struct):
    """What a campaign found: edits by kind and by the step that made them."""

    untouched: int = 0
    texts: int = 0
    steps: dict[str, Counter[str]] = field(default_factory=dict)
    refused: list[tuple[str, str]] = field(default_factory=list)

    @property
    def edits(self) -> int:
        return sum(sum(one.values()) for one in self.steps.values())

    def told(self) -> str:
        rows = [f"untouched {self.untouched} of {self.texts}; {self.edits} edits"]
        rows += [f"{kind}: {dict(found)}" for kind, found in self.steps.items()]
        return "\n".join(rows)


def generated(chance: Random) -> str:
    """A letter with a text in each language, in all styles of YAML."""
    out = ["language: en  # a comment", "letter:", "  text:"]
    for language, (one, other) in PIECES.items():
        blocks = [
            chance.choice(BLOCKS).format(one.replace("\n", " "), other.replace("\n", " "))
            if chance.random() < 0.6
            else f"{one} {other}"
            for _ in range(chance.randint(1, 5))
        ]
        scalar = _scalar("\n\n".join(blocks), chance.choice(STYLES))
        out.append(f"    {language}: {scalar}")
    return "\n".join([*out, "  dated: 2025-01-01  # the last"]) + "\n"


def _scalar(text: str, style: str) -> str:
    """A text as a scalar of a style; one that the style cannot have as a literal block."""
    if style == '"':
        return msgspec.json.encode(text).decode()
    if style == "'" and "\n" not in text:
        return "'" + text.replace("'", "''") + "'"
    if style == ">" and not any(line[:1] in " |>-1(" for line in text.split("\n")):
        text = text.replace("\n\n", "\n\n\n")
    else:
        style = "|"
    lines = "".join(f"\n      {line}" if line else "\n" for line in text.split("\n"))
    return style + lines


class Letter(Protocol):
    """A letter that is edited."""

    def read(self) -> Saved: ...

    def edit(self, message: dict[str, Any]) -> tuple[str, str]:
        """Make an edit: the text then, and how it was made.

        Raises:
            RefusedError: the file cannot hold it.
        """

    def undo(self) -> bool:
        """Undo the last edit; whether there was one."""


class LetterHere:
    """A letter in this process."""

    def __init__(self, path: Path) -> None:
        self._text = LetterText(path)

    def read(self) -> Saved:
        return self._text.read()

    def edit(self, message: dict[str, Any]) -> tuple[str, str]:
        saved, more = edit_text(self._text, message)
        return saved.text, more["step"]

    def undo(self) -> bool:
        if not self._text.history[0]:
            return False
        self._text.undo()
        return True


class LetterServed:
    """A letter of a server, edited over a WebSocket as the browser does."""

    def __init__(self, window: Window) -> None:
        self._window = window

    def read(self) -> Saved:
        body = self._window.ask("file")["body"]
        return Saved(body["text"], body["digest"], body["merged"])

    def edit(self, message: dict[str, Any]) -> tuple[str, str]:
        answer = self._window.ask("text", **message)
        if answer["status"] == 409:
            raise RefusedError(answer["body"]["refused"])
        assert answer["status"] == 200, answer
        return answer["body"]["text"], answer["body"]["step"]

    def undo(self) -> bool:
        return bool(self._window.ask("undo")["status"] == 200)


def campaign(letter: Letter, name: str, seed: int, count: int, outcome: Outcome) -> None:
    """Make edits at random in a letter, each on the text that the last one left; then undo all."""
    original = letter.read().text
    chance = Random(f"{seed} {name}")
    base = letter.read()
    paths = [one for one, _ in texts_of(original)]
    for one in paths:
        outcome.texts += 1
        nodes = bare(text_at(original, one).read().nodes)
        row: dict[str, Any] = {"path": list(one), "start": 0, "end": len(nodes)}
        made, _ = letter.edit(_message(base.digest, row, nodes))
        outcome.untouched += made == original
    for _ in range(count):
        kind, one = chance.choice(KINDS), chance.choice(paths)
        base = letter.read()
        at = text_at(base.text, one)
        nodes = bare(at.read().nodes)
        if _is_senseless(kind, at):
            continue
        wanted = edit(nodes, kind, chance)
        if wanted is None or same_text(wanted, nodes):
            continue
        row = {"path": list(one), "start": 0, "end": len(nodes)}
        counts = outcome.steps.setdefault(kind, Counter())
        try:
            made, step = letter.edit(_message(base.digest, row, wanted))
        except RefusedError as error:
            counts[error.reason] += 1
            outcome.refused.append((kind, at.value))
            assert letter.read().text == base.text
            continue
        counts[step.partition(",")[0]] += 1
        assert same_text(text_at(made, one).read().nodes, wanted), (kind, at.value)
        assert _others(made, one) == _others(base.text, one), (kind, at.value)
        assert _around(base.text, one) == _around(made, one), (kind, at.value)
    while letter.undo():
        pass
    assert letter.read().text == original


def _is_senseless(kind: str, at: TextAt) -> bool:
    """Whether the editor offers no such edit there."""
    match kind:
        case "new note":
            return at.kind == "note"
        case "lang=fr":
            return at.language == "fr"
        case _:
            return at.kind != "block" and kind in BLOCKS_ONLY


def _message(base: str, row: dict[str, Any], nodes: Any) -> dict[str, Any]:
    edited = {**row, "nodes": msgspec.to_builtins(nodes)}
    return {"base": base, "edit": msgspec.json.decode(msgspec.json.encode(edited))}


def _others(text: str, path: TextPath) -> Any:
    """All values of a letter but one."""
    values = values_of(text)
    inner = values
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = ""
    return values


def _around(text: str, path: TextPath) -> tuple[list[str], list[str]]:
    """The lines of the file before and behind a value."""
    lines = text.split("\n")
    scalar = text_at(text, path).scalar
    assert scalar is not None
    first = scalar.span.line - 1
    used = [line for _, line, _ in scalar.anchors]
    return lines[:first], [line for line in lines[max([first + 1, *used]) :] if line.strip()]
