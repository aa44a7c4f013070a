"""Letter files: read, checked, built."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from unassemble.api.arguments import Records, formats_of, known_language, language_of, records_of
from unassemble.base.diagnostics import Diagnostic
from unassemble.base.formats import FORMATS, Format
from unassemble.citations import CitedDocument
from unassemble.languages import Language
from unassemble.pipeline.building import Outputs, build_version, text_of_version
from unassemble.pipeline.checking import all_findings, parity_findings, repaired_file
from unassemble.pipeline.letter_file import LetterFile, read_letter_file
from unassemble.pipeline.reading import cited_in, languages_of, text_of
from unassemble.pipeline.rendering import Renderer


class Letter:
    """A letter file that was read, by `load` or `loads`.

    It holds the bytes of the file and nothing that changes: several threads may use it at once.
    Its methods raise `UnreadableError` where the text is not a letter file at all (not UTF-8, not
    YAML, over a limit), and ValueError for a language or a format that does not exist.
    """

    def __init__(self, file: LetterFile) -> None:
        self._file = file

    def __repr__(self) -> str:
        return f"<Letter {self._file.name}>"

    @property
    def name(self) -> str:
        """The name that findings show: the path it was loaded from."""
        return self._file.name

    @property
    def text(self) -> str:
        """The text of the letter file."""
        return text_of(self._file)

    @property
    def languages(self) -> tuple[Language, ...]:
        """The language versions of the letter, its own first."""
        return languages_of(self._file)

    def findings(self, language: Language | None = None) -> tuple[Diagnostic, ...]:
        """All findings of a version (by default the letter's own), in order of place."""
        return all_findings(self._file, language_of(language))

    def repaired(
        self, language: Language | None = None, *, ignore: Sequence[str] = ()
    ) -> tuple[Letter, tuple[Diagnostic, ...]]:
        """The letter with the safe repairs of its findings made, and the findings repaired.

        ``ignore`` are rules whose findings are left as they are.
        """
        file, done = repaired_file(self._file, language_of(language), ignore=ignore)
        return Letter(file), done

    def cited(self, language: Language | None = None) -> tuple[CitedDocument, ...]:
        """The documents that a version cites, in order of first citation."""
        return cited_in(self._file, language_of(language))[0]

    def build(
        self,
        language: Language | None = None,
        formats: Sequence[Format] = FORMATS,
        *,
        clock: date | None = None,
        renderer: Renderer | None = None,
    ) -> Outputs:
        """Build one version in memory; nothing is written.

        Args:
            language: the version; by default the letter's own.
            formats: "docx", "pdf", or both.
            clock: the date of the metadata of a letter that has no date of its own.
            renderer: keeps lines and pages between builds of nearly the same letter; a renderer
                serves one thread at a time.

        Raises:
            LetterError: the letter has findings of severity error.
        """
        return build_version(
            self._file, language_of(language), formats_of(formats), clock, renderer=renderer
        )

    def pages_as_text(self, language: Language | None = None) -> str:
        """The pages of a version as plain text, every line roughly where it stands.

        Raises:
            LetterError: the letter has findings of severity error.
        """
        return text_of_version(self._file, language_of(language))[0]


def load(path: str | Path, *, missions: Records = None, link_base: str | None = None) -> Letter:
    """Read a letter file.

    Args:
        path: of the letter file; its pictures are looked for in its folder.
        missions: a folder of mission records, or several; the first that has a record wins.
        link_base: where cited documents are linked to: by default the United Nations' own site,
            empty for no links.

    Raises:
        UnreadableError: the file does not exist or cannot be read.
    """
    return Letter(read_letter_file(Path(path), records_of(missions), link_base))


def loads(
    text: str | bytes,
    *,
    base: str | Path = ".",
    name: str = "letter.yaml",
    missions: Records = None,
    link_base: str | None = None,
) -> Letter:
    """A letter from the text of a letter file.

    Args:
        text: the text, or its bytes in UTF-8.
        base: the folder in which its pictures are looked for.
        name: the name that findings show.
        missions: a folder of mission records, or several; the first that has a record wins.
        link_base: as in `load`.

    Raises:
        TypeError: it is neither text nor bytes.
    """
    if not isinstance(text, str | bytes):
        raise TypeError(f"text must be str or bytes, not {type(text).__name__}")
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return Letter(LetterFile(data, name, Path(base), records_of(missions), link_base))


def parity(
    first: tuple[Letter, Language], second: tuple[Letter, Language]
) -> tuple[Diagnostic, ...]:
    """Where two versions differ in what no translation may change; their errors, if they have any.

    The letters may be the same: ``parity((letter, "zh"), (letter, "en"))``.
    """
    pairs = [(letter._file, known_language(language)) for letter, language in (first, second)]
    return parity_findings(pairs[0], pairs[1])
