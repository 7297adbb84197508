"""``github``: workflow commands, which GitHub Actions shows next to the changed lines.

GitHub shows ten annotations per severity and step, so the worst come first. The log contains all of them.
"""

from collections.abc import Iterator, Sequence

from okr_cli.finding import Finding, Report, Severity
from okr_cli.output.findings.ci_services import in_checkout
from okr_cli.output.findings.text import last_line, place, summary
from okr_cli.output.text_style import PLAIN, Look
from okr_cli.safe_text import visible

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report, look: Look = PLAIN) -> Iterator[str]:
    """One workflow command per finding, then the summary."""
    for finding in report.worst_first():
        yield _command(finding, report.lines_of(finding))
    yield summary(report)


def _command(finding: Finding, lines: Sequence[str]) -> str:
    """``::error file=…,line=…::message``. GitHub rejects columns if a finding spans several lines."""
    properties: dict[str, str | int] = {
        "title": f"{finding.code} {finding.rule}",
        "file": visible(in_checkout(finding.path)),
        "line": finding.start.line,
        "endLine": last_line(finding, lines),
    }
    if finding.start.line == finding.end.line:
        properties |= {"col": finding.start.column, "endColumn": finding.end.column}
    written = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{LEVELS[finding.severity]} {written}::{_data(_message(finding))}"


def _message(finding: Finding) -> str:
    lines = [f"{place(finding)}: {visible(finding.message)}"]
    lines += [f"note: {visible(other.message)} ({place(other)})" for other in finding.related]
    if finding.help:
        lines.append(f"help: {visible(finding.help)}")
    return "\n".join(lines)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
