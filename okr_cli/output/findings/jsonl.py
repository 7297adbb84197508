"""``jsonl``: one JSON object per finding, each as in ``json``, for tools that read line by line."""

from collections.abc import Iterator

from okr_cli.finding import Report
from okr_cli.output.documents.json import json_line
from okr_cli.output.findings.json import diagnostic_record
from okr_cli.output.text_style import PLAIN, Look


def render(report: Report, look: Look = PLAIN) -> Iterator[str]:
    """One line for each finding."""
    return map(json_line, map(diagnostic_record, report.findings))
