"""The letters of the folder."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from unassemble.base.printable import printable
from unassemble.preview.answers.files import NO_STORE, missing, screen
from unassemble.preview.hub import Hub


class LetterAnswers:
    """Answers requests for the list of letters, and for the screen of each."""

    def __init__(self, hub: Hub) -> None:
        self.hub = hub

    def routes(self) -> list[BaseRoute]:
        """The routes that are answered here."""
        return [
            Route("/", self.index),
            Route("/letters.json", self.listing),
            Route("/l/{letter}/", self.page),
        ]

    async def index(self, request: Request) -> Response:
        """The list of letters; for a single file, a redirect to the letter."""
        if not self.hub.given.is_dir():
            return RedirectResponse(f"l/{self.hub.letters[0].id}/", 302)
        return screen("start/start.html")

    async def listing(self, request: Request) -> Response:
        """All letters."""
        rows = [{"id": one.id, "name": printable(one.name)} for one in self.hub.letters]
        return JSONResponse(
            {"folder": printable(self.hub.given.name), "letters": rows}, headers=NO_STORE
        )

    async def page(self, request: Request) -> Response:
        """The page of a letter."""
        known = self.hub.opened(request.path_params["letter"])
        return screen("write/write.html") if known else missing()
