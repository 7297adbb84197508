"""``jsonl``: one JSON object a finding, each as in ``json``, for tools that read line by line."""

import json
from collections.abc import Iterator

from okr_cli.diagnostics import Report
from okr_cli.reporters.json import diagnostic
from okr_cli.reporters.look import PLAIN, Look
from okr_cli.reporters.text import LOG_COMMAND


def render(report: Report, look: Look = PLAIN) -> Iterator[str]:
    """A line for each finding; nothing where there is none."""
    for one in report.diagnostics:
        yield LOG_COMMAND.sub(r"\1\\u005b", json.dumps(diagnostic(one), ensure_ascii=True))
