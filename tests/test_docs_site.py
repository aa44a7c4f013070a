"""The documentation site is built without a warning, and each of its pictures can be read aloud."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html

from conftest import ROOT

DOCS = ROOT / "docs"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as `make docs` builds it: a broken link, a missing picture, a page that no list of
    contents names are warnings, and a warning is an error."""
    made = tmp_path_factory.mktemp("site")
    options = ("-W", "--keep-going", "-n", "-q", "-b", "html")
    command = (sys.executable, "-m", "sphinx", *options, str(DOCS), str(made))
    result = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert result.returncode == 0, result.stderr
    return made


def pages(site: Path) -> dict[Path, html.HtmlElement]:
    return {
        path: html.fromstring(path.read_bytes())
        for path in site.rglob("*.html")
        if "_static" not in path.parts
    }


def test_every_page_of_the_folder_is_in_the_site(site: Path) -> None:
    made = {path.relative_to(site).with_suffix("") for path in pages(site)}
    written = {path.relative_to(DOCS).with_suffix("") for path in DOCS.rglob("*.md")}
    assert written
    assert written <= made


def test_every_picture_exists_and_has_words(site: Path) -> None:
    pictures = [(path, one) for path, page in pages(site).items() for one in page.iter("img")]
    assert pictures
    for path, picture in pictures:
        where = f"{path.relative_to(site)}: {picture.get('src')}"
        assert (picture.get("alt") or "").strip(), where
        assert (path.parent / unquote(picture.get("src"))).is_file(), where


def test_a_page_has_one_title_and_says_its_language(site: Path) -> None:
    for path, page in pages(site).items():
        if path.stem in ("search", "genindex"):
            continue
        assert len(page.findall(".//h1")) == 1, path
        assert page.get("lang") == "en", path


def test_no_page_asks_another_server_for_anything(site: Path) -> None:
    """Style sheets, scripts, fonts and pictures are all of the site itself."""
    for path, page in pages(site).items():
        wanted = [*page.xpath("//link[@rel='stylesheet']/@href"), *page.xpath("//@src")]
        away = [one for one in wanted if "//" in one]
        assert not away, path


def test_a_broken_link_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_bytes((DOCS / "conf.py").read_bytes())
    (tmp_path / "index.md").write_text("# Here\n\n[there](there.md) [one](#two)\n", "utf-8")
    command = (sys.executable, "-m", "sphinx", "-W", "--keep-going", "-n", "-q", "-b", "html")
    options = ("-D", "html_static_path=", str(tmp_path), str(tmp_path / "site"))
    result = subprocess.run((*command, *options), capture_output=True, text=True, timeout=300)
    assert result.returncode != 0
    assert "there.md" in result.stderr
    assert "two" in result.stderr
