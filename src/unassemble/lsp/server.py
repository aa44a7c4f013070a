"""The Language Server Protocol (3.17), on pygls: requests of editors and their answers.

Places in findings count from 1, in characters; positions of the protocol count from 0, in the units
that the editor chose (usually UTF-16).  The server writes no file: the editor carries out repairs.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.workspace import TextDocument

from unassemble import __version__
from unassemble.base.diagnostics import Diagnostic, Fix
from unassemble.base.errors import UnassembleError, UnreadableError
from unassemble.base.lines import lines_with_ends
from unassemble.base.record_folders import BESIDE, RecordFolders
from unassemble.base.source import Span
from unassemble.lsp.completion import Completion, CompletionKind, completions
from unassemble.lsp.hover import key_page, rule_pages
from unassemble.lsp.notes import calls_of, definition_of
from unassemble.missions import mission_folders
from unassemble.pipeline.checking import all_findings
from unassemble.pipeline.letter_file import LetterFile
from unassemble.pipeline.reading import languages_of

PAUSE = 0.2
"""Seconds without a change until a text is checked."""
_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "note": types.DiagnosticSeverity.Information,
}
_KINDS: dict[CompletionKind, types.CompletionItemKind] = {
    "key": types.CompletionItemKind.Property,
    "word": types.CompletionItemKind.EnumMember,
    "item": types.CompletionItemKind.Reference,
    "state": types.CompletionItemKind.Value,
}


class LetterServer(LanguageServer):
    """The server, with the findings and the pending check of each open letter, by URI."""

    def __init__(self, missions: RecordFolders = BESIDE) -> None:
        # Whole texts: pygls would end lines at U+2028 too when it puts in a change.
        whole = types.TextDocumentSyncKind.Full
        super().__init__("unassemble", __version__, text_document_sync_kind=whole)
        self.missions = missions
        self.findings: dict[str, tuple[Diagnostic, ...]] = {}
        self.pending: dict[str, asyncio.Task[None]] = {}

    def check_soon(self, uri: str, pause: float = PAUSE) -> None:
        """Check a letter once it has not changed for ``pause`` seconds."""
        if uri in self.pending:
            self.pending[uri].cancel()
        self.pending[uri] = asyncio.ensure_future(self._check(uri, pause))

    async def _check(self, uri: str, pause: float) -> None:
        await asyncio.sleep(pause)
        document = self.workspace.get_text_document(uri)
        text, version = document.source, document.version
        found = await asyncio.to_thread(findings_of, text, document.path, self.missions)
        if document.version != version:
            return  # the text has changed, and another check is pending
        self.findings[uri] = found
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(
                uri=uri,
                version=version,
                diagnostics=[self.diagnostic(document, one) for one in found],
            )
        )

    def diagnostic(self, document: TextDocument, finding: Diagnostic) -> types.Diagnostic:
        """A finding as a diagnostic of the protocol."""
        message = f"{finding.message} ({finding.hint})" if finding.hint else finding.message
        return types.Diagnostic(
            range=self.range(document, finding.span, finding.end),
            message=message,
            severity=_SEVERITIES[finding.severity],
            code=finding.rule,
            source="unassemble",
        )

    def position(self, document: TextDocument, span: Span) -> types.Position:
        """A place as a position of the protocol."""
        lines = lines_with_ends(document.source)
        line = min(span.line - 1, max(len(lines) - 1, 0))
        width = len(lines[line].rstrip("\r\n")) if line < len(lines) else 0
        place = types.Position(line, min(span.column - 1, width))
        return document.position_codec.position_to_client_units(lines, place)

    def range(self, document: TextDocument, start: Span, end: Span | None) -> types.Range:
        """The range from ``start`` to before ``end``; without ``end``, one character."""
        after = end or Span(start.file, start.line, start.column + 1)
        return types.Range(self.position(document, start), self.position(document, after))

    def cursor(self, document: TextDocument, position: types.Position) -> tuple[int, int]:
        """The line and column of a position of the protocol, from 0, in characters."""
        lines = lines_with_ends(document.source)
        if position.line >= len(lines):
            return position.line, 0
        place = document.position_codec.position_from_client_units(lines, position)
        return place.line, place.character

    def edits(self, document: TextDocument, fix: Fix) -> list[types.TextEdit]:
        """A repair as text edits of the protocol."""
        return [
            types.TextEdit(self.range(document, edit.start, edit.end), edit.new)
            for edit in fix.edits
        ]


def findings_of(text: str, path: str, missions: RecordFolders = BESIDE) -> tuple[Diagnostic, ...]:
    """The findings on all versions of a letter, each finding once.

    Args:
        text: the text in the editor, saved or not.
        path: the path of the file.
        missions: the folders of missions' records.
    """
    source = LetterFile(text.encode("utf-8", "replace"), path, Path(path).parent, missions)
    try:
        found = [one for code in languages_of(source) for one in all_findings(source, code)]
    except UnreadableError as error:
        return tuple(error.findings)
    except UnassembleError as error:
        return (Diagnostic("unreadable-file", "error", Span(path, 1, 1), str(error)),)
    return tuple(one for one in dict.fromkeys(found) if one.span.file == path)


def serve(missions: RecordFolders = BESIDE) -> LetterServer:
    """A server with all its features; `start_io` starts it."""
    server = LetterServer(missions)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.check_soon(params.text_document.uri, 0)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        server.check_soon(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        server.findings.pop(uri, None)
        pending = server.pending.pop(uri, None)
        if pending is not None:
            pending.cancel()
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hovered(params: types.HoverParams) -> types.Hover | None:
        return _hover(server, params)

    @server.feature(
        types.TEXT_DOCUMENT_COMPLETION,
        types.CompletionOptions(trigger_characters=[" ", "-", "{", "["]),
    )
    def completed(params: types.CompletionParams) -> types.CompletionList:
        return _completion(server, params)

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def defined(params: types.DefinitionParams) -> types.Location | None:
        document = server.workspace.get_text_document(params.text_document.uri)
        span = definition_of(document.source, *server.cursor(document, params.position))
        if span is None:
            return None
        return types.Location(document.uri, server.range(document, span, None))

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    def called(params: types.ReferenceParams) -> list[types.Location]:
        document = server.workspace.get_text_document(params.text_document.uri)
        spans = calls_of(document.source, *server.cursor(document, params.position))
        return [types.Location(document.uri, server.range(document, one, None)) for one in spans]

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(
            code_action_kinds=[types.CodeActionKind.QuickFix, types.CodeActionKind.SourceFixAll]
        ),
    )
    def repairs(params: types.CodeActionParams) -> list[types.CodeAction]:
        return _repairs(server, params)

    return server


def _hover(server: LetterServer, params: types.HoverParams) -> types.Hover | None:
    """The pages of the rules with findings at the position, else the description of its key."""
    document = server.workspace.get_text_document(params.text_document.uri)
    here = [
        one
        for one in server.findings.get(document.uri, ())
        if _holds(server.range(document, one.span, one.end), params.position)
    ]
    if here:
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, rule_pages(here)))
    line, column = server.cursor(document, params.position)
    found = key_page(document.source, line, column)
    if found is None:
        return None
    start, end = (Span("", line + 1, at + 1) for at in (found.start, found.end))
    page = types.MarkupContent(types.MarkupKind.Markdown, found.text)
    return types.Hover(page, server.range(document, start, end))


def _holds(place: types.Range, position: types.Position) -> bool:
    return place.start <= position <= place.end


def _completion(server: LetterServer, params: types.CompletionParams) -> types.CompletionList:
    document = server.workspace.get_text_document(params.text_document.uri)
    line, column = server.cursor(document, params.position)
    records = mission_folders(server.missions, Path(document.path).parent)
    found = completions(document.source, line, column, records)
    items = [_item(server, document, one, line, column, index) for index, one in enumerate(found)]
    return types.CompletionList(is_incomplete=False, items=items)


def _item(
    server: LetterServer,
    document: TextDocument,
    completion: Completion,
    line: int,
    column: int,
    index: int,
) -> types.CompletionItem:
    start, end = (Span("", line + 1, at + 1) for at in (column - completion.replaced, column))
    page = (
        types.MarkupContent(types.MarkupKind.Markdown, completion.page) if completion.page else None
    )
    return types.CompletionItem(
        label=completion.label,
        kind=_KINDS[completion.kind],
        detail=completion.detail or None,
        documentation=page,
        sort_text=f"{0 if completion.required else 1}{index:04}",
        filter_text=f"{completion.label} {completion.detail}"
        if completion.kind == "state"
        else None,
        text_edit=types.TextEdit(server.range(document, start, end), completion.text),
    )


def _repairs(server: LetterServer, params: types.CodeActionParams) -> list[types.CodeAction]:
    """A quick fix for each finding in the range, and one action for all repairs of the text."""
    document = server.workspace.get_text_document(params.text_document.uri)
    found = [one for one in server.findings.get(document.uri, ()) if one.fix is not None]
    wanted = [
        one.value if isinstance(one, types.CodeActionKind) else one
        for one in params.context.only or [types.CodeActionKind.QuickFix]
    ]
    actions = []
    if any(types.CodeActionKind.QuickFix.value.startswith(one) for one in wanted):
        for one in found:
            place = server.range(document, one.span, one.end)
            if place.start <= params.range.end and params.range.start <= place.end and one.fix:
                diagnostics = [server.diagnostic(document, one)]
                actions.append(_action(server, document, one.fix.title, [one.fix], diagnostics))
    if any(types.CodeActionKind.SourceFixAll.value.startswith(one) for one in wanted):
        fixes = [one.fix for one in found if one.fix is not None]
        if fixes:
            action = _action(server, document, "carry out all safe repairs", fixes, None)
            action.kind = types.CodeActionKind.SourceFixAll
            actions.append(action)
    return actions


def _action(
    server: LetterServer,
    document: TextDocument,
    title: str,
    fixes: list[Fix],
    diagnostics: list[types.Diagnostic] | None,
) -> types.CodeAction:
    edits = [edit for fix in fixes for edit in server.edits(document, fix)]
    return types.CodeAction(
        title=title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=diagnostics,
        edit=types.WorkspaceEdit(changes={document.uri: edits}),
    )
