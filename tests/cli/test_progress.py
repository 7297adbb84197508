"""A line of progress for whoever waits at a terminal, and for nobody else."""

import contextlib
import io
from collections.abc import Callable, Iterable

import pytest

from okr_cli.cli.streams import EVERY, FIRST, reading_progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def read(counts: Iterable[int], on_file: Callable[[int], None]) -> None:
    for count in counts:
        on_file(count)


def written(files: int, stdout: io.StringIO | None = None, stderr: io.StringIO | None = None) -> str:
    """What is written to standard error while this many files are read, by default before a terminal."""
    shown = stderr or Terminal()
    streams = contextlib.redirect_stdout(stdout or Terminal()), contextlib.redirect_stderr(shown)
    with streams[0], streams[1], reading_progress() as on_file:
        read(range(1, files + 1), on_file)
    return shown.getvalue()


def on_screen(text: str) -> str:
    """What a line of a terminal shows after this was written to it."""
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


def test_many_files_are_counted_on_one_line() -> None:
    shown = Terminal()
    with contextlib.redirect_stdout(Terminal()), contextlib.redirect_stderr(shown), reading_progress() as on_file:
        read(range(1, FIRST + 2 * EVERY), on_file)
        assert on_screen(shown.getvalue()) == f"okr: reading, {FIRST + EVERY} files so far"
        assert "\n" not in shown.getvalue()


def test_nothing_of_it_stays() -> None:
    text = written(5 * FIRST)
    assert "1,500 files" in text
    assert on_screen(text).strip() == ""
    assert text.endswith("\r")


def test_it_goes_away_when_reading_fails() -> None:
    shown = Terminal()
    streams = contextlib.redirect_stdout(Terminal()), contextlib.redirect_stderr(shown)
    with streams[0], streams[1], pytest.raises(OSError, match="unreadable"):
        _fail()
    assert "300 files" in shown.getvalue()
    assert on_screen(shown.getvalue()).strip() == ""


def _fail() -> None:
    with reading_progress() as on_file:
        on_file(FIRST)
        raise OSError("unreadable")


def test_few_files_are_not_worth_a_word() -> None:
    assert written(FIRST - 1) == ""


@pytest.mark.parametrize(("name", "value"), [("CI", "true"), ("NO_COLOR", "1"), ("TERM", "dumb")])
def test_it_is_silent_where_plain_output_is_wanted(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    assert written(5 * FIRST) == ""


def test_it_is_silent_in_a_pipe() -> None:
    assert written(5 * FIRST, stdout=io.StringIO()) == ""
    assert written(5 * FIRST, stderr=io.StringIO()) == ""
