"""The GitHub Action treats its inputs as data, wherever they come from."""

import json
import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parent.parent
GUIDE = ROOT / "docs" / "guide" / "hook-and-ci.md"
NEEDS_BASH = pytest.mark.skipif(sys.platform == "win32" or not shutil.which("bash"), reason="there is no bash")


@cache
def action() -> dict[str, Any]:
    read: dict[str, Any] = YAML(typ="safe").load((ROOT / "action.yml").read_text(encoding="utf-8"))
    return read


def step(name: str) -> dict[str, Any]:
    return next(one for one in action()["runs"]["steps"] if one["name"] == name)


def test_no_input_is_pasted_into_a_script() -> None:
    for one in action()["runs"]["steps"]:
        assert "${{" not in one.get("run", "")


def test_every_input_is_used_described_and_in_the_guide() -> None:
    used = (ROOT / "action.yml").read_text(encoding="utf-8")
    guide = GUIDE.read_text(encoding="utf-8")
    for name, about in action()["inputs"].items():
        assert about["description"]
        assert "default" in about
        assert f"${{{{ inputs.{name} }}}}" in used
        assert f"| `{name}` |" in guide


def test_python_loads_no_module_from_the_checkout() -> None:
    texts = [(ROOT / name).read_text(encoding="utf-8") for name in ("action.yml", "comment/action.yml")]
    calls = re.findall(r'^ *(?:"\$PYTHON"|"\$bin/python"|python3) (.*)$', "\n".join(texts), re.MULTILINE)
    assert len(calls) == 4
    assert all(call.startswith("-I ") for call in calls)


def test_only_the_last_step_has_the_token() -> None:
    *others, last = action()["runs"]["steps"]
    assert "${{ inputs.token }}" in last["env"].values()
    assert not any("token" in str(one) for one in others)


def test_inputs_have_the_names_of_the_flags() -> None:
    script = step("Lint OKRs")["run"]
    for name in ("output-format", "select", "ignore", "extend-select", "fail-on", "config", "against", "only-new"):
        assert re.search(rf"--{name}[ )]", script)
        assert name in action()["inputs"]


def run_lint(tmp_path: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """The action's own script, with an okr that prints its arguments."""
    put_okr(tmp_path)
    return run_step("Lint OKRs", tmp_path, inputs)


def put_okr(tmp_path: Path, says: str = "import json, sys\nprint(json.dumps(sys.argv[1:]))") -> None:
    """Install a program that prints its arguments where the action installs okr."""
    okr = tmp_path / "okr-lint" / "bin" / "okr"
    okr.parent.mkdir(parents=True, exist_ok=True)
    okr.write_text(f"#!{sys.executable}\n{says}\n")
    okr.chmod(0o755)


def run_step(
    name: str, tmp_path: Path, inputs: dict[str, str], folder: Path | None = None, base: str = "", head: str = ""
) -> subprocess.CompletedProcess[str]:
    """The script of a step as GitHub runs it: inputs in the environment, no standard input."""
    script = step(name)
    defaults = {name: about["default"] for name, about in action()["inputs"].items()}
    values = {
        variable: inputs.get(name, defaults[name])
        for variable, value in script["env"].items()
        for name in re.findall(r"inputs\.([a-z-]+)", value)
    }
    values |= {"BASE": base, "HEAD": head, "GITHUB_OUTPUT": str(tmp_path / "output")}
    return subprocess.run(
        ["bash", "-c", script["run"]],
        env={"PATH": os.environ["PATH"], "RUNNER_TEMP": str(tmp_path), "PYTHON": sys.executable, **values},
        cwd=folder or tmp_path,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def arguments(tmp_path: Path, **inputs: str) -> list[str]:
    """The arguments that the action's script passes to okr for some inputs."""
    done = run_lint(tmp_path, **inputs)
    assert (done.returncode, done.stderr) == (0, "")
    called: list[str] = json.loads(done.stdout)
    return called


@NEEDS_BASH
def test_without_inputs_it_lints_the_workspace_for_github(tmp_path: Path) -> None:
    assert arguments(tmp_path) == ["lint", "--output-format", "github", "--"]


@NEEDS_BASH
def test_inputs_become_flags_and_paths(tmp_path: Path) -> None:
    inputs = {"paths": "okrs\nmore okrs/a b.yaml\r\n\n", "select": "focus,links", "fail-on": "error"}
    assert arguments(tmp_path, **inputs) == [
        *("lint", "--output-format", "github", "--select", "focus,links", "--fail-on", "error"),
        *("--", "okrs", "more okrs/a b.yaml"),
    ]


@NEEDS_BASH
@pytest.mark.parametrize(
    "hostile", ["$(touch owned)", "`touch owned`", "; touch owned", "'\"; touch owned #", "--help", "*"]
)
def test_inputs_are_never_executed(tmp_path: Path, hostile: str) -> None:
    inputs = dict.fromkeys(("select", "ignore", "extend-select", "fail-on", "config", "against", "paths"), hostile)
    called = arguments(tmp_path, **inputs)
    assert called.count(hostile) == 7
    assert called[-2:] == ["--", hostile]
    assert not (tmp_path / "owned").exists()


@NEEDS_BASH
@pytest.mark.parametrize("paths", ["-", "okrs\n-\n", "-\r\n"])
def test_standard_input_is_refused_because_a_step_has_none(tmp_path: Path, paths: str) -> None:
    done = run_lint(tmp_path, paths=paths)
    assert done.returncode == 2
    assert done.stdout == "::error::paths: '-' is not a path; a step has no standard input to check\n"


@NEEDS_BASH
@pytest.mark.parametrize("version", ["1.0,<2", "1.0 evil", "@ https://okr.example/x.whl", "1.0; --pre", "-r x", "1\n2"])
def test_an_invalid_version_is_refused_before_installing(tmp_path: Path, version: str) -> None:
    done = run_step("Install okr", tmp_path, {"version": version})
    assert done.returncode == 2
    assert done.stdout == "::error::version: not a version of okr-cli, such as 1.2.3\n"
    assert "pip" not in done.stderr
