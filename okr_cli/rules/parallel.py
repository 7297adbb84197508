"""The file part of a run on all cores.

Files are checked apart from each other, so other processes can check them. They get the bytes of the files in
batches and give the results back in order; only a few batches are on their way at any time.
"""

import gc
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor

from okr_cli.project import InputFile
from okr_cli.rules.base import Context
from okr_cli.rules.engine import Checker, FileResult
from okr_cli.rules.selection import Selection

BATCH = 25


def check_files(
    files: Iterable[InputFile], selection: Selection, context: Context, processes: int
) -> Iterator[FileResult]:
    """The results of ``files``, in their order, from some processes."""
    pool = ProcessPoolExecutor(processes, initializer=_prepare, initargs=(tuple(selection.rules), context))
    waiting: deque[Future[list[FileResult]]] = deque()
    try:
        for batch in _batches(files):
            waiting.append(pool.submit(_check, batch))
            if len(waiting) > 2 * processes:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _batches(files: Iterable[InputFile]) -> Iterator[list[InputFile]]:
    batch: list[InputFile] = []
    for file in files:
        batch.append(file)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


class _Worker:
    """What a process needs for every batch; set once when it starts."""

    checker: Checker


def _prepare(names: tuple[str, ...], context: Context) -> None:
    from okr_cli.rules.catalogue import catalogue

    # Ctrl-C reaches every process of the group; the one that started the others answers it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    _Worker.checker = Checker(Selection({name: catalogue()[name] for name in names}, {}), context)


def _check(batch: list[InputFile]) -> list[FileResult]:
    return [_Worker.checker.check_file(file.data, file.path, file.reported, not file.on_disk) for file in batch]
