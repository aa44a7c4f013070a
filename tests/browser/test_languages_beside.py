"""Two languages beside each other on the writing screen, in a browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from preview_browser import Preview

LETTER_TEXT = "#%5B%22text%22%2C%5B%5D%5D"
BODIES = "#%5B%22bodies%22%2C%5B%5D%5D"


def open_part(preview: Callable[..., Preview], part: str, **more: Any) -> tuple[Any, Preview]:
    made = preview()
    page = made.window(shown="#part-name", **more)
    page.goto(page.url.split("#")[0] + part)
    page.wait_for_selector("#part-name")
    return page, made


def wait_until(page: Any, is_so: Callable[[], bool]) -> None:
    for _ in range(200):
        if is_so():
            return
        page.wait_for_timeout(50)
    raise AssertionError("it did not come about")


def test_each_language_has_its_editor_with_its_language_and_direction(
    preview: Callable[..., Preview],
) -> None:
    page, made = open_part(preview, LETTER_TEXT)
    page.select_option("#texts-beside", "fr")
    beside = page.locator(".in-beside .ProseMirror[lang=fr]").first
    beside.wait_for()
    assert "J’ai l’honneur" in beside.inner_text()
    assert beside.get_attribute("dir") == "ltr"
    beside.fill("J’ai l’honneur d’écrire encore.")
    wait_until(page, lambda: "écrire encore" in made.path.read_text("utf-8"))
    text = made.path.read_text("utf-8")
    assert "I have the honour to write about peace." in text
    assert "# Who signs." in text


def test_a_missing_text_is_shown_in_grey_and_written_only_by_a_person(
    preview: Callable[..., Preview],
) -> None:
    page, made = open_part(preview, LETTER_TEXT)
    before = made.path.read_text("utf-8")
    page.select_option("#texts-beside", "ar")
    page.wait_for_selector("#texts-state >> text=4 missing")
    assert "I have the honour" in page.inner_text(".in-beside .ghost")
    assert made.path.read_text("utf-8") == before
    page.get_by_role("button", name="Write: Text of the letter, Arabic").click()
    box = page.locator(".in-beside textarea")
    assert box.get_attribute("dir") == "rtl"
    page.keyboard.type("أتشرف")
    wait_until(page, lambda: "ar: أتشرف" in made.path.read_text("utf-8"))
    page.keyboard.type(" بالكتابة")
    wait_until(page, lambda: "ar: أتشرف بالكتابة" in made.path.read_text("utf-8"))
    box.blur()
    page.wait_for_selector(".in-beside .ProseMirror >> text=أتشرف بالكتابة")
    page.wait_for_selector("#texts-state >> text=3 missing")


def test_changed_since_until_it_is_still_right(preview: Callable[..., Preview]) -> None:
    page, _ = open_part(preview, BODIES)
    page.select_option("#texts-beside", "fr")
    source = page.get_by_label("Title", exact=True).first
    beside = page.locator(".in-beside [lang=fr]").first
    beside.wait_for()
    page.wait_for_timeout(1500)  # what is right now is taken down first
    source.fill("Culture of dialogue")
    page.wait_for_selector(".changed-since >> text=English is another text now")
    page.wait_for_selector("#texts-state >> text=1 changed since")
    page.get_by_role("button", name="Still right").click()
    page.wait_for_selector(".changed-since", state="detached")
    source.fill("Culture of debate")
    page.wait_for_selector(".changed-since")
    beside.fill("Culture du débat")
    page.wait_for_selector(".changed-since", state="detached")


def test_what_no_translation_may_change_is_told_at_the_text(
    preview: Callable[..., Preview],
) -> None:
    page, _ = open_part(preview, LETTER_TEXT)
    page.select_option("#texts-beside", "fr")
    beside = page.locator(".in-beside [lang=fr]").first
    beside.wait_for()
    beside.fill("J’ai l’honneur d’écrire.\n\nVeuillez la distribuer au titre du point 15.\n")
    page.wait_for_selector(".differences >> text=Different:")
    assert "1" in page.inner_text("#texts-state")


@pytest.mark.parametrize(("locale", "width"), [("en-GB", 1280), ("ar", 390)])
def test_two_languages_are_accessible(
    preview: Callable[..., Preview], locale: str, width: int
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page, _ = open_part(preview, LETTER_TEXT, locale=locale, width=width)
    page.select_option("#texts-beside", "zh")
    page.wait_for_selector(".ghost")
    found = axe.run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
