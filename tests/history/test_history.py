"""``okr history``: every event of an entity once, with who, when and which commit."""

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.commands.running import okr
from tests.history.quarter import RENAMED
from tests.schemas.test_reports import complaints
from tests.workspace.repositories import git

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

FIRST_SALE = [
    "2026-09-28 Maya Okafor: new Key Result: 0 → 60%, Maya Okafor",
    "2026-10-12 Maya Okafor: checked in: 12%, confidence 6/10",
    "2026-10-19 Jonas Lind: Initiative 'Ask for three fields at sign-up': started on 2026-10-19",
    "2026-10-26 Maya Okafor: target 60 → 45%: 25 points easier; no reason given",
    "2026-11-02 Maya Okafor: check-in for 2026-10-12 rewritten: value 12 → 18%",
    f"2026-11-10 Jonas Lind: file renamed from {RENAMED.replace('-team', '')}",
    "2026-11-11 Jonas Lind: Initiative 'Ask for three fields at sign-up': moved from first-sale to return",
    "2026-11-23 Maya Okafor: checked in: 18 → 36%, confidence 7/10",
    "2026-11-24 Jonas Lind: id first-sale → first-week-sale",
]
PERSON = ("-c", "user.name=Ida Berg", "-c", "user.email=ida@acme.example")


def record(*arguments: str) -> Any:
    found = okr("history", *arguments, "--format", "json")
    assert found.code == 0, found
    assert complaints("history", found.out) == []
    return json.loads(found.out)


def events(*arguments: str) -> list[str]:
    """Each event as day, author and words, as Markdown shows them."""
    found = okr("history", *arguments, "--format", "markdown")
    assert found.code == 0, found
    dated = (line for line in found.out.splitlines() if line.startswith("| 2"))
    rows = [line.strip("| ").replace("\\", "").split(" | ") for line in dated]
    return [" ".join((row[0][:10], f"{row[1]}:", row[0][10:].strip())) for row in rows]


def test_a_key_result_through_new_ids_files_and_moved_work(quarter: Path) -> None:
    assert events("first-week-sale") == FIRST_SALE
    rows = list(csv.DictReader(okr("history", "first-week-sale", "--format", "csv").out.splitlines()))
    found = record("first-week-sale")
    assert [row["text"] for row in rows] == [event["change"]["text"] for event in found["events"]]
    assert [row["author"] for row in rows] == [event["commit"]["author"] for event in found["events"]]
    assert (found["trend"], found["carried_from"], found["notes"]) == ([0.4, 0.8], [], [])
    commits = [event["commit"] for event in found["events"]]
    assert [commit["subject"] for commit in commits[:2]] == ["About agreed", "About week-1"]


def test_an_initiative_follows_its_moves(quarter: Path) -> None:
    assert events("three-fields")[1::2] == [
        "2026-10-19 Jonas Lind: started on 2026-10-19",
        "2026-11-11 Jonas Lind: moved from first-sale to return",
    ]


def test_a_merge_repeats_no_event(quarter: Path) -> None:
    assert events("response") == [
        "2026-09-28 Maya Okafor: new Key Result: 12 → 4 h, Ida Berg, 1 check-in",
        "2026-10-05 Maya Okafor: checked in: 11 h",
        "2026-10-12 Jonas Lind: checked in: 11 → 10 h; Mornings are fine",
        "2026-10-27 Jonas Lind: target 4 → 6 h: 25 points easier; Two people left",
    ]


def test_deleted_entities_have_a_history(quarter: Path) -> None:
    assert events("seats") == [
        "2026-09-28 Maya Okafor: new Key Result: 2 → 3, Jonas Lind",
        "2026-11-03 Jonas Lind: removed",
    ]
    assert record("Paid seats")["notes"] == ["It has been deleted."]
    assert okr("history", "nothing").complaint.startswith("nothing matches 'nothing'")


def test_uncommitted_changes_come_last(quarter_copy: Path) -> None:
    path = quarter_copy / RENAMED
    path.write_text(path.read_text().replace("target: 45", "target: 40").replace("id: first-week-sale", "id: sale"))
    assert events("sale") == FIRST_SALE
    assert [event["commit"] for event in record("sale")["events"][-2:]] == [None, None]


def test_both_sides_of_a_merge_and_what_its_resolution_adds(quarter_copy: Path) -> None:
    path = quarter_copy / RENAMED
    text = path.read_text()
    entry = "          - {date: 2026-11-23, value: 36, confidence: 7}\n"

    def commit(addition: str) -> None:
        path.write_text(text.replace(entry, entry + addition))
        git(quarter_copy, *PERSON, "commit", "--quiet", "--all", "--message", "x")

    ours, theirs = "          - {date: 2026-11-30, value: 38}\n", "          - {date: 2026-12-07, value: 40}\n"
    git(quarter_copy, "checkout", "--quiet", "-b", "theirs")
    commit(theirs)
    git(quarter_copy, "checkout", "--quiet", "main")
    commit(ours)
    git(quarter_copy, *PERSON, "merge", "--quiet", "--strategy=ours", "--no-commit", "theirs")
    commit(ours + theirs.replace("40}", "40}\n          - {date: 2026-12-14, value: 41}"))
    told = events("first-week-sale")[len(FIRST_SALE) :]
    assert [line.partition(": ")[2] for line in told] == [
        "checked in: 36 → 38%",
        "checked in: 36 → 40%",
        "checked in: 40 → 41%",
    ]


def test_the_same_commit_made_twice_is_reported_once(quarter_copy: Path) -> None:
    git(quarter_copy, "checkout", "--quiet", "-b", "again", "closed-edited")
    git(quarter_copy, *PERSON, "cherry-pick", "main~1")
    git(quarter_copy, *PERSON, "merge", "--quiet", "--no-edit", "main")
    assert events("first-week-sale") == FIRST_SALE


def test_work_in_another_file_belongs_to_the_history_of_what_it_serves(quarter_copy: Path) -> None:
    path = quarter_copy / "okrs/2026-Q4/sales.yaml"
    work = "{id: call, title: Call each new shop, owner: Jonas Lind, key_result: first-week-sale, status: STATUS}"
    file = f"cycle: 2026-Q4\nteam: TEAM\ninitiatives: [{work}]\n"
    for team, status in (("Sales", "to-do"), ("Field Sales", "to-do"), ("Field Sales", "in-progress")):
        path.write_text(file.replace("TEAM", team).replace("STATUS", status))
        git(quarter_copy, "add", "--all")
        git(quarter_copy, *PERSON, "commit", "--quiet", "--message", "x")
    path.write_text(file.replace("TEAM", "Field Sales").replace("STATUS", "shipped"))
    steps = [": new Initiative: Jonas Lind", ": started", ": shipped"]
    for name in ("first-week-sale", "easy-start"):
        found = okr("history", name, "--format", "markdown").out.splitlines()
        # That its team was renamed is no news of what it serves.
        assert [line.partition("'Call each new shop'")[2].split(" | ")[0] for line in found[-3:]] == steps
        assert not any("Field Sales" in line for line in found)
    assert not any("Call" in line for line in events("return"))


def test_a_key_result_that_came_from_another_file(quarter_copy: Path) -> None:
    path = quarter_copy / RENAMED
    head, objective, rest = path.read_text().partition("objectives:\n")
    path.write_text(f"{head}objectives: []\n")
    (quarter_copy / "split.yaml").write_text(head + objective + rest)
    git(quarter_copy, "add", "--all")
    git(quarter_copy, *PERSON, "commit", "--quiet", "--message", "x")
    assert events("first-week-sale") == FIRST_SALE


def test_history_continues_into_the_earlier_cycle(quarter_copy: Path) -> None:
    (quarter_copy / "next.yaml").write_text(
        "cycle: 2027-Q1\nteam: Support\nobjectives:\n  - id: quick-help\n    title: Make help feel near\n"
        "    key_results:\n      - id: response\n        title: Time to the first answer\n"
        "        carried_from: 2026-Q4/support/quick-help/response\n"
        "        measure: {baseline: 10, target: 4, unit: h}\n        check_ins: [{date: 2027-01-11, value: 9}]\n"
    )
    git(quarter_copy, "add", "--all")
    git(quarter_copy, *PERSON, "commit", "--quiet", "--message", "x")
    found = record("response", "--cycle", "2027-Q1")
    assert found["carried_from"] == ["2026-Q4/support/quick-help/response"]
    cycles = [event["cycle"] for event in found["events"]]
    assert (cycles.count("2026-Q4"), cycles.count("2027-Q1")) == (4, 2)


def test_a_workspace_in_a_folder_of_the_repository(quarter_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (quarter_copy / "okrs" / "okr.toml").touch()
    monkeypatch.chdir(quarter_copy / "okrs" / "2026-Q4")
    renamed = FIRST_SALE[5].replace("okrs/2026-Q4/", "")
    assert events("first-week-sale") == [*FIRST_SALE[:5], renamed, *FIRST_SALE[6:]]


def test_a_shallow_clone_is_reported(quarter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=3", f"file://{quarter.as_posix()}", "shallow")
    monkeypatch.chdir(tmp_path / "shallow")
    assert events("first-week-sale") == FIRST_SALE[-2:]
    assert "'fetch-depth: 0'" in record("first-week-sale")["notes"][0]


def test_missing_history_is_reported(starter_folder: Path) -> None:
    assert okr("history", "a").complaint == "not in a git repository, so there are no revisions"
    git(starter_folder, "init", "--quiet")
    assert "has no commits yet" in okr("history", "a").complaint


@pytest.fixture
def starter_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace outside of git."""
    (tmp_path / "a.yaml").write_text("cycle: 2026-Q4\nobjectives: [{id: a, title: Make help feel near}]\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_status_and_show_at_a_revision(quarter: Path) -> None:
    status = json.loads(okr("status", "--rev", "begun", "--format", "json").out)
    assert status["as_of"] == "2026-10-19"
    key_results = [row["address"].rpartition("/")[2] for each in status["objectives"] for row in each["key_results"]]
    assert "seats" in key_results
    assert (
        json.loads(okr("status", "--rev", "begun", "--as-of", "2026-10-12", "--format", "json").out)["as_of"]
        == "2026-10-12"
    )
    shown = okr("show", "first-sale", "--rev", "begun").out
    assert "okrs/2026-Q4/growth.yaml:9" in shown
    assert "0 → 12 → 60%" in shown
    assert okr("status", "--rev", "begun..main").complaint.startswith("'begun..main' is two revisions")
    assert okr("status", "--rev", "nowhere").complaint.startswith("no revision 'nowhere'")
    assert okr("show", "seats").complaint.startswith("nothing matches 'seats'")
