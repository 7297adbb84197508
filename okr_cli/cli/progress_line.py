"""The progress line on a terminal, shown after half a second."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

from okr_cli.cli.streams import to_stderr
from okr_cli.phrases import counted

FIRST_AFTER, AGAIN_AFTER = 0.5, 0.2
"""Seconds until the line appears, and between two changes of it."""


@contextmanager
def progress_line(doing: str, done: Event | None = None) -> Iterator[Callable[[int], None]]:
    """Show a line such as ``okr: reading, 1,200 files`` while the block runs, and remove it afterwards.

    The block gets a function that sets the number of files. Nothing is shown without a terminal, in CI, or with
    ``NO_COLOR`` or a dumb terminal. Setting ``done`` ends the line, which tests can watch.
    """
    if not is_watched():
        yield lambda _: None
        return
    line = _Line(doing, done or Event())
    thread = Thread(target=line.keep_showing, daemon=True)
    thread.start()
    try:
        yield line.count
    finally:
        line.done.set()
        thread.join()
        line.clear()


class _Line:
    """The line and its maximum width. A separate thread shows it, because the work itself may be silent."""

    def __init__(self, doing: str, done: Event) -> None:
        self.doing = doing
        self.done = done
        self.files = 0
        self.width = 0

    def count(self, files: int) -> None:
        self.files = files

    def keep_showing(self) -> None:
        pause = FIRST_AFTER
        while not self.done.wait(pause):
            text = f"okr: {self.doing}" + (f", {counted(self.files, 'file')}" if self.files else "")
            to_stderr("\r" + text.ljust(self.width))
            self.width = max(self.width, len(text))
            pause = AGAIN_AFTER

    def clear(self) -> None:
        if self.width:
            to_stderr("\r" + " " * self.width + "\r")


def is_watched() -> bool:
    """Whether both streams are on a terminal that can erase a line."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("CI") or os.environ.get("TERM") == "dumb"
    return not plain and sys.stdout.isatty() and sys.stderr.isatty()
