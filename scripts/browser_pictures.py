"""Write the first letter in the browser, as docs/start/first-letter-browser.md tells, and take a
picture after each step.

python scripts/browser_pictures.py

Needs playwright and Debian's Chromium. A test carries out the same steps.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import ViewportSize

from generated import ROOT
from screenshots import chromium, save, taken

FOLDER = ROOT / "docs" / "images" / "first-letter"
SIZE = ViewportSize(width=1120, height=700)
COLORS = 48
SHORT = {"1-start": 240, "2-whose": 320}
"""Heights of the pictures whose screens are nearly empty."""
SUBJECT = "the statement of my Government on the talks of April 2025"
TITLE = "Statement of the Government of Kenya"
TEXT = "The Government welcomes the results of the talks."


def first_letter(page: Any, address: str) -> Iterator[str]:
    """Carry out all steps of the page; yields the name of a picture after each."""
    yield from new_letter(page, address)
    yield from writing(page)


def new_letter(page: Any, address: str) -> Iterator[str]:
    """Answer the questions of a new letter; yields the name of a picture after each."""
    page.goto(address)
    page.get_by_role("link", name="New letter").or_(
        page.get_by_role("button", name="New letter")
    ).first.wait_for()
    yield "1-start"
    page.get_by_text("New letter", exact=True).first.click()
    page.get_by_role("combobox", name="State or mission").fill("keny")
    page.get_by_role("option", name="Kenya").wait_for()
    yield "2-whose"
    page.keyboard.press("Enter")
    forward(page, "What kind of letter?")
    page.get_by_text("Page 1 of").wait_for()
    yield "3-kind"
    forward(page, "In which language, on what day?")
    page.get_by_label("Day", exact=True).fill("2")
    page.get_by_label("Month", exact=True).select_option(label="May")
    page.get_by_label("Year", exact=True).fill("2025")
    yield "4-day"
    forward(page, "To whom, and for which bodies?")
    page.get_by_label("Secretary-General", exact=True).wait_for()
    yield "5-to-whom"
    forward(page, "Who signs?")
    page.get_by_label("Given name").fill("Ann")
    page.get_by_label("Family name").fill("Otieno")
    page.get_by_label("Woman").check()
    yield "6-who-signs"
    forward(page, "Check the answers")
    yield "7-check"
    page.get_by_role("button", name="Create the letter").click()


def writing(page: Any) -> Iterator[str]:
    """Fill in the blanks of the new letter, and ask for its files; yields as `new_letter`."""
    page.get_by_role("heading", name="Who and to whom").wait_for()
    page.locator("article.page svg text").first.wait_for(state="attached")
    yield "8-letter"
    page.get_by_role("button", name="Findings").click()
    page.get_by_text("still to be filled in: what is transmitted").first.wait_for()
    yield "9-findings"
    page.get_by_text("still to be filled in: what is transmitted").first.click()
    write_over(page, "Text of the letter", "‹… what is transmitted›", SUBJECT)
    yield "10-text"
    page.get_by_role("button", name="Signatures ›").click()
    page.get_by_role("button", name="Annex 1").last.click()
    write_over(page, "Title of the annex", "‹… title of the annex›", TITLE)
    write_over(page, "Text of the annex", "‹… text of the annex›", TEXT)
    yield "11-annex"
    page.get_by_text("Download", exact=True).click()
    page.get_by_role("link", name="PDF").first.wait_for()
    yield "12-files"


def write_over(page: Any, label: str, blank: str, words: str) -> None:
    """Write words in place of a blank, which is a part of the text or one sign in it."""
    field = page.get_by_role("textbox", name=label)
    field.wait_for()
    if field.evaluate("one => 'value' in one"):
        field.fill(field.input_value().replace(blank, words))
    else:
        field.locator(".blank", has_text=blank).click()
        page.keyboard.type(words)
    page.locator("article.page svg text", has_text=words[:20]).first.wait_for(state="attached")


def forward(page: Any, question: str) -> None:
    """Go on to the next question."""
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("heading", name=question).wait_for()


def keep(page: Any, name: str) -> None:
    """Write the picture of a step."""
    page.wait_for_timeout(900)  # the pages beside the questions are drawn
    picture = taken(page)
    picture = picture.crop((0, 0, picture.width, SHORT.get(name, picture.height)))
    save(picture, FOLDER / f"{name}.png", COLORS)


def main() -> None:
    """Take all pictures."""
    from preview_server import serving

    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        letters = Path(folder) / "my-letters"
        letters.mkdir()
        with serving(letters) as address:
            page = browser.new_page(viewport=SIZE, locale="en-GB")
            page.set_default_timeout(15_000)
            for name in first_letter(page, address):
                keep(page, name)


if __name__ == "__main__":
    main()
