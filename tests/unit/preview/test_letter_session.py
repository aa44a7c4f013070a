"""`LetterSession`: which version is shown as the letter file changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from preview_server import LETTER
from unassemble.base.diagnostics import Diagnostic
from unassemble.letter import compose, nodes, read
from unassemble.preview.saving import digest_of
from unassemble.preview.session import LetterSession

FRENCH = "J’ai l’honneur"


def followed(folder: Path, text: str = LETTER) -> LetterSession:
    path = folder / "letter.yaml"
    path.write_text(text, "utf-8")
    return LetterSession(path, None, None)


def without_french(text: str) -> str:
    lines = text.splitlines(keepends=True)
    start = next(number for number, line in enumerate(lines) if line.strip() == "fr: |")
    return "".join(lines[:start] + lines[start + 4 :])


def test_the_version_asked_for_is_shown(tmp_path: Path) -> None:
    session = followed(tmp_path)
    language, version = session.update("fr")
    assert language == "fr"
    assert version.built is not None
    assert FRENCH in str(version.built.document)
    assert session.languages == ("en", "fr")


def test_a_removed_version_is_replaced_by_the_letters_own(tmp_path: Path) -> None:
    session = followed(tmp_path)
    session.update("fr")
    session.path.write_text(without_french(LETTER), "utf-8")
    language, version = session.update("fr")
    assert language == "en"
    assert version.built is not None
    assert not version.stale
    assert session.languages == ("en",)


def test_an_added_version_is_offered(tmp_path: Path) -> None:
    session = followed(tmp_path, without_french(LETTER))
    assert session.update("fr")[0] == "en"
    session.path.write_text(LETTER, "utf-8")
    session.update("fr")
    assert session.languages == ("en", "fr")
    assert session.update("fr")[0] == "fr"


def test_an_unreadable_file_keeps_the_last_good_pages(tmp_path: Path) -> None:
    session = followed(tmp_path)
    good = session.update("fr")[1].built
    broken = LETTER + "  : [\n"
    session.path.write_text(broken, "utf-8")
    language, version = session.update("fr")
    assert language == "fr"
    assert version.built is good
    assert version.stale
    assert [finding.rule for finding in version.findings] == ["not-yaml"]
    assert version.digest == digest_of(broken.encode()), "the findings are those of this text"


def test_a_file_that_was_never_readable(tmp_path: Path) -> None:
    language, version = followed(tmp_path, "- a list\n").update()
    assert language == ""
    assert [finding.rule for finding in version.findings] == ["not-a-letter-file"]
    assert version.built is None


def test_a_good_file_is_parsed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = followed(tmp_path)
    session.update()
    session.path.write_text(LETTER.replace("The first text", "Other text"), "utf-8")
    parsed: list[bytes] = []

    def counted(data: bytes, name: str) -> tuple[nodes.Mapping, list[Diagnostic]]:
        parsed.append(data)
        return compose.compose(data, name)

    monkeypatch.setattr(read, "compose", counted)
    session.update()
    assert len(parsed) == 1
