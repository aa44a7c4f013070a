"""Shell completion: what the program offers, and a real bash that takes it."""

from __future__ import annotations

import os
import re
import select
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import click
import pytest

from build_commands import all_commands
from conftest import ROOT
from unassemble.base.diagnostics import Findings
from unassemble.base.starters import starter_names
from unassemble.checks.manual import manual_pages
from unassemble.cli import completion
from unassemble.cli.build import command as build
from unassemble.languages import LANGUAGES, known_states
from unassemble.missions import find_mission, mission_folders

PAGE = (ROOT / "docs" / "completion.md").read_text("utf-8")
ASK = "from unassemble.__main__ import run; run()"


def offered(line: str, folder: Path, shell: str = "bash") -> list[str]:
    """What the program answers a shell for a line that ends with what is typed so far."""
    words = line.split(" ")
    number = words[-1] if shell == "fish" else str(len(words) - 1)
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.argv[0] = 'unassemble'; {ASK}"],
        cwd=folder,
        env={
            **os.environ,
            "_UNASSEMBLE_COMPLETE": f"{shell}_complete",
            "COMP_WORDS": line,
            "COMP_CWORD": number,
            "PYTHONUTF8": "1",
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


CASES = {
    "unassemble bu": ["plain,build"],
    "unassemble missions l": ["plain,learn"],
    "unassemble build --resu": ["plain,--resume"],
    "unassemble build letter": ["file,letter"],
    "unassemble build letter.yaml oth": ["file,oth"],
    "unassemble build -o ou": ["dir,ou"],
    "unassemble build --missions rec": ["dir,rec"],
    "unassemble build --format ": ["plain,docx", "plain,pdf"],
    "unassemble build --format docx,": ["plain,docx,pdf"],
    "unassemble build --language zh,e": ["plain,zh,en", "plain,zh,es"],
    "unassemble build --language a": ["plain,ar", "plain,all"],
    "unassemble check --language r": ["plain,ru"],
    "unassemble check --format s": ["plain,sarif"],
    "unassemble check --ignore no-sym": ["plain,no-symbol"],
    "unassemble explain no-sym": ["plain,no-symbol"],
    "unassemble new --kind note": ["plain,note-verbale"],
    "unassemble new --kind my": ["file,my"],
    "unassemble new --as corr": ["plain,corrigendum"],
    "unassemble new south-a": ["plain,south-africa"],
    "unassemble new Ken": ["plain,kenya"],
    "unassemble missions show aze": ["plain,azerbaijan"],
    "unassemble missions new fr": ["plain,france", "plain,FR"],
    "unassemble missions new fr --office charge": ["plain,charge-d-affaires"],
}


@pytest.mark.parametrize("line", CASES)
def test_what_is_offered(line: str, tmp_path: Path) -> None:
    assert offered(line, tmp_path) == CASES[line]


def test_a_record_beside_the_letter_is_offered(tmp_path: Path) -> None:
    (tmp_path / "missions").mkdir()
    (tmp_path / "missions" / "zembla.yaml").write_text("state: ZZ\n", "utf-8")
    assert offered("unassemble new zem", tmp_path) == ["plain,zembla"]


def test_other_shells_get_what_a_command_does(tmp_path: Path) -> None:
    zsh = offered("unassemble buil", tmp_path, "zsh")
    assert zsh == ["plain", "build", "Build the DOCX and the PDF of letters."]
    assert offered("unassemble buil", tmp_path, "fish") == [
        "plain,build\tBuild the DOCX and the PDF of letters."
    ]


def _all(ask: object, begun: str = "") -> list[str]:
    assert callable(ask)
    found: Sequence[click.shell_completion.CompletionItem] = ask(
        click.Context(build), build.params[0], begun
    )
    return [str(item.value) for item in found]


def test_everything_offered_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    whom = _all(completion.missions)
    assert set(known_states()) < set(whom)
    findings = Findings()
    missing = [who for who in whom if find_mission(who, mission_folders(), findings) is None]
    assert missing == []
    assert not [who for who in whom if " " in who]
    assert tuple(_all(completion.kinds)) == starter_names()
    assert _all(completion.rules) == list(manual_pages())
    assert _all(completion.languages) == list(LANGUAGES)


FREE = {"--link-base", "--scheduler", "--dated", "--items", "--signatory", "--title", "--seat"}
"""Options that take any words; nobody can complete them."""


def test_every_other_value_is_completed() -> None:
    free = {
        one.opts[-1]
        for _, command, context in all_commands()
        for one in command.get_params(context)
        if not (isinstance(one, click.Option) and one.is_flag)
        and not one.shell_complete(context, "")
    }
    assert free == FREE | {"--port", "--jobs", "--since"}


TYPED = [
    ("unassemble prev", "preview"),
    ("unassemble build lett", "letter.yaml"),
    ("unassemble build -o pict", "pictures"),
    ("unassemble new --kind cand", "candidature"),
]


@pytest.fixture
def path(tmp_path: Path) -> str:
    """The search path of a shell that finds the program; beside it, a letter and a folder."""
    if sys.platform == "win32":
        pytest.skip("these shells are not those of Windows")
    program = tmp_path / "bin" / "unassemble"
    program.parent.mkdir()
    program.write_text(f"#!{sys.executable}\n{ASK.replace('; ', chr(10))}\n", "utf-8")
    program.chmod(0o755)
    (tmp_path / "letter.yaml").touch()
    (tmp_path / "pictures").mkdir()
    return f"{program.parent}{os.pathsep}{os.environ['PATH']}"


@pytest.mark.parametrize("shell", ["bash", "zsh"])
@pytest.mark.parametrize(("typed", "completed"), TYPED)
def test_the_tab_key_completes(
    shell: str, typed: str, completed: str, path: str, tmp_path: Path, tool: Callable[[str], str]
) -> None:
    """In a real shell, set up by the line that docs/completion.md shows."""
    rc = tmp_path / f".{shell}rc"
    begin = "autoload -U compinit; compinit -u -D\n" if shell == "zsh" else ""
    line = f'eval "$(_UNASSEMBLE_COMPLETE={shell}_source unassemble)"'
    assert line in PAGE
    rc.write_text(f"PS1='ready> '\ncd {tmp_path}\n{begin}{line}\n", "utf-8")
    options = ["--rcfile", str(rc), "-i"] if shell == "bash" else ["-d", "-i"]
    environment = {"PATH": path, "ZDOTDIR": str(tmp_path)}
    shown = typed_in_terminal([tool(shell), *options], f"{typed}\t", environment)
    before = typed.rpartition(" ")[0]
    assert f"{before} {completed}" in shown, shown
    assert not typed.endswith(completed)


def test_fish_completes(path: str, tmp_path: Path, tool: Callable[[str], str]) -> None:
    line = "_UNASSEMBLE_COMPLETE=fish_source unassemble | source"
    assert line in PAGE.replace("\\|", "|")
    asked = "\n".join(f"complete -C '{typed}'" for typed, _ in TYPED)
    done = subprocess.run(
        [tool("fish"), "--no-config", "-c", f"{line}\n{asked}"],
        cwd=tmp_path,
        env={**os.environ, "PATH": path, "HOME": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    offered = [re.split(r"[/\t]", one)[0] for one in done.stdout.splitlines()]
    assert offered == [completed for _, completed in TYPED]


def typed_in_terminal(command: list[str], keys: str, variables: Mapping[str, str]) -> str:
    """What a shell shows when keys are pressed at its prompt, up to the answer of a later line."""
    import pty

    terminal, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "dumb", "INPUTRC": os.devnull, **variables}
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True
    ) as process:
        os.close(theirs)
        shown = b""

        def until(end: bytes) -> None:
            nonlocal shown
            while end not in shown:
                assert select.select([terminal], [], [], 30)[0], shown
                shown += os.read(terminal, 4096)

        try:
            until(b"ready> ")
            shown = b""
            os.write(terminal, keys.encode())
            os.write(terminal, b" ; echo do''ne\nexit\n")
            until(b"done")
            return re.sub("[\a\r]|.\b", "", shown.decode())
        finally:
            process.kill()
            process.wait()
            os.close(terminal)
