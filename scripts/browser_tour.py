"""A tour through every screen of the preview, in any language of the interface: what is pressed is
found by its place, not by its words."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from generated import ROOT

EXAMPLES = ROOT / "examples"
WIDE, NARROW = (1280, 800), (390, 800)
CHANGED = 1_748_300_000
"""When the files were changed, in seconds since 1970."""
TABLE = "\n\n| | 2023 | 2024 |\n|---|--:|--:|\n| A | 12 | 18 |\n| B | 7 | 9 |\n"
ONLY = {
    "ar": "يعمم باللغة التي قدم بها فقط.",
    "zh": "仅以来件所用语文分发。",
    "en": "Circulated in the language of submission only.",
    "fr": "Distribué uniquement dans la langue de l’original.",
    "ru": "Распространяется только на том языке, на котором было представлено.",
    "es": "Se distribuye únicamente en el idioma en que fue presentado.",
}
STATE = {"en": "Kenya", "zh": "肯尼亚", "ar": "كينيا"}
NAME = {"en": ("Ann", "Otieno"), "zh": ("安", "奥蒂诺"), "ar": ("آن", "أوتينو")}


def letters(folder: Path, language: str) -> Path:
    """A folder of letters: a whole one in six languages, a compilation, one that is not finished,
    one just begun, and one that cannot be read."""
    made = folder / "2025"
    made.mkdir()
    values = yaml.safe_load((EXAMPLES / "six-languages" / "letter.yaml").read_text("utf-8"))
    values |= {"language": language, "original": language, "mission": "azerbaijan"}
    for code, text in values["letter"]["text"].items():
        first, rest = text.split("\n\n", 1)
        values["letter"]["text"][code] = f"{first}[^*]\n\n{rest}"
    values["letter"]["notes"] = {"*": ONLY}
    annex = values["annexes"][0]
    annex["text"] = {code: text + TABLE for code, text in annex["text"].items()}
    _write(made / "talks.yaml", _dumped(values))
    del values["letter"]["dated"], values["letter"]["to"], values["organs"]
    _write(made / "unfinished.yaml", _dumped(values))
    compilation = (EXAMPLES / "azerbaijan-2020" / "letter.yaml").read_text("utf-8")
    _write(made / "compilation.yaml", compilation)
    _write(made / "begun.yaml", f"language: {language}\n")
    _write(made / "unreadable.yaml", f"language: {language}\nletter:\n  text: [\n")
    return made


def _dumped(values: Any) -> str:
    return yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=100)


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")
    os.utime(path, (CHANGED, CHANGED))


class Tour:
    """The way through the screens; each step gives the name of a screen and the window that shows
    it."""

    def __init__(self, browser: Any, address: str, locale: str) -> None:
        self.browser, self.address, self.locale = browser, address, locale
        self.language = locale.split("-")[0]
        self.ids: dict[str, str] = {}
        self.open: list[Any] = []

    def close(self) -> None:
        """Close all windows."""
        for page in self.open:
            page.close()

    def all(self, folder: Path) -> Iterator[tuple[str, Any]]:
        """Every screen.  ``folder`` is one in which an empty folder can be made."""
        from preview_server import serving

        empty = folder / "empty"
        empty.mkdir()
        with serving(empty) as at:
            page = self.window(at)
            page.locator("#none").wait_for()
            yield "start-empty", page
        page = self.window(self.address)
        yield from self.start(page)
        yield from self.new(page)
        yield from self.next(page)
        yield from self.writing(page)
        yield from self.states(page)
        yield from self.records(page)
        yield from self.narrow(self.window(self.address, NARROW))

    def window(self, address: str, size: tuple[int, int] = WIDE) -> Any:
        """A new window at an address."""
        width, height = size
        viewport = {"width": width, "height": height}
        page = self.browser.new_page(viewport=viewport, locale=self.locale)
        page.set_default_timeout(20_000)
        page.goto(address)
        self.open.append(page)
        return page

    def start(self, page: Any) -> Iterator[tuple[str, Any]]:
        """The start page with letters."""
        page.locator("#letters > li:not(.pending)").nth(4).wait_for()
        for row in page.locator("#letters > li").all():
            name, address = row.locator("small bdi"), row.locator("a.title")
            shown = name.inner_text() if name.count() else address.inner_text()
            self.ids[shown.removesuffix(".yaml")] = address.get_attribute("href")
        for picture in page.locator("#letters img").all():
            picture.evaluate("one => { one.loading = 'eager'; return one.decode(); }")
        yield "start", page
        page.emulate_media(color_scheme="dark")
        page.locator("#letters summary").first.click()
        yield "start-dark", page
        page.emulate_media(color_scheme="light")
        page.goto(f"{self.address}m/")
        page.locator("#missions [role=combobox]").wait_for()
        yield "missions", page

    def new(self, page: Any) -> Iterator[tuple[str, Any]]:
        """Each question of a new letter; the letter is not created."""
        page.goto(f"{self.address}new")
        box = page.locator("#question [role=combobox]")
        box.fill(STATE[self.language][:3])
        page.locator("[role=option]").first.wait_for()
        yield "new-whose", page
        page.keyboard.press("Enter")
        for name, there in (
            ("new-kind", "#kind"),
            ("new-day", "#own"),
            ("new-to-whom", "#organs"),
            ("new-signs", ".signatory"),
            ("new-check", ".answers"),
        ):
            page.locator("#go").click()
            page.locator(there).wait_for()
            if name == "new-signs":
                fields = page.locator(".signatory input[type=text]").all()
                for field, words in zip(fields, NAME[self.language], strict=True):
                    field.fill(words)
            self.settled(page)
            yield name, page

    def next(self, page: Any) -> Iterator[tuple[str, Any]]:
        """The next letter after another; it is not created."""
        talks = self.ids["talks"].rstrip("/").rsplit("/", 1)[-1]
        page.goto(f"{self.address}new?from={talks}")
        page.locator("#question input").first.wait_for()
        self.settled(page)
        yield "next-day", page
        for there in (".signatory", ".answers"):
            page.locator("#go").click()
            page.locator(there).wait_for()
        page.locator(".told").first.wait_for()
        self.settled(page)
        yield "next-check", page

    def letter(self, page: Any, name: str, shown: str = "article.page svg text") -> None:
        """Open the writing screen of a letter."""
        page.goto(self.ids[name])
        page.wait_for_selector(shown, state="attached")
        self.settled(page)

    def part(self, page: Any, kind: str, *path: str | int) -> None:
        """Open a part of the letter."""
        shown = json.dumps([kind, path], separators=(",", ":"))
        page.evaluate("part => { location.hash = encodeURIComponent(part); }", shown)
        self.settled(page)

    def settled(self, page: Any) -> None:
        """Wait until pages and pictures are drawn."""
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(500)

    def writing(self, page: Any) -> Iterator[tuple[str, Any]]:
        """The parts of a letter."""
        self.letter(page, "talks")
        for kind in ("who", "bodies", "text", "signatures"):
            self.part(page, kind)
            yield kind, page
        self.part(page, "annex", "annexes", 0)
        page.locator("#part .ProseMirror table").first.click()
        self.settled(page)
        yield "annex", page
        self.part(page, "issued")
        yield "issued", page
        self.part(page, "text")
        page.emulate_media(color_scheme="dark")
        page.locator("#show-parts").click()
        self.settled(page)
        yield "text-dark", page
        page.locator("#show-parts").click()
        page.emulate_media(color_scheme="light")
        page.select_option("#texts-beside", "fr" if self.language == "en" else "en")
        self.settled(page)
        yield "beside", page
        page.select_option("#texts-beside", "")
        self.part(page, "all")
        yield "all", page
        self.part(page, "who")
        page.locator("#settings summary").click()
        page.locator("#show-keys").click()
        yield "keys", page
        page.keyboard.press("Escape")
        page.locator("#show-code").click()
        page.locator(".cm-line").first.wait_for()
        self.settled(page)
        yield "yaml", page

    def states(self, page: Any) -> Iterator[tuple[str, Any]]:
        """A compilation, and letters that are not finished or cannot be read."""
        self.letter(page, "compilation")
        section = ("annexes", 0, "sections", 0)
        self.part(page, "section", *section)
        yield "section", page
        self.part(page, "statement", *section, "entries", 2, "statements", 0)
        yield "statement", page
        page.locator("#show-findings").click()
        self.settled(page)
        yield "findings", page
        self.letter(page, "unfinished", "#part-name")
        yield "unfinished", page
        self.letter(page, "unreadable", "#part .notice")
        yield "unreadable", page

    def records(self, page: Any) -> Iterator[tuple[str, Any]]:
        """Versions, and a mission's record."""
        self.letter(page, "talks")
        self.part(page, "annex", "annexes", 0)
        title = page.locator("#part [contenteditable], #part textarea").first
        title.click()
        page.keyboard.press("End")
        page.keyboard.type(" (2)")
        page.wait_for_timeout(1500)
        page.goto(f"{self.ids['talks'].rstrip('/')}/history/")
        page.locator("#list li").first.wait_for()
        yield "versions", page
        page.locator("#list button[aria-pressed]").last.click()
        page.wait_for_selector("#head-changes")
        self.settled(page)
        yield "changes", page
        page.goto(f"{self.address}m/azerbaijan/")
        page.wait_for_selector("article svg text", state="attached")
        self.settled(page)
        yield "mission", page
        page.locator("#record details.card > summary").first.click()
        self.settled(page)
        yield "mission-people", page

    def narrow(self, page: Any) -> Iterator[tuple[str, Any]]:
        """Some screens in a narrow window."""
        page.locator("#letters > li:not(.pending)").nth(4).wait_for()
        self.settled(page)
        yield "narrow-start", page
        page.goto(f"{self.address}new")
        page.locator("#question [role=combobox]").fill(STATE[self.language])
        for there in ("#kind", "#own", "#organs"):
            page.locator("#go").click()
            page.locator(there).wait_for()
        self.settled(page)
        yield "narrow-new", page
        self.letter(page, "talks", "#panes[data-ready]")
        for name, pane in (("pages", "pages"), ("text", "part"), ("parts", "parts")):
            self.part(page, "text")
            page.locator(f"#panes [data-pane={pane}]").click()
            self.settled(page)
            yield f"narrow-{name}", page
        page.goto(f"{self.address}m/azerbaijan/")
        page.locator("#record").wait_for()
        self.settled(page)
        yield "narrow-mission", page
