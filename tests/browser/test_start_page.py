"""The start page, the questions of a new letter and the next letter, in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from preview_server import LETTER, serving

DAY = "1748390400"
"""28 May 2025, in seconds since 1970."""
KENYA = LETTER.replace("state: AZ", "state: KE").replace("2025-04-01", "2024-04-01")
WORDS = {"en": "en-GB", "ar": "ar"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "2025"
    made.mkdir()
    (made / "one.yaml").write_text(LETTER, "utf-8")
    (made / "kenya.yaml").write_text(KENYA, "utf-8")
    (made / "broken.yaml").write_text("letter:\n  a: [\n", "utf-8")
    (made / "begun.yaml").write_text("language: en\n", "utf-8")
    return made


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    with serving(folder, SOURCE_DATE_EPOCH=DAY) as found:
        yield found


@pytest.fixture
def opened(browser: Any) -> Iterator[Any]:
    """Open a page; errors in it fail the test."""
    contexts: list[Any] = []
    faults: list[str] = []

    def window(address: str, width: int = 1280, **more: Any) -> Any:
        more = {"locale": "en-GB", **more}
        context = browser.new_context(viewport={"width": width, "height": 800}, **more)
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(address)
        return page

    yield window
    for context in contexts:
        context.close()
    assert not faults


def looked_at(page: Any, count: int = 4) -> Any:
    """Wait until all letters were looked at; returns their rows."""
    rows = page.locator("#letters > li")
    page.locator("#letters > li:not(.pending)").nth(count - 1).wait_for()
    return rows


def test_all_files_are_listed_and_found(address: str, opened: Any) -> None:
    page = opened(address)
    rows = looked_at(page)
    assert "2025" in page.locator("h1").inner_text()
    kenya = rows.filter(has_text="kenya.yaml")
    assert "Permanent Representative of Kenya" in kenya.locator(".title").inner_text()
    assert "Kenya · English, French · Pages: 2" in kenya.inner_text()
    kenya.locator("img").evaluate("image => image.decode()")
    broken = rows.filter(has_text="broken.yaml")
    assert "Cannot be read" in broken.inner_text()
    assert broken.get_by_role("link", name="Open the text").is_visible()
    assert "no letter in the file yet" in rows.filter(has_text="begun.yaml").inner_text()
    page.get_by_label("Mission").select_option("Kenya")
    assert rows.count() == 1
    page.get_by_label("Year").select_option("2024")
    assert rows.count() == 1
    page.get_by_label("Mission").select_option("")
    page.get_by_label("Year").select_option("")
    page.get_by_label("Search").fill("azerb 2025")
    assert rows.count() == 1
    page.get_by_label("Search").fill("nothing like it")
    assert page.get_by_text("No letter fits.").is_visible()


def test_copied_and_renamed_by_keyboard(address: str, folder: Path, opened: Any) -> None:
    page = opened(address)
    rows = looked_at(page)
    menu = rows.filter(has_text="one.yaml").locator("summary")
    menu.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("Copied: one-2.yaml").wait_for()
    menu.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.type("kenya")
    page.keyboard.press("Enter")
    page.get_by_text("another file has this name").wait_for()
    page.keyboard.press("Control+A")
    page.keyboard.type("二")
    page.keyboard.press("Enter")
    page.get_by_text("Renamed: 二.yaml").wait_for()
    names = {path.name for path in folder.iterdir()}
    assert names == {"one-2.yaml", "二.yaml", "kenya.yaml", "broken.yaml", "begun.yaml"}
    assert (folder / "kenya.yaml").read_text("utf-8") == KENYA


def test_a_letter_file_is_brought_in(address: str, tmp_path: Path, opened: Any) -> None:
    page = opened(address)
    looked_at(page)
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "new.yaml").write_text(LETTER.replace("about peace", "about x"), "utf-8")
    page.set_input_files("#file", tmp_path / "x.pdf")
    page.get_by_text("this is a PDF document").wait_for()
    page.set_input_files("#file", tmp_path / "new.yaml")
    page.locator("article.page svg text", has_text="about x").wait_for(state="attached")


def test_the_next_letter_says_what_was_kept(address: str, folder: Path, opened: Any) -> None:
    page = opened(address)
    rows = looked_at(page)
    rows.filter(has_text="one.yaml").get_by_role("link", name="Next letter after").click()
    page.get_by_label("Day", exact=True).last.wait_for()
    page.get_by_label("Day", exact=True).last.fill("30")
    page.locator("#go").click()
    page.get_by_label("Another person").check()
    page.get_by_label("Given name").fill("Ann")
    page.get_by_label("Family name").fill("Tester")
    page.locator("#go").click()
    kept = page.locator(".told").filter(has_text="Kept")
    kept.get_by_text("Agenda items").wait_for()
    cleared = page.locator(".told").filter(has_text="Cleared")
    assert cleared.get_by_text("Symbols", exact=True).is_visible()
    page.get_by_role("button", name="Change: Date of the letter").click()
    assert page.get_by_label("Day", exact=True).last.input_value() == "30"
    page.locator("#go").click()
    page.locator("#go").click()
    page.locator(".told").first.wait_for()
    page.locator("#go").click()
    page.locator("article.page svg text").first.wait_for(state="attached")
    made = (folder / "azerbaijan-2025-05-30.yaml").read_text("utf-8")
    assert "Ann **Tester**" in made
    assert "dated: 2025-05-30" in made
    assert (folder / "one.yaml").read_text("utf-8") == LETTER


def test_back_and_reload_keep_the_answers(address: str, opened: Any) -> None:
    page = opened(f"{address}new")
    page.get_by_role("combobox", name="State or mission").fill("KE")
    page.locator("#go").click()
    page.get_by_text("Identical letters", exact=True).click()
    page.locator("#go").click()
    page.locator("#own").wait_for()
    page.get_by_label("Year").fill("20")
    page.locator("#go").click()
    page.get_by_role("alert").get_by_role("link", name="Give a day").click()
    assert page.get_by_label("Day", exact=True).last.get_attribute("aria-invalid") == "true"
    page.reload()
    page.locator("#own").wait_for()
    page.get_by_label("Day", exact=True).last.fill("28")
    page.get_by_label("Year").fill("2025")
    page.go_back()
    page.locator("#kind").wait_for()
    assert page.get_by_label("Identical letters").is_checked()
    page.go_back()
    page.get_by_role("combobox", name="State or mission").wait_for()
    assert page.get_by_role("combobox", name="State or mission").input_value() == "Kenya"


def test_an_own_agenda_item_and_several_states(address: str, folder: Path, opened: Any) -> None:
    page = opened(f"{address}new")
    page.get_by_role("combobox", name="State or mission").fill("KE")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Several States").click()
    page.get_by_role("combobox", name="Other States").fill("ug")
    page.keyboard.press("Enter")
    for there in ("#kind", "#own", "#organs"):
        page.locator("#go").click()
        page.locator(there).wait_for()
    page.get_by_text("Another item").click()
    page.get_by_label("Number").fill("116 (c)")
    page.get_by_label("Title of the item").fill("An election")
    page.keyboard.press("Enter")
    page.get_by_role("combobox", name="Agenda items").fill("culture")
    page.keyboard.press("Enter")
    page.locator("#go").click()
    page.locator(".signatory").nth(1).wait_for()
    page.locator("#go").click()
    page.get_by_text("116 (c) An election").wait_for()
    page.locator("#go").click()
    page.locator("article.page svg text").first.wait_for(state="attached")
    made = (folder / "kenya-2025-05-28.yaml").read_text("utf-8")
    assert "- {number: 116 (c), title: An election}" in made
    assert "- {number: 14, title: Culture of peace}" in made
    assert "state: UG" in made


def violations(page: Any) -> list[tuple[str, str]]:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    found = axe.Axe().run(page).response["violations"]
    return [(one["id"], one["nodes"][0]["html"]) for one in found]


def wide(page: Any) -> bool:
    """Whether something stands over the edge of the screen."""
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


@pytest.mark.parametrize(
    ("language", "width", "scheme"),
    [("en", 390, "light"), ("ar", 1280, "dark")],  # all of them: test_every_screen.py
)
def test_both_screens_are_accessible(
    address: str, opened: Any, language: str, width: int, scheme: str
) -> None:
    page = opened(address, width, locale=WORDS[language], color_scheme=scheme)
    rows = looked_at(page)
    rows.filter(has_text="one.yaml").locator("summary").click()
    assert violations(page) == []
    assert not wide(page)
    page.goto(f"{address}new")
    page.locator("#question [role=combobox]").wait_for()
    page.locator("#go").click()
    page.get_by_role("alert").wait_for()
    assert violations(page) == []
    page.locator("#question [role=combobox]").fill("KE")
    every = ("#kind", "#own", "#organs", ".signatory", ".answers")
    for there in every if scheme == "dark" else every[:1]:  # for the time: two of the four in full
        page.locator("#go").click()
        page.locator(there).wait_for()
        page.locator("#page").wait_for()
        assert violations(page) == [], there
        assert not wide(page), there
