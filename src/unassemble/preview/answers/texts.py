"""Requests for the text editor: the tree of a text, and edits of it."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from unassemble.base.errors import UnreadableError
from unassemble.preview.answers.files import NO_STORE, missing
from unassemble.preview.hub import Hub
from unassemble.preview.lettertext import LetterText
from unassemble.preview.outcomes import Saved
from unassemble.preview.texts.changing import TextEdit, TextEdited, edited
from unassemble.preview.texts.labels import numberings
from unassemble.preview.texts.places import NoTextError, TextPath, text_at
from unassemble.preview.texts.rows import rows_of


class TextAnswers:
    """Answers requests for the texts of a letter."""

    def __init__(self, hub: Hub) -> None:
        self.hub = hub

    def routes(self) -> list[BaseRoute]:
        """The routes that are answered here."""
        return [Route("/l/{letter}/tree", self.tree)]

    async def tree(self, request: Request) -> Response:
        """The tree of the text at a path, with what the editor needs to know of it."""
        opened = self.hub.opened(request.path_params["letter"])
        if opened is None:
            return missing()
        try:
            path = msgspec.convert(json.loads(request.query_params.get("path", "")), TextPath)
            saved = await asyncio.to_thread(opened.session.text.read)
            row = tree_row(saved, path, request.query_params.get("language", ""))
        except (NoTextError, UnreadableError, OSError, UnicodeDecodeError):
            return missing()
        except (ValueError, RecursionError):
            return Response(status_code=400)
        return JSONResponse(row, headers=NO_STORE)


def tree_row(saved: Saved, path: TextPath, language: str) -> dict[str, Any]:
    """What the editor gets of a text.

    Raises:
        NoTextError: there is no such text.
        UnreadableError: the file is no YAML.
    """
    found = text_at(saved.text, path, language)
    return {
        "digest": saved.digest,
        "kind": found.kind,
        "language": found.language,
        "source": found.value,
        "nodes": rows_of(found.read().nodes),
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
