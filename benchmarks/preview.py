"""How long does it take from saving the letter file to painting the changed page in the browser?

Prints two medians over edits of one word of the example, in a warm preview: from save to paint, and
the build included in it as measured by the server.  With ``--keys``: from a key in the text of the
letter; with ``--load``: from asking for the screen to its first page, with the scripts before that.
``--long`` takes a letter of hundreds of pages; without ``--keys`` it is scrolled through.
Needs playwright and Debian's Chromium.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))
EXAMPLE = ROOT / "examples" / "azerbaijan-2020" / "letter.yaml"
WORD = "condemns"
JUMP = "(page) => document.querySelector(`article[data-page='${page}']`).scrollIntoView()"
ARM = """() => {
  const frame = new MessageChannel();
  window.painted = new Promise((done) => { frame.port1.onmessage = () => done(Date.now()); });
  document.addEventListener("drawn",
    () => requestAnimationFrame(() => frame.port2.postMessage(null)), { once: true });
}"""
"""The time at which the frame with the changed page is painted: a message that a frame's callback
sends to itself arrives when the frame is done.  The script waits inside the page, because polling
from outside would add to the measured time."""

LISTEN = """(() => {
  const Plain = window.WebSocket;
  window.WebSocket = class extends Plain {
    constructor(...all) {
      super(...all);
      this.addEventListener("message", (told) => {
        if (told.data.startsWith('{"type": "state"')) window.told = told.data;
      });
    }
  };
})()"""
"""Keeps the last message of the server; reading it with the browser's tools takes 15 ms."""


def main() -> None:
    """Measure and print."""
    from preview_server import CHROMIUM, serving
    from speed import write_letter

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edits", type=int, default=20)
    parser.add_argument(
        "--long", action="store_true", help="scroll through the annex repeated 50 times"
    )
    parser.add_argument(
        "--keys", action="store_true", help="type in the text of the letter instead of saving"
    )
    parser.add_argument("--load", action="store_true", help="open the screen")
    arguments = parser.parse_args()
    edits: int = arguments.edits
    if arguments.load:
        load(edits)
        return
    if arguments.long and not arguments.keys:
        scroll()
        return
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as running:
        path = Path(folder) / "letter.yaml"
        text = EXAMPLE.read_text("utf-8")
        path.write_text(text, "utf-8")
        if arguments.long:
            path = write_letter(Path(folder), 50)
        browser = running.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(60_000)
        builds: list[float] = []
        page.add_init_script(LISTEN)
        with serving(path) as address:
            page.goto(address)
            page.wait_for_selector("article[data-page='2'] img")
            page.wait_for_timeout(1000)
            if arguments.keys:
                page.evaluate("location.hash = encodeURIComponent(JSON.stringify(['text', []]))")
                text_box = page.locator("#part .entry :is(textarea, [contenteditable])").first
                text_box.click()
                page.keyboard.press("Control+Home")
                page.wait_for_timeout(500)
                times = [_key(page, builds) for _ in range(edits + 3)][3:]
            else:
                times = [_edit(page, path, text, number, builds) for number in range(edits + 3)][3:]
        browser.close()
    what = "key" if arguments.keys else "save"
    print(f"{what} to painted page: median {median(times):.0f} ms of {edits} edits")
    print(f"of which the build:   median {median(builds[-edits:]):.0f} ms")
    print(f"ratio to the build:   {median(times) / median(builds[-edits:]):.2f}")


def load(times: int) -> None:
    """Open the screen of a letter that is open already; print when its first page is painted."""
    from playwright.sync_api import sync_playwright

    from preview_server import CHROMIUM, serving

    with sync_playwright() as running, tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "letter.yaml"
        path.write_text(EXAMPLE.read_text("utf-8"), "utf-8")
        browser = running.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        took, sizes = [], []
        with serving(path) as address:
            for _ in range(times + 1):
                page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
                page.add_init_script(
                    "addEventListener('drawn', () => { window.first ??= performance.now(); }, true)"
                )
                page.goto(address)
                page.wait_for_selector("article[data-page='1'] img")
                took.append(float(page.evaluate("window.first")))
                scripts = "performance.getEntriesByType('resource').filter("
                scripts += "one => one.name.endsWith('.js') && one.startTime < window.first)"
                sizes.append(
                    page.evaluate(f"{scripts}.reduce((sum, one) => sum + one.decodedBodySize, 0)")
                )
                page.context.close()
        browser.close()
    print(f"first page painted: median {median(took[1:]):.0f} ms of {times}; cold {took[0]:.0f} ms")
    print(f"scripts before it: {max(sizes) / 1000:.0f} kB")


def scroll() -> None:
    """Scroll through a letter of hundreds of pages; print how soon pages appear, and memory."""
    from playwright.sync_api import sync_playwright

    from preview_server import CHROMIUM, serving
    from speed import write_letter

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as running:
        path = write_letter(Path(folder), 50)
        browser = running.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(60_000)
        with serving(path) as address:
            page.goto(address)
            page.wait_for_selector("article[data-page='1'] img")
            total = page.locator("article.page").count()
            times, images, memory = [], 0, 0.0
            for step in range(1, 41):
                start = time.perf_counter()
                page.evaluate(JUMP, step * total // 41)
                page.wait_for_selector(f"article[data-page='{step * total // 41}'] img")
                times.append((time.perf_counter() - start) * 1000)
                images = max(images, page.locator("article.page img").count())
                used = page.evaluate("performance.memory.usedJSHeapSize")
                memory = max(memory, used / 2**20)
        browser.close()
    print(f"{total} pages: a distant page appears after {median(times):.0f} ms (median of 40)")
    print(
        f"page pictures at once: {images} at most; memory of the scripts: {memory:.0f} MiB at most"
    )


def _edit(page: Any, path: Path, text: str, number: int, builds: list[float]) -> float:
    """Milliseconds from a save to its paint; the time of the build is appended to ``builds``."""
    page.evaluate(ARM)
    page.wait_for_timeout(200)
    start = time.time()
    path.write_text(text.replace(WORD, f"{WORD} number {number}", 1), "utf-8")
    painted = page.evaluate("window.painted")
    builds.append(float(json.loads(page.evaluate("window.told"))["state"]["took"]))
    return float(painted) - start * 1000


def _key(page: Any, builds: list[float]) -> float:
    """Milliseconds from a key in the text of the letter to the paint of what it changed."""
    page.evaluate(ARM)
    page.wait_for_timeout(700)
    start = time.time()
    page.keyboard.press("x")
    painted = page.evaluate("window.painted")
    builds.append(float(json.loads(page.evaluate("window.told"))["state"]["took"]))
    return float(painted) - start * 1000


if __name__ == "__main__":
    main()
