"""The GitHub Action compares with the base of a pull request, and prepares the text of its comment."""

import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.test_action import NEEDS_BASH, put_okr, run_lint, run_step

pytestmark = NEEDS_BASH

CYCLE = """\
cycle: 2026-Q4
team: Growth
objectives:
  - id: start
    title: Let new shops open worry-free
    owner: Maya Okafor
    key_results:
      - id: first-sale
        title: Raise shops that sell in their first week from 12 to {target}
        owner: {owner}
        measure: {{baseline: 12, target: {target}}}
"""
HOSTILE = "'<b>@octocat</b> | $(touch owned) [x](http://evil.example)'"


def git(folder: Path, *arguments: str) -> str:
    options = ("-c", "user.name=Maya", "-c", "user.email=maya@acme.example", "-c", "protocol.file.allow=always")
    done = subprocess.run(["git", *options, *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def commit(folder: Path, target: int = 60, owner: str = "Maya Okafor", name: str = "growth.yaml") -> str:
    (folder / "okrs").mkdir(exist_ok=True)
    (folder / "okrs" / name).write_text(CYCLE.format(target=target, owner=owner), encoding="utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "change")
    return git(folder, "rev-parse", "HEAD")


class PullRequest(NamedTuple):
    """A checkout of a pull request as GitHub makes it: merged into its base, which has moved on since the event."""

    folder: Path
    base_then: str
    base_now: str
    head: str


@pytest.fixture(scope="module")
def pull_request(tmp_path_factory: pytest.TempPathFactory) -> PullRequest:
    folder = tmp_path_factory.mktemp("checkout")
    git(folder, "init", "--quiet", "--initial-branch", "main")
    base_then = commit(folder)
    git(folder, "switch", "--quiet", "--create", "topic;$(touch${IFS}owned)")
    head = commit(folder, 45, HOSTILE)
    git(folder, "switch", "--quiet", "main")
    base_now = commit(folder, name="other.yaml")
    git(folder, "merge", "--quiet", "--no-ff", head)
    return PullRequest(folder, base_then, base_now, head)


def against(tmp_path: Path, folder: Path, base: str, head: str, **inputs: str) -> tuple[int, str]:
    """The exit code and the output; for okr, its arguments."""
    put_okr(tmp_path)
    done = run_step("Lint OKRs", tmp_path, inputs, folder, base, head)
    assert done.stderr == ""
    return done.returncode, done.stdout


def test_the_merge_that_github_checks_out_is_compared_with_its_first_parent(
    tmp_path: Path, pull_request: PullRequest
) -> None:
    folder, base_then, base_now, head = pull_request
    code, printed = against(tmp_path, folder, base_then, head)
    assert (code, f'"--against", "{base_now}", "--"]' in printed) == (0, True)


def test_another_checkout_is_compared_with_its_merge_base(tmp_path: Path, pull_request: PullRequest) -> None:
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", str(pull_request.folder), str(clone))
    git(clone, "switch", "--quiet", "--detach", pull_request.head)
    _, printed = against(tmp_path, clone, pull_request.base_now, pull_request.head, **{"only-new": "true"})
    assert f'"--against", "{pull_request.base_then}", "--only-new", "--"]' in printed


def test_a_shallow_checkout_is_linted_and_names_the_depth(tmp_path: Path, pull_request: PullRequest) -> None:
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth", "1", pull_request.folder.as_uri(), str(clone))
    says = "the base of the pull request is not in this checkout, so changes cannot be judged; "
    says += "set 'fetch-depth: 0' for actions/checkout\n"
    code, printed = against(tmp_path, clone, pull_request.base_then, pull_request.head)
    assert (code, printed) == (0, f'::warning::{says}["lint", "--output-format", "github", "--"]\n')
    for wanted in ("comment", "only-new"):
        refused = against(tmp_path, clone, pull_request.base_then, pull_request.head, **{wanted: "true"})
        assert refused == (2, f"::error::{says}")
    git(clone, "fetch", "--quiet", "--depth", "2", "origin", "main")
    _, printed = against(tmp_path, clone, pull_request.base_then, pull_request.head)
    assert f'"--against", "{pull_request.base_now}", "--"]' in printed


def test_against_can_be_empty_none_or_a_revision(tmp_path: Path, pull_request: PullRequest) -> None:
    folder, base_then, _, head = pull_request
    plain = (0, '["lint", "--output-format", "github", "--"]\n')
    assert against(tmp_path, folder, "", "", comment="true", **{"only-new": "true"}) == plain
    assert against(tmp_path, folder, base_then, head, against="none", comment="true") == plain
    assert '"--against", "v1", "--"]' in against(tmp_path, folder, base_then, head, against="v1")[1]
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize("name", ["comment", "only-new"])
def test_switches_are_true_or_false(tmp_path: Path, name: str) -> None:
    done = run_lint(tmp_path, **{name: "yes"})
    assert (done.returncode, done.stdout) == (2, "::error::only-new and comment are true or false\n")


def run_okr(tmp_path: Path, folder: Path, base: str, head: str, **inputs: str) -> subprocess.CompletedProcess[str]:
    put_okr(tmp_path, "from okr_cli.__main__ import main\nmain()")
    return run_step("Lint OKRs", tmp_path, {"comment": "true", **inputs}, folder, base, head)


def test_the_comment_has_changes_and_new_findings(tmp_path: Path, pull_request: PullRequest) -> None:
    folder, base_then, base_now, head = pull_request
    # A file with the name of the base is not taken for one to compare.
    (folder / base_now).mkdir()
    done = run_okr(tmp_path, folder, base_then, head, **{"only-new": "true"})
    (folder / base_now).rmdir()
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("::")
    text = (tmp_path / "okr-comment.md").read_text(encoding="utf-8")
    assert (tmp_path / "output").read_text() == f"comment-file={tmp_path / 'okr-comment.md'}\n"
    first, title, *rest = text.splitlines()
    assert first == "<!-- okr diff -->"
    assert title.startswith(f"# OKR changes from {base_now[:7]} to ")
    assert any("target 60 → 45: 31 points easier; no reason given" in line for line in rest)
    assert rest.index("## Growth") < rest.index("## New findings")
    assert "moved-goalposts" in text
    assert "other.yaml" not in text
    assert "nothing to report" not in text
    assert "@octocat" not in text
    assert "<b>" not in text
    assert not (folder / "owned").exists()


def test_where_nothing_changed_the_text_says_that_there_is_nothing_to_report(
    tmp_path: Path, pull_request: PullRequest
) -> None:
    done = run_okr(tmp_path, pull_request.folder, "", "", against="HEAD")
    text = (tmp_path / "okr-comment.md").read_text(encoding="utf-8")
    assert "Nothing changed." in text
    assert text.endswith("\n<!-- nothing to report -->\n"), (text, done.stdout)


def test_a_missing_revision_is_one_line_and_no_comment(tmp_path: Path, pull_request: PullRequest) -> None:
    done = run_okr(tmp_path, pull_request.folder, "", "", against="nowhere")
    assert done.returncode == 2
    assert done.stdout == "::warning::no comment: what changed could not be determined\n"
    assert "no revision 'nowhere'" in done.stderr
    assert not (tmp_path / "output").exists()
