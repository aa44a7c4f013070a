"""Editing in a browser: input is saved in the file, and nothing else in it changes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from preview_server import LETTER

Start = Callable[..., Any]
TEXT = ("letter", "text", "en")
SECTION = ("annexes", 0, "sections", 0)
PARTIES = (*SECTION, "entries")
FIRST = "I have the honour to write about peace."


def field(page: Any, *path: str | int, part: str = "value") -> Any:
    """The form field for a path in the letter file."""
    shown = json.dumps(path, separators=(",", ":"))
    return page.locator(f"[data-path='{shown}'][data-part={part}]")


def form(preview: Start) -> tuple[Any, Any]:
    """Start a preview, and open a window with the form."""
    made = preview()
    page = made.window()
    page.click("#show-form")
    field(page, *TEXT).wait_for()
    return made, page


def landed(page: Any, path: Path, words: str, there: bool = True) -> str:
    """Wait until the file has some words, or no longer has them; returns its text."""
    for _ in range(200):
        text = path.read_text("utf-8")
        if (words in text) == there:
            return text
        page.wait_for_timeout(25)
    raise AssertionError(f"{words!r} did not come or go: {path.read_text('utf-8')}")


def test_a_field_changes_only_its_lines_and_can_be_undone(preview: Start) -> None:
    made, page = form(preview)
    field(page, *TEXT).fill(f"{FIRST}\n\nAnd about trade.\n")
    field(page, *TEXT).blur()
    text = landed(page, made.path, "And about trade.")
    gone = [line for line in LETTER.splitlines() if line not in text.splitlines()]
    assert gone == ["      Please circulate the present letter under agenda item 14."]
    page.locator("article.page svg text", has_text="And about trade").first.wait_for(
        state="attached"
    )
    page.click("#undo")
    assert landed(page, made.path, "And about trade.", there=False) == LETTER
    page.click("#redo")
    assert landed(page, made.path, "And about trade.") == text


def open_cards(page: Any, *paths: tuple[str | int, ...]) -> None:
    """Open nested cards, from the outermost to the innermost."""
    for path in paths:
        page.click(f"details[data-card='{json.dumps(path, separators=(',', ':'))}'] > summary")


def test_cards_are_removed_and_added(preview: Start) -> None:
    made, page = form(preview)
    open_cards(page, ("annexes", 0), SECTION, (*PARTIES, 1))
    field(page, *PARTIES, 1, part="remove").click()
    text = landed(page, made.path, "BRAZIL", there=False)
    gone = LETTER.index("          - party: BRAZIL")
    assert text.rstrip() == LETTER[:gone].rstrip(), "the rest is as it was, comments too"
    field(page, *PARTIES, part="add").click()
    name = field(page, *PARTIES, 1, "party")
    name.fill("CHILE")
    name.blur()
    text = landed(page, made.path, "CHILE")
    assert text.startswith(LETTER[:gone].rstrip())
    page.locator("article.page svg text", has_text="CHILE").first.wait_for(state="attached")


def test_a_card_is_moved_with_its_comment(preview: Start) -> None:
    made, page = form(preview)
    open_cards(page, ("annexes", 0), SECTION, (*PARTIES, 1))
    field(page, *PARTIES, 1, part="up").click()
    text = landed(page, made.path, "party: BRAZIL   # second\n            statements:\n")
    for _ in range(100):
        if text.index("BRAZIL") < text.index("AUSTRALIA"):
            break
        page.wait_for_timeout(25)
        text = made.path.read_text("utf-8")
    assert text.index("BRAZIL   # second") < text.index("AUSTRALIA")
    assert sorted(text.splitlines()) == sorted(LETTER.splitlines())


def test_a_footnote_is_put_where_the_cursor_is(preview: Start) -> None:
    made, page = form(preview)
    area = field(page, *TEXT)
    area.focus()
    area.evaluate(f"area => area.setSelectionRange({len(FIRST)}, {len(FIRST)})")
    area.locator("xpath=..").get_by_role("button", name="Footnote").click()
    page.keyboard.type("See A/79/2.")
    area.blur()
    assert f"{FIRST}^[See A/79/2.]" in landed(page, made.path, "See A/79/2.]")


def test_a_change_of_others_elsewhere_is_kept(preview: Start) -> None:
    made, page = form(preview)
    field(page, *TEXT).focus()
    page.keyboard.press("Control+End")
    page.keyboard.type("Mine.")
    made.write("A statement", "A statement of theirs")
    text = landed(page, made.path, "Mine.")
    assert "title: A statement of theirs" in text
    assert "# Who signs." in text


def test_the_same_words_changed_meanwhile_are_refused_and_nothing_is_lost(preview: Start) -> None:
    made, page = form(preview)
    field(page, *TEXT).focus()
    page.keyboard.press("Control+Home")
    page.keyboard.type("Mine. ")
    theirs = made.path.read_text("utf-8").replace(FIRST, "Theirs.")
    made.path.write_text(theirs, "utf-8")
    page.locator("#message").wait_for(state="visible")
    assert "Mine." in page.locator("#message textarea").input_value()
    assert made.path.read_text("utf-8") == theirs


def faults(page: Any) -> list[tuple[str, str]]:
    """What axe finds on a page: rule and element."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found = axe.run(page).response["violations"]
    return [(one["id"], one["nodes"][0]["html"]) for one in found]


def test_words_that_another_program_changed_too_are_chosen(preview: Start) -> None:
    made, page = form(preview)
    area = field(page, *TEXT)
    for number in range(5):  # the other program must come before the file is written
        area.fill(f"Mine {number}.\n")
        area.blur()
        page.locator("#disk", has_text="Saving").wait_for()
        made.path.write_text(LETTER.replace(FIRST, f"Theirs {number}."), "utf-8")
        page.wait_for_timeout(900)
        if page.locator("#conflict").is_visible():
            break
    assert f"Mine {number}." in page.locator("#conflict-yours").input_value()
    assert f"Theirs {number}." in page.locator("#conflict-theirs").input_value()
    assert f"Theirs {number}." in made.path.read_text("utf-8")
    assert faults(page) == []
    page.click("#keep-both")
    text = landed(page, made.path, f"Mine {number}.")
    assert f"Theirs {number}." in text
    page.locator("#conflict").wait_for(state="hidden")
    page.locator("#disk", has_text="Saved").wait_for()
    assert f"Mine {number}." in area.input_value()


def test_a_version_is_named_and_gone_back_to(preview: Start, tmp_path: Path) -> None:
    made = preview(XDG_DATA_HOME=str(tmp_path / "data"))
    page = made.window()
    page.click("#show-form")
    page.click("#versions summary")
    page.fill("#version-name", "As agreed")
    page.keyboard.press("Enter")
    page.locator("#version-list li", has_text="As agreed").wait_for()
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        box = page.locator("#versions > div").bounding_box()
        assert 0 <= box["x"] < box["x"] + box["width"] <= width
    assert faults(page) == []
    page.keyboard.press("Escape")
    field(page, *TEXT).fill("Other words.\n")
    field(page, *TEXT).blur()
    landed(page, made.path, "Other words.")
    page.click("#versions summary")
    page.locator("#version-list li", has_text="As agreed").get_by_role("button").click()
    assert landed(page, made.path, "Other words.", there=False) == LETTER
    page.click("#undo")
    landed(page, made.path, "Other words.")


def test_the_yaml_is_saved_and_its_findings_stand_in_the_margin(preview: Start) -> None:
    made = preview()
    page = made.window()
    page.click("#show-code")
    page.locator(".cm-content").wait_for()
    page.locator(".cm-line", has_text="session: 79").click()
    page.keyboard.press("End")
    page.keyboard.type("  # of the Assembly")
    page.keyboard.press("Control+s")
    assert "session: 79  # of the Assembly\n" in landed(page, made.path, "of the Assembly")
    page.keyboard.type("\nsesion: 1")
    page.keyboard.press("Control+s")
    landed(page, made.path, "sesion")
    page.locator(".cm-lint-marker-error").wait_for()


def test_keys_are_offered_where_they_may_stand(preview: Start) -> None:
    made = preview()
    page = made.window()
    page.click("#show-code")
    page.locator(".cm-line", has_text="dated: 2025-04-01").click()
    page.keyboard.press("End")
    page.keyboard.type("\nki")
    page.keyboard.press("Control+ ")
    offered = page.locator(".cm-tooltip-autocomplete li")
    offered.first.wait_for()
    assert "kind" in offered.first.inner_text()
    assert made.path.read_text("utf-8") == LETTER


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 800)])
def test_axe_finds_nothing(preview: Start, scheme: str, width: int, height: int) -> None:
    page = preview().window(width=width, height=height, color_scheme=scheme)
    for button in ("show-panel", "show-form", "show-code"):
        page.click(f"#{button}")
        page.wait_for_timeout(400)
        if page.locator("#panel").is_hidden():  # it was open, and closed
            page.click(f"#{button}")
        assert faults(page) == [], button
