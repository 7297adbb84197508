"""``okr cycle close`` and ``okr cycle new``: scores, verdicts and lessons, and the drafts of the next cycle."""

import builtins
import json
import shutil
from datetime import date
from pathlib import Path, PurePath

import pytest

from okr_cli.cli.editing import cycle_close, cycle_new, work_edit
from okr_cli.cli.editing.cycle_files import renamed
from tests.commands.line_changes import line_changes
from tests.commands.running import ROOT, okr

GROWTH = """\
# What we learned is in the wiki.
okr: 1
cycle: 2024-Q4
team: Growth

objectives:
  # The first week decides.
  - id: start
    title: Give new customers a confident start
    owner: Priya Raman
    contributes_to: [speed]
    key_results:
      - title: Lift 30-day activation from 41% to 55%   # by cohort
        owner: Priya Raman
        kind: committed
        x-ours: kept
        measure: {baseline: 41, target: 55, unit: "%"}
        changes:
          - {date: 2024-11-02, target: {from: 60, to: 55}, reason: Half the cohort}
        check_ins:
          - {date: 2024-10-07, value: 42}
          - {date: 2024-12-18, value: 48}
        contributes_to: [2024-Q4/platform/speed/p95]
        initiatives:
          - {id: setup, title: Redesign setup step 2 to ask three fields, owner: Jonas Lindqvist, status: shipped}
          # goes on
          - {id: tour, title: Record a tour of the first order, owner: Jonas Lindqvist, status: to-do, due: 2024-12-20}
      - {id: refunds, title: Cut refunds from 9% to 4%, owner: Priya Raman,
         measure: {baseline: 9, target: 4, unit: "%"}, check_ins: [{date: 2024-12-18, value: 3}]}
      - id: why
        title: Learn why customers leave
        owner: Priya Raman
        kind: learning
        measure: {find_baseline: true}
  - id: gone
    title: Win the market that closed
    owner: Priya Raman
    dropped: {date: 2024-11-01, reason: It closed}
    key_results:
      - {id: old, title: Lift sales from 1 to 5, owner: Priya Raman, measure: {baseline: 1, target: 5}}

initiatives:
  - {id: terms, key_result: why, title: Ask 20 customers who left, owner: Tom Becker, status: in-progress}
people:
  - {name: Priya Raman}
  - {name: Jonas Lindqvist}
  - {name: Tom Becker}
"""
PLATFORM = """\
okr: 1
cycle: 2024-Q3
team: Platform
objectives:
  - id: past
    title: Keep the lights on in the summer
    owner: Tom Becker
---
cycle: 2024-Q4
team: Platform
state: active
objectives:
  - id: speed
    title: Make every screen feel instant
    owner: Tom Becker
    key_results:
      - {id: p95, title: Hold 9, owner: Tom Becker, measure: {keep: "< 9"}}
      - id: moves
        title: Move all regions
        owner: Tom Becker
        measure:
          milestones:
            - {title: Nordics, done: 2024-10-30}
            - {title: Iberia, done: false}
kpis:
  - id: cost
    title: Cost per customer
    owner: Tom Becker
    guards: [moves]
    check_ins: [{date: 2024-12-01, value: 3}]
"""


@pytest.fixture(autouse=True)
def team(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OKR_STATE_DIR", str(folder.parent / "state"))
    (folder / "okr.toml").touch()
    (folder / "platform.yaml").write_text(PLATFORM, encoding="utf-8")
    path = folder / "2024-q4-growth.yaml"
    path.write_text(GROWTH, encoding="utf-8")
    return path


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[str | type[BaseException]]:
    """What a person at a terminal types, question by question."""
    typed: list[str | type[BaseException]] = []

    def read(_: str = "") -> str:
        answer = typed.pop(0)
        if isinstance(answer, str):
            return answer
        raise answer

    for module in (cycle_close, cycle_new, work_edit):
        monkeypatch.setattr(module, "can_ask", lambda: True)
    monkeypatch.setattr(builtins, "input", read)
    return typed


NEW = ("cycle", "new", "2025-Q1", "--from", "2024-Q4")


def test_a_new_cycle_starts_with_what_carries_over(team: Path) -> None:
    done = okr(*NEW, "--carry-open")
    assert done.code == 0, done.err
    assert team.read_text() == GROWTH
    assert (
        (team.parent / "2025-q1-growth.yaml").read_text()
        == """\
# What we learned is in the wiki.
okr: 1
cycle: 2025-Q1
team: Growth
state: draft

objectives:
  # The first week decides.
  - id: start
    title: Give new customers a confident start
    owner: Priya Raman
    contributes_to: [speed]
    key_results:
      - title: Lift 30-day activation from 48% to 55%   # by cohort
        id: lift-30-day-activation-from-41-to-55
        owner: Priya Raman
        kind: committed
        x-ours: kept
        measure: {baseline: 48, target: 55, unit: "%"}
        contributes_to: [2025-Q1/platform/speed/p95]
        carried_from: 2024-Q4/growth/start/lift-30-day-activation-from-41-to-55
        initiatives:
          # goes on
          - {id: tour, title: Record a tour of the first order, owner: Jonas Lindqvist, status: to-do}
      - id: why
        title: Learn why customers leave
        owner: Priya Raman
        kind: learning
        measure: {find_baseline: true}
        carried_from: 2024-Q4/growth/start/why

initiatives:
  - {id: terms, key_result: why, title: Ask 20 customers who left, owner: Tom Becker, status: in-progress}
"""
    )
    assert (
        (team.parent / "2025-Q1-platform.yaml").read_text()
        == """\
cycle: 2025-Q1
team: Platform
state: draft
objectives:
  - id: speed
    title: Make every screen feel instant
    owner: Tom Becker
    key_results:
      - {id: p95, title: Hold 9, owner: Tom Becker, measure: {keep: "< 9"}, carried_from: 2024-Q4/platform/speed/p95}
      - id: moves
        title: Move all regions
        owner: Tom Becker
        measure:
          milestones:
            - {title: Iberia, done: false}
        carried_from: 2024-Q4/platform/speed/moves
kpis:
  - id: cost
    title: Cost per customer
    owner: Tom Becker
    guards: [moves]
"""
    )
    assert "due date removed, because it is before 2025-01-01: tour" in done.out
    assert done.out.splitlines()[-1].startswith("2025-Q1: 4 Key Results, 2 open Initiatives and 1 KPI carried")


def test_every_view_shows_where_it_came_from() -> None:
    assert okr(*NEW, "--carry-open").code == 0
    shown = okr("show", "2025-Q1/growth/start/lift-30-day-activation-from-41-to-55", "--as-of", "2025-01-20").out
    assert "In 2024-Q4: 41 → 48 → 55%, was 60, 0.5 amber, committed: missed, 2024" not in shown
    assert "In 2024-Q4: 41 → 48 → 55%, was 60, 0.5 amber, committed: missed" in " ".join(shown.split())
    assert "2024-12-18, 48%, 50%" in shown
    status = okr("status", "--cycle", "2025-Q1", "--as-of", "2025-01-20").out
    assert "Learn why customers leave (from 2024-Q4)" in " ".join(status.split())
    told = json.loads(okr("status", "--cycle", "2025-Q1", "--as-of", "2025-01-20", "--format", "json").out)
    origins = [row["carried_from"] for objective in told["objectives"] for row in objective["key_results"]]
    assert origins[0] == "2024-Q4/platform/speed/p95"
    assert all(origin.startswith("2024-Q4/") for origin in origins)
    detail = json.loads(okr("show", "2025-Q1/growth/start/why", "--format", "json").out)
    assert [earlier["cycle"] for earlier in detail["earlier"]] == ["2024-Q4"]


def test_references_to_what_is_left_behind_are_removed(team: Path) -> None:
    done = okr(*NEW, "--carry", "why", "--team", "growth")
    assert done.code == 0
    assert "start: removed 'contributes_to: speed', which is not carried over" in done.out
    text = (team.parent / "2025-q1-growth.yaml").read_text()
    assert "contributes_to" not in text
    assert "id: terms" in text
    assert okr("lint", "--select", "unknown-reference,other-cycle-link,ambiguous-reference").code == 0
    # What the other team carries later is found by its own run.
    assert okr(*NEW, "--carry-open", "--team", "Platform").code == 0
    assert okr(*NEW, "--carry-open", "--team", "Growth").complaint.endswith("already exists; nothing was written")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ((*NEW,), "choose what to carry over: --carry KEY_RESULT, or --carry-open for everything not yet reached"),
        ((*NEW, "--carry", "refunds"), "'refunds' reached 9 → 4%, so there is nothing left to carry over"),
        ((*NEW, "--carry", "old"), "'old' was dropped on 2024-11-01, so there is nothing left to carry over"),
        ((*NEW[:3], "--from", "2024-Q2", "--carry-open"), "no cycle '2024-Q2'; did you mean"),
        ((*NEW, "--carry-open", "--team", "Grwth"), "no team 'Grwth' in 2024-Q4; did you mean Growth?"),
        (("cycle", "new", "spring", "--from", "2024-Q4", "--carry-open"), "'spring' is not a cycle; write 2026"),
        (("cycle", "new", "2024-Q3", "--from", "2024-Q4", "--carry-open"), "2024-Q3 starts on 2024-07-01, which is"),
        (("cycle", "new", "2025-Q1"), "'new' needs --from CYCLE"),
        (("cycle", "new", "2025-Q1", "--from", "2024-Q4", "--yes"), "--yes cannot be combined with 'new'"),
        (("cycle", "close", "2024-Q4", "--carry-open"), "--carry-open cannot be combined with 'close'"),
        (("cycle", "close", "2024-Q4"), "no verdict for why; add --verdict why=validated"),
        (("cycle", "close", "2024-Q4", "--verdict", "why=val"), "pass --yes to accept the computed scores"),
        (("cycle", "close", "2024-Q4", "--yes", "--verdict", "why=maybe"), "'maybe' is not a verdict"),
        (
            ("cycle", "close", "2024-Q4", "--yes", "--verdict", "refunds=val"),
            "--verdict: 'refunds' has a score; only learning",
        ),
        (("cycle", "close", "2024-Q4", "--yes", "--verdict", "tour=val"), "'tour'"),
        (("cycle", "start", "2024-Q4"), "2024-Q4 is already active"),
        (("cycle", "start", "2024-Q4", "--from", "2024-Q3"), "--from cannot be combined with 'start'"),
        ((*NEW, "--carry", "start"), "'start' is an Objective; expected a Key Result"),
        (("cycle", "close", "2024-Q4", "--yes", "--verdict", "why"), "--verdict: expected KEY_RESULT=VERDICT"),
    ],
)
def test_contradictory_input_is_refused(team: Path, arguments: tuple[str, ...], complaint: str) -> None:
    assert complaint in okr(*arguments).complaint
    assert sorted(path.name for path in team.parent.glob("*.yaml")) == ["2024-q4-growth.yaml", "platform.yaml"]
    assert team.read_text() == GROWTH


def test_a_draft_becomes_active_with_cycle_start(team: Path) -> None:
    done = okr(*NEW, "--carry", "why")
    assert "1 open Initiative not carried over because its Key Result was not: tour" in done.out.splitlines()
    assert "run 'okr cycle start 2025-Q1' to make it active" in done.out
    new = team.parent / "2025-q1-growth.yaml"
    draft = new.read_text()
    assert okr("cycle", "close", "2025-Q1", "--yes").complaint.endswith("make it active with 'okr cycle start'")
    assert "+state: active" in okr("cycle", "start", "2025-Q1", "--dry-run").out
    assert new.read_text() == draft
    done = okr("cycle", "start", "2025-Q1")
    assert "2025-Q1 is active: 1 Objective, 1 Key Result; run 'okr check-in' to record the first values" in done.out
    assert line_changes(new, draft) == (["state: active"], ["state: draft"])


BET = "status: shipped, hypothesis: {belief: It is too long, expect: +6}}"


def test_the_walk_asks_for_verdicts_of_shipped_work(team: Path, answers: list[str | type[BaseException]]) -> None:
    team.write_text(GROWTH.replace("status: shipped}", BET), encoding="utf-8")
    answers += ["?", "", "", "", "", "", "", "perhaps", "inv", "", ""]
    done = okr("cycle", "close", "2024-Q4", "--team", "Growth")
    assert (done.code, answers) == (0, [])
    assert "q quits and keeps your answers" in done.out
    assert "'perhaps' is not a verdict" in done.out
    assert "verdict: invalidated" in team.read_text()


def test_a_verdict_on_shipped_work_is_an_option(team: Path) -> None:
    team.write_text(GROWTH.replace("status: shipped}", BET), encoding="utf-8")
    verdicts = ("--verdict", "why=inconclusive", "--verdict", "setup=val")
    assert okr("cycle", "close", "2024-Q4", "--team", "Growth", "--yes", *verdicts).code == 0
    assert "verdict: validated" in team.read_text()


def test_a_dry_run_writes_nothing(team: Path) -> None:
    done = okr(*NEW, "--carry-open", "--dry-run")
    assert "+cycle: 2025-Q1" in done.out
    assert len(list(team.parent.glob("*.yaml"))) == 2


def test_on_a_terminal_each_key_result_is_asked_about(team: Path, answers: list[str | type[BaseException]]) -> None:
    answers += ["n", "", EOFError]
    done = okr(*NEW)
    assert done.code == 0
    text = (team.parent / "2025-q1-growth.yaml").read_text()
    assert "id: why" in text
    assert "activation" not in text


def test_yes_accepts_the_suggestions(team: Path) -> None:
    done = okr("cycle", "close", "2024-Q4", "--yes", "--verdict", "why=inconclusive")
    assert done.code == 0
    assert line_changes(team, GROWTH)[0] == ["state: closed", "verdict: inconclusive"]
    assert line_changes(team.parent / "platform.yaml", PLATFORM) == (["state: closed"], ["state: active"])
    assert "2024-Q4 is closed: 4 scores (1 green, 2 amber, 1 red)" in done.out
    assert okr("cycle", "close", "2024-Q4", "--yes").complaint == "2024-Q4 is already closed"


def test_the_walk_asks_for_scores_verdicts_lessons_and_open_work(
    team: Path, answers: list[str | type[BaseException]]
) -> None:
    answers += [
        "1.3",
        "0.7",
        "",
        "October does not count",
        "",
        "",
        "inv",
        "Price, not quality",
        "x",
        "drop",
        "Nobody",
        "carry",
    ]
    done = okr("cycle", "close", "2024-Q4", "--team", "Growth")
    assert (done.code, answers) == (0, [])
    added = line_changes(team, GROWTH)[0]
    assert "reason: October does not count" in added
    assert "learned: Price, not quality" in " ".join(added)
    assert "verdict: invalidated" in added
    assert any("status: dropped" in line and f"finished: {date(2024, 12, 31)}" in line for line in added)
    assert "state: closed" in added
    assert "a score is between 0.0 and 1.0" in done.out
    assert line_changes(team.parent / "platform.yaml", PLATFORM) == ([], [])


@pytest.mark.parametrize(("end", "code"), [("q", 0), (EOFError, 0), (KeyboardInterrupt, 130)])
def test_quitting_keeps_the_answers(
    team: Path, answers: list[str | type[BaseException]], end: str | type[BaseException], code: int
) -> None:
    answers += ["0.9", "A late invoice counts", "", end]
    assert okr("cycle", "close", "2024-Q4", "--team", "Growth").code == code
    added = line_changes(team, GROWTH)[0]
    assert added[-2:] == ["value: 0.9", "reason: A late invoice counts"]
    assert "state: closed" not in added


def test_the_next_quarter_of_acme_lints_clean_and_keeps_its_ids(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "acme"
    shutil.copytree(ROOT / "examples" / "acme", folder)
    monkeypatch.chdir(folder)
    verdicts = ("--verdict", "second-week=inconclusive", "--verdict", "one-to-one-hours=validated")
    assert okr("cycle", "close", "2026-Q4", "--yes", *verdicts).code == 0
    before = json.loads(okr("status", "--cycle", "2026-Q4", "--format", "json").out)
    assert okr("cycle", "new", "2027-Q1", "--from", "2026-Q4", "--carry-open").code == 0
    assert okr("lint").code == 0
    after = json.loads(okr("status", "--cycle", "2027-Q1", "--format", "json").out)

    def addresses(report: dict[str, list[dict[str, list[dict[str, str]]]]]) -> list[str]:
        rows = [row for objective in report["objectives"] for row in objective["key_results"]]
        return [row["address"].partition("/")[2] for row in rows]

    assert set(addresses(after)) < set(addresses(before))
    assert len(addresses(after)) == 39


BACKLOG = """\
initiatives:
  - {id: calls, title: Call 20 lost customers, owner: Tom Becker, status: to-do, key_result: why, depends_on: [tour]}
"""


def test_references_in_other_files_keep_the_old_cycle(team: Path) -> None:
    path = team.parent / "backlog.yaml"
    path.write_text(BACKLOG, encoding="utf-8")
    done = okr(*NEW, "--carry-open")
    assert done.code == 0, done.err
    activation = "2024-Q4/growth/start/lift-30-day-activation-from-41-to-55"
    assert path.read_text(encoding="utf-8") == BACKLOG.replace(": why", ": 2024-Q4/growth/start/why").replace(
        "[tour]", f"[{activation}/tour]"
    )
    told = done.out.splitlines()
    carry = "okr set calls key_result=2025-Q1/growth/start/why"
    assert f"calls: still serves 2024-Q4/growth/start/why; use '{carry}' to carry it over" in told
    assert "2 references in other files updated" in told
    assert told[-1].startswith("2025-Q1: 4 Key Results, 2 open Initiatives and 1 KPI carried")
    assert "ambiguous" not in okr("lint").out


def test_an_existing_mistake_does_not_block_the_new_files(team: Path) -> None:
    backlog = team.parent / "backlog.yaml"
    backlog.write_text(BACKLOG.replace("why", "p95").replace("Tom Becker", "Tim Bäcker"), encoding="utf-8")
    other = team.parent / "other.yaml"
    other.write_text(PLATFORM.partition("---\n")[2].replace("Platform", "Other"), encoding="utf-8")
    assert {"unknown-person", "ambiguous-reference"} <= {
        found["name"] for found in json.loads(okr("lint", "--output-format", "json").out)["diagnostics"]
    }
    done = okr(*NEW, "--carry-open", "--team", "Platform")
    assert done.code == 0, done.err
    assert "backlog.yaml" not in done.err


def test_a_mistake_that_is_carried_over_is_reported_in_the_new_file(team: Path) -> None:
    unknown = GROWTH.replace("owner: Tom Becker, status", "owner: Tim Bäcker, status")
    team.rename(team.with_name("growth.yaml")).write_text(unknown, encoding="utf-8")
    told = okr(*NEW, "--carry-open").err.splitlines()
    (found,) = [line for line in told if "unknown-person" in line]
    assert found.startswith("warning: 2025-Q1-growth.yaml:")


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        ("okrs/2026-Q4-growth.yaml", "2026-Q4", "2027-Q1", "okrs/2027-Q1-growth.yaml"),
        ("okrs/2026-Q4/growth.yaml", "2026-Q4", "2027-Q1", "okrs/2027-Q1/growth.yaml"),
        ("2026-Q4/2026-Q4.yaml", "2026-Q4", "2027-Q1", "2026-Q4/2027-Q1.yaml"),
        ("okrs/growth.2026-q4.yml", "2026-Q4", "2027-Q1", "okrs/growth.2027-q1.yml"),
        ("okrs/growth.yaml", "2026-Q4", "2027-Q1", "okrs/2027-Q1-growth.yaml"),
        ("2026-Q4/year-2026.yaml", "2026", "2027", "2026-Q4/year-2027.yaml"),
        ("2026-Q4/growth.yaml", "2026", "2027", "2026-Q4/2027-growth.yaml"),
        ("spring/growth.yaml", "spring", "summer", "summer/growth.yaml"),
    ],
)
def test_a_new_file_is_named_like_the_old_one(path: str, old: str, new: str, expected: str) -> None:
    assert renamed(PurePath(path), old, new) == PurePath(expected)
