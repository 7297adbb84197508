"""The status table at every width, with any text."""

from datetime import date
from pathlib import Path

import pytest
from rich.cells import cell_len

from okr_cli.config.settings import Config
from okr_cli.output.documents.document import ENDLESS, Document, Screen
from okr_cli.output.documents.terminal import render
from okr_cli.views.action_items import Duty, action_items
from okr_cli.views.entity_records import KeyResultRecord
from okr_cli.views.formatting import forecast_text, last_check_in_text
from okr_cli.views.grouping import By
from okr_cli.views.selection import EVERY, Filters, build_report
from okr_cli.views.status.document import StatusOptions, status_document
from okr_cli.views.status.report import StatusReport
from okr_cli.views.summary import summarize
from okr_cli.views.workspace_metrics import WorkspaceMetrics
from okr_cli.workspace.loader import load_workspace
from okr_cli.workspace.lookup import find_place
from okr_cli.workspace.workspace import open_workspaces
from tests.views.workspace import AS_OF, EVERY_FORM, HOSTILE, metrics_of, on_screen, report_of

ESCAPE = "\x1b"
EXAMPLE = Path(__file__).parents[2] / "examples" / "acme"


def document(report: StatusReport, by: By = By.TEAM, **shown: bool) -> Document:
    return status_document(report, StatusOptions(by, **shown))


def table(
    root: Path, width: int = 100, text: str = EVERY_FORM, by: By = By.TEAM, ids: bool = False, **shown: bool
) -> list[str]:
    return on_screen(document(report_of(root, text), by, **shown), width, ids=ids)


def line_of(lines: list[str], words: str) -> str:
    return next(line for line in lines if words in line)


@pytest.mark.parametrize("text", [EVERY_FORM, HOSTILE], ids=["every-form", "hostile"])
@pytest.mark.parametrize("width", [40, 60, 72, 80, 100, 120, 160, 200])
def test_no_line_is_wider_than_the_screen(tmp_path: Path, width: int, text: str) -> None:
    for by in By:
        lines = table(tmp_path, width, text, by, initiatives=True, explain=True, ids=text is HOSTILE)
        assert max(map(cell_len, lines)) <= width
        assert not any(line.endswith(" ") for line in lines)


@pytest.mark.parametrize("width", [60, 80, 200])
def test_columns_are_aligned_whatever_the_text(tmp_path: Path, width: int) -> None:
    lines = table(tmp_path, width, HOSTILE)
    header = line_of(lines, "Progress")
    starts = {cell_len(line[: line.index(sign)]) for line in lines[3:] for sign in "✓▼✗○" if sign in line}
    assert starts == {cell_len(header[: header.index("Status")])}


def test_user_text_is_shown_and_never_obeyed(tmp_path: Path) -> None:
    lines = table(tmp_path, 260, HOSTILE)
    shown = "\n".join(lines)
    assert "Ship [beta] :tada: [/red] API | <script>alert(1)</script> @maya #12 `code` *bold*" in shown
    assert r"=1+1 \x1b[31mred line two \u202e evil" in shown
    assert ESCAPE not in shown
    assert "\u202e" not in shown


def test_a_title_of_usual_length_is_never_cut(tmp_path: Path) -> None:
    title = "Raise small shops that sell in their very first week from 41% to 55% in all countries"
    text = EVERY_FORM.replace("Lift first orders from 41% to 55%", title)
    for width in (60, 80, 100):
        lines = table(tmp_path, width, text)
        header = line_of(lines, "Progress")
        room = header.index("From" if "From" in header else "Progress")
        start = lines.index(line_of(lines, "  Raise small shops"))
        below = next(at for at, line in enumerate(lines) if at > start and "Cut errors" in line)
        shown = [line[:room].strip() for line in lines[start:below] if line.startswith("  ")]
        assert title in " ".join(shown), width


def test_teams_are_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text("cycle: 2026-Q4\nteam: Squad 10\nobjectives: [{title: A}]\n")
    (tmp_path / "third.yaml").write_text("cycle: 2026-Q4\nteam: Squad 2\nobjectives: [{title: B}]\n")
    lines = table(tmp_path)
    heads = [line.split("  ")[0] for line in lines if line.startswith(("Growth", "Squad"))]
    assert heads == ["Growth", "Squad 2", "Squad 10"]


def test_decoration_is_dropped_first_and_the_number_and_its_owner_never(tmp_path: Path) -> None:
    columns = ["Progress", "Status", "vs pace", "From → now → to", "Shipped", "Check-in", "Confidence", "Trend", "█"]
    shown = []
    for width in (50, 60, 80, 100, 120, 140, 160, 200):
        lines = table(tmp_path, width)
        page = "\n".join(lines)
        shown.append([name for name in columns if name in page])
        assert shown[-1] == columns[: len(shown[-1])], width
        assert "41 → 50 → 55%" in page, width
        assert "Ida Berg" in page, width
    assert shown == sorted(shown, key=len)
    assert shown[1] == columns[:3]
    assert shown[2] == columns[:4]
    assert shown[-1] == columns
    assert "Forecast" in line_of(table(tmp_path, 200), "From → now → to")


def test_in_a_pipe_each_key_result_is_always_one_line(tmp_path: Path) -> None:
    found = report_of(tmp_path, compare=date(2026, 10, 20))
    lines = on_screen(document(found, explain=True), ENDLESS, ids=True)
    for row in found.key_results():
        (line,) = (line for line in lines if row.model.title in line)
        assert row.entity.id in line
    assert "✓ on track ≠ at risk" in line_of(lines, "Cut errors")
    assert "unhealthy KPI: Months of cash" in line_of(lines, "Lift first orders")
    assert "risk 30: 30 behind pace" in line_of(lines, "All regions moved")
    assert "+47 was ▼" in line_of(lines, "Let new shops open")


def test_an_objective_says_how_many_of_its_key_results_have_data(tmp_path: Path) -> None:
    for width in (60, 80, 200):
        assert "5 of 6 measured" in "\n".join(table(tmp_path, width))
    everything = EVERY_FORM.replace("target: 9}", "target: 9}\n        check_ins: [{date: 2026-11-16, value: 6}]")
    assert "measured" not in "\n".join(table(tmp_path, 80, everything).copy()[:6])


def test_the_legend_shows_the_current_thresholds(tmp_path: Path) -> None:
    assert "Behind: more than 10 points behind pace; at risk: more than 25." in "\n".join(table(tmp_path, 120))
    config = Config.model_validate({"thresholds": {"behind-points": 4, "at-risk-points": 12.5}})
    every = [WorkspaceMetrics.of(metrics.loaded, config, tmp_path, AS_OF) for metrics in metrics_of(tmp_path)]
    lines = on_screen(document(build_report(every, Filters(), AS_OF)), 120)
    assert "Behind: more than 4 points behind pace; at risk: more than 12.5." in "\n".join(lines)


@pytest.mark.parametrize(("value", "is_said"), [(0, False), (9, True)])
def test_the_legend_explains_the_status_of_an_objective(tmp_path: Path, value: int, is_said: bool) -> None:
    late = "{title: Late, measure: {baseline: 0, target: 10}, check_ins: [{date: 2026-11-16, value: 0}]}"
    other = late.replace("Late", "Other").replace("value: 0", f"value: {value}")
    text = f"cycle: 2026-Q4\nobjectives: [{{title: Both, key_results: [{late}, {other}]}}]\n"
    for by in (By.TEAM, By.OBJECTIVE):
        lines = table(tmp_path, 120, text, by)
        assert "✗ at risk" in line_of(lines, "Both")
        assert ("An Objective takes the worst status of its Key Results" in "\n".join(lines)) is is_said


def test_every_form_shows_its_status(tmp_path: Path) -> None:
    lines = table(tmp_path, 200)
    assert "41 → 50 → 55%" in line_of(lines, "Lift first orders")
    assert "64%" in line_of(lines, "Lift first orders")
    assert "0 of 1" in line_of(lines, "Lift first orders")
    assert "1 of 1" in line_of(lines, "Cut errors")
    assert "no data" in line_of(lines, "Grow seats")
    assert "stale" in line_of(lines, "Grow seats")
    assert "amber" in line_of(lines, "Guardrail: Keep uptime")
    assert "met" in line_of(lines, "Hold the queue")
    assert "25%" in line_of(lines, "All regions")
    assert "100%" in line_of(lines, "Audit passed")
    assert "found: 44%" in line_of(lines, "  Learn the share")


def test_both_statuses_are_shown_where_they_differ(tmp_path: Path) -> None:
    lines = table(tmp_path, 200)
    at = lines.index(line_of(lines, "Cut errors"))
    assert "✓ on track" in lines[at]
    assert "≠ at risk" in lines[at + 1]


def test_the_summary_counts_what_is_below(tmp_path: Path) -> None:
    head = "\n".join(table(tmp_path)[:4])
    assert "2026-Q4 on 2026-11-20: day 51 of 92, 55% elapsed" in head
    assert "1 Objective, 8 Key Results" in head
    assert "○ 1 no data" in head
    assert "1 of 1 KPI unhealthy" in head


def test_initiatives_show_what_moved(tmp_path: Path) -> None:
    without, with_them = table(tmp_path, 200), table(tmp_path, 200, initiatives=True)
    assert not any("Redesign setup" in line for line in without)
    line = line_of(with_them, "Redesign setup")
    assert "in-progress, overdue" in line
    assert "+7 points since 2026-10-12" in line


def test_an_initiative_without_a_key_result_is_never_dropped(tmp_path: Path) -> None:
    lines = table(tmp_path)
    assert lines.index("Initiatives without a Key Result") < lines.index(line_of(lines, "Paint the office"))


def test_by_owner_each_key_result_is_under_a_person(tmp_path: Path) -> None:
    lines = table(tmp_path, 120, by=By.OWNER)
    order = [lines.index(line_of(lines, name)) for name in ("Ida Berg ", "Jonas Lind ", "Maya Okafor ")]
    assert order == sorted(order)
    assert lines.index(line_of(lines, "Lift first orders")) > order[2]


def test_by_objective_the_worst_key_result_comes_first(tmp_path: Path) -> None:
    lines = table(tmp_path, 200, by=By.OBJECTIVE, explain=True)
    at = lines.index(line_of(lines, "All regions moved"))
    assert "Let new shops open" in lines[at - 1]
    assert lines[at + 1] == "    risk 30: 30 behind pace"
    assert "Guardrail: Keep uptime" in lines[at + 2]


def test_an_earlier_day_shows_what_moved(tmp_path: Path) -> None:
    lines = on_screen(document(report_of(tmp_path, compare=date(2026, 10, 26))), 200)
    at = lines.index(line_of(lines, "Lift first orders"))
    assert "+50" in lines[at]
    assert "was ▼" in lines[at + 1]


def test_a_finished_cycle_shows_scores(tmp_path: Path) -> None:
    lines = on_screen(document(report_of(tmp_path, as_of=date(2027, 1, 5))), 120)
    assert "2026-Q4 ended on 2026-12-31" in lines[0]
    assert "0.9 green" in line_of(lines, "Lift first orders")
    assert "0.5 amber" in line_of(lines, "Guardrail: Keep uptime")
    assert "no verdict" in line_of(lines, "  Learn the share")


def table_colored(root: Path) -> list[str]:
    return on_screen(document(report_of(root, HOSTILE)), 90, color=True)


def test_color_adds_nothing_but_color(tmp_path: Path) -> None:
    from rich.text import Text

    plain = table(tmp_path, 90)
    colored = on_screen(document(report_of(tmp_path)), 90, color=True)
    assert any(ESCAPE in line for line in colored)
    assert any("\x1b[31m✗ at risk\x1b[0m" in line for line in table_colored(tmp_path))
    assert [Text.from_ansi(line).plain.rstrip() for line in colored] == plain


def test_the_same_day_gives_the_same_lines(tmp_path: Path) -> None:
    assert table(tmp_path, 80) == table(tmp_path, 80)


def test_drafts_are_marked_and_not_counted(tmp_path: Path) -> None:
    lines = table(tmp_path, 100, EVERY_FORM.replace("okr: 1\n", "okr: 1\nstate: draft\n"))
    assert "(draft)" in "\n".join(lines)
    assert "8 drafts (not counted)" in lines[2]
    assert "✓ 0 on track" in lines[1]


def test_an_unhealthy_kpi_is_below_what_it_guards(tmp_path: Path) -> None:
    lines = table(tmp_path, 200)
    below = lines[lines.index(line_of(lines, "Lift first orders")) + 1]
    assert below == "    ✗ unhealthy KPI: Months of cash, 17 months (healthy: >= 18)"


def test_filtered_rows_are_reported_as_missing(tmp_path: Path) -> None:
    every = metrics_of(tmp_path)
    place = find_place([metrics.loaded.index for metrics in every], "errors")
    shown = build_report(every, Filters(places=(place,)), AS_OF)
    assert "  7 more, not shown" in on_screen(document(shown))


def test_an_objective_without_any_data_claims_no_number(tmp_path: Path) -> None:
    key_result = "{title: B, measure: {baseline: 1, target: 2}}"
    silent = f"cycle: 2026-Q4\nobjectives: [{{title: A quiet one, key_results: [{key_result}]}}]"
    line = line_of(table(tmp_path, 100, silent), "A quiet one")
    assert "no data" in line
    assert "%" not in line
    assert "-55" not in line


def test_the_first_line_is_printed_before_any_number_is_computed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = document(report_of(tmp_path))
    monkeypatch.setattr(WorkspaceMetrics, "review", lambda *given: pytest.fail("a Key Result was looked at"))
    assert next(render(found, Screen())).startswith("2026-Q4 on 2026-11-20")


@pytest.mark.parametrize(
    ("state", "as_of", "stale"),
    [
        ("active", date(2026, 10, 14), ()),
        ("active", date(2026, 10, 15), ("errors", "silent", "queue", "regions", "audit", "share")),
        ("draft", date(2026, 11, 20), ()),
        ("closed", date(2026, 11, 20), ()),
        ("active", date(2027, 1, 5), ()),
    ],
)
def test_a_key_result_without_check_ins_is_stale_as_in_due(
    tmp_path: Path, state: str, as_of: date, stale: tuple[str, ...]
) -> None:
    found = report_of(tmp_path, EVERY_FORM.replace("okr: 1\n", f"okr: 1\nstate: {state}\n"), as_of)
    rows = {row.entity.id: row for row in found.key_results()}
    assert summarize(found).stale == len(stale)
    assert tuple(name for name, row in rows.items() if row.is_stale) == stale
    assert tuple(name for name, row in rows.items() if last_check_in_text(row).startswith("stale")) == stale
    assert set(stale) == {item.entity.id for item in action_items(found) if item.duty is Duty.STALE}


@pytest.mark.parametrize("width", [120, 160, 200])
def test_stale_without_a_check_in_is_not_cut(tmp_path: Path, width: int) -> None:
    assert "stale" in line_of(table(tmp_path, width), "○ no data")


@pytest.mark.parametrize("width", [80, 100, 120, 200])
def test_missing_measurements_are_reported_in_words(tmp_path: Path, width: int) -> None:
    text = EVERY_FORM.replace("value: 44, confidence: 5", "confidence: 5")
    assert "no value" in line_of(table(tmp_path, width, text), "◇ learning")


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Learn the share of second weeks", "Learn the share"),
        ("Learning: the share of second weeks", "Learning: the share"),
        ("Learners who come a second week", "Learning: Learners who"),
    ],
)
def test_labels_are_not_repeated_after_the_title(tmp_path: Path, title: str, shown: str) -> None:
    text = EVERY_FORM.replace("title: Learn the share of second weeks", f"title: '{title}'")
    assert line_of(table(tmp_path, 200, text), "found: 44%").strip().startswith(shown)


def test_a_forecast_is_capped_at_the_target(tmp_path: Path) -> None:
    text = EVERY_FORM.replace("{date: 2026-11-16, value: 50, ", "{date: 2026-11-02, value: 46}\n          - &")
    text = text.replace("- &", "- {date: 2026-11-16, value: 52, ")
    (row,) = (row for row in report_of(tmp_path, text).key_results() if row.entity.id == "activation")
    assert row.forecast is not None
    assert row.forecast.reaches_target
    assert forecast_text(row) == "target"
    record = KeyResultRecord.of(row)
    assert record.forecast is not None
    assert record.forecast.progress > 1
    assert "target" in line_of(table(tmp_path, 200, text), "Lift first orders")


def test_without_a_width_nothing_is_cut() -> None:
    """Overridden scores and weeks without a check-in are wider than their column."""
    day = date(2027, 4, 1)
    (found,) = open_workspaces([EXAMPLE], EXAMPLE)
    metrics = WorkspaceMetrics.of(load_workspace(found), found.config, found.root, day)
    report = build_report([metrics], Filters((EVERY,)), day)
    lines = on_screen(document(report), ENDLESS)
    assert not any("…" in line for line in lines)
    assert "0.5 amber ≠ 0.6" in line_of(lines, "multi-branch customers from 5")
