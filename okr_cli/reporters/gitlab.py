"""``gitlab``: a Code Quality report, which GitLab shows in merge requests."""

from collections.abc import Iterator

from okr_cli.diagnostics import Report, Severity
from okr_cli.reporters.fingerprint import fingerprints
from okr_cli.reporters.json import written
from okr_cli.reporters.look import PLAIN, Look
from okr_cli.reporters.text import visible

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report, look: Look = PLAIN) -> Iterator[str]:
    """A JSON array with an object for each finding."""
    rows = [
        {
            "description": f"{one.code} {one.name}: {visible(one.message)}. {visible(one.help)}".rstrip(),
            "check_name": one.name,
            "fingerprint": fingerprint,
            "severity": SEVERITIES[one.severity],
            "location": {"path": one.path, "lines": {"begin": one.start.line, "end": one.end.line}},
        }
        for one, fingerprint in zip(report.diagnostics, fingerprints(report.diagnostics), strict=True)
    ]
    yield written(rows)
