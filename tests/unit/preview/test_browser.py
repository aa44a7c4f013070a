"""The preview in a browser: pages follow the file, and places are found in both directions."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import EXAMPLE
from preview_browser import before_cursor, entry, part, text_box, until
from preview_server import LETTER, serving

Start = Callable[..., Any]
PEACE = "about peace"
TEXT = ("letter", "text", "en")
LETTER_TEXT = "I have the honour to write about peace."


def words(page: Any, words: str) -> Any:
    """Wait for lines on the pages that contain some words; returns them."""
    found = page.locator("article.page svg text", has_text=words)
    found.first.wait_for(state="attached")
    return found


PIXELS = """image => {
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  canvas.getContext("2d").drawImage(image, 0, 0);
  return canvas.toDataURL();
}"""


def ink(page: Any, number: int = 1) -> str:
    """Wait for the picture of a page; returns it."""
    image = page.locator(f"article[data-page='{number}'] img")
    image.wait_for()
    made: str = image.evaluate(PIXELS)
    return made


def click_words(page: Any, text: str) -> None:
    """Click on the beginning of some words in a line."""
    box = words(page, text).first.bounding_box()
    page.mouse.click(box["x"] + 12, box["y"] + box["height"] / 2)


def test_pages_follow_the_file(preview: Start) -> None:
    made = preview()
    page = made.window()
    words(page, PEACE)
    before, other = ink(page), ink(page, 2)
    made.write(PEACE, "about a lasting peace")
    words(page, "about a lasting peace")
    assert ink(page) != before
    assert ink(page, 2) == other
    made.path.write_text(LETTER, "utf-8")
    until(page, "!document.body.textContent.includes('lasting')")
    words(page, PEACE)
    assert ink(page) == before


def test_only_changed_pages_are_asked_for_and_the_place_is_kept(preview: Start) -> None:
    made = preview(EXAMPLE.read_text("utf-8"))
    page = made.window()
    page.locator(".pane").evaluate("pane => pane.scrollTo(0, 2500)")
    until(page, "document.querySelector('[data-page=\"4\"] svg text')")
    place = page.locator(".pane").evaluate("pane => pane.scrollTop")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    made.write("AUSTRALIA", "AUSTRALIA AND MORE")
    until(page, "document.querySelector('#outline').textContent.includes('AND MORE')")
    page.wait_for_timeout(300)
    images = {url.split("/image/")[1] for url in asked if "/image/" in url}
    assert page.locator(".pane").evaluate("pane => pane.scrollTop") == place
    assert len(images) <= 4


def test_errors_keep_the_last_good_pages_and_say_where(preview: Start) -> None:
    made = preview()
    page = made.window()
    good = made.path.read_text("utf-8")
    made.write("session: 79", "sesion: 79")
    notice = page.locator("#stale")
    notice.wait_for(state="visible")
    assert "last good pages" in notice.inner_text()
    assert words(page, PEACE).count() == 1
    assert page.locator(".pane.old").count() == 1
    page.click("#show-findings")
    finding = page.locator("#findings li.right").first
    assert "unknown key `sesion`" in finding.inner_text()
    assert finding.locator("small").inner_text() == "Bodies and items"
    made.path.write_text("a: [", "utf-8")
    page.locator("#part .notice", has_text="cannot be read").wait_for()
    page.keyboard.press("Escape")
    assert words(page, PEACE).count() == 1
    page.locator("#part button", has_text="Show in YAML").click()
    page.locator(".cm-line", has_text="a: [").wait_for()
    page.click("#show-code")
    made.path.write_text(good.replace(PEACE, "of peace again"), "utf-8")
    words(page, "of peace again")
    notice.wait_for(state="hidden")
    until(page, "document.querySelector('#count').textContent === '0'")


def test_the_rules_of_check_follow_once_the_pages_are_painted(preview: Start) -> None:
    made = preview()
    page = made.window()
    made.write("about peace.", "about  peace.")
    part(page, "text")
    note = page.locator("#part .finding.note").first
    note.wait_for()
    assert "there is more than one space between two words" in note.inner_text()
    assert page.locator("#count").inner_text() == "0", "a note is no fault"
    made.write("about  peace.", "about peace.")
    note.wait_for(state="detached")


def test_a_file_that_goes_and_comes_back(preview: Start) -> None:
    made = preview()
    page = made.window()
    made.path.unlink()
    page.locator("#stale").wait_for(state="visible")
    other = made.path.with_name("other")
    other.write_text(LETTER.replace(PEACE, "moved here"), "utf-8")
    other.replace(made.path)
    words(page, "moved here")
    page.locator("#stale").wait_for(state="hidden")


def test_a_click_puts_the_cursor_at_the_character(preview: Start) -> None:
    made = preview()
    page = made.window()
    click_words(page, PEACE)
    text_box(page, *TEXT).wait_for()
    until(page, "document.activeElement.matches('#part .ProseMirror')")
    assert LETTER_TEXT.startswith(before_cursor(page))
    assert 0 < len(before_cursor(page)) < len(LETTER_TEXT)
    assert page.locator("#part-name").inner_text() == "Text"


def test_a_click_on_made_words_opens_what_they_are_made_from(preview: Start) -> None:
    made = preview()
    page = made.window()
    click_words(page, "2 April 2025")
    entry(page, "date").wait_for()
    assert page.locator("#part-name").inner_text() == "When the document is issued"
    assert "Date of issue" in page.locator(".made-from").inner_text()


def test_a_click_leads_into_the_text_of_the_file_where_that_is_open(preview: Start) -> None:
    made = preview()
    page = made.window()
    page.click("#show-code")
    page.locator(".cm-content").wait_for()
    click_words(page, PEACE)
    page.locator(".cm-activeLine", has_text=PEACE).wait_for()


def test_the_place_is_opened_in_the_editor(preview: Start, tmp_path: Path) -> None:
    opened = tmp_path / "opened"
    editor = tmp_path / "editor.sh"
    editor.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{opened}"\n')
    editor.chmod(0o755)
    made = preview(UNASSEMBLE_EDITOR=f"{editor} -g {{file}}:{{line}}:{{column}}")
    page = made.window()
    page.click("#show-code")
    page.locator(".cm-line", has_text="session: 79").click()
    page.click("#place-open")
    for _ in range(100):
        if opened.is_file() and opened.read_text():
            break
        time.sleep(0.05)
    line = next(at for at, row in enumerate(LETTER.split("\n"), 1) if "session: 79" in row)
    assert re.fullmatch(rf"-g\n{re.escape(str(made.path))}:{line}:\d+\n", opened.read_text())


def test_a_finding_leads_to_its_field_and_the_page(preview: Start) -> None:
    made = preview(LETTER.replace("The second text.", "The second text{{}}.\n" + "\n\n" * 3))
    page = made.window()
    made.write("peace.", "peace.^[]")
    page.click("#show-findings")
    page.locator("#findings button", has_text="note").first.click()
    until(page, "document.activeElement.matches('#part .ProseMirror')")
    mark = page.locator(".mark").first
    mark.wait_for()
    box, found = mark.bounding_box(), words(page, PEACE).first.bounding_box()
    assert box["y"] <= found["y"] + found["height"] / 2 <= box["y"] + box["height"]


def test_two_windows_at_once_and_one_server(preview: Start) -> None:
    made = preview()
    first, second = made.window(), made.window(width=900)
    made.write(PEACE, "for both windows")
    words(first, "for both windows")
    words(second, "for both windows")


def test_versions_side_by_side(preview: Start) -> None:
    made = preview()
    page = made.window()
    assert page.locator("#language option").all_inner_texts() == ["English", "Français"]
    page.select_option("#beside", "fr")
    words(page, "au sujet de la paix")
    assert page.locator(".pane").count() == 2
    made.write("au sujet de la paix", "au sujet d’une paix durable")
    words(page, "d’une paix durable")
    words(page, PEACE)
    page.select_option("#beside", "")
    assert page.locator(".pane").count() == 1
    page.select_option("#language", "fr")
    words(page, "d’une paix durable")


def test_downloads_are_the_files_that_build_writes(preview: Start, tmp_path: Path) -> None:
    made = preview()
    page = made.window()
    command = [sys.executable, "-m", "unassemble", "build", str(made.path), "--language", "all"]
    subprocess.run([*command, "-o", str(tmp_path / "out")], check=True, capture_output=True)
    page.click("#downloads summary")
    links = page.locator("#files a")
    assert links.count() == 4
    for index in range(4):
        with page.expect_download() as download:
            links.nth(index).click()
        name = download.value.suggested_filename
        built = (tmp_path / "out" / name).read_bytes()
        assert Path(download.value.path()).read_bytes() == built, name


def test_the_connection_is_made_again(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "letter.yaml"
    path.write_text(LETTER, "utf-8")
    context = browser.new_context(viewport={"width": 1000, "height": 700})
    page = context.new_page()
    page.add_init_script(
        "const Real = WebSocket; window.sockets = [];"
        "window.WebSocket = class extends Real {"
        " constructor(...all) { super(...all); sockets.push(this); } };"
    )
    with serving(path) as address:
        page.goto(address)
        words(page, PEACE)
        page.evaluate("sockets.at(-1).close()")
        until(page, "sockets.length > 1 && sockets.at(-1).readyState === 1")
        path.write_text(LETTER.replace(PEACE, "after a break"), "utf-8")
        words(page, "after a break")
    page.locator("#link").wait_for(state="visible")
    context.close()


def test_zoom_outline_and_keys(preview: Start) -> None:
    made = preview()
    page = made.window()
    first = page.locator("article[data-page='1']")
    wide = first.bounding_box()["width"]
    page.select_option("#zoom", "1")
    assert first.bounding_box()["width"] == 816
    page.locator(".pane").focus()
    page.keyboard.press("-")
    assert first.bounding_box()["width"] == 612
    page.keyboard.press("0")
    assert first.bounding_box()["width"] == pytest.approx(wide, abs=1)
    page.click("#show-side")
    page.click("#tab-outline")
    page.locator("#outline button", has_text="AUSTRALIA").click()
    until(page, "document.querySelector('.thumb[aria-current]').dataset.page === '2'")
    page.locator(".pane").focus()
    page.keyboard.press("PageUp")
    until(page, "document.querySelector('.thumb[aria-current]').dataset.page === '1'")
    first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    until(page, "document.querySelectorAll('.mark').length === 1")


def test_a_folder_has_an_index(browser: Any, tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text(LETTER, "utf-8")
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "two.yaml").write_text(LETTER.replace(PEACE, "about two"), "utf-8")
    (tmp_path / "other.yaml").write_text("a: b\n", "utf-8")
    context = browser.new_context()
    page = context.new_page()
    with serving(tmp_path) as address:
        page.goto(address)
        rows = page.locator("#letters li.ready")
        rows.nth(1).wait_for()
        names = page.locator("#letters small bdi")
        assert sorted(names.all_inner_texts()) == ["below/two.yaml", "one.yaml"]
        rows.filter(has_text="two.yaml").locator("a.title").click()
        words(page, "about two")
        (tmp_path / "below" / "two.yaml").write_text(LETTER.replace(PEACE, "changed"), "utf-8")
        words(page, "changed")
        page.goto(address)
        (tmp_path / "three.yaml").write_text(LETTER, "utf-8")
        page.locator("#letters li", has_text="three.yaml").wait_for()
        context.close()


def test_a_changed_picture_is_seen(preview: Start, tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (60, 40), "white").save(tmp_path / "map.png")
    text = LETTER.replace("The second text.", "![A map](map.png)")
    page = preview(text).window()
    page.locator(".pane").evaluate("pane => pane.scrollTo(0, 600)")
    page.wait_for_timeout(300)
    before = ink(page, 2)
    Image.new("RGB", (60, 40), "red").save(tmp_path / "map.png")
    for _ in range(50):
        page.wait_for_timeout(100)
        if ink(page, 2) != before:
            return
    raise AssertionError("the page did not change")


def test_a_long_letter_draws_what_is_near(preview: Start) -> None:
    head, sections = LETTER.split("    sections:\n")
    made = preview(head + "    sections:\n" + sections * 400)
    page = made.window()
    total = page.locator("article.page").count()
    assert total > 30
    page.locator(".pane").evaluate("pane => pane.scrollTo(0, pane.scrollHeight / 2)")
    until(
        page,
        "[...document.querySelectorAll('article.page img')]"
        ".some(image => image.parentElement.dataset.page > 12)",
    )
    page.wait_for_timeout(300)
    assert page.locator("article.page img").count() <= 10
    assert page.locator("article[data-page='1'] img").count() == 0
    assert page.locator(".thumb img[src]").count() < 40


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_the_interface_speaks_the_readers_language(preview: Start, language: str) -> None:
    page = preview().window(locale=language)
    page.locator("#part-name").wait_for()
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    shown = page.locator("body").inner_text()
    assert not re.search(r"\b(field|refused|form|fit|zoom|write|value|parts)\.[a-z]", shown)


def test_a_reader_of_another_language_gets_english(preview: Start) -> None:
    page = preview().window(locale="de")
    page.locator("#part-name").wait_for()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("#show-parts").inner_text() == "Parts"
