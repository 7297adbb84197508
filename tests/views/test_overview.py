"""Many teams on one screen."""

from datetime import date
from pathlib import Path

from okr_cli.output.documents.terminal import render
from okr_cli.views.grouping import By
from okr_cli.views.rows import Board
from okr_cli.views.selection import Filters, build_board
from okr_cli.views.status import overview
from tests.commands.running import okr
from tests.views.test_cycles import workspace
from tests.views.workspace import EVERY_FORM, board


def screen(found: Board, by: By = By.TEAM, width: int = 120) -> list[str]:
    return list(render(overview.page_of(found, by), width, color=False))


def test_each_team_has_a_line_with_its_counts(tmp_path: Path) -> None:
    lines = screen(board(tmp_path))
    head = next(line for line in lines if line.startswith("Team"))
    assert head.split() == ["Team", "Worst", "KRs", "On", "track", "Behind", "At", "risk", "No", "data", "Learning",
                            "Stale", "KPIs", "unhealthy"]  # fmt: skip
    assert lines[lines.index(head) + 1].split() == ["Growth", "✗", "at", "risk", "8", "4", "1", "1", "1", "1", "1", "1"]


def test_what_stands_on_the_line_is_what_stands_on_the_screen(tmp_path: Path) -> None:
    (one,) = overview.counted(board(tmp_path))
    (other,) = overview.counted(board(tmp_path), By.OBJECTIVE)
    assert sum(one.summary.statuses.values()) == one.summary.key_results == 8
    assert (one.status, one.summary.statuses) == (other.status, other.summary.statuses)


def test_objectives_come_the_worst_first_with_their_numbers(tmp_path: Path) -> None:
    calm = (
        "  - title: Sleep well\n    owner: Ida Berg\n    key_results:\n      - title: Grow hours from 6 to 8\n"
        "        measure: {baseline: 6, target: 8}\n        check_ins: [{date: 2026-11-16, value: 7.9}]\n"
    )
    lines = screen(board(tmp_path, EVERY_FORM.replace("objectives:\n", f"objectives:\n{calm}")), By.OBJECTIVE, 160)
    at = next(index for index, line in enumerate(lines) if line.startswith("Objective "))
    assert [line.split("  ")[0] for line in lines[at + 1 :]] == ["Let new shops open without a worry", "Sleep well"]
    assert "Maya Okafor" in lines[at + 1]
    assert "51%" in lines[at + 1]


def test_a_finished_cycle_counts_scores_and_a_draft_counts_nothing(tmp_path: Path) -> None:
    over = screen(board(tmp_path, as_of=date(2027, 1, 5)))
    assert any(line.split()[:2] == ["Growth", "over"] for line in over)
    assert any("Green" in line and "On track" not in line for line in over)
    draft = screen(board(tmp_path, EVERY_FORM.replace("okr: 1\n", "okr: 1\nstate: draft\n")))
    assert any(line.split()[:2] == ["Growth", "draft"] for line in draft)


def test_cycles_have_lines_of_their_own(tmp_path: Path) -> None:
    as_of = date(2026, 11, 20)
    found = build_board(workspace(tmp_path, as_of, q3_2026="active", q4_2026="active"), Filters(("all",)), as_of)
    assert [one.title for one in overview.counted(found)] == ["No team, 2026-Q3", "No team, 2026-Q4"]


def test_people_are_not_counted(tmp_path: Path) -> None:
    assert "nothing here counts by person" in okr("status", str(tmp_path), "--overview", "--by", "owner").complaint
