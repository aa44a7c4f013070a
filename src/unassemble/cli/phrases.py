"""``unassemble phrases``: the fixed words of the format, for a person who can check them."""

from __future__ import annotations

from typing import cast

import click

from unassemble.languages import LANGUAGES, Language, Phrase, phrase_table


@click.command(name="phrases")
@click.option("--language", type=click.Choice(LANGUAGES), help="One language; all by default.")
@click.option("--unverified", is_flag=True, help="Only phrases seen in no document yet.")
def command(language: str | None, unverified: bool) -> None:
    """Print the fixed words of the format as a table: key, source, words.

    A source that begins with K is general knowledge: please check it, and correct it in the
    language's file (src/unassemble/languages/LANGUAGE.yaml).  Words in {{ braces }} are filled in.
    """
    wanted = (cast("Language", language),) if language else LANGUAGES
    for index, one in enumerate(wanted):
        if index:
            click.echo()
        _table(one, unverified)


def _table(language: Language, unverified: bool) -> None:
    """The phrases of a language; words come last, as scripts differ in width and direction."""
    phrases = list(phrase_table(language).values())
    doubtful = [phrase for phrase in phrases if not phrase.verified]
    click.echo(f"{language}: {len(phrases)} phrases, {len(doubtful)} of them unverified (K)")
    for phrase in doubtful if unverified else phrases:
        click.echo(_row(phrase, phrases))


def _row(phrase: Phrase, phrases: list[Phrase]) -> str:
    keys = max(len(one.key) for one in phrases)
    sources = min(max(len(one.source) for one in phrases), 24)
    return f"{phrase.key:{keys}}  {phrase.source:{sources}}  {phrase.text}"
