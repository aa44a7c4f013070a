"""The web application: everything that the server answers."""

from __future__ import annotations

from starlette.applications import Starlette

from unassemble.base.record_folders import BESIDE, RecordFolders
from unassemble.preview.answers.changes import Changes
from unassemble.preview.answers.choices import ChoiceAnswers
from unassemble.preview.answers.files import FileAnswers
from unassemble.preview.answers.history import HistoryAnswers
from unassemble.preview.answers.letters import LetterAnswers
from unassemble.preview.answers.pages import PageAnswers
from unassemble.preview.answers.records import RecordAnswers
from unassemble.preview.answers.starting import StartAnswers
from unassemble.preview.answers.texts import TextAnswers
from unassemble.preview.answers.translations import TranslationAnswers
from unassemble.preview.hub import Hub
from unassemble.preview.listing import Listing
from unassemble.preview.starting import Starting


def application(hub: Hub, editor: str = "", standing: RecordFolders = BESIDE) -> Starlette:
    """The ASGI application.

    Args:
        hub: the letters.
        editor: the command that opens the user's own editor.
        standing: the folders of records that are searched wherever a letter is built.
    """
    changes = Changes(hub, editor)
    listing = Listing(hub.missions, hub.clock)
    pages = PageAnswers(hub, changes)
    history = HistoryAnswers(hub)
    parts = (
        FileAnswers(),
        LetterAnswers(hub, listing),
        StartAnswers(hub, Starting(hub.given, hub.missions, standing, hub.clock)),
        ChoiceAnswers(hub, listing),
        TextAnswers(hub),
        pages,
        changes,
        history,
        TranslationAnswers(hub),
        RecordAnswers(hub, changes, pages, history),
    )
    return Starlette(routes=[route for part in parts for route in part.routes()])
