"""A browser for the tests of the preview; skips them if something is missing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from preview_server import CHROMIUM, LETTER, serving

PAGES = "article.page svg text"
"""What is shown once the pages of a letter are."""
NARROW = 900
"""The widest window in which pages and part are not beside each other."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM.is_file():
        pytest.skip(f"{CHROMIUM} is not installed")
    with playwright.sync_playwright() as running:
        launched = running.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"]
        )
        yield launched
        launched.close()


class Preview:
    """A preview of a letter file: its address, and browser windows on it."""

    def __init__(self, path: Path, address: str, browser: Any, faults: list[str]) -> None:
        self.path, self.address, self._browser, self._faults = path, address, browser, faults
        self._contexts: list[Any] = []

    def window(
        self,
        address: str = "",
        width: int = 1280,
        height: int = 800,
        shown: str = PAGES,
        **more: Any,
    ) -> Any:
        """Open a window on the letter and wait for its first page, or for what is ``shown``; errors
        in it fail the test."""
        more = {"locale": "en-GB", **more}
        context = self._browser.new_context(viewport={"width": width, "height": height}, **more)
        context.set_default_timeout(15_000)
        self._contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self._faults.append(str(error)))
        page.on("console", self._heard)
        page.goto(address or self.address)
        if width <= NARROW and shown == PAGES and "/m/" not in page.url:
            page.locator("#panes[data-ready] [data-pane=pages]").click()
        page.wait_for_selector(shown, state="attached")
        return page

    def blank(self, width: int = 1280, height: int = 800, **more: Any) -> Any:
        """Open a window at an address of the letter that has no screen, only its text."""
        page = self._page(width, height, **more)
        page.route("**/favicon.ico", lambda route: route.fulfill(status=204))
        page.goto(urljoin(page.request.get(self.address).url, "file"))
        return page

    def _page(self, width: int, height: int, **more: Any) -> Any:
        more = {"locale": "en-GB", **more}
        context = self._browser.new_context(viewport={"width": width, "height": height}, **more)
        context.set_default_timeout(15_000)
        self._contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self._faults.append(str(error)))
        page.on("console", self._heard)
        return page

    def _heard(self, message: Any) -> None:
        # The browser also logs requests that the server refuses on purpose, and those for pages
        # that have been changed again before they were asked for.
        at = message.location["url"]
        is_late = "404" in message.text and ("/image/" in at or "/text/" in at)
        is_refused = "409" in message.text or "400" in message.text
        if message.type == "error" and not is_late and not is_refused:
            self._faults.append(f"{message.text} {at}")

    def write(self, old: str, new: str) -> None:
        """Change the file as an editor would."""
        text = self.path.read_text("utf-8")
        assert text.count(old) == 1, old
        self.path.write_text(text.replace(old, new), "utf-8")

    def forget(self, words: str) -> None:
        """Forget the errors that a test has caused on purpose."""
        self._faults[:] = [one for one in self._faults if words not in one]

    def close(self) -> None:
        for context in self._contexts:
            context.close()


@pytest.fixture
def preview(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Preview]]:
    """Start a preview of a letter."""
    faults: list[str] = []
    with ExitStack() as stack:

        def start(text: str = LETTER, name: str = "letter.yaml", **environment: str) -> Preview:
            path = tmp_path / name
            path.write_text(text, "utf-8")
            made = Preview(path, stack.enter_context(serving(path, **environment)), browser, faults)
            stack.callback(made.close)
            return made

        yield start
    assert not faults, "\n".join(faults)


def part(page: Any, kind: str, *path: str | int) -> None:
    """Open a part of the letter in the window."""
    shown = json.dumps([kind, path], separators=(",", ":"))
    page.evaluate("part => { location.hash = encodeURIComponent(part); }", shown)
    page.wait_for_timeout(50)


def shown_path(path: tuple[str | int, ...]) -> str:
    """A path as the window writes it into its elements."""
    return json.dumps(path, separators=(",", ":"), ensure_ascii=False)


def entry(page: Any, *path: str | int) -> Any:
    """The entry of a field, with its label, its control and its findings."""
    return page.locator(f"#part .entry[data-path='{shown_path(path)}']")


def text_box(page: Any, *path: str | int) -> Any:
    """The box of a text of the letter."""
    at = f"#part .entry[data-at='{shown_path(path)}']"
    return page.locator(f"{at} :is(textarea, [contenteditable])")


_BESIDE = """(name) => {
  const { focusNode, focusOffset } = getSelection();
  const range = document.createRange();
  range.selectNodeContents(document.activeElement);
  range[name](focusNode, focusOffset);
  return range.toString();
}"""


def before_cursor(page: Any) -> str:
    """The text before the cursor, in the editor where it is."""
    made: str = page.evaluate(_BESIDE, "setEnd")
    return made


def after_cursor(page: Any) -> str:
    """The text after the cursor, in the editor where it is."""
    made: str = page.evaluate(_BESIDE, "setStart")
    return made


def landed(page: Any, path: Path, words: str, there: bool = True) -> str:
    """Wait until the file has some words, or no longer has them; returns its text."""
    for _ in range(300):
        text = path.read_text("utf-8")
        if (words in text) == there:
            return text
        page.wait_for_timeout(25)
    raise AssertionError(f"{words!r} did not come or go: {path.read_text('utf-8')}")


def until(page: Any, condition: str) -> None:
    """Wait for a condition in the page; its content security policy forbids `wait_for_function`."""
    for _ in range(300):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(condition)


def faults(page: Any) -> list[tuple[str, str]]:
    """What axe finds on a page: rule and element."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found = axe.run(page).response["violations"]
    return [(one["id"], one["nodes"][0]["html"]) for one in found]
