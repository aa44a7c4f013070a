"""The head and the foot of page 1: symbols, distribution cell, reissue, codes.

Sources: Editorial Manual, "Mastheads and cover pages"; 97 letters of 2025.
"""

from __future__ import annotations

from unassemble.assemble.agenda import council_year, session_number
from unassemble.assemble.context import Context, words
from unassemble.languages import (
    distribution_line,
    format_date,
    job_letter,
    language_line,
    masthead_language,
    organ_name,
    original_line,
    phrase,
)
from unassemble.letter.records import LetterRecord, Organ, Reissue
from unassemble.model import CustomMark, Emblem, Footer, Inline, Masthead, Note, Paragraph, Symbol
from unassemble.model.sessions import FIRST_YEAR

DASHED_UNTIL = 2020
"""Joint symbols had an en dash between them in 2019 and 2020, and have a hyphen in 2025."""


def masthead(context: Context, drawing: Emblem) -> Masthead:
    """The masthead of the version."""
    letter = context.letter
    language = letter.language
    cell = masthead_language(language)
    if letter.date is None and letter.symbols and not letter.lacks("date"):
        context.findings.warning(
            "no-masthead-date",
            letter.span,
            "the masthead has no date: its place is left blank",
            "give `date:` when the document is submitted",
        )
    _once_each(context)
    originals = letter.original or (language,)
    return Masthead(
        united_nations=phrase(language, "masthead.united-nations"),
        symbols=_symbols(context),
        joiner=_joiner(letter),
        organs=tuple(_organ_name(organ, letter) for organ in letter.organs),
        distribution=distribution_line(letter.distribution, cell),
        date=format_date(letter.date, cell, "masthead") if letter.date else "",
        language_line="" if language in originals else language_line(language),
        original_lines=(original_line(originals, language),),
        language=cell,
        emblem=drawing,
    )


def _once_each(context: Context) -> None:
    """Report an organ that is named twice for the same session."""
    seen: dict[tuple[str, ...], Organ] = {}
    for organ in context.letter.organs:
        names = (organ.name, organ.committee, organ.session_dates)
        key = (organ.kind, str(organ.session), str(organ.year), *map(str, names))
        if key in seen and not context.letter.lacks("organs"):
            context.findings.error(
                "organ-twice",
                organ.span,
                "this organ and session are named above already",
                f"delete one; its agenda items belong to line {seen[key].span.line}",
            )
        seen.setdefault(key, organ)


def _organ_name(organ: Organ, letter: LetterRecord) -> str:
    return str(organ.name) if organ.name else organ_name(organ.kind, letter.language)


def _joiner(letter: LetterRecord) -> str:
    dated = letter.date or letter.letter.dated
    return "–" if dated and dated.year <= DASHED_UNTIL else "-"


def _symbols(context: Context) -> tuple[Symbol, ...]:
    letter = context.letter
    stars = "*" if letter.reissue else ""
    for symbol in letter.symbols:
        if "" in symbol.value.strip().rstrip("*").split("/"):
            context.findings.error(
                "symbol-part",
                symbol.span,
                f"“{symbol}” has an empty part: nothing stands beside one of its slashes",
                "write the letters of the organ, the session or year, and the number: A/79/843",
            )
    if letter.symbols:
        return tuple(Symbol(text.value.strip().rstrip("*"), stars) for text in letter.symbols)
    if not letter.lacks("symbols"):
        undated = letter.date is None and not letter.lacks("date")
        lacking = "symbol and no date" if undated else "symbol"
        given = "`symbols:` and `date:`" if undated else "`symbols:`"
        shown = "shows what is known of the symbol"
        context.findings.note(
            "no-symbol",
            letter.span,
            f"the letter is a draft with no {lacking} yet: the masthead {shown}",
            f"give {given} when they are assigned",
        )
    end = f"/{letter.suffix}" if letter.suffix else ""
    return tuple(Symbol(_draft(organ, letter) + end, stars) for organ in letter.organs)


def _draft(organ: Organ, letter: LetterRecord) -> str:
    """The part of a symbol that is known before it is assigned."""
    session = session_number(organ, letter)
    match organ.kind:
        case "general-assembly":
            match session:
                case ("emergency", number):
                    return f"A/ES-{number}/…"
                case ("special", number):
                    return f"A/S-{number}/…"
                case None:
                    return "A/…"
                case _:
                    return f"A/{session}/…"
        case "security-council":
            year = council_year(organ, letter)
            return f"S/{year + FIRST_YEAR}/…" if year else "S/…"
        case "economic-and-social-council":
            return f"E/{session}/…" if session else "E/…"
        case "human-rights-council":
            return f"A/HRC/{session}/…" if session else "A/HRC/…"


def emblem(context: Context) -> Emblem:
    """The emblem, with its picture."""
    choice = context.letter.emblem
    alternative = phrase(context.letter.language, "masthead.emblem")
    if choice.kind != "file":
        return Emblem(choice.kind, alternative=alternative)
    span = choice.span or context.letter.span
    image = context.images.load(choice.path, span)
    return Emblem("file", image, alternative) if image else Emblem("none")


def page_notes(context: Context) -> tuple[Note, ...]:
    """The notes that the masthead and the agenda line call: reissue, preliminary list."""
    letter = context.letter
    language = letter.language
    notes: list[tuple[Inline, ...]] = []
    if letter.reissue:
        notes.append(words(_reissue(letter.reissue, letter), language))
    for organ in letter.organs:
        if organ.agenda and organ.agenda_note:
            text = phrase(language, "note.agenda", symbol=str(organ.agenda_note))
            notes.append(words(text, language))
    marks = ["*" * (index + 1) for index in range(len(notes))]
    return tuple(
        Note(CustomMark(mark), (Paragraph(text, language),), language)
        for mark, text in zip(marks, notes, strict=True)
    )


def _reissue(reissues: tuple[Reissue, ...], letter: LetterRecord) -> str:
    """The note of the last reissue; a second one is worded otherwise."""
    last = reissues[-1]
    if last.text:
        return str(last.text)
    key = "note.reissue" if len(reissues) == 1 else "note.second-reissue"
    dated = format_date(last.date, letter.language) if last.date else "…"
    return phrase(letter.language, key, date=dated)


def footer(context: Context) -> Footer:
    """Job number, codes and the "Please recycle" mark."""
    letter = context.letter
    job = str(letter.job_number).strip() if letter.job_number else ""
    star = "*" if letter.reissue else ""
    symbol = letter.symbols[0].value.strip().rstrip("*") if letter.symbols else ""
    return Footer(
        job_number=job,
        job_line=f"{job}{star} ({job_letter(letter.language)})" if job else "",
        date_codes=tuple(str(code) for code in letter.date_codes),
        recycle=phrase(letter.language, "other.please-recycle") if letter.recycle else "",
        web_address=_address(symbol, letter.language) if symbol else "",
    )


def _address(symbol: str, language: str) -> str:
    """The address of a document on the Web, as in the QR codes of letters of 2025."""
    from urllib.parse import quote  # 2 ms at start, for letters with a symbol alone

    return f"https://docs.un.org/{language}/{quote(symbol)}"
