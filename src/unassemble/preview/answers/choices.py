"""Requests for what a person can choose from."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date
from typing import Any

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from unassemble.languages import Language, is_language
from unassemble.missions import MissionFolders, mission_folders
from unassemble.preview import choices
from unassemble.preview.answers.files import NO_STORE, missing
from unassemble.preview.hub import Hub
from unassemble.preview.listing import Listing

_Asked = Callable[[QueryParams, Language, MissionFolders], Any]
_CHOICES: dict[str, _Asked] = {
    "states": lambda _, language, folders: choices.states(language, folders),
    "missions": lambda _, language, folders: choices.missions(language, folders),
    "usual": lambda asked, language, folders: choices.usual(
        asked["state"], _day(asked), language, folders
    ),
    "signatories": lambda asked, language, folders: choices.signatories(
        asked["state"], _day(asked), language, folders
    ),
    "date": lambda asked, language, _: choices.dates(
        date.fromisoformat(asked["dated"]) if _is_day(asked.get("dated", "")) else None,
        language,
        _languages(asked.get("in", "")),
    ),
}
"""What can be asked for; a wrong or missing value raises KeyError or ValueError."""


class ChoiceAnswers:
    """Answers requests for lists to choose from, in the language of the interface."""

    def __init__(self, hub: Hub, listing: Listing) -> None:
        self.hub, self.listing = hub, listing

    def routes(self) -> list[BaseRoute]:
        """The routes that are answered here."""
        return [Route("/choices/items", self.items), Route("/choices/{what}", self.choices)]

    async def items(self, request: Request) -> Response:
        """Agenda items to choose from: those of the record, and of the letters of the folder."""

        def found(asked: QueryParams, language: Language, folders: MissionFolders) -> Any:
            others = self.listing.items(self.hub.letters)
            session = int(asked["session"])
            return choices.items(asked["state"], session, language, folders, others)

        return await self._answer(request, found)

    async def choices(self, request: Request) -> Response:
        """A list to choose from."""
        act = _CHOICES.get(request.path_params["what"])
        return await self._answer(request, act) if act is not None else missing()

    async def _answer(self, request: Request, act: _Asked) -> Response:
        asked = request.query_params
        language = next(iter(_languages(asked.get("language", ""))), None)
        if language is None:
            return Response(status_code=400)
        folder = self.hub.given if self.hub.given.is_dir() else self.hub.given.parent
        folders = mission_folders(self.hub.missions, folder.absolute())
        try:
            found = await asyncio.to_thread(act, asked, language, folders)
        except (KeyError, ValueError):
            return Response(status_code=400)
        return JSONResponse(found, headers=NO_STORE)


def _day(asked: QueryParams) -> date:
    return date.fromisoformat(asked["dated"])


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _languages(value: str) -> list[Language]:
    return [one for one in dict.fromkeys(value.split(",")) if is_language(one)]
