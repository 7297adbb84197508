"""``concise``: one line per finding, for editors and grep."""

from collections.abc import Iterator

from okr_cli.finding import Report
from okr_cli.output.findings.text import counted_rules, gravest_last, place, summary, worst_hue
from okr_cli.output.text_style import PLAIN, SEVERITY_HUES, Look, Paint
from okr_cli.safe_text import escape_workflow_commands, visible


def render(report: Report, look: Look = PLAIN) -> Iterator[str]:
    """What is only counted, ``path:line:column: severity code name: message``, the gravest last, then the summary."""
    paint = Paint(look.color)
    yield from map(escape_workflow_commands, counted_rules(report))
    for finding in gravest_last(report.findings):
        label = paint(f"{finding.severity} {finding.code} {finding.rule}", fg=SEVERITY_HUES[finding.severity])
        yield f"{paint(place(finding), bold=True)}: {label}: {visible(finding.message)}"
    yield paint(summary(report), fg=worst_hue(report), bold=True)
