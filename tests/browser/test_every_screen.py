"""Every screen of the preview, wide and narrow, light and dark: axe finds nothing, and nothing
stands over the edge."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from browser_tour import NARROW, WIDE, Tour, letters
from preview_browser import faults
from preview_server import serving


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
        for name, page in tour.all(tmp_path):
            if name.startswith("narrow"):
                break
            seen.append(name)
            for width, height in (NARROW, WIDE):
                page.set_viewport_size({"width": width, "height": height})
                for scheme in ("dark", "light"):
                    page.emulate_media(color_scheme=scheme)
                    wrong += [(name, width, scheme, one) for one in faults(page)]
                assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), name
        tour.close()
    assert wrong == []
    assert len(seen) > 25
