"""The progress line appears for a person who waits at a terminal, and nowhere else."""

import contextlib
import io
from threading import Event

import pytest

from okr_cli.cli.progress_line import AGAIN_AFTER, FIRST_AFTER, is_watched, progress_line


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock(Event):
    """Lets the line appear a number of times at once, then waits for the end."""

    def __init__(self, times: int) -> None:
        super().__init__()
        self.left = times
        self.pauses: list[float | None] = []
        self.started, self.shown = Event(), Event()

    def run(self) -> None:
        """Come back when the line has appeared that often."""
        self.started.set()
        self.shown.wait()

    def wait(self, timeout: float | None = None) -> bool:
        self.started.wait()
        self.pauses.append(timeout)
        self.left -= 1
        if self.left >= 0:
            return self.is_set()
        self.shown.set()
        return super().wait()


def written(times: int, stdout: type[io.StringIO] = Terminal, stderr: type[io.StringIO] = Terminal) -> str:
    """What okr writes to standard error while it works for this long."""
    shown, clock = stderr(), Clock(times)
    streams = contextlib.redirect_stdout(stdout()), contextlib.redirect_stderr(shown)
    with streams[0], streams[1], progress_line("reading", done=clock):
        if is_watched():
            clock.run()
    return shown.getvalue()


def on_screen(text: str) -> str:
    """What a terminal line shows after this was written."""
    cells: list[str] = []
    at = 0
    for sign in text:
        if sign == "\r":
            at = 0
            continue
        cells[at : at + 1] = [sign]
        at += 1
    return "".join(cells)


@pytest.fixture(autouse=True)
def _able(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    for name in ("CI", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


def test_long_work_shows_progress_and_leaves_nothing_behind() -> None:
    shown, clock = Terminal(), Clock(2)
    with contextlib.redirect_stdout(Terminal()), contextlib.redirect_stderr(shown):
        with progress_line("reading", done=clock) as on_file:
            on_file(1200)
            clock.run()
            assert on_screen(shown.getvalue()) == "okr: reading, 1,200 files"
            assert "\n" not in shown.getvalue()
        assert on_screen(shown.getvalue()).strip() == ""
        assert shown.getvalue().endswith("\r")
    assert clock.pauses == [FIRST_AFTER, AGAIN_AFTER, AGAIN_AFTER]


def test_work_that_cannot_be_counted_is_named() -> None:
    assert "okr: reading\r" in written(times=1)


def test_short_work_shows_nothing() -> None:
    assert written(times=0) == ""


def test_it_disappears_if_the_work_fails() -> None:
    shown = Terminal()
    streams = contextlib.redirect_stdout(Terminal()), contextlib.redirect_stderr(shown)
    with streams[0], streams[1], pytest.raises(OSError, match="unreadable"):
        _fail()
    assert "okr: reading" in shown.getvalue()
    assert on_screen(shown.getvalue()).strip() == ""


def _fail() -> None:
    clock = Clock(1)
    with progress_line("reading", done=clock):
        clock.run()
        raise OSError("unreadable")


@pytest.mark.parametrize(("name", "value"), [("CI", "true"), ("NO_COLOR", "1"), ("TERM", "dumb")])
def test_it_is_silent_if_plain_output_is_wanted(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    assert written(times=1) == ""


def test_it_is_silent_in_a_pipe() -> None:
    assert written(times=1, stdout=io.StringIO) == ""
    assert written(times=1, stderr=io.StringIO) == ""
