"""JSON, CSV and markdown of the status view."""

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

from okr_cli.output.documents import markdown
from okr_cli.safe_text import json_text
from okr_cli.views.status import csv as status_csv
from okr_cli.views.status import json as status_json
from okr_cli.views.status.document import StatusOptions, status_document
from tests.views.workspace import EVERY_FORM, HOSTILE, report_of


def as_json(root: Path, **given: Any) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(json_text(status_json.document(report_of(root, **given))))
    return loaded


def key_results(root: Path) -> dict[str, dict[str, Any]]:
    rows = as_json(root)["objectives"][0]["key_results"]
    return {row["address"].rsplit("/", 1)[-1]: row for row in rows}


def records(root: Path, **given: Any) -> list[dict[str, str]]:
    text = "\n".join(status_csv.render(report_of(root, **given), with_initiatives=True))
    return list(csv.DictReader(io.StringIO(text)))


def as_markdown(root: Path, text: str = EVERY_FORM, initiatives: bool = False, explain: bool = False) -> list[str]:
    options = StatusOptions(initiatives=initiatives, explain=explain)
    return list(markdown.render(status_document(report_of(root, text), options)))


def test_json_has_a_version_and_a_day(tmp_path: Path) -> None:
    found = as_json(tmp_path)
    assert (found["version"], found["as_of"]) == (1, "2026-11-20")
    assert found["cycles"] == [{"name": "2026-Q4", "start": "2026-10-01", "end": "2026-12-31"}]


def test_json_numbers_have_four_decimals_at_most(tmp_path: Path) -> None:
    found = key_results(tmp_path)["activation"]
    assert (found["progress"], found["expected"], found["gap_points"]) == (0.6429, 0.5495, -9.3407)
    assert found["measure"] == {"form": "metric", "baseline": 41, "target": 55, "unit": "%"}


def test_json_says_no_data_and_gives_no_number(tmp_path: Path) -> None:
    found = key_results(tmp_path)["silent"]
    assert (found["progress"], found["no_data"], found["status"]) == (None, "no check-in with a value", "no-data")
    assert as_json(tmp_path)["objectives"][0]["without_data"] == 1


def test_json_keeps_both_statuses(tmp_path: Path) -> None:
    found = key_results(tmp_path)["errors"]
    assert (found["status"], found["derived_status"], found["stated_status"]) == ("on-track", "at-risk", "on-track")


def test_json_knows_the_owner_by_the_roster(tmp_path: Path) -> None:
    assert key_results(tmp_path)["activation"]["owner"] == "Maya Okafor"


def test_json_is_ascii_so_that_no_terminal_obeys_it(tmp_path: Path) -> None:
    text = json_text(status_json.document(report_of(tmp_path, HOSTILE)))
    assert text.isascii()
    assert "\x1b" not in text
    assert json.loads(text)["objectives"][0]["key_results"][0]["title"] == "=1+1 \x1b[31mred\nline two \u202e evil"


def test_csv_has_a_line_for_each_entity(tmp_path: Path) -> None:
    kinds = [row["entity"] for row in records(tmp_path)]
    assert [kinds.count(kind) for kind in ("objective", "key-result", "initiative", "kpi")] == [1, 8, 4, 1]


def test_csv_cells_never_calculate(tmp_path: Path) -> None:
    rows = records(tmp_path, text=HOSTILE)
    titles = [row["title"] for row in rows]
    assert r"'=1+1 \x1b[31mred line two \u202e evil" in titles
    assert "'-2 huge numbers" in titles
    assert rows[0]["owner"] == "'@maya"
    assert rows[1]["owner"] == "'+cmd"


def test_csv_numbers_stay_numbers(tmp_path: Path) -> None:
    row = next(row for row in records(tmp_path) if row["address"].endswith("/activation"))
    assert (float(row["gap_points"]), row["current"], row["open"]) == (-9.3407, "50", "1")


def test_csv_has_what_the_table_has_in_numbers(tmp_path: Path) -> None:
    rows = records(tmp_path, compare=date(2026, 10, 20))
    row = next(row for row in rows if row["address"].endswith("/activation"))
    assert (row["progress_before"], row["status_before"]) == ("0.1429", "behind")
    risky = next(row for row in rows if row["address"].endswith("/regions"))
    assert risky["risk"] == "30"


def test_json_counts_each_team(tmp_path: Path) -> None:
    found = as_json(tmp_path)
    (team,) = found["teams"]
    assert (team["team"], team["cycle"], team["key_results"]) == ("Growth", "2026-Q4", 8)
    assert team["statuses"] == found["summary"]["statuses"]


def test_markdown_tables_keep_their_columns_whatever_the_text(tmp_path: Path) -> None:
    lines = as_markdown(tmp_path, HOSTILE, initiatives=True)
    rows = [line for line in lines if line.startswith("|")]
    bars = {line.replace("\\|", "").count("|") for line in rows[:7]}
    assert bars == {10}


def test_markdown_shows_text_as_text(tmp_path: Path) -> None:
    text = "\n".join(as_markdown(tmp_path, HOSTILE))
    for live in ("<script>", ":tada:", "@maya", "#12 ", "[beta]", "`code`", "*bold*", "\x1b"):
        assert live not in text.replace("\\" + live, "")
    assert "&lt;script&gt;" in text


def test_markdown_says_what_the_table_says(tmp_path: Path) -> None:
    text = "\n".join(as_markdown(tmp_path, explain=True))
    row = next(line for line in text.splitlines() if "Lift first orders" in line)
    assert row.startswith("| ↳ Lift first orders from 41% to 55%<br>✗ its KPI is unhealthy: Months of cash, 17 months")
    assert "| Maya Okafor | 64% (41 → 50 → 55%) | +9 | ✓ on track |" in row
    assert "(the numbers say ✗ at risk)" in text
    assert "no data (5 → ? → 9)" in text
    assert "## KPIs" in text
