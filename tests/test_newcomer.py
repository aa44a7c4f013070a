"""A newcomer's walk: the pages of docs/start, one after another, on a computer with nothing but the
wheel. It is installed as docs/start/install.md says, into an empty environment; then each command
is run by the installed program."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from doc_pages import Desk, Printed, as_shown, blocks, first_line, serves, steps
from office import build
from unassemble import __version__

WALK = (
    "docs/start/install.md",
    "docs/start/first-letter-browser.md",
    "docs/start/first-letter-editor.md",
)
TOOLS = ("uv", "unassemble")
NO_NETWORK = ("Failed to fetch", "network was disabled", "dns error", "Connection")


class Newcomer(Desk):
    """The folder of somebody with an account of their own, and the wheel in it."""

    def __init__(self, folder: Path, home: Path) -> None:
        super().__init__(folder)
        self.commands = home / "commands"
        kept = ("SYSTEMROOT", "TEMP", "LANG", "UV_INDEX_URL", "UV_DEFAULT_INDEX")
        kept += ("SSL_CERT_FILE", "HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy")
        self.environment = {
            "UV_CACHE_DIR": uv_cache(),
            **{name: os.environ[name] for name in kept if name in os.environ},
            "HOME": str(home),
            "USERPROFILE": str(home),
            "SHELL": "/bin/bash",
            "PATH": os.pathsep.join((str(self.commands), os.defpath)),
            "PYTHONUTF8": "1",
            "UV_PYTHON": sys.executable,  # the one whose libraries the lock is for
            "UV_TOOL_DIR": str(home / "tools"),
            "UV_TOOL_BIN_DIR": str(self.commands),
        }

    def _done(self, words: Sequence[str]) -> Printed:
        if words[0] not in TOOLS:
            return super()._done(words)
        at = Path(sys.executable).parent if words[0] == "uv" else self.commands
        command = [str(at / words[0]), *(one.replace("VERSION", __version__) for one in words[1:])]
        if words[0] == "unassemble" and serves(words[1:]):
            return first_line([*command, "--no-browser"], self.folder, self.environment)
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        if done.returncode and any(told in done.stdout for told in NO_NETWORK):
            pytest.skip("there is no network: the libraries cannot be installed")
        return Printed(done.stdout, done.returncode)


def uv_cache() -> str:
    """The folder in which uv keeps what it has fetched: a second walk fetches nothing."""
    command = (Path(sys.executable).parent / "uv", "cache", "dir")
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture
def newcomer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Newcomer:
    downloads = tmp_path / "home" / "Downloads"
    downloads.mkdir(parents=True)
    wheel, _ = build(tmp_path)
    wheel.rename(downloads / wheel.name)
    monkeypatch.chdir(downloads)
    return Newcomer(downloads, tmp_path / "home")


def test_a_newcomer_comes_from_the_wheel_to_a_letter(newcomer: Newcomer) -> None:
    assert not newcomer.commands.exists()
    walked = []
    for page in WALK:
        for block in blocks(page):
            if block.file is not None:
                newcomer.save(block)
            for step in steps(block.text) if block.language == "console" else ():
                done = newcomer.run(step.command)
                told = f"{page}:{block.line}: $ {step.command}\n{done.text}"
                fails = any(" error[" in line for line in step.shown)
                assert done.status == int(fails), told
                assert not step.shown or as_shown(step.shown, done.text.splitlines()), told
                walked.append(step.command.split()[:2])
    assert (newcomer.commands / "unassemble").exists() or sys.platform == "win32"
    assert ["uv", "tool"] in walked
    assert ["unassemble", "build"] in walked
    made = newcomer.folder / "letter-en.pdf"
    assert made.read_bytes().startswith(b"%PDF-")
