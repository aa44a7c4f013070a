"""List the documents that a letter cites."""

from __future__ import annotations

import json
from typing import Any, cast

from unassemble.base.errors import UnreadableError
from unassemble.base.record_folders import RecordFolders
from unassemble.citations import CitedDocument
from unassemble.cli.common import read, show, unreadable
from unassemble.cli.statuses import FINDINGS
from unassemble.cli.streams import give, say
from unassemble.languages import Language
from unassemble.pipeline.reading import cited_in


def list_cited(
    file: str, form: str, language: str | None, missions: RecordFolders, link_base: str | None
) -> int:
    """Print the documents that a letter cites; returns the exit status.

    Args:
        file: the letter file.
        form: "text" or "json".
        language: the version; None is the letter's own.
        missions: the folders of missions' records.
        link_base: the site that cited documents link to.
    """
    try:
        source = read(file, missions, link_base)
        cited, findings = cited_in(source, cast("Language | None", language))
    except UnreadableError as error:
        return unreadable(error)
    if form == "json":
        give(json.dumps([_row(one) for one in cited], ensure_ascii=False, indent=2) + "\n")
    else:
        for one in cited:
            say(f"{'-'.join(one.symbols)}  {one.link}")
            for place in one.places:
                say(f"  {place.span or source.name}: {place.words}")
    errors = [finding for finding in findings if finding.severity == "error"]
    show(errors)
    return FINDINGS if errors else 0


def _row(one: CitedDocument) -> dict[str, Any]:
    places = [
        {"words": place.words, "language": place.language, "at": str(place.span or "")}
        for place in one.places
    ]
    return {"symbols": list(one.symbols), "link": one.link, "places": places}
