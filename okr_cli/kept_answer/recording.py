"""Runs okr under observation, so that its answer can be stored."""

import io
import os
import sys
from collections.abc import Callable
from typing import Any, TextIO

from okr_cli.kept_answer.answer import CODES, Answer, encode
from okr_cli.kept_answer.circumstances import key_of
from okr_cli.kept_answer.doubt import is_doubtful
from okr_cli.kept_answer.observer import Observer
from okr_cli.kept_answer.store import MOST_BYTES, save


def record(run: Callable[[], None], key: bytes, arguments: list[str], started: int) -> None:
    """Run, and store the answer under a key unless there is any doubt about it. Raises what ``run`` raises.

    ``started`` is the time in nanoseconds at which this process began to load its code.
    """
    environment = dict(os.environ)
    observer, printed = Observer(started), Printed()
    observer.watch()
    sys.stdout, sys.stderr = printed.noted(sys.stdout), printed.noted(sys.stderr)
    try:
        run()
    except SystemExit as leave:
        sys.stdout.flush()
        answer = _answer(observer, printed, leave.code or 0)
        # The day and the terminal may have changed while okr ran.
        if answer and key_of(arguments, environment) == key:
            save(key, encode(key, answer))
        raise


def _answer(observer: Observer, printed: "Printed", code: object) -> Answer | None:
    evidence = observer.evidence() if code in CODES and printed.is_whole and not is_doubtful() else None
    if evidence is None:
        return None
    answer = Answer(int(str(code)), tuple(printed.pieces), *evidence)
    return answer if answer.is_harmless else None


class Printed:
    """The output of a run, as the system received it.

    ``is_whole`` is False if some of it was lost, or if it was too long.
    """

    def __init__(self) -> None:
        self.pieces: list[tuple[int, bytes]] = []
        self.is_whole = True
        self._size = 0

    def noted(self, stream: TextIO) -> TextIO:
        """A stream that writes to the same place in the same way, and records what it writes."""
        raw = _NotedFile(stream.fileno(), self)
        is_direct = isinstance(stream.buffer, io.RawIOBase)
        return io.TextIOWrapper(
            raw if is_direct else io.BufferedWriter(raw),
            encoding=stream.encoding,
            errors=stream.errors,
            line_buffering=bool(stream.line_buffering),
            write_through=is_direct,
        )

    def add(self, number: int, text: bytes) -> None:
        """Record what was written to a file descriptor."""
        if number == 2 and text.startswith(b"\r"):  # how far the reading has come
            return
        self._size += len(text)
        if self._size > MOST_BYTES:
            self.is_whole = False
        elif self.pieces and self.pieces[-1][0] == number:
            self.pieces[-1] = (number, self.pieces[-1][1] + text)
        else:
            self.pieces.append((number, text))


class _NotedFile(io.FileIO):
    def __init__(self, number: int, printed: Printed) -> None:
        super().__init__(number, "w", closefd=False)
        self._printed = printed

    def write(self, data: Any, /) -> Any:
        try:
            count = super().write(data)
        except OSError:
            self._printed.is_whole = False
            raise
        if count is None:  # nothing fits into a pipe that does not wait for its reader, and Python lets the rest go
            self._printed.is_whole = False
            return count
        self._printed.add(self.fileno(), bytes(data[:count]))
        return count
