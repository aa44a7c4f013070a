"""Versions of a letter or a record: listed, named, compared with the text now."""

from __future__ import annotations

import asyncio
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from unassemble.preview.answers.changes import body_of
from unassemble.preview.answers.files import NO_STORE, missing, screen
from unassemble.preview.hub import Hub, OpenLetter
from unassemble.preview.value_changes import value_changes
from unassemble.preview.values import values_of


class HistoryAnswers:
    """Answers requests for the versions of a letter."""

    def __init__(self, hub: Hub) -> None:
        self.hub = hub

    def routes(self) -> list[BaseRoute]:
        """The routes that are answered here."""
        versions = "/l/{letter}/versions"
        return [
            Route("/l/{letter}/history/", self.page),
            Route(versions, self.versions, methods=["GET", "POST"]),
            Route(f"{versions}/{{number:int}}", self.version, methods=["GET", "POST"]),
            Route(f"{versions}/{{number:int}}/changes", self.changes),
        ]

    async def page(self, request: Request) -> Response:
        """The screen of the versions."""
        return screen("history/history.html") if self._opened(request) else missing()

    async def versions(self, request: Request) -> Response:
        """The versions that are kept, the newest first; or keep one by a name."""
        opened = self._opened(request)
        if opened is None or opened.versions is None:
            return missing()
        if request.method == "POST":
            name = _name(await body_of(request))
            if not name.strip():
                return Response(status_code=400)
            try:
                text = await asyncio.to_thread(opened.session.text.read)
            except (OSError, UnicodeError):
                return JSONResponse({"refused": "refused.file"}, 409, NO_STORE)
            await asyncio.to_thread(opened.versions.keep, text.text, "named", name)
        return JSONResponse(await asyncio.to_thread(_listed, opened), headers=NO_STORE)

    async def version(self, request: Request) -> Response:
        """The text of a version; or give it a name."""
        opened, number = self._opened(request), request.path_params["number"]
        if opened is None or opened.versions is None:
            return missing()
        if request.method == "POST":
            body = await body_of(request)
            if body is None or not isinstance(body.get("name"), str):
                return Response(status_code=400)
            if not await asyncio.to_thread(opened.versions.rename, number, _name(body)):
                return missing()
            return JSONResponse(await asyncio.to_thread(_listed, opened), headers=NO_STORE)
        text = await asyncio.to_thread(opened.versions.text, number)
        if text is None:
            return missing()
        return Response(text, media_type="text/plain; charset=utf-8", headers=NO_STORE)

    async def changes(self, request: Request) -> Response:
        """What has changed from a version to the text now, or to the version ``with``."""
        opened, number = self._opened(request), request.path_params["number"]
        other = request.query_params.get("with", "")
        if opened is None or opened.versions is None:
            return missing()
        if other and not (other.isascii() and other.isdigit() and len(other) < 10):
            return Response(status_code=400)
        row = await asyncio.to_thread(_compared, opened, number, int(other) if other else None)
        return missing() if row is None else JSONResponse(row, headers=NO_STORE)

    def _opened(self, request: Request) -> OpenLetter | None:
        return self.hub.opened(request.path_params["letter"])


def _name(body: dict[str, Any] | None) -> str:
    name = body.get("name") if body is not None else None
    return name if isinstance(name, str) else ""


def _listed(opened: OpenLetter) -> dict[str, Any]:
    """The versions as JSON; ``now`` is the digest of the text: a version may be the same."""
    kept = opened.versions
    rows = kept.all()[::-1] if kept is not None else []
    return {
        "versions": msgspec.to_builtins(rows),
        "failing": kept is not None and kept.is_failing,
        "now": opened.session.digest,
        "title": opened.session.path.stem,
    }


def _compared(opened: OpenLetter, number: int, other: int | None) -> dict[str, Any] | None:
    """The changes as JSON, with the values that their paths lead into; None without the version.

    A version that is no YAML is not compared: ``changes`` is then null.
    """
    kept = opened.versions
    old = kept.text(number) if kept is not None else None
    new = _now(opened) if other is None else kept.text(other) if kept is not None else None
    if old is None or new is None:
        return None
    before, after = values_of(old), values_of(new)
    if before is None or after is None:
        return {"same": old == new, "changes": None}
    changes = value_changes(before, after)
    return {
        "same": old == new,
        "changes": msgspec.to_builtins(changes),
        "old": before,
        "new": after,
    }


def _now(opened: OpenLetter) -> str | None:
    try:
        return opened.session.text.read().text
    except (OSError, UnicodeError):
        return opened.session.text.unwritten()
