"""``gitlab``: a Code Quality report, which GitLab shows in merge requests."""

from collections.abc import Iterator

from okr_cli.finding import Finding, Report, Severity
from okr_cli.output.findings.checkout import in_checkout
from okr_cli.output.findings.fingerprint import fingerprints
from okr_cli.output.findings.text import last_line, sentences
from okr_cli.output.look import PLAIN, Look
from okr_cli.safe_text import json_text

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report, look: Look = PLAIN) -> Iterator[str]:
    """A JSON array with an object for each finding."""
    prints = fingerprints(report.findings)
    rows = [
        {
            "description": f"{one.code} {one.rule}: {sentences(one.message, one.help)}",
            "check_name": one.rule,
            "fingerprint": prints[one],
            "severity": SEVERITIES[one.severity],
            "location": {"path": in_checkout(one.path), "lines": _lines(one, report)},
        }
        for one in report.findings
    ]
    yield json_text(rows)


def _lines(one: Finding, report: Report) -> dict[str, int]:
    return {"begin": one.start.line, "end": last_line(one.start, one.end, report.lines.get(one.path, ()))}
