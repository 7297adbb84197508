"""A Code Quality report as GitLab reads it."""

import json
from pathlib import Path
from typing import Any

import pytest

from okr_cli.finding import Diagnostic, Position, Report, Severity
from okr_cli.output.findings.gitlab import render
from tests.reporters.sample import EMPTY, SAMPLE

ONE = Diagnostic("401", "vague-initiative", Severity.WARNING, "says little", "a.yaml", Position(3, 5), Position(4, 9))


def rows(*found: Diagnostic) -> list[dict[str, Any]]:
    (text,) = render(Report(found, 1))
    read = json.loads(text)
    assert isinstance(read, list)
    return read


def test_a_row_has_what_gitlab_wants() -> None:
    (row,) = rows(ONE._replace(help="Say more"))
    assert row.pop("fingerprint")
    assert row == {
        "description": "401 vague-initiative: says little. Say more.",
        "check_name": "vague-initiative",
        "severity": "minor",
        "location": {"path": "a.yaml", "lines": {"begin": 3, "end": 4}},
    }


@pytest.mark.parametrize(
    ("severity", "level"), [(Severity.ERROR, "major"), (Severity.WARNING, "minor"), (Severity.INFO, "info")]
)
def test_severities_are_those_of_gitlab(severity: Severity, level: str) -> None:
    assert rows(ONE._replace(severity=severity))[0]["severity"] == level


def test_no_findings_are_an_empty_list() -> None:
    assert list(render(EMPTY)) == ["[]"]


def test_fingerprints_are_unique() -> None:
    prints = [row["fingerprint"] for row in rows(*SAMPLE.diagnostics, ONE, ONE._replace(start=Position(5, 1)))]
    assert len(set(prints)) == len(prints)


def test_fingerprints_stay_when_lines_move_and_when_others_come() -> None:
    (before,) = rows(ONE)
    moved, _, _ = rows(
        ONE._replace(start=Position(30, 1), message="worded anew"),
        ONE._replace(name="long-title"),
        ONE._replace(entity="2026-Q4/growth/x"),
    )
    assert moved["fingerprint"] == before["fingerprint"]


def test_paths_start_at_the_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "plans").mkdir()
    monkeypatch.chdir(tmp_path / "plans")
    monkeypatch.setenv("CI_PROJECT_DIR", str(tmp_path))
    assert rows(ONE)[0]["location"]["path"] == "plans/a.yaml"
    assert rows(ONE._replace(path="../../b.yaml"))[0]["location"]["path"] == "../../b.yaml"
