"""The files of the interface: screens, scripts, styles, words."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from unassemble.letter.schema import letter_schema

NO_STORE = {"cache-control": "no-store"}
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_HERE = Path(__file__).parent.parent


class FileAnswers:
    """Answers requests for what is the same for every letter."""

    def routes(self) -> list[BaseRoute]:
        """The routes that are answered here."""
        return [
            Route("/schema.json", self.schema),
            Route("/words/{language}.json", self.words),
            Route("/web/{name:path}", self.static),
        ]

    async def static(self, request: Request) -> Response:
        """A static file: script, style sheet or icon."""
        return screen(request.path_params["name"])

    async def words(self, request: Request) -> Response:
        """The texts of the interface in a language."""
        made = _words(request.path_params["language"])
        return JSONResponse(made, headers=NO_STORE) if made else missing()

    async def schema(self, request: Request) -> Response:
        """The JSON Schema of the letter file, for the form and the completion of keys."""
        return JSONResponse(letter_schema(), headers=NO_STORE)


def screen(name: str) -> Response:
    """A file in ``web/``; 404 if it is none of them."""
    known = _files("web").get(name)
    kind = TYPES.get(Path(name).suffix)
    if known is None or kind is None:
        return missing()
    return Response(known.read_bytes(), media_type=kind, headers=NO_STORE)


def missing() -> Response:
    """The response to a request for something that is not there."""
    return Response(status_code=404)


@cache
def _files(folder: str) -> dict[str, Path]:
    """The files in a folder of the preview, by relative path; no other files are served."""
    root = _HERE / folder
    return {path.relative_to(root).as_posix(): path for path in root.rglob("*") if path.is_file()}


def _words(language: str) -> dict[str, str]:
    """The texts of all screens in a language; ``words/`` has a folder for each screen."""
    out: dict[str, str] = {}
    for name, path in sorted(_files("words").items()):
        if name.endswith(f"/{language}.json") and language.isalpha():
            out |= json.loads(path.read_text("utf-8"))
    return out
