"""okr in a pseudo-terminal, with answers typed as by a person."""

import os
import re
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.commands.forked import become_okr

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
            become_okr(arguments, folder, partial(_set_size, width), TERM="xterm")
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
        """Wait for the end and return the exit code.

        Python loses a Ctrl-C between the prompt and the first read. A person would press it again, and so does this.
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
        """Hang up, wait, and return the exit code."""
        if self.code is None:
            self.process.close()
            self.code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return self.code

    @property
    def lines(self) -> list[str]:
        """What was shown, without colors."""
        return [line.rstrip() for line in ESCAPE.sub("", self.seen).replace("\r", "").split("\n")]


def _set_size(width: int) -> None:
    import fcntl
    import struct
    import termios

    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 50, width, 0, 0))
