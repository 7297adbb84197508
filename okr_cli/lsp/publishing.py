"""Publishes diagnostics after a short pause in typing, those of open files first."""

import asyncio
import gc
import time
from collections.abc import Callable, Coroutine
from itertools import count
from typing import Any, Protocol, TypeAlias, TypeVar

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

from okr_cli.lsp.diagnostics import Diagnoser, FileDiagnostics
from okr_cli.lsp.session import EditorSession
from okr_cli.safe_text import visible

Answer = TypeVar("Answer")
Found: TypeAlias = dict[str, FileDiagnostics]


class Ask(Protocol):
    """Puts a question to the thread that answers. Raises ``JsonRpcException`` with the reason where it cannot."""

    async def __call__(self, question: Callable[[], Answer], otherwise: Answer) -> Answer: ...


SOON, LATER, IDLE = 0.02, 0.4, 3.0
"""Seconds without a change after which diagnostics are made, so that a paste of many changes is one; after which, in a
large workspace, those of the files follow that are not open; and after which memory is tidied up."""

LARGE = 0.03
"""Seconds that all diagnostics of a large workspace take: more than nobody notices while typing."""

PATIENCE = 1.0
"""Seconds of work after which an editor is told that it goes on."""


class Publisher:
    """Tells an editor the diagnostics of a session."""

    def __init__(self, server: LanguageServer, session: EditorSession, ask: Ask) -> None:
        self._server = server
        self._session = session
        self._ask = ask
        self._diagnoser = Diagnoser(session)
        self._published: Found = {}
        self._told: frozenset[str] = frozenset()
        self._timers: list[asyncio.TimerHandle] = []
        self._tasks: set[asyncio.Task[None]] = set()
        self._tokens = count(1)
        self._took = 0.0

    def publish_soon(self) -> None:
        """Publish diagnostics once nothing has changed for a moment."""
        for timer in self._timers:
            timer.cancel()
        self._timers = [self._after(IDLE, self._tidy_up)]
        if self._took < LARGE:
            self._timers.append(self._after(SOON, self._publish_all))
        else:
            self._timers.append(self._after(SOON, self._publish_open))
            self._timers.append(self._after(max(LATER, self._took), self._publish_all))

    def _after(self, seconds: float, work: Callable[[], Coroutine[Any, Any, None]]) -> asyncio.TimerHandle:
        loop = asyncio.get_running_loop()

        def begin() -> None:
            task = loop.create_task(work())
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

        return loop.call_later(seconds, begin)

    async def _publish_open(self) -> None:
        found = await self._diagnosed(self._diagnoser.run_open)
        if found is not None:
            self._publish(found)

    async def _publish_all(self) -> None:
        def timed() -> Found:
            begun = time.thread_time()
            found = self._diagnoser.run()
            self._took = time.thread_time() - begun
            return found

        found = await self._diagnosed(timed)
        if found is not None:
            gone = self._published.keys() - found.keys()
            self._publish({uri: FileDiagnostics(uri, None, []) for uri in gone} | found)
            self._published = found

    async def _diagnosed(self, run: Callable[[], Found]) -> Found | None:
        """The report, or None if there is none; the user is told why."""
        nothing: Found | None = None
        try:
            found = await self.with_progress(self._ask(run, nothing))
        except JsonRpcException as problem:
            self._tell([str(problem)])
            return None
        self._tell(list(self._session.problems.values()))
        return found

    async def with_progress(self, work: Coroutine[Any, Any, Answer]) -> Answer:
        """The result of some work, with a progress indicator if it takes long, as a large workspace does at first."""
        task = asyncio.get_running_loop().create_task(work)
        await asyncio.wait({task}, timeout=PATIENCE)
        window = self._server.client_capabilities.window
        if task.done() or not (window and window.work_done_progress):
            return await task
        token, progress = f"okr-{next(self._tokens)}", self._server.work_done_progress
        await progress.create_async(token)
        progress.begin(token, types.WorkDoneProgressBegin("okr: reading the workspace"))
        try:
            return await task
        finally:
            progress.end(token, types.WorkDoneProgressEnd())

    def _publish(self, found: Found) -> None:
        """Send what has changed."""
        for uri, each in found.items():
            if self._published.get(uri) != each:
                params = types.PublishDiagnosticsParams(uri, each.diagnostics, each.version)
                self._server.text_document_publish_diagnostics(params)
                self._published[uri] = each

    def _tell(self, problems: list[str]) -> None:
        """Show what keeps a workspace from being checked, once for as long as it does."""
        for problem in problems:
            if problem not in self._told:
                self.show(problem)
        self._told = frozenset(problems)

    def show(self, problem: str) -> None:
        """Show a problem to the person at the editor."""
        params = types.ShowMessageParams(types.MessageType.Error, f"okr: {visible(problem)}")
        self._server.window_show_message(params)

    async def _tidy_up(self) -> None:
        """Collect garbage while idle.

        Trees and models have no cycles, so there is little of it. Objects that survive are not examined again.
        """
        await self._ask(_collect_garbage, None)


def _collect_garbage() -> None:
    gc.collect()
    gc.freeze()
