"""The web application: everything that the server answers."""

from __future__ import annotations

from starlette.applications import Starlette

from unassemble.preview.answers.changes import Changes
from unassemble.preview.answers.choices import ChoiceAnswers
from unassemble.preview.answers.files import FileAnswers
from unassemble.preview.answers.letters import LetterAnswers
from unassemble.preview.answers.pages import PageAnswers
from unassemble.preview.answers.records import RecordAnswers
from unassemble.preview.hub import Hub


def application(hub: Hub, editor: str = "") -> Starlette:
    """The ASGI application; ``editor`` is the command that opens the user's own editor."""
    changes = Changes(hub, editor)
    pages = PageAnswers(hub, changes)
    parts = (
        FileAnswers(),
        LetterAnswers(hub),
        ChoiceAnswers(hub),
        pages,
        changes,
        RecordAnswers(hub, changes, pages),
    )
    return Starlette(routes=[route for part in parts for route in part.routes()])
