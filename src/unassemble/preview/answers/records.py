"""Records of missions: the list of them, the screen of each, what they learn from letters."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

import msgspec
from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket

from unassemble.base.diagnostics import Findings
from unassemble.base.errors import UnreadableError
from unassemble.base.printable import printable
from unassemble.languages import Language, is_language
from unassemble.missions import read_mission
from unassemble.pipeline.drafting import learn_record
from unassemble.preview.answers.changes import Changes, body_of
from unassemble.preview.answers.files import NO_STORE, missing, screen
from unassemble.preview.answers.history import HistoryAnswers
from unassemble.preview.answers.pages import PageAnswers
from unassemble.preview.editing import RefusedError
from unassemble.preview.folder import ListedLetter
from unassemble.preview.hub import RECORD, Hub, OpenLetter
from unassemble.preview.outcomes import ChangedError
from unassemble.preview.record_letters import MissionLetters, learnt
from unassemble.preview.record_view import mission_row, record_view
from unassemble.preview.records import RecordSession

Handler = Callable[[Request], Awaitable[Response]]
_MAX_LEARNT = 200
"""How many letters a record learns from at once."""


class RecordAnswers:
    """Answers requests for missions' records."""

    def __init__(
        self, hub: Hub, changes: Changes, pages: PageAnswers, history: HistoryAnswers
    ) -> None:
        self.hub, self.changes, self.pages, self.history = hub, changes, pages, history
        self._letters = MissionLetters()

    def routes(self) -> list[BaseRoute]:
        """The routes that are answered here; what a record has as a letter has it is shared."""
        one = "/m/{mission}"
        shared: list[BaseRoute] = [
            Route(f"{one}/{address}", _of_record(handler), methods=methods)
            for address, handler, methods in (
                ("image/{language}/{key}.png", self.pages.image, ["GET"]),
                ("text/{language}/{key}.json", self.pages.text, ["GET"]),
                ("file", self.changes.file, ["GET"]),
                ("undo", self.changes.undo, ["POST"]),
                ("back", self.changes.back, ["POST"]),
                ("history/", self.history.page, ["GET"]),
                ("versions", self.history.versions, ["GET", "POST"]),
                ("versions/{number:int}", self.history.version, ["GET", "POST"]),
                ("versions/{number:int}/changes", self.history.changes, ["GET"]),
            )
        ]
        return [
            Route("/m/", self.index),
            Route("/missions.json", self.listing),
            Route("/m/", self.create, methods=["POST"]),
            Route(f"{one}/", self.page),
            Route(f"{one}/record.json", self.record),
            Route(f"{one}/letter", self.choose, methods=["POST"]),
            Route(f"{one}/learn", self.learn, methods=["POST"]),
            WebSocketRoute(f"{one}/live", self.live),
            *shared,
        ]

    async def index(self, request: Request) -> Response:
        """The screen with all missions."""
        return screen("mission/missions.html")

    async def page(self, request: Request) -> Response:
        """The screen of a mission's record."""
        return screen("mission/mission.html") if self._opened(request) else missing()

    async def listing(self, request: Request) -> Response:
        """All missions that have a record."""
        rows = await asyncio.to_thread(self._rows)
        return JSONResponse({"missions": rows}, headers=NO_STORE)

    def _rows(self) -> list[dict[str, Any]]:
        records = self.hub.records
        today = date.today()
        return [
            mission_row(one, records.is_own(path), today)
            for one in records.all()
            if (path := records.folders.path(one.name)) is not None
        ]

    async def create(self, request: Request) -> Response:
        """Write the record of a State that has none."""
        body = await body_of(request)
        match body:
            case {"state": str(state), "language": str(given)} if is_language(given):
                language = given
            case _:
                return Response(status_code=400)
        try:
            name = await asyncio.to_thread(self.hub.records.create, state, language)
        except RefusedError as error:
            return JSONResponse({"refused": error.reason}, 409, NO_STORE)
        return JSONResponse({"name": name}, headers=NO_STORE)

    async def record(self, request: Request) -> Response:
        """What the screen shows beside the values of the file."""
        session = self._session(request)
        if session is None:
            return missing()
        given = request.query_params.get("words", "en")
        words = given if is_language(given) else "en"
        row = await asyncio.to_thread(self._view, session, words)
        return JSONResponse(row, headers=NO_STORE)

    def _view(self, session: RecordSession, words: Language) -> dict[str, Any]:
        mission = session.mission(Findings())
        listed = self.hub.letters
        naming = self._letters.naming(mission, listed) if mission else []
        sent = self._letters.sent_by(mission, listed) if mission else []
        return {
            **record_view(session, words),
            "letters": [_listed(one) for one in naming],
            "shown": session.letter_id,
            "learn": [_listed(one) for one in sent],
        }

    async def choose(self, request: Request) -> Response:
        """Choose the letter that is shown beside a record; an empty id for one that is begun."""
        opened, body = self._opened(request), await body_of(request)
        session = self._session(request)
        if opened is None or session is None:
            return missing()
        id = body.get("letter") if body is not None else None
        if not isinstance(id, str):
            return Response(status_code=400)
        chosen = self._chosen(id)
        if id and chosen is None:
            return missing()
        session.letter, session.letter_id = chosen.session.source if chosen else None, id
        await self.hub.rebuild(opened)
        return JSONResponse({}, headers=NO_STORE)

    async def learn(self, request: Request) -> Response:
        """What a record would learn from letters; with ``base``, it is written into the record."""
        opened, body = self._opened(request), await body_of(request)
        session = self._session(request)
        if opened is None or session is None:
            return missing()
        match body:
            case {"letters": [str(), *_] as ids, **more} if len(ids) <= _MAX_LEARNT:
                base = more.get("base")
            case _:
                return Response(status_code=400)
        await self.hub.write(opened)
        try:
            status, row = await asyncio.to_thread(self._learn, session, list(map(str, ids)), base)
        except UnreadableError as error:
            return JSONResponse({"rows": [], "told": _told(error.findings)}, 200, NO_STORE)
        except RefusedError as error:
            return JSONResponse({"refused": error.reason}, 409, NO_STORE)
        except ChangedError:
            return JSONResponse({"refused": "refused.changed"}, 409, NO_STORE)
        if base is not None and status == 200:
            self.hub.edited(opened)
        return JSONResponse(row, status, NO_STORE)

    def _learn(
        self, session: RecordSession, ids: list[str], base: object
    ) -> tuple[int, dict[str, Any]]:
        chosen = [one for one in map(self._chosen, ids) if one is not None]
        letters = [one.session.source() for one in chosen]
        findings = Findings()
        missions = self.hub.records.folders.folders
        made = learn_record(letters, session.path, missions, findings)
        before = session.mission(Findings())
        after = (
            read_mission(made.encode(), session.name, session.name, Findings()) if made else None
        )
        if before is None or after is None:
            return 200, {"rows": [], "told": _told(findings.ordered())}
        if base is not None:
            session.begin_change()
            session.text.save(made, str(base))
        rows = msgspec.to_builtins(learnt(before, after))
        told = [one for one in findings.ordered() if one.severity != "note"]
        return 200, {"rows": rows, "told": _told(told)}

    async def live(self, socket: WebSocket) -> None:
        """As the WebSocket of a letter; at first the pages are those of a letter of the mission."""
        _name_record(socket)
        opened = self.hub.opened(socket.path_params["letter"])
        if opened is not None and isinstance(opened.session, RecordSession):
            await asyncio.to_thread(self._choose_first, opened.session)
        await self.pages.live(socket)

    def _choose_first(self, session: RecordSession) -> None:
        """Show the first letter that names the mission, if none was chosen yet."""
        if session.letter_id is not None:
            return
        mission = session.mission(Findings())
        naming = self._letters.naming(mission, self.hub.letters) if mission else []
        chosen = self._chosen(naming[0].id) if naming else None
        session.letter = chosen.session.source if chosen else None
        session.letter_id = chosen.id if chosen else ""

    def _chosen(self, id: str) -> OpenLetter | None:
        return None if id.startswith(RECORD) else self.hub.opened(id)

    def _opened(self, request: Request) -> OpenLetter | None:
        return self.hub.opened(RECORD + request.path_params["mission"])

    def _session(self, request: Request) -> RecordSession | None:
        opened = self._opened(request)
        session = opened.session if opened else None
        return session if isinstance(session, RecordSession) else None


def _of_record(handler: Handler) -> Handler:
    """A handler of letters for records: it finds the record where it looks for the letter."""

    async def answer(request: Request) -> Response:
        _name_record(request)
        return await handler(request)

    return answer


def _name_record(connection: HTTPConnection) -> None:
    names = connection.path_params
    names["letter"] = RECORD + names["mission"]


def _listed(letter: ListedLetter) -> dict[str, str]:
    return {"id": letter.id, "name": printable(letter.name)}


def _told(findings: Any) -> list[dict[str, str]]:
    return [{"severity": one.severity, "message": printable(one.message)} for one in findings]
