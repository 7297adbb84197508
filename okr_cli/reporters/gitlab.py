"""``gitlab``: a Code Quality report, which GitLab shows in merge requests."""

from collections.abc import Iterator

from okr_cli.diagnostics import Report, Severity
from okr_cli.reporters.checkout import in_checkout
from okr_cli.reporters.fingerprint import fingerprints
from okr_cli.reporters.json import written
from okr_cli.reporters.look import PLAIN, Look
from okr_cli.reporters.text import sentences

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
            "location": {"path": in_checkout(one.path), "lines": {"begin": one.start.line, "end": one.end.line}},
        }
        for one in report.diagnostics
    ]
    yield written(rows)
