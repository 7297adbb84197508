"""Work with dates: views of an earlier date show it as it was then, and its effect ends when it should."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.commands.running import okr

TEXT = """\
okr: 1
cycle: 2026-Q4
team: Dispatch
objectives:
  - id: whole
    title: Let every parcel arrive whole
    owner: Kofi Mensah
    key_results:
      - id: breakages
        title: Cut breakages from 30 to 10
        owner: Kofi Mensah
        measure: {baseline: 30, target: 10}
        check_ins:
          - {date: 2026-10-05, value: 30, status: at-risk}
          - {date: 2026-10-26, value: 26, source: reports/breakages.csv}
          - {date: 2026-11-16, value: 20, source: reports/breakages.csv}
          - {date: 2026-12-14, value: 11, source: reports/breakages.csv}
        initiatives:
          - id: felt
            title: Line the courier vans with felt
            owner: Lena Vogel
            status: shipped
            started: 2026-10-08
            due: 2026-10-15
            finished: 2026-10-20
            verdict: validated
            hypothesis: {belief: Felt softens, expect: -4, within: 4 weeks, evidence: claims}
"""


@pytest.fixture(autouse=True)
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "okr.toml").touch()
    (tmp_path / "okrs.yaml").write_text(TEXT, encoding="utf-8")


def shown(name: str, on: str) -> Any:
    return json.loads(okr("show", name, "--as-of", on, "--format", "json").out)


@pytest.mark.parametrize(
    ("on", "status", "overdue", "verdict"),
    [
        ("2026-10-07", "to-do", False, None),
        ("2026-10-08", "in-progress", False, None),
        ("2026-10-19", "in-progress", True, None),
        ("2026-10-20", "shipped", False, "validated"),
    ],
)
def test_work_has_the_state_of_the_date(on: str, status: str, overdue: bool, verdict: str | None) -> None:
    work = shown("felt", on)
    assert (work["status"], work["overdue"], work["verdict"]) == (status, overdue, verdict)
    assert work["finished"] == ("2026-10-20" if status == "shipped" else None)


def test_later_movement_is_not_attributed_to_it() -> None:
    assert [shown("felt", on)["movement"]["after"] for on in ("2026-10-30", "2026-11-17", "2026-12-20")] == [26, 20, 20]
    assert shown("felt", "2026-12-20")["movement"]["until"] == "2026-11-17"
    page = okr("show", "felt", "--as-of", "2026-12-20").out
    assert "from 2026-10-08 to 2026-11-17" in page
    assert "finished 2026-10-20" in page
    assert "since 2026-10-08" in okr("show", "felt", "--as-of", "2026-11-17").out


def test_review_shows_the_date_of_shipping() -> None:
    page = okr("review", "--as-of", "2026-10-23", "--since", "2026-10-16", "--full").out
    assert "Shipped on 2026-10-20: Line the courier vans with felt" in page
    agenda = json.loads(okr("review", "--as-of", "2026-10-23", "--since", "2026-10-16", "--format", "json").out)
    assert [(each["step"], each["day"], each["known_by"]) for each in agenda["work"]] == [
        ("shipped", "2026-10-20", "finished")
    ]
    later = json.loads(okr("review", "--as-of", "2026-10-30", "--since", "2026-10-21", "--format", "json").out)
    assert later["work"] == []


def test_a_value_from_a_source_moves_the_number_but_is_not_a_check_in_by_a_person() -> None:
    found = shown("breakages", "2026-11-20")
    assert (found["current"], found["stated_status"], found["last_check_in"], found["stale"]) == (
        20,
        "at-risk",
        "2026-10-05",
        True,
    )
    assert [each["source"] for each in found["check_ins"]] == [None, "reports/breakages.csv", "reports/breakages.csv"]
    assert "2026-11-16, 20, 50%, from reports/breakages.csv" in okr("show", "breakages", "--as-of", "2026-11-20").out
    duties = json.loads(okr("due", "--as-of", "2026-11-20", "--format", "json").out)["people"][0]["items"]
    assert {each["duty"] for each in duties} == {"stale-key-result", "at-risk-without-ask"}
    said = okr("lint", "--select", "stale-key-result,at-risk-without-ask", "--as-of", "2026-11-20").out
    assert "stale-key-result" in said
    assert "okrs.yaml:14:" in said
