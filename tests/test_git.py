"""Git is asked without running anything from the repository, and only about the right repository."""

import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from okr_cli.errors import CannotRun
from okr_cli.git import GitFailed, ask_git, git_root, staged_files, tracked_files, uncommitted_files
from okr_cli.history.repository import open_repository
from tests.workspace.repositories import git, repository

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


PERSON = ("-c", "user.name=A", "-c", "user.email=a@acme.example")


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A repository with a tracked file."""
    folder = tmp_path / "repo"
    (folder / "okrs").mkdir(parents=True)
    (folder / "okrs" / "a.yaml").write_text("okr: 1\n")
    (folder / "b.md").write_text("b\n")
    repository(folder, "okrs", "b.md")
    return folder


def test_tracked_files_are_relative_to_the_folder(here: Path) -> None:
    assert tracked_files(here, here) == {"okrs/a.yaml", "b.md"}
    assert tracked_files(here, here, (".yaml",)) == {"okrs/a.yaml"}
    assert tracked_files(here, here / "okrs") == {"a.yaml"}
    assert git_root(here / "okrs") == here


PROGRAMS = [
    *("core.fsmonitor", "core.pager", "core.sshCommand", "core.editor", "core.askPass"),
    *("filter.planted.clean", "filter.planted.process", "filter.PLANTED.a.clean"),
    *("diff.planted.command", "diff.planted.textconv", "diff.external"),
]


@pytest.mark.skipif(os.name == "nt", reason="the programs are shell scripts")
@pytest.mark.parametrize("key", PROGRAMS)
def test_no_program_of_the_repository_runs(here: Path, key: str) -> None:
    git(here, *PERSON, "commit", "--quiet", "--message", "x")
    program = here / "program"
    program.write_text(f"#!/bin/sh\ntouch {here / 'ran'}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    hook = here / ".git" / "hooks" / "post-index-change"
    hook.parent.mkdir(exist_ok=True)
    shutil.copy(program, hook)
    git(here, "config", key, str(program))
    driver = key.partition(".")[2].rpartition(".")[0]
    (here / ".git" / "info").mkdir(exist_ok=True)
    (here / ".git" / "info" / "attributes").write_text(f"* filter={driver} diff={driver}\n")
    changed = here / "okrs" / "a.yaml"
    changed.write_text("okr: 2\n")  # of the same length, so that git has to look into it
    assert tracked_files(here, here) == {"okrs/a.yaml", "b.md"}
    assert staged_files(here, here) == []
    assert uncommitted_files(here, here / "okrs", ["a.yaml"]) == ["okrs/a.yaml"]
    changed.write_text("okr: 1\n")
    assert uncommitted_files(here, here / "okrs", ["a.yaml"]) == []
    found = open_repository(here)
    assert [file.path for file in found.files_at(found.revision("HEAD"))] == ["b.md", "okrs/a.yaml"]
    assert len(found.staged_files()) == len(found.commits(found.revision("HEAD"))[0].files) == 2
    assert list(found.contents(file.blob for file in found.staged_files())) == [b"b\n", b"okr: 1\n"]
    assert found.unmaterialized(["b.md"]) == frozenset()
    assert found.merge_base(found.revision("HEAD"), found.revision("HEAD"))
    assert not (here / "ran").exists()


@pytest.mark.skipif(os.name == "nt", reason="the programs are shell scripts")
def test_no_signature_is_checked_and_nothing_is_fetched(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(here, *PERSON, "commit", "--quiet", "--message", "x")
    program = here / "program"
    program.write_text(f"#!/bin/sh\ntouch {here / 'ran'}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    signed = here / "signed"
    commit = ask_git(here, here, "cat-file", "commit", "HEAD").decode()
    signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----"
    signed.write_text(commit.replace("\n\n", f"\n{signature}\n\n", 1))
    name = ask_git(here, here, "hash-object", "-t", "commit", "-w", str(signed)).decode().strip()
    for key, value in {
        "gpg.program": str(program),
        "log.showSignature": "true",
        "core.repositoryFormatVersion": "1",
        "extensions.partialClone": "origin",
        "remote.origin.promisor": "true",
        "remote.origin.url": f"ext::{program}",
        "protocol.ext.allow": "always",
    }.items():
        git(here, "config", key, value)
    found = open_repository(here)
    assert found.commits(found.revision(name))[0].commit == name
    with pytest.raises(CannotRun, match="partial clone"):
        list(found.contents(["1" * 40]))
    assert not (here / "ran").exists()


def test_with_a_filter_that_cannot_be_turned_off_git_is_not_asked(here: Path) -> None:
    with (here / ".git" / "config").open("a") as settings:
        settings.write('[filter "a=b"]\n\tclean = cat\n')
    with pytest.raises(GitFailed, match="cannot be disabled"):
        uncommitted_files(here, here, ["b.md"])


def test_a_worktree_and_a_submodule_have_an_index_of_their_own(here: Path, tmp_path: Path) -> None:
    person = (*PERSON, "-c", "protocol.file.allow=always")
    git(here, *person, "commit", "--quiet", "--message", "x")
    git(here, "worktree", "add", "--quiet", str(tmp_path / "tree"))
    assert tracked_files(tmp_path / "tree", tmp_path / "tree", (".yaml",)) == {"okrs/a.yaml"}
    outer = tmp_path / "outer"
    repository(outer)
    git(outer, *person, "submodule", "--quiet", "add", str(here), "inner")
    assert tracked_files(outer / "inner", outer / "inner", (".yaml",)) == {"okrs/a.yaml"}


def test_environment_variables_of_a_hook_are_ignored(
    here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository(tmp_path / "other")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other" / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path / "other"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "other" / "index"))
    assert tracked_files(here, here, (".yaml",)) == {"okrs/a.yaml"}


def test_a_folder_without_a_repository_does_not_use_the_one_above(here: Path) -> None:
    (here / "okrs" / ".git").mkdir()
    with pytest.raises(GitFailed, match=r"^$"):
        tracked_files(here / "okrs", here / "okrs")


def test_without_git(here: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", f"{os.pathsep}.{os.pathsep}{tmp_path / 'empty'}")
    monkeypatch.chdir(here)
    planted = here / "git"
    planted.write_text("#!/bin/sh\ntouch ran\n")
    planted.chmod(0o755)
    with pytest.raises(GitFailed, match=r"^git is not installed$"):
        tracked_files(here, here)
    assert not (here / "ran").exists()


@pytest.mark.parametrize(
    ("complaint", "reason"),
    [
        ("fatal: detected dubious ownership in repository at '/x'", "git does not trust this repository"),
        ("fatal: unsafe repository ('/x' is owned by someone else)", "git does not trust this repository"),
        ("fatal: index file corrupt", r"git failed \(fatal: index file corrupt\)"),
        ("", r"git failed \(exit code 128\)"),
    ],
)
def test_failures_of_git_are_explained(
    here: Path, monkeypatch: pytest.MonkeyPatch, complaint: str, reason: str
) -> None:
    def refuse(*arguments: object, **options: object) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.CompletedProcess((), 128, b"", complaint.encode())

    monkeypatch.setattr(subprocess, "run", refuse)
    with pytest.raises(GitFailed, match=f"^{reason}"):
        tracked_files(here, here)
