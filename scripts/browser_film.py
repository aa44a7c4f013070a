"""Film the first letter in the browser, from an empty folder to its files, for docs/start/what.md.

python scripts/browser_film.py

The program is the real one; each frame is what its window shows. Needs what `screenshots.py` needs.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw
from playwright.sync_api import ViewportSize

from browser_pictures import forward
from generated import ROOT
from screenshots import chromium, taken

FILM = ROOT / "docs" / "images" / "film.gif"
SIZE, SCALE = ViewportSize(width=1200, height=740), 0.8
COLORS = 96
KEYS, PAUSE, LOOK, END = 140, 500, 1000, 3000
"""Milliseconds that a frame stands: while keys are pressed, at a click, to be read, at the end."""
TOGETHER = 2
"""Keys from one frame to the next."""
SUBJECT = "the statement of my Government on the talks"
NOTE = "In English only."
POINTER = ((0, 0), (0, 15), (4, 12), (7, 18), (9, 17), (6, 11), (11, 11))


class Camera:
    """Takes the frames of a film, each with the time that it stands."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.frames: list[Image.Image] = []
        self.times: list[int] = []

    def shoot(self, time: int, pointer: tuple[float, float] | None = None) -> None:
        """Take a frame; a picture like the last one lets that stand longer."""
        picture = taken(self.page)
        if pointer is not None:
            shape = [(SCALE * pointer[0] + x, SCALE * pointer[1] + y) for x, y in POINTER]
            ImageDraw.Draw(picture).polygon(shape, fill="white", outline="black")
        if self.frames and picture.tobytes() == self.frames[-1].tobytes():
            self.times[-1] += time
        else:
            self.frames.append(picture)
            self.times.append(time)

    def click(self, target: Any, act: Callable[[], Any] | None = None) -> None:
        """Show the pointer on an element, then click it, or carry out ``act`` in place of it."""
        target.scroll_into_view_if_needed()
        box = target.bounding_box()
        self.shoot(PAUSE, (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2))
        (act or target.click)()

    def type(self, words: str) -> None:
        """Type words, with a frame after a few keys each."""
        for start in range(0, len(words), TOGETHER):
            self.page.keyboard.type(words[start : start + TOGETHER])
            self.page.wait_for_timeout(400)  # the page follows
            self.shoot(KEYS)

    def look(self, time: int = LOOK) -> None:
        """Wait until all is drawn, and let it be read."""
        self.page.wait_for_timeout(900)
        self.shoot(time)

    def save(self, path: Path) -> None:
        """Write the film with few colours, the same in all frames."""
        some = self.frames[:: max(1, len(self.frames) // 12)]
        width, height = some[0].size
        strip = Image.new("RGB", (width, height * len(some)))
        for number, one in enumerate(some):
            strip.paste(one, (0, number * height))
        palette = strip.quantize(COLORS)
        frames = [one.quantize(palette=palette, dither=Image.Dither.NONE) for one in self.frames]
        first, *rest = frames
        first.save(path, save_all=True, append_images=rest, duration=self.times, loop=0)
        seconds, size = sum(self.times) / 1000, path.stat().st_size // 1024
        print(f"{path.name}: {len(frames)} frames, {seconds:.0f} seconds, {size} kB")


def answers(film: Camera, address: str) -> None:
    """From the empty folder to the letter, which the program makes from the answers."""
    page = film.page
    page.goto(address)
    page.locator("#none").wait_for()
    film.look()
    film.click(page.locator("#new"))
    page.get_by_role("combobox", name="State or mission").click()
    film.type("keny")
    page.get_by_role("option", name="Kenya").wait_for()
    film.click(page.get_by_role("option", name="Kenya"))
    for question in (
        "What kind of letter?",
        "In which language, on what day?",
        "To whom, and for which bodies?",
        "Who signs?",
    ):
        go_on(film, question)
    page.get_by_label("Given name").click()
    film.type("Ann")
    page.get_by_label("Family name").click()
    film.type("Otieno")
    film.look()
    go_on(film, "Check the answers")
    film.click(page.get_by_role("button", name="Create the letter"))


def go_on(film: Camera, question: str) -> None:
    """Go on to the next question, and look at it."""
    button = film.page.get_by_role("button", name="Continue")
    film.click(button, lambda: forward(film.page, question))
    film.look()


def writing(film: Camera) -> None:
    """A blank is filled in where the page shows it; a note is added; the files are offered."""
    page = film.page
    page.get_by_role("heading", name="Who and to whom").wait_for()
    line = page.locator("article.page svg text", has_text="what is transmitted")
    line.wait_for(state="attached")
    film.look()
    film.click(line)
    text = page.get_by_role("textbox", name="Text of the letter")
    film.click(text.locator(".blank"))
    film.type(SUBJECT)
    film.look()
    film.click(page.get_by_role("button", name="Footnote"))
    page.get_by_role("textbox", name="Text of note 1").wait_for()
    film.type(NOTE)
    film.look()
    film.click(page.get_by_text("Download", exact=True))
    page.get_by_role("link", name="PDF").first.wait_for()
    film.look(END)


def main() -> None:
    """Make the film."""
    from preview_server import serving

    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        letters = Path(folder) / "my-letters"
        letters.mkdir()
        page = browser.new_page(viewport=SIZE, device_scale_factor=SCALE, locale="en-GB")
        page.set_default_timeout(15_000)
        film = Camera(page)
        with serving(letters, SOURCE_DATE_EPOCH="1746144000") as address:
            answers(film, address)
            writing(film)
        film.save(FILM)


if __name__ == "__main__":
    main()
