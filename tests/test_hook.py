"""The hook as people use it: a real git repository, a real pre-commit, real commits."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from okr_cli.templates import WRITTEN_FOR, starter_files

ROOT = Path(__file__).parent.parent
GUIDE = ROOT / "docs" / "guide" / "hook-and-ci.md"
CONFIG = """\
repos:
  - repo: {project}
    rev: {commit}
    hooks:
      - id: okr-lint
        # The hook as it is published, but run by this interpreter: nothing is installed, nothing is downloaded.
        language: system
        entry: '"{python}" -m okr_cli lint'
"""


class Repository:
    """A git repository of its own, untouched by the settings of the machine."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))},
            "HOME": str(folder.parent),
            "PRE_COMMIT_HOME": str(folder.parent / "cache"),
            "PYTHONPATH": str(ROOT),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            **{f"GIT_{who}_{what}": "ada@okr.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
        }
        self.run("git", "init", "--quiet", "--initial-branch=main")

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a command in the repository."""
        return subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    def write(self, name: str, text: str) -> None:
        """Write a file and stage it."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        self.run("git", "add", name)

    def commit(self) -> subprocess.CompletedProcess[str]:
        """Commit what is staged; the hook may refuse."""
        return self.run("git", "commit", "--message", "Change")

    def commits(self) -> int:
        """How many there are."""
        return len(self.run("git", "log", "--format=%h").stdout.split())


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A git repository with this project's hook manifest, and its commit."""
    made = Repository(tmp_path_factory.mktemp("project") / "okr-cli")
    made.write(".pre-commit-hooks.yaml", (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert made.commit().returncode == 0
    return made.folder, made.run("git", "rev-parse", "HEAD").stdout.strip()


@pytest.fixture
def team(tmp_path: Path, project: tuple[Path, str]) -> Repository:
    """A team's repository with the starter workspace and the hook installed."""
    repository = Repository(tmp_path / "team")
    for name, text in starter_files(WRITTEN_FOR).items():
        repository.write(name, text)
    folder, commit = project
    repository.write(".pre-commit-config.yaml", CONFIG.format(project=folder, commit=commit, python=sys.executable))
    assert repository.run(sys.executable, "-m", "pre_commit", "install").returncode == 0
    return repository


GROWTH = "okrs/growth.yaml"
GOOD = starter_files(WRITTEN_FOR)[GROWTH]
BAD = GOOD.replace("owner: Noor Rahimi", "owenr: Noor Rahimi", 1)


def test_the_manifest_is_valid() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")],
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, b"")


def test_a_good_commit_passes_and_a_bad_one_is_refused_with_its_finding(team: Repository) -> None:
    good = team.commit()
    assert good.returncode == 0, good.stderr
    assert re.search(r"okr lint\.+Passed", good.stdout + good.stderr)

    team.write(GROWTH, BAD)
    bad = team.commit()
    said = bad.stdout + bad.stderr
    assert bad.returncode == 1
    assert re.search(r"okr lint\.+Failed", said)
    assert f"{GROWTH}:9:5: error 003 unknown-key" in said
    assert "^^^^^" in said
    assert team.commits() == 1

    team.write(
        GROWTH, GOOD.replace("second time from 22%", "second time from 21%").replace("baseline: 22", "baseline: 21")
    )
    mended = team.commit()
    assert mended.returncode == 0, mended.stdout + mended.stderr
    assert team.commits() == 2


def test_a_commit_without_yaml_does_not_run_it(team: Repository) -> None:
    assert team.commit().returncode == 0
    (team.folder / GROWTH).write_text(BAD, encoding="utf-8")
    team.write("notes.md", "# Notes\n")
    done = team.commit()
    assert done.returncode == 0
    assert re.search(r"okr lint\.+\(no files to check\)Skipped", done.stdout + done.stderr)


def test_a_link_that_breaks_in_an_untouched_file_is_found(team: Repository) -> None:
    link = "okr: 1\ncycle: 2026-Q4\nteam: Care\ninitiatives:\n  - {title: Call ten guests who left, owner: Ada Byron, "
    team.write("okrs/care.yaml", link + "key_result: second-order, status: idea}\n")
    assert team.commit().returncode == 0
    team.write(GROWTH, GOOD.replace("id: second-order", "id: repeat-order"))
    done = team.commit()
    assert done.returncode == 1
    assert "okrs/care.yaml:5:" in done.stdout + done.stderr
    assert "102 unknown-reference" in done.stdout + done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="hooks are shell scripts")
def test_the_bare_hook_of_the_guide_works(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "bare")
    shim = tmp_path / "bin" / "okr"
    shim.parent.mkdir()
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m okr_cli "$@"\n')
    shim.chmod(0o755)
    repository.environment["PATH"] = f"{shim.parent}{os.pathsep}{repository.environment['PATH']}"
    (script,) = re.findall(r"```sh\n(#!.*?)```", GUIDE.read_text(encoding="utf-8"), re.S)
    hook = repository.folder / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(script)
    hook.chmod(0o755)

    repository.write(GROWTH, BAD)
    refused = repository.commit()
    assert refused.returncode == 1
    assert "003 unknown-key" in refused.stdout + refused.stderr
    repository.write(GROWTH, GOOD)
    assert repository.commit().returncode == 0
    (repository.folder / GROWTH).write_text(BAD, encoding="utf-8")
    repository.write("notes.md", "# Notes\n")
    assert repository.commit().returncode == 0
    assert repository.commits() == 2
