"""Requests of the browser → responses.  Only what is listed here is served."""

from __future__ import annotations

import asyncio
import json
import os
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec
from starlette.applications import Starlette
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from unassemble.base.errors import LetterError, UnreadableError
from unassemble.base.formats import FORMATS
from unassemble.base.lines import lines_of
from unassemble.base.printable import printable, printable_lines
from unassemble.letter.schema import letter_schema
from unassemble.pipeline.building import build_version
from unassemble.preview import letters
from unassemble.preview.changes import NO_STORE, Changes
from unassemble.preview.hub import Hub, OpenLetter
from unassemble.preview.session import LetterVersion
from unassemble.preview.values import PathOffset, file_place, value_place

_HERE = Path(__file__).parent
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_MIN_SCALE, _MAX_SCALE = 0.1, 4.0
"""The scales at which pages are drawn; 1.0 is 96 pixels per inch."""
_IMMUTABLE = {"cache-control": "private, max-age=86400, immutable"}
"""For answers whose address has the key of a page: another drawing has another key."""


def application(hub: Hub, editor: str = "") -> Starlette:
    """The ASGI application; ``editor`` is the command that opens the user's own editor."""
    changes = Changes(hub, editor)
    answers = _Answers(hub, changes)
    letter = "/l/{letter}"
    pages = [
        Route("/", answers.index),
        Route("/letters.json", answers.listing),
        Route("/schema.json", answers.schema),
        Route("/words/{language}.json", answers.words),
        Route("/web/{name:path}", answers.static),
        Route(f"{letter}/", answers.page),
        Route(f"{letter}/image/{{language}}/{{key}}.png", answers.image),
        Route(f"{letter}/text/{{language}}/{{key}}.json", answers.text),
        Route(f"{letter}/place/{{language}}/{{key}}", answers.place),
        Route(f"{letter}/boxes/{{language}}", answers.boxes),
        Route(f"{letter}/download/{{language}}.{{format}}", answers.download),
        Route(f"{letter}/file", changes.file),
        Route(f"{letter}/save", changes.save, methods=["POST"]),
        Route(f"{letter}/edit", changes.edit, methods=["POST"]),
        Route(f"{letter}/undo", changes.undo, methods=["POST"]),
        Route(f"{letter}/redo", changes.redo, methods=["POST"]),
        Route(f"{letter}/settle", changes.settle, methods=["POST"]),
        Route(f"{letter}/versions", changes.versions, methods=["GET", "POST"]),
        Route(f"{letter}/versions/{{number:int}}", changes.version),
        Route(f"{letter}/open", changes.open, methods=["POST"]),
        WebSocketRoute(f"{letter}/live", answers.live),
    ]
    return Starlette(routes=pages)


class _Answers:
    def __init__(self, hub: Hub, changes: Changes) -> None:
        self.hub, self.changes = hub, changes

    # -- pages and their parts -----------------------------------------------------------

    async def index(self, request: Request) -> Response:
        """The list of letters; for a single file, a redirect to the letter."""
        if not self.hub.given.is_dir():
            return RedirectResponse(f"l/{self.hub.letters[0].id}/", 302)
        return _static("index.html")

    async def listing(self, request: Request) -> Response:
        """All letters."""
        rows = [{"id": one.id, "name": printable(one.name)} for one in self.hub.letters]
        return JSONResponse(
            {"folder": printable(self.hub.given.name), "letters": rows}, headers=NO_STORE
        )

    async def page(self, request: Request) -> Response:
        """The page of a letter."""
        return _static("letter.html") if self._opened(request) else _missing()

    async def static(self, request: Request) -> Response:
        """A static file: script, style sheet or icon."""
        return _static(request.path_params["name"])

    async def words(self, request: Request) -> Response:
        """The texts of the interface in a language."""
        known = _files("words").get(f"{request.path_params['language']}.json")
        return _data(known, ".json") if known is not None else _missing()

    async def schema(self, request: Request) -> Response:
        """The JSON Schema of the letter file, for the form and the completion of keys."""
        return JSONResponse(letter_schema(), headers=NO_STORE)

    # -- a letter's pages ----------------------------------------------------------------

    async def live(self, socket: WebSocket) -> None:
        """Send a window the state of the letter, now and after each change; take its changes."""
        opened = self.hub.opened(socket.path_params["letter"])
        await socket.accept()
        if opened is None:
            await socket.close(4404)
            return
        language = socket.query_params.get("language", "")
        messages = self.hub.windows(opened.id, language)
        first = asyncio.ensure_future(anext(messages))  # registers the window before the build
        await asyncio.sleep(0)
        taking = asyncio.ensure_future(self._take_changes(socket, opened))
        try:
            found, version = await self.hub.version(opened, language)
            state = letters.state(opened.session, found, version)
            await self._send(socket, opened, {"type": "state", "state": state})
            self.hub.check_soon(opened.id, language, found, version)
            self.hub.write_behind(opened)  # a draft of an earlier run
            while True:
                await asyncio.wait({first, taking}, return_when=asyncio.FIRST_COMPLETED)
                if taking.done():
                    return
                message = first.result()
                first = asyncio.ensure_future(anext(messages))
                await self._send(socket, opened, message)
        except (WebSocketDisconnect, RuntimeError):
            pass
        finally:
            taking.cancel()
            first.cancel()
            await asyncio.gather(first, taking, return_exceptions=True)
            await messages.aclose()  # type: ignore[attr-defined]
            await self.hub.write(opened)

    async def _send(self, socket: WebSocket, opened: OpenLetter, message: dict[str, Any]) -> None:
        if message["type"] == "state":
            message["state"]["versions"] = opened.versions is not None
            message["state"]["editor"] = bool(self.changes.editor)
        await socket.send_text(json.dumps(message, ensure_ascii=False))

    async def _take_changes(self, socket: WebSocket, opened: OpenLetter) -> None:
        """Carry out what a window asks for, one after another, until it closes its WebSocket."""
        try:
            while (event := await socket.receive())["type"] != "websocket.disconnect":
                try:
                    message = json.loads(event.get("text") or "")
                except (ValueError, RecursionError):
                    message = None
                answer = await self.changes.answer(opened, message)
                await socket.send_text(json.dumps(answer, ensure_ascii=False))
        except (WebSocketDisconnect, RuntimeError):
            pass

    async def image(self, request: Request) -> Response:
        """A page as a picture."""
        version = self._version(request)
        try:
            scale = float(request.query_params.get("scale", "1"))
        except ValueError:
            return Response(status_code=400)
        if version is None or scale != scale:
            return _missing()
        scale = round(min(max(scale, _MIN_SCALE), _MAX_SCALE), 3)
        key = request.path_params["key"]
        made = await asyncio.to_thread(letters.page_image, version, key, scale)
        if made is None:
            return _missing()
        return Response(made, media_type="image/png", headers=_IMMUTABLE)

    async def text(self, request: Request) -> Response:
        """The text of a page, line by line, with positions."""
        version = self._version(request)
        rows = letters.page_text(version, request.path_params["key"]) if version else None
        return JSONResponse(rows, headers=_IMMUTABLE) if rows is not None else _missing()

    async def place(self, request: Request) -> Response:
        """The place in the letter file for a point on a page."""
        opened, version = self._opened(request), self._version(request)
        found = letters.map_of(version) if version else None
        key = request.path_params["key"]
        if opened is None or found is None or key not in found.built.keys:
            return _missing()
        try:
            x, y = (float(request.query_params[name]) for name in ("x", "y"))
        except (KeyError, ValueError):
            return Response(status_code=400)
        place = found.at(found.built.keys.index(key), x, y)
        if place is None:
            return JSONResponse(None, headers=NO_STORE)
        span = place.span
        rows = lines_of(found.built.source.data.decode("utf-8", "replace"))
        line = rows[span.line - 1] if span.line <= len(rows) else ""
        file = printable(Path(span.file).name)
        answer = {"file": file, "line": span.line, "column": span.column, "text": line}
        value = value_place(found.built.source.data, span.line, span.column)
        answer |= {"made": place.made, "path": value.path, "offset": value.offset}
        return JSONResponse(answer, headers=NO_STORE)

    async def boxes(self, request: Request) -> Response:
        """Where a text is on the pages: that at a line and column of the file, or at a path of keys
        and indexes (JSON) and an offset."""
        opened, version = self._opened(request), self._version(request)
        if opened is None or version is None:
            return _missing()
        try:
            data = opened.session.source().data
        except UnreadableError:
            data = b""
        try:
            place = _asked_place(request.query_params, data)
        except (KeyError, ValueError, RecursionError, msgspec.ValidationError):
            return Response(status_code=400)
        if place is None:
            return JSONResponse([], headers=NO_STORE)
        line, column = place
        found = letters.boxes_of(version, data, line, column)
        return JSONResponse(msgspec.to_builtins(found), headers=NO_STORE)

    async def download(self, request: Request) -> Response:
        """One output of a version as a download, with the same bytes as from `build`."""
        opened = self._opened(request)
        language, format = request.path_params["language"], request.path_params["format"]
        if opened is None or format not in FORMATS or language not in opened.session.languages:
            return _missing()
        try:
            source = await asyncio.to_thread(opened.session.source)
            made = await asyncio.to_thread(
                build_version, source, language, (format,), opened.session.clock
            )
        except (UnreadableError, LetterError) as error:
            return Response(printable_lines(str(error)), 409, media_type="text/plain")
        name = f"{opened.session.path.stem}-{made.language}.{format}"
        ascii_name = printable(name).encode("ascii", "replace").decode().replace('"', "_")
        headers = {
            **NO_STORE,
            "content-disposition": f'attachment; filename="{ascii_name}"; '
            f"filename*=UTF-8''{quote(os.fsencode(name), safe='')}",
        }
        return Response(made.files[format], media_type=_TYPES[f".{format}"], headers=headers)

    def _opened(self, request: Request) -> OpenLetter | None:
        return self.hub.opened(request.path_params["letter"])

    def _version(self, request: Request) -> LetterVersion | None:
        opened = self._opened(request)
        return opened.session.version(request.path_params["language"]) if opened else None


def _asked_place(query: QueryParams, data: bytes) -> tuple[int, int] | None:
    """Line and column that a request names; None if there is no value at its path."""
    if "path" not in query:
        return int(query["line"]), int(query["column"])
    path = msgspec.json.decode(query["path"], type=tuple[str | int, ...])
    return file_place(data, PathOffset(path, int(query.get("offset", "0"))))


@cache
def _files(folder: str) -> dict[str, Path]:
    """The files in a folder of this package, by relative path; no other files are served."""
    root = _HERE / folder
    return {path.relative_to(root).as_posix(): path for path in root.rglob("*") if path.is_file()}


def _static(name: str) -> Response:
    known = _files("web").get(name)
    return _data(known, Path(name).suffix) if known is not None else _missing()


def _data(path: Path, suffix: str) -> Response:
    kind = _TYPES.get(suffix)
    if kind is None:
        return _missing()
    return Response(path.read_bytes(), media_type=kind, headers=NO_STORE)


def _missing() -> Response:
    return Response(status_code=404)
