"""Revisions and their files in every kind of repository, and one-line errors if git cannot read them."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from okr_cli.cli.first_step import nothing_found
from okr_cli.config.loading import load_settings
from okr_cli.errors import CannotRun
from okr_cli.git import SAFELY
from okr_cli.history.repository import Repository, open_repository
from okr_cli.history.snapshot import Snapshot, snapshot_at, staged_snapshot
from okr_cli.source.decoding import MAX_BYTES, TruncatedBytes
from okr_cli.workspace.loader import load_workspace
from okr_cli.workspace.workspace import Workspace
from tests.workspace.repositories import git, repository

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

FILE = "okr: 1\ncycle: 2026-Q4\nobjectives:\n  - title: {title}\n"
PERSON = ("-c", "user.name=A", "-c", "user.email=a@acme.example", "-c", "commit.gpgSign=false")


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, *PERSON, "commit", "--quiet", "--message", "x")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a workspace in a folder, and two commits."""
    root = tmp_path_factory.mktemp("built")
    (root / "team" / "old").mkdir(parents=True)
    (root / "team" / "old" / "a.yaml").write_text(FILE.format(title="First"))
    (root / "elsewhere.yaml").write_text(FILE.format(title="Outside"))
    repository(root)
    commit(root)
    (root / "team" / "old" / "a.yaml").write_text(FILE.format(title="Second"))
    (root / "team" / "notes.yaml").write_text("nothing: of okr\n")
    commit(root)
    return root


@pytest.fixture
def here(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, in whose workspace the test runs."""
    shutil.copytree(built, tmp_path / "repo", symlinks=True)
    monkeypatch.chdir(tmp_path / "repo" / "team")
    return tmp_path / "repo"


def at(root: Path, folder: Path, text: str) -> Snapshot:
    found = open_repository(folder)
    return snapshot_at(Workspace(folder, load_settings(None)), found, found.revision(text))


def titles(snapshot: Snapshot) -> list[str]:
    return [entity.title for entity in load_workspace(snapshot).index.entities]


def test_a_workspace_in_a_subfolder_at_a_revision(here: Path) -> None:
    folder = here / "team"
    before, now = at(here, folder, "HEAD~1"), at(here, folder, "HEAD")
    assert (titles(before), titles(now)) == (["First"], ["Second"])
    assert [file.path for file in now.files()] == ["old/a.yaml"]


def test_the_commits_of_a_subfolder_have_its_paths(here: Path) -> None:
    found = open_repository(here / "team")
    commits = found.commits(found.revision("HEAD"))
    assert [[file.path for file in commit.files] for commit in commits] == [
        ["notes.yaml", "old/a.yaml"],
        ["old/a.yaml"],
    ]
    assert commits[1].files[0].before == ("",)


def test_the_index_is_what_will_be_committed(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = here / "team" / "old" / "a.yaml"
    path.write_text(FILE.format(title="Staged"))
    git(here, "add", "--all")
    path.write_text(FILE.format(title="Not staged"))
    workspace = Workspace(here / "team", load_settings(None))
    assert titles(staged_snapshot(workspace, open_repository(workspace.root))) == ["Staged"]
    # As in a hook of 'git commit FILE', where another index holds what is committed.
    shutil.copy(here / ".git" / "index", here / ".git" / "next-index-1.lock")
    git(here, "reset", "--quiet")
    assert titles(staged_snapshot(workspace, open_repository(workspace.root))) == ["Second"]
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/next-index-1.lock")
    assert titles(staged_snapshot(workspace, open_repository(workspace.root))) == ["Staged"]
    shutil.copy(here / ".git" / "next-index-1.lock", here.parent / "index")
    monkeypatch.setenv("GIT_INDEX_FILE", str(here.parent / "index"))  # of some other repository
    assert titles(staged_snapshot(workspace, open_repository(workspace.root))) == ["Second"]


def test_a_conflict_in_the_index_is_reported(here: Path) -> None:
    git(here, "checkout", "--quiet", "-b", "other", "HEAD~1")
    (here / "team" / "old" / "a.yaml").write_text(FILE.format(title="Third"))
    commit(here)
    with pytest.raises(subprocess.CalledProcessError):
        git(here, *PERSON, "merge", "-")
    workspace = Workspace(here / "team", load_settings(None))
    with pytest.raises(CannotRun, match=r"^old/a\.yaml: unresolved merge conflict"):
        staged_snapshot(workspace, open_repository(workspace.root))


def test_excluded_files_and_other_workspaces_are_left_out(here: Path) -> None:
    for name, text in {"okr.toml": 'exclude = ["drafts/"]\n', "inner/okr.toml": ""}.items():
        (here / "team" / name).parent.mkdir(exist_ok=True)
        (here / "team" / name).write_text(text)
    for name in ("drafts", "inner", "node_modules", ".hidden"):
        (here / "team" / name).mkdir(exist_ok=True)
        (here / "team" / name / "b.yaml").write_text(FILE.format(title=name))
    (here / ".gitignore").write_text("old\n")
    git(here, "add", "--all", "--force")
    commit(here)
    found = open_repository(here / "team")
    workspace = Workspace(here / "team", load_settings(here / "team" / "okr.toml"))
    assert titles(snapshot_at(workspace, found, found.revision("HEAD"))) == [".hidden", "node_modules", "Second"]
    assert [folder.name for folder in workspace.nested] == ["inner"]


@pytest.mark.skipif(os.name == "nt", reason="names that Windows does not have")
def test_links_odd_names_and_what_is_too_large(here: Path) -> None:
    folder = here / "team"
    (folder / "link.yaml").symlink_to("old/a.yaml")
    odd = os.fsdecode(b"caf\xe9\ttab\nline.yaml")
    (folder / odd).write_text(FILE.format(title="Odd"))
    (folder / "large.yaml").write_bytes(FILE.format(title="Large").encode() + b"#" * MAX_BYTES)
    (folder / "z.yaml").write_text(FILE.format(title="Behind it"))
    commit(here)
    snapshot = at(here, folder, "HEAD")
    files = {file.path: file.data for file in snapshot.files()}
    assert list(files) == [odd, "large.yaml", "old/a.yaml", "z.yaml"]
    assert isinstance(files["large.yaml"], TruncatedBytes)
    assert files["large.yaml"].size > MAX_BYTES
    assert [problem.message[:21] for problem in load_workspace(snapshot).problems] == ["the file is too large"]
    assert titles(snapshot) == ["Odd", "Second", "Behind it"]


def test_a_file_that_does_not_parse_is_read_as_far_as_possible(here: Path) -> None:
    (here / "team" / "b.yaml").write_text(FILE.format(title="Readable") + "  - title: [\n")
    commit(here)
    loaded = load_workspace(at(here, here / "team", "HEAD"))
    assert [problem.path for problem in loaded.problems] == ["b.yaml"]
    assert "Second" in [entity.title for entity in loaded.index.entities]


def test_worktrees_and_submodules(here: Path, tmp_path: Path) -> None:
    git(here, "worktree", "add", "--quiet", "--detach", str(tmp_path / "tree"), "HEAD~1")
    assert titles(at(tmp_path / "tree", tmp_path / "tree" / "team", "HEAD")) == ["First"]
    outer = tmp_path / "outer"
    repository(outer)
    git(outer, *PERSON, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(here), "inner")
    (outer / "own.yaml").write_text(FILE.format(title="Own"))
    commit(outer)
    assert [Path(file.path).name for file in at(outer, outer, "HEAD").files()] == ["own.yaml"]


def complaint(act: Callable[[], object]) -> str:
    with pytest.raises(CannotRun) as problem:
        act()
    assert "\n" not in str(problem.value)
    return str(problem.value)


@pytest.mark.parametrize("text", ["nothing", "", "--all", "-x", "HEAD:team", "HEAD^{tree}", "HEAD~99", "a\nb"])
def test_an_unknown_revision_is_refused(here: Path, text: str) -> None:
    shown = " ".join(text.split())
    expected = f"no revision '{shown}'; use a branch, a tag, or a commit such as HEAD~1"
    assert complaint(lambda: open_repository(here).revision(text)) == expected


def test_plain_folders_and_bare_repositories_are_reported(here: Path, tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    assert (
        complaint(lambda: open_repository(tmp_path / "plain")) == "not in a git repository, so there are no revisions"
    )
    git(tmp_path, "clone", "--quiet", "--bare", str(here), "bare.git")
    assert complaint(lambda: open_repository(tmp_path / "bare.git")).startswith("a bare repository has no files")
    assert nothing_found([tmp_path / "bare.git"], is_begun=False).startswith("a bare repository has no files")
    assert nothing_found([tmp_path], is_begun=False).startswith("no OKRs in ")
    repository(tmp_path / "new")
    assert "has no commits yet" in complaint(lambda: open_repository(tmp_path / "new").revision("HEAD"))


def test_missing_commits_of_a_shallow_clone_are_reported(here: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{here.as_posix()}", "shallow")
    found = open_repository(tmp_path / "shallow")
    assert found.is_shallow
    assert found.revision("HEAD").text == "HEAD"
    assert "'fetch-depth: 0'" in complaint(lambda: found.revision("HEAD~1"))


def test_the_merge_base_of_two_branches_is_found(here: Path) -> None:
    git(here, "branch", "main-line")
    git(here, "checkout", "--quiet", "--orphan", "apart")
    commit(here)
    found = open_repository(here)
    main, parent, apart = map(found.revision, ("main-line", "main-line~1", "apart"))
    assert found.merge_base(main, parent).commit == parent.commit
    assert complaint(lambda: found.merge_base(main, apart)).startswith(
        "'main-line' and 'apart' have no common ancestor"
    )


def test_a_repository_of_another_user_is_refused(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **options: object) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.CompletedProcess((), 128, b"", b"fatal: detected dubious ownership in repository at '/x'")

    monkeypatch.setattr(subprocess, "run", refuse)
    assert complaint(lambda: open_repository(here)).startswith("git does not trust this repository")


def test_missing_contents_of_a_partial_clone_are_not_fetched(here: Path) -> None:
    found: Repository = open_repository(here)
    assert "partial clone" in complaint(lambda: list(found.contents(["0" * 40])))
    assert "protocol.allow=never" in SAFELY


def test_more_files_than_are_asked_for_at_once(here: Path) -> None:
    for number in range(60):
        (here / "team" / f"{number:03}.yaml").write_text(FILE.format(title=f"Number {number}") + "#" * number * 100)
    commit(here)
    assert titles(at(here, here / "team", "HEAD")) == [*(f"Number {number}" for number in range(60)), "Second"]
