"""The Python interface: all that the command line does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any, Literal, cast

from unassemble.base.diagnostics import Diagnostic, Findings
from unassemble.base.errors import ClusterError, LetterError, UnassembleError, UnreadableError
from unassemble.base.formats import FORMATS, Format
from unassemble.base.record_folders import BESIDE, RecordFolders
from unassemble.batch.collect import collect
from unassemble.batch.pools import opened_pool
from unassemble.batch.records import BuildWork, Versions
from unassemble.batch.run import BatchRun, Finished
from unassemble.checks.manual import manual_pages
from unassemble.citations import CitedDocument
from unassemble.drafts.modification import MODIFICATIONS, Modification
from unassemble.drafts.starter import starter_names, starter_path
from unassemble.languages import LANGUAGES, Language
from unassemble.letter.schema import letter_schema
from unassemble.missions import Mission, mission_folders
from unassemble.pipeline.building import Outputs, build_version, text_of_version
from unassemble.pipeline.checking import all_findings, parity_findings, repaired_file
from unassemble.pipeline.drafting import Wish, draft_letter, draft_next, learn_record
from unassemble.pipeline.letter_file import LetterFile, read_letter_file
from unassemble.pipeline.modifying import draft_modification
from unassemble.pipeline.reading import cited_in, languages_of, text_of
from unassemble.pipeline.rendering import Renderer

__all__ = [
    "FORMATS",
    "LANGUAGES",
    "CitedDocument",
    "ClusterError",
    "Diagnostic",
    "Finished",
    "Format",
    "Language",
    "Letter",
    "LetterError",
    "Mission",
    "Outputs",
    "Renderer",
    "UnassembleError",
    "UnreadableError",
    "build_many",
    "explain",
    "learn_mission",
    "load",
    "loads",
    "mission_records",
    "modified_letter",
    "new_letter",
    "parity",
    "schema",
]

Records = str | Path | Sequence[str | Path] | None
"""Folders of mission records, searched before the folder ``missions`` beside the letter."""


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
        return all_findings(self._file, _language(language))

    def repaired(
        self, language: Language | None = None, *, ignore: Sequence[str] = ()
    ) -> tuple[Letter, tuple[Diagnostic, ...]]:
        """The letter with the safe repairs of its findings made, and the findings repaired.

        ``ignore`` are rules whose findings are left as they are.
        """
        file, done = repaired_file(self._file, _language(language), ignore=ignore)
        return Letter(file), done

    def cited(self, language: Language | None = None) -> tuple[CitedDocument, ...]:
        """The documents that a version cites, in order of first citation."""
        return cited_in(self._file, _language(language))[0]

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
            self._file, _language(language), _formats(formats), clock, renderer=renderer
        )

    def pages_as_text(self, language: Language | None = None) -> str:
        """The pages of a version as plain text, every line roughly where it stands.

        Raises:
            LetterError: the letter has findings of severity error.
        """
        return text_of_version(self._file, _language(language))[0]


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
    return Letter(read_letter_file(Path(path), _records(missions), link_base))


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
    return Letter(LetterFile(data, name, Path(base), _records(missions), link_base))


def build_many(
    names: Sequence[str | Path],
    output: str | Path | None = None,
    *,
    languages: Sequence[Language] | Literal["all"] = (),
    formats: Sequence[Format] = FORMATS,
    jobs: int | None = None,
    scheduler: str | None = None,
    resume: bool = False,
    clock: date | None = None,
    missions: Records = None,
    link_base: str | None = None,
) -> Iterator[Finished]:
    """Build many letters at the same time, and write their outputs.

    A letter that fails has its findings, and does not stop the others.

    Args:
        names: letter files, and folders of letter files.
        output: the folder for outputs; by default the folder of each letter.
        languages: the versions to build, or "all"; by default each letter's own.
        formats: "docx", "pdf", or both.
        jobs: letters to build at the same time; by default one on each processor.
        scheduler: the address of a Dask cluster that builds them instead.
        resume: leave outputs alone that were built of the same letter, pictures, record and
            program.
        clock: the date of the metadata of letters that have no date of their own.
        missions: a folder of mission records, or several; the first that has a record wins.
        link_base: as in `load`.

    Returns:
        What came of each letter, in the order of the names; each is written when it is given.
        On Windows and macOS, call this below ``if __name__ == "__main__":``, as
        `multiprocessing` asks.

    Raises:
        ClusterError: the cluster cannot be used.
    """
    versions: Versions
    records = _records(missions)
    versions = "all" if languages == "all" else tuple(map(_known_language, languages))
    work = BuildWork(versions, _formats(formats), clock, inputs=True)

    def read(name: str) -> LetterFile:
        return read_letter_file(Path(name), records, link_base)

    given = collect([str(name) for name in names], _path(output), read)
    return _results(
        BatchRun(given, work, resume=resume, journal=True), work, len(given), jobs, scheduler
    )


def _results(
    run: BatchRun, work: BuildWork, letters: int, jobs: int | None, scheduler: str | None
) -> Iterator[Finished]:
    with opened_pool(work, letters, jobs, scheduler) as pool:
        yield from run.results(pool)


def parity(
    first: tuple[Letter, Language], second: tuple[Letter, Language]
) -> tuple[Diagnostic, ...]:
    """Where two versions differ in what no translation may change; their errors, if they have any.

    The letters may be the same: ``parity((letter, "zh"), (letter, "en"))``.
    """
    pairs = [(letter._file, _known_language(language)) for letter, language in (first, second)]
    return parity_findings(pairs[0], pairs[1])


def new_letter(
    who: str | Sequence[str] = (),
    *,
    previous: Letter | None = None,
    kind: str | None = None,
    languages: Sequence[Language] = (),
    dated: date | None = None,
    items: Sequence[str] = (),
    missions: Records = None,
) -> str:
    """The text of a mission's next letter file; places to fill in stand between ‹ and ›.

    Args:
        who: a State's name in one of the six languages, its ISO 3166 code or the name of a
            mission's record; several where several write together; it may be left out with
            ``previous``.
        previous: the letter before, from which all that stays the same is kept.
        kind: the name of a starter letter, or the path of a ``.yaml`` file; with ``previous`` the
            new letter takes its kind and its parts.
        languages: the versions, the letter's own first; by default those of ``previous``, or the
            mission's own language.
        dated: the date of the letter; by default today.
        items: the numbers of its agenda items, or "all"; by default a list to choose from.
        missions: a folder of mission records, or several; the first that has a record wins.

    Raises:
        LetterError: nobody is called so, or the starter letter or the previous one has errors.
        ValueError: there is no such starter letter or language, or nobody to write.
    """
    findings = Findings()
    names = (who,) if isinstance(who, str) else tuple(who)
    if not names and previous is None:
        raise ValueError("say who writes, or give the previous letter")
    starter = _starter(kind or "letter") if kind or previous is None else None
    wish = Wish(
        names,
        dated or date.today(),
        tuple(_known_language(language) for language in languages),
        (items,) if isinstance(items, str) else tuple(items),
        previous._file.folder if previous is not None else Path(),
        _records(missions),
    )
    if previous is not None:
        made = draft_next(wish, previous._file, findings, starter)
    else:
        made = draft_letter(wish, cast("LetterFile", starter), findings)
    if findings.has_errors:
        raise LetterError(findings.ordered())
    return made


def _starter(kind: str) -> LetterFile:
    path = starter_path(kind)
    if path is None:
        given = ", ".join(starter_names())
        raise ValueError(f"kind must be one of {given}, or a .yaml file; not {kind!r}")
    return read_letter_file(path)


def modified_letter(
    kind: Modification,
    letter: Letter,
    *,
    corrected: Letter | None = None,
    dated: date | None = None,
) -> str:
    """The text of the letter file of an addendum, a corrigendum, a revision or a reissue.

    Args:
        kind: "addendum", "corrigendum", "revision" or "reissue".
        letter: the letter that it is of.
        corrected: for a corrigendum, the letter as it should read.
        dated: the day of a reissue; by default today.

    Raises:
        LetterError: a letter has errors, or there is nothing to correct.
        ValueError: there is no such kind, or a corrigendum lacks ``corrected``.
    """
    if kind not in MODIFICATIONS:
        raise ValueError(f"kind must be one of {', '.join(MODIFICATIONS)}; not {kind!r}")
    if (kind == "corrigendum") != (corrected is not None):
        raise ValueError("corrected is for a corrigendum, which needs it")
    findings = Findings()
    new = corrected._file if corrected is not None else None
    made = draft_modification(kind, letter._file, new, dated or date.today(), findings)
    if findings.has_errors:
        raise LetterError(findings.ordered())
    return made


def mission_records(folder: Records = None) -> tuple[Mission, ...]:
    """The records of all missions: those of a folder of your own, and those of the program.

    Raises:
        LetterError: a record has errors.
    """
    findings = Findings()
    found = tuple(mission_folders(_records(folder)).all(findings))
    if findings.has_errors:
        raise LetterError(findings.ordered())
    return found


def learn_mission(letters: Sequence[Letter], *, record: str | Path | None = None) -> str:
    """The text of a mission's record, learnt from its letters.

    ``record`` is the path of a record to extend: its comments and all it says stay.

    Raises:
        LetterError: a letter or the record has errors, or the letters have different senders.
    """
    findings = Findings()
    made = learn_record([one._file for one in letters], _path(record), BESIDE, findings)
    if findings.has_errors:
        raise LetterError(findings.ordered())
    return made


def explain(rule: str) -> str:
    """The manual page of a rule, as Markdown.

    Raises:
        ValueError: there is no such rule.
    """
    page = manual_pages().get(rule)
    if page is None:
        raise ValueError(f"unknown rule {rule!r}")
    return page.whole


def schema() -> dict[str, Any]:
    """The JSON Schema (draft-07) of the letter file."""
    return deepcopy(letter_schema())


def _records(missions: Records) -> RecordFolders:
    """The folders of records: those given, then the folder ``missions`` beside the letter."""
    if missions is None:
        return BESIDE
    given = (missions,) if isinstance(missions, str | Path) else tuple(missions)
    return (*(Path(folder).absolute() for folder in given), *BESIDE)


def _path(path: str | Path | None) -> Path | None:
    return None if path is None else Path(path)


def _language(language: Language | None) -> Language | None:
    return None if language is None else _known_language(language)


def _known_language(language: Language) -> Language:
    if language not in LANGUAGES:
        raise ValueError(f"language must be one of {', '.join(LANGUAGES)}; not {language!r}")
    return language


def _formats(formats: Iterable[Format]) -> tuple[Format, ...]:
    wanted = (formats,) if isinstance(formats, str) else tuple(formats)
    unknown = [one for one in wanted if one not in FORMATS]
    if unknown or not wanted:
        given = ", ".join(map(repr, unknown)) or "none at all"
        raise ValueError(f"formats must be among {', '.join(FORMATS)}; not {given}")
    return cast("tuple[Format, ...]", wanted)
