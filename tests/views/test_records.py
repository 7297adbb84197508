"""The output of views for programs: JSON, and tables for spreadsheets."""

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

from okr_cli.output.documents.csv import render_table
from okr_cli.output.documents.json import json_text
from okr_cli.views.entity_records import KeyResultRecord
from okr_cli.views.grouping import By
from okr_cli.views.status.records import overview_table, record_table, report_record
from tests.views.workspace import EVERY_FORM, HOSTILE, report_of


def as_json(root: Path, **given: Any) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(json_text(report_record(report_of(root, **given))))
    return loaded


def key_results(root: Path) -> dict[str, dict[str, Any]]:
    rows = as_json(root)["objectives"][0]["key_results"]
    return {row["address"].rsplit("/", 1)[-1]: row for row in rows}


def records(root: Path, **given: Any) -> list[dict[str, str]]:
    lines = render_table(record_table(report_of(root, **given), with_initiatives=True))
    return list(csv.DictReader(io.StringIO("\n".join(lines))))


def test_json_has_a_version_and_a_day(tmp_path: Path) -> None:
    found = as_json(tmp_path)
    assert (found["version"], found["as_of"]) == (1, "2026-11-20")
    assert found["cycles"] == [{"name": "2026-Q4", "start": "2026-10-01", "end": "2026-12-31"}]


def test_json_numbers_have_four_decimals_at_most(tmp_path: Path) -> None:
    found = key_results(tmp_path)["activation"]
    assert (found["progress"], found["expected"], found["gap_points"]) == (0.6429, 0.5495, -9.3407)
    assert found["measure"] == {"form": "metric", "baseline": 41, "target": 55, "unit": "%"}


def test_json_has_no_number_without_data(tmp_path: Path) -> None:
    found = key_results(tmp_path)["silent"]
    assert (found["progress"], found["no_data"], found["status"]) == (None, "no check-in with a value", "no-data")
    assert as_json(tmp_path)["objectives"][0]["without_data"] == 1


def test_json_has_both_statuses(tmp_path: Path) -> None:
    found = key_results(tmp_path)["errors"]
    assert (found["status"], found["derived_status"], found["stated_status"]) == ("on-track", "at-risk", "on-track")


def test_json_has_the_owner_from_the_roster(tmp_path: Path) -> None:
    assert key_results(tmp_path)["activation"]["owner"] == "Maya Okafor"


def test_json_is_ascii(tmp_path: Path) -> None:
    text = json_text(report_record(report_of(tmp_path, HOSTILE)))
    assert text.isascii()
    assert "\x1b" not in text
    assert json.loads(text)["objectives"][0]["key_results"][0]["title"] == "=1+1 \x1b[31mred\nline two \u202e evil"


def test_csv_has_a_line_for_each_entity(tmp_path: Path) -> None:
    kinds = [row["entity"] for row in records(tmp_path)]
    assert [kinds.count(kind) for kind in ("objective", "key-result", "initiative", "kpi")] == [1, 8, 4, 1]


def test_csv_cells_are_never_formulas(tmp_path: Path) -> None:
    rows = records(tmp_path, text=HOSTILE)
    titles = [row["title"] for row in rows]
    assert r"'=1+1 \x1b[31mred line two \u202e evil" in titles
    assert "'-2 huge numbers" in titles
    assert rows[0]["owner"] == "'@maya"
    assert rows[1]["owner"] == "'+cmd"


def test_csv_numbers_stay_numbers(tmp_path: Path) -> None:
    row = next(row for row in records(tmp_path) if row["address"].endswith("/activation"))
    assert (float(row["gap_points"]), row["current"], row["open"]) == (-9.3407, "50", "1")


def test_csv_has_the_numbers_of_the_table(tmp_path: Path) -> None:
    rows = records(tmp_path, compare=date(2026, 10, 20))
    row = next(row for row in rows if row["address"].endswith("/activation"))
    assert (row["progress_before"], row["status_before"]) == ("0.1429", "on-track")
    risky = next(row for row in rows if row["address"].endswith("/regions"))
    assert risky["risk"] == "30"


def test_json_counts_each_team(tmp_path: Path) -> None:
    found = as_json(tmp_path)
    (team,) = found["teams"]
    assert (team["team"], team["cycle"], team["key_results"]) == ("Growth", "2026-Q4", 8)
    assert team["statuses"] == found["summary"]["statuses"]


WRITTEN = EVERY_FORM.replace("value: 50,", "value: 50.0,").replace("baseline: 41,", "baseline: 4_1.10,")
PRECISE = EVERY_FORM.replace("value: 50,", "value: 50.000000000000000000001,").replace("target: 55,", "target: 1e2,")


def test_numbers_of_a_file_are_written_as_they_are_there(tmp_path: Path) -> None:
    text = json_text(report_record(report_of(tmp_path, WRITTEN)))
    for line in ('"baseline": 41.10,', '"target": 55,', '"current": 50.0,'):
        assert line in text
    row = next(row for row in records(tmp_path, text=WRITTEN) if row["address"].endswith("/activation"))
    assert (row["baseline"], row["current"], row["target"]) == ("41.10", "50.0", "55")


def test_numbers_of_a_file_are_exact_and_have_no_exponent(tmp_path: Path) -> None:
    text = json_text(report_record(report_of(tmp_path, PRECISE)))
    assert '"current": 50.000000000000000000001,' in text
    assert '"target": 100,' in text


def test_computed_numbers_have_no_trailing_zeros(tmp_path: Path) -> None:
    text = EVERY_FORM.replace("value: 50,", "value: 48.0,")
    row = next(row for row in records(tmp_path, text=text) if row["address"].endswith("/activation"))
    assert (row["current"], row["progress"]) == ("48.0", "0.5")


def test_a_forecast_may_be_beyond_the_target(tmp_path: Path) -> None:
    text = EVERY_FORM.replace("{date: 2026-11-16, value: 50, ", "{date: 2026-11-02, value: 46}\n          - &")
    text = text.replace("- &", "- {date: 2026-11-16, value: 52, ")
    (row,) = (row for row in report_of(tmp_path, text).key_results() if row.entity.id == "activation")
    forecast = KeyResultRecord.of(row).forecast
    assert forecast is not None
    assert forecast.progress > 1


def test_an_overview_has_a_column_for_each_count(tmp_path: Path) -> None:
    table = overview_table(report_of(tmp_path), By.OBJECTIVE)
    (row,) = csv.DictReader(io.StringIO("\n".join(render_table(table))))
    assert (row["team"], row["objective"]) == ("Growth", "Let new shops open worry-free")
    assert (row["on_track"], row["at_risk"], row["progress"]) == ("4", "1", "0.5122")
