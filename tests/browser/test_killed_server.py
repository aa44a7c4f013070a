"""A server that is killed between a key and the writing of the file loses nothing."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from preview_browser import Preview
from preview_server import LETTER, serving, started

BODIES = "#%5B%22bodies%22%2C%5B%5D%5D"
ITEMS = 8
TITLES = """#part [data-path$='"title"]'] :is(textarea, [contenteditable=true])"""


def letter() -> str:
    items = "".join(
        f"      - number: {14 + number}\n        title: Item of number {number}\n"
        for number in range(ITEMS)
    )
    start, end = LETTER.index("      - number: 14"), LETTER.index("letter:\n")
    text = LETTER[:start] + items + LETTER[end:]
    return re.sub(r"    fr: \|\n(      .*\n|\n)+", "", text)


def test_what_a_killed_server_had_not_written_is_there_after_reload(
    browser: Any, tmp_path: Path
) -> None:
    path = tmp_path / "letter.yaml"
    path.write_text(letter(), "utf-8")
    data = {"XDG_DATA_HOME": os.fspath(tmp_path / "data")}
    faults: list[str] = []
    process, address = started(path, **data)
    page = Preview(path, address, browser, []).window(address, shown="#part-name")
    page.goto(page.url.split("#")[0] + BODIES)
    page.locator("#part .text-editor [contenteditable=true]").nth(0).wait_for()  # it has come
    page.locator(TITLES).nth(0).click()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text(" k999")
    page.locator("#undo:not([disabled])").wait_for()  # the server has it
    process.kill()
    process.wait(10)
    assert process.stdout is not None
    process.stdout.close()
    was_written = "k999" in path.read_text("utf-8")
    page.context.close()
    with serving(path, **data) as again:
        made = Preview(path, again, browser, faults)
        page = made.window(again, shown="#part-name")
        page.goto(page.url.split("#")[0] + BODIES)
        field = page.locator(TITLES).nth(0)
        field.wait_for()
        assert "k999" in field.evaluate("one => one.value ?? one.textContent")
        for _ in range(100):
            if "k999" in path.read_text("utf-8"):
                break
            page.wait_for_timeout(50)
        assert "Item of number 0 k999" in path.read_text("utf-8")
        made.close()
    assert not faults
    assert not was_written, "the file was written before the server could be killed"
