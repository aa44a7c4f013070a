"""``unassemble cited``: the documents that a letter cites."""

from __future__ import annotations

import json
import sys
from typing import Any, cast

import click

from unassemble.base.errors import UnreadableError
from unassemble.base.record_folders import RecordFolders
from unassemble.citations import CitedDocument
from unassemble.cli import completion, options
from unassemble.cli.commands import Example, ExampleCommand
from unassemble.cli.common import read, show, unreadable
from unassemble.cli.statuses import FINDINGS
from unassemble.cli.streams import give, say
from unassemble.languages import LANGUAGES, Language
from unassemble.pipeline.reading import cited_in


@click.command(
    name="cited",
    cls=ExampleCommand,
    examples=[
        Example("unassemble cited letter.yaml", "Symbols, addresses and places."),
        Example("unassemble cited --format json letter.yaml > cited.json", "For a program."),
    ],
)
@click.argument("file", metavar="FILE", shell_complete=completion.files)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How the documents are listed; by default as text.",
)
@click.option(
    "--language", type=click.Choice(LANGUAGES), help="The version; by default the letter's own."
)
@options.missions
@options.link_base
def command(
    file: str, form: str, language: str | None, missions: RecordFolders, link_base: str | None
) -> None:
    """List the documents of the United Nations that a letter cites.

    Each is listed with its symbol, its web address, and the places where it is cited.  No network
    is used, so it is not checked whether the document exists.
    """
    try:
        source = read(file, missions, link_base)
        cited, findings = cited_in(source, cast("Language | None", language))
    except UnreadableError as error:
        sys.exit(unreadable(error))
    if form == "json":
        give(json.dumps([_row(one) for one in cited], ensure_ascii=False, indent=2) + "\n")
    else:
        for one in cited:
            say(f"{'-'.join(one.symbols)}  {one.link}")
            for place in one.places:
                say(f"  {place.span or source.name}: {place.words}")
    errors = [finding for finding in findings if finding.severity == "error"]
    show(errors)
    sys.exit(FINDINGS if errors else 0)


def _row(one: CitedDocument) -> dict[str, Any]:
    places = [
        {"words": place.words, "language": place.language, "at": str(place.span or "")}
        for place in one.places
    ]
    return {"symbols": list(one.symbols), "link": one.link, "places": places}
