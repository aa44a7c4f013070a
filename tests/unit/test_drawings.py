"""SVG drawings: what they may refer to, how they are drawn, and what they may cost."""

from __future__ import annotations

import base64
import io
import sys
import time
from pathlib import Path

import pytest
from PIL import Image

from letter_files import GOOD
from unassemble.images.drawing import draw
from unassemble.images.svg import SvgError, read_svg
from unassemble.pipeline.checking import all_findings
from unassemble.pipeline.letter_file import LetterFile

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'width="100" height="50">'
)
LETTER = GOOD.replace("honour to write.", "honour to write.\n\n    ![A map](map.svg)")
MEMORY = pytest.mark.skipif(
    sys.platform in ("win32", "darwin"), reason="the system has no limit of a process's memory"
)


def svg(body: str, head: str = HEAD) -> bytes:
    return f"{head}{body}</svg>".encode()


def found(folder: Path, drawing: bytes) -> list[str]:
    """The findings about a drawing in a letter."""
    (folder / "map.svg").write_bytes(drawing)
    listed = all_findings(LetterFile(LETTER.encode(), "letter.yaml", folder))
    return [f"{one.rule}: {one.message}" for one in listed if "map.svg" in one.message]


def picture(drawing: bytes) -> Image.Image:
    return Image.open(io.BytesIO(draw(read_svg(drawing)).png))


def png(width: int, height: int) -> str:
    out = io.BytesIO()
    Image.new("1", (width, height)).save(out, "PNG")
    return f"data:image/png;base64,{base64.b64encode(out.getvalue()).decode()}"


@pytest.mark.parametrize(
    "body",
    [
        '<image xlink:href="/etc/passwd" width="9" height="9"/>',
        '<image href="secret.png" width="9" height="9"/>',
        '<image href=" file:///etc/passwd" width="9" height="9"/>',
        '<g><use href="https://example.org/a.svg#b"/></g>',
        '<filter id="f"><feImage href="secret.png"/></filter>',
        '<x:image xmlns:x="http://www.w3.org/2000/svg" x:href="secret.png"/>',
    ],
)
def test_a_drawing_refers_to_nothing_outside(tmp_path: Path, body: str) -> None:
    Image.new("RGB", (9, 9), "red").save(tmp_path / "secret.png")
    (one,) = found(tmp_path, svg(body))
    assert one.startswith("image-outside: “map.svg” refers to “")


def test_a_drawing_within_a_drawing_refers_to_nothing_outside(tmp_path: Path) -> None:
    inner = base64.b64encode(svg('<image href="secret.png" width="9" height="9"/>')).decode()
    (one,) = found(tmp_path, svg(f'<image href="data:image/svg+xml;base64,{inner}"/>'))
    assert "refers to “secret.png”" in one


def test_its_own_parts_and_embedded_pictures_are_drawn(tmp_path: Path) -> None:
    body = f'<g id="a"><image href="{png(4, 4)}" width="50" height="50"/></g>'
    body += '<use xlink:href="#a" x="50"/><a href="https://example.org"><rect/></a>'
    assert found(tmp_path, svg(body)) == []
    drawn = picture(svg(body)).convert("RGBA")
    assert drawn.getpixel((drawn.width - 20, drawn.height // 2)) == (0, 0, 0, 255)


@pytest.mark.parametrize(
    "body",
    [
        "<style>@import url(https://example.org/a.css);</style>",
        "<style>@font-face {font-family: X; src: url(data:font/woff2;base64,AAAA)}</style>",
        '<rect fill="url(other.svg#a)" width="5" height="5"/>',
    ],
)
def test_fonts_and_style_sheets_that_are_not_loaded_are_told(tmp_path: Path, body: str) -> None:
    (one, *_) = found(tmp_path, svg(body))
    assert one.startswith("drawing-simplified: ")


def test_text_is_drawn_with_the_shipped_fonts(tmp_path: Path) -> None:
    words = svg('<text x="5" y="30" font-family="Arial, Nowhere">Map Карта 地图 خريطة</text>')
    drawn = picture(words).convert("RGBA").getchannel("A")
    assert drawn.getbbox() is not None
    other = svg('<text x="5" y="30" font-family="monospace">Map Карта 地图 خريطة</text>')
    assert draw(read_svg(other)).png == draw(read_svg(words)).png
    assert found(tmp_path, svg("<text>\U0001f600</text>")) == [
        "missing-glyph: no font has the character “\U0001f600” (U+1F600) of the drawing “map.svg”"
    ]


@pytest.mark.parametrize(
    ("head", "points", "pixels"),
    [
        ('width="96" height="48"', (72, 36), (600, 300)),
        ('width="400" height="200"', (300, 150), (1250, 625)),
        ('width="210mm" height="297mm"', (595.28, 841.89), (1523, 2153)),
        ('viewBox="0 0 5000 5000"', (3750, 3750), (1522, 1522)),
        ('width="50%" viewBox="0 0 200 100"', (75, 37.5), (625, 313)),
    ],
)
def test_it_is_drawn_at_the_size_it_is_printed_in(
    head: str, points: tuple[float, float], pixels: tuple[int, int]
) -> None:
    body = '<rect width="100" height="100"/>'
    drawn = draw(read_svg(svg(body, f'<svg xmlns="http://www.w3.org/2000/svg" {head}>')))
    assert (drawn.width, drawn.height) == pytest.approx(points, abs=0.01)
    size = Image.open(io.BytesIO(drawn.png)).size
    assert size == pytest.approx(pixels, abs=2)


def test_a_drawing_without_a_size_is_as_large_as_its_parts() -> None:
    head = '<svg xmlns="http://www.w3.org/2000/svg">'
    drawn = draw(read_svg(svg('<rect width="96" height="48"/>', head)))
    assert (drawn.width, drawn.height) == (72, 36)


def test_a_page_of_a_map_takes_less_than_two_seconds() -> None:
    paths = "".join(
        f'<path d="M{n % 200} {n % 290} q 9 {n % 17} {n % 23} 5 z" fill="#{n % 4096:03x}"/>'
        f'<text x="{n % 200}" y="{n % 290}" font-size="3">Place {n}</text>'
        for n in range(200)
    )
    head = '<svg xmlns="http://www.w3.org/2000/svg" width="210mm" height="297mm"'
    resource = pytest.importorskip("resource", reason="the system does not measure processes")
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    draw(read_svg(svg(paths, f'{head} viewBox="0 0 210 297">')))
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before < 2


ENTITIES = "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "aaaaaaaaaa"}">' for n in range(10)
)


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        (svg("<g>" * 500 + "</g>" * 500), "drawing-limit: … nested more than 100 deep"),
        (svg("<g/>" * 200_001), "drawing-limit: … more than 200,000 parts"),
        (svg(f'<image href="{png(9000, 9000)}"/>'), "drawing-limit: … more than 50 million pixels"),
        (svg("", '<svg width="1e9" height="5">'), "drawing-limit: … taller than 1,000,000 pixels"),
        (f"<!DOCTYPE svg [{ENTITIES}]>".encode() + svg("<text>&a9;</text>"), "image-unreadable: "),
        (b"<svg>", "image-unreadable: "),
        (b"<html/>", "image-unreadable: "),
        (b"\xff\xfe<\0s\0v\0g\0/\0>\0", "image-unreadable: "),
        (b"", "image-unreadable: "),
        (svg("", '<svg width="0" height="0">'), "image-unreadable: "),
    ],
    ids=["depth", "parts", "picture", "size", "entities", "end", "html", "utf-16", "empty", "zero"],
)
def test_what_is_over_a_limit_is_told(tmp_path: Path, drawing: bytes, expected: str) -> None:
    rule, _, rest = expected.partition("…")
    (one,) = found(tmp_path, drawing)
    assert one.startswith(rule.strip())
    assert one.endswith(rest)


@MEMORY
@pytest.mark.parametrize(
    "body",
    [
        '<filter id="f"><feTurbulence numOctaves="100000" baseFrequency="0.05"/></filter>'
        '<rect width="100" height="50" filter="url(#f)"/>',
        '<g opacity="0.9">' * 95 + '<g filter="url(#f)"><circle r="90"/></g>' + "</g>" * 95,
        "".join(
            f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 12 + "</g>" if n else
            '<g id="a0"><circle r="1"/></g>'
            for n in range(9)
        ),
    ],
    ids=["filter", "layers", "uses"],
)  # fmt: skip
def test_a_drawing_that_asks_too_much_ends_alone(tmp_path: Path, body: str) -> None:
    """The process that draws ends; this one, as a server would, goes on."""
    head = HEAD.replace('width="100" height="50"', 'width="5000" height="5000"')
    started = time.monotonic()
    listed = found(tmp_path, svg(body, head))
    assert time.monotonic() - started < 40
    assert all(one.startswith(("drawing-limit: ", "image-unreadable: ")) for one in listed)


def test_the_outcome_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    drawing = read_svg(svg('<rect width="31" height="17"/>'))
    first = draw(drawing)
    monkeypatch.setattr(sys, "executable", "/nonexistent")
    assert draw(drawing) == first


def test_a_wrong_reference_names_what_to_do() -> None:
    with pytest.raises(SvgError) as error:
        read_svg(svg('<image href="a.png"/>'))
    assert error.value.hint == "embed the picture in the drawing, or save the drawing as PNG"
