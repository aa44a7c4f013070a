"""New letter files, and the records of missions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import cast

from unassemble.api.arguments import Records, known_language, path_of, records_of
from unassemble.api.letters import Letter
from unassemble.base.diagnostics import Findings
from unassemble.base.errors import LetterError
from unassemble.base.record_folders import BESIDE
from unassemble.base.starters import MODIFICATIONS, Modification, starter_names, starter_path
from unassemble.languages import Language
from unassemble.missions import Mission, mission_folders
from unassemble.pipeline.drafting import Wish, draft_letter, draft_next, learn_record
from unassemble.pipeline.letter_file import LetterFile, read_letter_file
from unassemble.pipeline.modifying import draft_modification


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
        tuple(known_language(language) for language in languages),
        (items,) if isinstance(items, str) else tuple(items),
        previous._file.folder if previous is not None else Path(),
        records_of(missions),
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
    found = tuple(mission_folders(records_of(folder)).all(findings))
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
    made = learn_record([one._file for one in letters], path_of(record), BESIDE, findings)
    if findings.has_errors:
        raise LetterError(findings.ordered())
    return made
