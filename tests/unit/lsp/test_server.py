"""The language server, used by a client over standard input and output."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from letter_files import GOOD

URI = "file:///nonexistent/letter.yaml"
WORDS = "I have the honour to write."
DOCUMENT = types.TextDocumentIdentifier(URI)


class Editor(LanguageClient):
    """A client that records the diagnostics it receives."""

    def __init__(self) -> None:
        super().__init__("editor", "1")
        self.told: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        self.version = 1

    async def findings(self, rule: str | None = None) -> list[types.Diagnostic]:
        """Wait for the next diagnostics; returns those of a rule."""
        told = await asyncio.wait_for(self.told.get(), 30)
        return [one for one in told.diagnostics if rule is None or one.code == rule]

    def type(self, text: str) -> None:
        """Replace the whole text."""
        self.version += 1
        self.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(self.version, URI),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )


Session = Callable[[Editor], Awaitable[None]]


def edit(
    text: str, session: Session, encodings: list[types.PositionEncodingKind] | None = None
) -> None:
    """Open a text, run a session, and shut down as editors do."""

    async def run() -> None:
        client = Editor()

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def told(params: types.PublishDiagnosticsParams) -> None:
            client.told.put_nowait(params)

        await client.start_io(sys.executable, "-m", "unassemble", "lsp")
        general = types.GeneralClientCapabilities(position_encodings=encodings)
        await client.initialize_async(
            types.InitializeParams(types.ClientCapabilities(general=general))
        )
        client.initialized(types.InitializedParams())
        client.text_document_did_open(
            types.DidOpenTextDocumentParams(types.TextDocumentItem(URI, "yaml", 1, text))
        )
        try:
            await session(client)
        finally:
            await client.shutdown_async(None)
            client.exit(None)
            await client.stop()

    asyncio.run(run())


def at(text: str, words: str, offset: int = 0) -> types.Position:
    """The position of some words, in UTF-16 units."""
    number, line = next((n, row) for n, row in enumerate(text.split("\n")) if words in row)
    before = line[: line.index(words) + offset]
    return types.Position(number, len(before.encode("utf-16-le")) // 2)


def test_findings_come_while_the_text_is_typed_and_repairs_are_edits() -> None:
    faulty = GOOD.replace(WORDS, "I  write 𝒜  now.")

    async def session(editor: Editor) -> None:
        first, second = await editor.findings("repeated-space")
        assert first.range.start == at(faulty, "  write")
        assert second.range == types.Range(at(faulty, "  now"), at(faulty, "  now", 2))
        context = types.CodeActionContext([], only=[types.CodeActionKind.QuickFix])
        (action,) = await editor.text_document_code_action_async(
            types.CodeActionParams(DOCUMENT, second.range, context)
        )
        (change,) = action.edit.changes[URI]
        assert (change.range, change.new_text) == (second.range, " ")
        every = types.CodeActionContext([], only=[types.CodeActionKind.SourceFixAll])
        (whole,) = await editor.text_document_code_action_async(
            types.CodeActionParams(DOCUMENT, second.range, every)
        )
        assert len(whole.edit.changes[URI]) == 2
        editor.type(GOOD)
        assert await editor.findings() == []
        editor.type("language: en\n- what")
        (broken,) = await editor.findings()
        assert broken.code == "not-yaml"

    edit(faulty, session)


def test_characters_are_counted_as_the_editor_asks() -> None:
    faulty = GOOD.replace(WORDS, "I write 𝒜  now.")

    async def session(editor: Editor) -> None:
        (found,) = await editor.findings("repeated-space")
        assert found.range.start.character == 4 + len("I write 𝒜")

    edit(faulty, session, [types.PositionEncodingKind.Utf32])


def test_pages_of_rules_and_of_keys() -> None:
    faulty = GOOD.replace(WORDS, "I  write.")

    async def session(editor: Editor) -> None:
        await editor.findings()
        rule = await editor.text_document_hover_async(
            types.HoverParams(DOCUMENT, at(faulty, "  write", 1))
        )
        assert "There is more than one space" in rule.contents.value
        key = await editor.text_document_hover_async(
            types.HoverParams(DOCUMENT, at(faulty, "dated", 2))
        )
        assert "The date of the letter, as the sender gives it." in key.contents.value
        assert key.range == types.Range(at(faulty, "dated"), at(faulty, "dated", 5))
        nothing = await editor.text_document_hover_async(
            types.HoverParams(DOCUMENT, at(faulty, "Ambassador", 2))
        )
        assert nothing is None

    edit(faulty, session)


def test_completion() -> None:
    text = GOOD.replace("  to: [secretary-general]\n", "  to: [secretary-general]\n  ki\n")

    async def session(editor: Editor) -> None:
        made = await editor.text_document_completion_async(
            types.CompletionParams(DOCUMENT, at(text, "  ki", 4))
        )
        (kind,) = made.items
        assert (kind.label, kind.text_edit.new_text) == ("kind", "kind: ")
        assert kind.text_edit.range == types.Range(at(text, "ki"), at(text, "ki", 2))

    edit(text, session)


def test_from_a_call_to_its_note_and_back() -> None:
    text = GOOD.replace(WORDS, "I write.[^a] And more.[^a]").replace(
        "  signatories:", "  notes:\n    a: A note.\n  signatories:"
    )

    async def session(editor: Editor) -> None:
        found = await editor.text_document_definition_async(
            types.DefinitionParams(DOCUMENT, at(text, "[^a]", 2))
        )
        assert found.uri == URI
        assert found.range.start == at(text, "a: A note")
        calls = await editor.text_document_references_async(
            types.ReferenceParams(types.ReferenceContext(False), DOCUMENT, at(text, "a: A note"))
        )
        expected = [at(text, "[^a] And"), at(text, "[^a] And", len("[^a] And more."))]
        assert [one.range.start for one in calls] == expected

    edit(text, session)


def test_a_letter_that_is_closed_has_no_findings() -> None:
    async def session(editor: Editor) -> None:
        assert await editor.findings() != []
        editor.text_document_did_close(types.DidCloseTextDocumentParams(DOCUMENT))
        assert await editor.findings() == []

    edit(GOOD.replace(WORDS, "I  write."), session)
