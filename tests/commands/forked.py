"""okr in a forked copy of the test process, where fork exists.

Starting Python and importing okr takes several times as long as most runs. ``tests/cli/test_streams.py`` uses fresh
processes.
"""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import IO, NoReturn

from okr_cli.__main__ import main
from tests.commands.running import COMMAND, Outcome, environment


class ForkedOkr:
    """A running okr. ``first`` is called in the copy before okr runs; there is none on Windows."""

    def __init__(
        self,
        *arguments: str,
        cwd: Path,
        stdin: bytes = b"",
        first: Callable[[], object] = lambda: None,
        **settings: str,
    ) -> None:
        self.out, self.err = tempfile.TemporaryFile(), tempfile.TemporaryFile()  # noqa: SIM115 - closed at the end
        ours, theirs = os.pipe()
        os.write(theirs, stdin)
        os.close(theirs)
        if hasattr(os, "fork"):
            streams = (ours, self.out.fileno(), self.err.fileno())
            self.code = _forked(streams, partial(become_okr, arguments, cwd, first, **settings))
        else:
            command, plain = [*COMMAND, *arguments], environment(**settings)
            self.code = subprocess.Popen(command, cwd=cwd, stdin=ours, stdout=self.out, stderr=self.err, env=plain).wait
        os.close(ours)

    def end(self) -> Outcome:
        """Wait for the end and return the output."""
        return Outcome(self.code(), _said(self.out), _said(self.err))


def _forked(streams: tuple[int, ...], run: Callable[[], object]) -> Callable[[], int]:
    child = os.fork()
    if child == 0:
        for number, descriptor in enumerate(streams):
            os.dup2(descriptor, number)
        run()
    return lambda: os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _said(file: IO[bytes]) -> str:
    with file:
        file.seek(0)
        return file.read().decode()


def become_okr(
    arguments: tuple[str, ...], cwd: Path, first: Callable[[], object] = lambda: None, **settings: str
) -> NoReturn:
    """Run okr with the standard streams of this process, and exit as it does."""
    code: object = 1
    try:
        # A shell that starts the tests in the background has them, and what they start, ignore Ctrl-C.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")  # noqa: SIM115
        sys.__stdin__, sys.__stdout__, sys.__stderr__ = sys.stdin, sys.stdout, sys.stderr  # type: ignore[misc]
        plain = environment(**settings)
        os.environ.clear()
        os.environ.update(plain)
        os.chdir(cwd)
        sys.argv = ["okr", *arguments]
        first()
        main()
    except SystemExit as leaving:
        code = leaving.code or 0
    finally:
        for stream in (sys.stdout, sys.stderr):
            with suppress(AttributeError):  # of a stream that okr was not given
                stream.flush()
        os._exit(code if isinstance(code, int) else 1)
