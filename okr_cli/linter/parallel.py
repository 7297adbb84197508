"""Checks files in parallel on all cores.

Files are checked independently, so other processes can do it. They get the bytes in batches and return results in
order. Only a few batches are in progress at any time.
"""

import gc
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from okr_cli.finding import Severity
from okr_cli.linter.rule_runner import FileResult, RuleRunner
from okr_cli.linter.selection import Selection
from okr_cli.rules.base import Context
from okr_cli.rules.foreign_code import OUTPUT
from okr_cli.workspace.workspace import InputFile

BATCH = 25

NO_PROCESSES = (OSError, ImportError, NotImplementedError, BrokenProcessPool)
"""What a machine raises that does not allow further processes, or that has ended one of them."""


class Checked(NamedTuple):
    """What another process gives: results of files, the first line that each plugin printed, and what else the results
    depend on: paths that rules looked up, and the files of the modules that it has loaded since it last gave any."""

    results: list[FileResult]
    printed: dict[str, str]
    seen: tuple[str, ...]
    modules: frozenset[str]


def check_files(files: Iterator[InputFile], here: RuleRunner, processes: int) -> Iterator[FileResult]:
    """The results of ``files``, in their order, from some processes.

    What these cannot do, for want of memory or of permission, is done in this one, by the runner ``here``.
    """
    prepared_with = (dict(here.selection.severities), here.context)
    try:
        pool = ProcessPoolExecutor(processes, initializer=_prepare, initargs=prepared_with)
    except NO_PROCESSES:
        pool = None
    waiting: deque[tuple[list[InputFile], Future[Checked] | None]] = deque()
    try:
        while batch := list(islice(files, BATCH)):
            waiting.append((batch, _submitted(pool, batch)))
            if len(waiting) > 2 * processes:
                yield from _results(*waiting.popleft(), here)
        while waiting:
            yield from _results(*waiting.popleft(), here)
    finally:
        if pool:
            pool.shutdown(cancel_futures=True)


def _submitted(pool: ProcessPoolExecutor | None, batch: list[InputFile]) -> Future[Checked] | None:
    try:
        with _deaf_to_ctrl_c():
            return pool.submit(_check, batch) if pool else None
    except NO_PROCESSES:
        return None


@contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """Hold Ctrl-C back for this process, and for good in those that it starts meanwhile.

    Ctrl-C reaches every process of the group; the one that started the others answers it.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _results(batch: list[InputFile], future: Future[Checked] | None, here: RuleRunner) -> Iterable[FileResult]:
    if future:
        with suppress(*NO_PROCESSES):
            checked = future.result()
            if checked.printed:
                OUTPUT.add(checked.printed)
            # Looked up here as well, so that whoever observes this process knows of them.
            for place in checked.seen:
                here.context.disk.look(Path(place))
            for place in checked.modules:
                with suppress(OSError):
                    Path(place).stat()
            return checked.results
    return _checked(batch, here)


def _checked(batch: list[InputFile], runner: RuleRunner) -> list[FileResult]:
    return [runner.check_file(file.data, file.path, file.reported, not file.on_disk) for file in batch]


class _Worker:
    """The state of a worker process: its runner, and the modules it has reported."""

    runner: RuleRunner
    told: frozenset[str] = frozenset()


def _prepare(severities: dict[str, Severity], context: Context) -> None:
    from okr_cli.linter.catalogue import catalogue

    # On Windows, where signals cannot be held back, and where a fork server started the process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    _Worker.runner = RuleRunner(Selection({name: catalogue()[name] for name in severities}, severities), context)


def _check(batch: list[InputFile]) -> Checked:
    results = _checked(batch, _Worker.runner)
    loaded = frozenset(file for module in list(sys.modules.values()) if (file := getattr(module, "__file__", None)))
    fresh, _Worker.told = loaded - _Worker.told, loaded
    return Checked(results, OUTPUT.take(), tuple(_Worker.runner.context.disk.seen), fresh)
