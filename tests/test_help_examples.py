"""Each command has examples in its help, and each example does what it says."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from build_commands import all_commands
from conftest import EXAMPLE, ROOT
from letter_files import GOOD, changed
from unassemble.cli.commands import Example, ExampleCommand

BEGINS = {
    "unassemble preview letter.yaml": "http://127.0.0.1:",
    "unassemble preview letters --no-browser": "http://127.0.0.1:",
    "unassemble build letter.yaml --watch": "letter-en.docx",
    "unassemble lsp": "",
}
"""Examples that go on until they are interrupted, with how their output begins."""


ALL = {name: (command, context) for name, command, context in all_commands()}
EXAMPLES = {
    example.line: example
    for command, _ in ALL.values()
    if isinstance(command, ExampleCommand)
    for example in command.examples
}


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A folder with what the examples name."""
    both = changed("    I have the honour to write.\n", "    I write.\n")
    in_two = both.replace(
        "  text: |\n    I write.\n", "  text: {en: See A/74/805., zh: 见 A/74/805。}\n"
    )
    in_two = in_two.replace(
        "title: Culture of peace", "title: {en: Culture of peace, zh: 和平文化}"
    )
    in_two = in_two.replace("name: Ann **Lee**", "name: {en: Ann **Lee**, zh: 李安}")
    in_two = in_two.replace("titles: [Ambassador]", "titles: {en: [Ambassador], zh: [大使]}")
    (tmp_path / "letter.yaml").write_text(in_two, "utf-8")
    (tmp_path / "last.yaml").write_text(GOOD, "utf-8")
    (tmp_path / "right.yaml").write_text(changed("honour to write", "honour to state"), "utf-8")
    (tmp_path / "letters").mkdir()
    for number in (1, 2):
        (tmp_path / "letters" / f"{number}.yaml").write_bytes(EXAMPLE.read_bytes())
    (tmp_path / "records").mkdir()
    record = ROOT / "templates" / "missions" / "azerbaijan.yaml"
    (tmp_path / "records" / "kenya.yaml").write_bytes(record.read_bytes())
    return tmp_path


def program(words: list[str]) -> list[str]:
    assert words[0] == "unassemble"
    return [sys.executable, "-m", *words]


def environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "BROWSER": "true", "XDG_DATA_HOME": str(folder / "data")}


def run(words: list[str], folder: Path) -> str:
    """Run a line as a shell does: patterns of names, and ``> FILE``."""
    target = folder / words[-1] if ">" in words else None
    words = words[: words.index(">")] if ">" in words else words
    given: list[str] = []
    for word in words:
        if word.endswith("/*.yaml"):
            given += sorted(path.relative_to(folder).as_posix() for path in folder.glob(word))
        else:
            given.append(word)
    done = subprocess.run(
        program(given),
        cwd=folder,
        env=environment(folder),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    if target is not None:
        target.write_text(done.stdout, "utf-8")
    return done.stdout


@pytest.mark.parametrize("name", ALL)
def test_each_command_has_an_example_in_its_help(name: str) -> None:
    command, context = ALL[name]
    assert isinstance(command, ExampleCommand)
    assert command.examples, f"{name}: no example; give it `examples=[Example(…)]`"
    help_ = command.get_help(context)
    for line, does in command.examples:
        assert line.startswith(name if name != "unassemble" else "unassemble ")
        assert f"\n  {line}\n      {does}" in help_


@pytest.mark.parametrize("line", [line for line in EXAMPLES if line not in BEGINS])
def test_each_example_runs(line: str, office: Path) -> None:
    words = shlex.split(line)
    if "new" in words and "letter.yaml" in words:
        (office / "letter.yaml").unlink()  # the one that it writes
    before = set(office.rglob("*"))
    printed = run(words, office)
    made = {path.relative_to(office).as_posix() for path in set(office.rglob("*")) - before}
    written = {words[index + 1] for index, word in enumerate(words) if word in ("-o", "--output")}
    written |= {words[index + 1] for index, word in enumerate(words) if word in (">", "--report")}
    assert written <= made
    assert printed or made or "check" in words


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to a process")
@pytest.mark.parametrize("line", BEGINS)
def test_each_example_that_goes_on_begins_and_ends(line: str, office: Path) -> None:
    assert line in EXAMPLES
    with subprocess.Popen(
        program(shlex.split(line)),
        cwd=office,
        env=environment(office),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        if BEGINS[line]:
            assert process.stdout.readline().startswith(BEGINS[line])
            while process.stderr is not None and "Ctrl+C" not in process.stderr.readline():
                assert process.poll() is None
            process.send_signal(signal.SIGINT)
        process.communicate("", timeout=30)
    assert process.returncode == 0


def test_an_example_is_a_line_and_what_comes_of_it() -> None:
    one = Example("unassemble doctor", "The first thing to run after installing.")
    assert one in EXAMPLES.values()
    assert all(does.endswith(".") and len(line) < 80 for line, does in EXAMPLES.values())
