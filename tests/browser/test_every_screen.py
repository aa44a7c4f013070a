"""Every screen of the preview, wide and narrow, light and dark: axe finds nothing, nothing stands
over the edge, and what a screen reader says are words of the interface."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from browser_tour import NARROW, WIDE, Tour, letters
from conftest import ROOT
from preview_browser import faults
from preview_server import serving

NAMED = """() => [...document.querySelectorAll("[aria-label], button[title], [placeholder]")]
  .filter((one) => !one.closest("[hidden]"))
  .map((one) => one.getAttribute("aria-label") ?? (one.title || one.placeholder))"""
"""The names that are no text on the screen; a title that is too long to be shown is one of them."""


def patterns(language: str) -> list[re.Pattern[str]]:
    """The words of the interface in a language, with anything in their places."""
    folder = ROOT / "src" / "unassemble" / "preview" / "words"
    texts = [
        text
        for path in folder.glob(f"*/{language}.json")
        for text in json.loads(path.read_text("utf-8")).values()
        if re.sub(r"\{\w+\}|\W", "", text)
    ]
    return [re.compile(re.sub(r"\\{\w+\\}", ".+", re.escape(one))) for one in texts]


def is_said(name: str, words: list[re.Pattern[str]]) -> bool:
    """Whether a name is words of the interface; a field's may have a language in brackets."""
    parts = re.split(r" \((.+)\)$", name)[:2]
    return any(
        all(any(one.fullmatch(part) for one in words) for part in row) for row in ([name], parts)
    )


class QuickTour(Tour):
    """A tour for which nothing needs to be drawn to the end."""

    def settled(self, page: Any) -> None:
        """Wait until the screen stands."""
        page.wait_for_timeout(150)


@pytest.mark.parametrize("locale", ["en-GB", "ar"])
def test_axe_finds_nothing_on_any_screen(browser: Any, tmp_path: Path, locale: str) -> None:
    seen: list[str] = []
    wrong: list[tuple[Any, ...]] = []
    folder = letters(tmp_path, locale.split("-")[0])
    with serving(
        folder, XDG_DATA_HOME=str(tmp_path / "data"), SOURCE_DATE_EPOCH="1748390400"
    ) as at:
        tour = QuickTour(browser, at, locale)
        words = patterns(tour.language)
        for name, page in tour.all(tmp_path):
            if name.startswith("narrow"):
                break
            seen.append(name)
            named = page.evaluate(NAMED)
            wrong += [(name, one) for one in named if not is_said(one, words)]
            for width, height in (NARROW, WIDE):
                page.set_viewport_size({"width": width, "height": height})
                for scheme in ("dark", "light"):
                    page.emulate_media(color_scheme=scheme)
                    wrong += [(name, width, scheme, one) for one in faults(page)]
                assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), name
        tour.close()
    assert wrong == []
    assert len(seen) > 25
