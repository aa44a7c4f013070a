"""``unassemble phrases``: the fixed phrases of the format, for review by a speaker."""

from __future__ import annotations

from typing import cast

import click

from unassemble.cli.commands import Example, ExampleCommand
from unassemble.cli.streams import say
from unassemble.languages import LANGUAGES, Language, Phrase, phrase_table


@click.command(
    name="phrases",
    cls=ExampleCommand,
    examples=[
        Example("unassemble phrases --language fr --unverified", "What a French speaker may check.")
    ],
)
@click.option("--language", type=click.Choice(LANGUAGES), help="The language; by default all.")
@click.option("--unverified", is_flag=True, help="Only phrases not yet seen in a document.")
def command(language: str | None, unverified: bool) -> None:
    """Print the fixed phrases of the format as a table: key, source, words.

    A source that begins with K is general knowledge: please check the phrase, and correct it in
    src/unassemble/languages/LANGUAGE.yaml.  Names in {{ braces }} are filled in.
    """
    wanted = (cast("Language", language),) if language else LANGUAGES
    for index, one in enumerate(wanted):
        if index:
            say("")
        _table(one, unverified)


def _table(language: Language, unverified: bool) -> None:
    """Print the phrases of a language, words last: scripts differ in width and direction."""
    phrases = list(phrase_table(language).values())
    not_verified = [phrase for phrase in phrases if not phrase.verified]
    say(f"{language}: {len(phrases)} phrases, {len(not_verified)} of them unverified (K)")
    for phrase in not_verified if unverified else phrases:
        say(_row(phrase, phrases))


def _row(phrase: Phrase, phrases: list[Phrase]) -> str:
    keys = max(len(one.key) for one in phrases)
    sources = min(max(len(one.source) for one in phrases), 24)
    return f"{phrase.key:{keys}}  {phrase.source:{sources}}  {phrase.text}"
