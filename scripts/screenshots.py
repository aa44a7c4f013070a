"""Pictures of the preview in a browser: what the scripts that take them share.

Needs playwright and Debian's Chromium.
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright

from generated import ROOT

sys.path.insert(0, str(ROOT / "tests"))
LOCALES = {"en": "en-GB", "zh": "zh-CN", "ar": "ar"}
"""The languages of the interface in pictures, as a browser asks for them."""
ORDER = ("DejaVu Sans", "Noto Sans SC", "Amiri")
FACES = ("NotoSansSC-Regular.ttf", "Amiri-Regular.ttf", "Amiri-Bold.ttf")
CONFIGURATION = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<dir>{fonts}</dir><cachedir>{cache}</cachedir>
<alias binding="strong"><family>system-ui</family><prefer>{faces}</prefer></alias>
<alias binding="strong"><family>sans-serif</family><prefer>{faces}</prefer></alias>
</fontconfig>
"""


@contextmanager
def chromium() -> Iterator[Any]:
    """A browser that has faces for Chinese and Arabic: those of the letters, if the system has
    none. They are known to this browser alone."""
    from preview_server import CHROMIUM

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as running:
        fonts = Path(folder) / "fonts"
        fonts.mkdir()
        for name in FACES:
            (fonts / name).symlink_to(ROOT / "fonts" / name)
        faces = "".join(f"<family>{one}</family>" for one in ORDER)
        configuration = Path(folder) / "fonts.conf"
        text = CONFIGURATION.format(fonts=fonts, cache=Path(folder) / "cache", faces=faces)
        configuration.write_text(text, "utf-8")
        browser = running.chromium.launch(
            executable_path=str(CHROMIUM),
            args=["--no-sandbox"],
            env={**os.environ, "FONTCONFIG_FILE": str(configuration)},
        )
        yield browser
        browser.close()


def taken(page: Any) -> Image.Image:
    """What a window shows."""
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


def save(picture: Image.Image, path: Path, colors: int) -> None:
    """Write a picture with few colours."""
    out = io.BytesIO()
    picture.quantize(colors, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(out.getvalue())
    print(f"{path.name}: {len(out.getvalue()) // 1024} kB")
