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
    | cell | dell |

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
    keys.insert_text(" a*b*c")
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


def test_cells_and_notes_are_edited_in_place(
    opened: Callable[..., tuple[Path, EditorPage]],
) -> None:
    path, editor = opened()
    keys = editor.page.keyboard
    editor.go_to("cell")
    keys.type(" or | bar")
    keys.press("Tab")
    keys.press("End")
    keys.type("2")
    text = LETTER.replace("| cell | dell |", "| cell or \\| bar | dell2 |")
    written(path, editor, text)
    editor.page.click(".notes .ProseMirror")
    keys.press("End")
    keys.type(" [sic]")
    text = text.replace("^[A note *here*.]", "^[A note *here*. [sic]]")
    written(path, editor, text)
    assert editor.page.inner_text("[aria-live=polite]") == "Note 1"
    editor.go_to("Last words")
    keys.press("Control+Alt+f")
    keys.type("New.")
    written(path, editor, text.replace("Last words", "Last words^[New.]"))


def test_chinese_by_an_input_method(opened: Callable[..., tuple[Path, EditorPage]]) -> None:
    chinese = LETTER.replace("Last words.", "最后的话。").replace("| cell | dell |", "| 三 | 四 |")
    path, editor = opened(chinese)
    client = editor.page.context.new_cdp_session(editor.page)

    def compose(*steps: str, chosen: str) -> None:
        for one in steps:
            client.send(
                "Input.imeSetComposition",
                {"text": one, "selectionStart": len(one), "selectionEnd": len(one)},
            )
            editor.page.wait_for_timeout(30)
            assert editor.value().count(chosen) == 0, "nothing is sent while composing"
        client.send("Input.insertText", {"text": chosen})

    editor.go_to("最后")
    compose("l", "lian", "lian'he", "联合", chosen="联合国")
    text = chinese.replace("最后的话", "最后联合国的话")
    written(path, editor, text)
    editor.go_to("三")
    compose("ge", "格", chosen="格子")
    written(path, editor, text.replace("| 三 |", "| 三格子 |"))
    assert editor.shown().count("联合国") == 1


def test_arabic_from_the_right(opened: Callable[..., tuple[Path, EditorPage]]) -> None:
    arabic = LETTER.replace("language: en", "language: ar").replace("Last words", "الكلمات الأخيرة")
    path, editor = opened(arabic)
    assert editor.page.eval_on_selector(".ProseMirror", "one => [one.dir, one.lang]") == [
        "rtl",
        "ar",
    ]
    editor.go_to("الكلمات")
    editor.page.keyboard.insert_text(" الأولى")
    editor.page.keyboard.type(" A/80/1 و")
    new = "الكلمات الأولى A/80/1 و الأخيرة"
    written(path, editor, arabic.replace("الكلمات الأخيرة", new))


def test_text_the_file_cannot_hold_stays_on_the_screen(
    opened: Callable[..., tuple[Path, EditorPage]],
) -> None:
    path, editor = opened()
    editor.page.click(".notes .ProseMirror")
    editor.page.keyboard.press("End")
    editor.page.keyboard.press("Enter")
    editor.page.keyboard.type("Another.")
    editor.page.wait_for_selector(".text-editor.refused")
    assert "Another." in editor.page.inner_text(".notes")
    assert "Another" not in path.read_text("utf-8")
    editor.page.click(".editor-state button >> nth=0")
    editor.settle()
    assert "Another." not in editor.page.inner_text(".notes")
    editor.page.evaluate("window.editor.asText()")
    field = editor.page.locator("textarea.as-text")
    field.fill(field.input_value().replace("Last words.", "Last **words**."))
    editor.page.click(".as-text-area button")
    editor.page.wait_for_selector(".ProseMirror strong >> text=words")
    written(path, editor, LETTER.replace("Last words", "Last **words**"))


def test_another_window_and_another_program_move_no_cursor(preview: Start) -> None:
    made = preview(LETTER)
    first, second = (EditorPage(made.blank(), TEXT) for _ in range(2))
    first.go_to("Last words")
    second.go_to("First paragraph")
    for number in range(4):
        first.page.keyboard.type(f" {number}")
        second.page.keyboard.type(f" {number}")
    first.settle()
    second.settle()
    both = LETTER.replace("Last words", "Last words 0 1 2 3")
    both = both.replace("First paragraph", "First paragraph 0 1 2 3")
    written(made.path, first, both)
    made.path.write_text(both.replace("sub two", "sub 2"), "utf-8")
    for one in (first, second):
        one.page.wait_for_function(
            "() => window.editor.view.state.doc.textContent.includes('sub 2')"
        )
        assert one.shown().count("0 1 2 3") == 2
        one.page.keyboard.type("!")
        one.settle()
    both = both.replace("sub two", "sub 2")
    written(made.path, first, both.replace("0 1 2 3", "0 1 2 3!"))


def test_a_text_that_the_reader_refuses_is_shown_as_it_is_stored(preview: Start) -> None:
    made = preview(LETTER.replace("A note *here*.", "A note[^b] *here*."))
    editor = EditorPage(made.blank(), TEXT)
    field = editor.page.locator("textarea.as-text")
    assert "A note[^b] *here*." in field.input_value()
    assert "cannot hold" in editor.page.inner_text(".as-text-area .editor-state")
    field.fill(field.input_value().replace("[^b]", ""))
    editor.page.click(".as-text-area button")
    editor.page.wait_for_selector(".ProseMirror")
    written(made.path, editor, LETTER)


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
