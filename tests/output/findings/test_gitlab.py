"""A Code Quality report as GitLab reads it."""

import json
from pathlib import Path
from typing import Any

import pytest

from okr_cli.finding import Finding, Position, Report, Severity
from okr_cli.output.findings.gitlab import render
from tests.output.findings.sample import EMPTY, ONE, SAMPLE

TWO_LINES = ONE._replace(end=Position(4, 9))


def rows(*found: Finding) -> list[dict[str, Any]]:
    (text,) = render(Report(found, 1))
    read = json.loads(text)
    assert isinstance(read, list)
    return read


def test_entries_have_the_fields_of_gitlab() -> None:
    (row,) = rows(TWO_LINES._replace(help="Say more"))
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
def test_severities_map_to_those_of_gitlab(severity: Severity, level: str) -> None:
    assert rows(TWO_LINES._replace(severity=severity))[0]["severity"] == level


def test_no_findings_are_an_empty_list() -> None:
    assert list(render(EMPTY)) == ["[]"]


def test_fingerprints_are_unique() -> None:
    prints = [row["fingerprint"] for row in rows(*SAMPLE.findings, TWO_LINES, TWO_LINES._replace(start=Position(5, 1)))]
    assert len(set(prints)) == len(prints)


def test_fingerprints_are_stable_if_lines_move_or_findings_are_added() -> None:
    (before,) = rows(TWO_LINES)
    moved, _, _ = rows(
        TWO_LINES._replace(start=Position(30, 1), message="worded anew"),
        TWO_LINES._replace(rule="long-title"),
        TWO_LINES._replace(entity="2026-Q4/growth/x"),
    )
    assert moved["fingerprint"] == before["fingerprint"]


def test_paths_start_at_the_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "plans").mkdir()
    monkeypatch.chdir(tmp_path / "plans")
    monkeypatch.setenv("CI_PROJECT_DIR", str(tmp_path))
    assert rows(TWO_LINES)[0]["location"]["path"] == "plans/a.yaml"
    assert rows(TWO_LINES._replace(path="../../b.yaml"))[0]["location"]["path"] == "../../b.yaml"
