"""Shared Objectives appear in the views of each team but count only in their own."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.commands.running import okr
from tests.rules.linting import lint_texts

GROWTH = """\
okr: 1
cycle: 2026-Q4
team: Growth
objectives:
  - id: start
    title: Give new customers a confident start
    owner: Maya Okafor
    shared_with: [sales, Ops, Sales, Growth]
    key_results:
      - id: activation
        title: Lift activation from 41% to 55%
        owner: Priya Raman
        measure: {baseline: 41, target: 55, unit: "%"}
        check_ins:
          - {date: 2026-10-12, value: 43}
          - {date: 2026-11-16, value: 44, status: at-risk, note: Slow}
        initiatives:
          - {id: setup, title: Redesign setup step 2, owner: Jonas Lind, status: in-progress, started: 2026-10-08,
             due: 2026-11-10, impact: high, effort: low}
      - {id: calls, title: Cut calls from 300 to 120, owner: Tom Becker, measure: {baseline: 300, target: 120},
         check_ins: [{date: 2026-10-12, value: 280}]}
  - id: back
    title: Win back those who left
    owner: Maya Okafor
    key_results:
      - {id: shops, title: Win back 40 shops, owner: Maya Okafor, measure: {baseline: 0, target: 40},
         check_ins: [{date: 2026-11-16, value: 22}]}
"""
SALES = """\
okr: 1
cycle: 2026-Q4
team: Sales
objectives:
  - id: pipe
    title: Fill the pipeline for spring
    owner: Ines Moreau
    key_results:
      - {id: win, title: Raise the win rate from 20% to 25%, owner: Kai Weber, measure: {baseline: 20, target: 25},
         check_ins: [{date: 2026-10-16, value: 21}]}
"""
FILES = {"growth.yaml": GROWTH, "sales.yaml": SALES}
HOME, BY_GROWTH = "2026-Q4/growth/start", "(shared by Growth)"


@pytest.fixture(autouse=True)
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two teams with files. One shares an Objective with the other and with a team without a file."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "110")
    (tmp_path / "okr.toml").touch()
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")


def shown(*arguments: str) -> str:
    outcome = okr(*arguments, "--as-of", "2026-11-20")
    assert outcome.code == 0, outcome.err
    return outcome.out


def data(*arguments: str) -> Any:
    return json.loads(shown(*arguments, "--format", "json"))


def lines_with(text: str, words: str) -> list[str]:
    return [line for line in text.splitlines() if words in line]


def test_for_all_teams_it_is_listed_once_and_named_under_teams_that_share_it() -> None:
    text = shown("status")
    assert text.index("Growth") < text.index("Ops") < text.index("Sales")
    assert len(lines_with(text, "Give new customers")) == 3
    assert len(lines_with(text, "Lift activation")) == 1
    assert len(lines_with(text, "shared with sales and Ops")) == 1
    assert len(lines_with(text, "shared by Growth (shown there)")) == 2
    report = data("status")
    assert [(row["team"], row["shared_with"]) for row in report["objectives"]] == [
        ("Growth", ["sales", "Ops"]),
        ("Growth", []),
        ("Sales", []),
    ]
    assert report["objectives"][0]["key_results"][0]["shared_with"] == ["sales", "Ops"]


@pytest.mark.parametrize("asked", [("--team", "Sales"), ("sales",), ("2026-Q4/sales",)])
def test_a_team_that_shares_it_sees_it_but_does_not_count_it(asked: tuple[str, ...]) -> None:
    text = shown("status", *asked)
    assert "1 Objective, 1 Key Result:" in text
    assert "1 Objective shared by other teams (not counted)" in text
    assert "shared by Growth (counted there)" in text
    assert "Cut calls" in text
    assert "Win back" not in text
    report = data("status", *asked)
    assert [row["address"] for row in report["objectives"]] == [HOME, "2026-Q4/sales/pipe"]
    assert (report["summary"]["objectives"], report["summary"]["shared"]) == (1, 1)
    assert [(team["team"], team["key_results"]) for team in report["teams"]] == [("Sales", 1)]
    rows = list(csv.DictReader(io.StringIO(shown("status", *asked, "--format", "csv"))))
    assert [(row["team"], row["shared_with"]) for row in rows if row["entity"] == "objective"] == [
        ("Growth", "sales, Ops"),
        ("Sales", ""),
    ]


def test_a_team_without_a_file_sees_what_it_shares() -> None:
    for asked in (["--team", "ops"], ["ops"]):
        text = shown("status", *asked)
        assert "0 Objectives, 0 Key Results" in text
        assert "Lift activation" in text
    assert okr("status", "--team", "sails").complaint == "no team matches 'sails'; did you mean Sales?"


def test_two_teams_that_share_it_list_it_once() -> None:
    report = data("status", "--team", "Sales", "--team", "Growth")
    assert [row["address"] for row in report["objectives"]].count(HOME) == 1
    assert (report["summary"]["objectives"], report["summary"]["shared"]) == (3, 0)


def test_a_narrower_view_names_no_other_team() -> None:
    for asked in (["--owner", "Priya Raman"], [HOME]):
        text = shown("status", *asked)
        assert len(lines_with(text, "Give new customers")) == 1
        assert "Ops" not in text.replace("shared with sales and Ops", "")


def test_other_groups_name_its_team() -> None:
    assert BY_GROWTH in shown("status", "--team", "Sales", "--by", "owner")
    assert "shared by Growth (counted there)" in shown("status", "--team", "Sales", "--by", "objective")
    by_objective = shown("status", "--team", "Sales", "--overview", "--by", "objective", "--format", "markdown")
    assert f"Give new customers a confident start {BY_GROWTH}" in by_objective


def test_the_overview_counts_it_once_and_shows_who_shares_it() -> None:
    rows = list(csv.DictReader(io.StringIO(shown("status", "--overview", "--format", "csv"))))
    assert [(row["team"], row["objectives"], row["key_results"], row["progress"], row["shared"]) for row in rows] == [
        ("Growth", "2", "3", "0.3563", "0"),
        ("Ops", "0", "0", "", "1"),
        ("Sales", "1", "1", "0.2", "1"),
    ]
    assert lines_with(shown("status", "--overview"), "Ops")[0].split() == ["Ops", "0", "1"]


def test_the_meeting_of_a_team_is_also_about_what_it_shares() -> None:
    text = shown("review", "--team", "Sales", "--since", "2026-11-13")
    assert f"✗ Lift activation from 41% to 55%, Priya Raman {BY_GROWTH}" in text
    assert lines_with(text, "Growth: Lift activation")  # in the table, where the end of a title may be cut
    assert f"Jonas Lind (overdue by 10 days) {BY_GROWTH}" in text
    assert f"Cut calls from 300 to 120 (Tom Becker, last check-in 39 days ago) {BY_GROWTH}" in " ".join(text.split())
    full = shown("review", "--team", "Sales", "--since", "2026-11-13", "--full")
    assert f"✗ at risk: Lift activation from 41% to 55%, Priya Raman {BY_GROWTH}" in full
    assert f"Lift activation from 41% to 55% {BY_GROWTH}\n  Slow" in full
    report = data("review", "--team", "Sales")
    assert report["summary"] == data("status", "--team", "Sales")["summary"]
    assert {item["team"] for item in report["troubled"]} == {"Growth", "Sales"}


def test_a_meeting_of_several_teams_lists_it_once() -> None:
    text = shown("review", "--since", "2026-11-13")
    assert len(lines_with(text, "Lift activation")) == 1
    assert "No new check-in: 2 of 4 Key Results (Growth: 1, Sales: 1)" in text
    ops_and_sales = shown("review", "--since", "2026-11-13", "--team", "Ops", "--team", "Sales")
    assert "1 Objective, 1 Key Result" in ops_and_sales


def test_what_is_due_counts_in_its_own_team() -> None:
    everybody, growth, sales = data("due"), data("due", "--team", "Growth"), data("due", "--team", "Sales")
    assert everybody["total"] == growth["total"] + sales["total"] == 4
    assert (sales["total"], sales["shared"], everybody["shared"]) == (1, 3, 0)
    text = shown("due", "--team", "Sales")
    assert "4 action items for 4 owners, 3 of them in Objectives owned by other teams" in text
    assert f"Redesign setup step 2 {BY_GROWTH}" in text
    assert "4 action items for 4 owners\n" in shown("due")


def test_priorities_of_shared_objectives_are_listed_separately() -> None:
    assert [group["heading"] for group in data("prioritize", "--team", "Sales")["groups"]] == [f"Sales {BY_GROWTH}"]
    every = data("prioritize")["groups"]
    assert [(group["heading"], len(group["initiatives"])) for group in every] == [("Growth", 1)]


def test_the_retrospective_scores_it_separately() -> None:
    text = shown("review", "--close", "--team", "Sales")
    assert "No kind set: 1 Key Result;" in text
    assert text.index("Sales · Scores") < text.index("Shared by Growth · Scores") < text.index("Lift activation")
    report = data("review", "--close", "--team", "Sales")
    assert [row["address"] for row in report["objectives"]] == ["2026-Q4/sales/pipe"]
    assert [(row["address"], row["shared_with"]) for row in report["shared"]] == [(HOME, ["sales", "Ops"])]
    everybody = shown("review", "--close")
    assert "No kind set: 4 Key Results;" in everybody
    assert "Ops" not in everybody


def test_show_names_the_teams() -> None:
    assert lines_with(shown("show", "start"), "Shared with")[0].split("  ")[-1].strip() == "sales and Ops"
    assert data("show", "start", "--team", "Ops")["shared_with"] == ["sales", "Ops"]


PEOPLE = "okr: 1\npeople: [{name: Ida Berg, team: Support}]\n"


@pytest.mark.parametrize(
    ("written", "people", "found", "help_text"),
    [
        ("Slaes", "", "'Slaes' is not a team in this workspace", "Did you mean 'Sales'?"),
        ("Legal", "", None, ""),  # a team may have its OKRs elsewhere
        ("Legal", PEOPLE, "'Legal' is not a team in this workspace", "Teams: Growth, Sales, Sales EU, Support."),
        ("Support", PEOPLE, None, ""),
        ("SALES", PEOPLE, None, ""),
        ("Sales US", "", None, ""),  # beside "Sales EU"
        ("Sails EU", "", "'Sails EU' is not a team in this workspace", "Did you mean 'Sales EU'?"),
    ],
)
def test_a_team_that_nobody_knows_is_found_where_teams_are_known(
    written: str, people: str, found: str | None, help_text: str
) -> None:
    texts = FILES | {
        "growth.yaml": GROWTH.replace("[sales, Ops, Sales, Growth]", f"[{written}]"),
        "eu.yaml": SALES.replace("team: Sales", "team: Sales EU"),
        **({"people.yaml": people} if people else {}),
    }
    findings = lint_texts(dict(texts), rules=("unknown-reference",)).findings
    assert [(finding.message, finding.help) for finding in findings] == ([(found, help_text)] if found else [])
