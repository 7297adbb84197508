"""If anything that a run looked at changes, so does its hash, and the answer is not reused."""

import enum
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pydantic.main
import pytest
import ruamel.yaml.nodes
import typer.core

from okr_cli.kept_answer import store
from okr_cli.kept_answer.answer import decode
from okr_cli.kept_answer.evidence import INSTALLED, LISTED, READ, SEEN, state_of
from okr_cli.kept_answer.git_index import evidence_of_index
from okr_cli.rules.links import missing_canvas
from tests.commands.running import environment
from tests.workspace.repositories import git, repository

LINTED = """
import sys
from okr_cli.kept_answer import observer
observer.FINE_TICK = observer.COARSE_TICK = -(10 ** 15)  # as if everything had been there for long
from okr_cli.__main__ import main
main()
"""

TEAM = """\
okr: 1
cycle: 2026-Q4
team: Bakery
objectives:
  - id: aim
    title: Let the people of Mill Street eat well
    owner: Ada Byron
    key_results:
      - id: guests
        title: Lift guests from 20 to 35
        owner: Ada Byron
        measure: {baseline: 20, target: 35}
        initiatives:
          - {title: Bake 30 test loaves, owner: Ada Byron, canvas: canvases/loaves.md}
"""


class Recorded:
    """A run of ``okr lint`` in a repository, and everything that it looked at."""

    def __init__(self, top: Path) -> None:
        self.company = top / "company"
        self.okrs = self.company / "okrs"
        self.home = top / "home"
        self._make()
        cache = top / "cache"
        settings = {"OKR_CACHE_DIR": str(cache), "HOME": str(self.home), "PYTHONSAFEPATH": "1"}
        command = [sys.executable, "-c", LINTED, "lint"]
        done = subprocess.run(
            command,
            cwd=self.okrs,
            env=environment(**settings),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (1, b""), done
        (kept,) = (cache / store.FOLDER).iterdir()
        answer = decode(bytes.fromhex(kept.name), kept.read_bytes())
        assert answer
        assert answer.code == 1
        assert answer.pieces == ((1, done.stdout),)
        self.looks = answer.looks
        assert state_of(self.looks) == answer.state

    def _make(self) -> None:
        for folder in (self.okrs / "canvases", self.okrs / "more", self.okrs / "old", self.home):
            folder.mkdir(parents=True)
        (self.okrs / "team.yaml").write_text(TEAM)
        (self.okrs / "canvases" / "loaves.md").write_text("Loaves\n")
        (self.okrs / "old" / "kept.yaml").write_text(TEAM.replace("Bakery", "Kitchen"))
        (self.okrs / "values.yaml").write_text("replicas: 1\n")
        (self.okrs / "linked.yaml").symlink_to("team.yaml")
        (self.company / ".gitignore").write_text("old/\nmore/*.yaml\n")
        repository(self.company, ".gitignore", "okrs/team.yaml")
        git(self.company, "add", "--force", "okrs/old/kept.yaml")


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    return Recorded(tmp_path_factory.mktemp("recorded"))


@pytest.fixture
def restored(recorded: Recorded, tmp_path: Path) -> Iterator[Recorded]:
    """The recorded run. Changes of files are undone after the test."""
    top = recorded.company.parent
    shutil.copytree(top, tmp_path / "as it was", symlinks=True)
    yield recorded
    shutil.rmtree(top)
    shutil.copytree(tmp_path / "as it was", top, symlinks=True)


def write(place: str, text: str) -> Callable[[Path], object]:
    return lambda top: (top / place).write_text(text)


def same_size_and_time(top: Path) -> None:
    path = top / "company/okrs/team.yaml"
    before = path.stat()
    path.write_text(TEAM.replace("35", "36"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size


def retarget(top: Path) -> None:
    (top / "company/okrs/linked.yaml").unlink()
    (top / "company/okrs/linked.yaml").symlink_to("values.yaml")


def become_a_folder(top: Path) -> None:
    (top / "company/okrs/values.yaml").unlink()
    (top / "company/okrs/values.yaml").mkdir()
    (top / "company/okrs/values.yaml/team.yaml").write_text(TEAM)


CHANGES: dict[str, Callable[[Path], object]] = {
    "a file with the size and time it had": same_size_and_time,
    "a file that is no OKR file yet": write("company/okrs/values.yaml", "objectives: []\n"),
    "a file that git tracks in an ignored folder": write("company/okrs/old/kept.yaml", TEAM),
    "a new file": write("company/okrs/new.yaml", TEAM),
    "a new file that is ignored": write("company/okrs/more/new.yaml", TEAM),
    "a new file that is hidden": write("company/okrs/.new.yaml", TEAM),
    "a removed file": lambda top: (top / "company/okrs/linked.yaml").unlink(),
    "a renamed file": lambda top: (top / "company/okrs/values.yaml").rename(top / "company/okrs/value.yaml"),
    "a file that became a folder": become_a_folder,
    "a link to something else": retarget,
    "settings at the root": write("company/okr.toml", "[lint]\nselect = []\n"),
    "settings in the folder that was asked for": write("company/okrs/okr.toml", ""),
    "settings in a project file": write("company/pyproject.toml", "[tool.okr]\n"),
    "settings below": write("company/okrs/more/okr.toml", ""),
    "settings above the repository": write("okr.toml", ""),
    "ignored files at the root": write("company/.gitignore", "old/\n"),
    "ignored files below": write("company/okrs/more/.gitignore", "!*.yaml\n"),
    "what git tracks": lambda top: git(top / "company", "rm", "--quiet", "--cached", "okrs/old/kept.yaml"),
    "the settings of the repository": lambda top: git(top / "company", "config", "core.ignoreCase", "true"),
    "the settings of git": write("home/.gitconfig", "[safe]\n\tbareRepository = explicit\n"),
    "a canvas": lambda top: (top / "company/okrs/canvases/loaves.md").unlink(),
    "a baseline": write("company/okr-baseline.json", "{}"),
    "the schema for editors": write("company/okr.schema.json", "{}"),
    "a work tree in place of the repository": lambda top: (top / "company/.git/HEAD").unlink(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_noticed(restored: Recorded, change: str) -> None:
    before = state_of(restored.looks)
    CHANGES[change](restored.company.parent)
    assert state_of(restored.looks) != before


def test_irrelevant_changes_are_not_noticed(restored: Recorded) -> None:
    before = state_of(restored.looks)
    (restored.company.parent / "notes.yaml").write_text(TEAM)
    (restored.company / ".git" / "COMMIT_EDITMSG").write_text("A message\n")
    assert state_of(restored.looks) == before


def test_the_evidence_includes_the_code_that_ran(recorded: Recorded) -> None:
    modules = (enum, pydantic.main, ruamel.yaml.nodes, typer.core, missing_canvas)
    files = [Path(str(module.__file__)) for module in modules]
    site_packages = Path(str(typer.__file__)).parent.parent  # where a new plugin would appear
    assert {INSTALLED + os.fsencode(path) for path in (*files, site_packages)} <= set(recorded.looks)


def test_installed_files_are_compared_by_time(tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    path.write_text("x = 1\n")
    looks = [INSTALLED + os.fsencode(path)]
    before = state_of(looks)
    assert state_of(looks) == before
    os.utime(path, ns=(1, 1))
    assert state_of(looks) != before


def test_looked_up_installed_files_are_compared_by_time_too(tmp_path: Path) -> None:
    """Such as the word lists of a packaged language, if results come from the cache."""
    path = tmp_path / "verbs.txt"
    path.write_text("bake\n")
    looks = [SEEN + os.fsencode(path)]
    before = state_of(looks)
    os.utime(path, ns=(1, 1))
    assert state_of(looks) != before


def test_git_is_found_through_a_link(tmp_path: Path) -> None:
    """git finds the repository of the real working directory, which does not know about links."""
    (tmp_path / "real" / "okrs").mkdir(parents=True)
    repository(tmp_path / "real", "okrs")
    (tmp_path / "other" / ".git").mkdir(parents=True)
    (tmp_path / "other" / "okrs").symlink_to(tmp_path / "real" / "okrs")
    looks = set(evidence_of_index(str(tmp_path / "other" / "okrs"), "/usr/bin/git"))
    assert (READ, str((tmp_path / "real" / ".git" / "index").resolve())) in looks


def test_the_settings_that_a_variable_names_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "mine"))
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "ours")
    looks = set(evidence_of_index(str(tmp_path), "/usr/bin/git"))
    assert looks >= {(READ, str(tmp_path / "mine")), (READ, str(tmp_path / "ours"))}


@pytest.mark.parametrize("how", [LISTED, READ, SEEN, INSTALLED])
def test_new_files_are_noticed(tmp_path: Path, how: bytes) -> None:
    looks = [how + os.fsencode(tmp_path / "there")]
    states = [state_of(looks)]
    (tmp_path / "there").write_text("text")
    states.append(state_of(looks))
    (tmp_path / "there").unlink()
    (tmp_path / "there").mkdir()
    states.append(state_of(looks))
    (tmp_path / "there").rmdir()
    os.mkfifo(tmp_path / "there")
    states.append(state_of(looks))
    (tmp_path / "there").unlink()
    assert len(set(states)) >= (3 if how == LISTED else 4)
    assert state_of(looks) == states[0]
