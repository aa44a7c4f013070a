"""Requests for the text editor: the tree of a text, and edits of it."""

from __future__ import annotations

import asyncio
import json
from typing import Any
from urllib.parse import unquote

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from unassemble.base.errors import UnreadableError
from unassemble.languages import is_language
from unassemble.preview.answers.files import NO_STORE, missing
from unassemble.preview.editing import RefusedError
from unassemble.preview.hub import Hub
from unassemble.preview.lettertext import LetterText
from unassemble.preview.outcomes import Saved
from unassemble.preview.pictures import MAX_PICTURE, add_picture, picture_at
from unassemble.preview.session import LetterSession
from unassemble.preview.texts.changing import TextEdit, TextEdited, edited
from unassemble.preview.texts.labels import numberings
from unassemble.preview.texts.places import NoTextError, TextPath, text_at
from unassemble.preview.texts.rows import rows_of
from unassemble.preview.texts.shown import first_number, words_filled_in


class TextAnswers:
    """Answers requests for the texts of a letter."""

    def __init__(self, hub: Hub) -> None:
        self.hub = hub

    def routes(self) -> list[BaseRoute]:
        """The routes that are answered here."""
        return [
            Route("/l/{letter}/tree", self.tree),
            Route("/l/{letter}/picture", self.picture),
            Route("/l/{letter}/pictures", self.add_picture, methods=["POST"]),
        ]

    async def tree(self, request: Request) -> Response:
        """The tree of the text at a path, with what the editor needs to know of it."""
        opened = self.hub.opened(request.path_params["letter"])
        if opened is None:
            return missing()
        try:
            path = msgspec.convert(json.loads(request.query_params.get("path", "")), TextPath)
            row = await asyncio.to_thread(
                whole_row, opened.session, path, request.query_params.get("language", "")
            )
        except (NoTextError, UnreadableError, OSError, UnicodeDecodeError):
            return missing()
        except (ValueError, RecursionError):
            return Response(status_code=400)
        return JSONResponse(row, headers=NO_STORE)

    async def picture(self, request: Request) -> Response:
        """A picture that a text names."""
        opened = self.hub.opened(request.path_params["letter"])
        if opened is None:
            return missing()
        folder, path = opened.session.path.parent, request.query_params.get("path", "")
        found = await asyncio.to_thread(picture_at, folder, path)
        if found is None:
            return missing()
        return Response(found.data, media_type=f"image/{found.format}", headers=NO_STORE)

    async def add_picture(self, request: Request) -> Response:
        """Put a picture into the letter's folder; the answer has its path."""
        opened = self.hub.opened(request.path_params["letter"])
        name = unquote(request.headers.get("x-file-name", ""))
        if opened is None:
            return missing()
        if not name:  # a form cannot send it
            return Response(status_code=400)
        data = b""
        async for part in request.stream():
            data += part
            if len(data) > MAX_PICTURE:
                return JSONResponse({"refused": "refused.picture-large"}, 413, NO_STORE)
        try:
            path = await asyncio.to_thread(add_picture, opened.session.path.parent, name, data)
        except RefusedError as error:
            return JSONResponse({"refused": error.reason}, 409, NO_STORE)
        except OSError:
            return JSONResponse({"refused": "refused.file"}, 409, NO_STORE)
        return JSONResponse({"path": path}, headers=NO_STORE)


def whole_row(session: LetterSession, path: TextPath, language: str) -> dict[str, Any]:
    """The row of a text, and what the pages show of it that is not written there.

    Raises:
        NoTextError: there is no such text.
        UnreadableError, OSError, UnicodeDecodeError: the file cannot be read.
    """
    saved = session.text.read()
    row = tree_row(saved, path, language)
    found = text_at(saved.text, path, language)
    shown: dict[str, str] = {}
    if is_language(found.language):
        shown = words_filled_in(session.source(), found.language, found.read().nodes)
    version = session.version(found.language)
    first = 1
    if version is not None and version.built is not None and found.scalar is not None:
        start = found.scalar.span.line
        count = found.scalar.value.count("\n") + 2
        first = first_number(version.built.story, range(start, start + count))
    return {**row, "shown": shown, "first": first}


def tree_row(saved: Saved, path: TextPath, language: str) -> dict[str, Any]:
    """What the editor gets of a text.

    Raises:
        NoTextError: there is no such text.
        UnreadableError: the file is no YAML.
    """
    found = text_at(saved.text, path, language)
    reading = found.read()
    return {
        "digest": saved.digest,
        "kind": found.kind,
        "language": found.language,
        "source": found.value,
        "whole": reading.whole,
        "nodes": rows_of(reading.nodes),
        "numberings": numberings(found.language),
        "notes": msgspec.to_builtins(found.notes),
    }


def edit_text(text: LetterText, body: dict[str, Any]) -> tuple[Saved, dict[str, Any]]:
    """Make an edit of the editor: the new state of the letter, and the text's tree after it.

    Raises:
        ChangedError, RefusedError, OSError, UnicodeError: as `LetterText.edit`.
        UnreadableError: the file is no YAML.
        KeyError, TypeError, ValueError: the request is none.
    """
    edit = msgspec.convert(body["edit"], TextEdit)
    done: list[TextEdited] = []

    def make(before: str, values: Any) -> tuple[str, Any]:
        done.append(edited(before, values, edit))
        return done[-1].text, done[-1].values

    saved = text.change_by(make, str(body["base"]))
    try:
        row = tree_row(saved, edit.path, edit.language)
    except NoTextError:  # another program has taken the text away
        row = {}
    made = done[-1]
    return saved, {"tree": row, "steps": msgspec.to_builtins(made.steps), "step": made.step}
