"""The combobox and the date field, used by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from preview_server import serving

MOUNT = """async ({ kind, language, more }) => {
  localStorage.setItem("unassemble.words", language);
  const base = new URL(".", location.href);
  const { loadWords } = await import("./web/common/words.js");
  await loadWords(base, language);
  const root = Object.assign(document.createElement("div"), { id: "mount" });
  document.querySelector("main").append(root);
  window.heard = [];
  const changed = (value) => heard.push(value);
  if (kind === "date") {
    const { DateField } = await import("./web/parts/date.js");
    window.field = new DateField(root, { base, label: "Day", changed, ...more });
  } else {
    const { Combobox } = await import("./web/parts/combobox.js");
    const { statesFrom } = await import("./web/parts/choices.js");
    const options = await statesFrom(base);
    window.field = new Combobox(root, { label: "State", options, changed, ...more });
  }
}"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("controls")) as found:
        yield found


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    context = browser.new_context(locale="en-GB")
    context.set_default_timeout(15_000)
    made = context.new_page()
    faults: list[str] = []
    made.on("pageerror", lambda error: faults.append(str(error)))
    made.goto(address)
    yield made
    context.close()
    assert not faults


def spot(page: Any) -> Any:
    """Where the control is; the start page around it has others."""
    return page.locator("#mount")


def mount(page: Any, kind: str, language: str = "en", **more: Any) -> None:
    page.evaluate(MOUNT, {"kind": kind, "language": language, "more": more})


@pytest.mark.parametrize(
    ("language", "typed", "label"),
    [
        ("en", "keny", "Kenya"),
        ("en", "肯尼亚", "Kenya"),
        ("zh", "KE", "肯尼亚"),
        ("ar", "kenya", "كينيا"),
        ("fr", "cote d ivoire", "Côte d’Ivoire"),
        ("en", "ivory", "Côte d’Ivoire"),
        ("ru", "белоруссия", "Беларусь"),
    ],
)
def test_a_state_is_found_by_any_name(page: Any, language: str, typed: str, label: str) -> None:
    mount(page, "states", language)
    spot(page).get_by_role("combobox").focus()
    page.keyboard.type(typed)
    page.keyboard.press("Enter")
    assert spot(page).get_by_role("combobox").input_value() == label
    assert len(page.evaluate("heard")) == 1
    assert not spot(page).get_by_role("listbox").is_visible()


def test_keys_walk_the_list_and_escape_keeps_the_choice(page: Any) -> None:
    mount(page, "states", value="KE")
    box = spot(page).get_by_role("combobox")
    box.focus()
    page.keyboard.press("ArrowDown")
    active = box.get_attribute("aria-activedescendant")
    assert page.locator(f"#{active}").inner_text() == "Afghanistan"
    page.keyboard.press("ArrowUp")
    assert page.locator(".choices .active").inner_text() == "Zimbabwe"
    page.keyboard.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    page.keyboard.type("xyzxyz")
    assert spot(page).get_by_text("Nothing found").is_visible()
    page.keyboard.press("Tab")
    assert box.input_value() == "Kenya"
    assert page.evaluate("field.value") == "KE"


def test_several_are_taken_and_given_back(page: Any) -> None:
    mount(page, "states", multiple=True)
    box = spot(page).get_by_role("combobox")
    box.click()
    spot(page).get_by_role("option", name="Albania").click()
    box.fill("uga")
    spot(page).get_by_role("option", name="Uganda").click()
    assert page.evaluate("field.value") == ["AL", "UG"]
    box.press("Backspace")
    assert page.evaluate("field.value") == ["AL"]
    spot(page).get_by_role("button", name="Remove Albania").click()
    assert page.evaluate("heard.at(-1)") == []
    assert box.evaluate("box => box === document.activeElement")


def test_the_exact_name_is_taken_when_the_field_is_left(page: Any) -> None:
    mount(page, "states")
    spot(page).get_by_role("combobox").fill("kenya")
    page.keyboard.press("Tab")
    assert page.evaluate("field.value") == "KE"
    spot(page).get_by_role("combobox").fill("")
    page.keyboard.press("Tab")
    assert page.evaluate("field.value") == ""


def test_a_date_is_day_month_and_year(page: Any) -> None:
    mount(page, "date", value="2025-05-28", languages=["zh", "en"])
    printed = page.locator(".printed")
    printed.get_by_text("2025 年 5 月 28 日").wait_for()
    assert spot(page).get_by_label("Month").input_value() == "5"
    spot(page).get_by_label("Month").select_option("June")
    printed.get_by_text("28 June 2025").wait_for()
    assert page.evaluate("field.value") == "2025-06-28"
    spot(page).get_by_label("Day", exact=True).last.fill("31")
    assert page.evaluate("field.value") is None
    spot(page).get_by_label("Year").fill("٢٠٢٦")
    spot(page).get_by_label("Day", exact=True).last.fill("１")
    printed.get_by_text("2026 年 6 月 1 日").wait_for()
    assert page.evaluate("heard.at(-1)") == "2026-06-01"


def test_controls_are_accessible(page: Any) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    mount(page, "states", "ar", multiple=True, value=["KE"])
    spot(page).get_by_role("combobox").click()
    found = axe.Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
