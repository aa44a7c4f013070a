"""The screen of a mission's record in a browser: edited, copied, learnt, with the letter beside."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from preview_browser import Preview
from preview_server import LETTER, serving
from unassemble.base.resources import template

SHIPPED = template("missions", "azerbaijan.yaml").read_text("utf-8")
OURS = LETTER.replace("language: en\n", "language: en\nmission: azerbaijan\n", 1)


class Folder:
    """A preview of a folder of letters, with an empty folder of the user's data."""

    def __init__(self, path: Path, address: str, window: Callable[..., Any]) -> None:
        self.path, self.address, self.window = path, address, window

    @property
    def record(self) -> Path:
        return self.path.parent / "data" / "unassemble" / "missions" / "azerbaijan.yaml"

    def open(self, name: str = "azerbaijan", **more: Any) -> Any:
        return self.window(f"{self.address}m/{name}/", **more)


@pytest.fixture
def folder(browser: Any, tmp_path: Path) -> Iterator[Folder]:
    faults: list[str] = []
    letters, data = tmp_path / "letters", tmp_path / "data"
    letters.mkdir()
    (letters / "a.yaml").write_text(OURS, "utf-8")
    with serving(letters, XDG_DATA_HOME=os.fspath(data)) as address:
        made = Preview(letters / "a.yaml", address, browser, faults)
        yield Folder(letters, address, made.window)
        made.close()
    assert not faults


def begun(page: Any) -> None:
    """Show the letter that is begun with the record, in place of the one of the folder."""
    page.get_by_label("Letter shown").select_option("")
    page.wait_for_selector("text=‹", state="attached")


def wait_until(page: Any, is_so: Callable[[], bool]) -> None:
    for _ in range(200):
        if is_so():
            return
        page.wait_for_timeout(50)
    raise AssertionError("it did not come about")


def wait_for(page: Any, path: Path, text: str) -> str:
    """The text of a file once it has some words."""
    for _ in range(100):
        now = path.read_text("utf-8") if path.exists() else ""
        if text in now:
            return now
        page.wait_for_timeout(50)
    raise AssertionError(f"{path} has no “{text}”")


def test_a_shipped_record_is_copied_at_the_first_change_and_undone_to_the_byte(
    folder: Folder,
) -> None:
    page = folder.open()
    assert "comes with the program" in page.inner_text("#above")
    begun(page)
    field = page.locator("#field-wording-closing-en")
    field.fill("Please accept, Excellency, my greetings.")
    written = wait_for(page, folder.record, "my greetings")
    assert written.startswith(SHIPPED)
    page.wait_for_selector("text=Yours:")
    page.wait_for_selector("article svg >> text=my greetings", state="attached")
    assert template("missions", "azerbaijan.yaml").read_text("utf-8") == SHIPPED
    field.press("Control+z")
    wait_until(page, lambda: field.input_value() == "")
    wait_until(page, lambda: folder.record.read_text("utf-8") == SHIPPED)


def test_only_the_language_that_is_shown_changes(folder: Folder) -> None:
    page = folder.open()
    page.get_by_label("Texts in").select_option("fr")
    page.locator("#field-musayev-given-fr").fill("Tofik")
    written = wait_for(page, folder.record, "Tofik")
    assert "      en es: Tofig **Musayev**\n      fr: Tofik **Musayev**\n" in written
    before = SHIPPED.replace("      en fr es: Tofig **Musayev**\n", "")
    assert (
        written.replace("      en es: Tofig **Musayev**\n      fr: Tofik **Musayev**\n", "")
        == before
    )


def test_another_person_signs_and_the_letter_shows_it(folder: Folder) -> None:
    page = folder.open()
    begun(page)
    page.click("text=Add a person")
    page.fill("#new-given", "Ann")
    page.fill("#new-family", "Lee")
    page.get_by_role("button", name="Add", exact=True).first.click()
    page.wait_for_selector("summary >> text=Ann Lee")
    page.click("summary >> text=Ann Lee")
    card = page.locator("details.card", has_text="Ann Lee")
    since = card.get_by_role("group", name="Signs from")
    since.get_by_label("Day").fill("1")
    since.get_by_label("Month").select_option("2")
    since.get_by_label("Year").fill("2026")
    written = wait_for(page, folder.record, "since: 2026-02-01")
    assert "  lee:\n    name: {en: Ann **Lee**}\n    office: permanent-representative\n" in written
    page.wait_for_selector("article svg >> text=Ann Lee", state="attached")
    page.wait_for_selector("summary >> text=signs now")


def test_what_is_learnt_is_told_before_it_is_written(folder: Folder) -> None:
    page = folder.open()
    page.get_by_role("button", name="Look what can be learnt").click()
    page.wait_for_selector("text=Not in the record yet: 1")
    assert "Signs as Permanent Representative: Ann Lee" in page.inner_text(".learnt")
    assert not folder.record.exists()
    page.get_by_role("button", name="Write it into the record").click()
    written = wait_for(page, folder.record, "Ann **Lee**")
    assert written.replace(written[written.index("  lee:") :], "") in SHIPPED
    page.wait_for_selector("summary >> text=Ann Lee")


def test_a_refused_change_says_why_and_changes_nothing(folder: Folder) -> None:
    page = folder.open()
    page.click("text=Add an item")
    page.fill("#item-number", "about peace")
    page.fill("#item-title", "Peace")
    page.get_by_role("button", name="Add", exact=True).last.click()
    page.wait_for_selector("#message >> text=the number of an agenda item is such as 34")


def test_a_letter_that_is_open_follows_its_mission(folder: Folder) -> None:
    without = OURS.replace("  from: {state: AZ, office: permanent-representative}\n", "")
    start = without.index("  # Who signs.")
    end = without.index("ignore:")
    (folder.path / "a.yaml").write_text(without[:start] + without[end:], "utf-8")
    page = folder.open()
    page.wait_for_selector("article svg >> text=Musayev", state="attached")
    page.locator("#field-musayev-family-en").fill("Musayeff")
    page.wait_for_selector("article svg >> text=Musayeff", state="attached")


def test_a_mission_is_added(folder: Folder) -> None:
    page = folder.window(f"{folder.address}m/", shown="h1")
    state = page.get_by_role("combobox", name="State")
    state.fill("Ivoire")
    page.wait_for_selector("[role=option]")
    state.press("ArrowDown")
    state.press("Enter")
    page.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_url("**/m/cote-divoire/")
    page.wait_for_selector("h1 >> text=Côte d’Ivoire")
    assert (folder.record.parent / "cote-divoire.yaml").exists()


@pytest.mark.parametrize(("words", "width"), [("en", 1280), ("ar", 390)])
def test_screens_are_accessible(folder: Folder, words: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    locale = {"en": "en-GB", "ar": "ar"}[words]
    for address, sign in (("m/", "h1"), ("m/azerbaijan/", "#head-learn")):
        page = folder.window(folder.address + address, width=width, locale=locale, shown=sign)
        page.wait_for_selector(sign)
        for card in page.query_selector_all("details:not([open]) > summary"):
            if card.is_visible():
                card.click()
        found = axe.run(page)
        assert found.violations_count == 0, found.generate_report()
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0
