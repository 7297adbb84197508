"""Running the code of plugins: whatever it raises, prints or leaves with stays on its side.

This guards against mistakes, not against malice: the code runs in this process and may do what okr may.
"""

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import NoReturn, TextIO, TypeVar

Given = TypeVar("Given")

MOST_SHOWN = 60
"""Characters that are shown of what a plugin printed."""


class ForeignFailure(Exception):  # noqa: N818
    """Code of a plugin did not do its work. The text is one line that says how it ended."""


class _Left(BaseException):
    """The code called ``os._exit``, which would have ended okr without a word."""


def run_foreign(function: Callable[[], Given], output: TextIO) -> Given:
    """What code of a plugin gives. What it prints goes to ``output``.

    Raises ``ForeignFailure`` for every other way in which it may end, ``sys.exit`` and ``os._exit`` among them. Ctrl-C
    stays what it is.
    """
    before, leave = (sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__), os._exit
    process = os.getpid()

    def left(status: int) -> NoReturn:
        if os.getpid() != process:  # a process that the plugin has started
            leave(status)
        raise _Left(status)

    sys.stdout = sys.stderr = output
    sys.__stdout__ = sys.__stderr__ = output  # type: ignore[misc, assignment]
    os._exit = left
    try:
        return function()
    except (KeyboardInterrupt, ForeignFailure):
        raise
    except BaseException as error:
        raise ForeignFailure(how_it_ended(error)) from error
    finally:
        os._exit = leave
        sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__ = before  # type: ignore[misc]


def how_it_ended(error: BaseException) -> str:
    """What code of a plugin raised, on one line."""
    if isinstance(error, _Left):
        return f"it called os._exit({error})"
    if isinstance(error, SystemExit):
        return f"it called sys.exit({'' if error.code is None else error.code})"
    try:
        said = str(error)
    except Exception:  # its text is foreign code as well
        said = ""
    return " ".join(f"{type(error).__name__}: {said}".rstrip(": ").split())


@contextmanager
def standard_output_kept() -> Iterator[None]:
    """Send what programs that plugins start print to standard error, so that a report stays what a program can read."""
    try:
        sys.stdout.flush()
        kept = os.dup(1)
        os.dup2(2, 1)
    except (OSError, ValueError):  # one of them is closed
        yield
        return
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)


class _Discarded(io.RawIOBase):
    """Takes whatever is written and keeps the beginning."""

    def __init__(self) -> None:
        self.beginning = b""

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, data: object) -> int:
        """Take some bytes."""
        taken = bytes(data)  # type: ignore[call-overload]
        if len(self.beginning) < 4 * MOST_SHOWN:
            self.beginning = (self.beginning + taken).lstrip()
        return len(taken)


class PluginOutput:
    """What packages with rules print while they run. It is kept out of every report, and mentioned once."""

    def __init__(self) -> None:
        self._streams: dict[str, tuple[_Discarded, TextIO]] = {}
        self._elsewhere: dict[str, str] = {}

    def stream(self, package: str) -> TextIO:
        """Where a package prints to."""
        if package not in self._streams or self._streams[package][1].closed:
            discarded = _Discarded()
            stream = io.TextIOWrapper(discarded, "utf-8", "replace", write_through=True)  # type: ignore[type-var]
            self._streams[package] = discarded, stream
        return self._streams[package][1]

    def add(self, printed: dict[str, str]) -> None:
        """Note what packages printed in another process."""
        self._elsewhere = {**printed, **self._elsewhere}

    def take(self) -> dict[str, str]:
        """The first line that each package printed since this was asked."""
        printed = dict(self._elsewhere)
        for package, (discarded, stream) in self._streams.items():
            with suppress(ValueError):  # the package has closed it
                stream.flush()
            line = discarded.beginning.decode("utf-8", "replace").strip().partition("\n")[0].strip()
            if line:
                printed.setdefault(package, line if len(line) <= MOST_SHOWN else f"{line[: MOST_SHOWN - 1]}…")
            discarded.beginning = b""
        self._elsewhere = {}
        return printed


OUTPUT = PluginOutput()
"""Of this process, as the streams are that it stands in for."""
