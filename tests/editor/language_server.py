"""yaml-language-server as an editor runs it: over its standard streams, one file at a time."""

import json
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any, Self

CURSOR = "│"
"""Stands in a text where the cursor is."""


class LanguageServer:
    """A running server. ``with`` starts and ends it."""

    def __init__(self, command: list[str], schema: Path) -> None:
        self._command = command
        self._modeline = f"# yaml-language-server: $schema={schema.absolute().as_uri()}\n"
        self._calls = 0
        self._files = 0
        self._told: dict[str, list[str]] = {}

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        snippets = {"snippetSupport": True, "documentationFormat": ["markdown"]}
        able = {"textDocument": {"completion": {"completionItem": snippets}}}
        self._request("initialize", processId=None, rootUri=None, capabilities=able)
        self._notify("initialized")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.kill()
        self._process.communicate()

    def completions(self, text: str) -> dict[str, str]:
        """The inserted text of each completion at the cursor, by label."""
        answer = self._at_cursor("completion", text)
        return {item["label"]: _inserted(item) for item in answer["items"]}

    def hover(self, text: str) -> str:
        """What is shown over the cursor, as Markdown."""
        answer = self._at_cursor("hover", text)
        return str(answer["contents"]["value"]) if answer else ""

    def problems(self, text: str) -> list[str]:
        """The messages of the diagnostics."""
        uri = self._open(text)
        while uri not in self._told:
            self._receive()
        return self._told[uri]

    def _at_cursor(self, question: str, text: str) -> Any:
        before = text[: text.index(CURSOR)]
        uri = self._open(text.replace(CURSOR, "", 1))
        line = before.count("\n") + 1
        position = {"line": line, "character": len(before) - before.rfind("\n") - 1}
        return self._request(f"textDocument/{question}", textDocument={"uri": uri}, position=position)

    def _open(self, text: str) -> str:
        self._files += 1
        uri = f"file:///workspace/{self._files}.yaml"
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": self._modeline + text}
        self._notify("textDocument/didOpen", textDocument=document)
        return uri

    def _request(self, method: str, **params: Any) -> Any:
        self._calls += 1
        self._send({"id": self._calls, "method": method, "params": params})
        while (message := self._receive()).get("id") != self._calls or "method" in message:
            pass
        assert "error" not in message, message
        return message["result"]

    def _notify(self, method: str, **params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(data), data))
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        """The next message. Requests of the server get an empty response."""
        assert self._process.stdout
        size = 0
        while (line := self._process.stdout.readline().strip()) != b"":
            if line.lower().startswith(b"content-length:"):
                size = int(line.split(b":")[1])
        assert size, "the server has ended"
        message: dict[str, Any] = json.loads(self._process.stdout.read(size))
        if message.get("method") == "textDocument/publishDiagnostics":
            said = [problem["message"] for problem in message["params"]["diagnostics"]]
            self._told[message["params"]["uri"]] = said
        elif "id" in message and "method" in message:
            self._send({"id": message["id"], "result": None})
        return message


def _inserted(item: dict[str, Any]) -> str:
    edit = item.get("textEdit")
    return str(edit["newText"] if edit else item.get("insertText", item["label"]))
