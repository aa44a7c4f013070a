"""From an empty folder to a letter of a State without a record: by mouse, and by keyboard alone.

An act is a click, a text typed, or a key pressed; walking from field to field with Tab is none.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from preview_server import serving
from unassemble.cli import main

DAY = "1748390400"
"""28 May 2025, in seconds since 1970."""
MOST_ACTS = 25
WORDS = {
    "en": ("kenya", "Ann", "Tester", "Statement on peace", "The first text."),
    "zh": ("肯尼亚", "安", "王", "关于和平的声明", "第一段。"),
    "ar": ("كينيا", "آن", "تستر", "بيان بشأن السلام", "النص الأول."),
}
SENTENCES = {
    "en": "I have the honour to transmit herewith a statement on peace (see annex).",
    "zh": "谨转递关于和平的声明(见附件)。",
    "ar": "أتشرف بأن أحيل طيه بيانا بشأن السلام (انظر المرفق).",
}
LOCALES = {"en": "en-GB", "zh": "zh-CN", "ar": "ar"}
IS_AT = "([selector]) => document.activeElement.matches(selector)"
FIELD = """() => {
  const at = document.activeElement;
  if (!(at.value ?? at.textContent).includes("‹…") || !at.closest("#part")) return null;
  const { left, right, top, height } = at.getBoundingClientRect();
  return [left + 6, right - 6, top + Math.min(18, height / 2)];
}"""
"""The beginning, the end and the height of the first line of the field that has the focus."""

BLANK = """() => {
  const lines = [...document.querySelectorAll("article.page svg text")];
  const line = lines.find((one) => one.textContent.includes("‹…"));
  line?.scrollIntoView({ block: "center" });
  const { x, y, width, height } = line?.getBoundingClientRect() ?? {};
  return line ? [x + width / 2, y + height / 2] : null;
}"""


class Person:
    """Somebody at a page, whose acts are counted."""

    def __init__(self, page: Any) -> None:
        self.page, self.acts = page, 0

    def click(self, selector: str) -> None:
        self.page.locator(selector).first.click()
        self.acts += 1

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.acts += 1

    def write(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.acts += 1

    def walk(self, selector: str) -> None:
        """Press Tab until something is reached."""
        for _ in range(60):
            if self.page.evaluate(IS_AT, [selector]):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{selector} is not reached by Tab")

    def wait(self, selector: str) -> None:
        self.page.locator(selector).first.wait_for()

    def click_blank(self) -> None:
        """Click the first blank on the pages, and draw over its line in its field.

        A click that meets pages which are just being drawn anew is repeated, and not counted.
        """
        for _ in range(4):
            self.page.mouse.click(*self._still(BLANK))
            field = self._soon(FIELD)
            if field is not None:
                break
        assert field is not None, "the field of the blank does not open"
        left, right, height = field
        self.page.mouse.move(left, height)
        self.page.mouse.down()
        self.page.mouse.move(right, height, steps=4)
        self.page.mouse.up()
        self.acts += 2

    def _still(self, place: str) -> list[float]:
        """A place on the screen, once it is there and stands still."""
        found = self._soon(place)
        assert found is not None, "it does not come, or does not stand still"
        return found

    def _soon(self, place: str) -> list[float] | None:
        """A place on the screen, once it stands still; None if it does not come soon."""
        before = None
        for _ in range(50):
            found = self.page.evaluate(place)
            if found is not None and found == before:
                return list(found)
            before = found
            self.page.wait_for_timeout(100)
        return None

    def sees(self, words: str) -> None:
        """Wait until some words are on the pages, from their beginning to their end."""
        wanted = "".join(words.split())
        for _ in range(100):
            lines = self.page.locator("article.page svg text").all_text_contents()
            if wanted in "".join("".join(lines).split()):
                return
            self.page.wait_for_timeout(100)
        raise AssertionError(f"“{words}” is not on the pages: {lines}")


Way = Callable[[Person, str], None]


def by_mouse(person: Person, language: str) -> None:
    state, given, family, title, text = WORDS[language]
    person.click("#new")
    person.wait("#question [role=combobox]")
    person.write(state)
    for there in ("#kind", "#own", "#organs", ".signatory"):
        person.click("#go")
        person.wait(there)
    person.click(".signatory .text input >> nth=0")
    person.write(given)
    person.click(".signatory .text input >> nth=1")
    person.write(family)
    person.click("#go")
    person.wait(".answers")
    person.click("#go")
    person.wait("#part")
    for words in (SENTENCES[language], title, text):
        person.click_blank()
        person.write(words)
        person.sees(words)


def by_keyboard(person: Person, language: str) -> None:
    state, given, family, title, text = WORDS[language]
    person.walk("#new")
    person.press("Enter")
    person.wait("#question [role=combobox]:focus")
    person.write(state)
    person.press("Enter")
    person.press("Enter")
    for here, there in (("#kind", "#own"), ("#own", "#organs"), ("#to", ".signatory")):
        person.wait(f"{here} :focus")
        person.press("Enter")
        person.wait(there)
    person.walk(".signatory .text:nth-of-type(1) input")
    person.write(given)
    person.walk(".signatory .text:nth-of-type(2) input")
    person.write(family)
    person.press("Enter")
    person.wait(".answers")
    person.walk("#go")
    person.press("Enter")
    person.page.locator("article.page svg text", has_text="‹…").first.wait_for(state="attached")
    for words in (SENTENCES[language], title, text):
        person.press("F8")
        person.wait("#part :focus")
        person.page.keyboard.press("Home")
        person.press("Shift+End")
        person.write(words)
        person.sees(words)


@pytest.mark.parametrize("language", list(WORDS))
@pytest.mark.parametrize("way", [by_mouse, by_keyboard])
def test_the_first_letter(browser: Any, tmp_path: Path, language: str, way: Way) -> None:
    folder = tmp_path / "2025"
    folder.mkdir()
    context = browser.new_context(locale=LOCALES[language], accept_downloads=True)
    context.set_default_timeout(15_000)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    with serving(folder, SOURCE_DATE_EPOCH=DAY) as address:
        page.goto(address)
        page.locator("#none").wait_for()
        person = Person(page)
        way(person, language)
        made = {}
        person.click("#downloads summary")
        for ending in ("docx", "pdf"):
            with page.expect_download() as loading:
                person.click(f"#files a[href$='{language}.{ending}']")
            made[ending] = Path(loading.value.path()).read_bytes()
        assert page.locator(".cm-editor").count() == 0
        context.close()
    assert not faults
    (path,) = folder.iterdir()
    assert path.name == "kenya-2025-05-28.yaml"
    text = path.read_text("utf-8")
    assert all(words in text for words in (SENTENCES[language], *WORDS[language][3:]))
    assert "\n\n    {{ circulation }}\n" in text  # what was not written over stays
    runner, environment = CliRunner(), {"SOURCE_DATE_EPOCH": DAY}
    checked = runner.invoke(main, ["check", str(path)], env=environment)
    assert checked.exit_code == 0, checked.output
    assert "not-filled-in" not in checked.output
    out = tmp_path / "out"
    built = runner.invoke(main, ["build", str(path), "-o", str(out)], env=environment)
    assert built.exit_code == 0, built.output
    for ending, data in made.items():
        (file,) = out.glob(f"*.{ending}")
        assert file.read_bytes() == data, ending
    assert person.acts <= MOST_ACTS
