"""docs/start/first-letter-browser.md, step by step: what it tells to press is there, and at the
end there is a letter."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import browser_pictures as steps
import unassemble as un
from doc_pages import ROOT
from preview_server import serving

PAGE = (ROOT / "docs" / "start" / "first-letter-browser.md").read_text("utf-8")


def test_the_first_letter_is_written_as_the_page_tells(browser: Any, tmp_path: Path) -> None:
    folder = tmp_path / "my-letters"
    folder.mkdir()
    shown, taken = "", []
    context = browser.new_context(viewport=steps.SIZE, locale="en-GB")
    context.set_default_timeout(15_000)
    with serving(folder) as address:
        window = context.new_page()
        for name in steps.first_letter(window, address):
            taken.append(f"../images/first-letter/{name}.png")
            shown += window.locator("body").aria_snapshot()
        with window.expect_download() as download:
            window.get_by_role("link", name="PDF").first.click()
        pdf = Path(download.value.path()).read_bytes()
    context.close()
    assert taken == re.findall(r"\]\((.*?\.png)\)", PAGE)
    assert [one for one in re.findall(r"\*\*(.*?)\*\*", PAGE) if one.rstrip(":") not in shown] == [
        "Next:"
    ]
    (path,) = folder.glob("*.yaml")
    letter = un.load(path)
    assert {one.rule for one in letter.findings()} <= {"no-symbol"}
    assert pdf == letter.build(formats=["pdf"]).pdf
    assert all(words in letter.text for words in (steps.SUBJECT, steps.TITLE, steps.TEXT))


def test_continue_waits_until_the_question_has_come(browser: Any, tmp_path: Path) -> None:
    """Whoever presses the button again at once does not answer a question that is not there."""
    context = browser.new_context(locale="en-GB")
    context.set_default_timeout(15_000)
    with serving(tmp_path) as address:
        window = context.new_page()
        window.goto(f"{address}new")
        window.get_by_role("combobox", name="State or mission").fill("keny")
        window.get_by_role("option", name="Kenya").click()
        steps.forward(window, "What kind of letter?")
        steps.forward(window, "In which language, on what day?")
        window.evaluate("""() => {
            const press = () => document.querySelector("#go").click();
            const seen = new MutationObserver(() => {
                if (!document.title.startsWith("To whom")) return;
                seen.disconnect();
                press();
            });
            seen.observe(document.querySelector("#question"), { childList: true });
            press();
        }""")
        window.get_by_role("heading", name="Who signs?").wait_for()
    context.close()
