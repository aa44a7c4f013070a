"""Three hundred keys at random in the editor: the file says what is shown, nothing else changes."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import msgspec
import pytest

from text_browser import EditorPage
from unassemble.preview.texts.flow import same_text
from unassemble.preview.texts.places import text_at
from unassemble.preview.texts.tree import TextNode

VALUE = """\
I have the honour to write about **peace** and *more*,
on two lines.^[A note *here*.] See [a page](https://www.un.org).

# I. A heading

1. First paragraph.

2. Second paragraph:

(a) sub one;

(b) sub two.

- one
- two

> A quotation.

| cell | dell |
|------|:----:|
| e    | f    |

中文的一句话，文字。 جملة بالعربية.

Last words.
"""
BEFORE = "# Comments stay.\nlanguage: en\nletter:\n  text: |\n"
AFTER = "  # to the last\n  signatories: [Ann **Lee**]\nannexes:\n  - title: Untouched\n"
WORDS = ["a", "b ", "peace ", "1", ".", "*", "[", "联合", "و", "- ", "(a) ", "#", "\u00a0", "“x”"]
MOVES = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "Control+ArrowRight"]
EDITS = [
    "Enter",
    "Backspace",
    "Delete",
    "Shift+Enter",
    "Tab",
    "Shift+Tab",
    "Control+b",
    "Control+i",
]
KEYS = 100


def letter() -> str:
    lines = "".join(f"    {line}\n" if line else "\n" for line in VALUE.rstrip("\n").split("\n"))
    return BEFORE + lines + AFTER


def press(editor: EditorPage, chance: Random) -> None:
    keys = editor.page.keyboard
    kind = chance.random()
    if kind < 0.5:
        keys.insert_text(chance.choice(WORDS))
    elif kind < 0.75:
        keys.press(chance.choice(MOVES))
    elif kind < 0.82:
        keys.press(f"Shift+{chance.choice(MOVES[:6])}")
    else:
        keys.press(chance.choice(EDITS))


def shown(editor: EditorPage) -> tuple[TextNode, ...]:
    """What the editor shows, as a tree."""
    rows = editor.page.evaluate(
        """async () => {
          const { rows } = await import(new URL("../../web/editor/load.js", location.href));
          return rows(window.editor.view.state.doc);
        }"""
    )
    return msgspec.convert(rows, tuple[TextNode, ...])


@pytest.mark.parametrize("seed", range(3))
def test_keys_at_random_change_only_the_text(preview: Callable[..., Any], seed: int) -> None:
    made = preview(letter())
    editor, chance = EditorPage(made.blank(), ("letter", "text")), Random(seed)
    editor.go_to(chance.choice(["honour", "First", "sub one", "one", "quotation", "Last"]))
    for _ in range(KEYS):
        press(editor, chance)
    editor.page.wait_for_function("() => !window.letter.busy && !window.editor.patches.asked")
    if editor.page.query_selector(".text-editor.refused"):
        editor.page.click(".editor-state button >> nth=0")  # the last good text
    editor.settle()
    editor.page.wait_for_timeout(700)
    text = made.path.read_text("utf-8")
    assert text != letter()
    assert text.startswith(BEFORE)
    assert text.endswith(AFTER)
    assert same_text(text_at(text, ("letter", "text")).read().nodes, shown(editor))
    for _ in range(2 * KEYS):
        if not editor.page.evaluate("window.letter.file.undo"):
            break
        editor.page.evaluate("window.letter.undo()")
    editor.page.wait_for_timeout(700)
    assert made.path.read_text("utf-8") == letter()
