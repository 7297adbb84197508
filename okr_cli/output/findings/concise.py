"""``concise``: one line per finding, for editors and grep."""

from collections.abc import Iterator

from okr_cli.finding import Report
from okr_cli.output.findings.text import place, summary, worst_hue
from okr_cli.output.text_style import PLAIN, SEVERITY_HUES, Look, Paint
from okr_cli.safe_text import visible


def render(report: Report, look: Look = PLAIN) -> Iterator[str]:
    """``path:line:column: severity code name: message``, then the summary."""
    paint = Paint(look.color)
    for finding in report.findings:
        label = paint(f"{finding.severity} {finding.code} {finding.rule}", fg=SEVERITY_HUES[finding.severity])
        yield f"{paint(place(finding), bold=True)}: {label}: {visible(finding.message)}"
    yield paint(summary(report), fg=worst_hue(report), bold=True)
