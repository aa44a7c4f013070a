"""Two windows and another program change a letter at random: no text is lost, conflicts are shown.

Each change is one word of its own, put at the end of a title.  In the end each word is in the file,
in a text that a window showed as not taken, or in a version that was kept before a choice.
"""

from __future__ import annotations

import os
import random
import re
import tempfile
from pathlib import Path
from typing import Any

from preview_browser import Preview
from preview_server import LETTER, serving
from unassemble.preview.versions import VersionFolder

BODIES = "#%5B%22bodies%22%2C%5B%5D%5D"
ITEMS = 8
CHANGES = 200
SHOWN = """(() => {
  const [message, conflict] = ["message", "conflict"].map((id) => document.getElementById(id));
  const texts = [message, conflict].filter((one) => !one.hidden)
    .flatMap((one) => [...one.querySelectorAll("textarea")].map((area) => area.value));
  const kept = [...document.querySelectorAll(".text-editor.refused")];
  texts.push(...kept.map((one) => one.textContent));
  return [!message.hidden, !conflict.hidden, texts.join("\\n")];
})()"""
"""Whether a window shows a text that was refused, or a conflict; and the texts that it shows."""
TITLES = """#part [data-path$='"title"]'] :is(textarea, [contenteditable=true])"""
PRESS = """(id) => {
  const button = document.getElementById(id);
  if (!button.closest("[hidden]")) button.click();
}"""
"""Presses a button, unless what it belongs to has gone meanwhile: both windows show a conflict."""
WORD = re.compile(r"\bk\d{3}\b")


def letter() -> str:
    items = "".join(
        f"      - number: {14 + number}\n        title: Item of number {number}\n"
        for number in range(ITEMS)
    )
    start, end = LETTER.index("      - number: 14"), LETTER.index("letter:\n")
    text = LETTER[:start] + items + LETTER[end:]
    return re.sub(r"    fr: \|\n(      .*\n|\n)+", "", text)


class Windows:
    """Two windows on one letter, and what they showed as not taken."""

    def __init__(self, made: Preview) -> None:
        self.path, self.shown = made.path, set[str]()
        self.conflicts = 0
        self.pages = [made.window(made.address, shown="#part-name") for _ in range(2)]
        for page in self.pages:
            page.goto(page.url.split("#")[0] + BODIES)
            self.titles(page).nth(ITEMS - 1).wait_for()

    @staticmethod
    def titles(page: Any) -> Any:
        """The editors of the titles, whichever they are."""
        return page.locator(TITLES)

    def write(self, page: Any, item: int, word: str) -> None:
        """Put a word at the end of a title, as a person does: with the cursor and the keyboard."""
        self.titles(page).nth(item).focus()
        page.keyboard.press("Control+End")
        page.keyboard.insert_text(f" {word}")

    def look(self, chance: random.Random) -> None:
        """Take down what a window shows as not taken, and settle a conflict that it shows."""
        for page in self.pages:
            refused, conflict, texts = page.evaluate(SHOWN)
            self.conflicts += bool(texts)
            self.shown |= set(WORD.findall(texts))
            if refused:
                page.evaluate(PRESS, "message-close")
            if conflict:
                page.evaluate(PRESS, chance.choice(["keep-ours", "keep-theirs"]))
                page.locator("#conflict").wait_for(state="hidden")

    def settle(self, chance: random.Random) -> str:
        """Wait until all is written; the text of the file then."""
        before, quiet = "", 0
        for _ in range(200):
            self.look(chance)
            text = self.path.read_text("utf-8")
            saved = all(
                page.locator("#disk").inner_text().startswith("Saved") for page in self.pages
            )
            quiet = quiet + 1 if saved and text == before else 0
            if quiet == 12:
                return text
            before = text
            self.pages[0].wait_for_timeout(100)
        raise AssertionError("the windows never came to rest")


def outside(path: Path, item: int, word: str) -> None:
    """Change the file as another program does, which sees what was written before."""
    while True:
        text = path.read_text("utf-8")
        made = re.sub(
            rf"(- number: {14 + item}\n        title: [^\n]*)", rf"\g<1> {word}", text, count=1
        )
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".other-")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(made)
        if path.read_text("utf-8") == text:
            Path(name).replace(path)
            return
        Path(name).unlink()


def test_no_text_is_lost_and_conflicts_are_shown(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "letter.yaml"
    path.write_text(letter(), "utf-8")
    chance = random.Random(20)
    faults: list[str] = []
    with serving(path, XDG_DATA_HOME=os.fspath(tmp_path / "data")) as address:
        made = Preview(path, address, browser, faults)
        windows = Windows(made)
        words = [f"k{number:03}" for number in range(CHANGES)]
        for word in words:
            who, item = chance.choice("aabbo"), chance.randrange(ITEMS)
            if who == "o":
                outside(path, item, word)
            else:
                windows.write(windows.pages["ab".index(who)], item, word)
            if chance.random() < 0.25:
                windows.pages[0].wait_for_timeout(chance.choice([20, 150, 600]))
            windows.look(chance)
        text = windows.settle(chance)
        made.close()
    assert not faults
    kept = VersionFolder(tmp_path / "data" / "unassemble", path)
    earlier = (kept.text(one.number) or "" for one in kept.all() if one.why == "conflict")
    found = set(WORD.findall("\n".join([text, *earlier])))
    lost = set(words) - found - windows.shown
    assert windows.conflicts
    assert not lost, f"{sorted(lost)} of {CHANGES}, {windows.conflicts} conflicts"
    twice = [word for word in words if len(re.findall(word, text)) > 1]
    assert not twice
