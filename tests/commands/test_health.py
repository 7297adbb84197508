"""``okr health`` from the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.commands.running import okr

GROWTH = """\
okr: 1
cycle: 2026-Q4
team: Growth
objectives:
  - id: start
    title: Let new shops open worry-free
    owner: Maya Okafor
    shared_with: [Sales]
    key_results:
      - id: activation
        title: Lift first orders from 41% to 55%
        owner: Maya Okafor
        measure: {baseline: 41, target: 50, unit: "%"}
        changes: [{date: 2026-11-02, target: {from: 55, to: 50}, reason: Half of the cohort left}]
        check_ins:
          - {date: 2026-10-07, value: 43}
          - {date: 2026-10-14, value: 44}
          - {date: 2026-11-11, value: 47}
        initiatives:
          - {id: fields, title: Cut the form to three fields, owner: Jonas Lind, status: shipped, finished: 2026-10-10,
             hypothesis: {belief: Fewer fields help, expect: +6, within: 2 weeks}, verdict: validated}
          - {id: film, title: Record a film, owner: Jonas Lind, status: dropped, finished: 2026-11-03,
             hypothesis: {belief: A film helps, expect: +6, within: 2 weeks}}
          - {id: van, title: Rent a van, owner: Jonas Lind, status: idea}
      - {id: fed, title: Cut errors from 30 to 10, measure: {baseline: 30, target: 10},
         check_ins: [{date: 2026-11-16, value: 20, source: errors.csv}]}
      - {id: gone, title: Grow seats from 5 to 9, owner: Ida Berg, measure: {baseline: 5, target: 9},
         dropped: {date: 2026-11-02, reason: We left that market}}
"""
SALES = """\
okr: 1
cycle: 2026-Q4
team: Sales
objectives:
  - title: Win small shops without a visit
    owner: Tom Voss
    key_results:
      - id: wins
        title: Raise wins from 5 to 9
        owner: Tom Voss
        measure: {baseline: 5, target: 9}
        check_ins: [{date: 2026-10-08, value: 5}, {date: 2026-10-15, value: 6}, {date: 2026-10-22, value: 6}]
"""
DRAFT = SALES.replace("team: Sales", "team: People\nstate: draft")


def closed(confidences: list[int]) -> str:
    """A closed quarter in which every Key Result with confidence 7 or more was reached."""
    key_results = "".join(
        f"      - {{id: kr-{number}, title: Raise number {number} from 0 to 10, owner: Tom Voss,\n"
        "         measure: {baseline: 0, target: 10}, check_ins: [\n"
        f"         {{date: 2026-08-03, value: 1, confidence: {confidence}}},"
        f" {{date: 2026-09-29, value: {10 if confidence > 6 else 2}}}]}}\n"
        for number, confidence in enumerate(confidences)
    )
    return SALES.partition("      - id: wins")[0].replace("2026-Q4", "2026-Q3\nstate: closed") + key_results


@pytest.fixture(autouse=True)
def company(folder: Path) -> Path:
    (folder / "okr.toml").touch()
    for name, text in (("growth", GROWTH), ("sales", SALES), ("people", DRAFT)):
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def shown(*arguments: str) -> str:
    result = okr("health", *arguments, "--as-of", "2026-11-20")
    assert (result.code, result.err) == (0, "")
    return result.out


def data(*arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(shown(*arguments, "--format", "json"))
    return found


def parts(practice: dict[str, Any]) -> dict[str, tuple[int, int]]:
    return {key: (found["number"], found["total"]) for key, found in practice.items() if isinstance(found, dict)}


def test_each_line_has_a_number_and_the_teams_to_look_at() -> None:
    lines = dict(line.split("  ", 1) for line in shown().splitlines() if "%, " in line and "elapsed" not in line)
    assert {label: text.strip() for label, text in lines.items()} == {
        "Check-ins on time": "33%, 6 of 18 weeks; missed in Growth (9) and Sales (3)",
        "Key Results that went stale": "100%, 3 of 3 (2 stale now); in Growth (2) and Sales (1)",
        "Key Results with data": "67%, 2 of 3 (1 more whose data comes only from a source); missing from Growth (1)",
        "Key Results with an owner": "67%, 2 of 3; missing from Growth (1)",
        "Key Results with a measure": "100%, 3 of 3",
        "Key Results with Initiatives": "33%, 1 of 3; missing from Growth (1) and Sales (1)",
        "Retargeted Key Results": "33%, 1 of 3 (1 easier); in Growth (1)",
        "Initiatives with a hypothesis": "100%, 2 of 2",
        "Hypotheses with a verdict": "50%, 1 of 2 due (1 validated); missing from Growth (1)",
        "Initiatives dropped early": "100%, 1 of 1 dropped",
    }


def test_drafts_and_dropped_entries_are_mentioned_but_not_counted() -> None:
    text = shown()
    assert "3 teams, 2 Objectives, 3 Key Results, 3 Initiatives" in text.splitlines()
    assert "1 draft and 1 dropped Key Result not counted" in text.splitlines()


@pytest.mark.parametrize(("owner", "number"), [("tbd", 0), ("Priya & Tom", 0), ("À définir", 0), ("Tom Voss", 1)])
def test_an_owner_is_one_person(company: Path, owner: str, number: int) -> None:
    (company / "sales.yaml").write_text(SALES.replace("Tom Voss", owner), encoding="utf-8")
    assert parts(data("--team", "Sales")["total"])["with_owner"] == (number, 1)


def test_teams_add_up_to_the_company_and_a_shared_objective_counts_once() -> None:
    found = data()
    teams = {team["team"]: parts(team["practice"]) for team in found["teams"]}
    assert list(teams) == ["Growth", "People", "Sales"]
    for key, (number, total) in parts(found["total"]).items():
        assert (number, total) == tuple(sum(team[key][at] for team in teams.values()) for at in (0, 1)), key
    assert parts(data("--team", "Sales")["total"]) == teams["Sales"]
    assert data("--team", "Sales")["total"]["objectives"] == 1


def test_values_from_a_source_change_no_figure() -> None:
    before = data()
    path = Path("sales.yaml")
    fed = "[{date: 2026-11-01, value: 7, confidence: 9, source: wins.csv}, {date: 2026-10-08,"
    path.write_text(SALES.replace("[{date: 2026-10-08,", fed), encoding="utf-8")
    assert data() == before


def test_confidence_is_compared_with_results_if_there_are_enough(company: Path) -> None:
    assert "No closed cycles yet." in shown()
    (company / "q3.yaml").write_text(closed([8] * 12 + [5, 2]), encoding="utf-8")
    lines = shown().splitlines()
    assert lines[-4:] == [
        "14 Key Results from the closed cycle 2026-Q3",
        "7 to 10  12 of 12 reached: 100%, 95% interval 76% to 100%",
        "4 to 6   0 of 1 reached; too few for a percentage (12 needed)",
        "0 to 3   0 of 1 reached; too few for a percentage (12 needed)",
    ]
    assert data("--cycle", "2026-Q4")["calibration"]["cycles"] == []
    assert data("--team", "Growth")["calibration"]["key_results"] == 0
    bands = data("--cycle", "2026-Q3")["calibration"]["bands"]
    assert [(band["total"], band["share"]) for band in bands] == [(1, None), (1, None), (12, 1)]


def test_there_is_no_share_in_the_first_week() -> None:
    text = okr("health", "--as-of", "2026-10-04").out
    assert "Check-ins on time              no full week yet" in text.splitlines()
    assert "On time" not in text


def test_settings_that_leave_more_time_count_longer_periods(company: Path) -> None:
    (company / "okr.toml").write_text("[thresholds]\nstale-days = 28\n")
    assert "44%, 4 of 9 periods of 2 weeks" in shown()


def test_it_lists_no_people() -> None:
    text = "".join(shown("--format", name) for name in ("table", "json", "markdown", "csv"))
    assert not [name for name in ("Maya", "Jonas", "Tom", "Ida") if name in text]
    assert "no such option: --owner" in okr("health", "--owner", "maya").complaint


def test_csv_has_a_row_per_team() -> None:
    head, *rows = shown("--format", "csv").splitlines()
    assert head.startswith("team,cycle,objectives,key_results,initiatives,check_ins,check_ins_of,")
    assert [row.split(",")[:7] for row in rows] == [
        ["Growth", "2026-Q4", "1", "2", "3", "3", "12"],
        ["People", "2026-Q4", "0", "0", "0", "0", "0"],
        ["Sales", "2026-Q4", "1", "1", "0", "3", "6"],
    ]


def test_with_only_drafts_there_is_nothing_to_count(company: Path) -> None:
    for name in ("growth", "sales"):
        (company / f"{name}.yaml").unlink()
    assert "There are no Key Results to count." in shown()


def test_a_team_name_is_never_interpreted(company: Path) -> None:
    evil = r'team: "::error::=1+1 [bold]evil[/bold] \e[31m | <b>"'
    (company / "sales.yaml").write_text(SALES.replace("team: Sales", evil), encoding="utf-8")
    for name in ("table", "markdown", "csv"):
        lines = shown("--format", name).splitlines()
        assert any("evil" in line for line in lines)
        assert not [line for line in lines if "\x1b" in line or line.startswith(("::", "="))]
