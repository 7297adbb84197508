"""One entity in full, with the calculation behind every number."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from okr_cli.output.documents import markdown
from okr_cli.output.documents.json import json_text
from okr_cli.views.show.document import entity_document
from okr_cli.views.show.records import report_record
from okr_cli.views.show.report import EntityDetail, entity_detail
from okr_cli.workspace.lookup import find_entity
from tests.views.workspace import AS_OF, EVERY_FORM, HOSTILE, metrics_of, on_screen


def detail(root: Path, name: str, source: str = EVERY_FORM, as_of: date = AS_OF) -> EntityDetail:
    (metrics,) = metrics_of(root, source, as_of)
    return entity_detail(metrics, find_entity([metrics.loaded.index], name))


def text(root: Path, name: str, width: int = 100, source: str = EVERY_FORM, as_of: date = AS_OF) -> str:
    return "\n".join(on_screen(entity_document(detail(root, name, source, as_of)), width))


def data(root: Path, name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(json_text(report_record(detail(root, name))))
    return loaded


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("activation", "(50 − 41) / (55 − 41) = 0.6429"),
        ("errors", "(29 − 30) / (10 − 30) = 0.05"),
        ("silent", "no check-in with a value, so it counts as 0"),
        (
            "uptime",
            "99.6 misses >= 99.9 but is still within the risk value 99.5, so progress is 0; "
            "met in 1 of 2 check-ins = 0.5",
        ),
        ("queue", "30 is between 20 and 30, so progress is 1; met in 1 of 1 check-in = 1"),
        ("regions", "completed weight 1 / total weight 4 = 0.25"),
        ("audit", "done = 1"),
        ("share", "progress is not measured: the goal is to find a baseline"),
    ],
)
def test_every_progress_has_its_calculation(tmp_path: Path, name: str, written: str) -> None:
    assert written in text(tmp_path, name, 200)
    assert data(tmp_path, name)["sum"] == written


def test_pace_status_and_forecast_are_traced(tmp_path: Path) -> None:
    shown = text(tmp_path, "activation", 200)
    assert "expected 50 of 91 days (2026-10-01 to 2026-12-31) = 0.5495" in shown
    assert "64.2857 − 54.9451 = 9.34 points ahead of pace" in shown
    assert "✓ on track (computed)" in shown
    stated = text(tmp_path, "errors", 200)
    assert "✓ on track, reported on 2026-11-10" in stated
    assert "computed: ✗ at risk" in stated


def test_a_forecast_names_its_basis(tmp_path: Path) -> None:
    shown = text(tmp_path, "activation", 200, as_of=date(2026, 12, 1))
    assert "over the last 3 values" in shown
    assert "Forecast" not in text(tmp_path, "activation", 200)


def test_check_ins_come_latest_first_and_none_from_the_future(tmp_path: Path) -> None:
    shown = text(tmp_path, "activation")
    assert shown.index("2026-11-16, 50%") < shown.index("2026-10-12, 43%")
    assert "2026-12-01" not in shown
    assert "asks: One designer." in shown


def test_an_objective_shows_its_mean_and_what_it_leaves_out(tmp_path: Path) -> None:
    shown = text(tmp_path, "start", 200)
    assert "(2 × 0.6429 + 1 × 0.05 + 1 × 0 + 1 × 1 + 1 × 0.25 + 1 × 1) / (2 + 1 + 1 + 1 + 1 + 1) = 0.5122" in shown
    assert "silent counts as 0 (no check-in with a value)" in shown
    assert "left out: uptime (guardrail)" in shown
    assert "left out: share (find-baseline)" in shown
    assert "Redesign setup (in-progress, overdue), Jonas Lind" in shown


def test_an_initiative_shows_its_hypothesis_and_what_moved(tmp_path: Path) -> None:
    shown = text(tmp_path, "setup", 200)
    assert "belief: Fewer fields help" in shown
    assert "expected: +6 within 4 weeks" in shown
    assert "the Key Result moved +7 points since 2026-10-12 (43 → 50, 50% of the way)" in shown


def test_risk_and_scores_show_their_calculation(tmp_path: Path) -> None:
    assert "Risk           30: 30 behind pace" in text(tmp_path, "regions", 200)
    over = date(2027, 1, 5)
    shown = text(tmp_path, "activation", 200, as_of=over)
    assert "0.9 green, committed: missed" in shown
    assert "0.9286, rounded to 0.9" in shown
    assert "Risk" not in shown
    whole = "(2 × 0.9286 + 1 × 0.05 + 1 × 0 + 1 × 1 + 1 × 0.25 + 1 × 1) / (2 + 1 + 1 + 1 + 1 + 1), rounded to 0.6"
    assert whole in text(tmp_path, "start", 200, as_of=over)


def test_links_are_shown_in_both_directions(tmp_path: Path) -> None:
    assert "guarded by 2026-Q4/growth/runway: Months of cash" in text(tmp_path, "activation", 200)
    assert "served by 2026-Q4/growth/page: Publish a status page" in text(tmp_path, "errors", 200)
    assert "guards 2026-Q4/growth/start/activation" in text(tmp_path, "runway", 200)
    assert "none" in text(tmp_path, "office")


def test_the_location_is_a_file_and_a_line(tmp_path: Path) -> None:
    line = EVERY_FORM.splitlines().index("      - id: errors") + 1
    assert f"okrs.yaml:{line}\n" in text(tmp_path, "errors")


@pytest.mark.parametrize("name", ["bad", "escape", "wide", "emoji", "long", "huge"])
@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_hostile_text_stays_text_and_within_the_screen(tmp_path: Path, name: str, width: int) -> None:
    shown = text(tmp_path, name, width, HOSTILE)
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert max(map(cell_len, shown.split("\n"))) <= width


def test_markdown_is_a_list_of_facts(tmp_path: Path) -> None:
    lines = list(markdown.render(entity_document(detail(tmp_path, "activation"))))
    assert lines[0] == "# Key Result: Lift first orders from 41% to 55%"
    assert "  - (50 − 41) / (55 − 41) = 0.6429" in lines


@pytest.mark.parametrize(("name", "gap"), [("errors", "= 49.95 points"), ("silent", "= 54.95 points")])
def test_a_gap_is_not_worded_as_a_status(tmp_path: Path, name: str, gap: str) -> None:
    shown = text(tmp_path, name, 200)
    assert f"{gap} behind pace" in shown
    assert f"{gap}: behind" not in shown


def test_a_key_result_without_check_ins_is_shown_as_stale(tmp_path: Path) -> None:
    assert "Last check-in  none yet, stale" in text(tmp_path, "silent", 200)
    assert "none yet, stale" not in text(tmp_path, "silent", 200, as_of=date(2026, 10, 14))


def test_a_forecast_ends_at_the_target(tmp_path: Path) -> None:
    faster = EVERY_FORM.replace("value: 54, confidence: 9", "value: 60")
    shown = text(tmp_path, "activation", 200, faster, date(2026, 12, 1))
    assert "Forecast       target reached by 2026-12-31 (" in shown
