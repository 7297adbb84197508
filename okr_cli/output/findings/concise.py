"""``concise``: one line a finding, for editors and grep."""

from collections.abc import Iterator

from okr_cli.finding import Report
from okr_cli.output.ansi import SEVERITY_HUES, Paint, worst_hue
from okr_cli.output.findings.text import place, summary
from okr_cli.output.look import PLAIN, Look
from okr_cli.safe_text import visible


def render(report: Report, look: Look = PLAIN) -> Iterator[str]:
    """``path:line:column: severity code name: message``, then the summary."""
    paint = Paint(look.color)
    for one in report.findings:
        label = paint(f"{one.severity} {one.code} {one.rule}", fg=SEVERITY_HUES[one.severity])
        yield f"{paint(place(one), bold=True)}: {label}: {visible(one.message)}"
    yield paint(summary(report), fg=worst_hue(report), bold=True)
