"""The pages of a letter: pictures, text, places, downloads."""

from __future__ import annotations

import asyncio
import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from unassemble.base.errors import LetterError, UnreadableError
from unassemble.base.formats import FORMATS
from unassemble.base.lines import lines_of
from unassemble.base.printable import printable, printable_lines
from unassemble.pipeline.building import build_version
from unassemble.preview import letters
from unassemble.preview.answers.changes import Changes
from unassemble.preview.answers.files import NO_STORE, TYPES, missing
from unassemble.preview.hub import Hub, OpenLetter, Window
from unassemble.preview.session import LetterVersion
from unassemble.preview.values import PathOffset, file_place, value_place

_MIN_SCALE, _MAX_SCALE = 0.1, 4.0
"""The scales at which pages are drawn; 1.0 is 96 pixels per inch."""
_IMMUTABLE = {"cache-control": "private, max-age=86400, immutable"}
"""For answers whose address has the key of a page: another drawing has another key."""


class PageAnswers:
    """Answers requests for the pages of a letter, and follows its changes over a WebSocket."""

    def __init__(self, hub: Hub, changes: Changes) -> None:
        self.hub, self.changes = hub, changes

    def routes(self) -> list[BaseRoute]:
        """The routes that are answered here."""
        letter = "/l/{letter}"
        return [
            Route(f"{letter}/image/{{language}}/{{key}}.png", self.image),
            Route(f"{letter}/text/{{language}}/{{key}}.json", self.text),
            Route(f"{letter}/place/{{language}}/{{key}}", self.place),
            Route(f"{letter}/boxes/{{language}}", self.boxes),
            Route(f"{letter}/download/{{language}}.{{format}}", self.download),
            WebSocketRoute(f"{letter}/live", self.live),
        ]

    async def live(self, socket: WebSocket) -> None:
        """Send a window the state of the letter, now and after each change; take its changes."""
        opened = self.hub.opened(socket.path_params["letter"])
        await socket.accept()
        if opened is None:
            await socket.close(4404)
            return
        language = socket.query_params.get("language", "")
        window = Window(opened.id, language)
        messages = self.hub.messages(window)
        first = asyncio.ensure_future(anext(messages))  # registers the window before the build
        await asyncio.sleep(0)
        taking = asyncio.ensure_future(self._take_changes(socket, opened, window))
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
                if message["type"] == "state" and window.at is not None:
                    await self._send_place(socket, opened, window.at, message["state"]["language"])
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
            message["state"]["alone"] = not self.hub.given.is_dir()
        await socket.send_text(json.dumps(message, ensure_ascii=False))

    async def _send_place(
        self, socket: WebSocket, opened: OpenLetter, at: PathOffset, language: str
    ) -> None:
        """Tell a window where the place that is written in it is on the new pages."""
        version = opened.session.version(language)
        if version is None:
            return
        boxes = await asyncio.to_thread(letters.boxes_at, opened.session, version, at)
        rows = msgspec.to_builtins(boxes)
        await socket.send_text(
            json.dumps({"type": "where", "where": {"language": language, "boxes": rows}})
        )

    async def _take_changes(self, socket: WebSocket, opened: OpenLetter, window: Window) -> None:
        """Carry out what a window asks for, one after another, until it closes its WebSocket.

        A message may say ``at`` which place of the letter the window writes.
        """
        try:
            while (event := await socket.receive())["type"] != "websocket.disconnect":
                try:
                    message = json.loads(event.get("text") or "")
                except (ValueError, RecursionError):
                    message = None
                if isinstance(message, dict) and "at" in message:
                    window.at = _written_place(message["at"])
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
            return missing()
        scale = round(min(max(scale, _MIN_SCALE), _MAX_SCALE), 3)
        key = request.path_params["key"]
        made = await asyncio.to_thread(letters.page_image, version, key, scale)
        if made is None:
            return missing()
        return Response(made, media_type="image/png", headers=_IMMUTABLE)

    async def text(self, request: Request) -> Response:
        """The text of a page, line by line, with positions."""
        version = self._version(request)
        rows = letters.page_text(version, request.path_params["key"]) if version else None
        return JSONResponse(rows, headers=_IMMUTABLE) if rows is not None else missing()

    async def place(self, request: Request) -> Response:
        """The place in the letter file for a point on a page."""
        opened, version = self._opened(request), self._version(request)
        found = letters.map_of(version) if version else None
        key = request.path_params["key"]
        if opened is None or found is None or key not in found.built.keys:
            return missing()
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
            return missing()
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
            return missing()
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
        return Response(made.files[format], media_type=TYPES[f".{format}"], headers=headers)

    def _opened(self, request: Request) -> OpenLetter | None:
        return self.hub.opened(request.path_params["letter"])

    def _version(self, request: Request) -> LetterVersion | None:
        opened = self._opened(request)
        return opened.session.version(request.path_params["language"]) if opened else None


def _written_place(at: Any) -> PathOffset | None:
    """The place that a window says it writes; None if it is none."""
    try:
        return msgspec.convert(at, PathOffset)
    except msgspec.ValidationError:
        return None


def _asked_place(query: QueryParams, data: bytes) -> tuple[int, int] | None:
    """Line and column that a request names; None if there is no value at its path."""
    if "path" not in query:
        return int(query["line"]), int(query["column"])
    path = msgspec.json.decode(query["path"], type=tuple[str | int, ...])
    return file_place(data, PathOffset(path, int(query.get("offset", "0"))))
