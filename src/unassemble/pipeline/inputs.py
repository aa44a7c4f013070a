"""A letter file → the other files that it is made of: pictures and missions' records."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from unassemble.assemble import assemble
from unassemble.base.diagnostics import Findings
from unassemble.images.folder import FolderImages
from unassemble.languages import Language
from unassemble.letter.nodes import Mapping
from unassemble.letter.read import Completion, read_letter
from unassemble.pipeline.letter_file import LetterFile
from unassemble.pipeline.reading import completion_of

_SIGNS = (b"![", b"emblem", b"mission", b"\\x", b"\\u", b"\\U")
"""One of these is in every letter file that needs another file; a sign may be escaped."""


def inputs_of(file: LetterFile, versions: Sequence[Language | None]) -> tuple[Path, ...]:
    """The files that versions of a letter are made of, besides the letter file itself.

    Records that are looked for and are not there are listed too: one that appears would be used.
    Files of the program are not listed.

    Raises:
        UnreadableError: the file cannot be read as a letter file at all.
    """
    if not any(sign in file.data for sign in _SIGNS):
        return ()
    found: dict[Path, None] = {}
    for version in versions:
        findings = Findings()
        letter = read_letter(file.data, file.name, version, findings, _noting(file, found))
        if letter is not None:
            images = FolderImages(file.folder, findings)
            assemble(letter, images, findings, None)
            found.update(dict.fromkeys(images.files))
    return tuple(found)


def _noting(file: LetterFile, found: dict[Path, None]) -> Completion:
    """Completes a letter from the records that it names, and notes their files."""
    complete = completion_of(file)

    def noting(root: Mapping, findings: Findings) -> None:
        from unassemble.missions import mission_folders  # few letters name one
        from unassemble.missions.complete import missions_named

        folders = mission_folders(file.missions, file.folder)
        for named in missions_named(root):
            found.update(dict.fromkeys(folders.own_paths(named.value)))
        complete(root, findings)

    return noting
