"""``okr lint --against``: change rules report the events of the quarter that they are about, and no others."""

import json
from pathlib import Path

import pytest

from okr_cli.rules.base import Disk, PathState
from tests.commands.running import okr
from tests.history.quarter import CLOSED, COMMITS, FIRST, RENAMED, SUPPORT
from tests.workspace.repositories import git

CHANGE = ("--select", "change", "--as-of", "2026-11-30", "--no-cache")


def found(*arguments: str) -> list[tuple[str, str, str, str]]:
    """Rule, severity, place and message of each finding."""
    done = okr("lint", *CHANGE, *arguments, "--output-format", "json")
    assert done.code in (0, 1), done
    return [
        (each["name"], each["severity"], f"{each['path']}:{each['start']['line']}", each["message"])
        for each in json.loads(done.out)["diagnostics"]
    ]


EXPECTED = {
    "easier": [("moved-goalposts", "warning", "target changed from 60 to 45 (25 points easier), no reason given")],
    "rewritten": [("rewritten-check-in", "warning", "check-in for 2026-10-12 rewritten: value changed from 12 to 18")],
    "vanished": [("vanished-entity", "warning", "Key Result 'seats' was deleted during its cycle")],
    "closed-edited": [("closed-cycle-edited", "error", "check-in for 2026-09-21 rewritten in a closed cycle")],
}


def test_each_commit_of_the_quarter_has_the_expected_findings(quarter_copy: Path) -> None:
    on_main = [commit.tag for commit in COMMITS if commit.branch == "main"]
    told = {}
    for tag in on_main:
        git(quarter_copy, "checkout", "--quiet", tag)
        told[tag] = [(rule, severity, message) for rule, severity, _, message in found("--against", f"{tag}^1")]
    assert told == {tag: EXPECTED.get(tag, []) for tag in on_main}


def test_the_whole_quarter_is_compared_from_start_to_end(quarter: Path) -> None:
    assert [(rule, place) for rule, _, place, _ in found("--against", FIRST)] == [
        ("closed-cycle-edited", f"{CLOSED}:15"),
        ("vanished-entity", f"{RENAMED}:6"),
        ("moved-goalposts", f"{RENAMED}:12"),
    ]


def test_other_scripts_shift_no_finding(quarter_copy: Path) -> None:
    aside = """\
  - id: near
    title: Помощь рядом, 🚀
    owner: Ида Берг
    key_results: [{id: reply, title: Ответ, measure: {baseline: 9, target: 4}}]
"""
    edit(quarter_copy / RENAMED, "objectives:\n", f"objectives:\n{aside}")
    commit(quarter_copy)
    before = found("--against", "HEAD~1")
    edit(quarter_copy / RENAMED, "target: 50,", "target: 40,")
    line = (quarter_copy / RENAMED).read_text(encoding="utf-8").partition("target: 40,")[0].count("\n") + 1
    assert before == []
    assert [place for _, _, place, _ in found("--against", "HEAD")] == [f"{RENAMED}:{line}"]
    assert "^^\n" in okr("lint", *CHANGE, "--against", "HEAD").out.replace("^^^", "")


def test_paths_limit_what_is_reported(quarter: Path) -> None:
    assert [rule for rule, *_ in found(CLOSED, "--against", FIRST)] == ["closed-cycle-edited"]
    assert found(SUPPORT, "--against", FIRST) == []


def test_a_deleted_file_is_quoted_as_it_was(quarter_copy: Path) -> None:
    (quarter_copy / SUPPORT).unlink()
    (rule, severity, place, message), *more = found("--against", "HEAD")
    assert (rule, severity, place, more) == ("vanished-entity", "warning", f"{SUPPORT}:6", [])
    assert message == "Objective 'quick-help' was deleted during its cycle"
    assert "6 |     title: Make help feel near" in okr("lint", *CHANGE, "--against", "HEAD").out


def test_drafts_and_future_cycles_may_still_change(quarter_copy: Path) -> None:
    edit(quarter_copy / RENAMED, "target: 50,", "target: 40,")
    assert [rule for rule, *_ in found("--against", "HEAD")] == ["moved-goalposts"]
    assert found("--against", "HEAD", "--as-of", "2026-09-30") == []
    commit(quarter_copy)
    edit(quarter_copy / RENAMED, "team: Growth", "team: Growth\nstate: draft")
    commit(quarter_copy)
    edit(quarter_copy / RENAMED, "target: 40,", "target: 35,")
    assert found("--against", "HEAD") == []


def test_a_first_measure_and_a_deleted_idea_are_no_moved_goalposts(quarter_copy: Path) -> None:
    idea = "          - {title: Ask a poet, owner: Ida Berg, status: idea}\n"
    edit(
        quarter_copy / SUPPORT, "        measure: {baseline: 12, target: 6, unit: h}\n", f"        initiatives:\n{idea}"
    )
    edit(quarter_copy / SUPPORT, "          - {date: 2026-10-05", "          - {date: 2026-10-05")
    commit(quarter_copy)
    edit(quarter_copy / SUPPORT, f"        initiatives:\n{idea}", "        measure: {find_baseline: true}\n")
    assert found("--against", "HEAD") == []
    commit(quarter_copy)
    edit(quarter_copy / SUPPORT, "{find_baseline: true}", "{baseline: 12, target: 5, unit: h}")
    assert found("--against", "HEAD") == []


def test_additions_to_a_closed_cycle_are_reported(quarter_copy: Path) -> None:
    late = (
        "      - {id: late, title: Raise visits from friends, owner: Maya Okafor, measure: {baseline: 1, target: 2}}\n"
    )
    with (quarter_copy / CLOSED).open("a", encoding="utf-8") as file:
        file.write(late)
    line = (quarter_copy / CLOSED).read_text(encoding="utf-8").count("\n")
    assert [(rule, place, message) for rule, _, place, message in found("--against", "HEAD")] == [
        ("closed-cycle-edited", f"{CLOSED}:{line}", "Key Result added to a closed cycle")
    ]


def test_additions_while_closing_a_cycle_are_not_reported(quarter_copy: Path) -> None:
    edit(quarter_copy / SUPPORT, "team: Support", "team: Support\nstate: closed")
    with (quarter_copy / SUPPORT).open("a", encoding="utf-8") as file:
        file.write("      - {id: late, title: Raise visits from friends, measure: {baseline: 1, target: 2}}\n")
    assert found("--against", "HEAD") == []


def test_a_lesson_may_be_added_to_a_closed_cycle(quarter_copy: Path) -> None:
    edit(quarter_copy / CLOSED, "        check_ins:", "        learned: Search brings the curious\n        check_ins:")
    assert found("--against", "HEAD") == []


def test_reopening_a_closed_file_is_reported_once(quarter_copy: Path) -> None:
    edit(quarter_copy / CLOSED, "state: closed", "state: active")
    assert [(rule, place, message) for rule, _, place, message in found("--against", "HEAD")] == [
        ("closed-cycle-edited", f"{CLOSED}:1", "closed cycle reopened")
    ]


def test_a_comment_suppresses_a_change_and_is_not_called_unused_afterwards(quarter_copy: Path) -> None:
    edit(quarter_copy / SUPPORT, "unit: h}", "unit: h}  # okr: ignore[moved-goalposts] -- a typing error")
    edit(quarter_copy / SUPPORT, "target: 6, unit", "target: 60, unit")
    assert found("--against", "HEAD") == []
    assert okr("lint", SUPPORT, "--select", "unused-suppression,change", "--against", "HEAD").code == 0
    assert okr("lint", SUPPORT, "--select", "unused-suppression,change").code == 0


def test_only_new_hides_findings_of_the_revision(quarter_copy: Path) -> None:
    everything = ("lint", "--no-cache", "--min-severity", "info", "--output-format", "concise", "--as-of", "2026-11-30")
    assert "too-few-key-results" in okr(*everything).out
    assert okr(*everything, "--against", "HEAD", "--only-new").out.startswith("No findings")
    edit(quarter_copy / SUPPORT, "owner: Ida Berg\n        measure", "owner: Support team\n        measure")
    (quarter_copy / RENAMED).rename(quarter_copy / "okrs" / "growth.yaml")
    lines = okr(*everything, "--against", "HEAD", "--only-new").out.splitlines()
    assert lines == [
        f"{SUPPORT}:11:16: error 302 team-owner: 'Support team' is a group, not a person",
        "1 error in 1 of 4 files checked (3 pre-existing).",
    ]


def test_staged_reads_the_index(quarter_copy: Path) -> None:
    file = quarter_copy / SUPPORT
    edit(file, "owner: Ida Berg\n        measure", "owner: Support team\n        measure")
    staged = ("lint", "--staged", "--select", "team-owner,missing-canvas", "--no-cache")
    assert okr(*staged).code == 0
    git(quarter_copy, "add", SUPPORT)
    edit(file, "owner: Support team\n        measure", "owner: Ida Berg\n        measure")
    assert "team-owner" in okr(*staged).out
    assert okr(*staged[:1], *staged[2:]).code == 0


def test_staged_looks_for_canvases_in_the_index(quarter_copy: Path) -> None:
    edit(
        quarter_copy / RENAMED, "learned: Three are enough", "learned: Three are enough\n            canvas: notes/a.md"
    )
    (quarter_copy / "okrs" / "2026-Q4" / "notes").mkdir()
    (quarter_copy / "okrs" / "2026-Q4" / "notes" / "a.md").write_text("x")
    git(quarter_copy, "add", RENAMED)
    staged = ("lint", "--staged", "--select", "missing-canvas", "--no-cache")
    assert okr(*staged).code == 1
    git(quarter_copy, "add", "--all")
    assert okr(*staged).code == 0


def test_a_revision_has_only_the_folders_of_its_files(tmp_path: Path) -> None:
    disk = Disk(tmp_path, frozenset({"okrs/2026-Q4/notes/a.md", "b.md"}))
    there = ("", "okrs", "okrs/2026-Q4", "okrs/2026-Q4/notes", "okrs/2026-Q4/notes/a.md", "b.md")
    assert {disk.look(tmp_path / path) for path in there} == {PathState.SOMETHING}
    absent = ("okrs/2026", "notes", "okrs/2026-Q4/notes/b.md", "b.md/c")
    assert {disk.look(tmp_path / path) for path in absent} == {PathState.NOTHING}


def test_staged_changes_are_judged_too(quarter_copy: Path) -> None:
    edit(quarter_copy / RENAMED, "target: 50,", "target: 40,")
    assert found("--staged", "--against", "HEAD") == []
    git(quarter_copy, "add", RENAMED)
    edit(quarter_copy / RENAMED, "target: 40,", "target: 50,")
    assert [rule for rule, *_ in found("--staged", "--against", "HEAD")] == ["moved-goalposts"]
    assert found("--against", "HEAD") == []


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("--select", "change"), "these rules compare two revisions; name the earlier one, such as --against main"),
        (("--only-new",), "--only-new needs --against, such as --against main --only-new"),
        (("--against", "HEAD", "-"), "--against cannot be combined with '-'"),
        (("--staged", "--fix"), "--staged cannot be combined with --fix, --diff or --write-baseline"),
        (("--against", "no-such"), "no revision 'no-such'; use a branch, a tag, or a commit such as HEAD~1"),
    ],
)
def test_contradictory_input_is_refused(quarter: Path, arguments: tuple[str, ...], complaint: str) -> None:
    assert okr("lint", *arguments, stdin=b"okr: 1").complaint == complaint


def test_outside_of_git_one_line_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.yaml").write_text("okr: 1\nobjectives: []\n")
    monkeypatch.chdir(tmp_path)
    for option in (("--staged",), ("--against", "HEAD")):
        assert okr("lint", *option).complaint == "not in a git repository, so there are no revisions"


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8")


def commit(folder: Path) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@b.example")
    git(folder, *who, "commit", "--quiet", "--all", "--message", "x")
