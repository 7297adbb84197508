"""``gitlab``: a Code Quality report, which GitLab shows in merge requests."""

from collections.abc import Iterator

from okr_cli.finding import Diagnostic, Report, Severity
from okr_cli.output.documents.json import json_text
from okr_cli.output.findings.checkout import in_checkout
from okr_cli.output.findings.fingerprint import fingerprints
from okr_cli.output.findings.text import last_line, sentences
from okr_cli.output.look import PLAIN, Look

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report, look: Look = PLAIN) -> Iterator[str]:
    """A JSON array with an object for each finding."""
    prints = fingerprints(report.diagnostics)
    rows = [
        {
            "description": f"{one.code} {one.name}: {sentences(one.message, one.help)}",
            "check_name": one.name,
            "fingerprint": prints[one],
            "severity": SEVERITIES[one.severity],
            "location": {"path": in_checkout(one.path), "lines": _lines(one, report)},
        }
        for one in report.diagnostics
    ]
    yield json_text(rows)


def _lines(one: Diagnostic, report: Report) -> dict[str, int]:
    return {"begin": one.start.line, "end": last_line(one.start, one.end, report.lines.get(one.path, ()))}
