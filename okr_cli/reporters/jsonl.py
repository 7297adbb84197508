"""``jsonl``: one JSON object a finding, each as in ``json``, for tools that read line by line."""

from collections.abc import Iterator

from okr_cli.diagnostics import Report
from okr_cli.reporters.json import diagnostic, written
from okr_cli.reporters.look import PLAIN, Look


def render(report: Report, look: Look = PLAIN) -> Iterator[str]:
    """A line for each finding; nothing where there is none."""
    for one in report.diagnostics:
        yield written(diagnostic(one), indent=None)
