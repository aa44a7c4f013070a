"""Take screenshots of the preview for docs/preview.md, step by step.

    python scripts/preview_pictures.py

Needs playwright and Debian's Chromium.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from generated import ROOT
from screenshots import chromium, save, taken

FOLDER = ROOT / "docs" / "images" / "preview"
LETTER = ROOT / "examples" / "six-languages" / "letter.yaml"
COLORS = 64
WORDS = "I have the honour to transmit"


def keep(page: Any, name: str) -> None:
    """Write the picture of a step."""
    save(taken(page), FOLDER / f"{name}.png", COLORS)


def steps(page: Any, path: Path) -> None:
    """Carry out the steps, and take a screenshot after each."""
    text = path.read_text("utf-8")
    page.click("#show-side")
    page.locator("#thumbs img").nth(1).wait_for()
    page.wait_for_timeout(500)
    keep(page, "1-pages")
    page.click("#show-side")
    page.locator("article.page svg text").filter(has_text=WORDS).first.click()
    page.get_by_role("heading", name="Text", exact=True).wait_for()
    page.wait_for_timeout(500)
    keep(page, "2-follow")
    path.write_text(text.replace("session: 79", "sesion: 79"), "utf-8")
    page.locator("#stale").wait_for(state="visible")
    page.click("#show-findings")
    page.wait_for_timeout(500)
    keep(page, "3-error")
    path.write_text(text, "utf-8")
    page.locator("#stale").wait_for(state="hidden")
    page.get_by_role("button", name="Bodies and items").first.click()
    page.get_by_role("heading", name="General Assembly").wait_for()
    page.wait_for_timeout(500)
    keep(page, "4-parts")
    page.click("#show-code")
    page.locator(".cm-line").first.wait_for()
    keep(page, "5-yaml")
    page.click("#show-code")
    page.select_option("#beside", "ar")
    page.wait_for_timeout(1500)
    keep(page, "6-beside")


def main() -> None:
    """Take all screenshots."""
    from preview_server import serving

    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        path = Path(folder) / "letter.yaml"
        path.write_bytes(LETTER.read_bytes())
        with serving(path) as address:
            page = browser.new_page(viewport={"width": 1280, "height": 760}, locale="en-GB")
            page.set_default_timeout(15_000)
            page.goto(address)
            page.wait_for_selector("article[data-page='1'] img")
            page.wait_for_timeout(800)
            steps(page, path)


if __name__ == "__main__":
    main()
