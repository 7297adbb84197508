"""``okr diff`` over a whole quarter: each event once, in every format, and as a comment on a pull request."""

import csv
import json
import re
import shutil
from pathlib import Path

import pytest

from okr_cli.views.diff.document import FEW, MOST_CHARACTERS
from tests.commands.running import Outcome, okr
from tests.history.quarter import COMMITS, FIRST, GROWTH, PEOPLE, RENAMED, SUPPORT, states
from tests.history.states import changes, told
from tests.schemas.test_reports import complaints
from tests.workspace.repositories import git

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

WHOLE = {
    "first-week-sale": [
        "target 60 → 45%: 25 points easier; no reason given",
        "check-in for 2026-10-12: 18%, confidence 6/10",
        "check-in for 2026-11-23: 18 → 36%, confidence 7/10",
        "id first-sale → first-week-sale",
    ],
    "seats": ["removed"],
    "trials": ["dropped on 2026-11-09: Nobody can measure it"],
    "three-fields": ["moved from first-sale to return", "shipped on 2026-11-20: Three are enough"],
    "response": [
        "target 4 → 6 h: 25 points easier; Two people left",
        "check-in for 2026-10-12: 11 → 10 h; Mornings are fine",
    ],
    "visits": ["check-in for 2026-09-21 rewritten: value 180 → 205 (in a closed cycle)"],
    RENAMED: [f"renamed from {GROWTH}"],
}
"""All that happened in the quarter, by what it happened to. What was undone or overtaken is not in it."""


def diffed(*arguments: str) -> list[dict[str, object]]:
    found = okr("diff", *arguments, "--format", "json")
    assert found.code == 0, found
    listed: list[dict[str, object]] = json.loads(found.out)["changes"]
    return listed


def by_name(found: list[dict[str, object]]) -> dict[str, list[object]]:
    names: dict[str, list[object]] = {}
    for change in found:
        address = change["address"]
        name = address.rpartition("/")[2] if isinstance(address, str) else str(change["title"])
        names.setdefault(name, []).append(change["text"])
    return names


@pytest.mark.parametrize("commit", COMMITS, ids=lambda commit: commit.tag)
def test_each_commit_of_the_quarter_is_reported_correctly(commit: object) -> None:
    tag, events = commit.tag, commit.events  # type: ignore[attr-defined]
    assert told(changes(*states()[tag])) == list(events)


def test_the_whole_quarter_in_every_format(quarter: Path) -> None:
    found = diffed(f"{FIRST}..")
    assert by_name(found) == WHOLE
    texts = [text for texts in WHOLE.values() for text in texts]
    shown = {name: okr("diff", f"{FIRST}..", "--format", name).out for name in ("table", "markdown", "csv")}
    assert [row["text"] for row in csv.DictReader(shown["csv"].splitlines())] == [change["text"] for change in found]
    for name in ("table", "markdown"):
        assert [
            text for text in texts if len(re.findall(rf"^ *(?:- )?{re.escape(text)}$", shown[name], re.M)) != 1
        ] == []
    assert shown["markdown"].startswith("<!-- okr diff -->\n# OKR changes from agreed (")


def test_the_most_important_comes_first(quarter: Path) -> None:
    kinds = [str(change["kind"]) for change in diffed(f"{FIRST}..")]
    assert kinds[0] == "target"
    assert kinds.index("removed") < kinds.index("dropped") < kinds.index("moved")


def test_filters_and_paths(quarter: Path) -> None:
    whole = {name: texts for name, texts in WHOLE.items() if name != RENAMED}
    assert set(by_name(diffed(f"{FIRST}..", "--team", "support"))) == {"response"}
    assert set(by_name(diffed(f"{FIRST}..", "--cycle", "2026-Q3"))) == {"visits"}
    assert set(by_name(diffed(f"{FIRST}..", "--cycle", "all", "--owner", "ida"))) == {"response"}
    assert set(by_name(diffed(f"{FIRST}..", "--owner", "maya@acme.example"))) == set(whole) - {"response"}
    assert set(by_name(diffed(f"{FIRST}..", SUPPORT))) == {"response"}
    assert set(by_name(diffed(f"{FIRST}..", GROWTH))) >= {"seats", "trials"}  # which is no more
    assert set(by_name(diffed(f"{FIRST}..", "okrs/2026-Q3"))) == {"visits"}


def test_diff_works_from_a_subfolder(quarter_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(quarter_copy / "okrs" / "2026-Q4")
    assert len(by_name(diffed(f"{FIRST}..", ".."))) == len(by_name(diffed(f"{FIRST}.."))) == len(WHOLE)
    assert set(by_name(diffed(f"{FIRST}..", "../2026-Q3"))) == {"visits"}
    Path("../2026-Q3/growth.yaml").unlink()
    assert set(by_name(diffed("..", "--cycle", "2026-Q3"))) == {"known-shops", "visits"}


def test_three_dots_leave_out_changes_of_the_other_side(quarter: Path) -> None:
    assert set(by_name(diffed("begun..support-week-1"))) == {"response", "three-fields"}
    assert set(by_name(diffed("begun...support-week-1"))) == {"response"}


def test_the_working_tree_includes_untracked_files(quarter_copy: Path) -> None:
    assert okr("diff").out.splitlines()[1:] == ["Nothing changed."]
    (quarter_copy / "new.yaml").write_text(
        "objectives:\n  - {id: fresh, title: Make help feel near, owner: Ida Berg}\n"
    )
    (quarter_copy / "link.yaml").symlink_to("new.yaml")
    (quarter_copy / "okrs" / "unrelated.yaml").write_text("jobs: []\n")
    (quarter_copy / PEOPLE).unlink()
    (quarter_copy / SUPPORT).write_text("# a comment\n" + (quarter_copy / SUPPORT).read_text().replace("\n", "\r\n"))
    shutil.copytree(quarter_copy, quarter_copy / "inner")  # a repository of its own
    found = by_name(diffed())
    assert found == {
        "fresh": ["new Objective: Ida Berg"],
        **{name: ["removed"] for name in ("Maya Okafor", "Jonas Lind", "Ida Berg")},
    }
    assert okr("diff", "--exit-code").code == 1
    assert okr("diff", "HEAD..HEAD", "--exit-code").code == 0


def test_a_sparse_checkout_removes_nothing(quarter_copy: Path) -> None:
    (quarter_copy / RENAMED).unlink()
    git(quarter_copy, "update-index", "--skip-worktree", RENAMED)
    assert diffed() == []


def test_a_file_that_does_not_parse_is_reported(quarter_copy: Path) -> None:
    path = quarter_copy / SUPPORT
    path.write_text(path.read_text().replace("value: 10,", "value: ten,"))
    found = " ".join(okr("diff").out.split())
    assert "Some files could only be partially read, so entries may be missing: okrs/2026-Q4/support.yaml:" in found
    assert "'ten' is not a number" in found


def complaint(*arguments: str) -> str:
    return okr("diff", *arguments).complaint


def test_errors_are_one_line(quarter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert complaint("nowhere").startswith("no revision 'nowhere'")
    assert complaint("HEAD", "agreed") == "'agreed' is not a path; to compare two revisions, use HEAD..agreed"
    assert complaint("agreed", "--team", "Sails").startswith("no team matches 'Sails'")
    assert complaint("agreed", "--cycle", "2025") == "no cycle '2025'; choose from 2026-Q3 and 2026-Q4"
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text("okr: 1\n")
    assert complaint() == "not in a git repository, so there are no revisions"


def large(folder: Path, count: int, note: str) -> Outcome:
    """The Markdown for a check-in on each of many Key Results of ten teams, and one moved target."""
    texts = {}
    for team in range(10):
        rows = "".join(
            f"      - {{id: k{number}, title: Reach {number}, measure: {{baseline: 0, target: 9}}, check_ins: []}}\n"
            for number in range(count // 10)
        )
        head = f"cycle: 2026-Q4\nteam: Team {team}\nobjectives:\n  - id: o{team}\n    title: Go further\n"
        texts[f"{team}.yaml"] = f"{head}    key_results:\n{rows}"
    for name, text in texts.items():
        (folder / name).write_text(text)
    git(folder, "add", "--all")
    git(folder, "-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "--quiet", "--message", "x")
    for name, text in texts.items():
        check_in = f"check_ins: [{{date: 2026-10-12, value: 3, note: {note}}}]"
        (folder / name).write_text(text.replace("check_ins: []", check_in))
    last = folder / "9.yaml"
    last.write_text(last.read_text().replace("target: 9", "target: 6", 1))
    return okr("diff", "--format", "markdown")


def test_two_hundred_changes_fit_into_a_comment(quarter_copy: Path) -> None:
    shown = large(quarter_copy, 200, "Fine")
    assert len(shown.out) < MOST_CHARACTERS
    assert shown.out.count("check-in for") == 200
    assert shown.out.count("<details>") == shown.out.count("</details>") == 10
    assert "\n<details><summary>19 check-ins</summary>\n" in shown.out
    assert "\n## Routine changes\n\n<details><summary>Team 0: 20 check-ins</summary>\n" in shown.out
    before_the_fold = shown.out.partition("<details>")[0]
    assert "target 9 → 6" in before_the_fold
    assert FEW < 200


def test_changes_beyond_the_limit_of_a_comment_are_counted(quarter_copy: Path) -> None:
    shown = large(quarter_copy, 400, "x" * 150)
    assert MOST_CHARACTERS * 0.8 < len(shown.out) < MOST_CHARACTERS + 200
    left = 401 - shown.out.count("check-in for") - shown.out.count("→ 6")
    assert f"{left} more changes. Run 'okr diff HEAD' to list all of them." in shown.out


def test_user_text_is_shown_as_text(quarter_copy: Path) -> None:
    evil = "</details><script>x</script> @everyone [a](http://x) \\e[31m =1+1"
    (quarter_copy / "evil.yaml").write_text(f"objectives:\n  - {{id: e, title: '{evil}', owner: '::add-mask::x'}}\n")
    markdown, table = okr("diff", "--format", "markdown").out, okr("diff").out
    assert "<script>" not in markdown
    assert "@everyone" not in markdown
    assert "\x1b" not in table


def test_the_json_matches_its_schema(quarter: Path) -> None:
    assert complaints("diff", okr("diff", f"{FIRST}..", "--format", "json").out) == []
    assert complaints("diff", okr("diff", "--format", "json").out) == []
