"""The letters of the folder: the list, and files brought in, copied and renamed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from unassemble.base.errors import UnreadableError
from unassemble.base.printable import printable
from unassemble.letter.encoding import MAX_BYTES
from unassemble.preview import filing
from unassemble.preview.answers.bodies import bytes_of, mapping_of_body
from unassemble.preview.answers.files import NO_STORE, TYPES, missing, screen
from unassemble.preview.answers.starting import finding_rows
from unassemble.preview.editing import RefusedError
from unassemble.preview.hub import Hub, OpenLetter
from unassemble.preview.listing import Listing

_NAME = "x-file-name"
"""The header with the name of a file that is brought in, in percent-encoding; a form has none."""


class LetterAnswers:
    """Answers requests for the list of letters, and for the screen of each."""

    def __init__(self, hub: Hub, listing: Listing) -> None:
        self.hub, self._listing = hub, listing
        self._looking: asyncio.Task[None] | None = None

    def routes(self) -> list[BaseRoute]:
        """The routes that are answered here."""
        more = [
            Route("/letters/file", self.bring_in, methods=["POST"]),
            Route("/letters/{letter}/copy", self.copy, methods=["POST"]),
            Route("/letters/{letter}/rename", self.rename, methods=["POST"]),
        ]
        return [
            Route("/", self.index),
            Route("/letters.json", self.listing),
            Route("/letters/picture/{letter}.png", self.picture),
            Route("/l/{letter}/", self.page),
            *(more if self.hub.given.is_dir() else []),
        ]

    async def index(self, request: Request) -> Response:
        """The list of letters; for a single file, a redirect to the letter."""
        if not self.hub.given.is_dir():
            return RedirectResponse(f"l/{self.hub.letters[0].id}/", 302)
        return screen("start/start.html")

    async def listing(self, request: Request) -> Response:
        """All letters, with what is known of them so far; the others are looked at behind."""
        rows = self._listing.rows(self.hub.letters)
        pending = sum(row.state == "pending" for row in rows)
        if pending and (self._looking is None or self._looking.done()):
            self._looking = asyncio.ensure_future(self._look())
        folder = printable(self.hub.given.absolute().name)
        made = {
            "folder": folder if self.hub.given.is_dir() else "",
            "pending": pending,
            "letters": msgspec.to_builtins(rows),
        }
        return JSONResponse(made, headers=NO_STORE)

    async def _look(self) -> None:
        while await asyncio.to_thread(self._listing.look, self.hub.letters):
            pass

    async def picture(self, request: Request) -> Response:
        """The first page of a letter, small."""
        made = self._listing.picture(request.path_params["letter"])
        return Response(made, media_type=TYPES[".png"], headers=NO_STORE) if made else missing()

    async def page(self, request: Request) -> Response:
        """The page of a letter."""
        known = self.hub.opened(request.path_params["letter"])
        return screen("write/write.html") if known else missing()

    async def bring_in(self, request: Request) -> Response:
        """Put a letter file from elsewhere into the folder."""
        name = unquote(request.headers.get(_NAME, ""))
        if not name:
            return Response(status_code=400)
        if int(request.headers.get("content-length", "0") or 0) > MAX_BYTES:
            return _refused("refused.size")
        data = await bytes_of(request, MAX_BYTES)
        if data is None:
            return _refused("refused.size")
        return await self._filed(lambda: filing.bring_in(self.hub.given, name, data))

    async def copy(self, request: Request) -> Response:
        """Put a copy of a letter beside it."""
        opened = self._letter(request)
        if opened is None:
            return missing()
        path = opened.session.path
        return await self._filed(lambda: filing.copy(path, opened.session.source().data))

    async def rename(self, request: Request) -> Response:
        """Give a letter file another name; not while a window shows it."""
        opened, body = self._letter(request), await mapping_of_body(request)
        if opened is None:
            return missing()
        name = body.get("name") if body is not None else None
        if not isinstance(name, str):
            return Response(status_code=400)
        if self.hub.is_shown(opened.id):
            return _refused("refused.shown")
        await self.hub.closed(opened.id)
        return await self._filed(lambda: filing.rename(opened.session.path, name))

    def _letter(self, request: Request) -> OpenLetter | None:
        id = request.path_params["letter"]
        return self.hub.opened(id) if any(one.id == id for one in self.hub.letters) else None

    async def _filed(self, act: Callable[[], Path]) -> Response:
        """Do something with a file; the answer has its id and name, or why it was not done."""
        try:
            path = await asyncio.to_thread(act)
        except RefusedError as error:
            return _refused(error.reason)
        except UnreadableError as error:
            return JSONResponse({"findings": finding_rows(error.findings)}, 409, NO_STORE)
        except OSError:
            return _refused("refused.folder")
        id = await asyncio.to_thread(self.hub.added, path)
        return JSONResponse({"id": id, "name": path.name}, headers=NO_STORE)


def _refused(reason: str) -> Response:
    return JSONResponse({"refused": reason}, 409, NO_STORE)
