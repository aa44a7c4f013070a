"""Requests that read and change the letter file → answers."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from unassemble.letter.nodes import MAX_BYTES
from unassemble.preview.editing import RefusedError, Step
from unassemble.preview.hub import Hub, OpenLetter
from unassemble.preview.opening import open_in_editor
from unassemble.preview.saving import ChangedError, Saved
from unassemble.preview.values import values_of

NO_STORE = {"cache-control": "no-store"}


class Changes:
    """Answers for the letter file of a request."""

    def __init__(self, hub: Hub, editor: str) -> None:
        self.hub, self.editor = hub, editor

    async def file(self, request: Request) -> Response:
        """The letter file: its text, what it says, and how many changes can be taken back."""
        return await self._changing(request, lambda opened, _: opened.editor.read())

    async def save(self, request: Request) -> Response:
        """Save a text."""

        def save(opened: OpenLetter, asked: dict[str, Any]) -> Saved:
            return opened.editor.save(str(asked["text"]), str(asked["base"]))

        return await self._changing(request, save)

    async def edit(self, request: Request) -> Response:
        """Take steps of the form."""

        def edit(opened: OpenLetter, asked: dict[str, Any]) -> Saved:
            steps = msgspec.convert(asked["steps"], list[Step])
            return opened.editor.edit(steps, str(asked["base"]))

        return await self._changing(request, edit)

    async def undo(self, request: Request) -> Response:
        """Take the last change back."""
        return await self._changing(request, lambda opened, _: opened.editor.undo())

    async def redo(self, request: Request) -> Response:
        """Make a change again that was taken back."""
        return await self._changing(request, lambda opened, _: opened.editor.redo())

    async def open(self, request: Request) -> Response:
        """Open a place in the user's own editor."""
        opened = self._opened(request)
        asked = await _asked(request)
        if opened is None or not self.editor or asked is None:
            return Response(status_code=404)
        try:
            line, column = int(asked["line"]), int(asked["column"])
            open_in_editor(self.editor, opened.session.path, line, column)
        except (KeyError, TypeError, ValueError, OSError) as error:
            return JSONResponse({"error": str(error)}, 400)
        return JSONResponse({})

    async def _changing(
        self, request: Request, change: Callable[[OpenLetter, dict[str, Any]], Saved]
    ) -> Response:
        """Do something with the file; what it says then, or why that was refused."""
        opened = self._opened(request)
        asked = await _asked(request) if request.method == "POST" else {}
        if opened is None:
            return Response(status_code=404)
        if asked is None:
            return Response(status_code=400)
        try:
            saved = await asyncio.to_thread(change, opened, asked)
        except ChangedError as error:
            row = {"refused": "refused.changed", "text": error.text, "line": error.line}
            return JSONResponse(row, 409, headers=NO_STORE)
        except RefusedError as error:
            return JSONResponse({"refused": error.reason}, 409, headers=NO_STORE)
        except (OSError, UnicodeError):
            return JSONResponse({"refused": "refused.file"}, 409, headers=NO_STORE)
        except (KeyError, TypeError, msgspec.ValidationError):
            return Response(status_code=400)
        undo, redo = opened.editor.history
        row = {**msgspec.to_builtins(saved), "values": values_of(saved.text)}
        return JSONResponse({**row, "undo": undo, "redo": redo}, headers=NO_STORE)

    def _opened(self, request: Request) -> OpenLetter | None:
        return self.hub.opened(request.path_params["letter"])


async def _asked(request: Request) -> dict[str, Any] | None:
    """The JSON mapping of a request; None if it is something else, or too large."""
    data = b""
    async for part in request.stream():
        data += part
        if len(data) > 2 * MAX_BYTES:
            return None
    try:
        asked = json.loads(data or b"{}")
    except ValueError:
        return None
    return asked if isinstance(asked, dict) else None
