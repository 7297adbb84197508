"""The number of findings per rule, which shows where to start."""

from collections import Counter
from collections.abc import Iterator

from okr_cli.finding import Report, Severity
from okr_cli.output.documents.json import json_text
from okr_cli.output.findings.text import summary
from okr_cli.output.record import Record


class RuleCount(Record):
    """A rule, and its number of findings."""

    code: str
    name: str
    severity: Severity
    count: int


def render_statistics(report: Report, as_json: bool) -> Iterator[str]:
    """The most frequent rule first, as text with the summary below or as one JSON array."""
    counter = Counter((finding.code, finding.rule, finding.severity) for finding in report.findings)
    counts = [
        RuleCount(code=code, name=name, severity=severity, count=count)
        for (code, name, severity), count in sorted(counter.items(), key=lambda item: (-item[1], item[0]))
    ]
    if as_json:
        yield json_text(counts)
        return
    width = len(f"{max(counter.values(), default=0):,}")
    for rule in counts:
        yield f"{rule.count:>{width},}  {rule.code} {rule.name} ({rule.severity})"
    yield summary(report)
