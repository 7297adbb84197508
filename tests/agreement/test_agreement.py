"""No two commands give a different number or judgment for one entity on one day.

Checked on the example throughout its quarter, and on random workspaces.
"""

from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from okr_cli.model.days import days_after
from okr_cli.views.review.records import agenda_record
from okr_cli.views.review.report import agenda_of
from okr_cli.views.review.retrospective import retrospective_of
from okr_cli.views.status.records import report_record
from okr_cli.views.summary import summarize
from tests.agreement.random_workspace import write_workspace
from tests.agreement.telling import Opened, Telling, plain

ACME = Path(__file__).parents[2] / "examples" / "acme"
QUARTER = [date(2026, 9, 29) + timedelta(days=12 * number) for number in range(9)]
SEEDS = range(6)
DAYS = [date(2026, 10, 20), date(2026, 11, 20), date(2026, 12, 31), date(2027, 1, 4)]


@lru_cache
def acme() -> Opened:
    return Opened.at(ACME)


@pytest.fixture(params=[f"acme {day}" for day in QUARTER] + [f"random {seed}" for seed in SEEDS])
def tellings(request: pytest.FixtureRequest, tmp_path: Path) -> list[Telling]:
    kind, which = request.param.split()
    if kind == "acme":
        day = date.fromisoformat(which)
        number = QUARTER.index(day)
        return [Telling(acme(), day, cycle, slice(number % 4, None, 4)) for cycle in ("2026-Q3", "2026-Q4")]
    write_workspace(tmp_path, int(which))
    opened = Opened.at(tmp_path)
    assert not opened.loaded.problems
    return [Telling(opened, day) for day in DAYS]


def test_all_commands_agree(tellings: list[Telling]) -> None:
    for telling in tellings:
        numbers_agree(telling)
        work_is_judged_alike(telling)
        key_results_are_judged_alike(telling)
        what_is_owed_is_owed_everywhere(telling)
        useful_work_is_doubted_nowhere(telling)
        counts_agree(telling)
        outcomes_agree(telling)
        risks_agree(telling)
        teams_add_up(telling)


def numbers_agree(telling: Telling) -> None:
    """Views that give a value under the same key for an entity give the same value."""
    for (address, key), by_view in telling.facts().items():
        values = list(by_view.values())
        assert all(value == values[0] for value in values), (address, key, by_view)


def work_is_judged_alike(telling: Telling) -> None:
    """Stalled and overdue in status, in lint and among the decisions of a review."""
    work = telling.listed("initiative")
    for key, rule in (("stalled", "stalled-initiative"), ("overdue", "overdue-initiative")):
        shown = {one["address"] for one in work if one[key]}
        assert shown == telling.found(rule) | silenced(telling, rule), (rule, telling.report.as_of)
        assert telling.found(rule) == called(telling, rule), (rule, telling.report.as_of)


def key_results_are_judged_alike(telling: Telling) -> None:
    """Stale, contradicted by the numbers, and delivered but unmoved."""
    key_results = telling.listed("key-result")
    running = {row.entity.address for row in telling.report.key_results() if row.is_running}
    active = {one["address"] for one in key_results if one["state"] == "active"}
    rule = "delivered-but-unmoved"
    unmoved = {one["address"] for one in telling.close["delivered_but_unmoved"]}
    assert unmoved & active == telling.found(rule), telling.report.as_of
    assert called(telling, rule) == unmoved & running, telling.report.as_of
    for row in telling.close["objectives"]:
        for one in row["key_results"]:
            if one["address"] in unmoved:
                assert one["score"]["value"] < 0.3

    stale = {one["address"] for one in key_results if one["stale"]}
    assert stale == telling.found("stale-key-result") | silenced(telling, "stale-key-result")
    contradicted = {
        one["address"]
        for one in key_results
        if (one["stated_status"], one["derived_status"], one["state"]) == ("on-track", "at-risk", "active")
    }
    rule = "status-contradicts-pace"
    assert contradicted == telling.found(rule) | silenced(telling, rule), telling.report.as_of


def what_is_owed_is_owed_everywhere(telling: Telling) -> None:
    """What ``due`` lists, what ``review`` asks for and what lint finds."""
    owed: dict[str, set[str]] = {}
    for person in telling.due["people"]:
        for item in person["items"]:
            owed.setdefault(item["duty"], set()).add(item["address"])
    for rule in ("stale-key-result", "overdue-initiative", "shipped-without-verdict", "dropped-without-learning"):
        assert owed.get(rule, set()) == telling.found(rule), (rule, telling.report.as_of)
    assert owed.get("at-risk-without-ask", set()) == telling.found("at-risk-without-ask")
    missing = {one["address"] for one in telling.close["missing"]}
    assert telling.found("shipped-without-verdict", "dropped-without-learning") <= missing
    for row in telling.listed("key-result"):
        if row["dropped"]:  # owes nothing, nor does its work
            assert not missing & {row["address"], *(one["address"] for one in row["initiatives"])}
    silent = {(item["duty"], item["address"]) for item in telling.review["silent"]}
    assert silent <= {(duty, address) for duty, addresses in owed.items() for address in addresses}


def useful_work_is_doubted_nowhere(telling: Telling) -> None:
    """Work that ``prioritize`` calls useful has no finding about its owner, its hypothesis or its effect."""
    sorts: dict[str, set[str]] = {}
    for group in telling.prioritize["groups"]:
        for one in group["initiatives"]:
            sorts.setdefault(one["sort"], set()).add(one["address"])
    owners = ("missing-owner", "team-owner", "role-owner", "several-owners", "placeholder-owner")
    hypotheses = ("missing-hypothesis", "untestable-hypothesis", "disguised-waste", "cosmetic-initiative")
    doubted = telling.found(*owners, *hypotheses, "stalled-initiative", "orphan-initiative")
    assert not sorts.get("useful", set()) & doubted, telling.report.as_of
    low = telling.found("disguised-waste", "cosmetic-initiative") - telling.found("orphan-initiative")
    listed = set().union(*sorts.values())
    assert low & listed <= sorts.get("cosmetic", set()) | sorts.get("off-topic", set())


def counts_agree(telling: Telling) -> None:
    """The counts of status, of its teams, of the review and of the practice."""
    summary = telling.status["summary"]
    assert telling.review["summary"] == summary
    practice = telling.health["total"]
    assert practice["stale"] == summary["stale"] <= practice["gone_stale"]["number"]
    assert practice["key_results"] + telling.health["drafts"] == summary["key_results"]
    for key, part in practice.items():
        if isinstance(part, dict):
            assert 0 <= part["number"] <= part["total"], key
    for key in ("key_results", "stale", "drafts", "dropped"):
        assert summary[key] == sum(team[key] for team in telling.status["teams"])
    assert summary["stale"] == sum(one["stale"] for one in telling.listed("key-result"))


def outcomes_agree(telling: Telling) -> None:
    """Shipped work and scores per band agree, for each Objective and in the review."""
    agreed = [one for one in telling.status["objectives"] if one["state"] != "draft"]
    delivered = telling.close["delivery"]
    for key in ("open", "shipped"):
        pursued = sum(one["delivery"][key] for one in agreed if not one["dropped"])
        orphans = [one for one in telling.status["orphan_initiatives"] if one["state"] != "draft"]
        statuses = [one["status"] if one["status"] in ("shipped", "dropped") else "open" for one in orphans]
        assert delivered[key] == pursued + statuses.count(key), (key, telling.report.as_of)
    for one in agreed:
        rows = [row for row in one["key_results"] if one["dropped"] or not row["dropped"]]
        shipped = sum(row["delivery"]["shipped"] for row in rows)
        own = [work for work in one["initiatives"] if work["status"] == "shipped"]
        assert one["delivery"]["shipped"] == shipped + len(own), one["address"]
    bands = retrospective_of(telling.report).bands
    if all(row.review.over for row in telling.report.key_results()):
        assert bands == summarize(telling.report).bands, telling.report.as_of


def risks_agree(telling: Telling) -> None:
    """The risk table lists what status counts as at risk, plus what is computed at risk behind a reported status."""
    running = {row.entity.address for row in telling.report.own.key_results() if row.is_running}
    rows = [one for one in telling.listed("key-result") if one["address"] in running]
    counted = {one["address"] for one in rows if one["status"] == "at-risk"}
    hidden = {one["address"] for one in rows if one["derived_status"] == "at-risk"} - counted
    changes = agenda_of(telling.report, days_after(telling.report.as_of, -7)).status_changes
    listed = {change.row.entity.address for change in changes if change.is_at_risk}
    assert listed == counted | (hidden - silenced(telling, "status-contradicts-pace")), telling.report.as_of


def teams_add_up(telling: Telling) -> None:
    """The view of a team counts what its line among all teams counts, so every Objective counts once."""
    shown = {one["address"]: one for one in telling.status["objectives"]}
    counted = 0
    for team, report in telling.of_teams.items():
        alone = plain(report_record(report))
        assert all(one == shown[one["address"]] for one in alone["objectives"]), team
        for key in ("objectives", "key_results", "stale", "drafts", "dropped", "shared"):
            rows = [row for row in telling.status["teams"] if row["team"] == team]
            assert alone["summary"][key] == sum(row[key] for row in rows), (team, key)
        assert plain(agenda_record(agenda_of(report, days_after(report.as_of, -7))))["summary"] == alone["summary"]
        counted += alone["summary"]["key_results"]
    assert counted == telling.status["summary"]["key_results"]
    without_team = telling.due["total"] - sum(due.total for due in telling.due_of_teams)
    assert without_team == sum(
        item["key_result"] is None and item["entity"] == "initiative" and item["team"] not in telling.of_teams
        for person in telling.due["people"]
        for item in person["items"]
    )


def called(telling: Telling, call: str) -> set[str]:
    return {one["address"] for one in telling.review["decisions"] if one["call"] == call}


def silenced(telling: Telling, rule: str) -> set[str]:
    """Entities with a suppression, which status shows anyway."""
    hidden: list[Any] = [finding for finding, _ in telling.lint.hidden]
    return {one.entity for one in hidden if one.rule == rule and one.path in telling.paths}
