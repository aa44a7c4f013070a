"""Build a release into dist/, check it, and say what a person has to do to publish it.

The version stands in src/unassemble/__init__.py alone; CHANGELOG.md begins with its heading.  The
archives have the time of the last commit, so whoever builds the same commit gets the same bytes.
Nothing is uploaded.

    release.py [DIR]
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import sys
import tarfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from packaging.metadata import Metadata
from packaging.version import Version

from office import ROOT, CommandError, Office, build, carried_files, run
from unassemble import __version__

_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_RELEASED = re.compile(r"(\S+) \((\d{4}-\d{2}-\d{2})\)")
FIRST_COMMANDS = (
    "unassemble doctor",
    "unassemble new kenya -o first.yaml",
    "unassemble check letter.yaml",
    "unassemble build letter.yaml",
    "unassemble preview --text letter.yaml",
)
LETTER = ROOT / "examples" / "six-languages" / "letter.yaml"


class ReleaseError(Exception):
    """The release is not good; the message says why."""


def require(condition: bool, otherwise: str) -> None:
    """Stop the release unless a condition holds.

    Raises:
        ReleaseError: it does not.
    """
    if not condition:
        raise ReleaseError(otherwise)


def released(changelog: str) -> tuple[str, str, str]:
    """The version, day and text of the first heading of a changelog that has a version.

    Raises:
        ReleaseError: something not yet released stands above it, or there is none.
    """
    headings = list(_HEADING.finditer(changelog))
    ends = [heading.start() for heading in headings[1:]] + [len(changelog)]
    for heading, end in zip(headings, ends, strict=False):
        text = _COMMENT.sub("", changelog[heading.end() : end]).strip()
        found = _RELEASED.fullmatch(heading.group(1))
        if found:
            return found.group(1), found.group(2), text
        require(not text, f"CHANGELOG.md: “{heading.group(1)}” has lines: give them a version")
    raise ReleaseError("CHANGELOG.md has no heading such as “## 1.2.3 (2026-11-30)”")


def check_metadata(wheel: Path, sdist: Path) -> Metadata:
    """The metadata of a release, which must be valid and the same in both archives.

    Raises:
        ReleaseError: they differ, or a package index would refuse them.
    """
    stem = f"unassemble-{__version__}"
    with zipfile.ZipFile(wheel) as archive:
        in_wheel = archive.read(f"{stem}.dist-info/METADATA")
    with tarfile.open(sdist) as tar:
        file = tar.extractfile(f"{stem}/PKG-INFO")
        in_sdist = file.read() if file is not None else b""
    require(in_wheel == in_sdist, "wheel and source distribution have different metadata")
    try:
        metadata = Metadata.from_email(in_wheel, validate=True)
    except ExceptionGroup as error:
        raise ReleaseError("; ".join(str(one) for one in error.exceptions)) from None
    require(metadata.version == Version(__version__), f"the metadata has {metadata.version}")
    require(metadata.description_content_type == "text/markdown", "README.md is not Markdown")
    require((ROOT / "README.md").read_text("utf-8") == metadata.description, "README.md differs")
    return metadata


def check_contents(wheel: Path, sdist: Path) -> None:
    """Whether the archives carry all that they must, and nothing else.

    Raises:
        ReleaseError: they do not.
    """
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    wanted = carried_files()
    require(names == wanted, f"the wheel has wrong files: {sorted(names ^ wanted)[:5]}")
    with tarfile.open(sdist) as tar:
        tops = {name.split("/")[1] for name in tar.getnames()}
    expected = {"src", "templates", "fonts", "examples", "README.md", "LICENSE", "CHANGELOG.md"}
    expected |= {"PKG-INFO", "pyproject.toml", ".gitignore"}
    require(tops == expected, f"the source distribution has {sorted(tops ^ expected)}")


def check_installed(office: Office) -> str:
    """Run the first commands where the program was just installed.

    Returns:
        What was done, in words.

    Raises:
        ReleaseError: a command says something else than it should.
        CommandError: a command failed.
    """
    shutil.copy(LETTER, office.folder / "letter.yaml")
    version = office.program("unassemble --version").strip()
    require(version == f"unassemble {__version__}", f"the program says {version}")
    where = Path(office("-c", "import unassemble; print(unassemble.__file__)").strip())
    require(where.is_relative_to(office.folder.parent), f"the program is {where}")
    for line in FIRST_COMMANDS:
        office.program(line)
    made = {path.name for path in office.folder.iterdir()}
    wanted = {"letter.yaml", "first.yaml", "letter-en.docx", "letter-en.pdf"}
    require(made == wanted, f"the first commands made {sorted(made)}")
    kind = "an empty environment" if office.is_empty else "a folder (no network: not empty)"
    return f"in {kind}: --version, {', '.join(line.split()[1] for line in FIRST_COMMANDS)}"


def steps(version: str, notes: str, files: Sequence[Path]) -> str:
    """What a person has to do to publish a release."""
    shown = " ".join(str(file) for file in files)
    return f"""\
To publish {version}, a person does this, in this order:

  1. See that the tests of this commit passed on Linux, macOS and Windows
     (.github/workflows/test.yml).
  2. Once only: name the public repository under [project.urls] in pyproject.toml, so that the page
     on the package index leads there; make an account there, with two-factor authentication.
  3. git tag --annotate --sign v{version} --message "unassemble {version}"
     git push origin v{version}
  4. python -m pip install twine
     python -m twine upload {shown}
  5. Make a release of the tag on the forge, with these notes, and attach both files:

{chr(10).join(f"     {line}".rstrip() for line in notes.splitlines())}

  6. In an empty folder: pipx install unassemble=={version}, then unassemble doctor.
  7. Begin “## Unreleased” in CHANGELOG.md again.
"""


def main(arguments: Sequence[str]) -> int:
    """Build, check and tell; the exit status."""
    target = Path(arguments[0] if arguments else ROOT / "dist")
    try:
        changed = run(["git", "status", "--porcelain"], ROOT, os.environ)
        require(not changed, f"commit first; these files are changed:\n{changed}")
        version, day, notes = released((ROOT / "CHANGELOG.md").read_text("utf-8"))
        require(version == __version__, f"CHANGELOG.md begins with {version}, not {__version__}")
        epoch = int(run(["git", "log", "-1", "--format=%ct"], ROOT, os.environ))
        with TemporaryDirectory() as folder:
            files = _checked(Path(folder), epoch)
            target.mkdir(parents=True, exist_ok=True)
            kept = [_near(Path(shutil.copy(file, target))) for file in files]
    except (ReleaseError, CommandError) as error:
        print(f"no release: {error}", file=sys.stderr)
        return 1
    for file in kept:
        print(f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file}")
    print(f"\nunassemble {version} ({day})\n\n{steps(version, notes, kept)}")
    return 0


def _near(path: Path) -> Path:
    """A path as it is typed in the current folder."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _checked(folder: Path, epoch: int) -> tuple[Path, Path]:
    """The wheel and the source distribution, in a folder, after all checks."""
    first, again, new = (folder / name for name in ("first", "again", "new"))
    new.mkdir()
    files = wheel, sdist = build(first, epoch=epoch)
    for one, other in zip(files, build(again, epoch=epoch), strict=True):
        require(
            one.read_bytes() == other.read_bytes(), f"{one.name} has other bytes when built twice"
        )
    print("built twice: the same bytes")
    check_metadata(wheel, sdist)
    check_contents(wheel, sdist)
    print("metadata and contents: as they should be")
    print(check_installed(Office(wheel, new)))
    return files


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
