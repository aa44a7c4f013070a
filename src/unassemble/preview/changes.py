"""Requests that read or change the letter file → responses."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from unassemble.letter.encoding import MAX_BYTES
from unassemble.preview.editing import RefusedError, Step
from unassemble.preview.hub import Hub, OpenLetter
from unassemble.preview.opening import open_in_editor
from unassemble.preview.saving import ChangedError, Saved
from unassemble.preview.values import values_of

NO_STORE = {"cache-control": "no-store"}


class Changes:
    """Request handlers for the letter file."""

    def __init__(self, hub: Hub, editor: str) -> None:
        self.hub, self.editor = hub, editor

    async def file(self, request: Request) -> Response:
        """The letter file: its text, its values, and how many changes can be undone."""
        return await self._respond(request, lambda opened, _: opened.editor.read())

    async def save(self, request: Request) -> Response:
        """Save a text."""

        def save(opened: OpenLetter, body: dict[str, Any]) -> Saved:
            return opened.editor.save(str(body["text"]), str(body["base"]))

        return await self._respond(request, save)

    async def edit(self, request: Request) -> Response:
        """Apply changes made in the form."""

        def edit(opened: OpenLetter, body: dict[str, Any]) -> Saved:
            steps = msgspec.convert(body["steps"], list[Step])
            return opened.editor.edit(steps, str(body["base"]))

        return await self._respond(request, edit)

    async def undo(self, request: Request) -> Response:
        """Undo the last change."""
        return await self._respond(request, lambda opened, _: opened.editor.undo())

    async def redo(self, request: Request) -> Response:
        """Redo the last change that was undone."""
        return await self._respond(request, lambda opened, _: opened.editor.redo())

    async def open(self, request: Request) -> Response:
        """Open a place of the file in the user's own editor."""
        opened = self._opened(request)
        body = await _body(request)
        if opened is None or not self.editor:
            return Response(status_code=404)
        if body is None:
            return Response(status_code=400)
        try:
            line, column = int(body["line"]), int(body["column"])
            open_in_editor(self.editor, opened.session.path, line, column)
        except (KeyError, TypeError, ValueError, OverflowError, OSError) as error:
            return JSONResponse({"error": str(error)}, 400)
        return JSONResponse({})

    async def _respond(
        self, request: Request, change: Callable[[OpenLetter, dict[str, Any]], Saved]
    ) -> Response:
        """Carry out a change; the response has the file's new state, or why it was refused."""
        opened = self._opened(request)
        body = await _body(request) if request.method == "POST" else {}
        if opened is None:
            return Response(status_code=404)
        if body is None:
            return Response(status_code=400)
        try:
            saved = await asyncio.to_thread(change, opened, body)
        except ChangedError as error:
            row = {"refused": "refused.changed", "text": error.text, "line": error.line}
            return JSONResponse(row, 409, headers=NO_STORE)
        except RefusedError as error:
            return JSONResponse({"refused": error.reason}, 409, headers=NO_STORE)
        except (OSError, UnicodeError):
            return JSONResponse({"refused": "refused.file"}, 409, headers=NO_STORE)
        except (KeyError, TypeError, RecursionError, msgspec.ValidationError):
            return Response(status_code=400)
        undo, redo = opened.editor.history
        row = {**msgspec.to_builtins(saved), "values": values_of(saved.text)}
        return JSONResponse({**row, "undo": undo, "redo": redo}, headers=NO_STORE)

    def _opened(self, request: Request) -> OpenLetter | None:
        return self.hub.opened(request.path_params["letter"])


async def _body(request: Request) -> dict[str, Any] | None:
    """The JSON mapping in the body of a request; None if it is something else, or too large."""
    data = b""
    async for part in request.stream():
        data += part
        if len(data) > 2 * MAX_BYTES:
            return None
    try:
        body = json.loads(data or b"{}")
    except (ValueError, RecursionError):  # no JSON, or brackets nested too deeply
        return None
    return body if isinstance(body, dict) else None
