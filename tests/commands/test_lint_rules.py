"""Which rules ``okr lint`` runs: flags, settings, and neither."""

import json
from pathlib import Path

import pytest

from tests.commands.running import okr
from tests.commands.texts import BROKEN, LONELY


@pytest.fixture(autouse=True)
def workspace(folder: Path) -> Path:
    (folder / "broken.yaml").write_text(BROKEN)
    (folder / "lonely.yaml").write_text(LONELY.replace("Bakery", "Cafe"))
    return folder


def found(*arguments: str) -> set[str]:
    """The codes of the findings."""
    done = okr("lint", "--output-format", "json", *arguments)
    return {finding["code"] for finding in json.loads(done.out)["diagnostics"]}


@pytest.mark.parametrize(
    ("arguments", "codes"),
    [
        (["--select", "unknown-key"], {"003"}),
        (["--select", "003"], {"003"}),
        (["--select", "file"], {"003", "004"}),
        (["--select", "0xx"], {"003", "004"}),
        (["--select", "003,205"], {"003", "205"}),
        (["--select", "003, too-few-key-results"], {"003", "205"}),
        (["--select", "003", "--select", "205"], {"003", "205"}),
        (["--select", "file", "--ignore", "003"], {"004"}),
        (["--select", "file", "--ignore", "004", "--extend-select", "205"], {"003", "205"}),
        (["--ignore", "all", "--extend-select", "205"], {"205"}),
    ],
)
def test_rules_are_selected_by_name_code_and_group(arguments: list[str], codes: set[str]) -> None:
    assert found(*arguments) == codes


def test_opt_in_rules_run_only_when_they_are_selected() -> None:
    assert "110" not in found()
    assert "110" in found("--extend-select", "objective-without-strategy")
    assert "110" in found("--select", "links")


def test_a_flag_replaces_the_selection_of_the_settings_and_adds_to_their_ignores(workspace: Path) -> None:
    (workspace / "okr.toml").write_text('[lint]\nselect = ["205"]\nignore = ["004"]\n')
    assert found() == {"205"}
    assert found("--select", "file") == {"003"}
    assert found("--extend-select", "003") == {"003", "205"}


def test_settings_come_from_the_folder_pyproject_config_or_none(workspace: Path) -> None:
    (workspace / "pyproject.toml").write_text('[tool.okr.lint]\nselect = ["004"]\n')
    assert found() == {"004"}
    (workspace / "okr.toml").write_text('[lint]\nselect = ["205"]\n')
    assert found() == {"205"}
    other = workspace.parent / "strict.toml"
    other.write_text('[lint]\nselect = ["003"]\n')
    assert found("--config", str(other)) == {"003"}
    assert {"003", "004", "205"} <= found("--isolated")


def test_per_file_ignores_apply_from_any_directory(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (workspace / "okr.toml").write_text('[lint.per-file-ignores]\n"old/*.yaml" = ["file"]\n')
    (workspace / "old").mkdir()
    (workspace / "broken.yaml").rename(workspace / "old" / "broken.yaml")
    assert found("--select", "file") == set()
    monkeypatch.chdir(workspace / "old")
    assert found("--select", "file") == set()
    monkeypatch.chdir(workspace.parent)
    assert found("--select", "file", workspace.name) == set()


def test_show_settings_prints_their_origin(workspace: Path) -> None:
    assert okr("lint", "--show-settings").out.startswith("# no okr.toml found; showing the defaults\n")
    (workspace / "okr.toml").write_text("[limits]\nobjectives = 2\n")
    shown = okr("lint", "--show-settings")
    assert shown.code == 0
    assert shown.out.startswith("# okr.toml\n")
    assert "objectives = 2  # Maximum number of Objectives per team and cycle. (set)" in shown.out


def test_statistics_count_by_rule_the_most_frequent_first(workspace: Path) -> None:
    (workspace / "broken.yaml").write_text(BROKEN + "    size: 3\n" * 9 + "    shape: round\n")
    done = okr("lint", "--select", "file,205", "--statistics")
    assert done.code == 1
    assert done.out == (
        "8  002 duplicate-key (error)\n"
        "3  003 unknown-key (error)\n"
        "1  004 missing-key (error)\n"
        "1  205 too-few-key-results (warning)\n"
        "12 errors and 1 warning in 2 files.\n"
    )


def test_statistics_as_json_and_without_findings() -> None:
    only = ("--select", "file", "--statistics")
    assert json.loads(okr("lint", *only, "--output-format", "json").out) == [
        {"code": "003", "name": "unknown-key", "severity": "error", "count": 1},
        {"code": "004", "name": "missing-key", "severity": "error", "count": 1},
    ]
    assert okr("lint", "lonely.yaml", *only).out == "No findings in 1 file.\n"
    assert okr("lint", "lonely.yaml", *only, "--output-format", "json").out == "[]\n"
