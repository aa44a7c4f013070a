"""The writing screen: fields, findings, an unfinished letter, keys, words, a lost connection."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import EXAMPLE
from preview_browser import after_cursor, entry, faults, landed, part, text_box, until
from preview_server import LETTER, serving
from unassemble.letter.schema import letter_schema

Start = Callable[..., Any]
TEXT = ("letter", "text", "en")
UNFINISHED = """\
language: en
letter:
  dated:
  from: {state: AZ, office: permanent-representative}
  to: [secretary-general]
  text: |
    I have the honour to ‹do what›, and to ‹say what› about the matter.
"""
PARTS = ("who", "bodies", "text", "signatures", "issued", "all")


def test_an_unfinished_letter_lists_what_it_needs_until_it_has_pages(preview: Start) -> None:
    made = preview(UNFINISHED)
    page = made.window(shown=".unfinished li")
    needed = page.locator(".unfinished .link").all_inner_texts()
    assert needed == [
        "Bodies: still needed",
        "Signatories: still needed",
        "Date of the letter: still needed",
    ]
    page.locator(".unfinished .link", has_text="Date").click()
    until(page, "document.activeElement.matches('#part .date .day')")
    page.keyboard.type("7")
    page.locator("#part .date select").first.select_option("5")
    page.locator("#part .date .year").first.fill("2025")
    landed(page, made.path, "dated: 2025-05-07")
    page.locator(".unfinished .link", has_text="Bodies").click()
    page.locator("[data-part=add]", has_text="General Assembly").click()
    assert "session: 79" in landed(page, made.path, "session")
    page.locator(".unfinished .link", has_text="Signatories").click()
    page.locator("#part [data-part=add]").last.click()
    box = text_box(page, "letter", "signatories", 0, "name", "family")
    box.wait_for()
    box.fill("Aliyev")
    page.wait_for_selector("article.page svg text", state="attached")
    page.locator(".unfinished").wait_for(state="detached")
    assert "family: Aliyev" in landed(page, made.path, "family: Aliyev")


def test_findings_are_repaired_left_and_explained_at_their_field(preview: Start) -> None:
    made = preview(LETTER.replace("about peace.", "about  peace ,  and S/RES/822."))
    page = made.window()
    part(page, "text")
    box = page.locator("#part .finding", has_text="more than one space").first
    box.wait_for()
    box.locator("[data-part=why]").click()
    box.locator(".why p").first.wait_for()
    before = made.path.read_text("utf-8")
    page.click("#show-findings")
    page.locator("#repair-all").click()
    repaired = landed(page, made.path, "about peace")
    assert "about  peace" not in repaired
    page.keyboard.press("Escape")
    page.keyboard.press("Control+z")
    assert landed(page, made.path, "about  peace") == before, "all repairs are one change"
    page.keyboard.press("Control+y")
    landed(page, made.path, "about peace")
    left = page.locator("#part .finding", has_text="without its year").first
    left.locator("[data-part=leave]").click()
    left.locator("form input").fill("as received")
    page.keyboard.press("Enter")
    text = landed(page, made.path, "reason: as received")
    assert "rule: resolution-without-year" in text
    left.wait_for(state="detached")
    assert faults(page) == []


def test_what_the_secretariat_fills_in_is_no_fault(preview: Start) -> None:
    page = preview(LETTER.replace("symbols: [A/79/1]\n", "")).window()
    page.click("#show-findings")
    page.locator("#secretariat summary").wait_for()
    assert page.locator("#count").inner_text() == "0"
    assert page.locator("#findings li").count() == 0


def test_fields_of_who_and_to_whom(preview: Start) -> None:
    made = preview()
    page = made.window()
    part(page, "who")
    state = entry(page, "letter", "from", "state").locator("input")
    state.fill("肯尼亚")
    page.keyboard.press("Enter")
    assert "from: {state: KE, office: permanent-representative}" in landed(page, made.path, "KE")
    page.get_by_label("Chargé d’affaires a.i.").check()
    landed(page, made.path, "office: charge-d-affaires")
    page.get_by_label("President of the Security Council").check()
    text = landed(page, made.path, "president-of-the-security-council")
    assert text.index("secretary-general") < text.index("president-of-the-security-council")
    page.locator("article.page svg text", has_text="Chargé").first.wait_for(state="attached")
    assert "# Who signs." in text


def test_items_of_the_record_are_offered(preview: Start) -> None:
    made = preview()
    page = made.window()
    part(page, "bodies")
    box = entry(page, "organs", 0, "agenda_items").locator(".combobox input")
    box.click()
    option = page.locator("[role=option]").first
    number = re.match(r"\d+", option.inner_text())
    assert number
    option.click()
    assert "title:" in landed(page, made.path, f"number: {number[0]}")


def test_keys_walk_blanks_parts_and_panes(preview: Start) -> None:
    page = preview(UNFINISHED).window(shown=".unfinished li")
    for wanted in ("‹do what›", "‹say what›", "‹do what›"):
        page.keyboard.press("F8")
        until(page, "document.activeElement.matches('.ProseMirror')")
        page.wait_for_timeout(150)
        assert after_cursor(page).startswith(wanted)
    page.keyboard.press("Control+Enter")
    until(page, "document.querySelector('#part-name').textContent.includes('Signatures')")
    page.keyboard.press("F2")
    until(page, "Boolean(document.activeElement.closest('.pane'))")
    page.keyboard.press("F2")
    until(page, "Boolean(document.activeElement.closest('#parts'))")
    page.keyboard.press("F1")
    page.locator("#keys").wait_for()
    page.keyboard.press("Escape")
    line = page.locator("#divider")
    line.focus()
    before = line.get_attribute("aria-valuenow")
    page.keyboard.press("ArrowRight")
    assert line.get_attribute("aria-valuenow") != before


def codes(schema: Any) -> set[str]:
    """The keys and values of the schema that are no words of a language."""
    found: set[str] = set()
    if isinstance(schema, dict):
        found |= {one for one in schema.get("enum", ()) if isinstance(one, str)}
        found |= set(schema.get("properties", ()))
        for one in schema.values():
            found |= codes(one)
    elif isinstance(schema, list):
        for one in schema:
            found |= codes(one)
    return {one for one in found if "-" in one or "_" in one}


@pytest.mark.parametrize("locale", ["en-GB", "ar", "zh"])
def test_no_word_of_the_schema_is_shown_and_axe_finds_nothing(preview: Start, locale: str) -> None:
    page = preview(EXAMPLE.read_text("utf-8")).window(locale=locale, color_scheme="dark")
    page.click("#show-parts")
    hidden = codes(letter_schema())
    assert len(hidden) > 20
    statement = ("annexes", 0, "sections", 0, "entries", 0, "statements", 0)
    parts = [(one, ()) for one in PARTS[:-1]]
    parts += [("annex", statement[:2]), ("section", statement[:4]), ("party", statement[:6])]
    for kind, path in [*parts, ("statement", statement)]:
        part(page, kind, *path)
        page.evaluate("document.querySelectorAll('#part details').forEach(one => one.open = true)")
        page.wait_for_timeout(150)
        shown = page.locator("body").inner_text()
        assert [one for one in hidden if re.search(rf"(?<![\w-]){one}(?![\w-])", shown)] == [], kind
    assert faults(page) == []


def test_scripts_before_the_first_page_are_few(preview: Start) -> None:
    page = preview().window()
    page.wait_for_timeout(300)
    sizes = page.evaluate(
        """() => {
          const all = performance.getEntriesByType("resource");
          const page = all.find((one) => one.name.includes("/image/"));
          return all.filter((one) => one.name.endsWith(".js") && one.startTime < page.responseEnd)
            .reduce((sum, one) => sum + one.decodedBodySize, 0);
        }"""
    )
    assert 50_000 < sizes <= 350_000


SOCKETS = """
  window.sent = [];
  const Real = WebSocket;
  window.WebSocket = class extends Real {
    constructor(...all) { super(...all); (window.sockets ??= []).push(this); }
    send(text) {
      window.sent.push(text);
      if (!window.held) super.send(text);
    }
  };
"""


def test_typing_is_sent_at_once_one_edit_at_a_time_and_again_after_a_break(
    browser: Any, tmp_path: Path
) -> None:
    path = tmp_path / "letter.yaml"
    path.write_text(LETTER, "utf-8")
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(SOCKETS)
    with serving(path) as address:
        page.goto(address)
        page.wait_for_selector("article.page svg text", state="attached")
        part(page, "issued")
        job = entry(page, "job_number").locator("input")
        job.click()
        edits = "window.sent.filter(one => one.includes('\"edit\"'))"
        page.evaluate("window.held = true")  # what is sent now is lost with the connection
        page.keyboard.type("25-12345")
        assert page.evaluate(f"{edits}.length") == 1, "the newest waits until the first is answered"
        assert '"25-12345"' in page.evaluate(
            "() => { dispatchEvent(new Event('pagehide')); return JSON.stringify(sessionStorage); }"
        ).replace("\\", "")
        page.evaluate("window.held = false; sockets.at(-1).close()")
        page.locator("#link").wait_for(state="visible")
        page.locator("#link").wait_for(state="hidden")
        assert landed(page, path, "25-12345") == LETTER.replace(
            "date: 2025-04-02   # of issue\n",
            'date: 2025-04-02   # of issue\njob_number: "25-12345"\n',
        )
        assert page.evaluate(f"{edits}.length") <= 3
    context.close()
