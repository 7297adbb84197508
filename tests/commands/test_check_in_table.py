"""``okr check-in --from``: a table of check-ins, all or none."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.commands.check_in_team import TEAM
from tests.commands.running import okr

TABLE = """\
entity,date,value,confidence,note,source,done
activation,2024-11-04,48%,7,"Second, better cohort",,
activation,2024-10-28,46,,,,
response-time,2024-11-04,3.8,,,tickets.csv,
pilot,2024-11-04,,8,,,2
audit,2024-11-04,no,,,,
"""


@pytest.fixture(autouse=True)
def team(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OKR_STATE_DIR", str(folder.parent / "state"))
    (folder / "okr.toml").touch()
    path = folder / "okrs.yaml"
    path.write_text(TEAM, encoding="utf-8")
    return path


def table(text: str) -> str:
    Path("in.csv").write_text(text, encoding="utf-8")
    return "in.csv"


def test_every_row_is_written_in_date_order_and_reported(team: Path) -> None:
    done = okr("check-in", "--from", table(TABLE))
    assert done.code == 0
    assert done.out.splitlines() == [
        "activation  44 → 46%, 36% of the way, on track (+6), on 2024-10-28",
        "activation  46 → 48%, 50% of the way, on track (+13), on 2024-11-04",
        "response-time  3.8 h (first value), healthy (<= 4 h), on 2024-11-04",
        "pilot  0 → 2 of 3 milestones by weight, 67% of the way, on track (+29), on 2024-11-04",
        "audit  still not done, due by 2024-12-31, on 2024-11-04",
        "5 check-ins written",
    ]
    lines = [line.strip() for line in team.read_text(encoding="utf-8").splitlines()]
    first = lines.index("- {date: 2024-10-28, value: 46}")
    assert lines[first + 1] == '- {date: 2024-11-04, value: 48, confidence: 7, note: "Second, better cohort"}'
    assert "- {title: First customer pays, weight: 2, done: 2024-11-04}" in lines
    assert "source: tickets.csv" in team.read_text(encoding="utf-8")
    assert okr("lint", "--fail-on", "error").code == 0


def test_a_second_run_and_a_duplicate_row_change_nothing(team: Path) -> None:
    assert okr("check-in", "--from", table(TABLE)).code == 0
    after = team.read_text(encoding="utf-8")
    again = okr("check-in", "--from", table(TABLE + TABLE.partition("\n")[2]))
    assert (again.code, again.out) == (0, "0 check-ins written, 5 already recorded\n")
    assert team.read_text(encoding="utf-8") == after


def test_json_and_standard_input_do_the_same(team: Path) -> None:
    rows = [
        {"entity": "activation", "date": "2024-10-28", "value": 46},
        {"entity": "audit", "date": "2024-11-04", "value": True},
    ]
    assert okr("check-in", "--from", "-", stdin=json.dumps(rows).encode()).code == 0
    text = team.read_text(encoding="utf-8")
    assert "- {date: 2024-10-28, value: 46}" in text
    assert "measure: {done: 2024-11-04}" in text
    lines = "".join(f"{json.dumps(row)}\n" for row in rows)
    assert "0 check-ins written, 2 already recorded" in okr("check-in", "--from", "-", stdin=lines.encode()).out


def test_all_problems_are_reported_at_once_with_row_and_column(team: Path) -> None:
    tomorrow = date.today() + timedelta(days=1)
    text = f"""\
entity,date,value,confidence,status,done
activation,2024-11-04,48,7,,
activation,2024-11-11,4x8,12,fine,
nothing,2024-11-11,1,,,
,2024-11-11,1,,,
start,2024-11-11,1,,,
activation,{tomorrow},49,,,
activation,11.11.2024,49,,,
activation,2024-11-04,49,,,
activation,2024-10-21,45,,,
activation,2024-11-18,480,,,
pilot,2024-11-18,,,,3
audit,2024-11-18,,,,
"""
    done = okr("check-in", "--from", table(text))
    assert (done.code, done.out) == (2, "")
    assert team.read_text(encoding="utf-8") == TEAM
    assert done.err.splitlines() == [
        "okr: in.csv: row 3, value: '4x8' is not a number; write digits only, such as 41, 0.5 or 1200",
        "okr: in.csv: row 3, confidence: '12' is not a valid confidence; type a whole number from 0 to 10, "
        "such as 6 for 60%",
        "okr: in.csv: row 3, status: 'fine' is not a status; use on-track, behind or at-risk",
        "okr: in.csv: row 4, entity: nothing matches 'nothing'; choose from 2024-Q4/growth/response-time, "
        "2024-Q4/growth/start/activation, 2024-Q4/growth/start/audit, 2024-Q4/growth/start/balance and "
        "2024-Q4/growth/start/pilot",
        "okr: in.csv: row 5, entity: empty; add a Key Result or KPI",
        "okr: in.csv: row 6, entity: 'start' is an Objective; expected a Key Result or KPI",
        f"okr: in.csv: row 7, date: {tomorrow} is in the future; today is {date.today()}",
        "okr: in.csv: row 8, date: '11.11.2024' is not a date; write it as YYYY-MM-DD",
        "okr: in.csv: row 12, done: '3' is not a milestone of pilot; type "
        "1 for Contract signed or 2 for First customer pays",
        "okr: in.csv: row 13, value: nothing to record for audit; add yes or no or a note",
        "okr: in.csv: row 9: activation already has a check-in for 2024-11-04 in row 2",
        "okr: in.csv: row 10, date: 2024-10-21 already has a check-in with value 44; use --force to write it anyway",
        "okr: in.csv: row 11, value: 480% is far outside the range from 41 to 55%; use --force to write it anyway",
        "okr: nothing was written: 13 problems in 11 rows",
    ]


def test_force_writes_likely_mistakes(team: Path) -> None:
    done = okr("check-in", "--force", "--from", table("entity,date,value\nactivation,2024-10-21,450\n"))
    assert done.code == 0
    assert "- {date: 2024-10-21, value: 450, confidence: 6, ask: One designer.}" in team.read_text(encoding="utf-8")


def test_a_dry_run_prints_one_patch(team: Path) -> None:
    done = okr("check-in", "--dry-run", "--from", table(TABLE))
    assert done.code == 0
    assert team.read_text(encoding="utf-8") == TEAM
    assert done.out.count("+++ b/okrs.yaml") == 1
    assert "+          - {date: 2024-10-28, value: 46}" in done.out


def test_rows_of_two_workspaces_are_refused(team: Path) -> None:
    nested = team.parent / "nested"
    nested.mkdir()
    (nested / "okr.toml").touch()
    text = TEAM.replace("id: activation", "id: inner").replace("team: Growth", "team: Inner")
    (nested / "okrs.yaml").write_text(text, encoding="utf-8")
    rows = "entity,date,value\nactivation,2024-10-28,46\ninner,2024-10-28,46\n"
    complaint = okr("check-in", "--from", table(rows)).complaint
    assert complaint == "the rows belong to 2 workspaces (. and nested); run 'okr check-in' in one workspace at a time"
    assert team.read_text(encoding="utf-8") == TEAM


def test_a_missing_file_is_one_line() -> None:
    assert okr("check-in", "--from", "none.csv").complaint == "none.csv: no such file or directory"
