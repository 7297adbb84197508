"""``okr move`` and ``okr rename``: what moves, what is updated, and what is refused."""

from pathlib import Path

import pytest

from tests.commands.running import okr
from tests.commands.test_work_edit import ELSEWHERE, TEAM, changed, team

__all__ = ["team"]

LINKS = """\
okr: 1
cycle: 2024-Q4
team: Platform
objectives:
  - id: fast
    title: Let every page open before a customer notices
    owner: Ines Moreau
    serves: [calm]
    contributes_to: [growth/start/activation]   # ours
    key_results:
      - id: p95
        title: Cut p95 load time from 900 ms to 400 ms
        owner: Ines Moreau
        measure: {baseline: 900, target: 400, unit: ms}
        depends_on:
          - activation/setup  # first
          - tour
        initiatives:
          - id: cache
            title: Cache the 20 slowest pages at the edge
            owner: Ines Moreau
            depends_on: [start/activation/setup, terms]
strategy:
  choices:
    - {id: calm, title: Win small teams by calm software}  # since 2023
"""


@pytest.fixture(autouse=True)
def links(team: Path) -> Path:
    path = team.parent / "platform.yaml"
    path.write_text(LINKS, encoding="utf-8")
    return path


def test_an_initiative_moves_to_another_file_and_references_to_it_follow(team: Path, links: Path) -> None:
    done = okr("move", "setup", "--to", "p95")
    assert (done.code, done.out.splitlines()[-1]) == (0, "setup: activation → p95; 2 references updated")
    added, gone = changed(links, LINKS)
    assert gone == ["- activation/setup  # first", "depends_on: [start/activation/setup, terms]"]
    assert added == [
        *("- p95/setup  # first", "depends_on: [fast/p95/setup, terms]", "- id: setup       # the first bet"),
        *("title: Redesign setup step 2 to ask three fields", "owner: Jonas Lindqvist", "status: in-progress"),
        *("started: 2024-10-08",),
        "hypothesis: {belief: Fewer fields help, expect: +6, within: 4 weeks, evidence: cohorts}",
    ]
    assert changed(team)[0] == []
    assert okr("move", "setup", "--to", "activation").code == 0
    assert okr("lint", "--select", "links").err == ""


def test_an_initiative_from_the_top_level_loses_its_key_result_field(team: Path) -> None:
    done = okr("move", "terms", "--to", "refunds")
    assert (done.code, done.out.splitlines()[-1]) == (0, "terms: now in refunds")
    assert (team.parent / "elsewhere.yaml").read_text(encoding="utf-8") == "okr: 1\ncycle: 2024-Q4\ninitiatives: []\n"
    assert changed(team)[0] == [*("- id: terms", "title: Rewrite the refund terms in 5 sentences", "owner: Tom Becker")]


def test_a_path_from_the_file_to_a_canvas_still_leads_to_it(team: Path) -> None:
    for path in ("teams/a.yaml", "teams/setup.md"):
        (team.parent / path).parent.mkdir(exist_ok=True)
        (team.parent / path).write_text(f"{ELSEWHERE}    canvas: setup.md\n".replace("terms\n", "notes\n"))
    assert okr("move", "notes", "--to", "p95").code == 0
    assert "canvas: teams/setup.md" in (team.parent / "platform.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("setup", "--to", "activation"), "'setup' is already in 'activation'"),
        (("setup", "--to", "terms"), "'terms' is an Initiative; expected a Key Result or Objective"),
        (("p95", "--to", "activation"), "'p95' is a Key Result; expected an Initiative"),
        (("cache", "--to", "refnds"), "nothing matches 'refnds'; did you mean 2024-Q4/growth/start/refunds?"),
    ],
)  # fmt: skip
def test_an_impossible_move_is_refused(arguments: tuple[str, ...], complaint: str) -> None:
    assert okr("move", *arguments).complaint == complaint


def test_no_move_creates_a_duplicate_address(team: Path, links: Path) -> None:
    links.write_text(LINKS.replace("id: cache", "id: setup"), encoding="utf-8")
    complaint = okr("move", "p95/setup", "--to", "activation").complaint
    assert complaint.startswith("okrs.yaml: Initiative 2024-Q4/growth/start/activation/setup already has this id;")
    links.write_text(f"state: closed\n{LINKS}", encoding="utf-8")
    assert okr("move", "tour", "--to", "p95").complaint == "platform.yaml is closed; use --force to edit it anyway"
    assert okr("move", "tour", "--to", "p95", "--force").code == 0


def test_a_dry_run_of_a_move_prints_the_patch_and_writes_nothing(team: Path, links: Path) -> None:
    done = okr("move", "setup", "--to", "p95", "--dry-run")
    assert done.code == 0
    assert done.out.startswith("--- a/okrs.yaml\n+++ b/okrs.yaml\n@@ ")
    assert "+++ b/platform.yaml\n" in done.out
    assert (team.read_text(encoding="utf-8"), links.read_text(encoding="utf-8")) == (TEAM, LINKS)


def test_a_new_id_is_updated_in_every_reference(team: Path, links: Path) -> None:
    done = okr("rename", "activation", "first-week")
    assert (done.code, done.out.splitlines()[-1]) == (0, "activation → first-week; 3 references updated")
    assert changed(team) == (["- id: first-week"], ["- id: activation"])
    assert changed(links, LINKS)[0] == [
        "contributes_to: [growth/start/first-week]   # ours",
        "- first-week/setup  # first",
        "depends_on: [start/first-week/setup, terms]",
    ]
    assert okr("rename", "refunds", "money-back").out.endswith("refunds → money-back; 1 reference updated\n")
    assert "key_result: money-back\n" in (team.parent / "elsewhere.yaml").read_text(encoding="utf-8")


def test_a_carried_key_result_keeps_its_origin(team: Path) -> None:
    later = TEAM.replace("2024-Q4", "2025-Q1").replace("id: activation", "id: activated")
    later = later.replace("title: Lift 30", "carried_from: 2024-Q4/growth/start/activation\n        title: Lift 30")
    path = team.parent / "later.yaml"
    path.write_text(later, encoding="utf-8")
    assert okr("rename", "2024-Q4/growth/start", "confident").code == 0
    assert changed(path, later)[0] == ["carried_from: 2024-Q4/growth/confident/activation"]


def test_an_ambiguous_reference_gets_a_longer_address(team: Path, links: Path) -> None:
    """``tour`` alone would then refer to the one in its own file."""
    assert okr("rename", "cache", "tour").code == 0
    assert changed(links, LINKS)[0] == ["- activation/tour", "- id: tour"]


def test_an_id_that_came_from_the_title_is_written_out(team: Path) -> None:
    team.write_text(TEAM.replace("id: refunds\n        title", "title"), encoding="utf-8")
    assert okr("rename", "Cut refunds", "refunds").code == 0
    assert changed(team)[0] == ["- title: Cut refunds from 9% to 4%", "id: refunds"]


def test_an_existing_id_changes_nothing(team: Path) -> None:
    assert okr("rename", "setup", "setup").out == "setup: nothing to change\n"
    assert team.read_text(encoding="utf-8") == TEAM


def test_a_strategic_choice_and_a_kpi_are_renamed_too(links: Path) -> None:
    done = okr("rename", "calm", "calm-growth")
    assert (done.code, done.out.splitlines()[-1]) == (0, "calm → calm-growth; 1 reference updated")
    assert changed(links, LINKS)[0] == [
        "serves: [calm-growth]",
        "- {id: calm-growth, title: Win small teams by calm software}  # since 2023",
    ]
    links.write_text(f"{LINKS}kpis:\n  - {{id: errors, title: Failed page loads}}\n", encoding="utf-8")
    assert okr("rename", "errors", "failures").out.splitlines()[-1] == "errors → failures"


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("setup", "Three fields"), "'Three fields' is not a valid id: use lowercase letters, digits and '-'; "
         "did you mean 'three-fields'?"),
        (("setup", "\x1b[2J"), "'\\x1b[2J' is not a valid id: use lowercase letters, digits and '-'; "
         "did you mean '2j'?"),
        (("setup", "a/b"), "'a/b' is not a valid id: use lowercase letters, digits and '-'; did you mean 'a-b'?"),
        (("setup", "tour"), "okrs.yaml: Initiative 2024-Q4/growth/start/activation/tour already has this id; "
         "choose another id"),
        (("calm", "x y"), "'x y' is not a valid id: use lowercase letters, digits and '-'; did you mean 'x-y'?"),
    ],
)  # fmt: skip
def test_an_invalid_id_is_refused(arguments: tuple[str, ...], complaint: str) -> None:
    assert okr("rename", *arguments).complaint == complaint


def test_the_baseline_follows(team: Path, links: Path) -> None:
    team.write_text(TEAM.replace("owner: Jonas Lindqvist\n            status: in-progress", "status: in-progress"))
    assert okr("lint", "--write-baseline").code == 0
    baseline = team.parent / "okr-baseline.json"
    assert "growth/start/activation/setup" in baseline.read_text(encoding="utf-8")
    assert okr("rename", "activation", "first-week").code == 0
    assert "growth/start/first-week/setup" in baseline.read_text(encoding="utf-8")
    assert okr("move", "setup", "--to", "p95").code == 0
    assert '"path": "platform.yaml", "entity": "2024-Q4/platform/fast/p95/setup"' in baseline.read_text("utf-8")
    assert "(5 in the baseline)" in okr("lint").out
