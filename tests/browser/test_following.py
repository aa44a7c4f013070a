"""Pages and part follow each other: a click finds its character, typing brings its page."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

import pytest

from conftest import EXAMPLE, ROOT
from preview_browser import after_cursor, entry, part, text_box, until
from preview_server import LETTER

Start = Callable[..., Any]
LINES = """() => [...document.querySelectorAll('article.page')].flatMap((page) =>
  [...page.querySelectorAll('svg text')].map((line) => [Number(page.dataset.page),
    Number(line.getAttribute('x')), Number(line.getAttribute('y')),
    Number(line.getAttribute('textLength')), line.textContent]))"""
CLICK = """([number, x, y]) => {
  const page = document.querySelector(`article[data-page='${number}']`);
  page.scrollIntoView();
  const box = page.getBoundingClientRect();
  const at = { bubbles: true, clientX: box.left + x / 612 * box.width,
    clientY: box.top + y / 792 * box.height };
  page.querySelector('svg').dispatchEvent(new MouseEvent('click', at));
}"""
AT = """() => {
  const active = document.activeElement;
  const entry = active.closest('#part .note-text[data-at]') ?? active.closest('#part .entry');
  return entry ? [entry.dataset.at ?? entry.dataset.path, active.matches('.ProseMirror')] : null;
}"""


def asked(page: Any, number: int, x: float, y: float) -> dict[str, Any]:
    """What the server says of a point."""
    address = f"""async () => {{
      const key = document.querySelectorAll('article.page')[{number - 1}].querySelector('svg')
        .dataset.key;
      const language = document.querySelector('.pane').lang;
      return (await fetch(`place/${{language}}/${{key}}?x={x}&y={y}`)).json();
    }}"""
    found: dict[str, Any] = page.evaluate(address)
    return found


def value_at(values: Any, path: list[str | int]) -> Any:
    """The value at a path."""
    for step in path:
        values = values[step]
    return values


def clicked(page: Any, number: int, x: float, y: float) -> bool:
    """Click on a point, and check that it leads to the place that the server tells; whether to a
    character of a text."""
    place = asked(page, number, x, y)
    page.evaluate(CLICK, [number, x, y])
    if place["made"]:
        page.locator(".made-from").wait_for()
        return False
    key = json.dumps(place["path"], separators=(",", ":"), ensure_ascii=False)
    until(page, f"{json.dumps(key)}.startsWith(({AT})()?.[0]?.replace(/]$/, '') ?? 'x')")
    at, is_text = page.evaluate(AT)
    if not is_text or at != key:
        return False
    value = value_at(
        page.evaluate("async () => (await fetch('file')).json()")["values"], place["path"]
    )
    near = value[max(place["offset"] - 1, 0) : place["offset"] + 2]
    for _ in range(100):
        after = after_cursor(page)[:1]
        if after in near or not after.isalnum():
            return after.isalnum()
        page.wait_for_timeout(20)
    raise AssertionError((after, near))


@pytest.mark.parametrize("name", ["azerbaijan-2020", "six-languages", "security-council"])
def test_a_click_on_a_line_finds_its_character(preview: Start, name: str) -> None:
    text = (ROOT / "examples" / name / "letter.yaml").read_text("utf-8")
    page = preview(text).window()
    pages = page.locator("article.page").count()
    until(page, f"document.querySelectorAll('article.page svg').length >= {min(pages, 2)}")
    chance = random.Random(3)
    lines = [line for line in page.evaluate(LINES) if len(line[4]) > 4]
    chosen = chance.sample(lines, min(len(lines), 20))
    found = [clicked(page, number, x + width / 3, y - 2) for number, x, y, width, _ in chosen]
    assert sum(found) >= 3


def test_typing_in_the_last_statement_brings_its_page_into_view(preview: Start) -> None:
    page = preview(EXAMPLE.read_text("utf-8")).window()
    part(page, "section", "annexes", 0, "sections", 1)
    page.locator(".below button").last.click()
    page.locator(".below button").last.click()
    box = page.locator("#part .text-editor.block .ProseMirror")
    box.wait_for()
    page.locator(".pane").evaluate("pane => pane.scrollTo(0, 0)")
    box.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Kenya")
    shown = """() => {
      const mark = document.querySelector('.mark')?.getBoundingClientRect();
      const pane = document.querySelector('.pane').getBoundingClientRect();
      return Boolean(mark) && mark.top >= pane.top && mark.bottom <= pane.bottom
        && Number(document.querySelector('.mark').closest('article').dataset.page) > 10;
    }"""
    until(page, f"({shown})()")
    page.locator(".mark").first.wait_for()
    page.mouse.move(200, 400)
    page.mouse.wheel(0, -3000)
    page.locator("#back").wait_for()
    place = page.locator(".pane").evaluate("pane => pane.scrollTop")
    page.locator("#back").click()
    until(page, f"({shown})()")
    assert page.locator(".pane").evaluate("pane => pane.scrollTop") != place
    page.locator("#back").wait_for(state="hidden")


def test_the_title_leads_to_its_fields_and_can_be_written_oneself(preview: Start) -> None:
    made = preview()
    page = made.window()
    line = page.locator("article.page svg text", has_text="Letter dated 1 April 2025").first
    line.wait_for(state="attached")
    box = line.bounding_box()
    page.mouse.click(box["x"] + 20, box["y"] + box["height"] / 2)
    page.locator(".made-from").wait_for()
    names = page.locator(".made-from .link").all_inner_texts()
    assert names == ["Kind of communication", "Date of the letter", "Sender", "Addressees"]
    page.locator(".made-from button.small").click()
    entry(page, "letter", "title").locator("[data-part=own]").click()
    title = text_box(page, "letter", "title")
    title.wait_for()
    title.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" and others")
    page.locator("article.page svg text", has_text="and others").first.wait_for(state="attached")
    assert made.path.read_text("utf-8").count("\n") >= LETTER.count("\n")
