"""The language server's requests and notifications.

An event loop receives messages, and one worker thread answers them in order. The loop keeps receiving while a large
workspace is loaded, and a request that is canceled in the meantime is never started.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from okr_cli import __version__
from okr_cli.errors import CannotRun, where_and_why
from okr_cli.files import absolute
from okr_cli.lsp.code_actions import FIX_ALL, code_actions
from okr_cli.lsp.completion import completions_at
from okr_cli.lsp.hover import hover_at
from okr_cli.lsp.inlay_hints import inlay_hints
from okr_cli.lsp.navigation import definition_at, references_at
from okr_cli.lsp.options import read_options
from okr_cli.lsp.publishing import Publisher
from okr_cli.lsp.renaming import rename, renamed_at
from okr_cli.lsp.session import EditorSession, FileView, OpenFile
from okr_cli.lsp.symbols import document_symbols, workspace_symbols

Answer = TypeVar("Answer")
Positioned: TypeAlias = (
    types.HoverParams | types.CompletionParams | types.DefinitionParams | types.ReferenceParams | types.RenameParams
    | types.PrepareRenameParams
)  # fmt: skip

WATCHED = ("**/*.{yaml,yml}", "**/okr.toml", "**/pyproject.toml", "**/okr-baseline.json", "**/.gitignore")

LOG = logging.getLogger("okr")


class OkrServer(LanguageServer):
    """The server. ``today`` returns the date."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__("okr", __version__, types.TextDocumentSyncKind.Full)
        self.session = EditorSession(today)
        self.publisher = Publisher(self, self.session, self.ask)
        self._worker = ThreadPoolExecutor(1, "okr")

    def start(self, params: types.InitializeParams) -> None:
        """Take the folders, the options and the abilities of the editor."""
        session = self.session
        folders = [folder.uri for folder in params.workspace_folders or ()] or [params.root_uri or ""]
        session.folders = tuple(path for uri in folders if (path := path_of(uri)))
        session.options, problems = read_options(params.initialization_options)
        for problem in problems:
            self.publisher.show(problem)
        general, workspace = params.capabilities.general, params.capabilities.workspace
        encodings = general.position_encodings if general else None
        session.encoding = next((each for each in map(_name, encodings or ()) if each in ENCODINGS), "utf-16")
        edits = workspace.workspace_edit if workspace else None
        session.takes_versions = bool(edits and edits.document_changes)
        document = params.capabilities.text_document
        item = document.completion.completion_item if document and document.completion else None
        session.takes_snippets = bool(item and item.snippet_support)

    def watch(self) -> None:
        """Ask to be notified of file changes, if the editor supports dynamic registration."""
        workspace = self.client_capabilities.workspace
        watching = workspace.did_change_watched_files if workspace else None
        if watching and watching.dynamic_registration:
            watchers = [types.FileSystemWatcher(pattern) for pattern in WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
            self.client_register_capability(
                types.RegistrationParams([types.Registration("okr-files", method, options)])
            )

    async def ask(self, question: Callable[[], Answer], otherwise: Answer) -> Answer:
        """The result of a request, from the worker thread.

        An error in okr is logged, and the result is ``otherwise``. ``CannotRun`` and errors of the operating system,
        for example if the folder is gone, become errors of the request.
        """
        try:
            return await asyncio.get_running_loop().run_in_executor(self._worker, question)
        except (CannotRun, OSError) as problem:
            reason = where_and_why(problem) if isinstance(problem, OSError) else str(problem)
            raise JsonRpcException(reason, types.LSPErrorCodes.RequestFailed.value) from None
        except Exception:
            LOG.exception("internal error; this is a bug in okr, please report it")
            return otherwise

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Log an unreadable message or a failed handler."""
        LOG.error("%s", error)


ENCODINGS = ("utf-16", "utf-8", "utf-32")


def _name(encoding: types.PositionEncodingKind | str) -> str:
    return encoding.value if isinstance(encoding, types.PositionEncodingKind) else encoding


def path_of(uri: str) -> Path | None:
    """The file of an address; None for one that is no file."""
    path = to_fs_path(uri) if uri.startswith("file:") else None
    return absolute(path) if path else None


def make_server(today: Callable[[], date]) -> OkrServer:
    """The server with everything that it answers."""
    server = OkrServer(today)
    _follow_files(server)
    _answer_at_positions(server)
    _answer_for_files(server)
    return server


def _follow_files(server: OkrServer) -> None:
    """Notifications of an editor about its files."""

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        server.start(params)

    @server.feature(types.INITIALIZED)
    def initialized(params: types.InitializedParams) -> None:
        server.watch()

    def taken(uri: str, version: int | None) -> None:
        path = path_of(uri)
        if path:
            server.session.open(OpenFile(uri, path, server.workspace.get_text_document(uri).source, version))
            server.publisher.publish_soon()

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.session.look_again()
        taken(params.text_document.uri, params.text_document.version)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        taken(params.text_document.uri, params.text_document.version)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.session.close(params.text_document.uri)
        server.publisher.publish_soon()

    def look_again(params: object) -> None:
        server.session.look_again()
        server.publisher.publish_soon()

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        look_again(params)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def files_changed(params: types.DidChangeWatchedFilesParams) -> None:
        look_again(params)

    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def folders_changed(params: types.DidChangeWorkspaceFoldersParams) -> None:
        uris = [folder.uri for folder in server.workspace.folders.values()]
        server.session.folders = tuple(path for uri in uris if (path := path_of(uri)))
        look_again(params)


def _answer_at_positions(server: OkrServer) -> None:
    """Requests about a position in a file."""

    def at(
        params: Positioned, answer: Callable[[FileView, int], Answer], otherwise: Answer
    ) -> Coroutine[Any, Any, Answer]:
        def question() -> Answer:
            view = server.session.view(params.text_document.uri)
            return answer(view, view.positions.offset(params.position)) if view else otherwise

        return server.ask(question, otherwise)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        return await at(params, lambda view, offset: hover_at(view, offset, view.findings()), None)

    triggers = types.CompletionOptions([" ", "[", ",", "/", "-"])

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, triggers)
    async def completion(params: types.CompletionParams) -> types.CompletionList:
        return await at(params, completions_at, types.CompletionList(False, []))

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def definition(params: types.DefinitionParams) -> types.Location | None:
        return await at(params, definition_at, None)

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    async def references(params: types.ReferenceParams) -> list[types.Location]:
        with_definition = params.context.include_declaration
        return await at(params, lambda view, offset: references_at(view, offset, with_definition), [])

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    async def prepare_rename(params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
        def prepared(view: FileView, offset: int) -> types.PrepareRenamePlaceholder | None:
            found = renamed_at(view, offset)
            return types.PrepareRenamePlaceholder(view.positions.range(found[0]), found[1]) if found else None

        return await at(params, prepared, None)

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    async def renamed(params: types.RenameParams) -> types.WorkspaceEdit | None:
        return await at(params, lambda view, offset: rename(view, offset, params.new_name.strip()), None)


def _answer_for_files(server: OkrServer) -> None:
    """Requests about a file, a part of it, or a workspace."""

    def about(uri: str, answer: Callable[[FileView], list[Answer]]) -> Coroutine[Any, Any, list[Answer]]:
        def question() -> list[Answer]:
            view = server.session.view(uri)
            return answer(view) if view else []

        return server.ask(question, [])

    kinds = types.CodeActionOptions([types.CodeActionKind.QuickFix, FIX_ALL])

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, kinds)
    async def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        return await about(uri, lambda view: code_actions(view, view.positions.span(params.range), params.context))

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def outline(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        return await about(params.text_document.uri, document_symbols)

    @server.feature(types.TEXT_DOCUMENT_INLAY_HINT)
    async def hints(params: types.InlayHintParams) -> list[types.InlayHint]:
        return await about(params.text_document.uri, lambda view: inlay_hints(view, view.positions.span(params.range)))

    @server.feature(types.WORKSPACE_SYMBOL)
    async def symbols(params: types.WorkspaceSymbolParams) -> list[types.WorkspaceSymbol]:
        return await server.ask(lambda: workspace_symbols(server.session, params.query), [])
