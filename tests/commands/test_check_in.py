"""``okr check-in KEY_RESULT VALUE``: one value."""

import re
import subprocess
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.commands.check_in_team import TEAM
from tests.commands.forked import ForkedOkr
from tests.commands.line_changes import line_changes
from tests.commands.running import okr

DAY = ("--date", "2024-10-28")


@pytest.fixture(autouse=True)
def team(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OKR_STATE_DIR", str(folder.parent / "state"))
    (folder / "okr.toml").touch()
    path = folder / "okrs.yaml"
    path.write_text(TEAM, encoding="utf-8")
    return path


def changed(path: Path, before: str = TEAM) -> tuple[list[str], list[str]]:
    return line_changes(path, before)


def test_a_value_is_added_in_order_and_reported_in_one_line(team: Path) -> None:
    done = okr("check-in", "activation", "48%", "--confidence", "7", "--note", "Second: good, at last", *DAY)
    line = '- {date: 2024-10-28, value: 48, confidence: 7, note: "Second: good, at last"}'
    assert changed(team) == ([line], [])
    assert done.code == 0
    assert done.out.splitlines() == [
        "okrs.yaml:16",
        f"  + {line}",
        "activation  44 → 48%, 50% of the way, on track (+20), on 2024-10-28",
    ]
    assert okr("lint", "--fail-on", "error").code == 0


def test_a_check_in_on_a_draft_says_how_the_draft_becomes_active(team: Path) -> None:
    hint = "drafts in 2024-Q4 are not counted and have nothing due; run 'okr cycle start 2024-Q4' to activate them"
    assert "draft" not in okr("check-in", "activation", "47", *DAY).out
    team.write_text("state: draft\n" + TEAM, encoding="utf-8")
    assert okr("check-in", "activation", "48", *DAY).out.splitlines()[-1] == hint
    table = team.parent / "values.csv"
    table.write_text("entity,value\nactivation,49\nbalance,3\n", encoding="utf-8")
    assert okr("check-in", "--from", str(table), "--date", "2024-10-29").out.count(hint) == 1
    team.write_text(TEAM.replace("cycle: 2024-Q4", "state: draft"), encoding="utf-8")
    assert (
        okr("check-in", "activation", "48", *DAY)
        .out.splitlines()[-1]
        .endswith("remove 'state: draft' to activate them")
    )
    assert okr("check-in", "activation", "50", "--dry-run", *DAY).out.count("draft") == 0


def test_answers_as_in_the_walk_work_like_options(team: Path) -> None:
    assert okr("check-in", "activation", "48", "7", "Second", "cohort", "!", "a designer", *DAY).code == 0
    line = "- {date: 2024-10-28, value: 48, confidence: 7, note: Second cohort, ask: a designer}"
    assert changed(team) == ([line], [])
    assert okr("check-in", "pilot", "2 8", *DAY).out.splitlines()[-1].startswith("pilot  0 → 2 of 3 milestones")
    twice = okr("check-in", "balance", "3 7 Good", "--confidence", "7", "--note", "Fair", *DAY).complaint
    assert twice == (
        "--confidence cannot be combined with the confidence in '3 7 Good'; "
        "--note cannot be combined with the note in '3 7 Good'"
    )


def test_an_earlier_day_goes_between_the_others(team: Path) -> None:
    assert okr("check-in", "activation", "43", "--on", "2024-10-14").code == 0
    days = re.findall(r"- {date: ([\d-]+)", team.read_text(encoding="utf-8"))
    assert days == ["2024-10-07", "2024-10-14", "2024-10-21"]


def test_a_negative_number_is_not_an_option(team: Path) -> None:
    assert okr("check-in", "balance", "-3", *DAY).out.splitlines()[-1].startswith("balance  -3 (first value), 34%")
    assert okr("check-in", "balance", "-.5", "--date", "2024-10-29").code == 0
    assert okr("check-in", "activation", "48", "--note", "-3 degrees", *DAY).code == 0
    assert "note: -3 degrees" in team.read_text(encoding="utf-8")
    assert "no such option: --confidnce" in okr("check-in", "balance", "3", "--confidnce", "3").complaint.lower()


@pytest.mark.parametrize(("typed", "written"), [("yes", "measure: {done: 2024-10-28}"), ("no", "- {date: 2024-10-28}")])
def test_yes_sets_the_date_and_no_is_recorded(team: Path, typed: str, written: str) -> None:
    assert okr("check-in", "audit", typed, *DAY).code == 0
    added, gone = changed(team)
    assert written in added
    assert gone == (["measure: {done: false}"] if typed == "yes" else [])


@pytest.mark.parametrize("milestone", ["2", "first customer", "First customer pays"])
def test_a_milestone_named_by_number_or_title_gets_its_date(team: Path, milestone: str) -> None:
    done = okr("check-in", "pilot", "--done", milestone, "--confidence", "8", *DAY)
    assert "- {title: First customer pays, weight: 2, done: 2024-10-28}" in changed(team)[0]
    assert done.out.splitlines()[-1] == (
        "pilot  0 → 2 of 3 milestones by weight, 67% of the way, on track (+37), on 2024-10-28"
    )


def test_a_kpi_takes_values_too(team: Path) -> None:
    done = okr("check-in", "response-time", "3.8", *DAY)
    assert done.out.splitlines()[-1] == "response-time  3.8 h (first value), healthy (<= 4 h), on 2024-10-28"
    assert okr("lint", "--fail-on", "error").code == 0


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("activation", "48 7.5"),
         "'7.5' is not a valid confidence; type a whole number from 0 to 10, such as 6 for 60%"),
        (("activation", "-"), "nothing to record for activation; add a value in % or a note"),
        (("activation", "4x8"), "'4x8' is not a number; write digits only, such as 41, 0.5 or 1200"),
        (("activation", "48ms"), "activation is measured in %, but '48ms' is in ms"),
        (("activation",), "nothing to record for activation; add a value in % or a note"),
        (("activation", "48", "--confidence", "70%"),
         "'70%' is not a valid confidence; type a whole number from 0 to 10, such as 6 for 60%"),
        (("activation", "48", "--status", "fine"), "'fine' is not a status; use on-track, behind or at-risk"),
        (("activation", "4x8", "--status", "fine"),
         "'4x8' is not a number; write digits only, such as 41, 0.5 or 1200; 'fine' is not a status; "
         "use on-track, behind or at-risk"),
        (("audit", "12"), "'12' is neither yes nor no"),
        (("pilot", "first"),
         "'first' is not a milestone number; type 1 for Contract signed or 2 for First customer pays"),
        (("pilot", "--done", "3"),
         "'3' is not a milestone of pilot; type 1 for Contract signed or 2 for First customer pays"),
        (("activation", "--done", "1"), "activation has no milestones"),
        (("setup", "48"), "'setup' is an Initiative; expected a Key Result or KPI"),
        (("start", "48"), "'start' is an Objective; expected a Key Result or KPI"),
        (("activatoin", "48"), "nothing matches 'activatoin'; did you mean 2024-Q4/growth/start/activation?"),
        (("activation", "48", "--date", "yesterday"), "--date: 'yesterday' is not a date; write it as YYYY-MM-DD"),
        (("--from", "x.csv", "activation", "48"),
         "--from cannot be combined with a Key Result, a value, or options for a single check-in"),
        (("audit", "twelve"), "'twelve' is neither yes nor no"),
        (("activation", "48", "--all"), "--owner and --all cannot be combined with a Key Result"),
        (("--from", "a.csv", "--team", "Growth"), "--from cannot be combined with --owner, --team, --cycle or --all"),
        (("--from", "a.csv", "--all"), "--from cannot be combined with --owner, --team, --cycle or --all"),
        (("--note", "hi"), "options for a single check-in need a Key Result"),
        ((), "cannot prompt without a terminal; pass a Key Result and its value, or use --from FILE"),
    ],
)  # fmt: skip
def test_an_invalid_check_in_is_explained_and_changes_nothing(
    team: Path, arguments: tuple[str, ...], reason: str
) -> None:
    day = () if "--date" in arguments else DAY
    assert okr("check-in", *arguments, *day).complaint == reason
    assert team.read_text(encoding="utf-8") == TEAM


def test_a_future_date_is_refused(team: Path) -> None:
    tomorrow = date.today() + timedelta(days=1)
    complaint = okr("check-in", "activation", "48", "--date", str(tomorrow), "--force").complaint
    assert complaint == f"--date: {tomorrow} is in the future; today is {date.today()}"


@pytest.mark.parametrize(
    ("arguments", "fact"),
    [
        (("480", *DAY), "480% is far outside the range from 41 to 55%"),
        (("0.48", *DAY), "0.48% is less than 1% (did you mean 48%?)"),
        (("45", "--date", "2024-10-21"), "2024-10-21 already has a check-in with value 44"),
        (("45", "--date", "2023-10-21"), "2023-10-21 is outside 2024-Q4 (2024-10-01 to 2024-12-31)"),
    ],
)
def test_a_likely_mistake_needs_force_off_a_terminal(team: Path, arguments: tuple[str, ...], fact: str) -> None:
    assert okr("check-in", "activation", *arguments).complaint == f"{fact}; use --force to write it anyway"
    assert team.read_text(encoding="utf-8") == TEAM
    assert okr("check-in", "activation", *arguments, "--force").code == 0
    assert team.read_text(encoding="utf-8") != TEAM


def test_a_second_check_in_of_a_day_changes_the_first(team: Path) -> None:
    assert okr("check-in", "activation", "45", "--date", "2024-10-21", "--force").code == 0
    assert okr("check-in", "activation", "--note", "Late.", "--date", "2024-10-21").code == 0
    assert changed(team) == (
        ["- {date: 2024-10-21, value: 45, confidence: 6, note: Late., ask: One designer.}"],
        ["- {date: 2024-10-21, value: 44, confidence: 6, ask: One designer.}"],
    )


def test_the_same_again_changes_nothing(team: Path) -> None:
    done = okr("check-in", "activation", "44", "--confidence", "6", "--date", "2024-10-21")
    assert (done.code, done.out) == (0, "activation: the check-in for 2024-10-21 is already recorded\n")
    assert team.read_text(encoding="utf-8") == TEAM


def test_a_dry_run_prints_a_patch_and_writes_nothing(team: Path) -> None:
    done = okr("check-in", "activation", "48", "--dry-run", *DAY)
    assert team.read_text(encoding="utf-8") == TEAM
    assert done.out.startswith("--- a/okrs.yaml\n+++ b/okrs.yaml\n@@ ")
    assert "+          - {date: 2024-10-28, value: 48}\n" in done.out


def test_a_finding_about_the_new_text_is_printed(team: Path) -> None:
    team.write_text(TEAM.replace("Lift 30-day activation", "Lift the share of visits on time"), encoding="utf-8")
    done = okr("check-in", "activation", "101", "--date", "2024-10-28", "--force")
    assert done.code == 0
    assert "impossible-value" in done.err


@pytest.mark.parametrize(
    "note",
    [
        "a, b: c # d",
        "'single' and \"double\"",
        "[bold]not bold[/]",
        "{x: 1}",
        "- dash",
        "two\nlines",
        "  ",
        "::error::x",
    ],
)
def test_notes_are_never_interpreted(team: Path, note: str) -> None:
    done = okr("check-in", "activation", "48", "--note", note, *DAY)
    assert done.code == 0
    assert okr("lint", "--fail-on", "error").code == 0
    assert not any(line.startswith("::") for line in done.out.splitlines())
    shown = okr("show", "activation", "--format", "json", "--as-of", "2024-10-28").out
    if note.strip():
        assert note.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") in shown


def test_control_characters_stop_at_the_linter(team: Path) -> None:
    done = okr("check-in", "activation", "48", "--note", "red \x1b[31m", *DAY)
    assert done.code == 2
    assert team.read_text(encoding="utf-8") == TEAM
    assert "\x1b" not in done.err


def git(folder: Path, *arguments: str) -> str:
    command = ("git", "-c", "user.name=Priya Raman", "-c", "user.email=p@x.example", *arguments)
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def repository(team: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = team.parent
    (folder / ".git").rmdir()
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Priya Raman")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "p@x.example")
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "Begin")
    return folder


def test_a_commit_contains_the_changed_file_and_a_line_for_the_value(repository: Path) -> None:
    (repository / "else.txt").write_text("x", encoding="utf-8")
    done = okr("check-in", "activation", "48", "--commit", *DAY)
    assert done.code == 0
    assert done.out.splitlines()[-1].startswith("committed as ")
    assert git(repository, "show", "--name-only", "--format=%an%n%B").split("\n\n") == [
        "Priya Raman\nCheck in: activation",
        "2024-Q4/growth/start/activation: 44 → 48%",
        "\nokrs.yaml\n",
    ]
    assert git(repository, "status", "--porcelain") == "?? else.txt\n"


def test_a_commit_that_would_contain_more_is_refused(repository: Path, team: Path) -> None:
    team.write_text(TEAM + "# mine\n", encoding="utf-8")
    complaint = okr("check-in", "activation", "48", "--commit", *DAY).complaint
    assert complaint == "okrs.yaml has other uncommitted changes; commit them first, or omit --commit"
    git(repository, "checkout", "-q", "okrs.yaml")
    (repository / "else.txt").write_text("x", encoding="utf-8")
    git(repository, "add", "else.txt")
    complaint = okr("check-in", "activation", "48", "--commit", *DAY).complaint
    assert complaint == "other changes are staged; commit them first, or omit --commit"
    assert team.read_text(encoding="utf-8") == TEAM


def test_a_commit_needs_a_repository(team: Path) -> None:
    (team.parent / ".git").rmdir()
    complaint = okr("check-in", "activation", "48", "--commit", *DAY).complaint
    assert complaint == "--commit needs a git repository; omit it, or run 'git init'"


def test_a_failing_hook_is_quoted_and_the_value_stays(repository: Path, team: Path) -> None:
    hook = repository / ".git" / "hooks" / "pre-commit"
    hook.write_text("#!/bin/sh\necho not today >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    done = okr("check-in", "activation", "48", "--commit", *DAY)
    assert done.code == 2
    assert done.err == "okr: the files were written but not committed: not today\n"
    assert "value: 48" in team.read_text(encoding="utf-8")


def test_two_simultaneous_check_ins_are_both_kept(team: Path) -> None:
    days = ("2024-11-01", "2024-11-02")
    started = [ForkedOkr("check-in", "activation", "45", "--date", day, cwd=team.parent) for day in days]
    assert [run.end().code for run in started] == [0, 0]
    assert all(day in team.read_text(encoding="utf-8") for day in days)


def test_answering_no_writes_nothing(team: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("okr_cli.cli.editing.check_in_single.can_ask", lambda: True)
    monkeypatch.setattr("builtins.input", lambda prompt: "n")
    done = okr("check-in", "activation", "480", *DAY)
    assert (done.code, done.err) == (2, "okr: nothing was written\n")
    assert "480% is far outside" in done.out
    assert team.read_text(encoding="utf-8") == TEAM


def test_a_source_is_recorded(team: Path) -> None:
    assert okr("check-in", "activation", "48", "--source", "reports/a.csv", *DAY).code == 0
    assert "source: reports/a.csv" in team.read_text(encoding="utf-8")


def test_a_milestone_that_was_reached_before_leaves_no_trace(team: Path) -> None:
    assert okr("check-in", "pilot", "--done", "1", "--date", "2024-10-21").code == 0
    once = team.read_text(encoding="utf-8")
    for way in (("--done", "contract"), ("1",)):
        again = okr("check-in", "pilot", *way, *DAY)
        assert (again.code, again.out) == (0, "pilot: 'Contract signed' was already reached on 2024-10-21\n")
    assert team.read_text(encoding="utf-8") == once


def test_undoing_a_yes_needs_force(team: Path) -> None:
    assert okr("check-in", "audit", "yes", "--date", "2024-10-21").code == 0
    once = team.read_text(encoding="utf-8")
    complaint = okr("check-in", "audit", "no", *DAY).complaint
    assert complaint == "audit is already done on 2024-10-21; 'no' would undo that; use --force to write it anyway"
    assert team.read_text(encoding="utf-8") == once
    assert okr("check-in", "audit", "no", *DAY, "--force").code == 0
    assert "measure: {done: false}" in team.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("hidden", "begin", "end"),
    [
        ("esc \x1b[31m", "error: okrs.yaml:", "the result would have 1 error; remove these characters"),
        ("turn \u202e back", "okr: okrs.yaml:", "(U+202E); nothing was written"),
    ],
)
def test_force_does_not_write_text_that_acts_on_a_terminal(team: Path, hidden: str, begin: str, end: str) -> None:
    done = okr("check-in", "activation", "48", "--note", hidden, *DAY, "--force")
    assert done.code == 2
    assert done.err.startswith(begin)
    assert done.err.splitlines()[-1].endswith(end)
    assert team.read_text(encoding="utf-8") == TEAM


def test_the_first_replaced_line_is_reported(team: Path) -> None:
    done = okr("check-in", "audit", "yes", *DAY)
    place = 1 + TEAM.splitlines().index("        measure: {done: false}")
    assert done.out.splitlines()[0] == f"okrs.yaml:{place}"


def test_a_folder_without_okrs_is_reported_first(folder: Path) -> None:
    (folder / "okrs.yaml").unlink()
    assert okr("check-in").complaint.startswith("no OKR")
