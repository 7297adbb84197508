"""The server over standard input and output, with one real client for all tests."""

import asyncio
import io
import logging
import os
import sys
import threading
from collections.abc import Coroutine, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any, TypeVar

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.client import LanguageClient

from okr_cli.lsp.server import make_server
from tests.commands.running import environment, okr
from tests.lsp.editing import DAY, FILES, GROWTH, editor

Answer = TypeVar("Answer")

PATIENCE = 60
"""Seconds after which a test gives up on a server that does not answer."""


class Client(LanguageClient):
    """A client that records notifications. Its loop runs in a thread, so that tests are synchronous."""

    def __init__(self, root: Path) -> None:
        super().__init__("test", "1")
        self.root = root
        self.loop = asyncio.new_event_loop()
        self.published: dict[str, types.PublishDiagnosticsParams] = {}
        self.messages: list[str] = []
        self.watched: list[str] = []
        self.news = threading.Condition()
        threading.Thread(target=self.loop.run_forever, daemon=True).start()

        def published(params: types.PublishDiagnosticsParams) -> None:
            with self.news:
                self.published[params.uri] = params
                self.news.notify_all()

        def shown(params: types.ShowMessageParams) -> None:
            with self.news:
                self.messages.append(params.message)
                self.news.notify_all()

        def registered(params: types.RegistrationParams) -> None:
            self.watched += [each.method for each in params.registrations]

        self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(published)
        self.feature(types.WINDOW_SHOW_MESSAGE)(shown)
        self.feature(types.CLIENT_REGISTER_CAPABILITY)(registered)

    def uri(self, name: str) -> str:
        return (self.root / name).as_uri()

    def document(self, name: str) -> types.TextDocumentIdentifier:
        return types.TextDocumentIdentifier(self.uri(name))

    def wait(self, request: Coroutine[Any, Any, Answer]) -> Answer:
        """The answer to a request."""
        future: Future[Answer] = asyncio.run_coroutine_threadsafe(request, self.loop)
        return future.result(PATIENCE)

    def tell(self, notify: Any, params: object) -> None:
        """Send a notification."""
        self.loop.call_soon_threadsafe(notify, params)

    def open(self, name: str, text: str) -> None:
        item = types.TextDocumentItem(self.uri(name), "yaml", 1, text)
        self.tell(self.text_document_did_open, types.DidOpenTextDocumentParams(item))

    def change(self, name: str, text: str, version: int) -> None:
        identifier = types.VersionedTextDocumentIdentifier(version=version, uri=self.uri(name))
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.tell(self.text_document_did_change, types.DidChangeTextDocumentParams(identifier, [change]))

    def rules(self, name: str, version: int | None) -> set[str]:
        """The rules of the diagnostics of a file, once they are for this version."""
        uri = self.uri(name)
        with self.news:
            assert self.news.wait_for(
                lambda: uri in self.published and self.published[uri].version == version, PATIENCE
            )
            return {str(each.code) for each in self.published[uri].diagnostics}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    root = tmp_path_factory.mktemp("workspace")
    editor(root, FILES)
    client = Client(root)
    command = (sys.executable, "-P", "-m", "okr_cli", "lsp")
    client.wait(client.start_io(*command, cwd=root, env=environment()))
    capabilities = types.ClientCapabilities(
        workspace=types.WorkspaceClientCapabilities(
            did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True)
        ),
        general=types.GeneralClientCapabilities(position_encodings=["utf-8", "utf-16"]),
    )
    options = {"inlayHint": True}
    folders = [types.WorkspaceFolder(root.as_uri(), "acme")]
    result = client.wait(
        client.initialize_async(
            types.InitializeParams(
                capabilities, process_id=os.getpid(), workspace_folders=folders, initialization_options=options
            )
        )
    )
    assert result.capabilities.position_encoding == "utf-8"
    client.tell(client.initialized, types.InitializedParams())
    yield client
    client.wait(client.shutdown_async(None))
    client.tell(client.exit, None)
    client.wait(client.stop())  # type: ignore[no-untyped-call]
    client.loop.call_soon_threadsafe(client.loop.stop)


def test_findings_are_updated_while_typing(client: Client) -> None:
    client.open("growth.yaml", GROWTH)
    assert "team-owner" not in client.rules("growth.yaml", 1)
    assert client.watched == ["workspace/didChangeWatchedFiles"]
    for version in range(2, 9):
        client.change("growth.yaml", GROWTH + "#" * version, version)
    client.change("growth.yaml", GROWTH.replace("Jonas Lindqvist", "Growth team"), 9)
    assert "team-owner" in client.rules("growth.yaml", 9)
    client.change("growth.yaml", GROWTH.replace("id: activation", "id: first-sale"), 10)
    client.rules("growth.yaml", 10)
    assert "unknown-reference" in client.rules("platform.yaml", None)
    client.change("growth.yaml", GROWTH, 11)
    client.rules("growth.yaml", 11)


def test_every_request_is_answered(client: Client) -> None:
    document, place = client.document("growth.yaml"), types.Position(9, 14)
    assert client.wait(client.text_document_hover_async(types.HoverParams(document, place)))
    assert client.wait(client.text_document_definition_async(types.DefinitionParams(document, place)))
    context = types.ReferenceContext(True)
    found = client.wait(client.text_document_references_async(types.ReferenceParams(context, document, place)))
    assert found is not None
    assert len(found) == 2
    at_owner = types.CompletionParams(document, types.Position(6, 11))
    items = client.wait(client.text_document_completion_async(at_owner))
    assert isinstance(items, types.CompletionList)
    assert {"Maya Okafor", "Jonas Lindqvist"} <= {item.label for item in items.items}
    whole = types.Range(types.Position(0, 0), types.Position(99, 0))
    assert client.wait(client.text_document_inlay_hint_async(types.InlayHintParams(document, whole)))
    assert client.wait(client.text_document_document_symbol_async(types.DocumentSymbolParams(document)))
    assert client.wait(client.workspace_symbol_async(types.WorkspaceSymbolParams("p95")))
    actions = types.CodeActionParams(document, whole, types.CodeActionContext([]))
    assert client.wait(client.text_document_code_action_async(actions))
    prepared = client.wait(client.text_document_prepare_rename_async(types.PrepareRenameParams(document, place)))
    assert prepared == types.PrepareRenamePlaceholder(
        types.Range(types.Position(9, 12), types.Position(9, 22)), "activation"
    )
    edit = client.wait(
        client.text_document_rename_async(types.RenameParams(text_document=document, position=place, new_name="sales"))
    )
    assert edit
    assert edit.changes
    assert {uri.rpartition("/")[2] for uri in edit.changes} == {"growth.yaml", "platform.yaml"}


def test_impossible_requests_get_an_error_with_the_reason(client: Client) -> None:
    params = types.RenameParams(
        text_document=client.document("growth.yaml"), position=types.Position(9, 14), new_name="No Id"
    )
    with pytest.raises(Exception, match="'No Id' is not a valid id"):
        client.wait(client.text_document_rename_async(params))


def test_an_unknown_option_is_reported_once(client: Client) -> None:
    assert [message for message in client.messages if "unknown option" in message] == [
        "okr: unknown option 'inlayHint'; valid options: yamlLanguageServer, diagnostics, inlayHints"
    ]


def test_closed_and_unknown_files_have_no_diagnostics(client: Client) -> None:
    client.open("deploy.yaml", "kind: Deployment\n")
    assert client.rules("deploy.yaml", 1) == set()
    hover = types.HoverParams(client.document("deploy.yaml"), types.Position(0, 1))
    assert client.wait(client.text_document_hover_async(hover)) is None
    client.tell(client.text_document_did_close, types.DidCloseTextDocumentParams(client.document("deploy.yaml")))
    nothing = types.HoverParams(types.TextDocumentIdentifier("untitled:one"), types.Position(0, 0))
    assert client.wait(client.text_document_hover_async(nothing)) is None


def test_a_bug_in_okr_is_logged_and_the_server_keeps_running() -> None:
    said = io.StringIO()
    listening = logging.StreamHandler(said)
    server = make_server(lambda: DAY)

    def fails() -> str:
        raise RuntimeError("of okr")

    async def ask_twice() -> tuple[str, str]:
        return await server.ask(fails, "nothing"), await server.ask(lambda: "an answer", "nothing")

    logging.getLogger().addHandler(listening)
    try:
        assert asyncio.run(ask_twice()) == ("nothing", "an answer")
    finally:
        logging.getLogger().removeHandler(listening)
    assert "RuntimeError: of okr" in said.getvalue()


def test_a_deleted_folder_is_an_error_of_the_request() -> None:
    with pytest.raises(JsonRpcException, match="/gone: no such file or directory"):
        asyncio.run(make_server(lambda: DAY).ask(Path("/gone").read_text, ""))


def test_only_long_work_shows_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    server, shown = make_server(lambda: DAY), list[str]()
    server.protocol.client_capabilities = types.ClientCapabilities(
        window=types.WindowClientCapabilities(work_done_progress=True)
    )

    async def created(token: str) -> None:
        shown.append("created")

    monkeypatch.setattr(server.work_done_progress, "create_async", created)
    monkeypatch.setattr(server.work_done_progress, "begin", lambda token, value: shown.append(value.title))
    monkeypatch.setattr(server.work_done_progress, "end", lambda token, value: shown.append("ended"))

    async def short() -> str:
        return "done"

    async def long() -> str:
        while "okr: reading the workspace" not in shown:
            await asyncio.sleep(0)
        return "done"

    assert asyncio.run(server.publisher.with_progress(short())) == "done"
    assert shown == []
    monkeypatch.setattr("okr_cli.lsp.publishing.PATIENCE", 0)
    assert asyncio.run(server.publisher.with_progress(long())) == "done"
    assert shown == ["created", "okr: reading the workspace", "ended"]


def test_without_the_extra_the_install_command_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pygls", None)
    done = okr("lsp")
    assert (done.code, done.complaint) == (
        2,
        "the language server needs extra packages: run pip install '.[lsp]' in your clone of okr",
    )


def test_starting_it_by_hand_explains_its_purpose(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("okr_cli.commands.lsp.is_at_terminal", lambda: True)
    done = okr("lsp")
    assert (done.code, done.complaint[:30]) == (2, "'okr lsp' is meant to be start")
