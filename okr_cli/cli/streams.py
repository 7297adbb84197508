"""Writing to the standard streams: whole lines, any terminal, readers that leave early, progress of reading."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from okr_cli.output.text_style import Look

NARROWEST = 40
"""Columns below which nothing is fitted any more."""

FIRST = 300
"""Files before which it is not worth a word: reading them takes less time than reading the line."""

EVERY = 50
"""Files between two changes of the line."""


def emit(lines: Iterable[str]) -> None:
    """Print each line. A reader that closes its end (``| head``) ends the output, not the program.

    Raises ``OSError`` where it cannot be written, as to a full disk.
    """
    try:
        for line in lines:
            sys.stdout.write(line + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        _let_go()
    except OSError:
        _let_go()
        raise


def warn(line: str) -> None:
    """Print one line to standard error, if anybody listens there."""
    _to_stderr(line + "\n")


def prepare_streams() -> None:
    """Make both streams take every character, spelled out if need be, and stand in for one that is closed."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def wants_color(stream_is_terminal: bool) -> bool:
    """Whether to colour: ``NO_COLOR`` and ``FORCE_COLOR`` before what the stream is."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream_is_terminal and os.environ.get("TERM") != "dumb"


def look() -> "Look":
    """How a report may look on standard output."""
    from okr_cli.output.text_style import Look

    return Look(wants_color(sys.stdout.isatty()), terminal_width())


def terminal_width() -> int | None:
    """The columns to fill: ``COLUMNS``, else those of the terminal; None where there is neither."""
    told = os.environ.get("COLUMNS", "")
    if sys.stdout.isatty() or (told.isdecimal() and int(told) > 0):
        return max(NARROWEST, shutil.get_terminal_size((80, 24)).columns)
    return None


@contextmanager
def reading_progress() -> Iterator[Callable[[int], None]]:
    """A function to be called with the number of files read so far. Its line is gone when the block is left.

    It stays silent where nobody sits before a terminal, in CI, and where ``NO_COLOR`` or a dumb terminal ask for
    plain output.
    """
    if not is_watched():
        yield lambda _: None
        return
    line = ""

    def show(files: int) -> None:
        nonlocal line
        if files >= FIRST and files % EVERY == 0:
            line = f"okr: reading, {files:,} files so far"
            _to_stderr(f"\r{line}")

    try:
        yield show
    finally:
        if line:
            _to_stderr("\r" + " " * len(line) + "\r")


def is_watched() -> bool:
    """Whether a person sees both streams as they are written, on a terminal that can erase."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("CI") or os.environ.get("TERM") == "dumb"
    return not plain and sys.stdout.isatty() and sys.stderr.isatty()


def _to_stderr(text: str) -> None:
    with suppress(OSError):
        sys.stderr.write(text)
        sys.stderr.flush()


def _let_go() -> None:
    """Python flushes standard output again on exit, which would complain a second time."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
