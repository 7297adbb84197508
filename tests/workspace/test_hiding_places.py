"""A file with OKRs is checked wherever it is; files skipped on purpose are reported."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from okr_cli.files import shown_path
from okr_cli.linter.session import LintSession
from okr_cli.workspace.skipped import SkipReason
from tests.workspace.repositories import git, repository

BAD = "cycle: 2026-Q4\nobjectives:\n- title: Grow\n  ownr: Ada Byron\n"
GOOD = "okr: 1\nteam: Bakery\n"

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture(autouse=True)
def _in_a_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A workspace with a valid file, so that a run could pass."""
    folder = tmp_path / "workspace"
    folder.mkdir()
    monkeypatch.chdir(folder)
    write("fine.yaml", GOOD)


def write(name: str, content: str | bytes = BAD) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def link(name: str, target: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    try:
        Path(name).symlink_to(target)
    except OSError:
        pytest.skip("no symbolic links here")


def outcome() -> tuple[set[str], dict[str, SkipReason]]:
    """The files with findings, and those reported as skipped."""
    results = list(LintSession(select=("file",)).run())
    found = {finding.path for result in results for finding in result.report.findings}
    skipped = {shown_path(item.path): item.reason for result in results for item in result.workspace.skipped}
    return found, skipped


SPELLINGS: dict[str, str | bytes] = {
    "explicit keys": '? okr\n: "1"\n? objectives\n: - title: Grow\n    ownr: Ada\n',
    "an explicit key with an escape": '? "objecti\\u0076es"\n: - {title: Grow, ownr: Ada}\n',
    "an escape in a key": '"objecti\\x76es":\n- title: Grow\n  ownr: Ada\n',
    "single quotes": "'objectives':\n- title: Grow\n  ownr: Ada\n",
    "a tagged key": "!!str objectives:\n- title: Grow\n  ownr: Ada\n",
    "a tag of one's own": "!okr objectives:\n- title: Grow\n  ownr: Ada\n",
    "an anchored key": "&a objectives:\n- title: Grow\n  ownr: Ada\n",
    "an aliased key": "x-key: &a objectives\n*a :\n- title: Grow\n  ownr: Ada\n",
    "a tagged root": "--- !!map\nobjectives:\n- title: Grow\n  ownr: Ada\n",
    "a tagged root, indented": "--- !okr\n  objectives:\n  - title: Grow\n    ownr: Ada\n",
    "an anchored root": "&root\nobjectives:\n- title: Grow\n  ownr: Ada\n",
    "a merged root": "x-all: &all\n  objectives:\n  - title: Grow\n    ownr: Ada\n<<: *all\n",
    "a list at the top": "- objectives:\n  - title: Grow\n    ownr: Ada\n",
    "a list of Objectives": "- title: Grow\n  key_results:\n  - title: More\n",
    "a flow list": "[{objectives: [{title: Grow, ownr: Ada}]}]\n",
    "a flow root": "{objectives: [{title: Grow, ownr: Ada}]}\n",
    "a tagged flow root": "--- !!map {objectives: [{title: Grow, ownr: Ada}]}\n",
    "a flow root with braces in comments": "{ # }}\n  objectives: [{title: Grow, ownr: Ada}]}\n",
    "a flow root with braces in text": '{x-note: "}", objectives: [{title: Grow, ownr: Ada}]}\n',
    "JSON": '{\n\t"objectives": [\n\t\t{"title": "Grow", "ownr": "Ada"}\n\t]\n}\n',
    "an indented root": "   objectives:\n   - title: Grow\n     ownr: Ada\n",
    "a second document": "x-note: first\n---\nobjectives:\n- title: Grow\n  ownr: Ada\n",
    "behind the end of a document": "x-note: first\n...\n  objectives:\n  - title: Grow\n    ownr: Ada\n",
    "a directive": "%YAML 1.1\n---\nobjectives:\n- title: Grow\n  ownr: Ada\n",
    "a long comment": f"{'# note' * 1_000}\n{BAD}",
    "tabs": "\tobjectives:\n\t- title: Grow\n",
    "a space before the colon": "objectives   :\n- title: Grow\n  ownr: Ada\n",
    "capitals": "OBJECTIVES:\n- title: Grow\n",
    "a mistake in typing": "team: Bakery\nobjectivs:\n- title: Grow\n",
    "no level below okr": "okr:\n  objectives:\n  - title: Grow\n",
    "a character that is not shown": "\u200bobjectives:\n- title: Grow\n",
    "a space that does not break": "objectives\u00a0:\n- title: Grow\n",
    "a line break that is not shown": "# note\u2028objectives:\n- title: Grow\n",
    "broken YAML": 'objectives:\n- title: "Grow\n',
    "broken YAML with explicit keys": '? objectives\n: - title: "Grow\n',
    "merge conflicts": "<<<<<<< ours\nobjectives:\n=======\nobjectives: []\n>>>>>>> theirs\n",
    "CR": BAD.replace("\n", "\r"),
    "CRLF": BAD.replace("\n", "\r\n"),
    "a leading NUL": f"\0{BAD}",
    "a trailing NUL": f"{BAD}\0",
    "bytes that are not UTF-8": b"x-note: \xff\n" + BAD.encode(),
}
ENCODINGS = ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be")


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_no_spelling_hides_a_file(spelling: str) -> None:
    write("okrs/hidden.yaml", SPELLINGS[spelling])
    assert outcome()[0] == {"okrs/hidden.yaml"}


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_no_encoding_hides_a_file(encoding: str) -> None:
    write("okrs/hidden.yaml", BAD.encode(encoding))
    assert outcome()[0] == {"okrs/hidden.yaml"}


@pytest.mark.parametrize(
    "name",
    [
        "A.YAML",
        "a.Yml",
        "a.yML",
        "a b.yaml",
        "-a.yaml",
        "#a.yaml",
        "!a.yaml",
        "[a].yaml",
        "ä.yaml",
        "a.b.yaml",
        "a.json.yaml",
        "x" * 200 + ".yaml",
        "build/a.yaml",
        "dist/a.yaml",
        "vendor/a.yaml",
        "a.yaml/a.yaml",
        "/".join("d" * 40) + "/a.yaml",
    ],
)
def test_no_name_hides_a_file(name: str) -> None:
    try:
        write(name)
    except OSError:
        pytest.skip("no such names here")
    assert outcome()[0] == {name}


@needs_git
@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("okrs/a.yaml", "*.yaml"),
        ("okrs/a.yaml", "*"),
        ("okrs/a.yaml", "okrs/"),
        ("okrs/deep/a.yaml", "/okrs/deep"),
        ("okrs/A.YML", "*.YML"),
        (".okrs/a.yaml", ""),
        (".okrs/deep/a.yaml", ".okrs"),
        (".a.yaml", ""),
        ("node_modules/okrs/a.yaml", "node_modules"),
        ("venv/a.yaml", ""),
        ("__pycache__/a.yaml", "*"),
        (".github/okrs/a.yml", ""),
    ],
)
def test_what_git_tracks_is_read_whatever_is_ignored_or_hidden(name: str, pattern: str) -> None:
    write(name)
    write(".gitignore", f"{pattern}\n")
    repository(Path(), name, "fine.yaml")
    assert outcome()[0] == {name}
    os.chdir(Path(name).parent)
    assert outcome()[0] == {Path(name).name}


@needs_git
def test_what_a_nested_repository_tracks_is_read() -> None:
    write("inner/.gitignore", "*\n")
    write("inner/a.yaml")
    repository(Path(), "fine.yaml")
    repository(Path("inner"), "a.yaml")
    assert outcome()[0] == {"inner/a.yaml"}


@needs_git
def test_patterns_outside_a_nested_repository_do_not_reach_into_it() -> None:
    write(".gitignore", "*.yaml\n")
    write("inner/a.yaml")
    repository(Path(), "fine.yaml")
    repository(Path("inner"))
    assert outcome()[0] == {"inner/a.yaml"}


@needs_git
def test_a_tracked_workspace_in_an_ignored_folder_is_read() -> None:
    write(".gitignore", "inner/\n")
    write("inner/okr.toml", "")
    write("inner/a.yaml")
    repository(Path(), "inner/a.yaml", "fine.yaml")
    assert outcome()[0] == {"inner/a.yaml"}


def test_a_link_inside_the_workspace_is_followed() -> None:
    write("notes/a.txt")
    link("okrs/a.yaml", "../notes/a.txt")
    assert outcome()[0] == {"okrs/a.yaml"}


def nested_settings(text: str) -> None:
    write("inner/okr.toml", text)
    write("inner/a.yaml")


def nested_repository() -> None:
    write("inner/.gitignore", "*\n")
    write("inner/a.yaml")
    repository(Path(), "fine.yaml")
    repository(Path("inner"))


def link_outside() -> None:
    write("../elsewhere/a.yaml")
    link("inner/a.yaml", "../../elsewhere/a.yaml")


def folder_outside() -> None:
    write("../elsewhere/a.yaml")
    link("inner", "../elsewhere")


def pipe() -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no named pipes here")
    Path("inner").mkdir()
    os.mkfifo("inner/a.yaml")


def settings(text: str) -> Callable[[], None]:
    def hide() -> None:
        write("okr.toml", text)
        write("inner/a.yaml")

    return hide


def hidden() -> None:
    write(".inner/a.yaml")


def hidden_in_a_repository() -> None:
    write(".inner/a.yaml")
    repository(Path(), "fine.yaml")


def hidden_file() -> None:
    write(".a.yaml")


def ignored_without_git() -> None:
    write(".gitignore", "inner/\n")
    write("inner/a.yaml")


def ignored_file_without_git() -> None:
    write("inner/.gitignore", "*\n")
    write("inner/a.yaml")


def ignored_where_git_finds_nothing() -> None:
    Path(".git").mkdir()
    ignored_without_git()


NOT_READ = {
    "excluded": (settings("exclude = ['inner/']\n"), "inner/a.yaml", SkipReason.EXCLUDED),
    "excluded by name": (settings("exclude = ['a.*']\n"), "inner/a.yaml", SkipReason.EXCLUDED),
    "not included": (settings("include = ['/*.yaml']\n"), "inner/a.yaml", SkipReason.EXCLUDED),
    "excluded below": (lambda: nested_settings("exclude = ['*']\n"), "inner/a.yaml", SkipReason.EXCLUDED),
    "not included below": (lambda: nested_settings("include = []\n"), "inner/a.yaml", SkipReason.EXCLUDED),
    "a nested repository": (nested_repository, "inner/a.yaml", SkipReason.IGNORED),
    "ignored without git": (ignored_without_git, "inner/a.yaml", SkipReason.IGNORED),
    "a file ignored without git": (ignored_file_without_git, "inner/a.yaml", SkipReason.IGNORED),
    "ignored in a broken repository": (ignored_where_git_finds_nothing, "inner/a.yaml", SkipReason.IGNORED),
    "a hidden folder": (hidden, ".inner/a.yaml", SkipReason.HIDDEN),
    "a hidden folder, not tracked": (hidden_in_a_repository, ".inner/a.yaml", SkipReason.HIDDEN),
    "a hidden file": (hidden_file, ".a.yaml", SkipReason.HIDDEN),
    "a link that leads outside": (link_outside, "inner/a.yaml", SkipReason.OUTSIDE),
    "a folder that leads outside": (folder_outside, "inner", SkipReason.OUTSIDE),
    "a pipe": (pipe, "inner/a.yaml", SkipReason.UNREADABLE),
}


@needs_git
@pytest.mark.parametrize("place", NOT_READ)
def test_skipped_files_are_reported(place: str) -> None:
    hide, path, reason = NOT_READ[place]
    hide()
    assert outcome() == (set(), {path: reason})


@needs_git
def test_ignored_and_untracked_files_are_not_reported() -> None:
    write(".gitignore", "*.tmp.yaml\nbuild/\n")
    write("a.tmp.yaml")
    write("build/a.yaml")
    repository(Path(), "fine.yaml")
    assert outcome() == (set(), {})


@needs_git
def test_files_are_counted_once_for_each_reason() -> None:
    write("okr.toml", "exclude = ['drafts/', 'old.yaml']\n")
    for name in ("drafts/a.yaml", "drafts/deep/b.yaml", "old.yaml", ".x/c.yaml"):
        write(name)
    write("drafts/ci.yaml", "name: x\n")
    (result,) = LintSession(select=("file",)).run()
    said = [(shown_path(item.path), item.others, item.reason) for item in result.workspace.skipped]
    assert said == [
        (".x/c.yaml", "", SkipReason.HIDDEN),
        ("drafts/a.yaml", "and 2 more OKR files", SkipReason.EXCLUDED),
    ]


@needs_git
def test_only_requested_files_are_reported() -> None:
    write("okr.toml", "exclude = ['drafts/']\n")
    write("drafts/a.yaml")
    write("okrs/b.yaml", GOOD)
    (result,) = LintSession((Path("okrs"),), select=("file",)).run()
    assert result.workspace.skipped == []


def test_a_hidden_folder_that_is_named_is_read_and_not_reported_as_skipped() -> None:
    write(".okrs/a.yaml")
    (result,) = LintSession((Path(".okrs"),), select=("file",)).run()
    assert {finding.path for finding in result.report.findings} == {".okrs/a.yaml"}
    assert result.workspace.skipped == []


@needs_git
def test_a_removed_file_is_not_looked_for() -> None:
    write("okrs/a.yaml")
    write(".gitignore", "okrs/\n")
    repository(Path(), "okrs/a.yaml")
    git(Path(), "rm", "--quiet", "--cached", "okrs/a.yaml")
    assert outcome() == (set(), {})
