"""Words, numbers, dates, names and titles in the six official languages.

Dates, lists, figures and names are CLDR's, by Babel, wherever CLDR has the form of the United
Nations.  What the United Nations writes otherwise is data, with its source: a file a language
(``en.yaml`` …: phrases, own forms, grammar), ``ordinals/`` and ``states.yaml``.  Translators read
and correct those files, not Python.
"""

from __future__ import annotations

from unassemble.languages.clauses import (
    VOICES,
    Voice,
    circulation_request,
    joined_symbols,
    see_annex,
    see_annexes,
    signature_titles,
    transmittal,
    transmitted,
)
from unassemble.languages.codes import (
    LANGUAGES,
    Language,
    is_language,
    is_rtl,
    job_letter,
    language_tag,
    masthead_language,
)
from unassemble.languages.dates import DateInWords, format_date
from unassemble.languages.filters import fill_wording
from unassemble.languages.lines import (
    AgendaBasis,
    Session,
    agenda_line,
    annex_original_line,
    council_year_line,
    distribution_line,
    language_line,
    organ_name,
    original_line,
    session_line,
    session_of,
)
from unassemble.languages.numbers import (
    LAST_ORDINAL,
    AgendaNumber,
    agenda_number,
    agenda_numbers,
    capitalised,
    join_list,
    numeral,
    ordinal,
    roman,
)
from unassemble.languages.phrases import (
    Phrase,
    SignatureForm,
    phrase,
    phrase_table,
    signature_form,
)
from unassemble.languages.raised import raised_endings
from unassemble.languages.states import (
    StateForm,
    StateNames,
    given_name,
    is_observer,
    known_states,
    state_name,
)
from unassemble.languages.titles import (
    ADDRESSED_OFFICES,
    LetterKind,
    Title,
    TitleAddressee,
    TitlePieces,
    TitleSender,
    addressee_phrase,
    annex_heading,
    annex_heading_from_title,
    enclosure_heading,
    letter_title,
    sender_phrase,
    sender_subject,
)

__all__ = [
    "ADDRESSED_OFFICES",
    "LANGUAGES",
    "LAST_ORDINAL",
    "VOICES",
    "AgendaBasis",
    "AgendaNumber",
    "DateInWords",
    "Language",
    "LetterKind",
    "Phrase",
    "Session",
    "SignatureForm",
    "StateForm",
    "StateNames",
    "Title",
    "TitleAddressee",
    "TitlePieces",
    "TitleSender",
    "Voice",
    "addressee_phrase",
    "agenda_line",
    "agenda_number",
    "agenda_numbers",
    "annex_heading",
    "annex_heading_from_title",
    "annex_original_line",
    "capitalised",
    "circulation_request",
    "council_year_line",
    "distribution_line",
    "enclosure_heading",
    "fill_wording",
    "format_date",
    "given_name",
    "is_language",
    "is_observer",
    "is_rtl",
    "job_letter",
    "join_list",
    "joined_symbols",
    "known_states",
    "language_line",
    "language_tag",
    "letter_title",
    "masthead_language",
    "numeral",
    "ordinal",
    "organ_name",
    "original_line",
    "phrase",
    "phrase_table",
    "raised_endings",
    "roman",
    "see_annex",
    "see_annexes",
    "sender_phrase",
    "sender_subject",
    "session_line",
    "session_of",
    "signature_form",
    "signature_titles",
    "state_name",
    "transmittal",
    "transmitted",
]
