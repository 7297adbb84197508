"""Dates and numbers at which the output of a view changes, from both sides."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from okr_cli.model.cycle import Cycle
from okr_cli.progress.status import Tolerance
from okr_cli.views import formatting
from okr_cli.views.grouping import By
from okr_cli.views.occasions import Occasion, prompts
from okr_cli.views.prioritize.document import priorities_document
from okr_cli.views.prioritize.report import priorities_of
from okr_cli.views.selection import Past, chosen_cycles
from okr_cli.views.status.document import StatusOptions, status_document
from okr_cli.views.status.overview import overview_document
from okr_cli.views.status.report import StatusReport
from okr_cli.views.summary import head_lines
from tests.views.workspace import metrics_of, on_screen, report_of

Q4 = Cycle("2026-Q4", date(2026, 10, 1), date(2026, 12, 31))
ZERO = """\
okr: 1
cycle: 2026-Q4
team: Growth
objectives:
  - id: start
    title: Let new shops open worry-free
    key_results:
      - {id: seats, title: Grow seats from 5 to 9, measure: {baseline: 5, target: 9},
         check_ins: [{date: 2026-11-16, value: 5}],
         initiatives: [{id: ads, title: Place an advert, impact: high},
                       {id: fair, title: Go to the fair, status: shipped, impact: low, effort: low}]}
"""


def heads(day: date) -> list[str]:
    return list(head_lines(StatusReport(day, (Q4,), (), (), (), ())))


def test_the_first_and_the_last_day_of_a_quarter_of_92_days() -> None:
    assert heads(date(2026, 9, 30)) == ["2026-Q4 begins on 2026-10-01"]
    assert heads(date(2026, 10, 1)) == ["2026-Q4 on 2026-10-01: day 1 of 92, 0% elapsed"]
    assert heads(date(2026, 12, 31)) == ["2026-Q4 on 2026-12-31: day 92 of 92, 100% elapsed"]
    assert heads(date(2027, 1, 1)) == ["2026-Q4 ended on 2026-12-31"]
    assert list(head_lines(StatusReport(date(2026, 10, 1), (), (), (), (), ()))) == ["On 2026-10-01"]


def line_of(lines: list[str], start: str) -> str:
    return next(line for line in lines if line.startswith(start))


def test_an_unchanged_objective_is_at_0_percent(tmp_path: Path) -> None:
    report = report_of(tmp_path, ZERO)
    table = on_screen(status_document(report, StatusOptions()), 120)
    assert " 0%  " in line_of(table, "Let new shops")
    assert "█" not in line_of(table, "Let new shops")
    assert " 0%  " in line_of(on_screen(overview_document(report, By.OBJECTIVE), 120), "Let new shops")


def test_without_ratings_no_grid_is_drawn(tmp_path: Path) -> None:
    metrics = metrics_of(tmp_path, ZERO)
    (group,) = priorities_of(report_of(tmp_path, ZERO), metrics)
    assert (len(group.work), group.finished) == (1, 1)
    lines = on_screen(priorities_document(report_of(tmp_path, ZERO), [group]), 80)
    assert lines == [
        "Grow seats from 5 to 9",
        "1 open Initiative (1 not yet classified), 1 shipped or dropped",
        "",
        "Grow seats from 5 to 9 · Effort not set",
        "• Place an advert (no owner, to do): no owner; no hypothesis",
    ]
    rated = ZERO.replace("impact: high}", "impact: high, effort: low}")
    drawn = on_screen(priorities_document(report_of(tmp_path, rated), priorities_of(report_of(tmp_path, rated))), 80)
    assert any("┌" in line for line in drawn)
    assert not any("not set" in line for line in drawn)


ENDED = "okr: 1\ncycle: 2026-Q3\nobjectives: [{id: a, title: Let guests come back}]\n---\n" + ZERO


@pytest.mark.parametrize(("days", "is_lately"), [(1, True), (28, True), (29, False)])
def test_a_cycle_that_ended_is_mentioned_for_four_weeks(tmp_path: Path, days: int, is_lately: bool) -> None:
    day = date(2026, 9, 30) + timedelta(days=days)
    metrics = metrics_of(tmp_path, ENDED, day)
    assert bool(chosen_cycles(metrics, day, Past.NAMED).notes) is is_lately
    assert chosen_cycles(metrics, day, Past.INSTEAD).names == {"2026-Q3" if is_lately else "2026-Q4"}
    assert chosen_cycles(metrics, day, Past.ADDED).names == ({"2026-Q3"} if is_lately else set()) | {"2026-Q4"}


@pytest.mark.parametrize(("day", "is_middle"), [(36, False), (37, True), (54, True), (55, False)])
def test_the_middle_of_a_cycle_is_from_40_to_60_percent(tmp_path: Path, day: int, is_middle: bool) -> None:
    found = [prompt.occasion for prompt in prompts(report_of(tmp_path, ZERO, Q4.start + timedelta(days=day)))]
    assert found == ([Occasion.MID_CYCLE] if is_middle else [])


TEXTS: dict[str, list[tuple[Callable[[], str], str]]] = {
    "percent": [
        (lambda: formatting.percent(Decimal("0.9999")), "99%"),
        (lambda: formatting.percent(Decimal(1)), "100%"),
        (lambda: formatting.percent(Decimal("9.99")), "999%"),
        (lambda: formatting.percent(Decimal("10")), ">999%"),
        (lambda: formatting.percent(Decimal("-9.99")), "-999%"),
        (lambda: formatting.percent(Decimal("-10")), "<-999%"),
        (lambda: formatting.percent(Decimal(0)), "0%"),
    ],
    "points": [
        (lambda: formatting.points_text(Decimal("-999.4")), "999"),
        (lambda: formatting.points_text(Decimal("999.5")), ">999"),
        (lambda: formatting.pace_text(Decimal("-0.4"), Tolerance()), "0"),
        (lambda: formatting.pace_text(Decimal("-0.5"), Tolerance()), "+1"),
        (lambda: formatting.pace_text(Decimal("0.5"), Tolerance()), "-1"),
        (lambda: formatting.pace_text(Decimal("10.4"), Tolerance()), "-10.4"),
        (lambda: formatting.pace_text(Decimal("25.37"), Tolerance()), "-25.4"),
        (lambda: formatting.pace_text(Decimal("25.04"), Tolerance()), "-25.04"),
        (lambda: formatting.pace_text(Decimal("24.6"), Tolerance()), "-25"),
        (lambda: formatting.mean_pace_text(Decimal("25.37")), "-25"),
        (lambda: formatting.pace_text(None, Tolerance()), ""),
        (lambda: formatting.gap_text(Decimal("0.4"), Tolerance()), "on pace"),
        (lambda: formatting.gap_text(Decimal(1), Tolerance()), "1 point behind pace"),
        (lambda: formatting.gap_text(Decimal(-2), Tolerance()), "2 points ahead of pace"),
        (lambda: formatting.change_text(Decimal("0.5"), Decimal("0.25")), "+25"),
        (lambda: formatting.change_text(None, Decimal(0)), ""),
        (lambda: formatting.change_text(Decimal(0), None), ""),
    ],
}


@pytest.mark.parametrize("name", TEXTS)
def test_numbers_are_formatted_alike_on_both_sides_of_a_boundary(name: str) -> None:
    for ask, text in TEXTS[name]:
        assert ask() == text
