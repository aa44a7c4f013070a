"""What a shell may complete on the command line, beside the names of commands and options.

A function for each kind of value: it takes the beginning of a word, and gives the words that begin
so.  Nothing is loaded before it is asked.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

import click
from click.shell_completion import CompletionItem

Completions = list[CompletionItem]


def files(context: click.Context, parameter: click.Parameter, begun: str) -> Completions:
    """Files, which the shell itself lists."""
    return [CompletionItem(begun, type="file")]


def folders(context: click.Context, parameter: click.Parameter, begun: str) -> Completions:
    """Folders, which the shell itself lists."""
    return [CompletionItem(begun, type="dir")]


def formats(context: click.Context, parameter: click.Parameter, begun: str) -> Completions:
    """A list of formats: ``docx,pdf``."""
    from unassemble.base.formats import FORMATS

    return _listed(begun, FORMATS)


def languages(context: click.Context, parameter: click.Parameter, begun: str) -> Completions:
    """A list of languages: ``zh,en``."""
    from unassemble.languages import LANGUAGES

    return _listed(begun, LANGUAGES)


def languages_or_all(context: click.Context, parameter: click.Parameter, begun: str) -> Completions:
    """A list of languages, or ``all``."""
    return [*languages(context, parameter, begun), *_beginning(begun, [("all", "")])]


def kinds(context: click.Context, parameter: click.Parameter, begun: str) -> Completions:
    """Kinds of letters; or files, where no kind begins so."""
    from unassemble.base.starters import starter_names

    found = _beginning(begun, ((name, "") for name in starter_names()))
    return found or files(context, parameter, begun)


def rules(context: click.Context, parameter: click.Parameter, begun: str) -> Completions:
    """Rules, with what each finds."""
    from unassemble.checks.manual import manual_pages

    return _beginning(begun, ((page.name, page.title) for page in manual_pages().values()))


def missions(context: click.Context, parameter: click.Parameter, begun: str) -> Completions:
    """Who writes: records of missions, States by code and by name.

    A name is given as one word, which needs no quotation marks: ``south-africa``.
    """
    from unassemble.cli.options import standing_records
    from unassemble.languages import known_states, state_name
    from unassemble.missions import mission_folders

    named = {code: state_name(code, "en") for code in known_states()}
    texts = {code: known.text if known else "" for code, known in named.items()}
    offered = dict.fromkeys(mission_folders(standing_records()).names(), "record")
    for code, text in texts.items():
        offered.setdefault(one_word(text), code)
    offered |= texts
    return _beginning(begun, offered.items())


def one_word(name: str) -> str:
    """A State's name without capitals, accents and spaces: "Côte d’Ivoire" → ``cote-divoire``."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z]+", plain))


def _listed(begun: str, words: Sequence[str]) -> Completions:
    """Each of the words that is not yet in a list with commas, at its end."""
    head, comma, last = begun.rpartition(",")
    given = [word.strip() for word in head.split(",")]
    left = [word for word in words if word not in given]
    return [CompletionItem(f"{head}{comma}{word}") for word in left if word.startswith(last)]


def _beginning(begun: str, words: Iterable[tuple[str, str]]) -> Completions:
    """The words that begin so, capitals aside, with what is said of each."""
    start = begun.casefold()
    return [
        CompletionItem(word, help=said or None)
        for word, said in words
        if word.casefold().startswith(start)
    ]
