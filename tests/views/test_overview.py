"""Many teams on one screen."""

import csv
import io
from datetime import date
from decimal import Decimal
from pathlib import Path

from okr_cli.output.documents.csv import render_table
from okr_cli.views.grouping import By
from okr_cli.views.selection import Filters, build_report
from okr_cli.views.status import overview
from okr_cli.views.status.records import overview_table
from okr_cli.views.status.report import StatusReport
from tests.commands.running import okr
from tests.views.test_cycles import workspace
from tests.views.workspace import EVERY_FORM, on_screen, report_of


def screen(found: StatusReport, by: By = By.TEAM, width: int = 120) -> list[str]:
    return on_screen(overview.overview_document(found, by), width)


def test_each_team_has_a_line_with_its_counts(tmp_path: Path) -> None:
    lines = screen(report_of(tmp_path))
    head = next(line for line in lines if line.startswith("Team"))
    columns = ("Team", "Progress", "vs pace", "Worst", "KRs", "On track", "Behind", "At risk", "No data", "Learning")
    assert head.split() == " ".join((*columns, "Stale")).split()
    shown = lines[lines.index(head) + 1].split()
    assert shown == ["Growth", "51%", "-4", "✗", "at", "risk", "8", "4", "1", "1", "1", "1", "1"]


def test_a_team_has_the_mean_of_its_objectives_and_what_moved(tmp_path: Path) -> None:
    calm = (
        "  - title: Sleep well\n    owner: Ida Berg\n    key_results:\n      - title: Grow hours from 6 to 8\n"
        "        measure: {baseline: 6, target: 8}\n        check_ins: [{date: 2026-11-16, value: 8}]\n"
        "  - {title: Nothing measured yet, key_results: [{title: A, measure: {baseline: 1, target: 2}}]}\n"
    )
    text = EVERY_FORM.replace("objectives:\n", f"objectives:\n{calm}")
    found = report_of(tmp_path, text, compare=date(2026, 11, 12))
    (team,) = overview.status_counts(found)
    by_title = {count.title: count.progress for count in overview.status_counts(found, By.OBJECTIVE)}
    assert by_title.pop("Nothing measured yet") is None
    first, second = filter(None, by_title.values())
    assert team.progress is not None
    assert abs(team.progress - (first + second) / 2) < Decimal("1e-20")
    line = next(line for line in screen(found) if line.startswith("Growth"))
    assert line.split()[1:4] == ["76%", "+21", "+64"]
    assert any("Moved: change in points since 2026-11-12" in line for line in screen(found))


def test_team_and_objective_have_the_same_counts(tmp_path: Path) -> None:
    (one,) = overview.status_counts(report_of(tmp_path))
    (other,) = overview.status_counts(report_of(tmp_path), By.OBJECTIVE)
    assert sum(one.summary.statuses.values()) == one.summary.key_results == 8
    assert (one.status, one.summary.statuses) == (other.status, other.summary.statuses)


def test_objectives_are_listed_worst_first(tmp_path: Path) -> None:
    calm = (
        "  - title: Sleep well\n    owner: Ida Berg\n    key_results:\n      - title: Grow hours from 6 to 8\n"
        "        measure: {baseline: 6, target: 8}\n        check_ins: [{date: 2026-11-16, value: 7.9}]\n"
    )
    lines = screen(report_of(tmp_path, EVERY_FORM.replace("objectives:\n", f"objectives:\n{calm}")), By.OBJECTIVE, 160)
    at = next(index for index, line in enumerate(lines) if line.startswith("Objective "))
    assert [line.split("  ")[0] for line in lines[at + 1 :]] == ["Let new shops open worry-free", "Sleep well"]
    assert "Maya Okafor" in lines[at + 1]
    assert "51%" in lines[at + 1]


def test_a_finished_cycle_counts_scores_and_a_draft_counts_nothing(tmp_path: Path) -> None:
    over = screen(report_of(tmp_path, as_of=date(2027, 1, 5)))
    assert not any("Worst" in line for line in over)
    assert any("Green" in line and "On track" not in line for line in over)
    draft = screen(report_of(tmp_path, EVERY_FORM.replace("okr: 1\n", "okr: 1\nstate: draft\n")))
    assert any(line.split()[:3] == ["Growth", "draft", "8"] for line in draft)


def test_cycles_have_lines_of_their_own(tmp_path: Path) -> None:
    as_of = date(2026, 11, 20)
    found = build_report(workspace(tmp_path, as_of, q3_2026="active", q4_2026="active"), Filters(("all",)), as_of)
    assert [count.title for count in overview.status_counts(found)] == ["No team, 2026-Q3", "No team, 2026-Q4"]


def test_a_spreadsheet_has_a_column_for_each_count(tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO("\n".join(render_table(overview_table(report_of(tmp_path), By.OBJECTIVE))))))
    assert [(row["team"], row["objective"], row["on_track"], row["at_risk"]) for row in rows] == [
        ("Growth", "Let new shops open worry-free", "4", "1")
    ]
    assert float(rows[0]["progress"]) == 0.5122


def test_people_are_not_counted(tmp_path: Path) -> None:
    assert (
        "--overview cannot be combined with '--by owner'"
        in okr("status", str(tmp_path), "--overview", "--by", "owner").complaint
    )


def test_the_count_of_problems_is_the_last_to_be_dropped(tmp_path: Path) -> None:
    found = report_of(tmp_path)
    for width in (40, 60):
        head = next(line for line in screen(found, width=width) if line.startswith("Team"))
        assert head.endswith("Behind At risk")
        assert "KRs" not in head
