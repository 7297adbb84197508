"""okr in a pseudo-terminal, answered as a person would.

The process is forked from that of the tests instead of started anew: starting Python and importing okr took two thirds
of the time of a dialog. ``tests/cli/test_streams.py`` has okr in processes that start from nothing.
"""

import os
import re
import signal
import sys
from pathlib import Path
from typing import Any, NoReturn

import pytest

from okr_cli.__main__ import main
from tests.commands.running import environment

pexpect = pytest.importorskip("pexpect")
fdpexpect = pytest.importorskip("pexpect.fdpexpect")
ESCAPE = re.compile(r"\x1b\[[\d;?]*[A-Za-z]")
PATIENCE = 60
"""Seconds until a question that does not come fails the test."""

CTRL_C = "\x03"
AGAIN = 3
"""Seconds until Ctrl-C is pressed again."""


class Terminal:
    """A command that runs in a terminal of its own, 50 lines high."""

    def __init__(self, folder: Path, arguments: tuple[str, ...], width: int = 80) -> None:
        import pty

        self.pid, descriptor = pty.fork()
        if self.pid == 0:
            _become_okr(folder, arguments, width)
        self.process: Any = fdpexpect.fdspawn(descriptor, timeout=PATIENCE, encoding="utf-8")
        self.process.delaybeforesend = None
        self.seen = ""
        self.typed = 0
        self.last = ""
        self.code: int | None = None

    def answer(self, question: str, text: str, end: str = "\r") -> None:
        """Wait for a question, and type."""
        self.process.expect(question)
        self.seen += self.process.before + self.process.after
        self.typed += len(text + end)
        self.last = text + end
        self.process.send(text + end)

    def end(self) -> int:
        """Wait for the end. The exit code.

        Python loses a Ctrl-C that comes between the prompt and the first look at the keyboard. A person presses it
        again, and so does this.
        """
        for _ in range(PATIENCE // AGAIN):
            if self.process.expect([pexpect.EOF, pexpect.TIMEOUT], timeout=AGAIN) == 0:
                break
            if self.last == CTRL_C:
                self.process.send(CTRL_C)
        else:
            raise AssertionError(f"it did not end: {self.process.before!r}")
        self.seen += self.process.before
        return self.close()

    def close(self) -> int:
        """Hang up and wait. The exit code."""
        if self.code is None:
            self.process.close()
            self.code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return self.code

    @property
    def lines(self) -> list[str]:
        """What was shown, without colors."""
        return [line.rstrip() for line in ESCAPE.sub("", self.seen).replace("\r", "").split("\n")]


def _become_okr(folder: Path, arguments: tuple[str, ...], width: int) -> NoReturn:
    """Be a process as ``okr`` would be in this terminal, and end as it does."""
    import fcntl
    import struct
    import termios

    code: object = 1
    try:
        # A shell that starts the tests in the background has them, and what they start, ignore Ctrl-C.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 50, width, 0, 0))
        sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")  # noqa: SIM115
        settings = environment(TERM="xterm")
        os.environ.clear()
        os.environ.update(settings)
        os.chdir(folder)
        sys.argv = ["okr", *arguments]
        main()
    except SystemExit as leaving:
        code = leaving.code or 0
    finally:
        sys.stdout.flush()
        os._exit(code if isinstance(code, int) else 1)
