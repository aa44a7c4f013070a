"""A screen reader gets the text in reading order (checked with pdfinfo -struct-text, poppler)."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from conftest import EXAMPLE
from different_letters import write_letter_of_kind
from letter_files import build_file
from test_example import LETTER, seed, squeezed

_TEXT = re.compile(r'^ *"(.+)"$')


def structure(pdfinfo: str, letter: Path, folder: Path) -> list[str]:
    """The structure of a letter's PDF: indented elements and texts, one per line."""
    path = folder / "read.pdf"
    path.write_bytes(build_file(letter, formats=["pdf"]).pdf)
    command = [pdfinfo, "-enc", "UTF-8", "-struct-text", str(path)]
    done = subprocess.run(command, capture_output=True, check=True)
    assert done.stderr == b""
    return done.stdout.decode("utf-8").split("\n")


def texts(lines: Iterable[str]) -> list[str]:
    return [found.group(1) for found in map(_TEXT.match, lines) if found]


def without(lines: Iterable[str], *tags: str) -> Iterator[str]:
    """The lines without those of some elements and their content."""
    inside = -1
    for line in lines:
        depth = len(line) - len(line.lstrip())
        if 0 <= inside < depth:
            continue
        inside = depth if line.split(" <")[0].split(" (")[0].strip() in tags else -1
        if inside < 0:
            yield line


def test_a_french_letter_is_read_as_it_is_written(
    tool: Callable[[str], str], tmp_path: Path
) -> None:
    letter = write_letter_of_kind("french", tmp_path)
    assert texts(structure(tool("pdfinfo"), letter, tmp_path)) == [
        "Nations Unies",
        "A/79/901-S/2025/301",
        "Assemblée générale",
        "Conseil de sécurité",
        "Distr. générale",
        "14 mai 2025",
        "Original: français",
        "Assemblée générale",
        "Soixante-dix-neuvième session",
        "Points 34 et 71 c) de l’ordre du jour",
        "Prévention des conflits armés",
        "Promotion et protection des droits humains : situations relatives aux droits humains",
        "Conseil de sécurité",
        "Quatre-vingtième année",
        "Lettre datée du 12 mai 2025, adressée au Secrétaire général et au Président du Conseil "
        "de sécurité par le Représentant permanent de la France auprès de l’Organisation des "
        "Nations Unies",
        "J’ai l’honneur de vous faire tenir ci-joint une déclaration",
        "*",
        " dont le texte dit ceci : « Nous ne pouvons rester sans rien faire »",
        "1",
        ".",
        "*",
        "Distribué uniquement dans la langue de l’original.",
        "1",
        "Voir ",
        "le texte entier",
        ".",
        "Les États réaffirment leur attachement à la paix",
        "2",
        ".",
        "2",
        "Note d’une citation.",
        "1.",
        "Premier point.",
        "a)",
        "Premier alinéa ;",
        "b)",
        "Second alinéa.",
        "2.",
        "Second point.",
        "(Signé) Jean Dupont",
        "Ambassadeur",
        "Annexe à la lettre datée du 12 mai 2025, adressée au Secrétaire général et au Président "
        "du Conseil de sécurité par le Représentant permanent de la France auprès de "
        "l’Organisation des Nations Unies",
        "[Original: anglais]",
        "Statement of the group",
        "I. Background",
        "3",
        "3",
        "A note of a heading.",
        "Text in English with ",
        "中文",
        " inside it.",
        "Deeper by two levels",
        "Text.",
        "One level",
        "Text.",
    ]


def test_the_example_is_read_whole_and_in_order(tool: Callable[[str], str], tmp_path: Path) -> None:
    lines = structure(tool("pdfinfo"), EXAMPLE, tmp_path)
    heard = squeezed("".join(texts(without(lines, "Reference", "Note"))))
    place = 0
    for block in seed("seed_body.txt")[LETTER:]:
        words = squeezed(block)
        place = heard.index(words, place) + len(words)
    assert place == len(heard)


def test_the_notes_of_the_example_are_read_in_order(
    tool: Callable[[str], str], tmp_path: Path
) -> None:
    heard = squeezed("".join(texts(structure(tool("pdfinfo"), EXAMPLE, tmp_path))))
    place = 0
    for note in seed("seed_notes.txt"):
        words = squeezed(note)
        place = heard.index(words, place) + len(words)
