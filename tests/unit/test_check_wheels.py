"""Whether a lock's requirements are wheels everywhere, by made-up answers of an index."""

from __future__ import annotations

import io
from email.message import Message
from urllib.error import HTTPError, URLError

import pytest

import check_wheels
from check_wheels import JSON, IndexFile, UnreachableError, ask, read_lock, table

LOCK = """\
# comment
pure==1.0 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
compiled==2.5 ; sys_platform != 'linux' \\
    --hash=sha256:cc
"""


def file(name: str, sha: str = "aa", python: str | None = ">=3.10") -> IndexFile:
    return IndexFile(name, {"sha256": sha}, python)


def missing(line: str, *files: IndexFile) -> list[str]:
    return table(read_lock(f"{line} --hash=sha256:aa"), [files])[1]


def test_a_lock_is_requirements_and_hashes() -> None:
    pure, compiled = read_lock(LOCK)
    assert (pure.requirement.name, pure.version, pure.hashes) == ("pure", "1.0", {"aa", "bb"})
    assert str(compiled.requirement.marker) == 'sys_platform != "linux"'


def test_one_pure_wheel_serves_all() -> None:
    assert missing("pure==1.0", file("pure-1.0-py3-none-any.whl")) == []


def test_a_source_distribution_serves_nobody() -> None:
    assert missing("pure==1.0", file("pure-1.0.tar.gz")) == [
        f"pure 1.0: no wheel for {name}, Python 3.11, 3.12, 3.13, 3.14"
        for name in ("Windows x64", "macOS arm64", "macOS x86_64", "Linux x86_64", "Linux aarch64")
    ]


def test_each_platform_asks_for_its_own_wheel() -> None:
    files = [
        file(f"compiled-2.5-{tags}.whl")
        for tags in (
            "cp311-abi3-macosx_10_9_universal2",
            "cp310-abi3-manylinux_2_17_x86_64.manylinux2014_x86_64",
            "cp311-cp311-win_amd64",
            "cp312-cp312-win_amd64",
            "cp314-cp314t-win_amd64",
            "py3-none-musllinux_1_2_aarch64",
        )
    ]
    assert missing("compiled==2.5", *files) == [
        "compiled 2.5: no wheel for Windows x64, Python 3.13, 3.14",
        "compiled 2.5: no wheel for Linux aarch64, Python 3.11, 3.12, 3.13, 3.14",
    ]


def test_a_marker_is_read_as_each_platform_reads_it() -> None:
    windows = file("compiled-2.5-py3-none-win_amd64.whl")
    assert missing("compiled==2.5 ; sys_platform == 'win32'", windows) == []
    assert missing("compiled==2.5 ; python_version < '3.11'") == []
    assert len(missing("compiled==2.5 ; sys_platform == 'darwin'", windows)) == 2


@pytest.mark.parametrize(
    "other",
    [
        file("pure-1.1-py3-none-any.whl"),
        file("pure-1.0-py3-none-any.whl", sha="not in the lock"),
        file("pure-1.0-py3-none-any.whl", python="<3.11"),
        file("pure-1.0-cp39-cp39-win_amd64.whl"),
    ],
    ids=["version", "hash", "Requires-Python", "tag"],
)
def test_other_files_do_not_count(other: IndexFile) -> None:
    assert len(missing("pure==1.0", other)) == len(check_wheels.PLATFORMS)


def test_a_system_too_old_for_a_wheel_is_missing_it() -> None:
    new = file("compiled-2.5-cp311-abi3-macosx_26_0_universal2.whl")
    assert len(missing("compiled==2.5 ; sys_platform == 'darwin'", new)) == 2


class Answer(io.BytesIO):
    def __init__(self, data: bytes, kind: str) -> None:
        super().__init__(data)
        self.headers = Message()
        self.headers["Content-Type"] = kind


def answers(monkeypatch: pytest.MonkeyPatch, what: bytes | Exception, kind: str = JSON) -> None:
    def urlopen(*_: object, **__: object) -> object:
        if isinstance(what, Exception):
            raise what
        return Answer(what, kind)

    monkeypatch.setattr(check_wheels, "urlopen", urlopen)
    monkeypatch.setattr(check_wheels, "configured_index", lambda: "http://localhost")


def test_pip_says_which_index_it_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "http://localhost:8080/simple/")
    assert check_wheels.configured_index() == "http://localhost:8080/simple"


def test_the_index_answers_in_json(monkeypatch: pytest.MonkeyPatch) -> None:
    data = b"""{"meta": {}, "files": [{"filename": "pure-1.0-py3-none-any.whl", "url": "",
      "hashes": {"sha256": "aa"}, "requires-python": ">=3.10", "yanked": false}]}"""
    answers(monkeypatch, data)
    assert ask("http://localhost", "pure") == (file("pure-1.0-py3-none-any.whl"),)


def test_a_package_that_the_index_lacks_has_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, HTTPError("", 404, "", Message(), io.BytesIO()))
    assert ask("http://localhost", "pure") == ()


@pytest.mark.parametrize(
    "what",
    [
        URLError("no network"),
        TimeoutError(),
        HTTPError("", 503, "", Message(), io.BytesIO()),
        b"<html>",
    ],
    ids=["no network", "time-out", "error", "HTML"],
)
def test_without_an_index_nothing_is_checked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], what: bytes | Exception
) -> None:
    answers(monkeypatch, what, "text/html")
    with pytest.raises(UnreachableError):
        ask("http://localhost", "pure")
    assert check_wheels.main([]) == 0
    assert capsys.readouterr().out.startswith("wheels not checked: ")


def test_a_missing_wheel_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers(monkeypatch, HTTPError("", 404, "", Message(), io.BytesIO()))
    assert check_wheels.main([]) == 1
    assert "MISSING" in capsys.readouterr().out
