"""The toolbar of the text editor: by keyboard, tables, pictures, marks of notes, accessibility."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from text_browser import EditorPage

Start = Callable[..., Any]
LETTER = """\
language: en
letter:
  text: |
    First words.

    Second {{ language }} words^[Inline.] and more[^a].
  notes:
    a: By its id.
annexes:
  - title: The title
"""


def opened(preview: Start, **more: Any) -> tuple[Any, EditorPage]:
    made = preview(LETTER)
    return made, EditorPage(made.blank(**more), ("letter", "text"))


def lines(editor: EditorPage) -> list[str]:
    editor.settle()
    return editor.value().rstrip("\n").split("\n")


def test_one_stop_of_the_tab_key_and_arrows_within(preview: Start) -> None:
    _, editor = opened(preview)
    page = editor.page
    assert page.locator(".bar [tabindex='0']").count() == 1
    editor.go_to("First words.")
    page.keyboard.press("Alt+F10")
    assert page.evaluate("document.activeElement.dataset.act") == "style"
    page.select_option("[data-act=style]", "2")
    assert lines(editor)[0] == "## First words."
    page.keyboard.press("Alt+F10")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.dataset.act") == "bullets"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "textbox"
    page.keyboard.press("Alt+F10")
    assert page.evaluate("document.activeElement.dataset.act") == "bullets"
    assert page.inner_text("[aria-live=polite]") == "Heading 2"


def test_lists_quotations_languages_and_breaks(preview: Start) -> None:
    _, editor = opened(preview)
    page = editor.page
    editor.go_to("First words.")
    page.click("[data-act=numbers]")
    page.keyboard.press("Enter")
    page.keyboard.type("below")
    page.keyboard.press("Tab")
    assert lines(editor)[:3] == ["1. First words.", "", "   (a) below"]
    page.keyboard.press("Shift+Tab")
    assert lines(editor)[:3] == ["1. First words.", "", "2. below"]
    page.click("[data-act=bullets]")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.click("[data-act=quote]")
    page.keyboard.type("Quoted mot")
    page.keyboard.press("Control+Shift+ArrowLeft")
    page.click("[data-act=language]")
    page.click(".sheet [lang=fr]")
    assert "> Quoted [mot]{lang=fr}" in lines(editor)
    editor.go_to("Second ", after=False)
    page.keyboard.press("ArrowUp")
    page.click("[data-act=break]")
    assert "\\pagebreak" in lines(editor)


def test_lists_that_come_together_are_one(preview: Start) -> None:
    _, editor = opened(preview)
    page = editor.page
    editor.go_to("First words.")
    page.keyboard.press("Enter")
    page.keyboard.type("Third words.")
    for words in ("First words.", "Third words."):
        editor.go_to(words)
        page.click("[data-act=numbers]")
    assert lines(editor)[:3] == ["1. First words.", "", "2. Third words."]
    page.click("[data-act=bullets]")
    assert lines(editor)[:3] == ["- First words.", "", "- Third words."]


def test_a_table_grows_by_rows_and_columns(preview: Start) -> None:
    _, editor = opened(preview)
    page = editor.page
    editor.go_to("First words.")
    page.click("[data-act=table]")
    page.fill(".sheet [name=rows]", "2")
    page.fill(".sheet [name=columns]", "2")
    page.click(".sheet form button")
    for words in ("a", "b", "c", "d"):
        page.keyboard.type(words)
        page.keyboard.press("Tab")
    page.keyboard.type("e")
    assert lines(editor)[2:6] == ["| a | b |", "| --- | --- |", "| c | d |", "| e |  |"]
    page.click("[data-act=table]")
    page.click(".sheet button:has-text('Column after')")
    page.click("[data-act=table]")
    page.click(".sheet button:has-text('Centre')")
    found = lines(editor)[2:6]
    assert found == ["| a |  | b |", "| :-: | --- | --- |", "| c |  | d |", "| e |  |  |"]
    page.click("[data-act=table]")
    page.click(".sheet button:has-text('Remove the table')")
    assert lines(editor)[1] == ""
    assert lines(editor)[2].startswith("Second")


def test_a_picture_needs_words_and_goes_beside_the_letter(preview: Start) -> None:
    made, editor = opened(preview)
    page = editor.page
    out = BytesIO()
    Image.new("RGB", (8, 8), "navy").save(out, "PNG")
    file = {"name": "a map.png", "mimeType": "image/png", "buffer": out.getvalue()}
    editor.go_to("First words.")
    page.click("[data-act=picture]")
    page.set_input_files(".sheet [name=file]", files=[file])
    page.click(".sheet form button")
    assert not (made.path.parent / "a-map.png").exists(), "the words are asked for first"
    page.fill(".sheet [name=alternative]", "A [map]")
    page.click(".sheet form button")
    page.wait_for_selector(".ProseMirror figure img")
    assert lines(editor)[2] == "![A \\[map\\]](a-map.png)"
    assert (made.path.parent / "a-map.png").read_bytes() == out.getvalue()
    page.wait_for_function("() => document.querySelector('figure img').naturalWidth === 8")


def test_a_call_that_is_deleted_asks_for_its_note(preview: Start) -> None:
    made, editor = opened(preview)
    page = editor.page
    editor.go_to(" and more")
    page.keyboard.press("Delete")
    page.wait_for_selector(".note-asking button")
    page.click(".note-asking button >> nth=0")
    editor.settle()
    page.wait_for_timeout(700)
    assert "notes" not in made.path.read_text("utf-8") or "By its id" not in made.path.read_text()
    page.select_option(".note-choice select", "*")
    page.wait_for_function("() => window.letter.at(['letter', 'notes', 'note-1']) !== undefined")
    page.wait_for_function(
        "() => window.letter.at(['letter', 'text']).includes('words[^note-1] and more.')"
    )
    assert page.evaluate("window.letter.at(['letter', 'notes', 'note-1'])") == {
        "mark": "*",
        "text": "Inline.",
    }
    assert page.get_attribute(".chip.call", "data-mark") == "*"


def test_what_braces_insert_is_shown(preview: Start) -> None:
    _, editor = opened(preview)
    assert editor.page.inner_text(".chip.template") == "en"
    assert editor.page.get_attribute(".chip.template", "title") == (
        "Inserted by the program: {{ language }}"
    )


@pytest.mark.parametrize("locale", ["en-GB", "ar"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(preview: Start, locale: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    _, editor = opened(preview, width=width, locale=locale)
    editor.page.evaluate("document.title = 'Text'")
    editor.page.click("[data-act=signs]")
    options = {"rules": {"page-has-heading-one": {"enabled": False}}}  # the screen around has it
    found = axe.Axe().run(editor.page, options=options).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
    assert editor.page.evaluate("document.documentElement.scrollWidth") <= width
