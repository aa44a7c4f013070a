"""Pictures that a person puts into a letter: beside it, by a safe name, never over another file."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from unassemble.preview.editing import RefusedError
from unassemble.preview.pictures import MAX_PICTURE, add_picture, picture_at


def picture(kind: str = "PNG") -> bytes:
    out = BytesIO()
    Image.new("RGB", (4, 3), "white").save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("map.png", "map.png"),
        ("../../etc/pass wd.png", "pass-wd.png"),
        ("C:\\x\\地图 1.JPEG", "地图-1.png"),
        ("con.png", "picture-con.png"),
        (".png", "png.png"),
        ("…", "picture-.png"),
        ("a" * 300, "a" * 60 + ".png"),
    ],
)
def test_names_are_safe(tmp_path: Path, name: str, made: str) -> None:
    assert add_picture(tmp_path, name, picture()) == made
    assert [one.name for one in tmp_path.iterdir()] == [made]


def test_no_file_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "map.png").write_bytes(b"theirs")
    assert add_picture(tmp_path, "map.png", picture()) == "map-2.png"
    assert add_picture(tmp_path, "map.png", picture("JPEG")) == "map.jpg"
    assert (tmp_path / "map.png").read_bytes() == b"theirs"
    found = picture_at(tmp_path, "map-2.png")
    assert found is not None
    assert found.pixels == (4, 3)


@pytest.mark.parametrize("path", ["../map.png", "/etc/passwd", "https://un.org/a.png", "no.png"])
def test_only_pictures_of_the_folder_are_shown(tmp_path: Path, path: str) -> None:
    (tmp_path.parent / "map.png").write_bytes(picture())
    assert picture_at(tmp_path, path) is None


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "refused.picture"),
        (b"<svg/>", "refused.picture"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 40, "refused.picture"),
        (b"x" * (MAX_PICTURE + 1), "refused.picture-large"),
    ],
)
def test_what_is_no_picture_is_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    with pytest.raises(RefusedError) as refused:
        add_picture(tmp_path, "map.png", data)
    assert refused.value.reason == reason
    assert list(tmp_path.iterdir()) == []
