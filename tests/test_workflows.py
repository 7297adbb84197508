"""The workflows of this project: pinned actions, minimal permissions, no input pasted into a script.

`make check-workflows` also runs two linters over them; these tests need neither.
"""

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
GUIDE = ROOT / "docs" / "guide" / "hook-and-ci.md"
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)+")
OURS = re.compile(r"\./|<owner>/okr-cli(/comment)?@<the hash of a commit>")


def read(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return content


def steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job.get("steps", ())]


def test_there_are_workflows() -> None:
    assert [path.name for path in WORKFLOWS] == ["release.yml", "test.yml"]


@pytest.mark.parametrize("path", [*WORKFLOWS, GUIDE, ROOT / "action.yml"], ids=lambda path: path.name)
def test_every_action_is_pinned_by_hash_and_names_its_version(path: Path) -> None:
    used = re.findall(r"^ *-? *uses: *(.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert used
    assert [reference for reference in used if not PINNED.fullmatch(reference) and not OURS.match(reference)] == []


def test_one_version_of_an_action_is_used_everywhere() -> None:
    texts = [path.read_text(encoding="utf-8") for path in [*WORKFLOWS, GUIDE, ROOT / "action.yml"]]
    used = dict.fromkeys(match for text in texts for match in re.findall(r"uses: ([\w./-]+)@([0-9a-f]{40})", text))
    assert len(used) == len({name for name, _ in used})


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_job_has_only_the_permissions_that_it_names(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert job["permissions"] in ({"contents": "read"}, {"id-token": "write"})
        assert "uses" in job or job["timeout-minutes"] <= 30
    for step in steps(workflow):
        assert "${{" not in step.get("run", "")
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


def test_the_workflow_that_comments_for_forks_runs_none_of_their_code() -> None:
    blocks = re.findall(r"^```yaml\n(name: .*?)^```", GUIDE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    workflows = [YAML(typ="safe").load(block) for block in blocks]
    writing = [workflow for workflow in workflows if "pull-requests" in str(workflow)]
    first, second = (workflow["jobs"].popitem()[1] for workflow in writing)
    assert [workflow["permissions"] for workflow in writing] == [{}, {}]
    assert first["permissions"] == {"contents": "read", "pull-requests": "write"}
    assert second["permissions"] == {"actions": "read", "pull-requests": "write"}
    used = [step["uses"].partition("@")[0] for step in second["steps"]]
    assert used == ["actions/download-artifact", "<owner>/okr-cli/comment"]
    assert not any("run" in step for step in [*first["steps"], *second["steps"]])
    assert "secrets." not in str(writing)
    assert writing[1]["on"].keys() == {"workflow_run"}


def test_only_a_tested_build_is_published_and_only_by_the_job_that_does_nothing_else() -> None:
    jobs = read(ROOT / ".github" / "workflows" / "release.yml")["jobs"]
    assert [name for name, job in jobs.items() if "id-token" in job["permissions"]] == ["publish"]
    assert sorted(jobs["publish"]["needs"]) == ["build", "test"]
    assert jobs["publish"]["environment"]
    assert not any("run" in step for step in jobs["publish"]["steps"])
    assert "secrets" not in (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")


def test_every_python_that_the_package_names_is_tested_on_three_systems() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = [entry.rpartition(" ")[2] for entry in project["classifiers"] if re.search(r":: 3\.\d+$", entry)]
    matrix = read(ROOT / ".github" / "workflows" / "test.yml")["jobs"]["test"]["strategy"]["matrix"]
    assert matrix["python"] == named
    assert named[0] == project["requires-python"].removeprefix(">=")
    assert [system.partition("-")[0] for system in matrix["system"]] == ["ubuntu", "macos", "windows"]


def test_what_is_made_in_a_workflow_is_in_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    made = [
        target
        for path in WORKFLOWS
        for step in steps(read(path))
        for command in re.findall(r"^make (.*)$", step.get("run", ""), re.MULTILINE)
        for target in command.split()
    ]
    assert made
    assert [target for target in made if not re.search(rf"^{target}: ", makefile, re.MULTILINE)] == []


def test_every_dependency_has_one_lower_bound_which_is_tested() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "lowest_requirements.py")], capture_output=True, text=True, check=True
    )
    dependencies = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    assert done.stdout.splitlines() == [entry.replace(">=", "==", 1) for entry in dependencies]
