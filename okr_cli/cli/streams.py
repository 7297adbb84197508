"""Writes to the standard streams: whole lines, on any terminal, even if the reader stops early."""

import os
import shutil
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from okr_cli.output.text_style import Look

NARROWEST = 40
"""Columns below which nothing is fitted any more."""


def emit(lines: Iterable[str]) -> None:
    """Print each line. If the reader closes its end (``| head``), the output ends, not the program.

    Raises ``OSError`` if it cannot be written, for example to a full disk.
    """
    _write(f"{line}\n" for line in lines)


def emit_text(text: str) -> None:
    """Print the text of a file to the byte, with its line endings and its byte order mark. Raises ``OSError``."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    _write([text])


def _write(texts: Iterable[str]) -> None:
    try:
        for text in texts:
            sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _let_go()
    except OSError:
        _let_go()
        raise


def warn(line: str) -> None:
    """Print one line to standard error, if anybody listens there."""
    to_stderr(line + "\n")


def prepare_streams() -> None:
    """Make both streams accept every character, escaped if necessary, and replace closed ones.

    In a non-blocking pipe, Python would silently lose what does not fit.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
            with suppress(AttributeError, OSError):  # no function on older Windows, no file behind the stream
                os.set_blocking(stream.fileno(), True)


def wants_color(stream_is_terminal: bool) -> bool:
    """Whether to color: ``NO_COLOR`` and ``FORCE_COLOR`` before what the stream is."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream_is_terminal and os.environ.get("TERM") != "dumb"


def look() -> "Look":
    """The style of a report on standard output."""
    from okr_cli.output.text_style import Look

    return Look(wants_color(sys.stdout.isatty()), terminal_width())


def terminal_width() -> int | None:
    """The number of columns: ``COLUMNS``, else that of the terminal; None without either."""
    told = os.environ.get("COLUMNS", "")
    if sys.stdout.isatty() or (told.isdecimal() and int(told) > 0):
        return max(NARROWEST, shutil.get_terminal_size((80, 24)).columns)
    return None


def to_stderr(text: str) -> None:
    """Write to standard error at once, if it is open."""
    with suppress(OSError):
        sys.stderr.write(text)
        sys.stderr.flush()


def _let_go() -> None:
    """Python flushes standard output again on exit, which would complain a second time."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
