"""What is pasted from Word and from the web becomes text of the letter; the rest is counted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from text_browser import EditorPage

DATA = Path(__file__).parents[1] / "data" / "clipboard"
LETTER = """\
language: en
letter:
  text: |
    Before.

    After.
annexes:
  - title: The title
"""
FROM_WORD = """\
Before.

# Situation on the ground

The **ministry** has *always* said so^[See *A/74/805*, para. 3.] \
at [the site](https://www.un.org/en), in red.

- First point;
  - below it;
- second point.

Between the lists.

1. Numbered one:

   (a) lettered.

2. Numbered two.

| **Year** | **Killed \\| injured** |
| --- | --- |
| 2020 | 12<br>and 3 |

After the table.

After.
"""
FROM_WEB = """\
Before.

Plain, **bold** *and slanted*

1. One

2. Two

   - below

H<sub>2</sub>O no link

After.
"""


def paste(editor: EditorPage, html: str, text: str = "") -> None:
    editor.page.evaluate(
        """([html, text]) => {
          const data = new DataTransfer();
          if (html) data.setData("text/html", html);
          data.setData("text/plain", text);
          const { dom } = window.editor.target;
          dom.dispatchEvent(new ClipboardEvent("paste", {
            clipboardData: data, bubbles: true, cancelable: true }));
        }""",
        [html, text],
    )
    editor.settle()


def pasted(preview: Callable[..., Any], html: str) -> EditorPage:
    """The editor with something pasted into an empty paragraph of the text."""
    made = preview(LETTER)
    editor = EditorPage(made.blank(), ("letter", "text"))
    editor.go_to("Before.")
    editor.page.keyboard.press("Enter")
    paste(editor, html)
    made.forget("Content Security Policy")  # which stops what pasted pages would run
    return editor


def test_from_word_with_notes_lists_and_tables(preview: Callable[..., Any]) -> None:
    editor = pasted(preview, (DATA / "word.html").read_text("utf-8"))
    assert editor.value() == FROM_WORD
    assert editor.page.inner_text(".editor-message span") == (
        "Pasted. Left out: colours and fonts (1), pictures (2)."
    )
    editor.page.click(".editor-message button")
    editor.page.wait_for_function(
        "() => window.editor.view.state.doc.textContent === 'Before.After.'"
    )


def test_from_the_web_nothing_runs(preview: Callable[..., Any]) -> None:
    editor = pasted(preview, (DATA / "web.html").read_text("utf-8"))
    assert editor.value() == FROM_WEB
    assert editor.page.evaluate("window.pasted") is None
    assert not editor.page.query_selector(".ProseMirror iframe, .ProseMirror script")


def test_into_a_title_as_one_line_and_plain_text(preview: Callable[..., Any]) -> None:
    editor = EditorPage(preview(LETTER).blank(), ("annexes", 0, "title"), "inline")
    editor.go_to("The title")
    editor.page.keyboard.type(" ")
    paste(editor, "<p><i>long</i></p><p>and <b>bold</b></p>")
    assert editor.value() == "The title *long* and **bold**"
    editor.open(("letter", "text"))
    editor.go_to("After.")
    paste(editor, "", " One.\n\nTwo * three.")
    assert editor.value() == "Before.\n\nAfter. One.\n\nTwo * three.\n"
