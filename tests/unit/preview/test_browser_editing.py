"""Editing in a browser: input is saved in the file, and nothing else in it changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from preview_browser import entry, faults, landed, part, shown_path, text_box, until
from preview_server import LETTER

Start = Callable[..., Any]
TEXT = ("letter", "text", "en")
SECTION = ("annexes", 0, "sections", 0)
PARTIES = (*SECTION, "entries")
FIRST = "I have the honour to write about peace."


def field(page: Any, *path: str | int, part: str = "value") -> Any:
    """The field for a path in the form of All details."""
    return page.locator(f"#form [data-path='{shown_path(path)}'][data-part={part}]")


def writing(preview: Start, kind: str = "text", *path: str | int) -> tuple[Any, Any]:
    """Start a preview, and open a window with a part."""
    made = preview()
    page = made.window()
    part(page, kind, *path)
    return made, page


def everything(preview: Start) -> tuple[Any, Any]:
    """Start a preview, and open a window with the form of all that the file has."""
    made, page = writing(preview, "all")
    page.check("#everything")
    field(page, *TEXT).wait_for()
    return made, page


def test_a_field_changes_only_its_lines_and_can_be_undone(preview: Start) -> None:
    made, page = writing(preview)
    text_box(page, *TEXT).fill(f"{FIRST}\n\nAnd about trade.\n")
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


def test_cards_are_removed_and_added(preview: Start) -> None:
    made, page = writing(preview, "party", *PARTIES, 1)
    page.locator(".part-head [data-part=remove]").click()
    text = landed(page, made.path, "BRAZIL", there=False)
    gone = LETTER.index("          - party: BRAZIL")
    assert text.rstrip() == LETTER[:gone].rstrip(), "the rest is as it was, comments too"
    page.locator(f"[data-part=add][data-path='{shown_path(PARTIES)}']").click()
    text_box(page, *PARTIES, 1, "party").fill("CHILE")
    text = landed(page, made.path, "CHILE")
    assert text.startswith(LETTER[:gone].rstrip())
    page.locator("article.page svg text", has_text="CHILE").first.wait_for(state="attached")


@pytest.mark.parametrize("by", ["button", "key"])
def test_a_card_is_moved_with_its_comment(preview: Start, by: str) -> None:
    made, page = writing(preview, "party", *PARTIES, 1)
    if by == "button":
        page.locator(".part-head [data-part=up]").click()
    else:
        text_box(page, *PARTIES, 1, "party").press("Alt+ArrowUp")
    until(page, f"location.hash.includes(encodeURIComponent('{shown_path((*PARTIES, 0))}'))")
    text = landed(page, made.path, "BRAZIL   # second\n            statements:\n")
    for _ in range(100):
        if text.index("BRAZIL") < text.index("AUSTRALIA"):
            break
        page.wait_for_timeout(25)
        text = made.path.read_text("utf-8")
    assert text.index("BRAZIL   # second") < text.index("AUSTRALIA")
    assert sorted(text.splitlines()) == sorted(LETTER.splitlines())


def test_a_statement_is_moved_to_another_party(preview: Start) -> None:
    made, page = writing(preview, "statement", *PARTIES, 0, "statements", 0)
    page.locator(".part-head [data-part=to]").select_option(label="Into: BRAZIL")
    until(page, "document.querySelector('.crumbs').textContent.includes('BRAZIL')")
    text = landed(page, made.path, "          - party: AUSTRALIA\n          - party: BRAZIL")
    assert text.index("Second statement") < text.index("First statement")
    page.keyboard.press("Control+z")
    until(page, "document.querySelector('#undo').disabled")
    assert landed(page, made.path, "party: AUSTRALIA\n            statements") == LETTER


def test_a_footnote_is_put_where_the_cursor_is(preview: Start) -> None:
    made, page = everything(preview)
    area = field(page, *TEXT)
    area.focus()
    area.evaluate(f"area => area.setSelectionRange({len(FIRST)}, {len(FIRST)})")
    area.locator("xpath=..").get_by_role("button", name="Footnote").click()
    page.keyboard.type("See A/79/2.")
    area.blur()
    assert f"{FIRST}^[See A/79/2.]" in landed(page, made.path, "See A/79/2.]")


def test_a_change_of_others_elsewhere_is_kept(preview: Start) -> None:
    made, page = writing(preview)
    text_box(page, *TEXT).focus()
    page.keyboard.press("Control+End")
    page.keyboard.type("Mine.")
    made.write("A statement", "A statement of theirs")
    text = landed(page, made.path, "Mine.")
    assert "title: A statement of theirs" in text
    assert "# Who signs." in text


def test_words_that_another_program_changed_too_are_chosen(preview: Start) -> None:
    made, page = writing(preview)
    area = text_box(page, *TEXT)
    for number in range(5):  # the other program must come before the file is written
        area.fill(f"Mine {number}.\n")
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
    area.filter(has_text=f"Mine {number}.").wait_for()


def test_a_version_is_named_and_gone_back_to(preview: Start, tmp_path: Path) -> None:
    made = preview(XDG_DATA_HOME=str(tmp_path / "data"))
    page = made.window()
    part(page, "text")
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
    text_box(page, *TEXT).fill("Other words.\n")
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


def test_a_list_by_language_is_changed_in_its_fields(preview: Start) -> None:
    made, page = writing(preview, "signatures")
    titles = ("letter", "signatories", 0, "titles", 0, "en")
    text_box(page, *titles).fill("Ambassador, Deputy")
    text = landed(page, made.path, "Ambassador, Deputy")
    assert text == LETTER.replace("en: Ambassador,", 'en: "Ambassador, Deputy",')
    assert entry(page, "letter", "signatories").count() == 1
