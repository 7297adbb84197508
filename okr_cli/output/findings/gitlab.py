"""``gitlab``: a Code Quality report, which GitLab shows in merge requests."""

from collections.abc import Iterator

from okr_cli.finding import Report, Severity
from okr_cli.output.documents.json import json_text
from okr_cli.output.findings.ci_services import fingerprints, in_checkout
from okr_cli.output.findings.text import last_line, sentences
from okr_cli.output.text_style import PLAIN, Look

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report, look: Look = PLAIN) -> Iterator[str]:
    """A JSON array with an object for each finding."""
    prints = fingerprints(report.findings)
    rows = [
        {
            "description": f"{finding.code} {finding.rule}: {sentences(finding.message, finding.help)}",
            "check_name": finding.rule,
            "fingerprint": prints[finding],
            "severity": SEVERITIES[finding.severity],
            "location": {
                "path": in_checkout(finding.path),
                "lines": {"begin": finding.start.line, "end": last_line(finding, report.lines_of(finding))},
            },
        }
        for finding in report.findings
    ]
    yield json_text(rows)
