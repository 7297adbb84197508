"""An answer is only valid under the same circumstances."""

import io
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from okr_cli.kept_answer.circumstances import COMMANDS, is_kept, key_of
from tests.test_promises import READING

Patch = pytest.MonkeyPatch
LINT = ["lint", "okrs"]

CHANGES: dict[str, Callable[[Patch], object]] = {
    "working directory": lambda patch: patch.chdir("/"),
    "colors forced": lambda patch: patch.setenv("FORCE_COLOR", "1"),
    "colors refused": lambda patch: patch.setenv("NO_COLOR", "1"),
    "width": lambda patch: patch.setenv("COLUMNS", "60"),
    "kind of terminal": lambda patch: patch.setenv("TERM", "dumb"),
    "build server": lambda patch: patch.setenv("GITHUB_ACTIONS", "true"),
    "home": lambda patch: patch.setenv("HOME", "/home/ada"),
    "a variable that nobody has heard of": lambda patch: patch.setenv("OKR_SOMETHING", ""),
    "day": lambda patch: patch.setattr(time, "localtime", lambda: time.struct_time((2026, 11, 21, 0, 0, 0, 5, 325, 0))),
    "user": lambda patch: patch.setattr(os, "geteuid", lambda: 12),
    "a terminal": lambda patch: patch.setattr(os, "isatty", lambda number: number == 1),
    "Python": lambda patch: patch.setattr(sys, "version", "3.99"),
    "environment of Python": lambda patch: patch.setattr(sys, "prefix", "/elsewhere"),
    "where modules come from": lambda patch: patch.syspath_prepend("/elsewhere"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_the_key_covers_what_an_answer_depends_on(monkeypatch: Patch, change: str) -> None:
    monkeypatch.setattr(os, "get_terminal_size", lambda number: os.terminal_size((80, 24)))
    before = key_of(LINT, os.environ)
    CHANGES[change](monkeypatch)
    assert key_of(LINT, os.environ) != before


def test_the_key_includes_the_terminal_size(monkeypatch: Patch) -> None:
    monkeypatch.setattr(os, "isatty", lambda number: True)
    sizes = iter([(80, 24)] * 3 + [(80, 24), (60, 24), (80, 24)])
    monkeypatch.setattr(os, "get_terminal_size", lambda number: os.terminal_size(next(sizes)))
    assert key_of(LINT, os.environ) != key_of(LINT, os.environ)


def test_the_key_includes_every_argument() -> None:
    lines = [["lint"], ["lint", "okrs"], ["lint", "okrs", "--exit-zero"], ["lint okrs"], ["status"]]
    assert len({key_of(line, os.environ) for line in lines}) == len(lines)


def test_the_key_excludes_the_window_and_the_commit(monkeypatch: Patch) -> None:
    before = key_of(LINT, os.environ)
    for name in ("WINDOWID", "TMUX_PANE", "SHLVL", "GIT_AUTHOR_DATE"):
        monkeypatch.setenv(name, "7")
    assert key_of(LINT, os.environ) == before


def test_only_answers_of_commands_that_read_are_kept() -> None:
    assert {command.split()[0] for command in READING} >= COMMANDS
    assert is_kept(["status", "--explain"])
    for line in ([], ["--help"], ["check-in", "x"], ["diff"], ["lint", "--no-cache"]):
        assert not is_kept(line)


def test_a_stream_that_takes_no_unicode_or_is_closed_keeps_none(monkeypatch: Patch) -> None:
    for stream in (None, io.TextIOWrapper(io.BytesIO(), encoding="latin-1")):
        monkeypatch.setattr(sys, "stderr", stream)
        assert not is_kept(LINT)


def test_a_working_directory_that_is_gone_is_reported(tmp_path: Path, monkeypatch: Patch) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    with pytest.raises(OSError, match="No such file"):
        key_of(LINT, os.environ)
