"""``jsonl``: one JSON object per finding, each as in ``json``, for tools that read line by line."""

from collections.abc import Iterator

from okr_cli.finding import Report
from okr_cli.output.findings.json import diagnostic
from okr_cli.output.look import PLAIN, Look
from okr_cli.safe_text import json_text


def render(report: Report, look: Look = PLAIN) -> Iterator[str]:
    """A line for each finding; nothing if there is none."""
    for finding in report.findings:
        yield json_text(diagnostic(finding), indent=None)
