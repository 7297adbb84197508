"""Views print the same whether their files, or the whole view, were read a moment ago or just now."""

import io
import os
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from okr_cli.cache import database, keys, private_files
from okr_cli.cli import cached_output
from okr_cli.cli.streams import emit, warn
from okr_cli.workspace import loader, workspace
from tests.commands.running import Outcome, okr

FILES = 12
DAY = "2026-11-20"
VIEWS = (
    ("status", "--explain", "--initiatives"),
    ("status", "--format", "json"),
    ("status", "--compare", "2026-11-01"),
    ("review", "--since", "2026-11-01"),
    ("review", "--close", "--format", "json"),
    ("due",),
    ("prioritize",),
    ("health",),
    ("show", "team-3/aim/guests"),
)


def team_file(number: int, value: int = 24) -> str:
    """A team in mid-quarter; every fourth has silenced something, every fifth made a mistake."""
    silenced = "  # okr: ignore[stale-key-result] -- counted in spring" if number % 4 == 0 else ""
    return f"""\
okr: 1
cycle: 2026-Q4
team: Team {number}
objectives:
  - id: aim
    title: Let the people of street {number} eat well
    owner: Ada Byron
    key_results:
      - id: guests
        title: Lift guests of street {number} from 20 to 35
        owner: Ada Byron{silenced}
        {"colour: blue" if number % 5 == 0 else "weight: 1"}
        measure: {{baseline: 20, target: 35}}
        contributes_to: [team-{(number + 1) % FILES}/aim]
        check_ins:
          - {{date: 2026-10-09, value: {value}, confidence: 6, note: Opened on Mondays}}
        initiatives:
          - title: Bake {number} test loaves
            owner: Charles Babbage
            status: in-progress
            started: 2026-10-02
            due: 2026-11-01
            impact: high
            effort: low
    initiatives: []
kpis:
  - {{id: queue, title: Minutes in the queue, owner: Ada Byron, healthy: "<= 10", guards: [aim]}}
people:
  - {{name: Ada Byron, handle: ada}}
strategy:
  choices: [{{id: near, title: Be near}}]
"""


@pytest.fixture
def many_files(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace that is large enough for loaded files to be kept, in a cache that is empty."""
    monkeypatch.setenv("OKR_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(loader, "WORTH_KEEPING", 5)
    (folder / "okr.toml").write_text("")
    for number in range(FILES):
        (folder / f"{number:02}.yaml").write_text(team_file(number))
    return folder


@pytest.fixture
def large(many_files: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same, large enough for the output of views to be kept as well."""
    monkeypatch.setattr(workspace, "WORTH_KEEPING", 5)
    return many_files


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows with every workspace that is loaded."""
    seen: list[int] = []
    before_each_load(monkeypatch, lambda: seen.append(1))
    return seen


def before_each_load(monkeypatch: pytest.MonkeyPatch, disturb: Callable[[], object]) -> None:
    load = loader.load_workspace

    def disturbed(*arguments: object) -> loader.LoadedWorkspace:
        disturb()
        return load(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(loader, "load_workspace", disturbed)


def view(*arguments: str) -> Outcome:
    return okr(*arguments, *(() if "--as-of" in arguments else ("--as-of", DAY)))


def uncached(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Outcome:
    with monkeypatch.context() as patch:
        patch.setattr(loader, "WORTH_KEEPING", 10_000)
        return view(*arguments)


@pytest.mark.parametrize("arguments", VIEWS, ids=" ".join)
def test_a_view_says_the_same_again(
    many_files: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    expected = uncached(monkeypatch, *arguments)
    assert view(*arguments) == expected
    assert view(*arguments) == expected


def test_files_without_suppressions_are_kept(many_files: Path, tmp_path: Path) -> None:
    view("status")
    with sqlite3.connect(tmp_path / "cache" / private_files.FILE_NAME) as connection:
        (rows,) = connection.execute("SELECT count(*) FROM results").fetchone()
    connection.close()
    assert rows == sum(bool(number % 4) for number in range(FILES))


def test_what_has_changed_is_seen(many_files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = view("status")
    (many_files / "03.yaml").write_text(team_file(3, value=33))
    after = view("status")
    assert after != before
    assert after == uncached(monkeypatch, "status")
    (many_files / "okr.toml").write_text("[cycles]\nfiscal-year-start = 4\n")
    assert view("status", "--cycle", "all") == uncached(monkeypatch, "status", "--cycle", "all")


def test_rows_of_another_kind_are_as_good_as_none(many_files: Path, tmp_path: Path) -> None:
    expected = view("status")
    with sqlite3.connect(tmp_path / "cache" / private_files.FILE_NAME) as connection:
        for (key,) in connection.execute("SELECT key FROM results").fetchall():
            body = b"Pknown\n."
            connection.execute("UPDATE results SET value = ? WHERE key = ?", (keys.digest(key, body) + body, key))
    connection.close()
    assert view("status") == expected


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
    with monkeypatch.context() as patch:
        before_each_load(patch, lambda: path.write_text(team_file(3, value=33)))
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
        keys.append(cached_output._key("status", options))
    monkeypatch.setattr(stream, "isatty", lambda: True)
    keys.append(cached_output._key("status", options))
    assert len(set(keys)) == 3
    assert all(keys)


def test_a_full_cache_gives_its_place_to_no_view(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    view("status")
    monkeypatch.setattr(database, "MOST_BYTES", 1)
    with sqlite3.connect(os.environ["OKR_CACHE_DIR"] + f"/{private_files.FILE_NAME}") as connection:
        rows = connection.execute("SELECT count(*) FROM results").fetchone()
        assert view("status", "--explain").code == 0
        assert connection.execute("SELECT count(*) FROM results").fetchone() == rows
    connection.close()


def test_what_cannot_be_done_is_said_each_time(large: Path) -> None:
    for _ in range(2):
        assert "2026-13-01" in view("status", "--as-of", "2026-13-01").complaint
        assert view("status", "--team", "Nobody").code == 2


def test_a_small_workspace_keeps_nothing(large: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (workspace, loader):
        monkeypatch.setattr(module, "WORTH_KEEPING", FILES + 1)
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
    assert cached_output._capture(said, {}) is None
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert cached_output._capture(said, {}) == cached_output.CapturedOutput("one\ntwo\n", ("unheard",))
