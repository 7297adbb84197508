"""A line that says how far reading has come, for people who wait at a terminal."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

FIRST = 300
"""Files before which it is not worth a word: reading them takes less time than reading the line."""

EVERY = 50
"""Files between two changes of the line."""


@contextmanager
def reading_progress() -> Iterator[Callable[[int], None]]:
    """A function to be called with the number of files read so far. Its line is gone when the block is left.

    It stays silent where nobody sits before a terminal, in CI, and where ``NO_COLOR`` or a dumb terminal ask for
    plain output.
    """
    if not is_watched():
        yield lambda _: None
        return
    line = _Line()
    try:
        yield line.show
    finally:
        line.erase()


def is_watched() -> bool:
    """Whether a person sees both streams as they are written, on a terminal that can erase."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("CI") or os.environ.get("TERM") == "dumb"
    return not plain and sys.stdout.isatty() and sys.stderr.isatty()


def _write(text: str) -> None:
    with suppress(OSError):
        sys.stderr.write(text)
        sys.stderr.flush()


class _Line:
    def __init__(self) -> None:
        self._length = 0

    def show(self, files: int) -> None:
        """Write the line anew, now and then."""
        if files >= FIRST and files % EVERY == 0:
            text = f"okr: reading, {files:,} files so far"
            _write("\r" + text)
            self._length = len(text)

    def erase(self) -> None:
        """Leave nothing behind."""
        if self._length:
            _write("\r" + " " * self._length + "\r")
            self._length = 0
