"""Views print the same with and without cached files."""

import sqlite3
from pathlib import Path

import pytest

from okr_cli.cache import keys, private_files
from okr_cli.workspace import loader
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
    """A team in mid-quarter; every fourth has a suppression, every fifth a mistake."""
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
    """A workspace large enough to be cached, with an empty cache."""
    monkeypatch.setenv("OKR_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(loader, "WORTH_KEEPING", 5)
    (folder / "okr.toml").write_text("")
    for number in range(FILES):
        (folder / f"{number:02}.yaml").write_text(team_file(number))
    return folder


def view(*arguments: str) -> Outcome:
    return okr(*arguments, *(() if "--as-of" in arguments else ("--as-of", DAY)))


def uncached(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Outcome:
    with monkeypatch.context() as patch:
        patch.setattr(loader, "WORTH_KEEPING", 10_000)
        return view(*arguments)


@pytest.mark.parametrize("arguments", VIEWS, ids=" ".join)
def test_a_cached_view_prints_the_same(
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


def test_changes_are_noticed(many_files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = view("status")
    (many_files / "03.yaml").write_text(team_file(3, value=33))
    after = view("status")
    assert after != before
    assert after == uncached(monkeypatch, "status")
    (many_files / "okr.toml").write_text("[cycles]\nfiscal-year-start = 4\n")
    assert view("status", "--cycle", "all") == uncached(monkeypatch, "status", "--cycle", "all")


def test_rows_of_the_wrong_kind_count_as_missing(many_files: Path, tmp_path: Path) -> None:
    expected = view("status")
    with sqlite3.connect(tmp_path / "cache" / private_files.FILE_NAME) as connection:
        for (key,) in connection.execute("SELECT key FROM results").fetchall():
            body = b"Pknown\n."
            connection.execute("UPDATE results SET value = ? WHERE key = ?", (keys.digest(key, body) + body, key))
    connection.close()
    assert view("status") == expected
