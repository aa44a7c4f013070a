"""The screen of the versions in a browser: named, compared, gone back to and undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from preview_browser import Preview
from preview_requests import ask, own
from preview_server import LETTER, serving
from preview_socket import Window

Opened = Callable[..., Any]


@pytest.fixture
def kept(browser: Any, tmp_path: Path) -> Iterator[tuple[Opened, Path, str]]:
    """A letter with two versions and a change: a window on the screen, the file, its address."""
    faults: list[str] = []
    path = tmp_path / "letter.yaml"
    path.write_text(LETTER, "utf-8")
    with serving(path, XDG_DATA_HOME=str(tmp_path / "data")) as address:
        made = Preview(path, address, browser, faults)
        status, headers, _ = ask(address, "")
        assert status == 302
        letter = headers["location"]
        window = Window(address, letter)
        window.edit(["letter", "text", "en"], "I have the honour to write about war.\n")
        window.edit(["annexes", 0, "title"], "Another statement")
        window.close()
        at = f"{address}{letter}history/"
        yield lambda **more: made.window(at, shown="#list li", **more), path, address
        made.close()
    assert not faults


def test_a_version_is_named_compared_gone_back_to_and_undone(
    kept: tuple[Opened, Path, str],
) -> None:
    opened, path, _ = kept
    page = opened()
    page.fill("#name", "As agreed")
    page.get_by_role("button", name="Keep this version").click()
    page.wait_for_selector("li >> text=As agreed")
    assert "the same as now" in page.inner_text("li:has-text('As agreed')")
    first = page.locator("li", has_text="when it was opened")
    first.get_by_role("button", name="What has changed since").click()
    page.wait_for_selector("#head-changes")
    assert "2 changed" in page.inner_text("#changes")
    assert page.locator("#changes del").all_inner_texts()[-1].split() == ["−", "deleted:", "A"]
    words = page.locator("#changes li").first.inner_text()
    assert "Changed Letter › Text › English" in words.replace("\n", " ")
    assert "−" in words
    assert "+" in words
    first.get_by_role("button", name="Go back to it").click()
    page.wait_for_selector("#told >> text=The text is again that of")
    page.wait_for_timeout(900)
    assert path.read_text("utf-8") == LETTER
    page.get_by_role("button", name="Undo").click()
    page.wait_for_selector("#told >> text=Undone")
    page.wait_for_timeout(900)
    assert "Another statement" in path.read_text("utf-8")


def test_the_oldest_version_takes_a_name(kept: tuple[Opened, Path, str]) -> None:
    page = kept[0]()
    page.click("summary >> text=Name it")
    page.fill("#name-1", "First draft")
    page.get_by_role("button", name="Save").click()
    page.wait_for_selector("p.name >> text=First draft")


def test_no_other_page_goes_back(kept: tuple[Opened, Path, str]) -> None:
    _, _, address = kept
    letter = ask(address, "")[1]["location"]
    for path in ("back", "versions/1"):
        assert ask(address, f"{letter}{path}", "POST", '{"number": 1, "name": "x"}')[0] == 403
    origin = own(address)
    for path, body, status in (
        ("back", '{"number": 99}', 409),
        ("back", '{"number": "x"}', 400),
        ("versions/99", '{"name": "x"}', 404),
        ("versions/1", '{"name": 1}', 400),
    ):
        assert ask(address, letter + path, "POST", body, origin=origin)[0] == status
    assert ask(address, f"{letter}versions/99/changes")[0] == 404
    assert ask(address, f"{letter}versions/1/changes?with=x")[0] == 400


@pytest.mark.parametrize(("words", "width"), [("en-GB", 1280), ("ar", 390)])
def test_the_versions_are_accessible(
    kept: tuple[Opened, Path, str], words: str, width: int
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = kept[0](width=width, locale=words)
    page.locator("#list button[aria-pressed]").first.click()
    page.wait_for_selector("#head-changes")
    page.locator("summary").first.click()
    found = axe.run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
