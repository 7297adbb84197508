"""A view that is asked for again says the same, warnings too, and only where nothing has changed."""

import io
import os
import sqlite3
import sys
from pathlib import Path

import pytest

from okr_cli.cache import database
from okr_cli.cli import cached_output as kept_view
from okr_cli.cli.streams import emit, warn
from okr_cli.workspace import loader as portfolio
from okr_cli.workspace import workspace as project
from tests.commands.running import Outcome, okr
from tests.commands.test_view_cache import DAY, FILES, VIEWS, team_file


@pytest.fixture
def large(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace that is large enough for views to be kept."""
    monkeypatch.setenv("OKR_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(project, "WORTH_KEEPING", 5)
    (folder / "okr.toml").write_text("")
    for number in range(FILES):
        (folder / f"{number:02}.yaml").write_text(team_file(number))
    return folder


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows with every workspace that is read."""
    seen: list[int] = []
    reading = portfolio.load_workspaces

    def watched(*arguments: object) -> portfolio.LoadedWorkspace:
        seen.append(1)
        return reading(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(portfolio, "load_workspaces", watched)
    return seen


def view(*arguments: str) -> Outcome:
    return okr(*arguments, *(() if "--as-of" in arguments else ("--as-of", DAY)))


@pytest.mark.parametrize("arguments", VIEWS, ids=" ".join)
def test_it_is_read_once_and_said_twice(large: Path, readings: list[int], arguments: tuple[str, ...]) -> None:
    first = view(*arguments)
    assert first.code == 0
    assert readings
    read = len(readings)
    assert view(*arguments) == first
    assert len(readings) == read


def test_a_complaint_about_files_is_repeated(large: Path, readings: list[int]) -> None:
    assert view("status").err.startswith("okr: 00.yaml:")
    assert view("status").err.startswith("okr: 00.yaml:")
    assert len(readings) == 1


def test_what_has_changed_is_read_anew(large: Path, readings: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    outcomes = [view("status")]
    (large / "03.yaml").write_text(team_file(3, value=33))
    outcomes.append(view("status"))
    (large / "okr.toml").write_text("[thresholds]\nat-risk-points = 90\n")
    outcomes.append(view("status"))
    outcomes.append(view("status", "--explain"))
    outcomes.append(view("status", "--as-of", "2026-10-20"))
    outcomes.append(view("status", "03.yaml"))
    monkeypatch.setenv("COLUMNS", "60")
    outcomes.append(view("status"))
    monkeypatch.setenv("FORCE_COLOR", "1")
    outcomes.append(view("status"))
    (large / "below").mkdir()
    (large / "below" / "okr.toml").write_text("")
    (large / "below" / "team.yaml").write_text(team_file(99))
    outcomes.append(view("status"))
    assert len({one.out for one in outcomes}) == len(outcomes) == len(readings) - 1  # the last reads two workspaces


def test_a_file_that_changes_meanwhile_is_not_mistaken(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = large / "03.yaml"
    reading = portfolio.load_workspaces

    def meanwhile(*arguments: object) -> portfolio.LoadedWorkspace:
        path.write_text(team_file(3, value=33))
        return reading(*arguments)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(portfolio, "load_workspaces", meanwhile)
        changed = view("status")
    path.write_text(team_file(3))
    assert view("status").out != changed.out


def test_a_file_above_the_limit_is_known_by_its_size(large: Path) -> None:
    path = large / "00.yaml"
    complaints = []
    for size in (6_000_000, 8_000_000):
        path.write_text(team_file(0) + "# " + "x" * size)
        complaints.append(view("status").err)
    assert "6 MB" in complaints[0]
    assert "8 MB" in complaints[1]


def test_what_the_stream_can_take_belongs_to_the_view(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    options = {"what": None, "as_of": DAY}
    streams = (io.TextIOWrapper(io.BytesIO(), encoding=name) for name in ("utf-8", "ascii"))
    keys = []
    for stream in streams:
        monkeypatch.setattr(sys, "stdout", stream)
        keys.append(kept_view._key("status", options))
    monkeypatch.setattr(stream, "isatty", lambda: True)
    keys.append(kept_view._key("status", options))
    assert len(set(keys)) == 3
    assert all(keys)


def test_a_full_cache_gives_its_place_to_no_view(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    view("status")
    monkeypatch.setattr(database, "MOST_BYTES", 1)
    with sqlite3.connect(os.environ["OKR_CACHE_DIR"] + f"/{database.FILE_NAME}") as connection:
        rows = connection.execute("SELECT count(*) FROM results").fetchone()
        assert view("status", "--explain").code == 0
        assert connection.execute("SELECT count(*) FROM results").fetchone() == rows
    connection.close()


def test_what_cannot_be_done_is_said_each_time(large: Path) -> None:
    for _ in range(2):
        assert "2026-13-01" in view("status", "--as-of", "2026-13-01").complaint
        assert view("status", "--team", "Nobody").code == 2


def test_a_small_workspace_keeps_nothing(large: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(project, "WORTH_KEEPING", FILES + 1)
    view("status")
    assert not (tmp_path / "cache").exists()


class _Gone(io.StringIO):
    def write(self, text: str) -> int:
        raise BrokenPipeError

    def fileno(self) -> int:
        raise OSError


def test_half_a_view_is_not_kept(large: Path, readings: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    def said() -> None:
        warn("unheard")
        emit(["one", "two"])

    monkeypatch.setattr(sys, "stdout", _Gone())
    assert kept_view._overheard(said, {}) is None
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert kept_view._overheard(said, {}) == kept_view.Said("one\ntwo\n", ("unheard",))
