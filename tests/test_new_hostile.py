"""Malicious starter letters and earlier letters are reported, and nothing is written."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from conftest import ROOT
from letter_files import GOOD
from unassemble.cli import main

SECONDS = 10.0
STARTER = (ROOT / "templates" / "letters" / "letter.yaml").read_text("utf-8")
BOMB = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join(10 * [f'*{before}'])}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def new(folder: Path, option: str, text: str | bytes) -> tuple[Result, Path]:
    """Run `new` with a file as starter letter or earlier letter; it must end within seconds."""
    given, made = folder / "given.yaml", folder / "made.yaml"
    given.write_bytes(text if isinstance(text, bytes) else text.encode())
    started = time.monotonic()
    arguments = ["new", "france", option, str(given), "--dated", "2025-05-01", "-o", str(made)]
    done = CliRunner().invoke(main, arguments)
    assert time.monotonic() - started < SECONDS
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done, made


def sentence(text: str) -> str:
    """A starter letter whose text has a sentence with a template."""
    return f"letter:\n  text: |\n    {text}\n"


@pytest.mark.parametrize(
    "text",
    [
        "{{ nobody }}",
        "{{ nobody.knows }}",
        "{{ ().__class__.__bases__ }}",
        "{{ state.__class__ }}",
        "{{ ''.format.__globals__ }}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{% for a in range(100000000) %}x{% endfor %}",
        "{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}",
        "{{ 'x' * 1000000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ open('/etc/passwd') }}",
        "{{ state | nofilter }}",
        "{{ unclosed",
    ],
)
def test_a_forbidden_template_is_reported_with_its_place(text: str, tmp_path: Path) -> None:
    done, made = new(tmp_path, "--template", sentence(text))
    assert done.exit_code == 1, done.output
    assert "given.yaml:3:" in done.stderr
    assert "error[" in done.stderr
    assert not made.exists()


@pytest.mark.parametrize("option", ["--template", "--from"])
@pytest.mark.parametrize(
    "text",
    [
        BOMB,
        "a: &a {b: *a}",
        "{" * 1000,
        "x: " + "[" * 5000,
        b"\xff\xfe\x00",
        b"\0" * 1000,
        "- a list",
        "!!python/object/apply:os.system [id]",
        "",
        b"x: " + b"y" * 11_000_000,
    ],
    ids=[
        "bomb",
        "itself",
        "braces",
        "brackets",
        "binary",
        "zeros",
        "list",
        "tag",
        "empty",
        "large",
    ],
)
def test_an_unreadable_file_is_reported(option: str, text: str | bytes, tmp_path: Path) -> None:
    done, made = new(tmp_path, option, text)
    assert done.exit_code in (1, 2), done.output
    assert "error[" in done.stderr
    assert not made.exists()


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "..", "letters/../letter"])
def test_names_do_not_leave_the_folder_of_starter_letters(name: str, tmp_path: Path) -> None:
    made = tmp_path / "made.yaml"
    done = CliRunner().invoke(main, ["new", "france", "--template", name, "-o", str(made)])
    assert done.exit_code == 2
    assert "root:" not in done.output
    assert not made.exists()


def test_a_good_starter_letter_is_accepted(tmp_path: Path) -> None:
    """Without this, the tests above could pass for another reason."""
    assert new(tmp_path, "--template", STARTER)[0].exit_code == 0
    (tmp_path / "made.yaml").unlink()
    assert new(tmp_path, "--from", GOOD)[0].exit_code == 0
