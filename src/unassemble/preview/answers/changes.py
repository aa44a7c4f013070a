"""Requests that read or change the letter file → responses."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from unassemble.base.errors import UnreadableError
from unassemble.letter.encoding import MAX_BYTES
from unassemble.preview.answers.files import NO_STORE, missing
from unassemble.preview.answers.texts import edit_text
from unassemble.preview.editing import RefusedError, Step
from unassemble.preview.findings import repair, rule_page
from unassemble.preview.hub import Hub, OpenLetter
from unassemble.preview.lettertext import LetterText
from unassemble.preview.merge import Keep
from unassemble.preview.opening import open_in_editor
from unassemble.preview.outcomes import ChangedError, Saved
from unassemble.preview.record_changes import PutText, RecordChange, steps_of
from unassemble.preview.undo import change_between
from unassemble.preview.values import value_place


def _text(opened: OpenLetter) -> LetterText:
    return opened.session.text


def _put_text(opened: OpenLetter, body: dict[str, Any]) -> Saved:
    """Put a text in one language where texts stand by language."""
    put = msgspec.convert({**body["put"], "type": "text"}, PutText)
    return _text(opened).edit_by(lambda values: steps_of(put, values), str(body["base"]))


def _change_record(opened: OpenLetter, body: dict[str, Any]) -> Saved:
    change: RecordChange = msgspec.convert(body["change"], RecordChange)
    return _text(opened).edit_by(lambda values: steps_of(change, values), str(body["base"]))


def _go_back(opened: OpenLetter, body: dict[str, Any]) -> Saved:
    text = opened.versions.text(int(body["number"])) if opened.versions else None
    if text is None:
        raise RefusedError("refused.version")
    return opened.session.text.go_back(text)


_ACTS: dict[str, Callable[[OpenLetter, dict[str, Any]], Saved | tuple[Saved, dict[str, Any]]]] = {
    "file": lambda opened, _: _text(opened).read(),
    "save": lambda opened, body: _text(opened).save(str(body["text"]), str(body["base"])),
    "edit": lambda opened, body: _text(opened).edit(
        msgspec.convert(body["steps"], list[Step]), str(body["base"])
    ),
    "text": lambda opened, body: edit_text(_text(opened), body),
    "undo": lambda opened, _: _text(opened).undo(),
    "redo": lambda opened, _: _text(opened).redo(),
    "record": _change_record,
    "put": _put_text,
    "settle": lambda opened, body: _text(opened).settle(msgspec.convert(body["keep"], Keep)),
    "back": _go_back,
    "repair": lambda opened, body: repair(
        opened.session,
        str(body["language"]),
        str(body["base"]),
        msgspec.convert(body["numbers"], list[int]),
    ),
}
"""What a window can ask for, over its WebSocket or by a request; some have more to answer."""


def _carry_out(
    act: str, opened: OpenLetter, body: dict[str, Any]
) -> Saved | tuple[Saved, dict[str, Any]]:
    if act != "file":
        opened.session.begin_change()
    return _ACTS[act](opened, body)


class Changes:
    """Request handlers for the letter file."""

    def __init__(self, hub: Hub, editor: str) -> None:
        self.hub, self.editor = hub, editor

    def routes(self) -> list[BaseRoute]:
        """The routes that are answered here."""
        letter = "/l/{letter}"
        return [
            Route(f"{letter}/file", self.file),
            Route(f"{letter}/save", self.save, methods=["POST"]),
            Route(f"{letter}/edit", self.edit, methods=["POST"]),
            Route(f"{letter}/undo", self.undo, methods=["POST"]),
            Route(f"{letter}/redo", self.redo, methods=["POST"]),
            Route(f"{letter}/settle", self.settle, methods=["POST"]),
            Route(f"{letter}/back", self.back, methods=["POST"]),
            Route(f"{letter}/open", self.open, methods=["POST"]),
            Route("/rules/{rule}", self.rule),
        ]

    async def file(self, request: Request) -> Response:
        """The letter file: its text, its values, and how many changes can be undone."""
        return await self._respond(request, "file")

    async def save(self, request: Request) -> Response:
        """Take over a text."""
        return await self._respond(request, "save")

    async def edit(self, request: Request) -> Response:
        """Apply changes made in the form."""
        return await self._respond(request, "edit")

    async def undo(self, request: Request) -> Response:
        """Undo the last change."""
        return await self._respond(request, "undo")

    async def redo(self, request: Request) -> Response:
        """Redo the last change that was undone."""
        return await self._respond(request, "redo")

    async def back(self, request: Request) -> Response:
        """Go back to a version."""
        return await self._respond(request, "back")

    async def settle(self, request: Request) -> Response:
        """Settle a conflict with a change of another program."""
        return await self._respond(request, "settle")

    async def open(self, request: Request) -> Response:
        """Open a place of the file in the user's own editor."""
        opened = self._opened(request)
        body = await body_of(request)
        if opened is None or not self.editor:
            return missing()
        if body is None:
            return Response(status_code=400)
        try:
            line, column = int(body["line"]), int(body["column"])
            open_in_editor(self.editor, opened.session.path, line, column)
        except (KeyError, TypeError, ValueError, OverflowError, OSError) as error:
            return JSONResponse({"error": str(error)}, 400)
        return JSONResponse({})

    async def rule(self, request: Request) -> Response:
        """What a rule finds, why that matters, and what to do about it."""
        page = await asyncio.to_thread(rule_page, request.path_params["rule"])
        return JSONResponse(page, headers=NO_STORE) if page else missing()

    async def answer(self, opened: OpenLetter, message: Any) -> dict[str, Any]:
        """The answer to a message over a WebSocket: its number, a status as in HTTP, a body."""
        known = isinstance(message, dict) and message.get("do") in _ACTS
        status, row = await self._carry_out(opened, message["do"], message) if known else (400, {})
        number = message.get("id") if isinstance(message, dict) else None
        return {"type": "answer", "id": number, "status": status, "body": row}

    async def _respond(self, request: Request, act: str) -> Response:
        """Carry out an act; the response has the new state of the text, or why it was refused."""
        opened = self._opened(request)
        body = await body_of(request) if request.method == "POST" else {}
        if opened is None:
            return missing()
        if body is None:
            return Response(status_code=400)
        status, row = await self._carry_out(opened, act, body)
        return Response(status_code=400) if status == 400 else JSONResponse(row, status, NO_STORE)

    async def _carry_out(
        self, opened: OpenLetter, act: str, body: dict[str, Any]
    ) -> tuple[int, dict[str, Any]]:
        known, before = opened.session.digest, opened.session.text.now
        try:
            made = await asyncio.to_thread(_carry_out, act, opened, body)
            saved, more = made if isinstance(made, tuple) else (made, {})
        except ChangedError as error:
            return 409, {"refused": "refused.changed", "text": error.text, "line": error.line}
        except RefusedError as error:
            return 409, {"refused": error.reason}
        except UnreadableError:
            return 409, {"refused": "refused.unreadable"}
        except (OSError, UnicodeError):
            return 409, {"refused": "refused.file"}
        except (KeyError, TypeError, ValueError, OverflowError, RecursionError):
            return 400, {}
        if (known and saved.digest != known) or act == "settle":
            self.hub.edited(opened)
        undo, redo = opened.session.text.history
        row: dict[str, Any] = {"digest": saved.digest, "merged": saved.merged}
        is_known = act in ("edit", "text") and body.get("brief") and not saved.merged
        if not is_known:  # by the window
            values = await asyncio.to_thread(opened.session.text.values)
            row |= {"text": saved.text, "values": values}
        if act in ("undo", "redo"):
            row["place"] = await asyncio.to_thread(_changed_place, before, saved.text)
        return 200, {**row, **more, "undo": undo, "redo": redo}

    def _opened(self, request: Request) -> OpenLetter | None:
        return self.hub.opened(request.path_params["letter"])


def _changed_place(before: str, after: str) -> dict[str, Any]:
    """The value in which two texts begin to differ."""
    start = change_between(before, after).start
    line = after.count("\n", 0, start) + 1
    column = start - (after.rfind("\n", 0, start) + 1) + 1
    found: dict[str, Any] = msgspec.to_builtins(value_place(after.encode(), line, column))
    return found


async def body_of(request: Request) -> dict[str, Any] | None:
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
