"""The hook as people use it: a real git repository, a real pre-commit, real commits."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from okr_cli.templates import HOOK, WRITTEN_FOR, starter_files
from tests.commands.running import okr

ROOT = Path(__file__).parent.parent
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
README = ROOT / "README.md"
GUIDE = ROOT / "docs" / "guide" / "hook-and-ci.md"
CONFIG = """\
repos:
  - repo: {project}
    rev: {commit}
    hooks:
      - id: okr-lint
        # The hook as it is published, but run by this interpreter: nothing is installed, nothing is downloaded.
        language: system
        entry: '"{python}" -m okr_cli {arguments}'
"""


def published() -> dict[str, Any]:
    """The hook of the manifest."""
    hook: dict[str, Any] = YAML(typ="safe").load(MANIFEST.read_text(encoding="utf-8"))[0]
    return hook


class Repository:
    """A separate git repository, independent of the settings of the machine."""

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

    def delete(self, name: str) -> None:
        """Delete a file and stage that."""
        assert self.run("git", "rm", "--quiet", name).returncode == 0

    def commit(self) -> subprocess.CompletedProcess[str]:
        """Commit what is staged; the hook may refuse."""
        return self.run("git", "commit", "--message", "Change")

    def reset(self, tag: str) -> None:
        """Restore the state of a tag."""
        assert self.run("git", "reset", "--quiet", "--hard", tag).returncode == 0
        assert self.run("git", "clean", "--quiet", "-ffdx").returncode == 0

    def commits(self, since: str = "") -> int:
        """The number of commits, in all or since a tag."""
        return len(self.run("git", "log", "--format=%h", f"{since}..HEAD" if since else "HEAD").stdout.split())


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A git repository with this project's hook manifest, and its commit."""
    made = Repository(tmp_path_factory.mktemp("project") / "okr-cli")
    made.write(".pre-commit-hooks.yaml", MANIFEST.read_text(encoding="utf-8"))
    assert made.commit().returncode == 0
    return made.folder, made.run("git", "rev-parse", "HEAD").stdout.strip()


@pytest.fixture(scope="module")
def hooked(tmp_path_factory: pytest.TempPathFactory, project: tuple[Path, str]) -> Repository:
    """A team's repository with only the hook configured and installed."""
    repository = Repository(tmp_path_factory.mktemp("team") / "team")
    folder, commit = project
    arguments = published()["entry"].removeprefix("okr ")
    config = CONFIG.format(project=folder, commit=commit, python=sys.executable, arguments=arguments)
    repository.write(".pre-commit-config.yaml", config)
    assert repository.commit().returncode == 0
    repository.run("git", "tag", "bare")
    assert repository.run(sys.executable, "-m", "pre_commit", "install").returncode == 0
    return repository


@pytest.fixture
def bare(hooked: Repository) -> Repository:
    """A team's repository without OKR files and with the hook installed."""
    hooked.reset("bare")
    return hooked


@pytest.fixture(scope="module")
def linked(hooked: Repository) -> Repository:
    """The same with work that depends on another file and on a canvas; all of it has passed the hook."""
    hooked.reset("bare")
    for name, text in {**starter_files(WRITTEN_FOR), CANVAS_PATH: "# Call ten guests\n", CARE_PATH: CARE}.items():
        hooked.write(name, text)
    good = hooked.commit()
    assert good.returncode == 0, good.stdout + good.stderr
    assert re.search(r"okr lint\.+Passed", good.stdout + good.stderr)
    hooked.run("git", "tag", "linked")
    return hooked


GROWTH = "okrs/growth.yaml"
GOOD = starter_files(WRITTEN_FOR)[GROWTH]
BAD = GOOD.replace("owner: Noor Rahimi", "owenr: Noor Rahimi", 1)


def test_the_manifest_is_valid() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-manifest", str(MANIFEST)], capture_output=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, b"")


def test_a_bad_commit_is_refused_with_its_finding_and_passes_when_it_is_mended(linked: Repository) -> None:
    linked.reset("linked")
    linked.write(GROWTH, BAD)
    bad = linked.commit()
    said = bad.stdout + bad.stderr
    assert bad.returncode == 1
    assert re.search(r"okr lint\.+Failed", said)
    assert f"{GROWTH}:9:5: error 003 unknown-key" in said
    assert "^^^^^" in said
    assert linked.commits("linked") == 0

    linked.write(
        GROWTH, GOOD.replace("second time from 22%", "second time from 21%").replace("baseline: 22", "baseline: 21")
    )
    mended = linked.commit()
    assert mended.returncode == 0, mended.stdout + mended.stderr
    assert linked.commits("linked") == 1


def test_the_snippets_match_the_manifest() -> None:
    snippets = [
        HOOK,
        *re.findall(r"```yaml\n(.*?)```", GUIDE.read_text("utf-8") + README.read_text("utf-8"), re.DOTALL),
    ]
    local = [hook for text in snippets for hook in local_hooks(text)]
    assert len(local) == 3
    manifest = published()
    for hook in local:
        assert hook == {**{key: manifest[key] for key in hook}, "language": "system"}
        assert hook.keys() == manifest.keys() - {"description"}


def local_hooks(text: str) -> list[dict[str, Any]]:
    """The hooks of a pre-commit configuration that need no repository."""
    if not text.startswith("repos:"):
        return []
    repositories = YAML(typ="safe").load(text)["repos"]
    return [hook for repository in repositories if repository["repo"] == "local" for hook in repository["hooks"]]


def test_a_repository_without_okr_files_can_commit(bare: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    bare.write("notes.md", "# Notes\n")
    monkeypatch.chdir(bare.folder)
    assert okr(*published()["entry"].split()[1:]).code == 0


LINKED = "okr: 1\ncycle: 2026-Q4\nteam: Care\ninitiatives:\n  - title: Call ten guests who left\n    owner: Ada Byron\n"
CARE = LINKED + "    key_result: second-order\n    status: to-do\n    canvas: canvas/call.md\n"
CARE_PATH, CANVAS_PATH = "okrs/care.yaml", "okrs/canvas/call.md"


def rename_the_key_result(repository: Repository) -> None:
    repository.write(GROWTH, GOOD.replace("id: second-order", "id: repeat-order"))


def delete_the_file_of_the_key_result(repository: Repository) -> None:
    repository.delete(GROWTH)


def delete_the_canvas(repository: Repository) -> None:
    repository.delete(CANVAS_PATH)


def rename_the_canvas(repository: Repository) -> None:
    repository.run("git", "mv", CANVAS_PATH, "okrs/canvas/calls.md")


def exclude_the_file_of_the_key_result(repository: Repository) -> None:
    repository.write("okr.toml", f'exclude = ["{GROWTH}"]\n')


def let_advice_fail(repository: Repository) -> None:
    repository.write("okr.toml", '[lint]\nfail-on = "info"\n')


def misspell_a_setting(repository: Repository) -> None:
    repository.write("okr.toml", "[limit]\ninitiatives = 5\n")


@pytest.mark.parametrize(
    ("change", "reported"),
    [
        (delete_the_canvas, f"{CARE_PATH}:9:13: warning 111 missing-canvas"),
        (misspell_a_setting, "okr.toml:1: unknown key 'limit'"),
    ],
)
def test_a_commit_that_breaks_an_untouched_file_is_refused(
    linked: Repository, change: Callable[[Repository], None], reported: str
) -> None:
    """Even if no OKR file is committed, but another file or the settings."""
    linked.reset("linked")
    change(linked)
    refused = linked.commit()
    assert refused.returncode == 1
    assert reported in refused.stdout + refused.stderr
    assert linked.commits("linked") == 0


@pytest.mark.parametrize(
    ("change", "reported"),
    [
        (delete_the_file_of_the_key_result, f"{CARE_PATH}:7:17: error 102 unknown-reference"),
        (rename_the_key_result, f"{CARE_PATH}:7:17: error 102 unknown-reference"),
        (rename_the_canvas, f"{CARE_PATH}:9:13: warning 111 missing-canvas"),
        (exclude_the_file_of_the_key_result, f"{CARE_PATH}:7:17: error 102 unknown-reference"),
        (let_advice_fail, "info 601 missing-hypothesis"),
    ],
)
def test_the_hook_command_finds_broken_untouched_files(
    linked: Repository, monkeypatch: pytest.MonkeyPatch, change: Callable[[Repository], None], reported: str
) -> None:
    linked.reset("linked")
    change(linked)
    monkeypatch.chdir(linked.folder)
    found = okr(*published()["entry"].split()[1:])
    assert found.code == 1
    assert reported in found.out


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
    repository.write(CARE_PATH, CARE.replace("    canvas: canvas/call.md\n", ""))
    assert repository.commit().returncode == 0
    repository.delete(GROWTH)
    refused = repository.commit()
    assert refused.returncode == 1
    assert "102 unknown-reference" in refused.stdout + refused.stderr
    repository.delete(CARE_PATH)
    assert repository.commit().returncode == 0
    assert repository.commits() == 2
