"""The report shows the numbers of status, a chart for each form of a measure, and what people wrote as text."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from okr_cli.config.settings import Config
from okr_cli.output.charts.time_chart import TimeChart
from okr_cli.output.documents.html import render
from okr_cli.progress.arithmetic import half_up
from okr_cli.views import formatting
from okr_cli.views.measure_text import value_range
from okr_cli.views.report.charts import key_result_chart
from okr_cli.views.report.document import report_document
from okr_cli.views.report.figures import headline
from okr_cli.views.report.report import report_of
from okr_cli.views.selection import Filters, build_report
from okr_cli.views.status.records import report_record
from okr_cli.views.workspace_metrics import KeyResultRow, WorkspaceMetrics
from okr_cli.workspace.loader import LoadedWorkspace, load_workspace
from okr_cli.workspace.workspace import open_workspaces
from tests.output.page import Page, checked
from tests.views.workspace import AS_OF, EVERY_FORM, HOSTILE, metrics_of

ACME = Path(__file__).parents[2] / "examples" / "acme"
WEEK = timedelta(days=7)
EVERYTHING = Filters()


def page_of(metrics: WorkspaceMetrics, filters: Filters = EVERYTHING) -> Page:
    """The report of a workspace, parsed, with a day to compare with."""
    status = build_report([metrics], filters, metrics.as_of, metrics.compare)
    assert metrics.compare
    return checked("\n".join(render(report_document(report_of([metrics], status, metrics.compare)))))


@cache
def opened() -> tuple[LoadedWorkspace, Config]:
    (workspace,) = open_workspaces([ACME], ACME)
    return load_workspace(workspace), workspace.config


def acme(day: date) -> WorkspaceMetrics:
    """The example company on a day, compared with the week before."""
    loaded, config = opened()
    return WorkspaceMetrics.of(loaded, config, ACME, day, day - WEEK)


@cache
def acme_page(day: date) -> Page:
    """The report of the fourth quarter."""
    return page_of(acme(day), Filters(("2026-Q4",)))


def charts_of(text: str, tmp_path: Path, day: date = AS_OF) -> dict[str, TimeChart]:
    """The charts of the Key Results of a file, by id."""
    (metrics,) = metrics_of(tmp_path, text, day)
    report = build_report([metrics], Filters(), day)
    return {row.entity.address.rsplit("/", 1)[-1]: key_result_chart(row, day) for row in report.key_results()}


@pytest.mark.parametrize("day", [date(2026, 11, 20), date(2027, 1, 4)])
def test_numbers_are_those_of_status(day: date) -> None:
    """Each Key Result has the value, progress, pace, status and confidence of ``okr status``."""
    page = acme_page(day)
    report = build_report([acme(day)], Filters(("2026-Q4",)), day, day - WEEK)
    rows: dict[str, KeyResultRow] = {row.entity.address: row for row in report.key_results()}
    told = [record for objective in report_record(report).objectives for record in objective.key_results]
    assert len(told) == len(rows) == 40
    for record in told:
        row = rows[record.address]
        title, _, progress, confidence, status = page.row(
            formatting.key_result_title(row) + formatting.key_result_suffix(row)
        )
        assert formatting.typeset(value_range(row)) in title
        counted = row.review.progress
        assert progress.startswith(counted.condition or formatting.share_text(counted))
        assert not counted.condition or f"met in {counted.met} of {counted.measured} check-in" in progress
        if record.gap_points is not None and not record.no_data and not row.review.over:
            assert f"{formatting.row_pace_text(row)} vs pace" in progress
        assert confidence.startswith("" if record.confidence is None else f"{record.confidence}/10")
        if record.score is None and not (row.review.over and not row.dropped):
            assert record.status.replace("-", " ") in status
        elif record.score:
            assert status.startswith(f"{half_up(record.score.value, 1)} {record.score.band}")
        for work in record.initiatives:
            assert any(cells[0].startswith(f"{work.title}, ") for cells in page.rows if cells), work.title


def test_the_first_page_counts_what_status_counts() -> None:
    page = acme_page(AS_OF)
    summary = report_record(build_report([acme(AS_OF)], Filters(("2026-Q4",)), AS_OF)).summary
    label = next(label for label in page.labels if label.startswith("14 Objectives"))
    for status in ("on_track", "behind", "at_risk"):
        assert f"{getattr(summary.statuses, status)} {status.replace('_', ' ')}" in label
    teams = {row[0]: row for row in page.rows if row and row[0] in ("Growth", "Sales")}
    assert teams["Growth"][1:8] == ["3", "1", "1", "", "49%", "-6", "+9"]
    sentence = (
        "10 of 39 Key Results are behind and 3 at risk; 2 more are at risk according to the numbers; 1 newly in trouble"
    )
    assert f"<b>{sentence}, 2 recovered</b>" in page.text
    assert teams["Sales"][-2] == "1"  # dropped
    assert page.outline[1:8] == [
        "Where we stand",
        "Status changed since 2026-11-13",
        "Still at risk",
        "Unhealthy KPIs",
        "Open asks",
        "Decisions due",
        "Other changes since 2026-11-13",
    ]
    assert page.outline[8:11] == ["Teams", "How to read the charts", "Company"]
    assert page.outline[-2:] == ["KPIs", "How Objectives are connected"]


def test_shared_objectives_count_in_their_own_team(tmp_path: Path) -> None:
    text = EVERY_FORM.replace("    owner: Maya Okafor\n", "    owner: Maya Okafor\n    shared_with: [Sales]\n", 1)
    (metrics,) = metrics_of(tmp_path, text, compare=AS_OF - WEEK)
    whole = page_of(metrics)
    assert [cell.strip() for cell in whole.row("Sales")[:5]] == ["Sales", "", "", "", ""]
    part = page_of(metrics, Filters(teams=("Sales",)))
    assert any("Shared by Growth (counted there)" in line for line in part.text.splitlines())
    assert "0 Objectives, 0 Key Results" in part.text


def test_what_people_write_is_text(tmp_path: Path) -> None:
    (metrics,) = metrics_of(tmp_path, HOSTILE, compare=AS_OF - WEEK)
    page = page_of(metrics)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page.text
    assert "\u202e" not in page.text
    assert "\x1b" not in page.text


def test_every_form_of_measure_has_a_chart(tmp_path: Path) -> None:
    charts = charts_of(EVERY_FORM, tmp_path)
    activation = charts["activation"]
    assert [round(mark.level, 2) for mark in activation.marks] == [0.14, 0.64]
    assert [(goal.level, goal.text) for goal in activation.goals] == [(0.0, "41"), (1.0, "55%")]
    assert [(line.level, line.to_level) for line in activation.pace] == [(0.0, 1.0)]
    assert activation.gap == pytest.approx(50 / 91)
    silent = charts["silent"]
    assert (silent.marks, silent.gap, silent.word) == ((), None, "no check-in with a value")
    assert silent.pace
    uptime = charts["uptime"]
    assert [mark.misses for mark in uptime.marks] == [False, True]
    assert [(band.low, band.high, band.is_amber) for band in uptime.bands] == [(99.9, None, False), (99.5, 99.9, True)]
    queue = charts["queue"]
    assert [(band.low, band.high) for band in queue.bands] == [(20.0, 30.0)]
    assert [mark.misses for mark in queue.marks] == [False]
    regions = charts["regions"]
    assert regions.is_stepped
    assert [(mark.day, mark.level) for mark in regions.marks] == [(date(2026, 10, 1), 0.0), (date(2026, 10, 30), 0.25)]
    audit = charts["audit"]
    assert [(mark.day.day, mark.level) for mark in audit.marks] == [(1, 0.0), (10, 1.0)]
    assert audit.pace == ()
    share = charts["share"]
    assert [goal.text for goal in share.goals] == ["44"]
    assert share.pace == ()


RETARGETED = """\
okr: 1
cycle: 2026-Q4
team: Sales
objectives:
  - title: Become the safe choice
    owner: Ada
    key_results:
      - id: days
        title: Shorten a deal from 94 to 70 days
        owner: Ada
        measure: {baseline: 94, target: 70, unit: days}
        changes: [{date: 2026-11-01, reason: Holidays., target: {from: 60, to: 70}}]
        check_ins: [{date: 2026-10-12, value: 91}, {date: 2026-11-16, value: 82}]
      - id: gone
        title: Raise orders from 0 to 60
        owner: Ada
        measure: {baseline: 0, target: 60}
        check_ins: [{date: 2026-10-12, value: 6}, {date: 2026-11-16, value: 12}]
        dropped: {date: 2026-11-02, reason: Nobody orders so.}
"""


def test_a_moved_target_is_drawn_at_its_old_level(tmp_path: Path) -> None:
    charts = charts_of(RETARGETED, tmp_path)
    days = charts["days"]
    old = next(goal for goal in days.goals if goal.is_past)
    assert (old.start, old.end, old.text) == (date(2026, 10, 1), date(2026, 11, 1), "was 60")
    assert old.level == pytest.approx(34 / 24)
    assert days.changes == (date(2026, 11, 1),)
    before, after = days.pace
    assert before.to_level == pytest.approx(31 / 91 * 34 / 24)
    assert after.level == pytest.approx(31 / 91)
    assert [mark.level for mark in days.marks] == [0.125, 0.5]
    gone = charts["gone"]
    assert gone.end == date(2026, 11, 2)
    assert [mark.level for mark in gone.marks] == [0.1]


def test_a_later_change_is_not_drawn(tmp_path: Path) -> None:
    days = charts_of(RETARGETED, tmp_path, date(2026, 10, 20))["days"]
    assert days.changes == ()


def test_the_retrospective_appears_near_the_end() -> None:
    status = build_report([acme(AS_OF)], Filters(), AS_OF, AS_OF - WEEK)
    for day, is_near in ((date(2026, 12, 16), False), (date(2026, 12, 17), True)):
        later = replace(status, as_of=day)
        assert (report_of([acme(AS_OF)], later, AS_OF).retrospective is not None) is is_near
    over = acme_page(date(2027, 1, 4)).outline
    assert over.index("Summary") < over.index("Company") < over.index("Looking back: Growth")


def headline_of(text: str, folder: Path, day: date = AS_OF) -> str:
    """The sentence above everything else."""
    (metrics,) = metrics_of(folder, text, day, compare=day - WEEK)
    return headline(report_of([metrics], build_report([metrics], EVERYTHING, day, day - WEEK), day - WEEK))


def test_one_sentence_summarizes_the_state(tmp_path: Path) -> None:
    head = RETARGETED.partition("    key_results:\n")[0]
    empty = f"{head}    key_results: []\n"
    assert headline_of(empty, tmp_path) == "No Key Results yet"
    silent = RETARGETED.replace("{date: 2026-10-12, value: 91}, {date: 2026-11-16, value: 82}", "")
    assert headline_of(silent, tmp_path) == "No data yet for 1 Key Result"
    assert headline_of(RETARGETED, tmp_path) == "1 of 1 Key Result on track, none behind or at risk; 1 recovered"
    behind = RETARGETED.replace("value: 82", "value: 86")
    assert headline_of(behind, tmp_path) == "1 of 1 Key Result is behind"
    reported = RETARGETED.replace("value: 82", "value: 91, status: behind")
    assert headline_of(reported, tmp_path) == "1 of 1 Key Result is behind; 1 is at risk according to the numbers"
    assert headline_of(RETARGETED, tmp_path, date(2027, 1, 4)) == "0 of 1 Key Result scored green, 1 amber and 0 red"


def test_notes_follow_the_chart_and_the_initiatives(tmp_path: Path) -> None:
    """A long note does not separate the bars from the curve."""
    page = acme_page(AS_OF)
    titles = [cells[0].partition("\n")[0] for cells in page.rows if cells]
    at = titles.index("Raise tickets solved at first contact from 54% to 70%", titles.index("Key Result", 40))
    assert titles[at + 1].startswith("Write playbooks for the 12 most frequent questions")
    below = [cells for cells in page.rows if cells][at + 2]
    assert below == ["", "Learned: On the eleven topics without sync it gave 6 points. The twelfth ate them.\n"]
    note = next(cells for cells in page.rows if len(cells) == 2 and "One ticket in three" in cells[1])
    asks, needs, *_ = note[1].split("\n")
    assert asks == "Asks: Rohan, please lend us Giulia for two weeks to show the sync state in our console."
    assert needs == "Depends on: Rewrite the sync queue to retry in the background (Tane Parata)"


def test_each_team_leads_back_to_the_section_that_led_to_it() -> None:
    page = acme_page(date(2027, 1, 4))
    teams = sum(heading.startswith("Looking back: ") for heading in page.outline)
    assert page.text.count('<a class="back" href="#teams">Teams</a>') == teams == 7
    nav = page.text.partition("</nav>")[0]
    assert nav.count("Looking back") == 1
