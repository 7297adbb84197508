"""Dropped entries are shown with their reason, but not counted and not checked by any rule from their date on."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.commands.running import okr

KEPT = """\
okr: 1
cycle: 2026-Q4
team: Dispatch
objectives:
  - id: whole
    title: Let every parcel arrive whole
    owner: Kofi Mensah
    key_results:
      - id: breakages
        title: Cut breakages from 3.0% to 1.0%
        owner: Kofi Mensah
        measure: {baseline: 3.0, target: 1.0, unit: "%"}
        check_ins: [{date: 2026-11-16, value: 2.0, confidence: 7}]
        initiatives:
          - {id: felt, title: Line the courier vans with felt, owner: Lena Vogel, status: in-progress}
      - id: ratings
        title: Raise parcel ratings from 3.9 to 4.4
        owner: Kofi Mensah
        measure: {baseline: 3.9, target: 4.4}
        check_ins: [{date: 2026-11-16, value: 4.1, confidence: 7}]
        initiatives:
          - {id: cards, title: Ask 300 customers for a rating, owner: Lena Vogel, status: in-progress}
"""
GONE = """\
      - id: night
        title: Raise night deliveries from 5% to 20%
        owner: Samir Novak
        kind: committed
        measure: {baseline: 5, target: 20, unit: "%"}
        dropped: {date: 2026-11-09, reason: "The city, it turns out, forbids it"}
        check_ins: [{date: 2026-10-12, value: 5, status: at-risk}]
        initiatives:
          - {id: vans, title: Lease 3 electric vans, owner: Samir Novak, status: in-progress, started: 2026-10-05, due: 2026-11-01}
          - {id: route, title: Plan 12 night routes, owner: Samir Novak, status: shipped, verdict: invalidated}
"""  # noqa: E501
ELSEWHERE = """\
okr: 1
cycle: 2026-Q4
initiatives:
  - {id: permit, key_result: night, title: Apply for the night permit, owner: Samir Novak, status: to-do, due: 2026-11-01}
"""  # noqa: E501
WHOLE_OBJECTIVE = """\
  - id: abroad
    title: Become the neighbor's first choice abroad
    owner: Nora Haddad
    dropped: {date: 2026-11-09, reason: We left that market}
    key_results:
      - {id: countries, title: Raise countries served from 1 to 4, owner: Nora Haddad, measure: {baseline: 1, target: 4}}
      - {id: partners, title: Raise partners from 0 to 12, owner: Nora Haddad, measure: {baseline: 0, target: 12}}
"""  # noqa: E501
EVERYTHING = KEPT + GONE + WHOLE_OBJECTIVE
BEFORE, AFTER = "2026-11-08", "2026-11-20"
RULES = ("--select", "rhythm,ownership,measure,hypothesis,focus,wording,links", "--ignore", "derived-id")


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "okr.toml").touch()
    (tmp_path / "okrs.yaml").write_text(EVERYTHING, encoding="utf-8")
    (tmp_path / "elsewhere.yaml").write_text(ELSEWHERE, encoding="utf-8")
    return tmp_path


def found(*arguments: str, on: str = AFTER) -> Any:
    result = okr(*arguments, "--as-of", on, "--format", "json")
    assert result.code == 0, result.err
    return json.loads(result.out)


def objective(report: Any, name: str) -> Any:
    return next(each for each in report["objectives"] if each["address"].endswith(name))


def test_dropped_entries_are_left_out_of_every_mean_and_count(workspace: Path) -> None:
    whole = objective(found("status"), "whole")
    assert whole["progress"] == pytest.approx(0.45)
    assert (whole["counted_key_results"], whole["left_out"], whole["status"]) == (2, 1, "behind")
    summary = found("status")["summary"]
    assert (summary["objectives"], summary["key_results"], summary["dropped"]) == (1, 2, 4)
    assert sum(summary["statuses"].values()) == 2
    assert summary["stale"] == 0
    night = whole["key_results"][2]
    assert night["dropped"] == {"date": "2026-11-09", "reason": "The city, it turns out, forbids it"}
    assert (night["status"], night["score"], night["gap_points"], night["stale"], night["left_out"]) == (
        "dropped",
        None,
        None,
        False,
        "dropped",
    )


def test_the_day_before_it_counts_like_any_other(workspace: Path) -> None:
    report = found("status", on=BEFORE)
    assert (report["summary"]["objectives"], report["summary"]["key_results"], report["summary"]["dropped"]) == (
        2,
        5,
        0,
    )
    night = objective(report, "whole")["key_results"][2]
    assert (night["dropped"], night["stated_status"], night["stale"]) == (None, "at-risk", True)
    assert night["initiatives"][0]["overdue"]


def test_a_comparison_sees_both_states(workspace: Path) -> None:
    report = found("status", "--compare", BEFORE)
    night = objective(report, "whole")["key_results"][2]
    assert (night["before"]["status"], night["status"]) == ("at-risk", "dropped")
    assert objective(report, "abroad")["before"]["status"] == "no-data"
    assert objective(report, "abroad")["status"] == "dropped"


def test_its_open_work_counts_as_dropped_wherever_it_is_written(workspace: Path) -> None:
    night = objective(found("status"), "whole")["key_results"][2]
    assert night["delivery"] == {"open": 0, "shipped": 1, "dropped": 2}
    assert {each["status"] for each in night["initiatives"]} == {"dropped", "shipped"}
    assert not any(each["overdue"] or each["stalled"] for each in night["initiatives"])
    assert found("prioritize", on=BEFORE) != found("prioritize")


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_table_shows_it_with_its_reason(workspace: Path, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    out = re.sub(r"\s+", " ", okr("status", "--as-of", AFTER).out)
    assert "× dropped" in out
    assert "dropped on 2026-11-09: The city, it turns out, forbids it" in out
    assert out.count("dropped on 2026-11-09: We left that market") == 1
    assert "4 dropped (not counted)" in out


@pytest.mark.parametrize("command", [("status",), ("review", "--since", BEFORE), ("review", "--close")])
def test_markdown_shows_it_with_its_reason(workspace: Path, command: tuple[str, ...]) -> None:
    out = okr(*command, "--as-of", AFTER, "--format", "markdown").out
    assert "The city, it turns out, forbids it" in out
    assert "We left that market" in out


def test_csv_has_the_date_and_the_reason(workspace: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(okr("status", "--as-of", AFTER, "--format", "csv").out)))
    night = next(row for row in rows if row["address"].endswith("night"))
    assert (night["dropped_on"], night["dropped_reason"], night["dropped"], night["status"]) == (
        "2026-11-09",
        "The city, it turns out, forbids it",
        "2",
        "dropped",
    )


def test_show_gives_the_date_and_the_reason(workspace: Path) -> None:
    out = okr("show", "night", "--as-of", AFTER).out
    assert "on 2026-11-09" in out
    assert "The city, it turns out, forbids it" in out
    assert "Score" not in out
    assert "Status" not in out
    assert "dropped with its Key Result" in okr("show", "vans", "--as-of", AFTER).out
    assert "on 2026-11-09" in okr("show", "countries", "--as-of", AFTER).out
    assert "2026-11-09" not in okr("show", "night", "--as-of", BEFORE).out


def test_one_meeting_mentions_it(workspace: Path) -> None:
    agenda = found("review", "--since", "2026-11-02")
    assert [(item["address"].rpartition("/")[2], item["day"]) for item in agenda["dropped"]] == [
        ("night", "2026-11-09"),
        ("abroad", "2026-11-09"),
    ]
    page = okr("review", "--since", "2026-11-02", "--as-of", AFTER).out
    assert "Key Result dropped on 2026-11-09: Raise night deliveries" in page
    assert "dropped on 2026-11-09" not in okr("review", "--since", "2026-11-10", "--as-of", AFTER).out
    named = json.dumps({key: value for key, value in agenda.items() if key != "dropped"})
    assert not re.search("night|abroad|vans|permit", named)


def test_nothing_is_due_for_it(workspace: Path) -> None:
    assert found("due")["total"] == 0
    assert found("due", on=BEFORE)["total"] > 0
    assert found("due", "--cycle", "2026-Q4", on="2027-01-20") != found("due")
    late = json.dumps(found("due", "--cycle", "2026-Q4", on="2027-01-20"))
    assert not re.search("night|abroad|countries|vans|permit", late)


def test_the_retrospective_lists_it_without_a_score(workspace: Path) -> None:
    report = found("review", "--close", "--cycle", "2026-Q4", on="2027-01-05")
    whole = objective(report, "whole")
    assert whole["key_results"][2]["score"] is None
    assert whole["key_results"][2]["dropped"]["date"] == "2026-11-09"
    assert sum(kind["scored"] for kind in report["kinds"]) == 2
    assert objective(report, "abroad")["score"] is None
    assert not re.search("night|abroad", json.dumps([report["missing"], report["carries_forward"]]))
    page = okr("review", "--close", "--cycle", "2026-Q4", "--as-of", "2027-01-05").out
    assert "Dropped: 1 Key Result, 1 Objective" in page
    assert "Dropped on 2026-11-09: The city, it turns out, forbids it" in page


@pytest.mark.parametrize("removed", ["id", "measure", "owner", "check_ins", "title"])
def test_no_rule_reports_dropped_entries(workspace: Path, removed: str) -> None:
    text = (workspace / "okrs.yaml").read_text(encoding="utf-8")
    kept, gone = text[: len(KEPT)], text[len(KEPT) :]
    if removed == "title":
        gone = re.sub(r"title: [^,\n]*", "title: Improve things", gone)
    gone = re.sub(rf"^ +{removed}: .*\n|(?<=[{{ ]){removed}: [^,{{}}]*, ", "", gone, flags=re.M)
    (workspace / "okrs.yaml").write_text(kept + gone, encoding="utf-8")
    (workspace / "elsewhere.yaml").unlink()
    report = json.loads(okr("lint", *RULES, "--as-of", AFTER, "--output-format", "json").out)
    first = kept.count("\n")
    assert [each for each in report["diagnostics"] if each["start"]["line"] > first] == []


def test_rules_that_depend_on_the_date_run_until_it_was_dropped(workspace: Path) -> None:
    rules = ("lint", "--select", "stale-key-result,stalled-initiative,overdue-initiative,at-risk-without-ask")
    said = {day: okr(*rules, "--as-of", day, "okrs.yaml").out for day in (BEFORE, "2026-11-09")}
    assert "overdue-initiative" in said[BEFORE]
    assert "at-risk-without-ask" in said[BEFORE]
    assert "overdue-initiative" not in said["2026-11-09"]


def test_plain_lint_does_not_depend_on_the_date(workspace: Path) -> None:
    assert okr("lint", "--as-of", BEFORE).out == okr("lint", "--as-of", AFTER).out


def test_links_to_nothing_are_still_found(workspace: Path) -> None:
    text = EVERYTHING.replace("        kind: committed\n", "        depends_on: [nowhere]\n")
    (workspace / "okrs.yaml").write_text(text, encoding="utf-8")
    assert "unknown-reference" in okr("lint").out


def test_focus_rules_count_only_what_is_still_pursued(workspace: Path) -> None:
    end = "dropped: {date: 2026-11-09, reason: Never rated}"
    text = EVERYTHING.replace("      - id: ratings", f"      - {end}\n        id: ratings")
    (workspace / "okrs.yaml").write_text(text, encoding="utf-8")
    assert "this Objective has only one Key Result left" in okr("lint").out
    many = "".join(GONE.replace("night", f"night-{number}") for number in range(5))
    (workspace / "okrs.yaml").write_text(KEPT + many, encoding="utf-8")
    assert "too-many-key-results" not in okr("lint").out


def test_dropped_work_blocks_nobody(workspace: Path) -> None:
    text = EVERYTHING.replace("      - id: ratings", "      - depends_on: [night]\n        id: ratings")
    (workspace / "okrs.yaml").write_text(text, encoding="utf-8")
    waiting = objective(found("status", on="2026-11-08"), "whole")["key_results"][1]["blocked_by"]
    assert [address.rpartition("/")[2] for address in waiting] == ["night"]
    assert objective(found("status"), "whole")["key_results"][1]["blocked_by"] == []
