"""Which cycles a view shows by default, and what it says about past ones."""

from datetime import date
from pathlib import Path

import pytest

from okr_cli.model.days import days_after
from okr_cli.views.selection import LATELY, CycleChoice, Past, chosen_cycles
from okr_cli.views.workspace_metrics import WorkspaceMetrics
from okr_cli.workspace.loader import load_workspace
from okr_cli.workspace.workspace import open_workspaces

NEW_YEAR = date(2027, 1, 5)
FILE = "okr: 1\ncycle: {cycle}\nstate: {state}\nobjectives: [{{title: Sleep well, owner: Ida Berg}}]\n"


def workspace(root: Path, as_of: date, **states: str) -> list[WorkspaceMetrics]:
    """One file per cycle, given as ``q4_2026="active"``."""
    (root / "okr.toml").touch()
    for name, state in states.items():
        quarter, year = name.split("_")
        text = FILE.format(cycle=f"{year}-{quarter.upper()}", state=state)
        (root / f"{name}.yaml").write_text(text, encoding="utf-8")
    (workspace,) = open_workspaces([root], root)
    return [WorkspaceMetrics.of(load_workspace(workspace), workspace.config, root, as_of)]


def choose(root: Path, past: Past, as_of: date = NEW_YEAR, **states: str) -> CycleChoice:
    return chosen_cycles(workspace(root, as_of, **states), as_of, past)


def test_a_recent_cycle_is_skipped_by_default(tmp_path: Path) -> None:
    assert choose(tmp_path, Past.LEFT_OUT, q4_2026="active", q1_2027="active") == CycleChoice(frozenset({"2027-Q1"}))


def test_a_recent_cycle_can_be_mentioned(tmp_path: Path) -> None:
    names, notes = choose(tmp_path, Past.NAMED, q4_2026="closed", q1_2027="active")
    assert names == {"2027-Q1"}
    assert notes == ("2026-Q4 ended on 2026-12-31; use --cycle to show it or 'okr review --close' to review it.",)


def test_a_recent_cycle_can_be_shown_too(tmp_path: Path) -> None:
    names, notes = choose(tmp_path, Past.ADDED, q4_2026="active", q1_2027="active")
    assert names == {"2026-Q4", "2027-Q1"}
    assert notes == ("Also includes 2026-Q4, which ended on 2026-12-31.",)


def test_nothing_is_due_once_a_cycle_is_closed(tmp_path: Path) -> None:
    found = choose(tmp_path, Past.ADDED, q4_2026="closed", q3_2026="closed", q1_2027="active")
    assert found == CycleChoice(frozenset({"2027-Q1"}))


def test_unclosed_cycles_are_mentioned(tmp_path: Path) -> None:
    names, notes = choose(tmp_path, Past.ADDED, q2_2026="active", q3_2026="active", q1_2027="active")
    assert names == {"2027-Q1"}
    assert notes == (
        "2026-Q2, 2026-Q3 are over but not closed: use --cycle to see what is due, or set 'state: closed'.",
    )


def test_a_recent_cycle_can_be_shown_instead(tmp_path: Path) -> None:
    names, notes = choose(tmp_path, Past.INSTEAD, q4_2026="closed", q1_2027="active")
    assert names == {"2026-Q4"}
    assert "2027-Q1 is still running, so this reviews the cycle that just ended" in notes[0]


@pytest.mark.parametrize("past", list(Past))
def test_a_cycle_is_recent_for_four_weeks(tmp_path: Path, past: Past) -> None:
    end = date(2026, 12, 31)
    states = {"q4_2026": "closed", "q1_2027": "active"}
    assert choose(tmp_path, past, days_after(end, LATELY), **states) != CycleChoice(frozenset({"2027-Q1"})) or past in (
        Past.LEFT_OUT,
        Past.ADDED,
    )
    later = date(2027, 1, 29)
    assert choose(tmp_path, past, later, **states) == CycleChoice(frozenset({"2027-Q1"}))


@pytest.mark.parametrize("past", list(Past))
def test_without_a_new_cycle_the_latest_is_the_current_one(tmp_path: Path, past: Past) -> None:
    names, notes = choose(tmp_path, past, q4_2026="active")
    assert names == {"2026-Q4"}
    assert notes == ("No cycle contains 2027-01-05; showing 2026-Q4, the latest (2026-10-01 to 2026-12-31).",)
