"""What is due for whom: a weekly meeting that moves by two days finds everything."""

from datetime import date
from pathlib import Path

import pytest

from okr_cli.check_in.due import Due, due_subjects, owner_called, rhythm
from okr_cli.progress.status import Tolerance
from okr_cli.views.selection import Filters, Past, build_report
from okr_cli.views.workspace_metrics import WorkspaceMetrics
from okr_cli.workspace.loader import load_workspace
from okr_cli.workspace.workspace import open_workspaces

TEAM = """\
cycle: 2026-Q4
team: Growth
objectives:
  - id: start
    title: Let new shops open worry-free
    owner: Maya Okafor
    key_results:
      - id: recent
        title: Lift first orders from 41% to 55%
        owner: maya
        measure: {baseline: 41, target: 55}
        check_ins: [{date: 2026-11-16, value: 43}, {date: 2026-11-19, value: 44, source: a.csv}]
      - {id: never, title: Grow seats from 5 to 9, owner: Maya Okafor, measure: {baseline: 5, target: 9}}
      - {id: passed, title: Audit passed, owner: maya, measure: {done: 2026-11-10}}
      - id: over
        title: Raise leads from 1 to 2
        owner: maya
        measure: {baseline: 1, target: 2}
        dropped: {date: 2026-11-01, reason: We left that market}
      - {id: theirs, title: Cut errors from 30 to 10, owner: Jonas Lind, measure: {baseline: 30, target: 10}}
kpis:
  - {id: speed, title: Speed, owner: Maya Okafor, check_ins: [{date: 2026-11-16, value: 3, source: a.csv}]}
people:
  - {name: Maya Okafor, handle: maya, email: m@acme.example}
"""


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "okr.toml").touch()
    (tmp_path / "okrs.yaml").write_text(TEAM, encoding="utf-8")
    (tmp_path / "draft.yaml").write_text(TEAM.replace("team: Growth", "team: Later\nstate: draft"), encoding="utf-8")
    return tmp_path


def opened(files: Path, day: date) -> WorkspaceMetrics:
    workspace = next(open_workspaces([files], files))
    return WorkspaceMetrics.of(load_workspace(workspace), workspace.config, files, day)


def due(files: Path, day: date, *owners: str, everything: bool = False) -> Due:
    metrics = opened(files, day)
    report = build_report([metrics], Filters(("2026-Q4",), owners=owners, past=Past.ADDED), day)
    return due_subjects(report, (metrics,), owners, everything)


def names(found: Due) -> list[str]:
    return [subject.entity.id for subject in found.now]


def test_my_key_results_without_a_check_in_for_five_days_are_due(files: Path) -> None:
    assert names(due(files, date(2026, 11, 20), "maya")) == ["never"]
    assert names(due(files, date(2026, 11, 21), "m@acme.example")) == ["recent", "never", "speed"]
    assert names(due(files, date(2026, 11, 20))) == ["never", "theirs"]


def test_later_check_ins_are_known(files: Path) -> None:
    later = due(files, date(2026, 11, 20), "maya").later
    assert [subject.entity.id for day, subject in later if day == date(2026, 11, 21)] == ["recent", "speed"]


def test_all_includes_recent_check_ins_but_nothing_that_is_over(files: Path) -> None:
    assert names(due(files, date(2026, 11, 20), "maya", everything=True)) == ["recent", "never", "speed"]


def test_nothing_is_due_in_the_first_days_of_a_cycle_or_long_after_it(files: Path) -> None:
    assert "never" not in names(due(files, date(2026, 10, 5), "maya"))
    assert "never" in names(due(files, date(2026, 10, 6), "maya"))
    assert "never" in names(due(files, date(2027, 1, 7), "maya"))
    assert "never" not in names(due(files, date(2027, 1, 8), "maya"))


@pytest.mark.parametrize(("stale", "days"), [(14, 5), (7, 3), (35, 12), (1, 1)])
def test_a_check_in_is_due_after_a_third_of_the_time_until_stale(stale: int, days: int) -> None:
    assert rhythm(Tolerance(stale_days=stale)) == days


@pytest.mark.parametrize(
    ("told", "owner"),
    [
        (("m@acme.example", "Somebody"), "Maya Okafor"),
        (("x@y.example", "Jonas Lind"), "Jonas Lind"),
        (("", "jonas lind"), "Jonas Lind"),
        (("x@y.example", "Jonas"), None),
        (("", ""), None),
    ],
)
def test_the_name_or_the_email_address_from_git_identifies_the_owner(
    files: Path, told: tuple[str, str], owner: str | None
) -> None:
    assert owner_called([opened(files, date(2026, 11, 20))], told) == owner
