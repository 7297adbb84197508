"""How many findings each rule has: where to begin in a workspace with many of them."""

from collections import Counter
from collections.abc import Iterator

from okr_cli.finding import Report
from okr_cli.output.findings.text import summary
from okr_cli.safe_text import json_text


def render_statistics(report: Report, as_json: bool) -> Iterator[str]:
    """The most frequent rule first. As text with the summary below, or as one JSON array."""
    counts = Counter((finding.code, finding.rule, finding.severity) for finding in report.findings)
    rows = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if as_json:
        yield json_text(
            [
                {"code": code, "name": name, "severity": str(severity), "count": count}
                for (code, name, severity), count in rows
            ]
        )
        return
    width = len(f"{max(counts.values(), default=0):,}")
    for (code, name, severity), count in rows:
        yield f"{count:>{width},}  {code} {name} ({severity})"
    yield summary(report)
