"""Languages beside each other: missing texts, texts older than their source, differences."""

from __future__ import annotations

import asyncio
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from unassemble.base.errors import UnreadableError
from unassemble.base.printable import printable
from unassemble.languages import Language, is_language
from unassemble.pipeline.checking import parity_findings
from unassemble.preview.answers.changes import body_of
from unassemble.preview.answers.files import NO_STORE, missing
from unassemble.preview.by_language import language_of, value_in
from unassemble.preview.hub import Hub, OpenLetter
from unassemble.preview.record_changes import value_at
from unassemble.preview.translations import TranslationMemory, letter_languages
from unassemble.preview.values import value_place


class TranslationAnswers:
    """Answers requests for what the languages of a letter lack."""

    def __init__(self, hub: Hub) -> None:
        self.hub = hub
        self._memories: dict[str, TranslationMemory] = {}

    def routes(self) -> list[BaseRoute]:
        """The routes that are answered here."""
        return [
            Route("/l/{letter}/languages.json", self.look),
            Route("/l/{letter}/languages/right", self.confirm, methods=["POST"]),
        ]

    async def look(self, request: Request) -> Response:
        """Texts that are missing or older than their source; with ``beside``, also what differs
        between the letter's own language and that one."""
        opened = self._opened(request)
        if opened is None:
            return missing()
        given = request.query_params.get("beside", "")
        row = await asyncio.to_thread(self._look, opened, given if is_language(given) else None)
        return JSONResponse(row, headers=NO_STORE)

    def _look(self, opened: OpenLetter, beside: Language | None) -> dict[str, Any]:
        try:
            opened.session.text.read()
        except (OSError, UnicodeError):
            return {"own": "", "languages": [], "rows": [], "differences": []}
        values = opened.session.text.values()
        rows = self._memory(opened).look(values, (beside,) if beside else ())
        own, languages = language_of(values), letter_languages(values)
        compared = beside is not None and beside != own and beside in languages
        return {
            "own": own,
            "languages": list(languages),
            "rows": msgspec.to_builtins(rows),
            "differences": _differences(opened, own, beside) if compared and beside else [],
        }

    async def confirm(self, request: Request) -> Response:
        """Say that a text is still right although its source has changed."""
        opened, body = self._opened(request), await body_of(request)
        if opened is None:
            return missing()
        match body:
            case {"path": list(path), "language": str(language)} if is_language(language):
                pass
            case _:
                return Response(status_code=400)
        values = opened.session.text.values()
        value, own = value_at(values, path), language_of(values)
        if value_in(value, language, own) is None:
            return Response(status_code=400)
        await asyncio.to_thread(self._memory(opened).confirm, value, language, own)
        return JSONResponse({}, headers=NO_STORE)

    def _memory(self, opened: OpenLetter) -> TranslationMemory:
        known = self._memories.get(opened.id)
        if known is None:
            folder = opened.versions.folder if opened.versions is not None else None
            known = self._memories[opened.id] = TranslationMemory(folder)
        return known

    def _opened(self, request: Request) -> OpenLetter | None:
        return self.hub.opened(request.path_params["letter"])


def _differences(opened: OpenLetter, own: Language, beside: Language) -> list[dict[str, Any]]:
    """What differs between two versions in content that a translation must not change."""
    try:
        source = opened.session.source()
        found = parity_findings((source, own), (source, beside))
    except UnreadableError:
        return []
    rows = []
    for finding in found:
        if finding.severity == "error" or finding.span.file != source.name:
            continue  # errors stand with the other findings of the version
        place = value_place(source.data, finding.span.line, finding.span.column)
        rows.append({"path": list(place.path), "message": printable(finding.message)})
    return rows
