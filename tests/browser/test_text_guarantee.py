"""The text guarantee in a real browser: what is typed is saved, and nothing else is touched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from text_browser import EditorPage

Start = Callable[..., Any]
TEXT = ("letter", "text")
LETTER = """\
# Comments stay.
language: en
organs:
  - {organ: general-assembly, session: 79, agenda_items: [{number: 14, title: Peace}]}
letter:
  dated: 2025-04-01   # and here
  from: {state: AZ, office: permanent-representative}
  to: [secretary-general]
  text: |
    I have the honour to write about **peace** and *more*,
    on two lines.^[A note *here*.]

    1. First paragraph.

    2. Second paragraph:

    (a) sub one;

    (b) sub two.

    | a | b |
    |---|:-:|
    | c | d |

    Last words.
  signatories:
    - name: Ann **Lee**
      titles: Ambassador
"""


@pytest.fixture
def opened(preview: Start) -> Callable[[str], tuple[Path, EditorPage]]:
    def start(text: str = LETTER) -> tuple[Path, EditorPage]:
        made = preview(text)
        return made.path, EditorPage(made.blank(), TEXT)

    return start


def written(path: Path, editor: EditorPage, expected: str) -> None:
    """Wait until the file is written, and compare it whole."""
    editor.settle()
    for _ in range(100):
        if path.read_text("utf-8") == expected:
            return
        editor.page.wait_for_timeout(25)
    assert path.read_text("utf-8") == expected


def test_what_is_typed_is_saved_and_nothing_else_changes(
    opened: Callable[..., tuple[Path, EditorPage]],
) -> None:
    path, editor = opened()
    keys = editor.page.keyboard
    editor.go_to("Last words")
    keys.type(" and others")
    written(path, editor, LETTER.replace("Last words", "Last words and others"))
    keys.press("Control+b")
    keys.type(" bold")
    keys.press("Control+b")
    keys.type(" a*b*c")
    text = LETTER.replace("Last words", "Last words and others **bold** a\\*b\\*c")
    written(path, editor, text)
    value = LETTER.partition("text: |\n")[2].partition("  signatories")[0].replace("\n    ", "\n")
    for _ in range(30):
        if editor.value() == value[4:]:
            break
        keys.press("Control+z")
        editor.settle()
    written(path, editor, LETTER)
    assert editor.shown().endswith("Last words.")


def test_numbered_paragraphs_count_on(opened: Callable[..., tuple[Path, EditorPage]]) -> None:
    path, editor = opened()
    editor.go_to("First paragraph.")
    editor.page.keyboard.press("Enter")
    editor.page.keyboard.type("New")
    changed = "1. First paragraph.\n\n    2. New\n\n    3. Second"
    text = LETTER.replace("1. First paragraph.\n\n    2. Second", changed)
    written(path, editor, text)


def test_nothing_edited_nothing_written(
    opened: Callable[..., tuple[Path, EditorPage]],
) -> None:
    path, editor = opened()
    before = path.stat().st_mtime_ns
    for words in ("peace", "sub one", "Last"):
        editor.go_to(words)
        editor.page.keyboard.press("ArrowRight")
    editor.page.keyboard.type("x")
    editor.page.keyboard.press("Backspace")
    editor.settle()
    editor.page.wait_for_timeout(600)
    assert path.read_text("utf-8") == LETTER
    editor.page.keyboard.press("End")
    editor.settle()
    assert path.stat().st_mtime_ns >= before
