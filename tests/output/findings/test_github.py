"""Annotations where GitHub expects them."""

from pathlib import Path

import pytest

from okr_cli.finding import Finding, Position, Report, Severity
from okr_cli.output.findings.github import render
from tests.output.findings.sample import ONE, finding, related


def rendered(*findings: Finding) -> list[str]:
    return list(render(Report(findings, 1)))[:-1]


def test_one_finding_is_one_command() -> None:
    (line,) = rendered(ONE)
    assert line == (
        "::warning title=401 vague-initiative,file=a.yaml,line=3,endLine=3,col=5,endColumn=9::a.yaml:3:5: says little"
    )


@pytest.mark.parametrize(
    ("severity", "level"), [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "notice")]
)
def test_severities_map_to_levels(severity: Severity, level: str) -> None:
    one = ONE._replace(severity=severity)
    assert rendered(one)[0].startswith(f"::{level} ")


def test_multi_line_findings_have_no_columns() -> None:
    (line,) = rendered(finding("104", "duplicate-id", Severity.ERROR, "x", ("a.yaml", Position(3, 5), Position(5, 2))))
    assert ",line=3,endLine=5::" in line
    assert "col" not in line


def test_the_worst_come_first_because_github_shows_ten() -> None:
    mild = finding("433", "long-title", Severity.INFO, "x", ("a.yaml", Position(1, 1), Position(1, 2)))
    bad = finding("001", "invalid-yaml", Severity.ERROR, "x", ("z.yaml", Position(9, 1), Position(9, 2)))
    assert [line.split(" ")[0] for line in rendered(mild, ONE, bad)] == ["::error", "::warning", "::notice"]


def test_help_and_other_places_are_on_lines_of_their_own() -> None:
    other = related("the first", "b.yaml", Position(1, 2), Position(1, 3))
    more = ONE._replace(help="Say more.", related=(other,))
    assert rendered(more)[0].endswith("::a.yaml:3:5: says little%0Anote: the first (b.yaml:1:2)%0Ahelp: Say more.")


def test_paths_start_at_the_checkout_wherever_okr_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "plans").mkdir()
    monkeypatch.chdir(tmp_path / "plans")
    assert ",file=a.yaml," in rendered(ONE)[0]
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    assert ",file=plans/a.yaml," in rendered(ONE)[0]
    assert rendered(ONE)[0].endswith("::a.yaml:3:5: says little")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path / "elsewhere"))
    assert ",file=a.yaml," in rendered(ONE)[0]
