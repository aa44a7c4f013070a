"""Requests for new letters: pictures of the kinds, the page of a draft, the file itself."""

from __future__ import annotations

import asyncio
import re
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from unassemble.base.diagnostics import Diagnostic
from unassemble.base.errors import UnreadableError
from unassemble.base.starters import starter_names
from unassemble.drafts.told import Told
from unassemble.languages import is_language
from unassemble.preview.answers.bodies import mapping_of_body
from unassemble.preview.answers.files import NO_STORE, TYPES, missing, screen
from unassemble.preview.hub import Hub
from unassemble.preview.starting import (
    Drafted,
    FirstPage,
    NewLetter,
    NextLetter,
    Starting,
    kind_says,
)

_BAD = Response(status_code=400)
_MIN_SCALE, _MAX_SCALE = 0.1, 2.0


class StartAnswers:
    """Answers requests for new letters; only for a folder, into which they are written."""

    def __init__(self, hub: Hub, starting: Starting) -> None:
        self.hub, self.starting = hub, starting

    def routes(self) -> list[BaseRoute]:
        """The routes that are answered here."""
        if not self.hub.given.is_dir():
            return []
        return [
            Route("/new", self.page),
            Route("/choices/kinds", self.kinds),
            Route("/letters/kinds/{kind}.png", self.kind),
            Route("/letters/page", self.draft, methods=["POST"]),
            Route("/letters/page/{key}.png", self.picture),
            Route("/letters", self.create, methods=["POST"]),
        ]

    async def page(self, request: Request) -> Response:
        """The screen of a new letter."""
        return screen("new/new.html")

    async def kinds(self, request: Request) -> Response:
        """The kinds of letters, with the addressees and organs that a kind itself has."""
        rows = [
            {"value": kind, **msgspec.structs.asdict(kind_says(kind))} for kind in starter_names()
        ]
        today = self.starting.today.isoformat()
        return JSONResponse({"kinds": rows, "today": today}, headers=NO_STORE)

    async def kind(self, request: Request) -> Response:
        """The first page of a kind of letter, for a State and in a language."""
        asked = request.query_params
        language, who = asked.get("language", ""), tuple(asked.getlist("who"))
        if not is_language(language) or not who:
            return _BAD
        answers = NewLetter(who, self.starting.today, request.path_params["kind"], (language,))
        try:
            drafted = await asyncio.to_thread(self.starting.new, answers)
        except (ValueError, OSError):
            return missing()
        made = await asyncio.to_thread(self.starting.first_page, drafted.text, language)
        return await self._png(made.key if isinstance(made, FirstPage) else "", request)

    async def picture(self, request: Request) -> Response:
        """The first page of a draft."""
        return await self._png(request.path_params["key"], request)

    async def draft(self, request: Request) -> Response:
        """A draft: its first page, and what became of the letter before."""
        drafted = await self._drafted(request)
        if isinstance(drafted, Response):
            return drafted
        language = drafted.languages[0]
        page = await asyncio.to_thread(self.starting.first_page, drafted.text, language)
        row: dict[str, Any] = {"name": drafted.name, "told": told_row(drafted.told)}
        if isinstance(page, FirstPage):
            row |= {"key": page.key, "pages": page.pages, "language": language}
        row["findings"] = finding_rows(drafted.findings)
        return JSONResponse(row, headers=NO_STORE)

    async def create(self, request: Request) -> Response:
        """Write a new letter into the folder; the answer has its id."""
        drafted = await self._drafted(request)
        if isinstance(drafted, Response):
            return drafted
        try:
            path = await asyncio.to_thread(self.starting.create, drafted.text, drafted.name)
        except OSError:
            return JSONResponse({"refused": "refused.folder"}, 409, NO_STORE)
        id = await asyncio.to_thread(self.hub.added, path)
        return JSONResponse({"id": id, "name": path.name}, headers=NO_STORE)

    async def _drafted(self, request: Request) -> Drafted | Response:
        """The draft that a request describes, which has no errors; otherwise what to answer."""
        body = await mapping_of_body(request)
        if body is None:
            return _BAD
        try:
            drafted = await asyncio.to_thread(self._draft, body)
        except UnreadableError as error:
            return JSONResponse({"findings": finding_rows(error.findings)}, 409, NO_STORE)
        except (KeyError, ValueError, TypeError, RecursionError):
            return _BAD
        if not drafted.text:
            return JSONResponse({"findings": finding_rows(drafted.findings)}, 409, NO_STORE)
        return drafted

    def _draft(self, body: dict[str, Any]) -> Drafted:
        if "from" not in body:
            return self.starting.new(msgspec.convert(body["answers"], NewLetter))
        opened = self.hub.opened(str(body["from"]))
        if opened is None:
            raise KeyError(body["from"])
        answers = msgspec.convert(body.get("answers", {}), NextLetter)
        return self.starting.next(opened.session.source(), answers)

    async def _png(self, key: str, request: Request) -> Response:
        try:
            scale = float(request.query_params.get("scale", "1"))
        except ValueError:
            return _BAD
        if not _MIN_SCALE <= scale <= _MAX_SCALE:
            return _BAD
        made = await asyncio.to_thread(self.starting.picture, key, scale)
        return Response(made, media_type=TYPES[".png"], headers=NO_STORE) if made else missing()


def finding_rows(findings: tuple[Diagnostic, ...]) -> list[dict[str, Any]]:
    """Findings as JSON, without the places of a file that a person does not see."""
    return [
        {"rule": one.rule, "severity": one.severity, "message": one.message, "hint": one.hint}
        for one in findings
    ]


def told_row(told: Told) -> dict[str, list[dict[str, str]]]:
    """What became of the letter before: keys of words, the plain words, and details."""
    return {
        what: [_told(one) for one in dict.fromkeys(parts)]
        for what, parts in msgspec.structs.asdict(told).items()
    }


def _told(words: str) -> dict[str, str]:
    plain, _, detail = words.partition(" (")
    key = re.sub(r"[^a-z]+", "-", plain.lower()).strip("-")
    return {"key": key, "words": words, "detail": detail.rstrip(")")}
